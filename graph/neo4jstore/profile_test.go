package neo4jstore

import (
	"context"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
	"github.com/skillgraph/skillgraph/seed"
)

var update = flag.Bool("update", false, "write testdata/dbhits.txt anew")

const (
	dbHitsFile = "testdata/dbhits.txt"
	dbHitsHead = "# Db hits of what each question reads of the curated taxonomy. It is written by\n" +
		"#\tgo test ./graph/neo4jstore -run TestDBHits -update\n"
	// A figure may grow by both of these before it is a failure: data are edited, plans are not.
	hitsSlack, hitsShare = 50, 0.10
)

// questions are one question of each kind, in the notation of the golden files; "skill" looks one up.
var questions = []struct{ name, text string }{
	{"skill", "skill Django"},
	{"gap", "gap API-developer Flask PostgreSQL Git"},
	{"related", "related Django"},
	{"transfer", "transfer Django FastAPI"},
	{"adjacent roles", "adjacent API-developer"},
	{"match roles", "match Python:4 PostgreSQL Docker"},
	{"career path", "career Junior-backend-developer Senior-backend-developer have=Python"},
	{"curriculum", "curriculum roles=API-developer CS101=Python:3,Git CS201=Django,PostgreSQL CS201.assumes=Python"},
}

// curated opens a store with the curated taxonomy in it, as Neo4j's planner sees it after a while:
// with its indexes sampled.
func curated(t testing.TB, server *neo4jtest.Server) (*Store, *graph.Taxonomy) {
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
	ds, err := seed.Curated()
	if err != nil {
		t.Fatal(err)
	}
	taxonomy := graphtest.Opened(t, store, ds)
	if _, err := store.once(t.Context(), neo4j.AccessModeWrite, `CALL db.prepareForReplanning()`, nil); err != nil {
		t.Fatal(err)
	}
	return store, taxonomy
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

// needOf asks a question and gives what it read: one need, as every question does.
func needOf(t testing.TB, store graph.Store, text string) graph.Need {
	t.Helper()
	noted := &needsOf{Store: store}
	taxonomy, err := graph.Open(t.Context(), noted)
	if err != nil {
		t.Fatal(err)
	}
	if name, ok := strings.CutPrefix(text, "skill "); ok {
		if _, err := taxonomy.Skill(t.Context(), graph.SkillRef{Name: name}); err != nil {
			t.Fatal(err)
		}
	} else if answer := graphtest.Ask(t.Context(), taxonomy, text); strings.HasPrefix(answer, "error:") {
		t.Fatalf("%s: %s", text, answer)
	}
	if len(noted.needs) != 1 {
		t.Fatalf("%s: %d reads, want 1", text, len(noted.needs))
	}
	return noted.needs[0]
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

// TestDBHits compares how much of the graph each question touches with the figures that are
// committed: unlike times they are the same on every machine.
func TestDBHits(t *testing.T) {
	server := neo4jtest.Shared(t)
	store, _ := curated(t, server)
	driver := server.Driver(t)
	var lines []string
	known := knownHits(t)
	measure := func(name string, statements ...statement) {
		hits := 0
		for _, s := range statements {
			hits += hitsOf(t, driver, s)
		}
		lines = append(lines, fmt.Sprintf("%-15s%8d\n", name, hits))
		compareHits(t, name, hits, known)
	}
	for _, q := range questions {
		need := needOf(t, store, q.text)
		measure(q.name, statementOf(&need))
	}
	measure("catalog", statement{text: queryCatalog})
	measure("dataset", statement{text: querySources}, statement{text: querySpecialties},
		statement{text: queryAllSkills}, statement{text: queryAllRoles}, statement{text: queryGroups},
		statement{text: queryRelations})
	if *update {
		data := dbHitsHead + strings.Join(lines, "")
		if err := os.WriteFile(dbHitsFile, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
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

var totalHits = regexp.MustCompile(`Total database accesses: (\d+)`)

// hitsOf runs a statement under PROFILE and reads the sum from the table that Neo4j draws: driver
// 5.28.4 loses children of a plan.
func hitsOf(t *testing.T, driver neo4j.DriverWithContext, s statement) int {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	result, err := neo4j.ExecuteQuery(ctx, driver, "PROFILE "+s.text, s.params, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	table, _ := result.Summary.Profile().Arguments()["string-representation"].(string)
	found := totalHits.FindStringSubmatch(table)
	if found == nil {
		t.Fatalf("the profile cannot be read:\n%s", table)
	}
	hits, err := strconv.Atoi(found[1])
	if err != nil {
		t.Fatal(err)
	}
	return hits
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
