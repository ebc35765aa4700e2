package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/quality"
	"github.com/skillgraph/skillgraph/seed"
)

func (a *app) evaluateCommand() *cobra.Command {
	var o evaluateOptions
	cmd := &cobra.Command{
		Use:   "evaluate",
		Short: "Measure how good the taxonomy and its methods are",
		Long: "Measures how names resolve, what is found in texts and whether what is called adjacent is so in the\n" +
			"world, on committed sets and, where SKILLGRAPH_DATA names their folder, on data sets of others. Each\n" +
			"figure stands with its 95 % interval and the number of cases. docs/quality.md says how it is measured.",
		Example: "  skillgraph evaluate\n  SKILLGRAPH_DATA=data skillgraph evaluate --write seed/quality.json",
		Args:    exactly(0),
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.evaluate(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.file, "write", "", "also write the figures to this `file`, as the program carries them")
	cmd.Flags().StringVar(&o.only, "only", "", "measure only what has this `word` in its name, such as names")
	cmd.Flags().StringVar(&o.misses, "misses", "", "also list what came out wrong in this `half`: dev or test")
	storeFlags(cmd)
	complete(cmd, "only", oneOf(quality.Parts()...))
	complete(cmd, "misses", oneOf("dev", "test"))
	return cmd
}

type evaluateOptions struct{ file, only, misses string }

func (a *app) evaluate(ctx context.Context, o evaluateOptions) (err error) {
	if err := o.check(); err != nil {
		return err
	}
	taxonomy, err := a.openForAsking(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, taxonomy.Close()) }()
	figures, err := quality.Evaluate(ctx, taxonomy, quality.Options{
		Data: folder("SKILLGRAPH_DATA"), Articles: folder("SKILLGRAPH_SEEDS"), Only: o.only,
		Tell: func(what string) { fmt.Fprintln(a.err, what) },
		Miss: func(part, miss string) {
			if part == o.misses {
				fmt.Fprintln(a.out, miss)
			}
		},
	})
	if err != nil {
		return err
	}
	if err := a.printFigures(figures); err != nil || o.file == "" {
		return err
	}
	out, err := seed.WriteQuality(figures)
	if err != nil {
		return err
	}
	if err := os.WriteFile(o.file, out, 0o644); err != nil {
		return fmt.Errorf("write the figures: %w: %w", err, graph.ErrUnavailable)
	}
	return nil
}

// check refuses words that measure or list nothing.
func (o evaluateOptions) check() error {
	if o.misses != "" && o.misses != "dev" && o.misses != "test" {
		return usageError{fmt.Errorf("--misses %q is no half of a set: expected dev or test", o.misses)}
	}
	parts := quality.Parts()
	if !slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(p, o.only) }) {
		return usageError{fmt.Errorf("--only %q measures nothing: expected a word of one of these: %s", o.only, strings.Join(parts, ", "))}
	}
	return nil
}

func (a *app) printFigures(figures []graph.QualityFigure) error {
	t := a.table()
	fmt.Fprint(t, "SET\tMETHOD\tMEASURE\tVALUE\t95 %\tCASES\n")
	for _, f := range figures {
		fmt.Fprintf(t, "%s\t%s\t%s\t%.4f\t%.4f–%.4f\t%d\n",
			f.Set, f.Method, f.Measure, f.Value.Float(), f.Low.Float(), f.High.Float(), f.Count)
	}
	return t.Flush()
}
