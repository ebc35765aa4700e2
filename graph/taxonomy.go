package graph

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"
)

// Taxonomy answers questions about one taxonomy. It is concrete and holds all meaning: it checks
// arguments, sets defaults, reads a View of what a question needs from its Store, once, and ranks
// with pure functions. It is safe for concurrent use.
type Taxonomy struct {
	store Store
	names *atomic.Pointer[Names] // of the newest revision seen; shared by all pins
	// pinned is the one state that all questions see, nil where each sees the current one.
	pinned *Names
}

// Open makes a Taxonomy over a store and reads its names. A store that holds nothing yet is no
// error: Load puts a taxonomy in.
func Open(ctx context.Context, store Store) (*Taxonomy, error) {
	t := &Taxonomy{store: store, names: &atomic.Pointer[Names]{}}
	rev, err := store.Revision(ctx)
	if err != nil {
		return nil, fmt.Errorf("open taxonomy: %w", err)
	}
	if rev == 0 {
		t.names.Store(newNames(&Catalog{}))
		return t, nil
	}
	if _, err := t.refresh(ctx); err != nil {
		return nil, fmt.Errorf("open taxonomy: %w", err)
	}
	return t, nil
}

// Pin gives a Taxonomy whose answers are all of one state, where the store can hold one still; for
// other stores it is t itself. A request pins once and asks all its questions of the pin.
func (t *Taxonomy) Pin(ctx context.Context) (*Taxonomy, error) {
	p, ok := t.store.(Pinner)
	if !ok || t.pinned != nil {
		return t, nil
	}
	pin := &Taxonomy{store: p.Pin(), names: t.names}
	names, err := pin.current(ctx)
	if err != nil {
		return nil, err
	}
	pin.pinned = names
	return pin, nil
}

// current gives the names of the store's present revision.
func (t *Taxonomy) current(ctx context.Context) (*Names, error) {
	if t.pinned != nil {
		return t.pinned, nil
	}
	rev, err := t.store.Revision(ctx)
	if err != nil {
		return nil, err
	}
	if names := t.names.Load(); names.catalog.Revision == rev {
		return names, nil
	}
	return t.refresh(ctx)
}

// refresh reads the catalog anew and indexes its names.
func (t *Taxonomy) refresh(ctx context.Context) (*Names, error) {
	catalog, err := t.store.Catalog(ctx)
	if err != nil {
		return nil, err
	}
	names := newNames(catalog)
	if known := t.names.Load(); known == nil || known.catalog.Revision <= catalog.Revision {
		t.names.Store(names)
	}
	return names, nil
}

// maxAttempts is how often a question is asked anew when the store moved on between the look-up of
// its names and its read.
const maxAttempts = 3

// read resolves what a question names and then reads what it needs, both of one revision. need is
// called anew when the store moved on in between.
func (t *Taxonomy) read(ctx context.Context, need func(*Names) (Need, error)) (*Names, *View, error) {
	for attempt := 1; ; attempt++ {
		names, err := t.current(ctx)
		if err != nil {
			return nil, nil, err
		}
		n, err := need(names)
		if err != nil {
			return nil, nil, err
		}
		v, err := t.store.Read(ctx, n)
		if err != nil {
			return nil, nil, err
		}
		if v.Revision == names.catalog.Revision || attempt == maxAttempts {
			return names, v, nil
		}
	}
}

// Catalog gives the names, headers and sources of the state that questions see.
func (t *Taxonomy) Catalog(ctx context.Context) (*Catalog, error) {
	names, err := t.current(ctx)
	if err != nil {
		return nil, err
	}
	return names.catalog, nil
}

// Dataset gives all records in canonical order, for export. They are shared: read only.
func (t *Taxonomy) Dataset(ctx context.Context) (*Dataset, error) {
	ds, _, err := t.store.Dataset(ctx)
	if err != nil {
		return nil, fmt.Errorf("dataset: %w", err)
	}
	return ds, nil
}

// Load replaces the whole taxonomy by the data set given, in one commit. ErrInvalid: the data set
// has faults; ErrConflict: somebody else wrote at the same time.
func (t *Taxonomy) Load(ctx context.Context, ds *Dataset, at time.Time) (Revision, error) {
	if err := Check(ds); err != nil {
		return 0, fmt.Errorf("load taxonomy: %w", err)
	}
	old, rev, err := t.store.Dataset(ctx)
	if err != nil {
		return 0, fmt.Errorf("load taxonomy: %w", err)
	}
	ds.Sort()
	next, err := t.store.Commit(ctx, Commit{
		Expect: rev, Cause: CauseLoad, Put: *ds, Delete: missing(old.Keys(), ds.Keys()),
		Derived: Derive(ds.With(Dataset{}, nil)), At: at,
	})
	if err != nil {
		return 0, fmt.Errorf("load taxonomy: %w", err)
	}
	if _, err := t.refresh(ctx); err != nil {
		return 0, fmt.Errorf("load taxonomy: %w", err)
	}
	return next, nil
}

// missing lists the keys of old that are not in next.
func missing(old, next []Key) []Key {
	kept := make(map[Key]bool, len(next))
	for _, k := range next {
		kept[k] = true
	}
	var gone []Key
	for _, k := range old {
		if !kept[k] {
			gone = append(gone, k)
		}
	}
	return gone
}

// Close closes the store.
func (t *Taxonomy) Close() error { return t.store.Close() }
