package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/skillgraph/skillgraph/graph"
)

// writeTexts lays out a folder of texts.
func writeTexts(t *testing.T, texts map[string]string) {
	t.Helper()
	for name, text := range texts {
		if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestExtractMany: a folder of texts becomes one table for machines, whatever the format.
func TestExtractMany(t *testing.T) {
	inEmptyDir(t)
	writeTexts(t, map[string]string{
		"cvs/a.txt": "Senior Backend Developer\n\n5 years of Go, Kubernetes (expert). No PHP.", "cvs/deep/b.md": "Strong *Django*.",
		"cvs/c.pdf": "Perl", "cvs/d.html": "<p>We go to market.</p>",
	})
	if code, _, errOut := shell(t, "extract", "cvs", "--format", "csv", "--output", "out.csv"); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errOut)
	}
	data, err := os.ReadFile("out.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows[1:] {
		got = append(got, filepath.ToSlash(row[0])+" "+row[5]+" "+row[9]+" "+row[10]+" "+row[11])
	}
	want := []string{
		"cvs/a.txt skill:go false  5", "cvs/a.txt skill:kubernetes false EXPERT ", "cvs/a.txt skill:php true  ",
		"cvs/deep/b.md skill:django false ADVANCED ",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	code, out, errOut := shell(t, "extract", "cvs", "--format", "json")
	var texts []struct {
		File     string
		Mentions []struct{ Skill struct{ ID string } }
		Title    *struct{ Role *struct{ ID string } }
	}
	if err := json.Unmarshal([]byte(out), &texts); err != nil || code != exitDone {
		t.Fatalf("exit code %d, %v: %s%s", code, err, out, errOut)
	}
	if len(texts) != 3 || len(texts[0].Mentions) != 3 || texts[0].Title.Role.ID != "role:senior-backend-developer" {
		t.Errorf("%+v", texts)
	}
}

// TestExtractProgress: plain lines tell how far it has come where there is no terminal, and a text
// that cannot be read does not stop the others.
func TestExtractProgress(t *testing.T) {
	inEmptyDir(t)
	texts := map[string]string{"in/long.txt": strings.Repeat("java ", graph.MaxTextBytes)}
	for _, c := range "abcdefghijklmnopqrs" {
		texts["in/"+string(c)+".txt"] = "Docker"
	}
	writeTexts(t, texts)
	code, out, errOut := shell(t, "extract", "in", "missing.txt", "--format", "csv")
	if code != exitUnavailable || strings.Count(out, "skill:docker") != 19 {
		t.Errorf("exit code %d, %d texts read", code, strings.Count(out, "skill:docker"))
	}
	for _, line := range []string{"read: 21 of 21", "long.txt: ", "at most 100000 bytes", "missing.txt: ", "2 of 21 texts"} {
		if !strings.Contains(errOut, line) {
			t.Errorf("it does not say %q:\n%s", line, errOut)
		}
	}
}

// TestExtractRaw: --json writes the API's answers to where --output says, and goes on after a text that
// cannot be read.
func TestExtractRaw(t *testing.T) {
	inEmptyDir(t)
	writeTexts(t, map[string]string{"a.txt": "Golang", "b.txt": "Docker"})
	code, out, errOut := shell(t, "extract", "a.txt", "none.txt", "b.txt", "--json", "--output", "o.json")
	written, err := os.ReadFile("o.json")
	if err != nil || code != exitUnavailable || out != "" || !strings.Contains(errOut, "none.txt: ") {
		t.Errorf("exit code %d, %v: %s%s", code, err, out, errOut)
	}
	answers := json.NewDecoder(bytes.NewReader(written))
	for _, want := range []string{"skill:go", "skill:docker"} {
		var got struct{ Data extractAnswer }
		err := answers.Decode(&got)
		if found := got.Data.ExtractSkills.Mentions; err != nil || len(found) != 1 || found[0].Skill.ID != want {
			t.Errorf("%s: %v in %s", want, err, written)
		}
	}
}

// TestExtractMistakes: what cannot be meant is told in one plain line.
func TestExtractMistakes(t *testing.T) {
	inEmptyDir(t)
	writeTexts(t, map[string]string{"a.txt": "Go", "empty/x.bin": ""})
	for _, test := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"a.txt", "--format", "xml"}, exitUsage, `"xml" is no format`},
		{[]string{"empty"}, exitUsage, "holds no text"},
		{[]string{"missing.txt"}, exitUnavailable, "missing.txt"},
		{[]string{"a.txt", "--output", "no/such/folder/x.csv"}, exitUnavailable, "no/such/folder"},
	} {
		code, _, errOut := shell(t, append([]string{"extract"}, test.args...)...)
		if code != test.code || !strings.Contains(errOut, test.says) {
			t.Errorf("%v: exit code %d, want %d; it says %s", test.args, code, test.code, errOut)
		}
	}
}
