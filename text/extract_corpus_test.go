package text_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// gold is a mention as somebody marked it.
type gold struct {
	start, end int
	id         string
}

// readGold reads a text with marks: "[[surface|skill]]".
func readGold(marks string) (s string, all []gold) {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(marks, "[[")
		b.WriteString(before)
		if !ok {
			return b.String(), all
		}
		inside, after, _ := strings.Cut(rest, "]]")
		surface, id, _ := strings.Cut(inside, "|")
		all = append(all, gold{b.Len(), b.Len() + len(surface), id})
		b.WriteString(surface)
		marks = after
	}
}

// The least share of mentions that must be right, and of marks that must be found.
const (
	minPrecision = 0.97
	minRecall    = 0.97
)

// TestExtractCorpus reads adverts, CVs and course texts, and counts the mentions that are marked.
func TestExtractCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/extract/*.txt")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d texts, %v", len(files), err)
	}
	x := texts()
	right, found, marked := 0, 0, 0
	for _, f := range files {
		marks, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		s, want := readGold(string(marks))
		missed := map[gold]bool{}
		for _, g := range want {
			missed[g] = true
		}
		e := x.Extract(s)
		for _, m := range e.Mentions {
			if g := (gold{m.Start, m.End, m.ID}); missed[g] {
				delete(missed, g)
				right++
				continue
			}
			t.Logf("%s: %q is no %s (%v)", filepath.Base(f), around(s, m.Start, m.End), m.ID, m.Rule)
		}
		for g := range missed {
			t.Logf("%s: %q is %s", filepath.Base(f), around(s, g.start, g.end), g.id)
		}
		found, marked = found+len(e.Mentions), marked+len(want)
	}
	precision, recall := float64(right)/float64(found), float64(right)/float64(marked)
	t.Logf("%d texts, %d marks: precision %.3f, recall %.3f, F1 %.3f", len(files), marked, precision, recall,
		2*precision*recall/(precision+recall))
	if precision < minPrecision || recall < minRecall {
		t.Errorf("precision %.3f, recall %.3f, want %v and %v", precision, recall, minPrecision, minRecall)
	}
}

// around shows a piece of text with what stands beside it.
func around(s string, start, end int) string {
	return strings.ToValidUTF8(s[max(0, start-25):start]+"»"+s[start:end]+"«"+s[end:min(len(s), end+25)], "")
}
