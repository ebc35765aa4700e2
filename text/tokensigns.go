package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// signs that mean the same wherever they stand.
var plainSigns = map[rune]gap{
	',': gapComma, '，': gapComma, '、': gapComma, '…': gapComma, ';': gapSemi, '；': gapSemi,
	':': gapColon, '：': gapColon, '!': gapStop, '?': gapStop, '。': gapStop, '！': gapStop, '？': gapStop,
	'(': gapOpen, '[': gapOpen, '{': gapOpen, '（': gapOpen, ')': gapClose, ']': gapClose, '}': gapClose,
	'）': gapClose, '`': gapTick, '|': gapAnd, '+': gapAnd, '＆': gapAnd, '／': gapSlash, '⁄': gapSlash,
	'*': 0, '_': 0, '~': 0, '\r': 0,
}

// bullets begin an item at the start of a line, and part two in its middle.
const bullets = "•●▪◦‣·∙○■□►▶➢✓✔→"

// sign takes in one character that belongs to no word.
func (c *scanner) sign() {
	ch := c.s[c.at]
	switch {
	case ch == ' ': // as most are
		c.gap |= gapSpace
		c.at++
	case ch == '\n':
		c.newline()
	case ch == '<':
		c.tag()
	case ch == '&':
		c.entity()
	case ch == '.':
		c.dot()
	case ch == '/':
		c.slash()
	case ch == '@' && c.at+1 < len(c.s) && isWordByte(c.lower[c.at+1]):
		c.at = c.runEnd(c.at + 1)
		c.gap |= gapOther
	default:
		c.plainSign()
	}
}

func (c *scanner) newline() {
	c.breaks++
	c.lineLength = c.at - c.lineStart
	c.at++
	c.lineStart = c.at
}

// plainSign takes in a sign that needs no look ahead but for bullets.
func (c *scanner) plainSign() {
	r, size := utf8.DecodeRuneInString(c.s[c.at:])
	if signs, ok := plainSigns[r]; ok {
		c.gap |= signs
	} else {
		c.gap |= c.otherSign(r, size)
	}
	if r == '*' && c.startsItem(size) {
		c.gap |= gapBullet
	}
	c.at += size
}

func (c *scanner) otherSign(r rune, size int) gap {
	switch {
	case unicode.IsSpace(r):
		return gapSpace
	case r == '-' || r == '−' || r >= utf8.RuneSelf && unicode.Is(unicode.Pd, r):
		if c.startsItem(size) {
			return gapBullet
		}
		return gapHyphen
	case r == '#' && (c.startsItem(size) || c.gap.has(gapBullet) || strings.HasPrefix(c.s[c.at:], "##")):
		return gapBullet
	case strings.ContainsRune(bullets, r):
		if c.startsItem(0) {
			return gapBullet
		}
		return gapAnd
	case r >= utf8.RuneSelf && invisible(r):
		return 0
	}
	return gapOther
}

// startsItem reports whether a sign stands at the start of a line, and a space after it where it
// has a size.
func (c *scanner) startsItem(size int) bool {
	spaced := size == 0 || c.at+size < len(c.s) && c.s[c.at+size] == ' '
	return spaced && c.breaks > 0 && c.gap&^(gapSpace|gapBullet|gapLine) == 0
}

// abbreviations do not end a sentence by their dot.
var abbreviations = wordSet(`etc incl sr jr resp approx vs ca no dr mr ms mrs inc ltd co eg ie min max yrs
	st`)

// dot tells the end of a sentence from a dot inside a name.
func (c *scanner) dot() {
	next := c.at + 1
	switch {
	case next < len(c.s) && !strings.ContainsRune(" \t\r\n)]\"'<*", rune(c.s[next])):
		c.gap |= gapDot
	case c.abbreviates():
		c.gap |= gapSpace
	default:
		c.gap |= gapStop
	}
	c.at = next
}

// abbreviates reports whether the dot here follows an abbreviation: "etc." or the second of "e.g.".
func (c *scanner) abbreviates() bool {
	n := len(c.tokens)
	if n == 0 || int(c.tokens[n-1].end) != c.at {
		return false
	}
	t := c.tokens[n-1]
	return abbreviations[t.text] || t.end-t.start == 1 && t.gap == gapDot
}

// slash skips a path that starts here: "/usr/bin/java", "./go/pkg".
func (c *scanner) slash() {
	at := c.at
	c.at++
	c.gap |= gapSlash
	if at > 0 && !strings.ContainsRune(" \t\n\"'(=.~", rune(c.s[at-1])) {
		return
	}
	if end := c.chunkEnd(c.at); strings.ContainsAny(strings.TrimRight(c.s[c.at:end], ".,"), "/.") {
		c.at = end
		c.gap |= gapOther
	}
}

// chunkEnd gives the end of what has no space, quote or bracket in it.
func (c *scanner) chunkEnd(at int) int {
	for at < len(c.s) && c.s[at] > ' ' && !strings.ContainsRune("<>\"`)]|", rune(c.s[at])) {
		at++
	}
	return at
}

// runEnd gives the end of what a host name or a handle may be made of.
func (c *scanner) runEnd(at int) int {
	for at < len(c.s) && (isWordByte(c.lower[at]) || strings.ContainsRune("._-/", rune(c.s[at]))) {
		at++
	}
	return at
}

// leaveAddress skips the rest of a web address, an e-mail address or a path that the last word
// turns out to belong to.
func (c *scanner) leaveAddress() {
	rest := c.s[c.at:]
	last := len(c.tokens) - 1
	switch {
	case rest == "":
	case strings.HasPrefix(rest, "://"), strings.HasPrefix(rest, ":\\"),
		rest[0] == '.' && c.tokens[last].text == "www",
		rest[0] == '\\' && len(rest) > 1 && isWordByte(c.lower[c.at+1]):
		c.tokens[last].text = ""
		c.at = c.chunkEnd(c.at)
	case rest[0] == '@' && len(rest) > 1 && isWordByte(c.lower[c.at+1]):
		for ; last >= 0; last-- {
			c.tokens[last].text = ""
			if g := c.tokens[last].gap; !g.glued() || g.has(gapSlash|gapColon) {
				break
			}
		}
		c.at = c.runEnd(c.at + 1)
	}
}

// inline are the tags that part no words.
var inline = wordSet(`a abbr b big cite code del dfn em font i ins kbd mark q s small span strong sub sup
	tt u var`)

// itemTags begin an item of a list, or a heading.
var itemTags = wordSet("li dt h1 h2 h3 h4 h5 h6")

// tag skips a tag of HTML; one that is not inline ends a line. What a script or a style sheet holds
// is no text.
func (c *scanner) tag() {
	end := c.tagEnd()
	if end == c.at {
		c.gap |= gapOther
		c.at++
		return
	}
	name := strings.TrimPrefix(c.lower[c.at+1:end-1], "/")
	if cut := strings.IndexFunc(name, func(r rune) bool { return r < '0' || r > 'z' }); cut >= 0 {
		name = name[:cut] // the attributes
	}
	if !inline[name] {
		c.breaks += manyNewline
	}
	if itemTags[name] && c.s[c.at+1] != '/' {
		c.gap |= gapBullet
	}
	if name == "script" || name == "style" {
		end = c.scriptEnd(name, end)
	}
	c.at = end
}

// tagEnd gives the end of the tag that starts here, or here where none does.
func (c *scanner) tagEnd() int {
	at := c.at + 1
	if at >= len(c.s) || c.s[at] != '/' && c.s[at] != '!' && c.s[at] != '?' && !isLetter(c.lower, at) {
		return c.at
	}
	n := strings.IndexAny(c.s[at:min(at+maxTag, len(c.s))], "<>")
	if n < 0 || c.s[at+n] == '<' {
		return c.at
	}
	return at + n + 1
}

// scriptEnd gives the start of the tag that closes an element.
func (c *scanner) scriptEnd(name string, from int) int {
	if c.unclosed || c.lower[c.at+1] == '/' {
		return from
	}
	n := strings.Index(c.lower[from:], "</"+name)
	if n < 0 {
		c.unclosed = true // looked for once, lest many scripts make a long search each
		return from
	}
	return from + n
}

// entity skips an entity of HTML; what it stands for matters little.
func (c *scanner) entity() {
	rest := c.lower[c.at+1:]
	n := strings.IndexByte(rest[:min(len(rest), 9)], ';')
	odd := func(r rune) bool { return r != '#' && (r > 'z' || !isWordByte(byte(r))) }
	if n < 1 || strings.IndexFunc(rest[:n], odd) >= 0 {
		c.gap |= gapAnd
		c.at++
		return
	}
	c.gap |= gapAnd
	if rest[:n] == "nbsp" || rest[:n] == "#160" {
		c.gap = c.gap&^gapAnd | gapSpace
	}
	c.at += n + 2
}

// addressEnds end the names of hosts and of files.
var (
	hostEnds = wordSet(`com org net io dev co uk de fr nl es it eu us ca ai app cloud tech info edu gov
		ch at pl in jobs me tv so sh xyz`)
	fileEnds = wordSet(`md txt pdf doc docx csv json yaml yml toml xml html htm css scss go py rb rs kt
		java php cs cpp h hpp jsx tsx sql sh exe jar zip tar gz png jpg svg log ini conf cfg lock mod sum`)
	scriptEnds = wordSet("js ts mjs cjs")
)

// markChains finds words joined by dots. Those that name a host or a file are none of the text,
// and neither is a path around them; but "node.js" may be a name, which the index knows.
func (c *scanner) markChains() {
	for i := 1; i < len(c.tokens); i++ {
		if c.tokens[i].gap != gapDot {
			continue
		}
		end := i + 1
		for end < len(c.tokens) && c.tokens[end].gap == gapDot {
			end++
		}
		c.markChain(i-1, end)
		i = end - 1
	}
}

func (c *scanner) markChain(from, to int) {
	last := &c.tokens[to-1]
	switch host := hostEnds[last.text] && last.shape != shapeCapital; {
	case last.end-last.start == 1:
		c.blank(from, to) // "e.g", "U.S"
	case host && c.follows(to):
		c.blank(from, c.pathEnd(to))
	case fileEnds[last.text] && !host:
		for from > 0 && c.tokens[from].gap == gapSlash && c.tokens[from-1].text != "" {
			from--
		}
		c.blank(from, to)
	case host || scriptEnds[last.text]:
		for i := from; i < to; i++ {
			c.tokens[i].chain = int32(to)
		}
	}
}

// follows reports whether a path follows a host's name.
func (c *scanner) follows(at int) bool { return at < len(c.tokens) && c.tokens[at].gap == gapSlash }

// pathEnd gives the end of the tokens that are glued to those before.
func (c *scanner) pathEnd(at int) int {
	for at < len(c.tokens) && c.tokens[at].gap != 0 && c.tokens[at].gap.glued() {
		at++
	}
	return at
}

func (c *scanner) blank(from, to int) {
	for i := from; i < to; i++ {
		c.tokens[i].text = ""
	}
}
