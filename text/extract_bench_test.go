package text_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/skillgraph/skillgraph/text"
)

// adverts joins the marked adverts, CVs and courses, without their marks, to at least n bytes.
func adverts(tb testing.TB, n int) string {
	tb.Helper()
	files, err := filepath.Glob("../quality/sets/texts/*/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no texts: %v", err)
	}
	var b strings.Builder
	for b.Len() < n {
		for _, f := range files {
			marks, err := os.ReadFile(f)
			if err != nil {
				tb.Fatal(err)
			}
			b.WriteString(plain(string(marks)) + "\n\n")
		}
	}
	return b.String()
}

// BenchmarkExtract reads adverts and CVs, many of whose words are skills.
func BenchmarkExtract(b *testing.B) {
	for name, n := range map[string]int{"curated": 1000, "ESCO": 14000} {
		b.Run(name, func(b *testing.B) {
			x := text.NewIndex(append(manyEntries(n), parse(moreTaxonomy)...))
			s := adverts(b, 100_000)
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				x.Extract(s)
			}
		})
	}
}
