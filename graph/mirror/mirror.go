// Package mirror keeps a snapshot of a taxonomy that others write to as well. It notices every commit,
// also one made with another program, takes over an edit from outside when it is valid, and goes on
// serving the last good state when it is not.
package mirror

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/snapshot"
)

// Source is a store whose commits can be noticed.
type Source interface {
	graph.Store
	// Mark is a text that changes with every commit, whoever made it, and with nothing else. It is
	// cheap.
	Mark(ctx context.Context) (string, error)
	// Digest is what the last commit gave as that of all records; empty where it gave none.
	Digest(ctx context.Context) (string, error)
}

// Store serves reads from a snapshot of a Source and passes writes on to it.
type Store struct {
	snapshot.Reader
	source  Source
	seen    string // the mark that was looked at last
	invalid error  // why what was there then was refused; nil where it was taken
	status  atomic.Pointer[Status]
	looking sync.Mutex // one look at a time
}

// Status is what a mirror knows of its source.
type Status struct {
	Revision graph.Revision // of the snapshot
	Checked  time.Time      // when the source was last seen to be as the snapshot is
	// Err says why the snapshot may be behind: the source is away, or holds an invalid taxonomy. It
	// wraps graph.ErrUnavailable or graph.ErrInvalid; nil while all is well.
	Err error
}

// Open takes the first snapshot. A source that holds nothing yet is no error.
func Open(ctx context.Context, source Source) (*Store, error) {
	s := &Store{source: source}
	s.status.Store(&Status{})
	for attempt := 1; ; attempt++ {
		err := s.Look(ctx)
		if err == nil {
			return s, nil
		}
		if attempt == openAttempts || !errors.Is(err, graph.ErrConflict) {
			return nil, fmt.Errorf("open mirror: %w", err)
		}
	}
}

// openAttempts is how often a source is looked at while others write to it.
const openAttempts = 10

// Status is the present one.
func (s *Store) Status() Status { return *s.status.Load() }

// Run looks at the source again and again until ctx ends, and tells changed of every new state and
// every failure; changed may be nil. A failed look is followed by another.
func (s *Store) Run(ctx context.Context, every time.Duration, changed func(Status)) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		before := s.Status()
		err := s.Look(ctx)
		after := s.Status()
		failed := err != nil && (before.Err == nil || before.Err.Error() != err.Error())
		if changed != nil && ctx.Err() == nil && (failed || after.Revision != before.Revision || before.Err != nil && err == nil) {
			changed(after)
		}
	}
}

// Look brings the snapshot up to date with the source. On an error the last good state stays.
func (s *Store) Look(ctx context.Context) error {
	s.looking.Lock()
	defer s.looking.Unlock()
	err := s.look(ctx)
	status := Status{Checked: time.Now(), Err: err}
	if err != nil {
		status.Checked = s.Status().Checked
	}
	status.Revision, _ = s.Reader.Revision(ctx) // reading from memory does not fail
	s.status.Store(&status)
	return err
}

func (s *Store) look(ctx context.Context) error {
	mark, err := s.source.Mark(ctx)
	if err != nil {
		return fmt.Errorf("look for commits: %w", err)
	}
	if mark == s.seen {
		return s.invalid // until somebody edits it again
	}
	rev, err := s.source.Revision(ctx)
	if err != nil {
		return fmt.Errorf("look for commits: %w", err)
	}
	var refused error
	if rev > 0 {
		refused = s.take(ctx)
	}
	if errors.Is(refused, graph.ErrInvalid) {
		// Half of an edit that was made while it was read is no verdict.
		if after, err := s.source.Mark(ctx); err != nil || after != mark {
			return cmp.Or(err, fmt.Errorf("look for commits: somebody writes to the source: %w", graph.ErrConflict))
		}
	}
	if refused == nil || errors.Is(refused, graph.ErrInvalid) {
		s.seen, s.invalid = mark, refused
	}
	return refused
}

// take reads the whole source and puts it in place of the snapshot. The revision tells an edit from
// outside from a commit of ours: the former does not move it.
func (s *Store) take(ctx context.Context) error {
	ds, rev, err := s.source.Dataset(ctx)
	if err != nil {
		return fmt.Errorf("read the taxonomy anew: %w", err)
	}
	var old *graph.Dataset // what an edit from outside has changed, nil where it is another revision
	current, oldRev, err := s.Dataset(ctx)
	if err != nil {
		return err
	}
	if oldRev == rev {
		old = current
		if reflect.DeepEqual(old, ds) {
			return nil // indexes, other labels: nothing of ours
		}
	}
	if err := graph.Check(ds); err != nil {
		return fmt.Errorf("the taxonomy at revision %d was edited into an invalid state, the last good one is served: %w", rev, err)
	}
	derived := graph.Derive(ds.With(graph.Dataset{}, nil))
	at := time.Now().UTC()
	if old == nil {
		if old, at, err = s.complete(ctx, ds, &derived, rev); err != nil {
			return err
		}
	}
	if old != nil {
		if rev, err = s.adopt(ctx, old, ds, derived, rev, at); err != nil {
			return err
		}
	}
	s.Swap(snapshot.NewState(rev, at, ds, derived))
	return nil
}

// complete looks whether a revision that was not seen before has the records that its writer left and
// all their derived edges, and when it was published. Where it has not, as after an edit that nobody
// saw or a script that puts in records alone, the records are given back to be adopted as they are.
func (s *Store) complete(
	ctx context.Context, ds *graph.Dataset, d *graph.Derived, rev graph.Revision,
) (adopt *graph.Dataset, at time.Time, err error) {
	digest, err := s.source.Digest(ctx)
	if err != nil {
		return nil, at, fmt.Errorf("read the taxonomy anew: %w", err)
	}
	catalog, err := s.source.Catalog(ctx)
	if err != nil {
		return nil, at, fmt.Errorf("read the taxonomy anew: %w", err)
	}
	if catalog.Revision != rev {
		return nil, at, fmt.Errorf("read the taxonomy anew: it moved on to revision %d: %w", catalog.Revision, graph.ErrConflict)
	}
	if catalog.Counts.Transfers != len(d.Transfers) || catalog.Counts.Related != len(d.Related) ||
		digest != "" && digest != ds.Digest() {
		return ds, time.Now().UTC(), nil
	}
	return nil, catalog.PublishedAt, nil
}

// adopt makes an edit from outside part of the history: it moves the revision and writes the change
// log and the derived edges. Of many instances that see the edit one succeeds; for the others it is a
// conflict, and they find the new revision when they look again.
func (s *Store) adopt(
	ctx context.Context, old, ds *graph.Dataset, derived graph.Derived, rev graph.Revision, at time.Time,
) (graph.Revision, error) {
	put, gone := graph.Difference(old, ds)
	next, err := s.source.Commit(ctx, graph.Commit{
		Expect: rev, Cause: graph.CauseExternal, Put: put, Delete: gone, Derived: derived,
		Digest: ds.Digest, At: at,
	})
	if err != nil {
		return 0, fmt.Errorf("take over an edit from outside: %w", err)
	}
	return next, nil
}

// Commit writes to the source and then looks at it.
func (s *Store) Commit(ctx context.Context, c graph.Commit) (graph.Revision, error) {
	rev, err := s.source.Commit(ctx, c)
	if err != nil {
		return 0, err
	}
	// What was written is written: a look that fails is repeated by Run.
	_ = s.Look(ctx)
	return rev, nil
}

// Close closes the source.
func (s *Store) Close() error { return s.source.Close() }
