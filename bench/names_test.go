package bench_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/bench"
	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/snapshot"
	"github.com/skillgraph/skillgraph/seed"
	"github.com/skillgraph/skillgraph/seed/dataset"
)

// named opens taxonomies whose names are looked for: the curated one, and one of ESCO's size, which is
// ESCO's skills and the curated ones together. Without the data sets synthetic names take their place.
func named(b *testing.B) map[string]*graph.Taxonomy {
	b.Helper()
	curated, err := seed.Curated()
	if err != nil {
		b.Fatal(err)
	}
	large := bench.Synthetic(bench.ESCO, 7)
	large.Skills = append(large.Skills, curated.Skills...)
	if folder := os.Getenv("SKILLGRAPH_DATA"); folder != "" {
		large.Skills = append(escoSkills(b, folder), curated.Skills...)
	} else {
		b.Log("names of ESCO's size are synthetic: set SKILLGRAPH_DATA to the folder of the data sets for ESCO's own")
	}
	return map[string]*graph.Taxonomy{
		"curated": namesOnly(b, curated.Skills), "ESCO": namesOnly(b, large.Skills),
	}
}

// namesOnly opens a taxonomy without relations.
func namesOnly(b *testing.B, skills []graph.Skill) *graph.Taxonomy {
	b.Helper()
	ds := (&graph.Dataset{Skills: skills}).With(graph.Dataset{}, nil)
	ds.Sort()
	store := &snapshot.Memory{}
	store.Swap(snapshot.NewState(1, time.Unix(1, 0), ds, graph.Derived{}))
	taxonomy, err := graph.Open(b.Context(), store)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d skills", len(skills))
	return taxonomy
}

// escoSkills reads the labels of ESCO's skills.
func escoSkills(b *testing.B, folder string) (skills []graph.Skill) {
	b.Helper()
	err := dataset.Commas(os.DirFS(folder), "esco-1.1.1/skills_en.csv.gz", func(row dataset.Row) error {
		id := row.At("conceptUri")
		skills = append(skills, graph.Skill{
			ID: graph.NewSkillID("esco-" + id[strings.LastIndexByte(id, '/')+1:]), Name: row.At("preferredLabel"),
			Kind: graph.ConceptKind, Labels: graph.Labels{Aliases: strings.Split(row.At("altLabels"), "\n")},
		})
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return skills
}

// BenchmarkResolve100: a list of 100 names as people write them. Aim: p95 under 5 ms.
func BenchmarkResolve100(b *testing.B) {
	table, err := os.ReadFile("../quality/sets/names.tsv")
	if err != nil {
		b.Fatal(err)
	}
	var names []string
	for line := range strings.Lines(string(table)) {
		name, _, _ := strings.Cut(line, "\t")
		names = append(names, name)
	}
	for size, t := range named(b) {
		b.Run(size, func(b *testing.B) {
			latency(b, func(n int) error {
				from := n * 100 % (len(names) - 100)
				_, err := t.ResolveSkills(b.Context(), names[from:from+100], nil)
				return err
			})
		})
	}
}

// BenchmarkTypeAhead: the first letters of a name, one more each time. Aim: p95 under 2 ms.
func BenchmarkTypeAhead(b *testing.B) {
	typed := []string{}
	for _, name := range []string{"kubernetes", "postgresql", "spring boot", "java", "amazon web services", "rest api", "kuberntes"} {
		for n := range name {
			typed = append(typed, name[:n+1])
		}
	}
	for size, t := range named(b) {
		b.Run(size, func(b *testing.B) {
			latency(b, func(n int) error {
				_, err := t.Search(b.Context(), typed[n%len(typed)], graph.SearchOptions{First: 10})
				return err
			})
		})
	}
}

// BenchmarkExtractText: adverts, CVs and courses, joined to texts of the greatest length. Aim: 10 MB/s
// on the curated taxonomy, 3 MB/s at ESCO's size, on one core (-cpu 1).
func BenchmarkExtractText(b *testing.B) {
	marks := regexp.MustCompile(`\[\[(.*?)(\|.*?)?\]\]`)
	files, err := filepath.Glob("../quality/sets/texts/*/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no texts", err)
	}
	var text strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		if plain := marks.ReplaceAllString(string(data), "$1"); text.Len()+len(plain)+2 <= graph.MaxTextBytes {
			text.WriteString(plain + "\n\n")
		}
	}
	for size, t := range named(b) {
		b.Run(size, func(b *testing.B) {
			extract := func() {
				if _, err := t.ExtractSkills(b.Context(), "text", []string{text.String()}, graph.OffsetByte); err != nil {
					b.Fatal(err)
				}
			}
			extract() // the first one makes the lexicon
			b.SetBytes(int64(text.Len()))
			b.ReportAllocs()
			for b.Loop() {
				extract()
			}
		})
	}
}
