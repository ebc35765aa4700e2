package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

// database is a real Neo4j, with the flags that lead to it.
type database struct {
	*neo4jtest.Server
	flags []string
}

func openDatabase(t *testing.T) database {
	t.Helper()
	server := neo4jtest.Shared(t)
	password := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(password, []byte(server.Password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return database{server, []string{
		"--store", "neo4j", "--neo4j-uri", server.URI, "--neo4j-user", server.User, "--neo4j-password-file", password,
	}}
}

// cypher changes the graph as somebody with cypher-shell does.
func (d database) cypher(t *testing.T, text string) {
	t.Helper()
	_, err := neo4j.ExecuteQuery(t.Context(), d.Driver(t), text, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
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

// TestServeNeo4j runs the service over a real Neo4j in both modes: it fills the empty database, takes
// over an edit from outside, refuses an invalid one and says so, and comes back when it is mended.
func TestServeNeo4j(t *testing.T) {
	for _, reads := range []string{"cypher", "snapshot"} {
		t.Run(reads, func(t *testing.T) {
			d := openDatabase(t)
			url, stop := serving(t, append([]string{"--reads", reads}, d.flags...)...)
			defer stop()
			name := func() string {
				return postQuery(t, url, `{ taxonomy { revision } skill(by: {id: "skill:go"}) { name } }`)
			}
			if got := name(); !strings.Contains(got, `"name":"Go"`) || !strings.Contains(got, `"revision":1`) {
				t.Fatal(got)
			}
			d.cypher(t, `MATCH (s:Skill {id: 'skill:go'}) SET s.name = 'Golang', s.aliases = ['Go']`)
			eventually(t, 30*time.Second, name, `"name":"Golang"`)
			eventually(t, 30*time.Second, name, `"revision":2`)
			d.cypher(t, `MATCH (s:Skill {id: 'skill:go'}) REMOVE s.name`)
			ready := func() string { return get(t, url+"/readyz") }
			eventually(t, 30*time.Second, ready, "skill:go")
			eventually(t, 30*time.Second, func() string { return get(t, url+"/metrics") }, "skillgraph_store_followed 0")
			if reads == "snapshot" {
				if got := name(); !strings.Contains(got, `"name":"Golang"`) {
					t.Errorf("the last good state is not served: %s", got)
				}
			}
			d.cypher(t, `MATCH (s:Skill {id: 'skill:go'}) SET s.name = 'Go', s.aliases = ['Golang']`)
			eventually(t, 30*time.Second, ready, "ready")
			eventually(t, 30*time.Second, name, `"revision":3`)
		})
	}
}

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
	return string(data)
}

// TestCommandsNeo4j loads, asks and exports over a real Neo4j, and answers as the built-in taxonomy
// does.
func TestCommandsNeo4j(t *testing.T) {
	inEmptyDir(t)
	d := openDatabase(t)
	if code, out, errOut := shell(t, append([]string{"load"}, d.flags...)...); code != exitDone || !strings.Contains(out, "revision 1") {
		t.Fatalf("load: %d %s%s", code, out, errOut)
	}
	if _, out, _ := shell(t, append([]string{"load"}, d.flags...)...); !strings.Contains(out, "already") {
		t.Errorf("a second load: %s", out)
	}
	for _, question := range [][]string{
		{"gap", "--have", "Flask,PostgreSQL,Git", "--role", "API developer"}, {"related", "Django"}, {"resolve", "golang", "k8s"},
	} {
		_, want, _ := shell(t, question...)
		if code, got, errOut := shell(t, append(question, d.flags...)...); code != exitDone || got != want {
			t.Errorf("%v: exit code %d, another answer than the built-in taxonomy's: %s%s", question, code, got, errOut)
		}
	}
	_, want, _ := shell(t, "export")
	if _, got, _ := shell(t, append([]string{"export"}, d.flags...)...); got != want {
		t.Error("the export of Neo4j is another than that of the built-in taxonomy")
	}
}

// TestNeo4jMistakes: each is told in one plain line.
func TestNeo4jMistakes(t *testing.T) {
	d := openDatabase(t)
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
		{[]string{"--neo4j-uri", "nonsense"}, exitNo, "nonsense"},
		{[]string{"--store", "stone"}, exitUsage, "stone"},
		{[]string{"--reads", "tea-leaves"}, exitUsage, "tea-leaves"},
	} {
		args := append(append([]string{"serve", "--listen", "127.0.0.1:0"}, d.flags...), test.flags...)
		code, _, errOut := shell(t, args...)
		if code != test.code || !strings.Contains(errOut, test.says) {
			t.Errorf("%v: exit code %d, want %d: %s", test.flags, code, test.code, errOut)
		}
	}
}
