package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed"
)

func (a *app) validateCommand() *cobra.Command {
	var stats bool
	cmd := &cobra.Command{
		Use:   "validate DIR",
		Short: "Check taxonomy files, and report every fault with file and line",
		Long: "Reads every .yaml file below DIR as one taxonomy and reports all that is wrong with it at once; where\n" +
			"a file cannot be read, without what may be wrong only as its entries are missing. The format is\n" +
			"described in CONTRIBUTING-taxonomy.md. Exit code 1 says that there are errors; warnings alone leave\n" +
			"it at 0.",
		Example: "  skillgraph validate seed/taxonomy\n  skillgraph validate seed/taxonomy --stats --json",
		Args:    exactly(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.validate(args[0], stats) },
	}
	cmd.Flags().BoolVar(&stats, "stats", false, "also count skills, edges and evidence by sort")
	jsonFlag(cmd)
	return cmd
}

func (a *app) validate(dir string, stats bool) error {
	files, err := readFiles(dir)
	if err != nil {
		return err
	}
	r := newReport(files)
	if stats {
		r.Statistics = graph.NewStatistics(files.Dataset)
	}
	if a.settings.GetBool("json") {
		err = a.printValue(r)
	} else {
		a.report(r)
		err = a.statistics(r.Statistics)
	}
	if err == nil && r.Errors > 0 {
		return errNo
	}
	return err
}

// report is what is wrong with taxonomy files, and how much they hold.
type report struct {
	Faults  []faultAt `json:"faults"`
	LeftOut int       `json:"leftOut"` // faults that may follow from files that cannot be read
	tally
	Errors     int               `json:"errors"`
	Warnings   int               `json:"warnings"`
	Statistics *graph.Statistics `json:"statistics,omitempty"`
}

// tally counts the records of a taxonomy.
type tally struct {
	Skills       int `json:"skills"`
	Roles        int `json:"roles"`
	Requirements int `json:"requirements"`
	Relations    int `json:"relations"`
}

// faultAt is a fault for programs; line is what people read.
type faultAt struct {
	File     string          `json:"file"`
	Line     int             `json:"line,omitempty"`
	Column   int             `json:"column,omitempty"`
	Severity graph.Severity  `json:"severity"`
	Code     graph.FaultCode `json:"code"`
	Subject  graph.Key       `json:"subject,omitempty"`
	Field    string          `json:"field,omitempty"`
	Value    string          `json:"value,omitempty"`
	Message  string          `json:"message"`

	line string
}

func newReport(files *seed.Files) *report {
	ds := files.Dataset
	r := &report{Faults: []faultAt{}}
	r.tally = tally{len(ds.Skills), len(ds.Roles), len(ds.Requirements), len(ds.Relations)}
	var faults []seed.Fault
	faults, r.LeftOut = files.Faults()
	for _, f := range faults {
		r.Faults = append(r.Faults, faultAt{
			f.File, f.Line, f.Column, f.Severity, f.Code, f.Subject, f.Field, f.Value, f.Message, f.String(),
		})
		if f.IsError() {
			r.Errors++
		}
	}
	r.Warnings = len(faults) - r.Errors
	return r
}

// report prints every fault and a summary.
func (a *app) report(r *report) {
	for i := range r.Faults {
		fmt.Fprintln(a.out, r.Faults[i].line)
	}
	if r.LeftOut > 0 {
		fmt.Fprintf(a.out, "left out: %d further faults, which may follow from what cannot be read: "+
			"mend that first\n", r.LeftOut)
	}
	fmt.Fprintf(a.out, "%d skills, %d roles, %d requirements, %d relations: %d errors, %d warnings\n",
		r.Skills, r.Roles, r.Requirements, r.Relations, r.Errors, r.Warnings)
}

// statistics prints what a data set holds, as tables; nothing where it was not counted.
func (a *app) statistics(s *graph.Statistics) error {
	if s == nil {
		return nil
	}
	t := a.table()
	for _, section := range []struct {
		title   string
		tallies []graph.Tally
	}{
		{"SKILLS BY KIND", s.Kinds},
		{fmt.Sprintf("EDGES BY TYPE (%d)", s.EdgeCount()), s.Edges},
		{"EVIDENCE BY METHOD", s.Methods},
		{"STATEMENTS BY CONFIDENCE", s.Confidence},
	} {
		fmt.Fprintf(t, "\n%s\n", section.title)
		for _, n := range section.tallies {
			if n.Count > 0 {
				fmt.Fprintf(t, "%s\t%d\n", n.Of, n.Count)
			}
		}
	}
	fmt.Fprintf(t, "\nstatements without evidence\t%d\nmedian of aliases per technology\t%d\n",
		s.WithoutEvidence, s.MedianAliases)
	return t.Flush()
}

// readFiles reads the taxonomy files below a folder.
func readFiles(dir string) (*seed.Files, error) {
	if info, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("%w: %w", err, graph.ErrUnavailable)
	} else if !info.IsDir() {
		return nil, usageError{fmt.Errorf("%s is a file: expected a folder of .yaml files", dir)}
	}
	defer loading()()
	files, err := seed.Read(os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	return files, nil
}
