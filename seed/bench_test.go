package seed_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/embedded"
	"github.com/skillgraph/skillgraph/seed"
)

// BenchmarkStart measures what a first start consists of.
func BenchmarkStart(b *testing.B) {
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			if _, err := seed.Curated(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("validate", func(b *testing.B) {
		ds := curated(b)
		for b.Loop() {
			graph.Validate(ds)
		}
	})
	b.Run("derive", func(b *testing.B) {
		ds := curated(b)
		for b.Loop() {
			graph.Derive(ds.With(graph.Dataset{}, nil))
		}
	})
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			store, err := embedded.Open(filepath.Join(b.TempDir(), "test.db"))
			if err != nil {
				b.Fatal(err)
			}
			taxonomy, err := graph.Open(b.Context(), store)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := taxonomy.Load(b.Context(), curated(b), time.Unix(1, 0)); err != nil {
				b.Fatal(err)
			}
			if err := taxonomy.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
