package seed_test

import (
	"io/fs"
	"os"
	"path"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/skillgraph/skillgraph/seed"
)

// TestFormat: entries, keys and edges come into order, quotes go where they are not needed, and
// comments stay with what they are about.
func TestFormat(t *testing.T) {
	const in = `# yaml-language-server: $schema=../../schema/skills.schema.json
skills:
  # the elephant
  - name: "PostgreSQL"
    id: postgresql
    because: 'It is: asked for.'
    aliases:
      - Postgres
      - "PG"
    broader: [{because: "Tables, in short.", to: relational-database}]
    alternatives:
      - {to: mysql, strength: 0.8, because: Same job}
      - {to: mariadb, strength: 0.75, because: Same job}
    importance: 0.9
  - id: mysql
    name: "On"
`
	const want = `# yaml-language-server: $schema=../../schema/skills.schema.json
skills:
  - id: mysql
    name: "On"

  # the elephant
  - id: postgresql
    name: PostgreSQL
    aliases: [Postgres, PG]
    importance: 0.9
    because: "It is: asked for."
    broader:
      - {to: relational-database, because: "Tables, in short."}
    alternatives:
      - {to: mariadb, strength: 0.75, because: Same job}
      - {to: mysql, strength: 0.8, because: Same job}
`
	got, err := seed.Format("skills/databases.yaml", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestFormatRefuses: what cannot be written back whole is refused with its place.
func TestFormatRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"skills:\n  - id: a\n    # why\n    name: A\n": "comment",
		"skills:\n  - id: a\n    nam: A\n":             `x.yaml:3:5: unknown key "nam"`,
		"skill:\n  - id: a\n":                          `x.yaml:1:1: "skill" is no list`,
		"skills: {\n":                                  "x.yaml",
	} {
		if _, err := seed.Format("x.yaml", []byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

// TestFilesAreFormatted: the curated files are in canonical form, and the form states what they did.
func TestFilesAreFormatted(t *testing.T) {
	before, after := os.DirFS("taxonomy"), fstest.MapFS{}
	err := fs.WalkDir(before, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(before, name)
		if err != nil {
			return err
		}
		formatted, err := seed.Format(name, data)
		if err != nil {
			return err
		}
		if string(formatted) != string(data) {
			t.Errorf("%s is not in canonical form: run 'go run ./cmd/skillgraph fmt seed/taxonomy'", name)
		}
		again, err := seed.Format(name, formatted)
		if err != nil || string(again) != string(formatted) {
			t.Errorf("%s changes when it is formatted twice: %v", name, err)
		}
		after[name] = &fstest.MapFile{Data: formatted}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	a, err := seed.ReadStatements(before)
	if err != nil {
		t.Fatal(err)
	}
	b, err := seed.ReadStatements(after)
	if err != nil {
		t.Fatal(err)
	}
	a.Dataset.Sort()
	b.Dataset.Sort()
	if !reflect.DeepEqual(a.Dataset, b.Dataset) {
		t.Error("formatting changes what the files state")
	}
}
