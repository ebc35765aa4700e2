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
		Long: "Reads every .yaml file below DIR as one taxonomy and reports all that is wrong with it at once.\n" +
			"The format is described in CONTRIBUTING-taxonomy.md. Exit code 1 says that there are errors;\n" +
			"warnings alone leave it at 0.",
		Example: "  skillgraph validate seed/taxonomy\n  skillgraph validate seed/taxonomy --stats",
		Args:    exactly(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.validate(args[0], stats) },
	}
	cmd.Flags().BoolVar(&stats, "stats", false, "also count skills, edges and evidence by sort")
	return cmd
}

func (a *app) validate(dir string, stats bool) error {
	files, err := readFiles(dir)
	if err != nil {
		return err
	}
	failures := a.report(files)
	if stats {
		if err := a.statistics(files.Dataset); err != nil {
			return err
		}
	}
	if failures > 0 {
		return errNo
	}
	return nil
}

// statistics prints what a data set holds, as tables.
func (a *app) statistics(ds *graph.Dataset) error {
	s := graph.NewStatistics(ds)
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

// report prints every fault and a summary, and gives the number of errors.
func (a *app) report(files *seed.Files) (failures int) {
	warnings := 0
	for _, f := range files.Faults() {
		fmt.Fprintln(a.out, f)
		if f.IsError() {
			failures++
		} else {
			warnings++
		}
	}
	ds := files.Dataset
	fmt.Fprintf(a.out, "%d skills, %d roles, %d requirements, %d relations: %d errors, %d warnings\n",
		len(ds.Skills), len(ds.Roles), len(ds.Requirements), len(ds.Relations), failures, warnings)
	return failures
}
