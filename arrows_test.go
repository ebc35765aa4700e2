// Package skillgraph_test checks what holds for the project as a whole.
package skillgraph_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/skillgraph/skillgraph/"

// sources is the checkout.
var sources = os.DirFS(".")

// arrows says which packages of the project a package may import. A folder stands for all below it
// that have no row of their own. Tests may import what they like.
var arrows = map[string][]string{
	"text":             {},
	"schema":           {},
	"web":              {},
	"graph":            {"text"},
	"graph/snapshot":   {"graph"},
	"graph/compact":    {"graph"},
	"graph/embedded":   {"graph", "graph/compact", "graph/snapshot"},
	"graph/mirror":     {"graph", "graph/snapshot"},
	"graph/neo4jstore": {"graph"},
	"graph/graphtest":  {"graph"},
	"seed":             {"graph", "graph/compact", "seed"},
	"seed/dataset":     {"graph", "graph/snapshot", "text"},
	"seed/corroborate": {"graph", "seed", "seed/dataset"},
	"quality":          {"graph", "seed/dataset"},
	"bench":            {"graph"},
	"resolvers/scalar": {"graph"},
	"resolvers/gen":    {"graph", "resolvers/scalar"},
	"resolvers":        {"graph", "resolvers/gen", "resolvers/scalar"},
	"server":           {"graph", "resolvers", "resolvers/gen", "schema", "web"},
	"cmd":              nil, // the composition root knows everything
}

// TestArrows: a package imports only what its row allows, and every package has a row.
func TestArrows(t *testing.T) {
	err := fs.WalkDir(sources, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		row, ok := rowOf(path.Dir(name))
		if !ok {
			t.Errorf("%s: its folder has no row in the table of arrows", name)
			return nil
		}
		if arrows[row] == nil {
			return nil
		}
		for _, imported := range importsOf(t, name) {
			to, ours := strings.CutPrefix(imported, module)
			if !ours {
				continue
			}
			if target, _ := rowOf(to); target != row && !slices.Contains(arrows[row], to) {
				t.Errorf("%s imports %s: %s may import %v only", name, to, row, arrows[row])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// rowOf finds the row of a folder: its own or that of the nearest folder above.
func rowOf(folder string) (string, bool) {
	for ; folder != "."; folder = path.Dir(folder) {
		if _, ok := arrows[folder]; ok {
			return folder, true
		}
	}
	return "", false
}

func importsOf(t *testing.T, name string) (all []string) {
	t.Helper()
	data, err := fs.ReadFile(sources, name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range file.Imports {
		imported, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, imported)
	}
	return all
}
