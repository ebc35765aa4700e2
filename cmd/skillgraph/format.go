package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed"
)

func (a *app) fmtCommand() *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use:   "fmt DIR",
		Short: "Put taxonomy files into their canonical form",
		Long: "Writes every .yaml file below DIR with its entries, keys and edges in a fixed order, so that a review\n" +
			"shows only what was changed. Prints the files that it changes. What they state stays the same.",
		Example: "  skillgraph fmt seed/taxonomy\n  skillgraph fmt --check seed/taxonomy",
		Args:    exactly(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.format(args[0], check) },
	}
	cmd.Flags().BoolVar(&check, "check", false, "change nothing; exit code 1 says that a file is not in canonical form")
	return cmd
}

func (a *app) format(dir string, check bool) error {
	changed, found := 0, false
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !seed.IsTaxonomyFile(name) {
			return err
		}
		found = true
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		formatted, err := seed.Format(name, data)
		if err != nil || string(formatted) == string(data) {
			return err
		}
		changed++
		fmt.Fprintln(a.out, name)
		if check {
			return nil
		}
		return os.WriteFile(name, formatted, 0o644)
	})
	var unreadable *fs.PathError
	if errors.As(err, &unreadable) {
		return fmt.Errorf("%w: %w", err, graph.ErrUnavailable)
	}
	if err == nil && !found {
		return fmt.Errorf("%s: there is no .yaml file: %w", dir, graph.ErrInvalid)
	}
	if err == nil && check && changed > 0 {
		return errNo
	}
	return err
}
