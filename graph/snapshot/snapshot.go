// Package snapshot serves a whole taxonomy from memory: immutable states with dense ids and sorted
// adjacency, swapped whole by an atomic pointer, so that readers never wait and every answer is of
// one state. A system of record (package embedded, or Neo4j) feeds it.
package snapshot

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/skillgraph/skillgraph/graph"
)

// State is one revision of a taxonomy, whole and immutable.
type State struct {
	dataset *graph.Dataset
	derived graph.Derived
	view    *graph.View
	catalog *graph.Catalog
}

// NewState prepares a revision for reading. It takes ds and d over: they must not change after.
func NewState(rev graph.Revision, at time.Time, ds *graph.Dataset, d graph.Derived) *State {
	s := &State{dataset: ds, derived: d, catalog: graph.NewCatalog(rev, at, ds, d)}
	s.view = graph.NewView(rev, ds, d)
	return s
}

// Reader is the reading half of a graph.Store over the current State. The zero value is empty, at
// revision 0. It is safe for concurrent use.
type Reader struct {
	current atomic.Pointer[State]
}

// Swap makes s the current state. Reads under way keep the one they began with.
func (r *Reader) Swap(s *State) { r.current.Store(s) }

// State is the current one, nil while the reader is empty.
func (r *Reader) State() *State { return r.current.Load() }

// Revision is that of the current state, 0 while the reader is empty.
func (r *Reader) Revision(context.Context) (graph.Revision, error) {
	if s := r.State(); s != nil {
		return s.view.Revision, nil
	}
	return 0, nil
}

// Catalog gives the current state's. ErrUnavailable: the reader is empty.
func (r *Reader) Catalog(context.Context) (*graph.Catalog, error) {
	s, err := r.state()
	if err != nil {
		return nil, err
	}
	return s.catalog, nil
}

// Read gives the whole current state, which holds whatever is needed. ErrUnavailable: the reader
// is empty.
func (r *Reader) Read(context.Context, graph.Need) (*graph.View, error) {
	s, err := r.state()
	if err != nil {
		return nil, err
	}
	return s.view, nil
}

// Dataset gives the current records, which must not be changed; an empty reader has none.
func (r *Reader) Dataset(context.Context) (*graph.Dataset, graph.Revision, error) {
	s := r.State()
	if s == nil {
		return &graph.Dataset{}, 0, nil
	}
	return s.dataset, s.view.Revision, nil
}

// Pin returns a store that reads the current state for ever.
func (r *Reader) Pin() graph.Store {
	p := &pinned{}
	p.current.Store(r.State())
	return p
}

func (r *Reader) state() (*State, error) {
	if s := r.State(); s != nil {
		return s, nil
	}
	return nil, fmt.Errorf("read snapshot: nothing is loaded: %w", graph.ErrUnavailable)
}

// pinned is a store that stays at one state.
type pinned struct{ Reader }

// Commit refuses: a pinned state does not change.
func (p *pinned) Commit(context.Context, graph.Commit) (graph.Revision, error) {
	return 0, fmt.Errorf("commit to a pinned state: %w", graph.ErrConflict)
}

// Close does nothing: the store that was pinned is closed by its owner.
func (p *pinned) Close() error { return nil }
