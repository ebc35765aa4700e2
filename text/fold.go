package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold is the one folding of names. Two names that fold alike are spelled alike as far as people
// care. In order:
//
//   - the signs of trademarks go
//   - invalid UTF-8, control characters and every kind of space become one space; spaces at the
//     ends go, runs of them shrink to one
//   - compatibility forms become plain ones (NFKC): full-width letters, ligatures, "①"
//   - case is folded fully: "STRASSE" and "straße" meet
//   - Latin, Greek and Cyrillic accents go; so do the strokes of ø, ł and đ; æ and œ fall apart
//   - what cannot be seen goes: zero-width characters, soft hyphens, direction marks, variation
//     selectors
//   - dashes become "-", quotation marks "'", the musical sharp "#"
//
// Other punctuation stays, because "C", "C++" and "C#" differ by nothing else. Fold is idempotent.
func Fold(s string) string {
	if folded, ok := foldASCII(s); ok {
		return folded
	}
	s = unsigned.Replace(strings.ToValidUTF8(s, " "))
	// Full case folding may yield characters that decompose again, so the steps are repeated until
	// nothing moves; the second round is almost always the last.
	for range maxFoldRounds {
		before := s
		s = foldOnce(s)
		if s == before {
			break
		}
	}
	return s
}

// unsigned takes the signs of trademarks away, of which plain forms make letters.
var unsigned = strings.NewReplacer("™", "", "℠", "", "®", "")

// maxFoldRounds bounds the repetition in Fold.
const maxFoldRounds = 4

func foldOnce(s string) string {
	s = norm.NFKD.String(s)
	s = norm.NFKD.String(cases.Fold().String(s))
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		writeFolded(&b, r)
	}
	return strings.TrimRight(norm.NFC.String(b.String()), " ")
}

// writeFolded writes what is left of one decomposed, case-folded character.
func writeFolded(b *strings.Builder, r rune) {
	switch {
	case r == ' ' || unicode.IsSpace(r) || unicode.IsControl(r) || r == utf8.RuneError:
		if n := b.Len(); n > 0 && b.String()[n-1] != ' ' {
			b.WriteByte(' ')
		}
	case r < utf8.RuneSelf:
		b.WriteByte(foldedASCII(r))
	case invisible(r) || accent(r):
	case unicode.Is(unicode.Pd, r) || r == '−':
		b.WriteByte('-')
	default:
		if plain, ok := plainLetters[r]; ok {
			b.WriteString(plain)
			return
		}
		b.WriteRune(r)
	}
}

// plainLetters spells letters and signs that Unicode does not take apart.
var plainLetters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h",
	'‘': "'", '’': "'", '‚': "'", '‛': "'", '“': "'", '”': "'", '„': "'", '«': "'", '»': "'",
	'′': "'", '‹': "'", '›': "'", '♯': "#", '⁄': "/", '∕': "/",
}

// foldedASCII unifies the quotation marks; case is folded before.
func foldedASCII(r rune) byte {
	if r == '"' || r == '`' {
		return '\''
	}
	if 'A' <= r && r <= 'Z' {
		return byte(r) + 'a' - 'A'
	}
	return byte(r)
}

// accent reports whether r is one of the marks that Latin, Greek and Cyrillic letters bear. The
// vowel signs of other scripts are letters in all but name, and stay.
func accent(r rune) bool {
	return r >= 0x0300 && r <= 0x036F || r >= 0x1AB0 && r <= 0x1AFF ||
		r >= 0x1DC0 && r <= 0x1DFF || r >= 0x20D0 && r <= 0x20FF
}

// invisible reports whether r is drawn as nothing.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) ||
		r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0 || r == 0x17B4 || r == 0x17B5
}

// foldASCII folds a string of ASCII without Unicode's tables; ok is false for any other. A string
// that is folded already is returned as it is, without an allocation.
func foldASCII(s string) (folded string, ok bool) {
	clean := true
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return "", false
		}
		if c < ' ' || c == 0x7F || c == '"' || c == '`' || 'A' <= c && c <= 'Z' ||
			c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			clean = false
		}
	}
	if clean {
		return s, true
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		writeFolded(&b, rune(s[i]))
	}
	return strings.TrimRight(b.String(), " "), true
}
