package text_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/skillgraph/skillgraph/text"
)

// checkExtraction holds an extraction to its promises.
func checkExtraction(t *testing.T, s string, e text.Extraction) {
	t.Helper()
	end, valid := 0, utf8.ValidString(s)
	for _, m := range e.Mentions {
		switch {
		case m.Start < end || m.End <= m.Start || m.End > len(s):
			t.Fatalf("offsets %d to %d after %d of %d: %+v", m.Start, m.End, end, len(s), m)
		case s[m.Start:m.End] != m.Surface:
			t.Fatalf("surface is not the text: %+v", m)
		case valid && !utf8.ValidString(m.Surface):
			t.Fatalf("a character is cut: %+v", m)
		case (m.Outcome == text.Resolved) != (m.ID != "") || m.Outcome == text.Unknown:
			t.Fatalf("outcome and id: %+v", m)
		case (m.Outcome == text.Ambiguous) != (len(m.Candidates) > 1) || len(m.Candidates) > text.MaxCandidates:
			t.Fatalf("outcome and candidates: %+v", m)
		case m.Confidence <= 0 || m.Confidence > 10000 || m.Level < 0 || m.Level > 5:
			t.Fatalf("numbers: %+v", m)
		case m.Years != nil && (m.Years.Min < 1 || m.Years.Max != 0 && m.Years.Max < m.Years.Min):
			t.Fatalf("years: %+v", m.Years)
		case m.Necessity != "" && m.Necessity != "REQUIRED" && m.Necessity != "PREFERRED":
			t.Fatalf("necessity: %+v", m)
		case strings.HasPrefix(m.Rule.String(), "RULE"):
			t.Fatalf("rule: %+v", m)
		}
		end = m.End
	}
	if l := e.Title; l != nil && (l.End > len(s) || s[l.Start:l.End] != l.Surface || l.RoleID+l.Surface == "") {
		t.Fatalf("title: %+v", l)
	}
}

// longText is the length of a repeated piece, in bytes: long enough that work which grows with its
// square would show.
const longText = 200_000

// Bad text is read in bounded time, whatever it repeats.
func TestExtractBadText(t *testing.T) {
	x := texts()
	pieces := []string{
		"", " ", "a", "java", "go ", "go, ", "go/", "go.", "c ", "C, ", "<", "<a", "<script>",
		"</script>", "&", "&a;",
		"(", ")", "/", "/a", "a/", "a.b/", "x.js ", "x.js/", "www.", "a@", "a@b", "http://", "\\",
		"a\\", ":\\", "'", "a'",
		"java's", "no java ", "not ", "5 years ", "5-", "five or more ", "strong ", "must ",
		"a plus, java ", "spring boot ",
		"spring ", "node js ", "amazon ", "c # ", "+", "+#", "-", "go-", "_", "a_b", "*", "`go`", "#",
		"# ", "- go\n", "\n", "\r\n",
		"1. ", "1) a", "|", "\x00", "\xff", "\xc3", "é", "ｊａｖａ", "＋", "日本語", "שלום java ",
		"\u202ejava", "👩‍💻", "\u200b", "ja\u200bva ",
		"\u0301", "ﷺ", "kuberntes ", "abcdefgh", "unit and integration tests ", "mercury ", "e.g. ",
		"U.S.A. ", "…", "GO ", "Go Dev\n",
		"requirements:\n", "R&D ", "Nice to have: ", "java (", "java: ", "java - ",
	}
	for _, p := range pieces {
		for _, n := range []int{1, 2, 3, 100, longText / max(1, len(p))} {
			s := strings.Repeat(p, n)
			start := time.Now()
			e := x.Extract(s)
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%q %d times took %v", p, n, took)
			}
			checkExtraction(t, s, e)
		}
	}
	if e := x.Extract(strings.Repeat("java ", text.MaxText)); e.Mentions != nil {
		t.Errorf("a text over the limit has %d mentions", len(e.Mentions))
	}
}

func TestOffsets(t *testing.T) {
	s := "a\xffé€👍z"
	tests := []struct {
		unit text.OffsetUnit
		want []int // of each byte, the end and what is outside
	}{
		{text.OffsetByte, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12}},
		{text.OffsetUTF16, []int{0, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 6, 7, 7}},
		{text.OffsetCodePoint, []int{0, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 6, 6}},
	}
	for _, tt := range tests {
		up, down := text.Offsets(s, tt.unit), text.Offsets(s, tt.unit)
		for i, want := range tt.want {
			if got := up(i); got != want {
				t.Errorf("unit %d: offset %d is %d, want %d", tt.unit, i, got, want)
			}
			j := len(tt.want) - 1 - i
			if got := down(j); got != tt.want[j] {
				t.Errorf("unit %d, going back: offset %d is %d, want %d", tt.unit, j, got, tt.want[j])
			}
		}
		if got := up(-1); got != 0 {
			t.Errorf("unit %d: offset -1 is %d", tt.unit, got)
		}
	}
}
