package seed_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/embedded"
	"github.com/skillgraph/skillgraph/seed"
)

// BenchmarkStart measures what a start consists of: with a new file, with one that is there, and the
// parts.
func BenchmarkStart(b *testing.B) {
	path := filepath.Join(b.TempDir(), "there.db")
	b.Run("new file", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			_ = os.Remove(path) // there is none before the first
			b.StartTimer()
			start(b, path)
		}
	})
	b.Run("file there", func(b *testing.B) {
		start(b, path)
		for b.Loop() {
			start(b, path)
		}
	})
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

// start opens a file, fills it where it is new, and asks.
func start(b *testing.B, path string) {
	b.Helper()
	store, err := embedded.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	taxonomy, err := graph.Open(b.Context(), store)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = taxonomy.Close() }()
	if taxonomy.Revision() == 0 {
		prepared, err := seed.Prepared()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := taxonomy.LoadPrepared(b.Context(), prepared, time.Unix(1, 0)); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := taxonomy.ResolveSkills(b.Context(), []string{"golang"}, nil); err != nil {
		b.Fatal(err)
	}
}
