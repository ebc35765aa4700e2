package seed_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/skillgraph/skillgraph/seed"
)

// aSkill is an entry of the editors' files, which refers to another.
const aSkill = `skills:
  - id: %s
    name: Skill %[1]s
    kind: CONCEPT
    description: A skill of a test.
    importance: 0.5
    because: It is needed for a test.
    prerequisites:
      - {to: %s, because: It comes first.}
`

// TestUnread: a line that makes entries unreadable is the first fault, and what only misses them is
// counted and not told.
func TestUnread(t *testing.T) {
	for name, test := range map[string]struct {
		file, text string
		line       int
		others     int // faults told besides
	}{
		"broken line":     {"z.yaml", "skills:\n  - id: [\n", 2, 0},
		"slip in the key": {"z.yaml", "skils:\n  - id: base\n", 1, 0},
		"no list":         {"z.yaml", "skills: none\n", 1, 0},
		"no mapping":      {"z.yaml", "- base\n", 1, 0},
		"id of no text":   {"z.yaml", "skills:\n  - {id: [base], name: Base, kind: CONCEPT, description: It., importance: 0.5, because: Needed.}\n", 2, 1},
		"sources":         {"sources.yaml", "sources: [\n", 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{
				"sources.yaml": {Data: []byte("sources:\n  - {id: editors, title: The editors}\n")},
				"a.yaml":       {Data: fmt.Appendf(nil, aSkill, "one", "base")},
				"b.yaml":       {Data: fmt.Appendf(nil, aSkill, "two", "base")},
				"z.yaml":       {Data: fmt.Appendf(nil, aSkill, "base", "nothing")},
			}
			faults, leftOut := faultsOf(t, files)
			if len(faults) != 3 || leftOut != 0 {
				t.Fatalf("before, %d are left out of %v", leftOut, faults)
			}
			files[test.file] = &fstest.MapFile{Data: []byte(test.text)}
			faults, leftOut = faultsOf(t, files)
			if len(faults) != 1+test.others || leftOut < 2 || faults[0].File != test.file || faults[0].Line != test.line {
				t.Errorf("%d are left out of %v", leftOut, faults)
			}
		})
	}
}

func faultsOf(t *testing.T, files fstest.MapFS) ([]seed.Fault, int) {
	t.Helper()
	read, err := seed.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	return read.Faults()
}
