package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"

	"github.com/skillgraph/skillgraph/graph/embedded"
)

// TestAnswerIsNo: the exit code says so, however the answer is printed.
func TestAnswerIsNo(t *testing.T) {
	inEmptyDir(t)
	for _, test := range []struct {
		args []string
		code int
	}{
		{[]string{"resolve", "golang", "klingon"}, exitNo},
		{[]string{"resolve", "golang"}, exitDone},
		{[]string{"related", "Klingon"}, exitNo},
		{[]string{"related", "Django"}, exitDone},
		{[]string{"gap", "--have", "Klingon", "--role", "API developer"}, exitNo},
		{[]string{"gap", "--have", "Klingon,Go", "--role", "API developer"}, exitDone},
		{[]string{"gap", "--role", "API developer"}, exitDone},
		{[]string{"evidence", "Klingon"}, exitNo},
	} {
		for _, args := range [][]string{test.args, append(test.args, "--json")} {
			if code, out, errOut := shell(t, args...); code != test.code {
				t.Errorf("%v: exit code %d, want %d: %s%s", args, code, test.code, out, errOut)
			}
		}
	}
}

// full is an output with no room left.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// TestFull: whatever a command writes to, and whichever command it is, a full disk is exit code 3 and
// one plain line.
func TestFull(t *testing.T) {
	inEmptyDir(t)
	place(t, ".", "t.txt", "Strong Go.\n")
	refused := func(code int, says string, args []string) {
		t.Helper()
		if code != exitUnavailable || !strings.HasSuffix(says, "no space left on device\n") || strings.Count(says, "\n") != 1 {
			t.Errorf("%v: exit code %d, it says %s", args, code, says)
		}
	}
	for _, args := range [][]string{
		{"related", "Django"},
		{"resolve", "Klingon"},
		{"gap", "--role", "API developer", "--json"},
		{"query", "{ __typename }"},
		{"evidence", "Flask"},
		{"sheet", "Redis"},
		{"extract", "t.txt"},
		{"export"},
		{"export", "--format", "cypher"},
		{"config"},
		{"version"},
		{"--version"},
		{"--help"},
		{"help", "gap"},
		{"completion", "bash"},
	} {
		var errOut strings.Builder
		refused(run(t.Context(), args, strings.NewReader(""), full{}, &errOut), errOut.String(), args)
	}
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("there is no /dev/full here")
	}
	for _, args := range [][]string{
		{"export", "/dev/full"},
		{"export", "--format", "cypher", "/dev/full"},
		{"extract", "t.txt", "--output", "/dev/full"},
		{"extract", "t.txt", "--format", "csv", "--output", "/dev/full"},
	} {
		code, _, errOut := shell(t, args...)
		refused(code, errOut, args)
	}
}

// TestUnfilled: a file whose first filling was broken off is told as what it is, with what fills it,
// and that does.
func TestUnfilled(t *testing.T) {
	for name, make := range map[string]func(path string) error{
		"empty": func(path string) error { return os.WriteFile(path, nil, 0o600) },
		"no commit": func(path string) error {
			store, err := embedded.Open(path)
			if err != nil {
				return err
			}
			return store.Close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			inEmptyDir(t)
			if err := make(defaultData); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"query", "{ __typename }"}, {"related", "Go"}, {"sheet", "Go"}, {"export"}} {
				code, out, errOut := shell(t, args...)
				if code != exitUnavailable || out != "" || !strings.Contains(errOut, "'skillgraph load --data skillgraph.db' fills it\n") {
					t.Errorf("%v: exit code %d: %s%s", args, code, out, errOut)
				}
			}
			if code, _, errOut := shell(t, "load"); code != exitDone {
				t.Errorf("load: exit code %d: %s", code, errOut)
			}
			if code, _, errOut := shell(t, "related", "Go"); code != exitDone {
				t.Errorf("after load: exit code %d: %s", code, errOut)
			}
		})
	}
}

// TestJSON: what people read as lines, programs read as JSON.
func TestJSON(t *testing.T) {
	inEmptyDir(t)
	place(t, ".", "a.yaml", "skills: [\n")
	place(t, ".", "b.yaml", "sources:\n  - {id: editors, title: Editors}\n  - {id: editors, title: Again}\n")
	for _, test := range []struct {
		args []string
		code int
		want map[string]any
	}{
		{[]string{"version", "--json"}, exitDone, map[string]any{"version": "dev"}},
		{[]string{"config", "--json", "--config", "s.yml"}, exitDone, map[string]any{"listen": "127.0.0.1:1", "store": "embedded"}},
		{[]string{"validate", ".", "--json"}, exitNo, map[string]any{"errors": 2.0, "warnings": 0.0, "leftOut": 0.0, "skills": 0.0}},
	} {
		if test.args[0] == "config" {
			test.args[3] = place(t, t.TempDir(), "s.yml", "listen: 127.0.0.1:1\n")
		}
		code, out, errOut := shell(t, test.args...)
		var got map[string]any
		if err := json.Unmarshal([]byte(out), &got); err != nil || code != test.code {
			t.Fatalf("%v: exit code %d: %v: %s%s", test.args, code, err, out, errOut)
		}
		for key, want := range test.want {
			if got[key] != want {
				t.Errorf("%v: %s is %v, want %v", test.args, key, got[key], want)
			}
		}
		if faults, ok := got["faults"].([]any); ok {
			first := faults[0].(map[string]any)
			if first["file"] != "a.yaml" || first["line"] != 1.0 || first["severity"] != "ERROR" {
				t.Errorf("the first fault is %v", first)
			}
		}
	}
}

// TestLevels: a level is given by name or by number.
func TestLevels(t *testing.T) {
	inEmptyDir(t)
	for _, have := range []string{"Go:2", "golang: basic", "skill:go:BASIC"} {
		_, out, errOut := shell(t, "gap", "--role", "Go Backend Developer", "--have", have)
		if !strings.Contains(out, "Go is held at BASIC") {
			t.Errorf("%s is read otherwise: %s%s", have, out, errOut)
		}
	}
}

// TestCompletion: a shell is offered what can stand there.
func TestCompletion(t *testing.T) {
	inEmptyDir(t)
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"serve", "--store", ""}, "embedded\nneo4j\n"},
		{[]string{"serve", "--reads", "s"}, "snapshot\n"},
		{[]string{"gap", "--role", "api"}, "API Developer\n"},
		{[]string{"gap", "--have", "Go,djan"}, "Go,Django\n"},
		{[]string{"related", "DJAN"}, "Django\n"},
		{[]string{"extract", "--format", ""}, "table\njson\ncsv\n"},
		{[]string{"evaluate", "--misses", ""}, "dev\ntest\n"},
	} {
		if _, out, _ := shell(t, append([]string{"__complete"}, test.args...)...); !strings.Contains(out, test.want) {
			t.Errorf("%v: offered is %s", test.args, out)
		}
	}
}

// TestVersion: the flag and the command say the same.
func TestVersion(t *testing.T) {
	_, flag, _ := shell(t, "--version")
	if _, command, _ := shell(t, "version"); flag != command || !strings.HasPrefix(flag, "skillgraph ") {
		t.Errorf("%q and %q", flag, command)
	}
}

// TestProgressBar: on a terminal a bar tells how far long work has come, and goes when it is done.
func TestProgressBar(t *testing.T) {
	inside, terminal, err := pty.Open()
	if err != nil {
		t.Skip("there is no pseudo terminal here: ", err)
	}
	defer inside.Close()
	defer terminal.Close()
	a := &app{err: terminal}
	for p, n := a.newProgress("read", 3), 0; n < 3; n++ {
		p.step()
	}
	seen := make([]byte, 4096)
	n, err := inside.Read(seen)
	if err != nil || !strings.Contains(string(seen[:n]), "read") || strings.Contains(string(seen[:n]), "read: 1 of 3") {
		t.Errorf("on a terminal it shows %q (%v)", seen[:n], err)
	}
}

// TestAwaited: somebody at a terminal is told that a text is waited for.
func TestAwaited(t *testing.T) {
	inEmptyDir(t)
	inside, terminal, err := pty.Open()
	if err != nil {
		t.Skip("there is no pseudo terminal here: ", err)
	}
	defer inside.Close()
	defer terminal.Close()
	if _, err := inside.WriteString("golang\n\x04"); err != nil {
		t.Fatal(err)
	}
	var out, errOut strings.Builder
	code := run(t.Context(), []string{"resolve", "-"}, terminal, &out, &errOut)
	if code != exitDone || !strings.Contains(errOut.String(), "Ctrl-D") || !strings.Contains(out.String(), "skill:go") {
		t.Errorf("exit code %d: %s%s", code, &out, &errOut)
	}
}

// shellBlock is the part of the README that shows commands.
var shellBlock = regexp.MustCompile("(?s)## From the shell.*?```sh\n(.*?)```")

// TestReadmeCommands: each command of the README can be pasted, in the folder where it says so.
func TestReadmeCommands(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	found := shellBlock.FindSubmatch(readme)
	if found == nil {
		t.Fatal("the README shows no commands")
	}
	dir := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "bin", "skillgraph"), ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	for _, folder := range []string{"examples", "seed"} {
		target, err := filepath.Abs("../../" + folder)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, filepath.Join(dir, folder)); err != nil {
			t.Skip("folders cannot be linked here: ", err)
		}
	}
	for line := range strings.Lines(string(found[1])) {
		command := exec.Command("sh", "-c", line)
		command.Dir = dir
		command.Env = append(os.Environ(), "PATH="+filepath.Join(dir, "bin")+":"+os.Getenv("PATH"), "SKILLGRAPH_DATA=", "SKILLGRAPH_SEEDS=")
		if out, err := command.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", line, err, out)
		}
	}
}
