package neo4jstore_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
	"github.com/skillgraph/skillgraph/graph/snapshot"
)

var graphs = flag.Int("graphs", defaultGraphs(), "how many random graphs the versus test puts into both stores")

// defaultGraphs is more where a real Neo4j was asked for, as in CI.
func defaultGraphs() int {
	if os.Getenv("REQUIRE_NEO4J") == "1" {
		return 200
	}
	return 20
}

// TestVersusMemory puts random graphs into Neo4j and into memory and asks both the same: the answers
// must be equal to the letter. rapid prints the seed of a failure and how to run it again.
func TestVersusMemory(t *testing.T) {
	if err := flag.Set("rapid.checks", strconv.Itoa(*graphs)); err != nil {
		t.Fatal(err)
	}
	server := neo4jtest.Shared(t)
	v := &versus{stores: [2]graph.Store{&snapshot.Memory{}, open(t, server)}, count: nodeCounter(t, server)}
	questions, done := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		v.T, v.questions = rt, 0
		v.load(drawWorld(rt))
		v.compare()
		v.edit()
		v.compare()
		questions, done = questions+v.questions, done+1
	})
	neo4jtest.Note(t, fmt.Sprintf("%d graphs and their edits, %d questions asked of both stores", done, questions))
	if done < *graphs && !t.Failed() {
		t.Errorf("the time was enough for %d of %d graphs: give a longer -timeout", done, *graphs)
	}
}

// versus holds the two stores. Each graph is loaded over the one before it, so that what a load
// leaves behind shows as well.
type versus struct {
	*rapid.T
	stores     [2]graph.Store
	taxonomies [2]*graph.Taxonomy
	ds         *graph.Dataset
	count      func() int64 // nodes in Neo4j
	questions  int
}

// same fails when the two stores answer differently.
func (v *versus) same(what string, ask func(store graph.Store, t *graph.Taxonomy) (any, error)) {
	v.Helper()
	var got [2]string
	for i := range v.stores {
		value, err := ask(v.stores[i], v.taxonomies[i])
		data, bad := json.MarshalIndent(value, "", " ")
		if bad != nil {
			v.Fatal(bad)
		}
		got[i] = fmt.Sprintf("%s\nerror: %v", data, err)
	}
	v.questions++
	if got[0] != got[1] {
		v.Fatalf("%s: %s", what, difference(got[0], got[1]))
	}
}

// difference shows where two answers part.
func difference(memory, neo4j string) string {
	a, b := strings.Split(memory, "\n"), strings.Split(neo4j, "\n")
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	around := func(lines []string) string {
		return strings.Join(lines[max(0, at-8):min(len(lines), at+8)], "\n")
	}
	return fmt.Sprintf("line %d\nin memory:\n%s\nin Neo4j:\n%s", at, around(a), around(b))
}

func (v *versus) load(ds *graph.Dataset) {
	if err := graph.Check(ds); err != nil {
		v.Fatalf("the random graph is not valid: %v", err)
	}
	v.ds = ds
	for i, store := range v.stores {
		var err error
		if v.taxonomies[i], err = graph.Open(v.Context(), store); err != nil {
			v.Fatal(err)
		}
		own := ds.With(graph.Dataset{}, nil)
		if _, err := v.taxonomies[i].Load(v.Context(), own, time.Unix(1, 0).UTC()); err != nil {
			v.Fatal(err)
		}
	}
}

// edit commits a batch: some skills lose what they had, some relations and requirements go, a group
// becomes a plain requirement, an alternative turns round.
func (v *versus) edit() {
	rev, err := v.stores[0].Revision(v.Context())
	if err != nil {
		v.Fatal(err)
	}
	c := graph.Commit{Expect: rev, Cause: graph.CauseEdit, At: time.Unix(2, 5000).UTC()}
	for _, s := range v.ds.Skills {
		if v.toss("edit skill?") {
			s.Description, s.Tags, s.Importance = "", nil, graph.One-s.Importance+1
			c.Put.Skills = append(c.Put.Skills, s)
		}
	}
	for _, r := range v.ds.Relations {
		switch {
		case v.toss("delete relation?"):
			c.Delete = append(c.Delete, r.Key())
		case r.Kind == graph.Alternative && v.toss("turn?"):
			r.From, r.To = r.To, r.From
			c.Put.Relations = append(c.Put.Relations, r)
		}
	}
	v.editRequirements(&c)
	v.ds = v.ds.With(c.Put, c.Delete)
	c.Derived = graph.Derive(v.ds.With(graph.Dataset{}, nil))
	v.same("commit", func(s graph.Store, _ *graph.Taxonomy) (any, error) { return s.Commit(v.Context(), c) })
}

// editRequirements changes those of the last role: nothing builds on it, so they are free to change.
func (v *versus) editRequirements(c *graph.Commit) {
	last := &v.ds.Roles[len(v.ds.Roles)-1]
	for _, q := range v.ds.Requirements {
		switch {
		case q.Role != last.ID:
		case v.toss("delete requirement?"):
			c.Delete = append(c.Delete, graph.Key(q.ID))
		case v.toss("cut requirement?"):
			q.Options, q.AtLeast = []graph.Option{{Skill: q.Options[0].Skill, Level: graph.Expert}}, 1
			q.Importance, q.Necessity = graph.One, graph.Required
			c.Put.Requirements = append(c.Put.Requirements, q)
		}
	}
}

func (v *versus) toss(label string) bool { return rapid.Bool().Draw(v.T, label) }

// compare asks both stores everything.
func (v *versus) compare() {
	v.same("dataset", func(s graph.Store, _ *graph.Taxonomy) (any, error) {
		ds, rev, err := s.Dataset(v.Context())
		if err != nil {
			return nil, err
		}
		return []any{ds.With(graph.Dataset{}, nil), rev}, nil // a copy, in which no list is null
	})
	v.same("catalog", func(s graph.Store, _ *graph.Taxonomy) (any, error) { return s.Catalog(v.Context()) })
	v.nothingElse()
	for _, q := range v.asked() {
		v.same(q, func(_ graph.Store, t *graph.Taxonomy) (any, error) {
			return graphtest.Ask(v.Context(), t, q), nil
		})
	}
	v.lookUps()
	v.readings()
}

// readings asks what names and a text mean: every name there is, written as people write it.
func (v *versus) readings() {
	names := []string{"", "nothing", "?"}
	for _, s := range v.ds.Skills {
		names = append(names, s.Name, strings.ToUpper(s.Name)+" (5 yrs)", s.Name+"x", "strong "+s.Name)
		names = append(names, s.Labels.Aliases...)
	}
	var titles []string
	for _, r := range v.ds.Roles {
		titles = append(titles, r.Name, "Sr. "+r.Name+" – remote")
	}
	ctx := v.Context()
	v.same("names of skills", func(_ graph.Store, t *graph.Taxonomy) (any, error) {
		return t.ResolveSkills(ctx, names[:min(len(names), graph.MaxNames)], nil)
	})
	v.same("titles of roles", func(_ graph.Store, t *graph.Taxonomy) (any, error) { return t.ResolveRoles(ctx, titles) })
	v.same("a text", func(_ graph.Store, t *graph.Taxonomy) (any, error) {
		return t.ExtractSkills(ctx, "text", []string{"No " + strings.Join(names, ", ")}, graph.OffsetUTF16)
	})
	for _, name := range names[:min(len(names), 20)] {
		query := name[:min(len(name), 2)]
		v.same("search "+query, func(_ graph.Store, t *graph.Taxonomy) (any, error) {
			return t.Search(ctx, query, graph.SearchOptions{First: 10})
		})
	}
}

// nothingElse fails when Neo4j holds nodes that are no record.
func (v *versus) nothingElse() {
	want := len(v.ds.Sources) + len(v.ds.Specialties) + len(v.ds.Skills) + len(v.ds.Roles)
	for _, q := range v.ds.Requirements {
		if len(q.Options) > 1 {
			want++
		}
	}
	if got := v.count(); got != int64(want) {
		v.Fatalf("Neo4j holds %d nodes for %d records", got, want)
	}
}

// asked lists questions in the notation of the golden files: some of every kind, and the most
// frequent ones about everything there is.
func (v *versus) asked() (all []string) {
	slug := func(id string) string { return id[strings.Index(id, ":")+1:] }
	held := strings.Join(graphtest.RandomHeld(v.T, v.ds), " ")
	for _, r := range v.ds.Roles {
		role := slug(string(r.ID))
		gap := "gap " + role + " " + held
		all = append(all, gap, gap+" skill-shared minConfidence=0.4", "adjacent "+role, "adjacent "+role+" direction=TO")
	}
	for _, s := range v.ds.Skills {
		all = append(all, "related "+slug(string(s.ID)))
	}
	all = append(all, "related nothing", "gap nothing")
	return append(all, graphtest.RandomQuestions(v.T, v.ds)...)
}

// lookUps asks for the parts of a taxonomy by id.
func (v *versus) lookUps() {
	var skills []graph.SkillID
	for _, s := range v.ds.Skills {
		skills = append(skills, s.ID)
	}
	skills = append(rapid.Permutation(skills).Draw(v.T, "skills")[:min(5, len(skills))], "skill:none")
	var roles []graph.RoleID
	for _, r := range slices.Backward(v.ds.Roles) {
		roles = append(roles, r.ID)
	}
	asked := lookUps(v.Context(), skills, roles)
	for _, what := range slices.Sorted(maps.Keys(asked)) {
		ask := asked[what]
		v.same(what, func(_ graph.Store, t *graph.Taxonomy) (any, error) { return ask(t) })
	}
}

// lookUps are questions about some skills and roles, by the method that answers them.
func lookUps(
	ctx context.Context, skills []graph.SkillID, roles []graph.RoleID,
) map[string]func(*graph.Taxonomy) (any, error) {
	type taxonomy = *graph.Taxonomy
	var ids []string
	for _, id := range skills {
		ids = append(ids, string(id))
	}
	for _, id := range roles {
		ids = append(ids, string(id))
	}
	names := []string{"S00", "s01", "skill 1 alias 0", "skill shared", "R0", "nothing"}
	return map[string]func(taxonomy) (any, error){
		"Skill":        func(t taxonomy) (any, error) { return t.Skill(ctx, graph.SkillRef{Name: "S00"}) },
		"Skills":       func(t taxonomy) (any, error) { return t.Skills(ctx, skills) },
		"Role":         func(t taxonomy) (any, error) { return t.Role(ctx, graph.RoleRef{ID: string(roles[0])}) },
		"Roles":        func(t taxonomy) (any, error) { return t.Roles(ctx, append(roles, "role:none")) },
		"Node":         func(t taxonomy) (any, error) { return t.Node(ctx, ids[0]) },
		"Nodes":        func(t taxonomy) (any, error) { return t.Nodes(ctx, append(ids, "no id")) },
		"Requirements": func(t taxonomy) (any, error) { return t.Requirements(ctx, roles, true, 2000) },
		"RolesRequiring": func(t taxonomy) (any, error) {
			return t.RolesRequiring(ctx, skills, 0)
		},
		"Relations": func(t taxonomy) (any, error) {
			return t.Relations(ctx, skills, graph.RelationOptions{Direction: graph.BothWays, First: 100})
		},
		"Relations of two kinds": func(t taxonomy) (any, error) {
			kinds := []graph.RelationKind{graph.Alternative, graph.BuiltWith}
			return t.Relations(ctx, skills, graph.RelationOptions{Kinds: kinds, Direction: graph.Incoming, First: 3})
		},
		"PrerequisitesOf": func(t taxonomy) (any, error) { return t.PrerequisitesOf(ctx, skills, 1000) },
		"Transfers": func(t taxonomy) (any, error) {
			return t.Transfers(ctx, skills, graph.TransfersTo, 50, 0)
		},
		"Transfers backwards": func(t taxonomy) (any, error) {
			return t.Transfers(ctx, skills, graph.TransfersFrom, 50, 0)
		},
		"Related": func(t taxonomy) (any, error) {
			return t.Related(ctx, skills, graph.RelatedOptions{First: 50})
		},
		"Adjacent": func(t taxonomy) (any, error) {
			return t.Adjacent(ctx, roles, graph.AdjacentOptions{First: 3})
		},
		"Adjacent the other way": func(t taxonomy) (any, error) {
			return t.Adjacent(ctx, roles, graph.AdjacentOptions{Direction: graph.AdjacentTo, First: 3})
		},
		"BuildsOn":          func(t taxonomy) (any, error) { return t.BuildsOn(ctx, roles, 1000) },
		"Ladders":           func(t taxonomy) (any, error) { return t.Ladders(ctx, roles) },
		"DistinctiveSkills": func(t taxonomy) (any, error) { return t.DistinctiveSkills(ctx, roles, 3, 0) },
		"Specialties":       func(t taxonomy) (any, error) { return t.Specialties(ctx) },
		"SpecialtyOf": func(t taxonomy) (any, error) {
			role, err := t.Role(ctx, graph.RoleRef{ID: string(roles[0])})
			if err != nil {
				return nil, err
			}
			return t.SpecialtyOf(ctx, role)
		},
		"RolesIn": func(t taxonomy) (any, error) {
			return t.RolesIn(ctx, []graph.SpecialtyID{"specialty:specialty-0", "specialty:none"})
		},
		"ListSkills": func(t taxonomy) (any, error) {
			return t.ListSkills(ctx, graph.SkillFilter{}, graph.ByImportance, graph.PageRequest{})
		},
		"ListRoles": func(t taxonomy) (any, error) {
			return t.ListRoles(ctx, graph.RoleFilter{}, graph.PageRequest{})
		},
		"Search":        func(t taxonomy) (any, error) { return t.Search(ctx, "s1", graph.SearchOptions{First: 20}) },
		"ResolveSkills": func(t taxonomy) (any, error) { return t.ResolveSkills(ctx, names, nil) },
		"ResolveRoles":  func(t taxonomy) (any, error) { return t.ResolveRoles(ctx, names) },
		"ExtractSkills": func(t taxonomy) (any, error) {
			return t.ExtractSkills(ctx, "text", []string{"S00, S01 and no S02"}, graph.OffsetUTF16)
		},
		"Health": func(t taxonomy) (any, error) { return t.Health(ctx) },
	}
}

// written are the questions that versus asks in the notation of the golden files.
var written = []string{
	"SkillGap", "Transfer", "RelatedSkills", "AdjacentRoles", "MatchRoles", "MatchProfiles", "TeamGap",
	"CareerPath", "SkillImpact", "CompareRoles", "CurriculumCoverage",
}

// handling is what a Taxonomy has besides questions.
var handling = []string{"Catalog", "Close", "Dataset", "Load", "LoadPrepared", "Moved", "Pin", "Revision", "Still"}

// TestVersusAsksEverything: no question of the taxonomy is left out of the versus test.
func TestVersusAsksEverything(t *testing.T) {
	asked := lookUps(t.Context(), nil, nil)
	all := reflect.TypeFor[*graph.Taxonomy]()
	for i := range all.NumMethod() {
		name := all.Method(i).Name
		if asked[name] == nil && !slices.Contains(written, name) && !slices.Contains(handling, name) {
			t.Errorf("%s is not asked of both stores", name)
		}
	}
}

// nodeCounter counts the nodes that stand for records.
func nodeCounter(t *testing.T, server *neo4jtest.Server) func() int64 {
	driver := server.Driver(t)
	return func() int64 {
		return value(t, driver, `MATCH (n) WHERE NOT n:TaxonomyMeta AND NOT n:Change RETURN count(n)`).(int64)
	}
}
