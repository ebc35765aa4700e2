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
	store  Store
	names  *atomic.Pointer[Names] // of the newest revision seen; shared by all pins
	pinned *pin                   // nil where each question is about the current state
}

// pin is the one state that all questions of a request are about.
type pin struct {
	names *Names
	still bool        // the store holds it still
	moved atomic.Bool // a question had to be answered from a later one
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

// Pin gives a Taxonomy whose answers are all of one state. Where the store cannot hold one still,
// Moved says afterwards whether they were. A request pins once and asks all its questions of the pin.
func (t *Taxonomy) Pin(ctx context.Context) (*Taxonomy, error) {
	if t.pinned != nil {
		return t, nil
	}
	pinned := &Taxonomy{store: t.store, names: t.names}
	p, still := t.store.(Pinner)
	if still {
		pinned.store = p.Pin()
	}
	names, err := pinned.newest(ctx)
	if err != nil {
		return nil, err
	}
	pinned.pinned = &pin{names: names, still: still}
	return pinned, nil
}

// Still reports whether this is a pin of a state that the store holds still: in memory, so that it
// costs nothing to ask one thing at a time.
func (t *Taxonomy) Still() bool { return t.pinned != nil && t.pinned.still }

// Revision is that of the pinned state, or of the newest one seen.
func (t *Taxonomy) Revision() Revision {
	if t.pinned != nil {
		return t.pinned.names.catalog.Revision
	}
	return t.names.Load().catalog.Revision
}

// Moved reports whether a question was answered from a later state than the pinned one.
func (t *Taxonomy) Moved() bool { return t.pinned != nil && t.pinned.moved.Load() }

// current gives the names of the pinned state, or of the store's present revision.
func (t *Taxonomy) current(ctx context.Context) (*Names, error) {
	if t.pinned != nil {
		return t.pinned.names, nil
	}
	return t.newest(ctx)
}

// newest gives the names of the store's present revision.
func (t *Taxonomy) newest(ctx context.Context) (*Names, error) {
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
	names, err := t.current(ctx)
	if err != nil {
		return nil, nil, err
	}
	for attempt := 1; ; attempt++ {
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
		if t.pinned != nil {
			t.pinned.moved.Store(true)
		}
		if names, err = t.newest(ctx); err != nil {
			return nil, nil, err
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
	p, err := Prepare(ds)
	if err != nil {
		return 0, fmt.Errorf("load taxonomy: %w", err)
	}
	return t.LoadPrepared(ctx, p, at)
}

// LoadPrepared is Load for a data set that was prepared before. It takes p over.
func (t *Taxonomy) LoadPrepared(ctx context.Context, p *Prepared, at time.Time) (Revision, error) {
	old, rev, err := t.store.Dataset(ctx)
	if err != nil {
		return 0, fmt.Errorf("load taxonomy: %w", err)
	}
	c := Commit{
		Expect: rev, Cause: CauseLoad, Put: *p.Dataset, Derived: p.Derived, Digest: p.Dataset.Digest, At: at,
	}
	if rev > 0 {
		c.Delete = missing(old.Keys(), p.Dataset.Keys())
	}
	next, err := t.store.Commit(ctx, c)
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
