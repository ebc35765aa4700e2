// Package embedded keeps a taxonomy in one bbolt file: the system of record that needs no server.
// The file is read whole when it is opened and feeds a snapshot, from which all reads are answered;
// a batch of writes is one transaction.
package embedded

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"sync"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	bberrors "go.etcd.io/bbolt/errors"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/snapshot"
)

// lockPatience is how long an open waits for another process to let go of the file.
const lockPatience = 500 * time.Millisecond

// Store is a graph.Store over one file. Close it to release the file.
type Store struct {
	snapshot.Reader
	path    string
	db      *bbolt.DB
	writing sync.Mutex // one batch at a time: a batch is made for the state it read
}

// Open opens the file at path, and makes it where there is none. ErrUnavailable: another process
// has it open. ErrInvalid: it is no skillgraph file, of a newer format, or damaged.
func Open(path string) (*Store, error) { return open(path, &bbolt.Options{Timeout: lockPatience}) }

// OpenReadOnly opens an existing file for reading, beside other readers. Commit fails. ErrUnavailable:
// another process writes to it, or none has finished to fill it.
func OpenReadOnly(path string) (*Store, error) {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return nil, unfilled(path)
	}
	s, err := open(path, &bbolt.Options{Timeout: lockPatience, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	if rev, err := s.Revision(context.Background()); err != nil || rev == 0 {
		return nil, errors.Join(cmp.Or(err, unfilled(path)), s.Close())
	}
	return s, nil
}

// unfilled is a file that was made and holds nothing: the process that made it was ended before.
func unfilled(path string) error {
	return fmt.Errorf("open %s: nothing was put into it yet, as its first filling was broken off: "+
		"'skillgraph serve --data %s' or 'skillgraph load --data %s' fills it: %w",
		path, path, path, graph.ErrUnavailable)
}

func open(path string, options *bbolt.Options) (store *Store, err error) {
	// A damaged page can lead bbolt outside its mapping, which kills the process unless faults are
	// made to panic.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if recover() != nil {
			store, err = nil, fmt.Errorf("open %s: the file is damaged: restore a copy, or move the file away and start anew: %w", path, graph.ErrInvalid)
		}
	}()
	if err := checkFile(path); err != nil {
		return nil, err
	}
	db, err := bbolt.Open(path, 0o644, options)
	if err != nil {
		return nil, openError(path, err)
	}
	s := &Store{path: path, db: db}
	if err := s.load(); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, errors.Join(err, db.Close()))
	}
	return s, nil
}

// checkFile refuses what cannot be a file of ours before bbolt maps it.
func checkFile(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open %s: %w: %w", path, err, graph.ErrUnavailable)
	}
	if info.IsDir() {
		return fmt.Errorf("open %s: it is a directory, a file is expected: %w", path, graph.ErrInvalid)
	}
	return nil
}

// openError tells apart what bbolt refuses a file for.
func openError(path string, err error) error {
	switch {
	case errors.Is(err, bberrors.ErrTimeout):
		return fmt.Errorf("open %s: the file is in use by another process: ask that one (--server URL) "+
			"or choose another file (--data FILE): %w", path, graph.ErrUnavailable)
	case errors.Is(err, bberrors.ErrInvalid), errors.Is(err, bberrors.ErrVersionMismatch),
		errors.Is(err, bberrors.ErrChecksum):
		return fmt.Errorf("open %s: it is not a skillgraph file, or damaged: restore a copy, or move the file "+
			"away and start anew: %w", path, graph.ErrInvalid)
	case refused(err):
		return fmt.Errorf("open %s: %w: %w", path, err, graph.ErrUnavailable)
	}
	return fmt.Errorf("open %s: it cannot be read (%w): %w", path, err, graph.ErrInvalid)
}

// refused reports whether the system does not let a file be read or written, whatever it holds: it
// is not there, or its disk is full or for reading only.
func refused(err error) bool {
	var reason syscall.Errno
	return errors.As(err, &reason)
}

// Path is the file behind the store.
func (s *Store) Path() string { return s.path }

// Commit writes the batch in one transaction, moves the revision and appends to the change log.
func (s *Store) Commit(_ context.Context, c graph.Commit) (graph.Revision, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	ds, rev, err := s.Dataset(context.Background())
	if err != nil {
		return 0, err
	}
	if rev != c.Expect {
		return 0, fmt.Errorf("commit for revision %d: the store is at %d: %w", c.Expect, rev, graph.ErrConflict)
	}
	next := ds.With(c.Put, c.Delete)
	// The next state is made ready while the file is written, from lists of its own since it puts
	// them in order, and is put in place once the file holds it.
	var state *snapshot.State
	var ready sync.WaitGroup
	own := graph.Derived{Transfers: slices.Clone(c.Derived.Transfers), Related: slices.Clone(c.Derived.Related)}
	records := next.With(graph.Dataset{}, nil)
	ready.Go(func() { state = snapshot.NewState(rev+1, c.At, records, own) })
	v, err := pack(next, c.Derived)
	if err == nil {
		err = s.db.Update(func(tx *bbolt.Tx) error { return write(tx, rev+1, v, &c) })
	}
	ready.Wait()
	if err != nil {
		return 0, s.writeError(err)
	}
	s.Swap(state)
	return rev + 1, nil
}

func (s *Store) writeError(err error) error {
	if refused(err) || errors.Is(err, bberrors.ErrDatabaseReadOnly) ||
		errors.Is(err, bberrors.ErrDatabaseNotOpen) {
		return fmt.Errorf("commit to %s: %w: %w", s.path, err, graph.ErrUnavailable)
	}
	return fmt.Errorf("commit to %s: %w", s.path, err)
}

// Close releases the file. Reads after it still answer from the last state; writes do not.
func (s *Store) Close() error { return s.db.Close() }
