package text_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/skillgraph/skillgraph/text"
)

func TestFold(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"ASCII as it is", "node.js", "node.js"},
		{"case", "Node.JS", "node.js"},
		{"spaces", "  ci \t\n cd ", "ci cd"},
		{"control characters", "a\x00b\x7fc", "a b c"},
		{"unbreakable space", "ruby\u00a0on\u2003rails", "ruby on rails"},
		{"quotation marks", "\"a\" `b` “c” ‘d’", "'a' 'b' 'c' 'd'"},
		{"dashes", "back–end — a‑b", "back-end - a-b"},
		{"minus", "a−b", "a-b"},
		{"sharp", "C♯", "c#"},
		{"signs stay", "C++ C# .NET", "c++ c# .net"},
		{"accents", "Café Señor", "cafe senor"},
		{"accents apart", "Cafe\u0301", "cafe"},
		{"strokes", "Øystein Łódź đ", "oystein lodz d"},
		{"ligatures", "ﬁle œuvre Æ", "file oeuvre ae"},
		{"sharp s", "STRASSE straße", "strasse strasse"},
		{"dotted I", "İstanbul", "istanbul"},
		{"full width", "Ｊａｖａ　１７", "java 17"},
		{"zero width", "Ja\u200bva\ufeff", "java"},
		{"soft hyphen", "micro\u00adservices", "microservices"},
		{"direction marks", "\u202eava\u202c", "ava"},
		{"variation selector", "a\ufe0f", "a"},
		{"vowel signs of other scripts", "हिन्दी", "हिन्दी"},
		{"invalid UTF-8", "\xffJava\xc3", "java"},
		{"only invisible", "\u200b\u2060", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := text.Fold(tt.in); got != tt.want {
				t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestFoldTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := text.Fold(anyText(t))
		if twice := text.Fold(once); twice != once {
			t.Fatalf("Fold(%q) = %q", once, twice)
		}
	})
}

func TestFoldCase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-zäöüßéçñ0-9 .+#/-]*`).Draw(t, "s")
		if a, b := text.Fold(s), text.Fold(strings.ToUpper(s)); a != b {
			t.Fatalf("Fold(%q) = %q, in capitals %q", s, a, b)
		}
	})
}

// anyText draws text of every sort, broken bytes included.
func anyText(t *rapid.T) string {
	return rapid.OneOf(
		rapid.String(),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.StringMatching(`[A-Za-z0-9 .+#/&()'-]*`),
	).Draw(t, "text")
}
