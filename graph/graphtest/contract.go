package graphtest

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
)

// Run is the contract of graph.Store. open gives a new, empty store; the caller sees to its
// cleaning up.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	t.Run("empty", func(t *testing.T) { testEmpty(t, open(t)) })
	t.Run("commit", func(t *testing.T) { testCommit(t, open(t)) })
	t.Run("conflict", func(t *testing.T) { testConflict(t, open(t)) })
	t.Run("replace", func(t *testing.T) { testReplace(t, open(t)) })
	t.Run("read", func(t *testing.T) { testRead(t, open(t)) })
	t.Run("pin", func(t *testing.T) { testPin(t, open(t)) })
	t.Run("together", func(t *testing.T) { testTogether(t, open(t)) })
	for _, g := range Goldens(t) {
		t.Run("golden/"+g.Name, func(t *testing.T) { testGolden(t, open(t), g) })
	}
}

func testGolden(t *testing.T, store graph.Store, g *Golden) {
	taxonomy := Opened(t, store, g.World)
	for _, q := range g.Questions {
		if got := Ask(t.Context(), taxonomy, q.Text); got != q.Answer {
			t.Errorf("%s\n got:\n%s\nwant:\n%s", q.Text, got, q.Answer)
		}
	}
	Healthy(t, store)
}

// Healthy fails the test when what the store holds breaks a rule: every test of a store ends so.
func Healthy(t testing.TB, store graph.Store) {
	t.Helper()
	ds, _, err := store.Dataset(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := graph.Check(ds); err != nil {
		t.Errorf("the store holds an invalid taxonomy: %v", err)
	}
}

const smallWorld = `
skill go language importance=0.9
skill gin framework
skill rest api_style
edge gin BUILT_WITH go level=3
role developer
need developer language REQUIRED 0.9 1 go:3
need developer rest PREFERRED 0.5 1 rest:2
`

// parsed reads a world or fails the test.
func parsed(t testing.TB, text string) *graph.Dataset {
	t.Helper()
	ds, err := ParseWorld(text)
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// records writes every record of a data set as JSON, for comparing.
func records(t testing.TB, ds *graph.Dataset) (all []string) {
	t.Helper()
	v := reflect.ValueOf(ds).Elem()
	for i := range v.NumField() {
		for j := range v.Field(i).Len() {
			data, err := json.Marshal(v.Field(i).Index(j).Interface())
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, string(data))
		}
	}
	return all
}

func testEmpty(t *testing.T, store graph.Store) {
	rev, err := store.Revision(t.Context())
	if err != nil || rev != 0 {
		t.Errorf("an empty store is at revision %d (%v), want 0", rev, err)
	}
	ds, rev, err := store.Dataset(t.Context())
	if err != nil || rev != 0 || len(ds.Keys()) != 0 {
		t.Errorf("an empty store has %d records at revision %d (%v)", len(ds.Keys()), rev, err)
	}
}

func testCommit(t *testing.T, store graph.Store) {
	world, at := parsed(t, smallWorld), time.Unix(1700000000, 0).UTC()
	rev, err := store.Commit(t.Context(), graph.Commit{
		Cause: graph.CauseLoad, Put: *world, Derived: graph.Derive(parsed(t, smallWorld)), At: at,
	})
	if err != nil || rev != 1 {
		t.Fatalf("first commit: revision %d (%v), want 1", rev, err)
	}
	got, rev, err := store.Dataset(t.Context())
	if err != nil || rev != 1 {
		t.Fatalf("dataset: revision %d (%v)", rev, err)
	}
	if got, want := records(t, got), records(t, parsed(t, smallWorld)); !slices.Equal(got, want) {
		t.Errorf("the data set came back different:\n got %s\nwant %s", got, want)
	}
	catalog, err := store.Catalog(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if catalog.Revision != 1 || !catalog.PublishedAt.Equal(at) || catalog.Counts.Skills != 3 || catalog.Counts.Relations != 1 {
		t.Errorf("catalog: revision %d at %s with %+v", catalog.Revision, catalog.PublishedAt, catalog.Counts)
	}
	Healthy(t, store)
}

func testConflict(t *testing.T, store graph.Store) {
	Opened(t, store, parsed(t, smallWorld))
	put := graph.Dataset{Sources: []graph.Source{{ID: "source:late", Title: "Late"}}}
	for _, expect := range []graph.Revision{0, 2} {
		_, err := store.Commit(t.Context(), graph.Commit{Expect: expect, Cause: graph.CauseEdit, Put: put, At: time.Unix(2, 0)})
		if !errors.Is(err, graph.ErrConflict) {
			t.Errorf("a commit for revision %d over 1: %v, want a conflict", expect, err)
		}
	}
	ds, rev, err := store.Dataset(t.Context())
	if err != nil || rev != 1 || len(ds.Sources) != 1 {
		t.Errorf("a refused commit left %d sources at revision %d (%v)", len(ds.Sources), rev, err)
	}
}

// testReplace loads another world over the first: nothing of the first may stay.
func testReplace(t *testing.T, store graph.Store) {
	taxonomy := Opened(t, store, parsed(t, smallWorld))
	const other = "skill java language\nrole tester\nneed tester language REQUIRED 1 1 java:3"
	rev, err := taxonomy.Load(t.Context(), parsed(t, other), time.Unix(2, 0).UTC())
	if err != nil || rev != 2 {
		t.Fatalf("second load: revision %d (%v)", rev, err)
	}
	got, _, err := store.Dataset(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := records(t, got), records(t, parsed(t, other)); !slices.Equal(got, want) {
		t.Errorf("records after the second load:\n got %s\nwant %s", got, want)
	}
	if got := Ask(t.Context(), taxonomy, "gap developer go:3"); got != "error: skill gap: role.name: nothing is called \"developer\"\n" {
		t.Errorf("a role that was removed still answers: %s", got)
	}
	Healthy(t, store)
}

// testRead asks for parts: what is named must be there, what is unknown is left out.
func testRead(t *testing.T, store graph.Store) {
	Opened(t, store, parsed(t, smallWorld))
	v, err := store.Read(t.Context(), graph.Need{
		Skills: []graph.SkillID{"skill:gin", "skill:nothing"}, Roles: []graph.RoleID{"role:developer", "role:nothing"},
		Close: []graph.RelationKind{graph.BuiltWith},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []graph.SkillID{"skill:gin", "skill:go", "skill:rest"} {
		if v.Skill(id) == nil {
			t.Errorf("%s is missing from the view", id)
		}
	}
	if v.Skill("skill:nothing") != nil || v.Role("role:nothing") != nil {
		t.Error("the view holds what does not exist")
	}
	if v.Role("role:developer") == nil || v.Revision != 1 {
		t.Errorf("view of revision %d without the role", v.Revision)
	}
}

// testPin holds one state still while the store moves on, where the store can.
func testPin(t *testing.T, store graph.Store) {
	taxonomy := Opened(t, store, parsed(t, smallWorld))
	if _, ok := store.(graph.Pinner); !ok {
		return
	}
	pin, err := taxonomy.Pin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	before := Ask(t.Context(), pin, "gap developer gin:4")
	if _, err := taxonomy.Load(t.Context(), parsed(t, "skill java language\nrole tester\nneed tester l REQUIRED 1 1 java:3"), time.Unix(2, 0)); err != nil {
		t.Fatal(err)
	}
	if after := Ask(t.Context(), pin, "gap developer gin:4"); after != before {
		t.Errorf("a pinned answer changed:\n%s\n%s", before, after)
	}
}

// testTogether writes and reads at the same time: every answer is of one state, and of the batches
// for one revision exactly one wins.
func testTogether(t *testing.T, store graph.Store) {
	taxonomy := Opened(t, store, parsed(t, smallWorld))
	want := Ask(t.Context(), taxonomy, "gap developer gin:4")
	const writers = 4
	var group sync.WaitGroup
	won := make(chan error, writers)
	for n := range writers {
		group.Go(func() {
			s := graph.Source{ID: graph.NewSourceID(string(rune('a' + n))), Title: "Added"}
			_, err := store.Commit(t.Context(), graph.Commit{
				Expect: 1, Cause: graph.CauseEdit, Put: graph.Dataset{Sources: []graph.Source{s}},
				Derived: graph.Derive(parsed(t, smallWorld)), At: time.Unix(3, 0),
			})
			won <- err
		})
		group.Go(func() {
			for range 20 {
				if got := Ask(t.Context(), taxonomy, "gap developer gin:4"); got != want {
					t.Errorf("an answer changed under writes:\n%s", got)
				}
			}
		})
	}
	group.Wait()
	close(won)
	winners := 0
	for err := range won {
		if err == nil {
			winners++
		} else if !errors.Is(err, graph.ErrConflict) {
			t.Errorf("a losing batch: %v, want a conflict", err)
		}
	}
	if winners != 1 {
		t.Errorf("%d of %d batches for one revision won, want 1", winners, writers)
	}
	Healthy(t, store)
}
