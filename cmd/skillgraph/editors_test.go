package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStatistics counts a small taxonomy by hand.
func TestStatistics(t *testing.T) {
	dir := t.TempDir()
	place(t, dir, "a.yaml", `
sources:
  - {id: editors, title: Editors}
skills:
  - {id: go, name: Go, kind: LANGUAGE, description: A language., importance: 0.5, aliases: [Golang], because: Used.}
  - {id: gin, name: Gin, kind: FRAMEWORK, description: A framework., importance: 0.5, because: Used., confidence: 0.65, aliases: [Gin Gonic],
     builtWith: [{to: go, level: 3, because: It is Go.}]}
`)
	code, out, _ := shell(t, "validate", dir, "--stats")
	if code != exitDone {
		t.Errorf("exit code %d", code)
	}
	compact := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{
		"LANGUAGE 1 FRAMEWORK 1", "EDGES BY TYPE (1) BUILT_WITH 1", "INFERRED 3", "0.6–0.6999 1 0.8–0.8999 2",
		"statements without evidence 0", "median of aliases per technology 1",
	} {
		if !strings.Contains(compact, want) {
			t.Errorf("%q is missing from\n%s", want, out)
		}
	}
}

func place(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(strings.TrimPrefix(text, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestFmt: --check reports and changes nothing, fmt changes the file once, a broken file is named.
func TestFmt(t *testing.T) {
	dir := t.TempDir()
	path := place(t, dir, "a.yaml", "skills:\n  - name: 'Go'\n    id: go\n")
	if code, out, _ := shell(t, "fmt", "--check", dir); code != exitNo || !strings.Contains(out, path) {
		t.Errorf("check gave %d %q", code, out)
	}
	if code, out, _ := shell(t, "fmt", dir); code != exitDone || !strings.Contains(out, path) {
		t.Errorf("fmt gave %d %q", code, out)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "skills:\n  - id: go\n    name: Go\n" {
		t.Errorf("%q %v", data, err)
	}
	if code, out, _ := shell(t, "fmt", dir); code != exitDone || out != "" {
		t.Errorf("a second time it gave %d %q", code, out)
	}
	place(t, dir, "b.yaml", "skills:\n  - id: [\n")
	if code, _, errOut := shell(t, "fmt", dir); code != exitNo || !strings.Contains(errOut, "b.yaml") {
		t.Errorf("a broken file gave %d %q", code, errOut)
	}
	if code, _, _ := shell(t, "fmt", filepath.Join(dir, "none")); code != exitUnavailable {
		t.Errorf("no folder gave %d", code)
	}
}

// TestEvidence: each statement is shown with its source and reasoning.
func TestEvidence(t *testing.T) {
	inEmptyDir(t)
	code, out, _ := shell(t, "evidence", "Flask")
	if code != exitDone {
		t.Errorf("exit code %d", code)
	}
	for _, want := range []string{
		"Flask is a skill (FRAMEWORK)", "revelo, Backend Developer Frameworks", "Flask BUILT_WITH Python at WORKING",
		"STATED", "INFERRED", "asks for",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing from\n%s", want, out)
		}
	}
	if _, sure, _ := shell(t, "evidence", "Flask", "--min-confidence", "0.9"); len(sure) >= len(out) {
		t.Error("--min-confidence leaves nothing out")
	}
	if code, _, errOut := shell(t, "evidence", "Klingon"); code != exitNo || !strings.Contains(errOut, "Klingon") {
		t.Errorf("an unknown skill gave %d %q", code, errOut)
	}
}

// TestSheet: a seed draws the same technologies again, another one draws others.
func TestSheet(t *testing.T) {
	inEmptyDir(t)
	_, named, _ := shell(t, "sheet", "Redis")
	for _, want := range []string{"## Redis", "does the same job as **Memcached**", "asked for by: ", "derived as related: "} {
		if !strings.Contains(named, want) {
			t.Errorf("%q is missing from\n%s", want, named)
		}
	}
	draw := func(seed string) string {
		code, out, _ := shell(t, "sheet", "--random", "5", "--seed", seed)
		if n := strings.Count("\n"+out, "\n## "); code != exitDone || n != 5 {
			t.Errorf("exit code %d, %d technologies", code, n)
		}
		return out
	}
	first, again, other := draw("1"), draw("1"), draw("2")
	if first != again || first == other {
		t.Error("the seed does not decide what is drawn")
	}
	if code, _, errOut := shell(t, "sheet"); code != exitUsage || !strings.Contains(errOut, "--random") {
		t.Errorf("neither names nor --random gave %d %q", code, errOut)
	}
}
