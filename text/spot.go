package text

import (
	"slices"
	"strings"
)

// spot is a place where the text holds a label, whether or not it means it.
type spot struct {
	first, last int32 // the tokens from first up to last
	start, end  int32 // bytes
	key         int32 // of the lexicon
	entry       int32 // -1 where several share the label
	list        int32 // the number of the list that it is an item of, or -1
	verdict     verdict
	rule        Rule
	lower       bool // no capital in it
	letter      bool // a single letter
	weighed     bool // against, used and spelled are known
	against     int8 // what the words around it say of an ordinary word; see weigh
	used        int8
	spelled     int8
}

// name gives the label that a spot holds.
func (r *reading) name(s *spot) *lexName { return &r.x.lexicon.names[s.key] }

// hits gives the entries that a spot may mean.
func (r *reading) hits(s *spot) []hit { return r.name(s).hits }

// verdict is what became of a spot.
type verdict uint8

const (
	pending verdict = iota
	accepted
	rejected
)

// maxPhrase bounds the words of a label in a text.
const maxPhrase = 12

// findSpots goes through the text once and takes the longest label at every word.
func (r *reading) findSpots() {
	for i := 0; i < len(r.tokens); {
		t := &r.tokens[i]
		if t.text == "" {
			i++
			continue
		}
		last, key, rule := r.longest(i)
		if chain := int(t.chain); chain > i && last < chain {
			i = chain // a host or a file, and no name
			continue
		}
		if key < 0 {
			i++
			continue
		}
		r.spots = append(r.spots, r.newSpot(i, last, key, rule))
		i = last
	}
}

// longest gives the end and the key of the longest label that begins at token i; -1 where there is
// none.
func (r *reading) longest(i int) (last int, key int32, rule Rule) {
	last, key, read := r.walk(i, false)
	if r.inflectedFrom(i, read) {
		if n, k, _ := r.walk(i, true); k >= 0 && n > last {
			return n, k, RuleNormalised
		}
	}
	if key >= 0 {
		return last, key, RuleLabel
	}
	return r.loose(i)
}

// inflectedFrom reports whether one of the words from i to read has another stem; where none has, the
// stems lead nowhere else.
func (r *reading) inflectedFrom(i, read int) bool {
	for at := i; at <= read; at++ {
		if t := &r.tokens[at]; t.text != "" && stem(t.text) != t.text {
			return true
		}
	}
	return false
}

// walk runs the lexicon over the words from i on, as they are or stemmed. It gives the end and the
// key of the longest label, and the last word that it looked at.
func (r *reading) walk(i int, stems bool) (last int, key int32, read int) {
	lex := r.x.lexicon
	state, changed := lex.all(), false
	key, read = -1, i
	for j := i; j < len(r.tokens) && j < i+maxPhrase; j++ {
		read = j
		t := &r.tokens[j]
		if t.text == "" || j > i && !t.gap.inside() {
			break
		}
		w, h := t.text, t.head
		if stems {
			w = stem(w)
			h = headOf(w)
			changed = changed || w != t.text
		}
		if j > i {
			w = strings.TrimPrefix(w, ".")
		}
		next, ok := lex.step(state, w, h)
		if !ok {
			break
		}
		state = next
		if k := lex.whole(state); k >= 0 && changed == stems && r.fits(i, j+1, k, stems) {
			last, key = j+1, k
		}
	}
	return last, key, read
}

// loose finds a name in a word with something at its ends ("python3", "AWS+"), or misspelt.
func (r *reading) loose(i int) (last int, key int32, rule Rule) {
	t := &r.tokens[i]
	lex := r.x.lexicon
	w := strings.TrimPrefix(t.text, ".")
	if c := t.text[len(t.text)-1]; !isDigit(c) && c != '+' {
		// nothing at the end
	} else if n := strings.TrimRight(w, "0123456789.+"); len(n) > 1 && n != w && !strings.ContainsAny(n, "+#") {
		w = n
	}
	if w != t.text {
		if k := lex.find(w); k >= 0 && !lex.names[k].stemmed && lex.names[k].product {
			return i + 1, k, RuleNormalised
		}
		return 0, -1, 0
	}
	if t.cue != 0 {
		return 0, -1, 0
	}
	if k := lex.misspelt(w); k >= 0 {
		return i + 1, k, RuleTypo
	}
	return 0, -1, 0
}

// fits reports whether the text from token i to j may spell a label: whether it is divided where
// the label is, or where people divide words.
func (r *reading) fits(i, j int, key int32, stems bool) bool {
	n := &r.x.lexicon.names[key]
	if j == i+1 && !stems && !n.stemmed {
		return true
	}
	cuts := &n.cuts
	if stems || n.stemmed {
		l := &r.x.labels[n.hits[0].label]
		if !r.fitsStem(i, j, n, l) {
			return false
		}
		stemmed := cutsOf(l.words, true)
		cuts = &stemmed
	}
	read := 0
	for at := i + 1; at < j; at++ {
		t, w := &r.tokens[at], r.tokens[at-1].text
		if stems {
			w = stem(w)
		}
		if at-1 > i {
			w = strings.TrimPrefix(w, ".")
		}
		read += len(w)
		if !n.divides(cuts, t.gap, read) && !r.mayDivide(at, r.x.lexicon.length(key)) {
			return false
		}
	}
	return true
}

// divides reports whether a label is divided after so many bytes of its key, and the gap is one that may
// stand there.
func (n *lexName) divides(cuts *cuts, g gap, at int) bool {
	if g.has(gapSlash) && !n.slash || g.has(gapAnd) && !n.and {
		return false
	}
	return cuts.has(at)
}

// minDivided is the length in bytes from which one word of a label may be written as two.
const minDivided = 6

// mayDivide reports whether token i may be the second part of a word that is written as two: "java
// script", "no-sql" and "express.js", but not "my SQL" and "no SQL".
func (r *reading) mayDivide(i, length int) bool {
	g := r.tokens[i].gap
	switch {
	case g == 0, g == gapDot:
		return true
	case g == gapHyphen:
		return length >= minDivided-1
	case g != gapSpace || length < minDivided:
		return false
	}
	return !neverPart[r.tokens[i].text] && !neverPart[r.tokens[i-1].text]
}

// fitsStem reports whether a label may be meant in another number or spelling. The name of a product
// has a plural at best: windows are not Windows, and nodes are not Node.js.
func (r *reading) fitsStem(i, j int, n *lexName, l *label) bool {
	if len(l.words) == 1 && r.tokens[i].shape == shapeCapital && shapeOf(l.text) == shapeCaps {
		return false // "Oops" is not OOP
	}
	if len(l.words) > 1 || !n.product {
		return true
	}
	return !n.everyday && j == i+1 && r.tokens[i].text == l.words[0]+"s"
}

func (r *reading) newSpot(first, last int, key int32, rule Rule) spot {
	n := &r.x.lexicon.names[key]
	from, to := &r.tokens[first], &r.tokens[last-1]
	s := spot{
		first: int32(first), last: int32(last), start: from.start, end: to.end, key: key,
		entry: n.entry, rule: rule, verdict: accepted, list: -1,
	}
	if s.entry < 0 {
		s.entry = r.x.spelledLike(r.s[s.start:s.end])
	}
	word := r.x.lexicon.key(key)
	// "Solid" is spelled as "solid" is, where the name is SOLID.
	s.lower = from.shape == shapeLower || from.shape == shapeCapital && n.capitals && len(word) > 2 ||
		n.everyday && last > first+1 && r.tokens[last-1].shape == shapeLower // "Rest assured"
	s.letter = len(word) == 1 && isWordByte(word[0])
	otherCase := len(word) == 2 && isWordByte(word[1]) && !isDigit(word[1]) &&
		r.s[s.start:s.end] != r.x.labels[n.hits[0].label].text
	asVerb := s.lower && last == first+1 && r.word(s.last, s.last) == "up" // "git up"
	if n.everyday || s.letter || otherCase || asVerb || last == first+1 && n.ordinary {
		s.verdict = pending
	}
	if last == first+1 && isOtherLibrary(from.text, r.word(s.last, s.last)) {
		s.verdict = rejected
	}
	if rule == RuleLabel && (n.stemmed || last-first != int(n.words)) {
		s.rule = RuleNormalised
	}
	for rule == RuleNormalised && r.s[s.end-1] == '+' {
		s.end-- // "AWS+"
	}
	return s
}

// spelledLike gives the one skill that has a label of just this spelling, or -1: "Clang" is not "C lang".
func (x *Index) spelledLike(surface string) int32 {
	found := int32(-1)
	for _, id := range x.keys[keyFold][Fold(surface)] {
		switch e := x.labels[id].entry; {
		case x.entries[e].Type != EntrySkill || e == found:
		case found >= 0:
			return -1
		default:
			found = e
		}
	}
	return found
}

// taken gives the spots that are mentions.
func (r *reading) taken() []spot {
	return slices.DeleteFunc(r.spots, func(s spot) bool { return s.verdict != accepted })
}
