package neo4jstore

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/bench"
	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

var update = flag.Bool("update", false, "write testdata/dbhits.txt anew")

const (
	dbHitsFile = "testdata/dbhits.txt"
	dbHitsHead = "# Db hits of what each question reads, and of each Cypher file in a commit that touches a bit of\n" +
		"# everything, on a synthetic taxonomy of 200 skills and 12 roles. It is written by\n" +
		"#\tgo test ./graph/neo4jstore -run TestDBHits -update\n"
	// A figure may grow by both of these before it is a failure: Neo4j samples its indexes.
	hitsSlack, hitsShare = 50, 0.10
)

// sampled is the size of the taxonomy in which db hits are counted. It is not the curated one: a figure
// is to grow when a plan does and not when the editors add a skill.
var sampled = bench.Size{Skills: 200, Roles: 12, RequirementsPerRole: 20, EdgesPerSkill: 4}

// questions are one question of each kind, in the notation of the golden files, where s12 and r3 stand
// for the names of skill 12 and role 3; "skill" looks one up.
var questions = []struct{ name, text string }{
	{"skill", "skill s10"},
	{"gap", "gap r3 s150:3 s151 s160"},
	{"related", "related s10"},
	{"transfer", "transfer s10 s12"},
	{"adjacent roles", "adjacent r3"},
	{"match roles", "match s10:4 s20 s110"},
	{"match profiles", "people r3 ann=s10,s152 bob=s160"},
	{"career path", "career r3 r4 have=s10"},
	{"team gap", "team roles=r3,r4 ann=s10,s152 bob=s160"},
	{"impact", "impact roles=r3,r4 s10 s152"},
	{"compare roles", "compare r3 r4"},
	{"distinctive", "distinctive r3"},
	{"curriculum", "curriculum roles=r3 cs101=s150:3,s151 cs201=s160 cs201.assumes=s150"},
}

var shortName = regexp.MustCompile(`\b([rs])(\d+)\b`)

// named puts the names of a synthetic taxonomy in the places of s12 and r3.
func named(ds *graph.Dataset, text string) string {
	return shortName.ReplaceAllStringFunc(text, func(short string) string {
		i, _ := strconv.Atoi(short[1:])
		name := ds.Skills[i].Name
		if short[0] == 'r' {
			name = fmt.Sprintf("Role %d", i)
		}
		return strings.ReplaceAll(name, " ", "-")
	})
}

// synthetic opens a store with a synthetic taxonomy in it, as Neo4j's planner sees it after a while:
// with its indexes sampled.
func synthetic(t testing.TB, server *neo4jtest.Server, size bench.Size) (*Store, *graph.Dataset) {
	t.Helper()
	config := Config{URI: server.URI, User: server.User, Password: server.Password}
	store, err := Open(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	ds := bench.Synthetic(size, 1)
	ds.Specialties = []graph.Specialty{{
		ID: "specialty:one", Name: "One", Description: "Synthetic.", Evidence: ds.Skills[0].Evidence,
	}}
	ds.Roles[0].Specialty = &graph.SpecialtyLink{Specialty: "specialty:one", Evidence: ds.Roles[0].Evidence}
	base := ds.Roles[1]
	base.ID, base.Name = "role:base", "Base"
	ds.Roles[0].BuildsOn = []graph.RoleLink{{Role: base.ID, Evidence: base.Evidence}}
	ds.Roles = append(ds.Roles, base)
	graphtest.Opened(t, store, ds)
	if _, err := store.once(t.Context(), neo4j.AccessModeWrite, `CALL db.prepareForReplanning()`, nil); err != nil {
		t.Fatal(err)
	}
	return store, ds
}

// needsOf notes what a question reads.
type needsOf struct {
	graph.Store
	needs []graph.Need
}

func (n *needsOf) Read(ctx context.Context, need graph.Need) (*graph.View, error) {
	n.needs = append(n.needs, need)
	return n.Store.Read(ctx, need)
}

// needOf asks a question and gives what it read last. A field of a role looks the role up first.
func needOf(t testing.TB, store graph.Store, text string) graph.Need {
	t.Helper()
	noted := &needsOf{Store: store}
	taxonomy, err := graph.Open(t.Context(), noted)
	if err != nil {
		t.Fatal(err)
	}
	if name, ok := strings.CutPrefix(text, "skill "); ok {
		if _, err := taxonomy.Skill(t.Context(), graph.SkillRef{Name: strings.ReplaceAll(name, "-", " ")}); err != nil {
			t.Fatal(err)
		}
	} else if answer := graphtest.Ask(t.Context(), taxonomy, text); strings.HasPrefix(answer, "error:") {
		t.Fatalf("%s: %s", text, answer)
	}
	if len(noted.needs) == 0 || len(noted.needs) > 2 {
		t.Fatalf("%s: %d reads, want 1, or one more to look up a role", text, len(noted.needs))
	}
	return noted.needs[len(noted.needs)-1]
}

// statement is a Cypher text with its parameters.
type statement struct {
	text   string
	params map[string]any
}

// statementOf is what Read sends for a need.
func statementOf(need *graph.Need) statement {
	if onlySkills(need) {
		return statement{querySkills, needParameters(need)}
	}
	return statement{queryRead, needParameters(need)}
}

// TestDBHits compares how much of the graph each question and each Cypher file touches with the
// figures that are committed: unlike times they are the same on every machine.
func TestDBHits(t *testing.T) {
	server := neo4jtest.Shared(t)
	store, ds := synthetic(t, server, sampled)
	known := knownHits(t)
	table := &strings.Builder{}
	line := func(name string, hits int) {
		fmt.Fprintf(table, "%-28s%8d\n", name, hits)
		compareHits(t, name, hits, known)
	}
	p := &profiler{t: t, hits: map[string]int{}}
	inTransaction(t, server.Driver(t), func(tx neo4j.ExplicitTransaction) {
		p.tx = tx
		for _, q := range questions {
			need := needOf(t, store, named(ds, q.text))
			s := statementOf(&need)
			line(q.name, p.profile(s.text, s.params))
		}
		p.everything(ds)
	})
	names, err := fs.Glob(queryFiles, "queries/*.cypher")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range names {
		name := strings.TrimSuffix(path.Base(file), ".cypher")
		hits, ran := p.hits[query(name)]
		if !ran {
			t.Errorf("%s was not profiled", file)
		}
		line(path.Base(file), hits)
	}
	if *update {
		if err := os.WriteFile(dbHitsFile, []byte(dbHitsHead+table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// inTransaction does work in a transaction that leaves nothing behind.
func inTransaction(t *testing.T, driver neo4j.DriverWithContext, work func(neo4j.ExplicitTransaction)) {
	t.Helper()
	session := driver.NewSession(t.Context(), neo4j.SessionConfig{})
	defer func() { _ = session.Close(t.Context()) }()
	tx, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	work(tx)
	if err := tx.Rollback(t.Context()); err != nil {
		t.Error(err)
	}
}

// profiler runs texts under PROFILE and adds up their db hits.
type profiler struct {
	t    *testing.T
	tx   neo4j.ExplicitTransaction
	hits map[string]int // by text
}

var totalHits = regexp.MustCompile(`Total database accesses: (\d+)`)

// run is a runner. It reads the sum of hits from the table that Neo4j draws: driver 5.28.4 loses
// children of a plan.
func (p *profiler) run(ctx context.Context, text string, params map[string]any) ([]row, error) {
	result, err := p.tx.Run(ctx, "PROFILE "+text, params)
	if err != nil {
		return nil, err
	}
	rows, err := collect(ctx, result)
	if err != nil {
		return nil, err
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return nil, err
	}
	table, _ := summary.Profile().Arguments()["string-representation"].(string)
	found := totalHits.FindStringSubmatch(table)
	if found == nil {
		return nil, fmt.Errorf("the profile cannot be read:\n%s", table)
	}
	hits, err := strconv.Atoi(found[1])
	p.hits[text] += hits
	return rows, err
}

// profile is run for a text that must succeed; it gives the hits of this time.
func (p *profiler) profile(text string, params map[string]any) int {
	p.t.Helper()
	before := p.hits[text]
	if _, err := p.run(p.t.Context(), text, params); err != nil {
		p.t.Fatalf("%.200s: %v", text, err)
	}
	return p.hits[text] - before
}

// everything runs every file once and more: whole reads, and a commit that changes, adds and removes
// some of each sort of record.
func (p *profiler) everything(ds *graph.Dataset) {
	for _, text := range []string{queryState, queryRevision, queryDigest, queryCatalog} {
		p.profile(text, nil)
	}
	p.profile(queryMigrated, map[string]any{"version": 2})
	var read graph.Dataset
	if err := readDataset(p.t.Context(), p.run, &read, &faults{}); err != nil {
		p.t.Fatal(err)
	}
	c := graph.Commit{Expect: 1, Cause: graph.CauseEdit, At: time.Unix(2, 0)}
	c.Put = graph.Dataset{
		Sources: ds.Sources, Specialties: ds.Specialties, Skills: slices.Clone(ds.Skills[:20]), Roles: ds.Roles[:5],
		Requirements: ds.Requirements[:60], Relations: ds.Relations[:30],
	}
	c.Delete = []graph.Key{
		ds.Relations[40].Key(), graph.Key(ds.Requirements[70].ID), graph.Key(ds.Roles[9].ID),
	}
	for _, q := range ds.Requirements {
		if q.Role == ds.Roles[9].ID {
			c.Delete = append(c.Delete, graph.Key(q.ID))
		}
	}
	c.Derived = graph.Derive(ds.With(c.Put, c.Delete))
	if err := commit(p.t.Context(), p.run, &c); err != nil {
		p.t.Fatal(err)
	}
}

// compareHits fails when a figure has grown.
func compareHits(t *testing.T, name string, hits int, known map[string]int) {
	t.Helper()
	was, ok := known[name]
	switch grown := hits - was; {
	case *update:
	case !ok:
		t.Errorf("%s: %d db hits and no figure in %s: run with -update", name, hits, dbHitsFile)
	case grown > hitsSlack && float64(grown) > hitsShare*float64(was):
		t.Errorf("%s: %d db hits, %d in %s: find out why, or run with -update", name, hits, was, dbHitsFile)
	case -grown > hitsSlack && float64(-grown) > hitsShare*float64(was):
		t.Logf("%s: %d db hits, %d in %s: run with -update to keep the gain", name, hits, was, dbHitsFile)
	}
}

// knownHits reads the committed figures.
func knownHits(t *testing.T) map[string]int {
	t.Helper()
	data, err := os.ReadFile(dbHitsFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	known := map[string]int{}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Fields(line)
		hits, err := strconv.Atoi(words[len(words)-1])
		if err != nil {
			t.Fatalf("%s: %v", dbHitsFile, err)
		}
		known[strings.Join(words[:len(words)-1], " ")] = hits
	}
	return known
}
