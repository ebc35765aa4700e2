package neo4jstore

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

// filled opens a store with a golden world in it.
func filled(t *testing.T, server *neo4jtest.Server) *Store {
	t.Helper()
	store, err := Open(t.Context(), Config{URI: server.URI, User: server.User, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	graphtest.Opened(t, store, graphtest.Goldens(t)[0].World)
	return store
}

// TestReadsBetweenCommits: a read that commits keep overtaking is repeated and at last done under
// the lock, which it leaves as it found it.
func TestReadsBetweenCommits(t *testing.T) {
	server := neo4jtest.Shared(t)
	store := filled(t, server)
	reads := 0
	err := store.consistent(t.Context(), func(run runner) (before, after int64, err error) {
		reads++
		n, err := revision(t.Context(), run)
		return n, n + 1, err // as if a commit always came in between
	})
	if err != nil || reads != optimisticReads+1 {
		t.Errorf("%d reads (%v), want %d", reads, err, optimisticReads+1)
	}
	rows, err := store.ask(t.Context(), `MATCH (m:TaxonomyMeta) RETURN m.locked IS NULL AS free`, nil)
	if err != nil || len(rows) != 1 || rows[0]["free"] != true {
		t.Errorf("the lock was left: %v (%v)", rows, err)
	}
	failure := errors.New("of the read")
	err = store.consistent(t.Context(), func(runner) (before, after int64, err error) { return 0, 0, failure })
	if !errors.Is(err, graph.ErrUnavailable) || errors.Is(err, context.Canceled) {
		t.Errorf("a failed read: %v", err)
	}
}

// TestMark: the mark moves with every commit, also one of somebody else, and with nothing else.
func TestMark(t *testing.T) {
	server := neo4jtest.Shared(t)
	store, driver := filled(t, server), server.Driver(t)
	mark := func() string {
		t.Helper()
		m, err := store.Mark(t.Context())
		if err != nil || m == "" {
			t.Fatalf("mark %q (%v)", m, err)
		}
		return m
	}
	before := mark()
	if _, err := store.Read(t.Context(), graph.Need{AllRoles: true}); err != nil {
		t.Fatal(err)
	}
	if again := mark(); again != before {
		t.Errorf("the mark moved from %s to %s and nothing was committed", before, again)
	}
	edit := `MATCH (s:Skill {id: 'skill:python'}) SET s.note = 'edited'`
	_, err := neo4j.ExecuteQuery(t.Context(), driver, edit, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	edited := mark()
	if edited == before {
		t.Error("the mark stayed where it was after somebody's edit")
	}
	c := graph.Commit{Expect: 1, Cause: graph.CauseEdit, At: time.Unix(2, 0)}
	if _, err := store.Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if mark() == edited {
		t.Error("the mark stayed where it was after a commit")
	}
}
