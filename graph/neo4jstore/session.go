package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph"
)

// Bounds of one call, where the context sets no earlier one.
const (
	readTimeout  = 30 * time.Second
	writeTimeout = 5 * time.Minute
	// timeMargin is how long before the context the server ends a transaction, at most.
	timeMargin = time.Second
	// retryWindow is how long after its start a failed read may still be asked again.
	retryWindow = time.Second
	firstPause  = 20 * time.Millisecond
	// optimisticReads is how often a read is repeated because a commit came in between, before it
	// locks commits out.
	optimisticReads = 3
)

// row is one row of an answer, by the names of its columns.
type row map[string]any

// runner sends a Cypher text and gives all rows of the answer.
type runner func(ctx context.Context, text string, params map[string]any) ([]row, error)

// ask is the runner for reads: one round trip, in an auto-commit transaction, and asked again where
// that may help.
func (s *Store) ask(ctx context.Context, text string, params map[string]any) (rows []row, err error) {
	err = s.again(ctx, func(ctx context.Context) error {
		rows, err = s.once(ctx, neo4j.AccessModeRead, text, params)
		return err
	})
	return rows, err
}

// again makes a call within the bounds of a read, and repeats it for a while when the server was
// only just not able to answer.
func (s *Store) again(ctx context.Context, call func(context.Context) error) error {
	if s.closed.Load() {
		return fmt.Errorf("neo4j: the store is closed: %w", graph.ErrUnavailable)
	}
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	began := time.Now()
	for pause := firstPause; ; pause *= 2 {
		err := call(ctx)
		if err == nil || !retryable(err) || time.Since(began)+pause > retryWindow {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause/2 + rand.N(pause)):
		}
	}
}

// once runs a text in a session of its own.
func (s *Store) once(
	ctx context.Context, mode neo4j.AccessMode, text string, params map[string]any,
) (rows []row, err error) {
	err = s.use(ctx, mode, func(session neo4j.SessionWithContext) error {
		result, err := session.Run(ctx, text, params, withTimeout(ctx))
		if err == nil {
			rows, err = collect(ctx, result)
		}
		return err
	})
	return rows, err
}

// use opens a session for work and closes it, whatever comes of it.
func (s *Store) use(
	ctx context.Context, mode neo4j.AccessMode, work func(neo4j.SessionWithContext) error,
) error {
	session := s.session(ctx, mode)
	return errors.Join(work(session), session.Close(context.WithoutCancel(ctx)))
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	c := neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.config.Database}
	if written := s.written.Load(); written != nil {
		c.Bookmarks = *written // another server of a cluster may be behind what this store wrote
	}
	return s.driver.NewSession(ctx, c)
}

// withTimeout has the server end a transaction some time before the context does: a context that
// ends first costs the connection.
func withTimeout(ctx context.Context) func(*neo4j.TransactionConfig) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return func(*neo4j.TransactionConfig) {}
	}
	left := time.Until(deadline)
	return neo4j.WithTxTimeout(max(time.Millisecond, left-min(left/4, timeMargin)))
}

func collect(ctx context.Context, result neo4j.ResultWithContext) ([]row, error) {
	records, err := result.Collect(ctx)
	if err != nil {
		return nil, err
	}
	rows := make([]row, len(records))
	for i, r := range records {
		rows[i] = r.AsMap()
	}
	return rows, nil
}

// single is the only row of an answer.
func single(rows []row) (row, error) {
	if len(rows) != 1 {
		return nil, fmt.Errorf("neo4j: the node TaxonomyMeta is gone: somebody emptied the database: "+
			"start anew to set it up again: %w", graph.ErrUnavailable)
	}
	return rows[0], nil
}

// consistent runs a read that takes the revision first and last, until both are the same. Where
// commits follow each other too closely for that, it locks them out for one read.
func (s *Store) consistent(ctx context.Context, read func(runner) (before, after int64, err error)) error {
	for range optimisticReads {
		before, after, err := read(s.ask)
		if err != nil || before == after {
			return storeError(ctx, err)
		}
	}
	return storeError(ctx, s.locked(ctx, func(run runner) error {
		_, _, err := read(run)
		return err
	}))
}

// locked runs a read while no commit can run, and changes nothing.
func (s *Store) locked(ctx context.Context, read func(runner) error) error {
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	return s.use(ctx, neo4j.AccessModeWrite, func(session neo4j.SessionWithContext) error {
		tx, err := session.BeginTransaction(ctx, withTimeout(ctx))
		if err != nil {
			return err
		}
		run := within(tx)
		if _, err = run(ctx, queryLock, nil); err == nil {
			err = read(run)
		}
		return errors.Join(err, tx.Rollback(context.WithoutCancel(ctx)))
	})
}

// transaction is what explicit and managed transactions have in common.
type transaction interface {
	Run(ctx context.Context, cypher string, params map[string]any) (neo4j.ResultWithContext, error)
}

// within is the runner of a transaction.
func within(tx transaction) runner {
	return func(ctx context.Context, text string, params map[string]any) ([]row, error) {
		result, err := tx.Run(ctx, text, params)
		if err != nil {
			return nil, err
		}
		return collect(ctx, result)
	}
}

// write runs work in one transaction, which is repeated as a whole when the server says that this
// may help. What was written is what later reads of this store see, on every server of a cluster.
func (s *Store) write(ctx context.Context, work func(context.Context, runner) error) error {
	if s.closed.Load() {
		return fmt.Errorf("neo4j: the store is closed: %w", graph.ErrUnavailable)
	}
	ctx, cancel := context.WithTimeout(ctx, writeTimeout)
	defer cancel()
	return storeError(ctx, s.use(ctx, neo4j.AccessModeWrite, func(session neo4j.SessionWithContext) error {
		_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
			return nil, work(ctx, within(tx))
		}, withTimeout(ctx))
		if err == nil {
			bookmarks := session.LastBookmarks()
			s.written.Store(&bookmarks)
		}
		return err
	}))
}
