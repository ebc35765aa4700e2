package snapshot

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/skillgraph/skillgraph/graph"
)

// Memory is a graph.Store without a file behind it: for tests, and for asking the built-in taxonomy
// from the shell without leaving anything on disk.
type Memory struct {
	Reader
	writing sync.Mutex
}

// Commit puts the next state in place.
func (m *Memory) Commit(ctx context.Context, c graph.Commit) (graph.Revision, error) {
	m.writing.Lock()
	defer m.writing.Unlock()
	ds, rev, err := m.Dataset(ctx)
	if err != nil {
		return 0, err
	}
	if rev != c.Expect {
		return 0, fmt.Errorf("commit for revision %d: the store is at %d: %w", c.Expect, rev, graph.ErrConflict)
	}
	next := ds.With(c.Put, c.Delete)
	m.Swap(NewState(rev+1, c.At, next, c.Derived))
	return rev + 1, nil
}

// Close does nothing.
func (m *Memory) Close() error { return nil }

// Taxonomy answers questions about a prepared taxonomy from memory.
func Taxonomy(ctx context.Context, p *graph.Prepared, at time.Time) (*graph.Taxonomy, error) {
	t, err := graph.Open(ctx, &Memory{})
	if err != nil {
		return nil, err
	}
	if _, err := t.LoadPrepared(ctx, p, at); err != nil {
		return nil, err
	}
	return t, nil
}
