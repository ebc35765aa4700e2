package text

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// token is a word of running text. It is made as words makes the words of a name, so that the two
// meet; but it keeps its place in the text, and what stands before it.
type token struct {
	start, end int32
	text       string // folded; empty for what is no word of the text, such as a web address
	head       head   // of text
	gap        gap    // what stands between the token before and this one
	shape      shape
	line       int32 // lines as people see them; a wrapped paragraph is one
	sentence   int32
	cue        cue
	chain      int32 // the token after the last of "www.example.com" and its like; 0 outside one
}

// gap is what stands between two tokens, as a set of signs. An empty one joins them.
type gap uint16

const (
	gapSpace  gap = 1 << iota
	gapWrap       // a line break inside a paragraph; with gapLine, perhaps
	gapHyphen     // a hyphen without spaces, or a dash with them
	gapDot        // a dot with no space after it
	gapSlash
	gapComma
	gapAnd // & + | and the like, which join the items of a list
	gapColon
	gapOpen
	gapClose
	gapTick   // a backtick
	gapBullet // the mark of a list's item or of a heading
	gapSemi
	gapStop // the end of a sentence
	gapLine // the end of a line that is one of its own
	gapOther
)

// gapBreak are the signs that no phrase runs across.
const gapBreak = gapSemi | gapStop | gapLine

func (g gap) has(signs gap) bool { return g&signs != 0 }

// glued reports whether nothing parts two words that would part two phrases.
func (g gap) glued() bool {
	return !g.has(gapSpace | gapWrap | gapBreak | gapComma | gapOpen | gapClose)
}

// inside reports whether a name may have the gap in it.
func (g gap) inside() bool {
	if g.has(gapWrap) {
		g &^= gapLine
	}
	return g&^(gapSpace|gapWrap|gapHyphen|gapDot|gapSlash|gapAnd) == 0
}

// shape is how a word's letters are written.
type shape uint8

const (
	shapeLower   shape = iota // no capital, or no letter at all
	shapeCapital              // the first letter alone
	shapeCaps                 // every letter, of which there is at least one
	shapeMixed                // any other
)

const (
	maxToken = 64 // bytes; no longer word is a name
	maxTag   = 2048
)

// scanner splits a text into tokens in one pass.
type scanner struct {
	s, lower   string // lower has the ASCII letters of s in lower case, and the same offsets
	at         int
	gap        gap
	breaks     int // line breaks in the gap
	lineStart  int // of the physical line
	lineLength int // of the physical line before
	tokens     []token
	unclosed   bool // there is no end of a script from here on
}

// tokenise splits s into tokens, for which it takes the room given. Tags and entities of HTML are no
// words, what they enclose is.
func tokenise(s string, room []token) []token {
	c := &scanner{s: s, lower: lowerASCII(s), tokens: slices.Grow(room[:0], len(s)/5+1), breaks: 1, gap: gapLine}
	for c.at < len(s) {
		if end, plain := c.wordEnd(); end > c.at {
			c.word(end, plain)
			continue
		}
		c.sign()
	}
	c.markChains()
	return c.tokens
}

// lowerASCII lowers the letters A to Z; all offsets stay.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// plainByte are the small letters and the digits.
var plainByte = func() (plain [256]bool) {
	for c := range plain {
		plain[c] = c < utf8.RuneSelf && isWordByte(byte(c))
	}
	return plain
}()

// wordEnd gives the end of the word that starts here, or here where none does, and whether it is
// plain: of small letters, digits and the signs at its ends. The rules are those of words, and what
// cannot be seen is part of the word around it.
func (c *scanner) wordEnd() (end int, plain bool) {
	s, at := c.lower, c.at
	if s[at] == '.' && (at == 0 || !isWordByte(s[at-1])) && isLetter(s, at+1) {
		at++
	}
	start := at
	for at < len(s) && plainByte[s[at]] {
		at++ // as far as most words go
	}
	end, plain = at, true
	for at < len(s) && s[at] != ' ' {
		size, seen := c.letter(at, start)
		if size == 0 {
			break
		}
		at += size
		if seen {
			end, plain = at, false
		}
	}
	if end == start {
		return c.at, false
	}
	signed := c.sigilEnd(end)
	return signed, plain && isASCII(c.s[end:signed]) // signs of full width are folded
}

// letter gives the size of what continues the word from start, or nothing, and whether it is seen.
func (c *scanner) letter(at, start int) (size int, seen bool) {
	if ch := c.lower[at]; ch < utf8.RuneSelf {
		if isWordByte(ch) || c.joins(at, start) {
			return 1, true
		}
		return 0, false
	}
	r, size := utf8.DecodeRuneInString(c.lower[at:])
	switch {
	case isWordRune(r):
		return size, true
	case at > start && invisible(r):
		return size, false
	}
	return 0, false
}

// joins reports whether the sign at s[at] holds a word together.
func (c *scanner) joins(at, start int) bool {
	if c.lower[at] == '_' {
		return at > start && at+1 < len(c.s) && isWordByte(c.lower[at+1])
	}
	return joins(c.lower, at, start) && !(c.lower[at] == '\'' && possessive(c.lower, at))
}

// possessive reports whether an apostrophe is followed by an s that ends the word.
func possessive(s string, at int) bool {
	return at+1 < len(s) && s[at+1] == 's' && (at+2 == len(s) || !isWordByte(s[at+2]))
}

// sigilEnd includes the signs after a word, as sigilEnd does, those of full width too.
func (c *scanner) sigilEnd(at int) int {
	end := sigilEnd(c.lower, at)
	if end > at || at == len(c.s) || c.s[at] < utf8.RuneSelf {
		return end
	}
	for range 2 {
		r, size := utf8.DecodeRuneInString(c.s[end:])
		if r != '＋' && r != '＃' && r != '♯' {
			break
		}
		end += size
	}
	return end
}

// word takes in the word up to end.
func (c *scanner) word(end int, plain bool) {
	start := c.at
	c.at = end
	if c.isNumbering(start, end) {
		c.gap |= gapBullet
		return
	}
	t := token{start: int32(start), end: int32(end)}
	switch {
	case end-start > maxToken:
	case plain:
		t.text = c.lower[start:end]
	default:
		t.text = c.folded(start, end)
	}
	if t.shape = shapeLower; c.s[start:end] != t.text {
		t.shape = shapeOf(c.s[start:end])
	}
	c.enter(&t)
	c.leaveAddress()
}

// isNumbering reports whether a word numbers a line: "1." or "2)".
func (c *scanner) isNumbering(start, end int) bool {
	return c.breaks > 0 && end-start <= 2 && isDigit(c.s[start]) && isDigit(c.s[end-1]) &&
		end+1 < len(c.s) && (c.s[end] == '.' || c.s[end] == ')') && c.s[end+1] == ' '
}

// folded gives a word as words would; identifiers with an underscore are none.
func (c *scanner) folded(start, end int) string {
	w := c.lower[start:end]
	special := false
	for i := range len(w) {
		switch {
		case w[i] == '_':
			return ""
		case w[i] >= utf8.RuneSelf || w[i] == '\'':
			special = true
		}
	}
	if !special {
		return w
	}
	if ws := words(Fold(c.s[start:end])); len(ws) == 1 {
		return ws[0]
	}
	return ""
}

// enter appends a token with the gap before it, its line and its sentence.
func (c *scanner) enter(t *token) {
	if c.breaks > 0 {
		c.gap |= c.lineGap(t)
	}
	t.gap, t.head = c.gap, headOf(t.text)
	t.cue = cueOf(t.text, t.head)
	if n := len(c.tokens); n > 0 {
		t.line, t.sentence = c.tokens[n-1].line, c.tokens[n-1].sentence
	}
	if t.gap.has(gapLine) {
		t.line++
	}
	if t.gap.has(gapLine | gapStop) {
		t.sentence++
	}
	c.tokens = append(c.tokens, *t)
	c.gap, c.breaks = 0, 0
}

// The lengths of lines that somebody may have wrapped, in bytes.
const (
	minWrapped  = 40
	surelyLong  = 60
	manyNewline = 2
)

// lineGap tells a line's end from one that only wraps a paragraph: a single one, after a line of
// some length, before a small letter; or after a word that ends no line. Where it may be either,
// it ends the line, but a name may run across it.
func (c *scanner) lineGap(t *token) gap {
	switch {
	case c.breaks >= manyNewline || len(c.tokens) == 0 || c.gap.has(gapBullet) || c.lineLength < minWrapped:
		return gapLine
	}
	last := c.tokens[len(c.tokens)-1]
	if t.shape == shapeLower && !c.gap.has(gapStop) ||
		c.lineLength >= surelyLong && (last.cue.has(cueSmall) || c.gap.has(gapComma|gapStop)) {
		return gapWrap
	}
	return gapLine | gapWrap
}

// smallLetters gives the end of the letters a to z from a place on.
func smallLetters(w string, at int) int {
	for at < len(w) && 'a' <= w[at] && w[at] <= 'z' {
		at++
	}
	return at
}

// shapeOf tells how a word's letters are written: nearly all have small ones, but for the first.
func shapeOf(w string) shape {
	if i := smallLetters(w, 0); i == len(w) {
		return shapeLower
	} else if i == 0 && 'A' <= w[0] && w[0] <= 'Z' && len(w) > 1 && smallLetters(w, 1) == len(w) {
		return shapeCapital
	}
	upper, lower, first := 0, 0, false
	for i, r := range w {
		switch {
		case r < utf8.RuneSelf && 'a' <= r && r <= 'z':
			lower++
		case 'A' <= r && r <= 'Z', r >= utf8.RuneSelf && unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case r >= utf8.RuneSelf && unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case upper == 0:
		return shapeLower
	case lower == 0:
		return shapeCaps
	case upper == 1 && first:
		return shapeCapital
	}
	return shapeMixed
}
