package graphtest_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/snapshot"
)

var update = flag.Bool("update", false, "write the answers that the code gives into the golden files")

// TestMemory runs the contract over the store without a file.
func TestMemory(t *testing.T) {
	if *update {
		updateGoldens(t)
		t.Skip("the golden files were written: look at the difference, then run the test without -update")
	}
	graphtest.Run(t, func(*testing.T) graph.Store { return &snapshot.Memory{} })
}

// updateGoldens writes the answers that the code gives.
func updateGoldens(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		g, err := graphtest.ReadGolden(name, data)
		if err != nil {
			t.Fatal(err)
		}
		taxonomy := graphtest.Opened(t, &snapshot.Memory{}, g.World)
		archive := txtar.Parse(data)
		for i, f := range archive.Files {
			if f.Name != "world" {
				archive.Files[i].Data = []byte(graphtest.Ask(t.Context(), taxonomy, f.Name))
			}
		}
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
