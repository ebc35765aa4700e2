package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/creack/pty"
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
