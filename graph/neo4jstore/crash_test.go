package neo4jstore_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

const (
	crashBatches  = 1000            // sent while the server is killed
	crashKills    = 4               // of a process that writes
	crashPatience = 3 * time.Minute // of everything a writer does, on a slow machine
	writerEnv     = "NEO4JSTORE_TEST_WRITER"
)

// TestCrash kills the server in the middle of a thousand batches, and then processes in the middle of
// theirs: every batch that was acknowledged is there afterwards, and none is half there.
func TestCrash(t *testing.T) {
	server := neo4jtest.Start(t)
	store := open(t, server)
	graphtest.Opened(t, store, graphtest.Goldens(t)[0].World)
	t.Run("server", func(t *testing.T) { crashServer(t, server, store) })
	t.Run("process", func(t *testing.T) { crashProcesses(t, server, store) })
}

// crashServer kills the server once, at a random moment of the middle.
func crashServer(t *testing.T, server *neo4jtest.Server, store *neo4jstore.Store) {
	ctx, cancel := context.WithTimeout(t.Context(), crashPatience)
	defer cancel()
	w, err := newWriter(ctx, store, "server")
	if err != nil {
		t.Fatal(err)
	}
	failed := make(chan error, 1)
	go func() { failed <- w.write(ctx, crashBatches, nil) }()
	kill := int64(crashBatches/4 + rand.IntN(crashBatches/2))
	for w.sent.Load() < kill && ctx.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	time.Sleep(rand.N(10 * time.Millisecond)) // to strike at any step of a commit
	server.Kill(t)
	t.Logf("killed after %d of %d batches", w.sent.Load(), crashBatches)
	server.Restart(t)
	if err := <-failed; err != nil {
		t.Fatal(err)
	}
	t.Logf("%d calls failed; %d batches were in though their call failed", w.failures, w.unacknowledged)
	intact(t, server, store, w.acknowledged)
}

// writer sends batches of one source each.
type writer struct {
	store   graph.Store
	name    string
	at      graph.Revision
	derived graph.Derived
	sent    atomic.Int64
	// acknowledged are the sources whose batch was acknowledged, or found to be there afterwards.
	acknowledged             []graph.SourceID
	failures, unacknowledged int
}

func newWriter(ctx context.Context, store graph.Store, name string) (*writer, error) {
	ds, rev, err := store.Dataset(ctx)
	if err != nil {
		return nil, err
	}
	return &writer{store: store, name: name, at: rev, derived: graph.Derive(ds)}, nil
}

// write sends n batches, each until it is in, and calls done after each.
func (w *writer) write(ctx context.Context, n int, done func(graph.SourceID)) error {
	for i := range n {
		id := graph.NewSourceID(fmt.Sprintf("%s-%d", w.name, i))
		if err := w.insist(ctx, id); err != nil {
			return fmt.Errorf("batch %d: %w", i, err)
		}
		w.at++
		w.sent.Add(1)
		w.acknowledged = append(w.acknowledged, id)
		if done != nil {
			done(id)
		}
	}
	return nil
}

// insist commits a batch and, when the call fails, looks whether it was committed all the same.
func (w *writer) insist(ctx context.Context, id graph.SourceID) error {
	c := graph.Commit{
		Expect: w.at, Cause: graph.CauseEdit, At: time.Now(), Derived: w.derived,
		Put: graph.Dataset{Sources: []graph.Source{{ID: id, Title: string(id)}}},
	}
	for {
		_, err := w.store.Commit(ctx, c)
		if err == nil {
			return nil
		}
		if !errors.Is(err, graph.ErrUnavailable) && !errors.Is(err, graph.ErrConflict) {
			return err
		}
		w.failures++
		rev, err := w.revision(ctx)
		if err != nil {
			return err
		}
		switch rev {
		case w.at + 1:
			w.unacknowledged++
			return nil
		case w.at:
		default:
			return fmt.Errorf("the store is at revision %d after %d", rev, w.at)
		}
	}
}

// revision waits for a store that is away.
func (w *writer) revision(ctx context.Context) (graph.Revision, error) {
	for {
		rev, err := w.store.Revision(ctx)
		if err == nil || !errors.Is(err, graph.ErrUnavailable) {
			return rev, err
		}
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// intact looks at what crashes left: acknowledged sources are there, each change is there with all
// that it put, no record came without a change, and the taxonomy is valid.
func intact(
	t *testing.T, server *neo4jtest.Server, store *neo4jstore.Store, acknowledged []graph.SourceID,
) {
	t.Helper()
	ds, rev, err := store.Dataset(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := graph.Check(ds); err != nil {
		t.Errorf("the taxonomy is not valid: %v", err)
	}
	there := map[graph.Key]bool{}
	for _, k := range ds.Keys() {
		there[k] = true
	}
	for _, id := range acknowledged {
		if !there[graph.Key(id)] {
			t.Errorf("%s was acknowledged and is gone", id)
		}
	}
	puts := changes(t, server.Driver(t), rev)
	for key, times := range puts {
		if !there[key] || times != 1 {
			t.Errorf("%d changes put %s; there: %v", times, key, there[key])
		}
	}
	for key := range there {
		if puts[key] == 0 {
			t.Errorf("%s is there and no change put it", key)
		}
	}
	t.Logf("revision %d: %d records, %d of them acknowledged", rev, len(there), len(acknowledged))
}

// changes counts how often the change log put each record. The log has one entry for each revision.
func changes(t *testing.T, driver neo4j.DriverWithContext, rev graph.Revision) map[graph.Key]int {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), driver,
		`MATCH (c:Change) RETURN c.revision, c.put ORDER BY c.revision`, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(result.Records); n != int(rev) {
		t.Errorf("%d changes in the log of revision %d", n, rev)
	}
	puts := map[graph.Key]int{}
	for i, r := range result.Records {
		if r.Values[0] != int64(i+1) {
			t.Fatalf("change %d of the log is of revision %v", i+1, r.Values[0])
		}
		keys, _ := r.Values[1].([]any)
		for _, k := range keys {
			puts[graph.Key(k.(string))]++
		}
	}
	return puts
}

// crashProcesses kills processes that write, each at a random moment; the last one may finish.
func crashProcesses(t *testing.T, server *neo4jtest.Server, store *neo4jstore.Store) {
	var acknowledged []graph.SourceID
	for i := range crashKills + 1 {
		last := i == crashKills
		after := 100 + rand.IntN(100)
		if last {
			after = 0
		}
		ids := runWriter(t, server, fmt.Sprintf("process%d", i), after)
		if len(ids) < after || len(ids) == 0 {
			t.Fatalf("process %d acknowledged %d batches, want %d and more", i, len(ids), after)
		}
		t.Logf("process %d acknowledged %d batches; killed: %v", i, len(ids), !last)
		acknowledged = append(acknowledged, ids...)
		intact(t, server, store, acknowledged)
	}
}

// runWriter starts a process that writes, kills it some time after so many batches, with 0 never, and
// gives what it acknowledged.
func runWriter(t *testing.T, server *neo4jtest.Server, name string, after int) (ids []graph.SourceID) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), crashPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestWriterProcess$")
	cmd.Env = append(os.Environ(),
		writerEnv+"="+strings.Join([]string{name, server.URI, server.User, server.Password}, " "))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if id, ok := strings.CutPrefix(lines.Text(), "acknowledged "); ok {
			ids = append(ids, graph.SourceID(id))
		}
		if len(ids) == after && after > 0 {
			time.AfterFunc(rand.N(20*time.Millisecond), func() { _ = cmd.Process.Kill() }) // SIGKILL
			after = -1
		}
	}
	if err := lines.Err(); err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	if err := cmd.Wait(); after == 0 && err != nil {
		t.Fatal(err)
	} else if after != 0 && (err == nil || cmd.ProcessState.Exited()) {
		t.Fatalf("the process ended by itself: %v", err)
	}
	return ids
}

// TestWriterProcess is the process that runWriter kills; by itself it does nothing.
func TestWriterProcess(t *testing.T) {
	setting := strings.Fields(os.Getenv(writerEnv))
	if len(setting) != 4 {
		return
	}
	store, err := neo4jstore.Open(t.Context(),
		neo4jstore.Config{URI: setting[1], User: setting[2], Password: setting[3]})
	if err != nil {
		t.Fatal(err)
	}
	w, err := newWriter(t.Context(), store, setting[0])
	if err != nil {
		t.Fatal(err)
	}
	err = w.write(t.Context(), crashBatches/4, func(id graph.SourceID) { fmt.Println("acknowledged", id) })
	if err = errors.Join(err, store.Close()); err != nil {
		t.Fatal(err)
	}
}
