package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/embedded"
	"github.com/skillgraph/skillgraph/graph/snapshot"
	"github.com/skillgraph/skillgraph/seed"
)

// defaultData is the file of the embedded store, in the working directory.
const defaultData = "skillgraph.db"

func dataFlag(cmd *cobra.Command) {
	cmd.Flags().String("data", defaultData, "`file` of the embedded store")
}

// openForServing opens the store for reading and writing, and fills a new one.
func (a *app) openForServing(ctx context.Context) (*graph.Taxonomy, error) {
	path := a.settings.GetString("data")
	store, err := embedded.Open(path)
	if err != nil {
		return nil, err
	}
	taxonomy, err := graph.Open(ctx, store)
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	if err := a.seed(ctx, taxonomy, store, path); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return taxonomy, nil
}

// seed fills an empty store with the built-in taxonomy.
func (a *app) seed(ctx context.Context, t *graph.Taxonomy, store graph.Store, path string) error {
	rev, err := store.Revision(ctx)
	if err != nil {
		return err
	}
	if rev > 0 {
		a.log.Info("taxonomy opened", "file", path, "revision", rev)
		return nil
	}
	ds, err := seed.Curated()
	if err != nil {
		return fmt.Errorf("read the built-in taxonomy: %w", err)
	}
	if rev, err = t.Load(ctx, ds, time.Now().UTC()); err != nil {
		return err
	}
	a.log.Info("new file filled with the built-in taxonomy", "file", path, "revision", rev)
	return nil
}

// openForAsking opens what questions from the shell are asked of: the file where there is one, for
// reading only, else the built-in taxonomy in memory, with no file made.
func (a *app) openForAsking(ctx context.Context) (*graph.Taxonomy, error) {
	path := a.settings.GetString("data")
	if _, err := os.Stat(path); err == nil {
		store, err := embedded.OpenReadOnly(path)
		if err != nil {
			return nil, err
		}
		return graph.Open(ctx, store)
	} else if path != defaultData {
		return nil, fmt.Errorf("open %s: %w: %w", path, err, graph.ErrUnavailable)
	}
	return builtIn(ctx)
}

// builtIn loads the built-in taxonomy into memory.
func builtIn(ctx context.Context) (*graph.Taxonomy, error) {
	ds, err := seed.Curated()
	if err != nil {
		return nil, fmt.Errorf("read the built-in taxonomy: %w", err)
	}
	t, err := graph.Open(ctx, &snapshot.Memory{})
	if err != nil {
		return nil, err
	}
	if _, err := t.Load(ctx, ds, time.Now().UTC()); err != nil {
		return nil, err
	}
	return t, nil
}
