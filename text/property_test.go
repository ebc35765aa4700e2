package text_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/skillgraph/skillgraph/text"
)

// anyName draws a name: mostly of few letters, so that names meet.
func anyName() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"Java", "JavaScript", "java script", "C", "C++", "C#", "R", "Go", "Node.js", "node", "ab (bc)",
			"Spring", "SQL Server", "sql", "Apache Kafka", "Python 3.11", "5 yrs Java", "Java/C", "senior dev",
		}),
		rapid.StringMatching(`[abAB]{1,5}( [abc]{1,4}){0,2}`),
		rapid.StringMatching(`[a-cA-C0-2 .+#/()-]{0,12}`),
		rapid.String(),
	)
}

// anyEntries draws a taxonomy of few names with shared labels, shared ids and neighbours.
func anyEntries() *rapid.Generator[[]text.Entry] {
	label := rapid.Custom(func(t *rapid.T) text.Label {
		return text.Label{
			Text: anyName().Draw(t, "label"), Kind: text.LabelKind(rapid.IntRange(0, 2).Draw(t, "kind")),
			Everyday: rapid.Bool().Draw(t, "everyday"),
		}
	})
	id := rapid.StringMatching(`[a-h]`)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) text.Entry {
		return text.Entry{
			ID: id.Draw(t, "id"), Type: text.EntryType(rapid.IntRange(0, 2).Draw(t, "type")),
			Kind: rapid.SampledFrom([]string{"", "LANGUAGE", "DATABASE"}).Draw(t, "kind"),
			Name: anyName().Draw(t, "name"), Labels: rapid.SliceOfN(label, 0, 3).Draw(t, "labels"),
			Importance: rapid.Int32Range(0, 3).Draw(t, "importance"),
			Near:       rapid.SliceOfN(id, 0, 3).Draw(t, "near"),
		}
	}), 0, 12)
}

// ask puts every question to an index.
func ask(x *text.Index, names []string) []any {
	var all []any
	for typ := range text.EntrySpecialty + 1 {
		all = append(all, x.ResolveAll(typ, names, []string{"Java", "ab"}))
	}
	for _, n := range names {
		all = append(all, x.Search(n, text.SearchOptions{First: 5}))
	}
	all = append(all, x.Extract(strings.Join(names, ", ")), x.Extract(strings.Join(names, " ")))
	return all
}

// Equal input gives equal output, and the order of entries does not matter.
func TestOrderOfEntries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := anyEntries().Draw(t, "entries")
		names := rapid.SliceOfN(anyName(), 0, 6).Draw(t, "names")
		want := ask(text.NewIndex(entries), names)
		shuffled := rapid.Permutation(entries).Draw(t, "shuffled")
		if got := ask(text.NewIndex(shuffled), names); !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v\nwant %+v", got, want)
		}
	})
}

// The outcome of a name does not depend on where in the list it stands.
func TestOrderOfNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := text.NewIndex(anyEntries().Draw(t, "entries"))
		names := rapid.SliceOfN(anyName(), 1, 6).Draw(t, "names")
		reversed := slices.Clone(names)
		slices.Reverse(reversed)
		want, got := x.ResolveAll(text.EntrySkill, names, nil), x.ResolveAll(text.EntrySkill, reversed, nil)
		slices.Reverse(got)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v\nwant %+v", got, want)
		}
	})
}

// Whatever is asked, the answers keep their promises.
func TestAnswers(t *testing.T) {
	x := text.NewIndex(entries())
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(anyName(), rapid.Custom(anyText), rapid.Custom(misspelt)).Draw(t, "name")
		r := x.Resolve(text.EntrySkill, name, nil)
		if (r.ID != "") != (r.Outcome == text.Resolved) || r.ID != "" && r.Candidates[0].ID != r.ID {
			t.Fatalf("id and outcome differ: %+v", r)
		}
		if len(r.Candidates) > text.MaxCandidates || r.Outcome == text.Ambiguous && len(r.Candidates) < 2 {
			t.Fatalf("%d candidates: %+v", len(r.Candidates), r)
		}
		for i, c := range r.Candidates {
			if c.Score <= 0 || c.Score > 10000 || i > 0 && c.Score > r.Candidates[i-1].Score {
				t.Fatalf("scores of candidates: %+v", r)
			}
		}
		hits := x.Search(name, text.SearchOptions{First: 7})
		for i, h := range hits {
			if h.Score <= 0 || i > 0 && h.Score > hits[i-1].Score || h.MatchedText == "" {
				t.Fatalf("hits: %+v", hits)
			}
		}
		if r.Outcome == text.Resolved && len(hits) == 0 {
			t.Fatalf("%q means %q, and search does not find it", name, r.ID)
		}
	})
}

// misspelt draws a label of the taxonomy with a letter swapped, dropped or doubled.
func misspelt(t *rapid.T) string {
	name := []rune(rapid.SampledFrom(entries()).Draw(t, "entry").Name)
	at := rapid.IntRange(0, len(name)-1).Draw(t, "at")
	switch rapid.IntRange(0, 2).Draw(t, "slip") {
	case 0:
		return string(slices.Delete(name, at, at+1))
	case 1:
		return string(slices.Insert(name, at, name[at]))
	}
	next := min(at+1, len(name)-1)
	name[at], name[next] = name[next], name[at]
	return string(name)
}

// manyEntries makes a taxonomy of n entries with names of the length and variety of real ones.
func manyEntries(n int) []text.Entry {
	random := rand.New(rand.NewPCG(1, 2))
	syllables := list("ka, fe, ri, no, spring, data, ser, ver, quo, lin, tex, mo, go, ja, va, sys, el, cloud")
	word := func() string {
		w := ""
		for range 2 + random.IntN(3) {
			w += syllables[random.IntN(len(syllables))]
		}
		return w
	}
	all := entries()
	for i := range n - len(all) {
		e := text.Entry{ID: fmt.Sprint("id", i), Kind: "TOOL", Name: word(), Importance: random.Int32N(10000)}
		for range 3 {
			e.Labels = append(e.Labels, text.Label{Text: word() + " " + word(), Kind: text.LabelAlias})
		}
		for range 8 {
			e.Near = append(e.Near, fmt.Sprint("id", random.IntN(n)))
		}
		all = append(all, e)
	}
	return all
}

func BenchmarkNewIndex(b *testing.B) {
	all := manyEntries(1000)
	for b.Loop() {
		text.NewIndex(all)
	}
}

// BenchmarkResolveAll resolves 100 names of one list: labels, names with something around them,
// typing errors, ambiguous and unknown names.
func BenchmarkResolveAll(b *testing.B) {
	x := text.NewIndex(manyEntries(1000))
	some := []string{
		"Java", "k8s", "node js", "Python 3.11", "5 yrs Django", "Mercury", "kuberntes", "AWS (Lambda, S3)",
		"no such thing at all", "senior springdata",
	}
	var names []string
	for i := range 100 {
		names = append(names, some[i%len(some)]+fmt.Sprint(" ", i/len(some)))
	}
	for b.Loop() {
		x.ResolveAll(text.EntrySkill, names, nil)
	}
}

// BenchmarkSearch shows what one press of a key costs, from the first letter to a miss.
func BenchmarkSearch(b *testing.B) {
	x := text.NewIndex(manyEntries(1000))
	for _, query := range []string{
		"s", "sp", "spring", "springda", "kubernetes", "el cl", "kubrnetes", "springdatta", "nosuchthingatall",
		"python 3.11",
	} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				x.Search(query, text.SearchOptions{First: 10})
			}
		})
	}
}
