package server_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/snapshot"
	"github.com/skillgraph/skillgraph/server"
)

// moving is a store that cannot hold a state still, and to which somebody writes before some of its
// reads.
type moving struct {
	graph.Store
	writes int // still to come, one before each read
	write  func()
}

func (m *moving) Read(ctx context.Context, need graph.Need) (*graph.View, error) {
	if m.writes > 0 {
		m.writes--
		m.write()
	}
	return m.Store.Read(ctx, need)
}

// TestOneState: an operation that somebody's write overtook is answered anew from the later state; when
// that is overtaken as well, the response says so.
func TestOneState(t *testing.T) {
	const document = `{ skills { nodes { name description usedBy { name } } } }`
	for writes, want := range []string{
		`"extensions":{"taxonomy":{"revision":1}}`,
		`"extensions":{"taxonomy":{"revision":2}}`,
		`"extensions":{"taxonomy":{"revision":3}}`,
		`"extensions":{"taxonomy":{"revision":4}}`,
		`"extensions":{"taxonomy":{"revision":4,"mixed":true}}`,
	} {
		memory := &snapshot.Memory{}
		store := &moving{Store: memory, writes: writes}
		taxonomy := graphtest.Opened(t, store, described(t, 1))
		version := 1
		store.write = func() {
			version++
			if _, err := taxonomy.Load(t.Context(), described(t, version), time.Unix(int64(version), 0)); err != nil {
				t.Fatal(err)
			}
		}
		s := httptest.NewServer(server.New(server.Config{Taxonomy: taxonomy}))
		body := string(post(t, s, document, nil))
		s.Close()
		if !strings.Contains(body, want) {
			t.Errorf("%d writes: %s, want %s", writes, body, want)
		}
		mixed := strings.Contains(body, "mixed")
		for v := 1; v <= version; v++ {
			if has := strings.Contains(body, fmt.Sprintf("version %d", v)); has != (v == version) && !mixed {
				t.Errorf("%d writes: of version %d: %v: %s", writes, v, has, body)
			}
		}
	}
}

// described is a world that tells its version.
func described(t *testing.T, version int) *graph.Dataset {
	t.Helper()
	ds, err := graphtest.ParseWorld("skill go language\nskill gin framework\nedge gin BUILT_WITH go level=3\n" +
		"role dev\nneed dev language REQUIRED 1 1 go:3")
	if err != nil {
		t.Fatal(err)
	}
	for i := range ds.Skills {
		ds.Skills[i].Description = fmt.Sprintf("version %d", version)
	}
	return ds
}

// TestNodesOneByOne: an id of no known form is null at its place with an error that names it, and
// leaves the others standing, also where the operation runs several times.
func TestNodesOneByOne(t *testing.T) {
	memory := &snapshot.Memory{}
	world := described(t, 1)
	world.Skills[0].PreviousIDs = []graph.SkillID{"skill:old"}
	moving := httptest.NewServer(server.New(server.Config{
		Taxonomy: graphtest.Opened(t, &moving{Store: memory}, world),
	}))
	defer moving.Close()
	const document = `{ nodes(ids: ["skill:go", "no id", "skill:old", "skill:none"]) { id ... on Skill { usedBy { name } } } }`
	const want = `{"errors":[{"message":"ids[1]: \"no id\" is not valid: expected the id of a skill, a role or a specialty",` +
		`"path":["nodes",1],"extensions":{"code":"BAD_USER_INPUT","field":"ids[1]","value":"no id"}}],` +
		`"data":{"nodes":[{"id":"skill:go","usedBy":[{"name":"Gin"}]},null,{"id":"skill:gin","usedBy":[]},null]},` +
		`"extensions":{"redirects":[{"from":"skill:old","to":"skill:gin"}],"taxonomy":{"revision":1}}}`
	if got := strings.TrimSpace(string(post(t, moving, document, nil))); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
