package text_test

import (
	"testing"
	"unicode/utf8"

	"github.com/skillgraph/skillgraph/text"
)

func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"Senior [[Go]] Developer\n\nMust have: 5+ years of Java/Kotlin, basic SQL; no PHP. C++ is a plus.",
		"<p>Spring &amp; <b>Node</b>.js</p><script>x</script> https://go.dev a@b.c C:\\go src/main.go e.g. R&D",
		"Ｊａｖａ\u200b 17, ja\u0301va \xff\x00 👩‍💻 שלום unit/integration tests, kuberntes (expert), go-to",
	} {
		f.Add(s)
	}
	x := texts()
	f.Fuzz(func(t *testing.T, s string) {
		e := x.Extract(s)
		checkExtraction(t, s, e)
		for _, unit := range []text.OffsetUnit{text.OffsetByte, text.OffsetUTF16, text.OffsetCodePoint} {
			at, last := text.Offsets(s, unit), 0
			for _, m := range e.Mentions {
				from, to := at(m.Start), at(m.End)
				if from < last || to <= from || to > m.End {
					t.Fatalf("unit %d: %d to %d after %d", unit, from, to, last)
				}
				last = to
			}
			if end := at(len(s)); unit == text.OffsetCodePoint && end != utf8.RuneCountInString(s) {
				t.Fatalf("%d code points, want %d", end, utf8.RuneCountInString(s))
			}
		}
	})
}

func FuzzResolve(f *testing.F) {
	for _, s := range []string{
		"Java 17 (primary)", "5 yrs Djnago", "c sharp", "AWS (Lambda, S3)", "Mercury", "ＪＳ\u200b\xff", "R&D",
	} {
		f.Add(s, "SQL")
	}
	x := texts()
	f.Fuzz(func(t *testing.T, name, context string) {
		for typ := range text.EntrySpecialty + 1 {
			r := x.Resolve(typ, name, []string{context})
			if r.Input != name || (r.Outcome == text.Resolved) != (r.ID != "") {
				t.Fatalf("%+v", r)
			}
			if len(r.Candidates) > text.MaxCandidates {
				t.Fatalf("%d candidates", len(r.Candidates))
			}
			if r.ID != "" && r.Candidates[0].ID != r.ID || r.Outcome == text.Ambiguous && len(r.Candidates) < 2 {
				t.Fatalf("%+v", r)
			}
			for i, c := range r.Candidates {
				if c.Score <= 0 || c.Score > 10000 || i > 0 && c.Score > r.Candidates[i-1].Score {
					t.Fatalf("scores: %+v", r)
				}
			}
		}
		if once := text.Fold(name); text.Fold(once) != once {
			t.Fatalf("folding twice: %q", once)
		}
	})
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{
		"s", "spri", "node js", "kubrnetes", "Sr. Back-End Engineer (Python) – remote", "C#", "\xff日本",
	} {
		f.Add(s, 5)
	}
	x := texts()
	f.Fuzz(func(t *testing.T, query string, first int) {
		hits := x.Search(query, text.SearchOptions{First: first})
		if len(hits) > max(first, 0) {
			t.Fatalf("%d hits, want %d at most", len(hits), first)
		}
		seen := map[string]bool{}
		for i, h := range hits {
			if h.Score <= 0 || h.Score > 10000 || i > 0 && h.Score > hits[i-1].Score {
				t.Fatalf("scores: %+v", hits)
			}
			if h.MatchedText == "" || seen[h.ID] {
				t.Fatalf("%+v", hits)
			}
			seen[h.ID] = true
		}
	})
}
