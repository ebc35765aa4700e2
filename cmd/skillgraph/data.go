package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/neo4jstore"
	"github.com/skillgraph/skillgraph/seed"
)

func (a *app) loadCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "load [DIR]",
		Short: "Put a taxonomy into the store, in place of what is there",
		Long: "Reads the taxonomy files below DIR, or without DIR takes the built-in taxonomy, and makes it the\n" +
			"content of the store in one step: what is not in it is removed. Faults are reported with file and\n" +
			"line, and then nothing is changed.",
		Example: "  skillgraph load\n  skillgraph load my-taxonomy --store neo4j --neo4j-password-file password.txt",
		Args:    atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.load(cmd.Context(), args)
		},
	}
	storeFlags(cmd)
	return cmd
}

func (a *app) load(ctx context.Context, args []string) (err error) {
	ds, err := a.datasetOf(args)
	if err != nil {
		return err
	}
	var s *service
	if a.settings.GetString("store") == storeNeo4j {
		s, err = a.openNeo4j(ctx)
	} else {
		s, err = openEmbedded(ctx, a.settings.GetString("data"))
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	old, _, err := s.store.Dataset(ctx)
	if err != nil {
		return err
	}
	ds.Sort()
	put, gone := graph.Difference(old, ds)
	changed := len(put.Keys())
	if changed+len(gone) == 0 {
		fmt.Fprintf(a.out, "%s holds this taxonomy already\n", a.where())
		return nil
	}
	rev, err := s.Load(ctx, ds, time.Now().UTC())
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s is at revision %d: %d records put or changed, %d removed\n", a.where(), rev, changed, len(gone))
	return nil
}

// datasetOf reads the taxonomy below a folder, or the built-in one.
func (a *app) datasetOf(args []string) (*graph.Dataset, error) {
	if len(args) == 0 {
		ds, err := seed.Curated()
		if err != nil {
			return nil, fmt.Errorf("read the built-in taxonomy: %w", err)
		}
		return ds, nil
	}
	files, err := readFiles(args[0])
	if err != nil {
		return nil, err
	}
	r := newReport(files)
	a.report(r)
	if r.Errors > 0 {
		return nil, errNo
	}
	return files.Dataset, nil
}

func (a *app) exportCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "export [FILE]",
		Short: "Write the taxonomy to a file or to standard output",
		Long: "Writes what the store holds, or without a store the built-in taxonomy. json is the form that the\n" +
			"program carries, a record a line; cypher is a script that puts the taxonomy into an empty Neo4j.",
		Example: "  skillgraph export --format json taxonomy.json\n" +
			"  skillgraph export --format cypher | cypher-shell -u neo4j",
		Args: atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.export(cmd.Context(), format, args)
		},
	}
	cmd.Flags().StringVar(&format, "format", "json", "the `form` of the output: json or cypher")
	complete(cmd, "format", oneOf("json", "cypher"))
	storeFlags(cmd)
	return cmd
}

func (a *app) export(ctx context.Context, format string, args []string) (err error) {
	if format != "json" && format != "cypher" {
		return usageError{fmt.Errorf("--format %q is unknown: expected json or cypher", format)}
	}
	taxonomy, err := a.openForAsking(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, taxonomy.Close()) }()
	ds, err := taxonomy.Dataset(ctx)
	if err != nil {
		return err
	}
	out := a.out
	if len(args) == 1 {
		file, err := os.Create(args[0])
		if err != nil {
			return fmt.Errorf("export: %w: %w", err, graph.ErrUnavailable)
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		out = file
	}
	return write(ctx, out, format, ds)
}

func write(ctx context.Context, out io.Writer, format string, ds *graph.Dataset) error {
	if format == "cypher" {
		return neo4jstore.Export(ctx, out, ds, time.Now().UTC())
	}
	data, err := seed.JSON(ds)
	if err != nil {
		return err
	}
	if _, err := out.Write(data); err != nil {
		return fmt.Errorf("export: %w: %w", err, graph.ErrUnavailable)
	}
	return nil
}
