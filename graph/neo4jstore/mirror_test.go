package neo4jstore_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/mirror"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

const (
	instances    = 6
	outsideEdits = 5
)

// TestManyInstances: an edit from outside moves the revision exactly once, whichever of many instances
// sees it first, is logged as EXTERNAL with its keys, and all instances serve it.
func TestManyInstances(t *testing.T) {
	server := neo4jtest.Shared(t)
	driver, store := server.Driver(t), open(t, server)
	world, err := graphtest.ParseWorld(edited)
	if err != nil {
		t.Fatal(err)
	}
	graphtest.Opened(t, store, world)
	mirrors := make([]*mirror.Store, instances)
	ctx, stop := context.WithCancel(t.Context())
	var group sync.WaitGroup
	defer func() { stop(); group.Wait() }()
	for i := range mirrors {
		if mirrors[i], err = mirror.Open(t.Context(), open(t, server)); err != nil {
			t.Fatal(err)
		}
		group.Go(func() { mirrors[i].Run(ctx, 20*time.Millisecond, nil) })
	}
	for n := range outsideEdits {
		value(t, driver, fmt.Sprintf("MATCH (s:Skill {id: 'skill:go'}) SET s.note = 'edit %d'", n+1))
		follow(t, mirrors, graph.Revision(n+2))
	}
	log := value(t, driver, `MATCH (c:Change) WITH c ORDER BY c.revision
		RETURN reduce(all = '', x IN collect(c.cause + ' ' + size(c.put) + ' ' + c.put[-1]) | all + x + '\n')`)
	want := "LOAD 9 BUILT_WITH skill:gin skill:go\n" + strings.Repeat("EXTERNAL 1 skill:go\n", outsideEdits)
	if log != want {
		t.Errorf("the change log says\n%v\nwant\n%s", log, want)
	}
	if rev, err := store.Revision(t.Context()); rev != outsideEdits+1 || err != nil {
		t.Errorf("revision %d after %d edits (%v)", rev, outsideEdits, err)
	}
}

// follow waits until all mirrors serve a revision.
func follow(t *testing.T, mirrors []*mirror.Store, want graph.Revision) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for i, m := range mirrors {
		for {
			s := m.Status()
			if s.Revision == want && s.Err == nil {
				break
			}
			if s.Revision > want || time.Now().After(deadline) {
				t.Fatalf("mirror %d is at revision %d, want %d: %v", i, s.Revision, want, s.Err)
			}
			time.Sleep(5 * time.Millisecond)
		}
		v, err := m.Read(t.Context(), graph.Need{})
		if err != nil || v.Skill("skill:go").Note != fmt.Sprintf("edit %d", want-1) {
			t.Errorf("mirror %d serves %q (%v)", i, v.Skill("skill:go").Note, err)
		}
	}
}

// TestTakingOverKeepsLaterEdits: what somebody wrote between the reading of an edit and its
// adoption is there afterwards, and is adopted next.
func TestTakingOverKeepsLaterEdits(t *testing.T) {
	server := neo4jtest.Shared(t)
	driver, store := server.Driver(t), open(t, server)
	world, err := graphtest.ParseWorld(edited)
	if err != nil {
		t.Fatal(err)
	}
	graphtest.Opened(t, store, world)
	note := func(text string) { value(t, driver, "MATCH (s:Skill {id: 'skill:go'}) SET s.note = '"+text+"'") }
	source := &interrupted{Store: store, mark: store.Mark, digest: store.Digest}
	m, err := mirror.Open(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	note("first")
	source.beforeCommit = func() { note("second") }
	for m.Look(t.Context()) != nil || m.Status().Revision < 3 {
		source.beforeCommit = nil
		if t.Context().Err() != nil {
			t.Fatal(m.Status())
		}
	}
	v, err := m.Read(t.Context(), graph.Need{})
	kept := value(t, driver, "MATCH (s:Skill {id: 'skill:go'}) RETURN s.note")
	if err != nil || v.Skill("skill:go").Note != "second" || kept != "second" {
		t.Errorf("served %q, kept %q (%v)", v.Skill("skill:go").Note, kept, err)
	}
}

// interrupted is a source to which somebody else writes just before a commit.
type interrupted struct {
	graph.Store
	mark, digest func(context.Context) (string, error)
	beforeCommit func()
}

func (i *interrupted) Mark(ctx context.Context) (string, error)   { return i.mark(ctx) }
func (i *interrupted) Digest(ctx context.Context) (string, error) { return i.digest(ctx) }

func (i *interrupted) Commit(ctx context.Context, c graph.Commit) (graph.Revision, error) {
	if i.beforeCommit != nil {
		i.beforeCommit()
	}
	return i.Store.Commit(ctx, c)
}

// TestInvalidWhileRunning: an edit that makes the graph invalid in several ways is refused with all of
// them; the last good state is served and nothing is written until it is mended.
func TestInvalidWhileRunning(t *testing.T) {
	server := neo4jtest.Shared(t)
	driver, store := server.Driver(t), open(t, server)
	world, err := graphtest.ParseWorld(edited)
	if err != nil {
		t.Fatal(err)
	}
	graphtest.Opened(t, store, world)
	m, err := mirror.Open(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	before := value(t, driver, `MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(n) + count(r)`)
	for _, e := range handEdits {
		value(t, driver, e.text)
	}
	err = m.Look(t.Context())
	if !errors.Is(err, graph.ErrInvalid) {
		t.Fatalf("after %d invalid edits: %v", len(handEdits), err)
	}
	found := graph.Refusals(err)
	for _, code := range []graph.FaultCode{graph.FaultValue, graph.FaultDangling, graph.FaultCycle, graph.FaultID} {
		if !strings.Contains(fmt.Sprint(found), string(code)) {
			t.Errorf("no %s among %v", code, found)
		}
	}
	if v, err := m.Read(t.Context(), graph.Need{}); err != nil || v.Skill("skill:go").Name != "Go" || v.Revision != 1 {
		t.Errorf("the last good state is not served (%v)", err)
	}
	for _, e := range handEdits {
		value(t, driver, e.undo)
	}
	if err := m.Look(t.Context()); err != nil {
		t.Errorf("after all was mended: %v", err)
	}
	if after := value(t, driver, `MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(n) + count(r)`); after != before {
		t.Errorf("%v nodes and edges became %v", before, after)
	}
}
