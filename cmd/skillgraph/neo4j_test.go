package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

func TestMain(m *testing.M) {
	if os.Getenv(programEnv) != "" {
		main()
	}
	os.Exit(neo4jtest.Main(m))
}

// database is a real Neo4j, with the flags that lead to it.
type database struct {
	*neo4jtest.Server
	flags []string
}

func sharedDatabase(t *testing.T) database { return newDatabase(t, neo4jtest.Shared(t)) }

func newDatabase(t *testing.T, server *neo4jtest.Server) database {
	t.Helper()
	password := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(password, []byte(server.Password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return database{server, []string{
		"--store", "neo4j", "--neo4j-uri", server.URI, "--neo4j-user", server.User, "--neo4j-password-file", password,
	}}
}

// fill puts a small world into the database, so that a service need not fill it with all it has.
func (d database) fill(t *testing.T) {
	t.Helper()
	store := d.open(t)
	world, err := graphtest.ParseWorld("skill go language\nskill gin framework\nskill rabbit message_broker\n" +
		"skill kafka message_broker\nedge gin BUILT_WITH go level=3\nedge kafka ALTERNATIVE rabbit strength=0.8\n" +
		"role developer\nneed developer language REQUIRED 0.9 1 go:3\nneed developer broker REQUIRED 0.5 1 kafka:2 rabbit:2")
	if err != nil {
		t.Fatal(err)
	}
	graphtest.Opened(t, store, world)
}

func (d database) open(t *testing.T) *neo4jstore.Store {
	t.Helper()
	store, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URI: d.URI, User: d.User, Password: d.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

// cypher does what somebody with cypher-shell does, and gives the rows.
func (d database) cypher(t *testing.T, text string) []*neo4j.Record {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), d.Driver(t), text, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	return result.Records
}

// eventually asks until the answer holds a text.
func eventually(t *testing.T, within time.Duration, ask func() string, want string) {
	t.Helper()
	var got string
	for deadline := time.Now().Add(within); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if got = ask(); strings.Contains(got, want) {
			return
		}
	}
	t.Errorf("after %s still without %q: %s", within, want, got)
}

const patience = 30 * time.Second

// TestBuiltInNeo4j takes the built-in taxonomy through its life in Neo4j: the service fills the empty
// database by the command line of compose.yaml, takes over an edit from outside, commands ask and
// export as they do without Neo4j, and load undoes the edit.
func TestBuiltInNeo4j(t *testing.T) {
	inEmptyDir(t)
	d := sharedDatabase(t)
	url, stop := serving(t, composed(t, d)...)
	defer stop()
	revision := func() string { return postQuery(t, url, `{ taxonomy { revision } }`) }
	eventually(t, patience, func() string { return get(t, url+"/readyz") }, "ready")
	for _, question := range [][]string{
		{"gap", "--have", "Flask,PostgreSQL,Git", "--role", "API developer"}, {"related", "Django"}, {"resolve", "golang", "k8s"},
	} {
		_, want, _ := shell(t, question...)
		if code, got, errOut := shell(t, append(question, d.flags...)...); code != exitDone || got != want {
			t.Errorf("%v: exit code %d, another answer than the built-in taxonomy's: %s%s", question, code, got, errOut)
		}
	}
	if _, out, _ := shell(t, append([]string{"load"}, d.flags...)...); !strings.Contains(out, "already") {
		t.Errorf("a load of what is there: %s", out)
	}
	d.cypher(t, `MATCH (s:Skill {id: 'skill:go'}) SET s.name = 'Golang', s.aliases = ['Go']`)
	eventually(t, patience, revision, `"revision":2`)
	code, out, errOut := shell(t, append([]string{"load"}, d.flags...)...)
	if code != exitDone || !strings.Contains(out, "revision 3: 1 records put or changed, 0 removed") {
		t.Errorf("load: %d %s%s", code, out, errOut)
	}
	eventually(t, patience, revision, `"revision":3`)
	_, want, _ := shell(t, "export")
	if _, got, _ := shell(t, append([]string{"export"}, d.flags...)...); got != want {
		t.Error("the export of Neo4j is another than that of the built-in taxonomy")
	}
}

// composed is what compose.yaml has the service do, with the addresses of this machine in place of
// those of the containers.
func composed(t *testing.T, d database) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(home, "../../compose.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var c struct {
		Services map[string]struct{ Command []string }
	}
	if err := yaml.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	args := c.Services["skillgraph"].Command
	if len(args) == 0 || args[0] != "serve" {
		t.Fatalf("compose.yaml has the service run %q", args)
	}
	for inside, here := range map[string]string{
		"bolt://neo4j:7687": d.URI, "/run/secrets/neo4j_password": d.flags[len(d.flags)-1], "0.0.0.0:8080": "127.0.0.1:0",
	} {
		at := slices.Index(args, inside)
		if at < 0 {
			t.Fatalf("compose.yaml does not name %s: %q", inside, args)
		}
		args[at] = here
	}
	return args[1:]
}

// home is the folder of this package, wherever a test goes.
var home, _ = os.Getwd()

func get(t *testing.T, url string) string {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d %s", r.StatusCode, data)
}

// modes are the ways to read.
var modes = []string{readsCypher, readsSnapshot}

// both starts a service in each mode on one database.
func (d database) both(t *testing.T) (urls map[string]string) {
	t.Helper()
	urls = map[string]string{}
	for _, reads := range modes {
		url, stop := serving(t, append([]string{"--reads", reads}, d.flags...)...)
		t.Cleanup(func() { stop() })
		urls[reads] = url
	}
	return urls
}

const nameOfGo = `{ taxonomy { revision } skill(by: {id: "skill:go"}) { name } }`

// spoil makes three faults at once: a skill without a name, a group that no role requires, a circle.
const (
	spoil = `MATCH (s:Skill {id: 'skill:go'}) REMOVE s.name
		CREATE (:RequirementGroup {id: 'requirement:lost.group', atLeast: 1})
		WITH s MATCH (k:Skill {id: 'skill:kafka'})
		CREATE (s)-[:PREREQUISITE {evidenceSource: ['source:test'], evidenceMethod: ['STATED'], evidenceConfidence: [1]}]->(k)
		CREATE (k)-[:PREREQUISITE {evidenceSource: ['source:test'], evidenceMethod: ['STATED'], evidenceConfidence: [1]}]->(s)`
	mend = `MATCH (s:Skill {id: 'skill:go'}) SET s.name = 'Go' WITH s
		MATCH (g:RequirementGroup {id: 'requirement:lost.group'}) DELETE g WITH s
		MATCH (s)-[e:PREREQUISITE]-() DELETE e`
)

var spoilt = []string{"BAD_VALUE: skill:go", "DANGLING: requirement:lost.group", "CYCLE: PREREQUISITE skill:"}

// TestInvalidEditNeo4j: a graph that was edited into an invalid state is refused with every fault, by
// services that run, which say so and serve the last good state from snapshots, and by one that starts.
func TestInvalidEditNeo4j(t *testing.T) {
	d := sharedDatabase(t)
	d.fill(t)
	urls := d.both(t)
	d.cypher(t, `MATCH (s:Skill {id: 'skill:go'}) SET s.name = 'Golang'`)
	for _, reads := range modes {
		eventually(t, patience, func() string { return postQuery(t, urls[reads], nameOfGo) }, `"Golang"`)
		eventually(t, patience, func() string { return postQuery(t, urls[reads], nameOfGo) }, `"revision":2`)
	}
	d.cypher(t, spoil)
	for _, reads := range modes {
		for _, fault := range append(spoilt, "503") {
			eventually(t, patience, func() string { return get(t, urls[reads]+"/readyz") }, fault)
		}
		if got := get(t, urls[reads]+"/metrics"); !strings.Contains(got, "skillgraph_store_followed 0") {
			t.Errorf("%s: the metrics do not say so", reads)
		}
	}
	if got := postQuery(t, urls[readsSnapshot], nameOfGo); !strings.Contains(got, `"Golang"`) {
		t.Errorf("the last good state is not served: %s", got)
	}
	for _, reads := range modes {
		code, _, errOut := shell(t, append([]string{"serve", "--listen", "127.0.0.1:0", "--reads", reads}, d.flags...)...)
		for _, fault := range spoilt {
			if code != exitNo || !strings.Contains(errOut, fault) {
				t.Errorf("a start with --reads %s: exit code %d without %s: %s", reads, code, fault, errOut)
			}
		}
	}
	d.cypher(t, mend)
	for _, reads := range modes {
		eventually(t, patience, func() string { return get(t, urls[reads]+"/readyz") }, "200 ready")
		eventually(t, patience, func() string { return postQuery(t, urls[reads], nameOfGo) }, `"revision":3`)
	}
	causes := d.cypher(t, `MATCH (c:Change) WITH c ORDER BY c.revision RETURN collect(c.cause)`)
	if got := fmt.Sprint(causes[0].Values[0]); got != "[LOAD EXTERNAL EXTERNAL]" {
		t.Errorf("the change log says %s", got)
	}
}

// TestAwayNeo4j: while Neo4j is away a snapshot answers and Cypher is unavailable, soon; both say that
// they are not ready, and are when Neo4j is back, by themselves.
func TestAwayNeo4j(t *testing.T) {
	d := newDatabase(t, neo4jtest.Start(t))
	d.fill(t)
	urls := d.both(t)
	d.Kill(t)
	for _, reads := range modes {
		eventually(t, patience, func() string { return get(t, urls[reads]+"/readyz") }, "503")
		eventually(t, patience, func() string { return get(t, urls[reads]+"/metrics") }, "skillgraph_store_followed 0")
	}
	if got := postQuery(t, urls[readsSnapshot], nameOfGo); !strings.Contains(got, `"name":"Go"`) {
		t.Errorf("the snapshot does not answer: %s", got)
	}
	began := time.Now()
	got := postQuery(t, urls[readsCypher], nameOfGo)
	if !strings.Contains(got, `"UNAVAILABLE"`) || time.Since(began) > 10*time.Second {
		t.Errorf("after %s: %s", time.Since(began), got)
	}
	d.Restart(t)
	for _, reads := range modes {
		eventually(t, patience, func() string { return get(t, urls[reads]+"/readyz") }, "200 ready")
		eventually(t, patience, func() string { return postQuery(t, urls[reads], nameOfGo) }, `"name":"Go"`)
	}
}

// TestNeo4jMistakes: each is told in one plain line.
func TestNeo4jMistakes(t *testing.T) {
	d := sharedDatabase(t)
	wrong := filepath.Join(t.TempDir(), "wrong")
	if err := os.WriteFile(wrong, []byte("wrong"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		flags []string
		code  int
		says  string
	}{
		{[]string{"--neo4j-password-file", wrong}, exitNo, "password"},
		{[]string{"--neo4j-password-file", "missing"}, exitUnavailable, "missing"},
		{[]string{"--neo4j-database", "nothing"}, exitNo, `"nothing"`},
		{[]string{"--neo4j-uri", "bolt://127.0.0.1:1"}, exitUnavailable, "127.0.0.1:1"},
		{[]string{"--neo4j-uri", "nonsense"}, exitUsage, "nonsense"},
		{[]string{"--store", "stone"}, exitUsage, "stone"},
		{[]string{"--reads", "tea-leaves"}, exitUsage, "tea-leaves"},
	} {
		args := append(append([]string{"serve", "--listen", "127.0.0.1:0"}, d.flags...), test.flags...)
		code, _, errOut := shell(t, args...)
		if code != test.code || !strings.Contains(errOut, test.says) {
			t.Errorf("%v: exit code %d, want %d: %s", test.flags, code, test.code, errOut)
		}
	}
	d.cypher(t, `CREATE (:Movie {title: 'Metropolis'})`)
	code, _, errOut := shell(t, append([]string{"serve", "--listen", "127.0.0.1:0"}, d.flags...)...)
	if code != exitNo || !strings.Contains(errOut, "holds 1 nodes that are not a skillgraph taxonomy") {
		t.Errorf("a database of somebody else: exit code %d: %s", code, errOut)
	}
}
