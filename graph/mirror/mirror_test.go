package mirror_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/mirror"
	"github.com/skillgraph/skillgraph/graph/snapshot"
)

// shared is a source in memory that can also be edited behind everybody's back, and be away.
type shared struct {
	snapshot.Memory
	mark   atomic.Int64
	digest atomic.Pointer[string]
	away   atomic.Bool
}

func (s *shared) Mark(context.Context) (string, error) {
	if s.away.Load() {
		return "", fmt.Errorf("mark: %w", graph.ErrUnavailable)
	}
	return fmt.Sprint(s.mark.Load()), nil
}

func (s *shared) Commit(ctx context.Context, c graph.Commit) (graph.Revision, error) {
	rev, err := s.Memory.Commit(ctx, c)
	if err == nil {
		digest := ""
		if c.Digest != nil {
			digest = c.Digest()
		}
		s.digest.Store(&digest)
		s.mark.Add(1)
	}
	return rev, err
}

func (s *shared) Digest(context.Context) (string, error) {
	if d := s.digest.Load(); d != nil {
		return *d, nil
	}
	return "", nil
}

// edit changes the records without moving the revision, as another program does.
func (s *shared) edit(t *testing.T, change func(*graph.Dataset)) {
	t.Helper()
	ds, rev, err := s.Dataset(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	next := ds.With(graph.Dataset{}, nil)
	change(next)
	s.Swap(snapshot.NewState(rev, time.Unix(9, 0), next, graph.Derived{}))
	s.mark.Add(1)
}

const world = "skill go language\nskill gin framework\nedge gin BUILT_WITH go level=3\nrole dev\nneed dev language REQUIRED 1 1 go:3"

func opened(t *testing.T, source *shared) (*mirror.Store, *graph.Taxonomy) {
	t.Helper()
	m, err := mirror.Open(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	taxonomy, err := graph.Open(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	return m, taxonomy
}

func loaded(t *testing.T) *shared {
	t.Helper()
	source := &shared{}
	ds, err := graphtest.ParseWorld(world)
	if err != nil {
		t.Fatal(err)
	}
	graphtest.Opened(t, source, ds)
	return source
}

func TestContract(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store {
		m, _ := opened(t, &shared{})
		return m
	})
}

// TestCommitElsewhere: what another instance writes is served after a look.
func TestCommitElsewhere(t *testing.T) {
	source := loaded(t)
	m, taxonomy := opened(t, source)
	_, other := opened(t, source)
	ds, err := graphtest.ParseWorld(strings.Replace(world, "gin BUILT_WITH go level=3", "gin BUILT_WITH go level=2", 1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Load(t.Context(), ds, time.Unix(2, 0)); err != nil {
		t.Fatal(err)
	}
	if err := m.Look(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := graphtest.Ask(t.Context(), taxonomy, "gap dev gin:5"); !strings.HasPrefix(got, "readiness 0.8") {
		t.Errorf("after another's commit: %s", got)
	}
}

// TestEditOutside: an edit moves the revision exactly once, whichever of many instances sees it
// first, with its derived edges, and all serve it.
func TestEditOutside(t *testing.T) {
	source := loaded(t)
	var mirrors []*mirror.Store
	for range 5 {
		m, _ := opened(t, source)
		mirrors = append(mirrors, m)
	}
	source.edit(t, func(ds *graph.Dataset) { ds.Relations[0].Level = 2 })
	var group sync.WaitGroup
	for _, m := range mirrors {
		group.Go(func() {
			for range 10 {
				if err := m.Look(t.Context()); err != nil && !errors.Is(err, graph.ErrConflict) {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if rev, _ := source.Revision(t.Context()); rev != 2 {
		t.Errorf("the revision is %d after one edit, want 2", rev)
	}
	for _, m := range mirrors {
		if s := m.Status(); s.Revision != 2 || s.Err != nil {
			t.Errorf("a mirror is at %d: %v", s.Revision, s.Err)
		}
		v, err := m.Read(t.Context(), graph.Need{})
		if err != nil || v.Relation(graph.BuiltWith, "skill:gin", "skill:go").Level != 2 {
			t.Errorf("a mirror does not serve the edit: %v", err)
		}
	}
}

// TestEditUnseen: an edit that was made while nobody looked moves the revision as well, once.
func TestEditUnseen(t *testing.T) {
	source := loaded(t)
	source.edit(t, func(ds *graph.Dataset) { ds.Skills[0].Description = "unseen" })
	for range 3 {
		m, _ := opened(t, source)
		if s := m.Status(); s.Revision != 2 || s.Err != nil {
			t.Errorf("a mirror is at %d: %v", s.Revision, s.Err)
		}
	}
}

// TestInvalidEdit: the last good state is served, with the reason, until the edit is mended.
func TestInvalidEdit(t *testing.T) {
	source := loaded(t)
	m, taxonomy := opened(t, source)
	before := graphtest.Ask(t.Context(), taxonomy, "gap dev gin:5")
	source.edit(t, func(ds *graph.Dataset) { ds.Skills[0].Name = "" })
	for range 3 {
		if err := m.Look(t.Context()); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "name") && !strings.Contains(err.Error(), "empty") {
			t.Errorf("an invalid edit: %v", err)
		}
	}
	if got := graphtest.Ask(t.Context(), taxonomy, "gap dev gin:5"); got != before {
		t.Errorf("the answer changed: %s", got)
	}
	source.edit(t, func(ds *graph.Dataset) { ds.Skills[0].Name = "Gin" })
	if err := m.Look(t.Context()); err != nil || m.Status().Err != nil {
		t.Errorf("after the edit was mended: %v", err)
	}
}

// TestAway: a source that is away is told, and the service goes on and comes back by itself.
func TestAway(t *testing.T) {
	source := loaded(t)
	m, taxonomy := opened(t, source)
	told := make(chan mirror.Status, 100)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go m.Run(ctx, time.Millisecond, func(s mirror.Status) { told <- s })
	source.away.Store(true)
	if s := <-told; !errors.Is(s.Err, graph.ErrUnavailable) {
		t.Errorf("told %v", s.Err)
	}
	if got := graphtest.Ask(t.Context(), taxonomy, "gap dev gin:5"); !strings.HasPrefix(got, "readiness 1") {
		t.Errorf("while the source is away: %s", got)
	}
	source.away.Store(false)
	if s := <-told; s.Err != nil {
		t.Errorf("told %v", s.Err)
	}
}
