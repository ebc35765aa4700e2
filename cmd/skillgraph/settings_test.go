package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSettingsMistakes: what cannot be meant is refused with what was expected, and leaves nothing
// behind.
func TestSettingsMistakes(t *testing.T) {
	inEmptyDir(t)
	place(t, ".", "slip.yaml", "lisen: 127.0.0.1:0\n")
	place(t, ".", "list.yaml", "listen: [a]\n")
	place(t, ".", "number.yaml", "listen: 5\n")
	place(t, ".", "text.yaml", "first: '3'\n")
	place(t, ".", "half.yaml", "first: 3.5\n")
	place(t, ".", "truth.yaml", "json: maybe\n")
	place(t, ".", "names.yaml", "have: [Go, 5]\n")
	place(t, ".", "broken.yaml", "listen: [a\n")
	place(t, ".", "bare.yaml", "- listen\n")
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"serve", "--listen", ""}, "HOST:PORT"},
		{[]string{"serve", "--listen", "foo"}, "HOST:PORT"},
		{[]string{"serve", "--config", "list.yaml"}, "listen: [a] is not valid: expected a text"},
		{[]string{"serve", "--config", "number.yaml"}, "number.yaml: listen: 5 is not valid: expected a text, in quotes"},
		{[]string{"config", "--config", "number.yaml"}, "listen: 5 is not valid"},
		{[]string{"related", "Go", "--config", "text.yaml"}, `first: "3" is not valid: expected a whole number`},
		{[]string{"related", "Go", "--config", "half.yaml"}, "first: 3.5 is not valid: expected a whole number"},
		{[]string{"related", "Go", "--config", "truth.yaml"}, `json: "maybe" is not valid: expected true or false`},
		{[]string{"config", "--config", "names.yaml"}, "expected a list of texts"},
		{[]string{"config", "--config", "broken.yaml"}, "broken.yaml: line 1: did not find"},
		{[]string{"config", "--config", "bare.yaml"}, "line 1: expected settings by name, such as listen: "},
		{[]string{"config", "--config", "."}, "read settings from .: is a directory"},
		{[]string{"serve", "--config", "slip.yaml"}, `there is no setting "lisen"`},
		{[]string{"config", "--config", "slip.yaml"}, `there is no setting "lisen"`},
		{[]string{"related", "Django", "--store", "bar"}, `--store "bar" is unknown`},
	} {
		code, _, errOut := shell(t, test.args...)
		if code != exitUsage || !strings.Contains(errOut, test.want) {
			t.Errorf("%v: exit code %d, %q, want %q", test.args, code, errOut, test.want)
		}
	}
	if _, err := os.Stat(defaultData); err == nil {
		t.Error("a data file was left behind")
	}
}

// TestSettingsReachFlags: a flag of a command can stand in the environment and in the file as well.
func TestSettingsReachFlags(t *testing.T) {
	inEmptyDir(t)
	count := func(args ...string) int {
		code, out, errOut := shell(t, append([]string{"related", "Django"}, args...)...)
		if code != exitDone {
			t.Fatalf("exit code %d: %s", code, errOut)
		}
		return strings.Count(strings.TrimSpace(out), "\n") - 1
	}
	place(t, ".", "s.yaml", "first: 3\n")
	if n := count("--config", "s.yaml"); n != 3 {
		t.Errorf("the file gives %d rows, want 3", n)
	}
	place(t, ".", "list.yaml", "have: [Klingon, Go]\nlisten:\n")
	if code, out, errOut := shell(t, "gap", "--role", "API developer", "--config", "list.yaml"); code != exitDone || !strings.Contains(out, `"Klingon" is unknown`) {
		t.Errorf("a list of the file gives %d %s%s", code, out, errOut)
	}
	t.Setenv("SKILLGRAPH_FIRST", "2")
	if n := count("--config", "s.yaml"); n != 2 {
		t.Errorf("the environment gives %d rows, want 2", n)
	}
	if n := count("--first", "1"); n != 1 {
		t.Errorf("the flag gives %d rows, want 1", n)
	}
	t.Setenv("SKILLGRAPH_FIRST", "abc")
	if code, _, errOut := shell(t, "related", "Django"); code != exitUsage || !strings.Contains(errOut, "first") {
		t.Errorf("a wrong value gives %d %q", code, errOut)
	}
}

// TestDataFolder: a folder in SKILLGRAPH_DATA is no file to serve from, and that is said.
func TestDataFolder(t *testing.T) {
	inEmptyDir(t)
	folder := t.TempDir()
	t.Setenv("SKILLGRAPH_DATA", folder)
	if _, out, _ := shell(t, "config"); !strings.Contains(out, "data: "+defaultData) {
		t.Errorf("config says %s", out)
	}
	code, _, errOut := shell(t, "load")
	if code != exitDone || !strings.Contains(errOut, "--data") {
		t.Errorf("load gives %d %q", code, errOut)
	}
	if entries, err := filepath.Glob(filepath.Join(folder, "*")); err != nil || len(entries) > 0 {
		t.Errorf("the folder holds %v %v", entries, err)
	}
}
