package neo4jstore_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

// TestAway: while Neo4j is away every call fails soon and says so, and when it is back the same
// store answers again, with what it committed.
func TestAway(t *testing.T) {
	server := neo4jtest.Start(t)
	store := open(t, server)
	g := graphtest.Goldens(t)[0]
	taxonomy := graphtest.Opened(t, store, g.World)
	server.Kill(t)
	for range 3 {
		unavailable(t, "a read", func() error {
			_, err := store.Read(t.Context(), graph.Need{AllRoles: true})
			return err
		})
		unavailable(t, "a commit", func() error {
			_, err := store.Commit(t.Context(), graph.Commit{Expect: 1, Cause: graph.CauseEdit, At: time.Unix(2, 0)})
			return err
		})
	}
	server.Restart(t)
	for _, q := range g.Questions {
		if got := graphtest.Ask(t.Context(), taxonomy, q.Text); got != q.Answer {
			t.Errorf("%s after the crash:\n%s", q.Text, got)
		}
	}
	graphtest.Healthy(t, store)
}

// unavailable makes a call that must fail soon for want of a server.
func unavailable(t *testing.T, what string, call func() error) {
	t.Helper()
	began := time.Now()
	if err := call(); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("%s without a server: %v, want that it is unavailable", what, err)
	}
	if took := time.Since(began); took > 4*time.Second {
		t.Errorf("%s without a server took %v to fail", what, took)
	}
}

// TestDeadline: a commit that waits for another writer's lock ends with its context and leaves
// nothing behind; what comes after it works.
func TestDeadline(t *testing.T) {
	server := neo4jtest.Shared(t)
	driver, store := server.Driver(t), open(t, server)
	graphtest.Opened(t, store, graphtest.Goldens(t)[0].World)
	session := driver.NewSession(t.Context(), neo4j.SessionConfig{})
	defer func() { _ = session.Close(t.Context()) }()
	holder, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := holder.Run(t.Context(), `MATCH (m:TaxonomyMeta) SET m.locked = true`, nil); err != nil {
		t.Fatal(err)
	}
	c := graph.Commit{
		Expect: 1, Cause: graph.CauseEdit, At: time.Unix(2, 0),
		Put: graph.Dataset{Sources: []graph.Source{{ID: "source:late", Title: "Late"}}},
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	if _, err := store.Commit(ctx, c); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a commit that waits too long: %v", err)
	}
	if rev, err := store.Revision(t.Context()); rev != 1 || err != nil {
		t.Errorf("a reader during a commit: revision %d (%v)", rev, err)
	}
	if err := holder.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	if rev, err := store.Commit(t.Context(), c); rev != 2 || err != nil {
		t.Errorf("the same commit later: revision %d (%v)", rev, err)
	}
	cancelled, stop := context.WithCancel(t.Context())
	stop()
	if _, err := store.Revision(cancelled); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled read: %v", err)
	}
}
