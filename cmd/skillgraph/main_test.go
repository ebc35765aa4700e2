package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/spf13/viper"
)

// shell runs one command line and gives what it printed.
func shell(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

// inEmptyDir makes the test run where no data file lies about.
func inEmptyDir(t *testing.T) { t.Chdir(t.TempDir()) }

// TestServe starts the program on a new file, asks it over HTTP, stops it, starts it again.
func TestServe(t *testing.T) {
	data := filepath.Join(t.TempDir(), "test.db")
	for start := range 2 {
		url, stop := serving(t, "--data", data)
		if got := postQuery(t, url, `{ taxonomy { revision counts { roles } } }`); !strings.Contains(got, `"revision":1`) {
			t.Errorf("start %d: %s", start, got)
		}
		if code := stop(); code != exitDone {
			t.Errorf("start %d: stopping gave exit code %d", start, code)
		}
	}
}

// startPatience is for a busy machine on which Neo4j has to be filled first.
const startPatience = 3 * time.Minute

// serving runs serve on a free port; stop ends it as SIGTERM does and gives the exit code.
func serving(t *testing.T, args ...string) (url string, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ready, done := make(chan string, 1), make(chan int, 1)
	var log bytes.Buffer
	a := &app{settings: viper.New(), in: strings.NewReader(""), out: io.Discard, err: &log}
	a.serving = func(url string) { ready <- url }
	go func() { done <- a.run(ctx, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)) }()
	t.Cleanup(cancel)
	select {
	case url = <-ready:
	case code := <-done:
		t.Fatalf("serve ended with %d: %s", code, log.String())
	case <-time.After(startPatience):
		t.Fatalf("serve is not ready after %s", startPatience)
	}
	return url, func() int {
		cancel()
		return <-done
	}
}

func postQuery(t testing.TB, url, query string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.Post(url+"/graphql", "application/json", bytes.NewReader(body))
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

// TestQuestions asks from the shell: in this process, and of a server, with the same answers.
func TestQuestions(t *testing.T) {
	inEmptyDir(t)
	if err := os.WriteFile("advert.txt", []byte("Strong Go, Kubernetes. No PHP."), 0o600); err != nil {
		t.Fatal(err)
	}
	url, stop := serving(t, "--data", filepath.Join(t.TempDir(), "test.db"))
	defer stop()
	for _, test := range []struct {
		args  []string
		code  int
		holds []string
	}{
		{[]string{"gap", "--have", "Flask,PostgreSQL,Git", "--role", "API developer"}, exitDone, []string{"readiness", "STATUS", "Git", "NEXT"}},
		{[]string{"gap", "--have", "Go:expert,Klingon", "--role", "API developer"}, exitDone, []string{`"Klingon" is unknown`}},
		{[]string{"gap", "--have", "Go", "--role", "API developer", "--json"}, exitDone, []string{`"readiness"`}},
		{[]string{"gap", "--role", "astronaut"}, exitNo, nil},
		{[]string{"related", "Django"}, exitDone, []string{"Flask", "Python", "SCORE"}},
		{[]string{"related", "Klingon"}, exitNo, []string{"unknown"}},
		{
			[]string{"resolve", "golang", "k8s", "postgres", "node", "rails", "nest.js", "gcp"},
			exitDone,
			[]string{"skill:go", "skill:kubernetes", "skill:postgresql", "skill:nodejs", "skill:ruby-on-rails", "skill:nestjs", "skill:google-cloud"},
		},
		{[]string{"resolve", "golang", "Klingon"}, exitNo, []string{"UNKNOWN"}},
		{[]string{"extract", "advert.txt"}, exitDone, []string{"Kubernetes", "PHP", "not"}},
		{[]string{"query", `{ skill(by: {name: "golang"}) { id } }`}, exitDone, []string{`"skill:go"`}},
		{[]string{"query", `{ nope }`}, exitNo, []string{"BAD_USER_INPUT"}},
	} {
		name := strings.Join(test.args, " ")
		code, out, errOut := shell(t, test.args...)
		if code != test.code {
			t.Errorf("%s: exit code %d, want %d: %s", name, code, test.code, errOut)
		}
		for _, text := range test.holds {
			if !strings.Contains(out, text) {
				t.Errorf("%s does not print %q:\n%s", name, text, out)
			}
		}
		code, remote, _ := shell(t, append(test.args, "--server", url)...)
		if code != test.code || remote != out {
			t.Errorf("%s: a server answers otherwise (%d):\n%s", name, code, remote)
		}
	}
	if _, err := os.Stat(defaultData); err == nil {
		t.Error("asking made a data file")
	}
}

// TestMistakes: each is told in one plain line, with the exit code that says whose it is.
func TestMistakes(t *testing.T) {
	inEmptyDir(t)
	if err := os.WriteFile("letter.txt", []byte("Dear friend, this is no database."), 0o600); err != nil {
		t.Fatal(err)
	}
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	for _, test := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"serve", "--colour", "red"}, exitUsage, "--colour"},
		{[]string{"serve", "extra"}, exitUsage, "extra"},
		{[]string{"sing"}, exitUsage, "sing"},
		{[]string{"gap"}, exitUsage, "role"},
		{[]string{"related"}, exitUsage, "related: SKILL... is missing"},
		{[]string{"serve", "extra"}, exitUsage, `serve: "extra" is one argument too many`},
		{[]string{"load", "one", "two"}, exitUsage, `load: "two" is one argument too many`},
		{[]string{"help", "sing"}, exitUsage, `"sing" is no command`},
		{[]string{"completion", "cmd"}, exitUsage, "expected one of bash, fish"},
		{[]string{"completion", "bash", "extra"}, exitUsage, `"extra" is one argument too many`},
		{[]string{"related", "Django", "--first", "-1"}, exitUsage, "-1"},
		{[]string{"related", "Django", "--first", "many"}, exitUsage, "many"},
		{[]string{"query", "{ __typename }", "--variables", "["}, exitUsage, "--variables"},
		{[]string{"gap", "--role", "astronaut"}, exitNo, "astronaut"},
		{[]string{"serve", "--data", "letter.txt"}, exitNo, "letter.txt"},
		{[]string{"serve", "--data", "."}, exitNo, "directory"},
		{[]string{"serve", "--data", "no/such/folder/x.db"}, exitUnavailable, "no/such/folder"},
		{[]string{"serve", "--data", "a.db", "--listen", busy.Addr().String()}, exitUnavailable, "the address is in use"},
		{[]string{"serve", "--data", "a.db", "--listen", "127.0.0.1:99999"}, exitUsage, "HOST:PORT"},
		{[]string{"serve", "--data", "a.db", "--listen", "127.0.0.1:nonsense"}, exitUsage, "HOST:PORT"},
		{[]string{"serve", "--data", "a.db", "--listen", "127.0.0.1:"}, exitUsage, "HOST:PORT"},
		{[]string{"serve", "--data", "a.db", "--listen", "192.0.2.1:8080"}, exitUnavailable, "this machine has no such address"},
		{[]string{"serve", "--data", "a.db", "--listen", "nonsense"}, exitUsage, "nonsense"},
		{[]string{"related", "Django", "--data", "missing.db"}, exitUnavailable, "missing.db"},
		{[]string{"related", "Django", "--server", "http://127.0.0.1:1"}, exitUnavailable, "127.0.0.1:1/graphql: nothing listens there"},
		{[]string{"related", "Django", "--server", "http://127.0.0.1:99999"}, exitUsage, "such as http://"},
		{[]string{"related", "Django", "--server", "http://" + busy.Addr().String() + " x"}, exitUsage, "--server"},
		{[]string{"related", "Django", "--server", "127.0.0.1:8080"}, exitUsage, "such as http://"},
		{[]string{"related", "Django", "--server", "http://127.0.0.1:1/graphql"}, exitUnavailable, "127.0.0.1:1/graphql: "},
		{[]string{"gap", "--role", "API developer", "--have", "Go:GURU"}, exitUsage, "AWARENESS, BASIC, WORKING, ADVANCED or EXPERT"},
		{[]string{"gap", "--role", "API developer", "--steps", "few"}, exitUsage, "expected a whole number"},
		{[]string{"evaluate", "--only", "nothing"}, exitUsage, "names of O*NET"},
		{[]string{"evaluate", "--misses", "all"}, exitUsage, "dev or test"},
		{[]string{"serve", "--config", "missing.yaml"}, exitUsage, "missing.yaml"},
		{[]string{"validate", "missing"}, exitUnavailable, "skillgraph: missing: no such file"},
		{[]string{"fmt", "missing"}, exitUnavailable, "skillgraph: missing: no such file"},
		{[]string{"load", "missing"}, exitUnavailable, "skillgraph: missing: no such file"},
		{[]string{"sheet", "Java/Kotlin"}, exitNo, "Did you mean Java (skill:java), Kotlin (skill:kotlin)?"},
		{[]string{"evidence", "Java/Kotlin"}, exitNo, "Did you mean Java (skill:java), Kotlin (skill:kotlin)?"},
		{[]string{"validate", "letter.txt"}, exitUsage, "letter.txt"},
		{[]string{"validate", "."}, exitNo, "there is no .yaml file"},
		{[]string{"fmt", "."}, exitNo, "there is no .yaml file"},
		{[]string{"gap", "--role", "API developer", "--steps", "-1"}, exitUsage, "--steps -1"},
		{[]string{"sheet", "--random", "1", "--seed", "-1"}, exitUsage, "expected a whole number from 0"},
		{[]string{"query", "{ __typename }", "--store", "neo4j", "--neo4j-uri", "http://127.0.0.1:7687"}, exitUsage, "such as neo4j://"},
		{
			[]string{"query", "{ __typename }", "--store", "neo4j", "--neo4j-uri", "bolt://127.0.0.1:1", "--neo4j-password-file", "letter.txt"},
			exitUnavailable, "open neo4j: bolt://127.0.0.1:1: nothing listens there",
		},
	} {
		code, _, errOut := shell(t, test.args...)
		if code != test.code || !strings.Contains(errOut, test.says) {
			t.Errorf("%v: exit code %d, want %d; it says %s", test.args, code, test.code, errOut)
		}
		raw := regexp.MustCompile(`goroutine|strconv|interface|lookup|stat |dial|: (unavailable|invalid)\n`).MatchString(errOut)
		if n := strings.Count(errOut, "skillgraph:"); n != 1 || raw {
			t.Errorf("%v does not say it in one plain line: %s", test.args, errOut)
		}
	}
	if got, _ := os.ReadFile("letter.txt"); string(got) != "Dear friend, this is no database." {
		t.Error("the letter was changed")
	}
}

// TestInUse: a second server on one file is told so, and the first goes on.
func TestInUse(t *testing.T) {
	data := filepath.Join(t.TempDir(), "test.db")
	url, stop := serving(t, "--data", data)
	defer stop()
	code, _, errOut := shell(t, "serve", "--listen", "127.0.0.1:0", "--data", data)
	if code != exitUnavailable || !strings.Contains(errOut, "in use") || !strings.Contains(errOut, "--server") {
		t.Errorf("a second server: exit code %d: %s", code, errOut)
	}
	if got := postQuery(t, url, "{ __typename }"); !strings.Contains(got, "Query") {
		t.Errorf("the first server: %s", got)
	}
}

// TestValidate: all faults of a folder at once, each with file and line.
func TestValidate(t *testing.T) {
	t.Chdir(t.TempDir())
	const skills = `skills:
  - id: a
    name: A
    kind: CONCEPT
    description: The first of two.
    importance: 0.5
    because: It is needed for a test.
    prerequisites:
      - {to: b, because: It comes first.}
  - id: b
    name: B
    kind: CONCEPT
    description: The second of two.
    importance: 0.5
    because: It is needed for a test.
    prerequisites:
      - {to: a, because: It comes first.}
    implies:
      - {to: nothing, level: 2, because: It does not exist.}
`
	if err := os.WriteFile("skills.yaml", []byte(skills), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("sources.yaml", []byte("sources:\n  - {id: editors, title: The editors}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, _ := shell(t, "validate", ".")
	for _, want := range []string{
		"skills.yaml:17:10: error: CYCLE", "skill:a → skill:b → skill:a",
		"skills.yaml:19:14: error: DANGLING", "there is no skill:nothing", "2 errors",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not report %q:\n%s", want, out)
		}
	}
	if code != exitNo {
		t.Errorf("exit code %d, want %d", code, exitNo)
	}
	if err := os.WriteFile("broken.yaml", []byte("skills:\n  - id: [\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, _ = shell(t, "validate", "."); code != exitNo || !strings.Contains(out, "broken.yaml:") || !strings.Contains(out, "CYCLE") {
		t.Errorf("a broken file hides the faults of others (%d):\n%s", code, out)
	}
}

// TestHelp: every command shows an example.
func TestHelp(t *testing.T) {
	for _, c := range (&app{settings: viper.New()}).root().Commands() {
		if c.Example == "" || c.Short == "" {
			t.Errorf("%s --help shows no example", c.Name())
		}
		if code, out, _ := shell(t, c.Name(), "--help"); code != exitDone || !strings.Contains(out, "Examples:") {
			t.Errorf("%s --help: exit code %d:\n%s", c.Name(), code, out)
		}
	}
	if code, out, _ := shell(t, "version"); code != exitDone || !strings.HasPrefix(out, "skillgraph ") {
		t.Errorf("version: %d %s", code, out)
	}
}

// TestSettings: a flag wins over the environment, the environment over the file, the file over the
// default.
func TestSettings(t *testing.T) {
	inEmptyDir(t)
	if err := os.WriteFile("s.yaml", []byte("listen: from-file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	check := func(want string, args ...string) {
		t.Helper()
		if code, out, errOut := shell(t, append([]string{"config"}, args...)...); code != exitDone || !strings.Contains(out, "listen: "+want+"\n") {
			t.Errorf("config %v: exit code %d, want %s:\n%s%s", args, code, want, out, errOut)
		}
	}
	check("127.0.0.1:8080")
	check("from-file", "--config", "s.yaml")
	t.Setenv("SKILLGRAPH_LISTEN", "from-env")
	check("from-env", "--config", "s.yaml")
}

// BenchmarkFirstAnswer starts the built program, with a file that is there and with one that it has
// to make and fill first, and measures the time until it has answered a question, and what it took
// of all processors until it ended (cpu-ms/op).
func BenchmarkFirstAnswer(b *testing.B) {
	dir := b.TempDir()
	program, data := filepath.Join(dir, "skillgraph"), filepath.Join(dir, "test.db")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	for _, first := range []bool{true, false} {
		b.Run(fmt.Sprintf("new file=%t", first), func(b *testing.B) {
			var cpu time.Duration
			for range b.N {
				if b.StopTimer(); first {
					_ = os.Remove(data) // there is none before the first
				}
				b.StartTimer()
				cpu += firstAnswer(b, program, data)
			}
			b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "cpu-ms/op")
		})
	}
}

// firstAnswer runs the program once, from its start to its first answer, and gives the time that it
// had of the processors.
func firstAnswer(b *testing.B, program, data string) time.Duration {
	b.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	server := exec.Command(program, "serve", "--listen", address, "--data", data)
	if err := server.Start(); err != nil {
		b.Fatal(err)
	}
	const question = `{"query":"{ skillGap(have: {names: [\"Flask\"]}, role: {name: \"API developer\"}) { readiness } }"}`
	for deadline := time.Now().Add(10 * time.Second); ; {
		r, err := http.Post("http://"+address+"/graphql", "application/json", strings.NewReader(question))
		if err == nil {
			body, _ := io.ReadAll(r.Body)
			r.Body.Close()
			if !strings.Contains(string(body), `"readiness"`) {
				b.Fatalf("the first answer: %s", body)
			}
			break
		}
		if time.Now().After(deadline) {
			b.Fatal("no answer after 10 s")
		}
		time.Sleep(time.Millisecond)
	}
	b.StopTimer()
	if err := server.Process.Signal(os.Interrupt); err != nil {
		b.Fatal(err)
	}
	if err := server.Wait(); err != nil {
		b.Fatalf("the server ended with %v", err)
	}
	b.StartTimer()
	return server.ProcessState.UserTime() + server.ProcessState.SystemTime()
}
