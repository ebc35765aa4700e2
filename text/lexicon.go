package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// lexicon finds the labels that begin at a word of running text. It is a trie, but kept as a sorted
// list: the keys that begin with the words so far are neighbours in it, so that a state is a range,
// and a word narrows it. Keys are squashed, as in keySquash and keyStem: words may be joined or
// divided as people please.
type lexicon struct {
	keyList
	names []lexName // of each key
	// pairs bounds the keys that begin with two bytes; a key of one byte counts as followed by zero.
	pairs [1<<16 + 1]int32
	slips map[string][]int32 // keys of one product by what is left of them without a letter
	left  headSet            // what slips begin with
	heads headSet            // what keys begin with
	first map[head]span      // of the first words of labels and of short beginnings, by which nearly all begin
}

// lexName is what a key names.
type lexName struct {
	hits     []hit // of skills
	cuts     cuts  // where the label is divided
	entry    int32 // -1 where several share the label
	words    int32 // of the label
	everyday bool  // an ordinary word
	derived  bool  // what is left of a label
	stemmed  bool  // the key is a stem, and no label's own spelling
	capitals bool  // the label is written in capitals
	product  bool  // all hits are products
	ordinary bool  // the key is in ordinary
	slash    bool  // the label has a slash
	and      bool  // the label has a sign for "and"
}

// newLexicon enters all skills' labels, their stems, and the spellings that follow from them.
func newLexicon(x *Index) *lexicon {
	names := map[string]lexName{}
	for _, k := range []key{keySquash, keyStem} {
		for text := range x.keys[k] {
			if _, known := names[text]; !known {
				x.addName(names, k, text)
			}
		}
	}
	for _, text := range sortedKeys(names) {
		x.addVariants(names, text)
	}
	keys := sortedKeys(names)
	l := &lexicon{keyList: newKeyList(keys), slips: map[string][]int32{}, heads: newHeadSet(keys)}
	for i, k := range keys {
		l.names = append(l.names, x.completed(k, names[k]))
		l.pairs[pair(k)+1] = int32(i + 1)
		if x.bearsSlip(k, names[k]) {
			l.addSlips(k, int32(i))
		}
	}
	for i := 1; i < len(l.pairs); i++ {
		l.pairs[i] = max(l.pairs[i], l.pairs[i-1])
	}
	l.addFirst(x)
	l.left = roomForHeads(len(l.slips))
	for left := range l.slips {
		l.left.add(headOf(left))
	}
	return l
}

// shortHead is the length in bytes up to which a word is likely to begin some key by chance: "in",
// "with".
const shortHead = 4

// addFirst remembers the spans of the first words and of short beginnings.
func (l *lexicon) addFirst(x *Index) {
	first := map[head]span{}
	add := func(w string) {
		w = w[:min(len(w), headLength)]
		h := headOf(w)
		if _, known := first[h]; known {
			return
		}
		if s, ok := l.step(l.all(), w, h); ok {
			first[h] = s
		}
	}
	for i := range x.labels {
		add(x.labels[i].words[0])
		add(stem(x.labels[i].words[0]))
	}
	for i := range l.names {
		k := l.key(int32(i))
		for n := 1; n <= min(len(k), shortHead); n++ {
			add(k[:n])
		}
	}
	l.first = first
}

// pair gives the first two bytes of a text as a number that sorts like it.
func pair(s string) int {
	if len(s) == 1 {
		return int(s[0]) << 8
	}
	return int(s[0])<<8 | int(s[1])
}

func sortedKeys(names map[string]lexName) []string {
	keys := make([]string, 0, len(names))
	for k := range names {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (x *Index) addName(names map[string]lexName, k key, text string) {
	hits := x.best(x.lookUp(EntrySkill, k, text, 0))
	n := lexName{hits: hits, stemmed: k == keyStem}
	for _, id := range x.keys[k][text] { // "PubSub" is written "Pub/Sub" as well
		if l := &x.labels[id]; x.entries[l.entry].Type == EntrySkill && !x.namesTwo(l) {
			n.divideAs(l)
		}
	}
	for _, h := range hits {
		l := &x.labels[h.label]
		n.everyday = n.everyday || l.everyday
		n.derived = n.derived || l.derived
	}
	if _, class := classWords[text]; len(hits) == 0 || n.derived && (class || qualifiers[text]) {
		return // "server" is not short for "Apache server"
	}
	names[text] = n
}

// namesTwo reports whether a label, and no entry's own name, puts a slash between the names of two entries: a
// text that writes "Hibernate/JPA" names both.
func (x *Index) namesTwo(l *label) bool {
	before, after, _ := strings.Cut(l.folded, "/")
	a, b := x.keys[keyFold][before], x.keys[keyFold][after]
	return l.folded != x.entries[l.entry].folded && len(a) > 0 && len(b) > 0 && x.labels[a[0]].entry != x.labels[b[0]].entry
}

// completed adds what is asked of a name at every place where a text has it.
func (x *Index) completed(key string, n lexName) lexName {
	n.ordinary, n.product = ordinary[key], true
	for _, h := range n.hits {
		n.product = n.product && x.entries[h.entry].product
	}
	l := &x.labels[n.hits[0].label]
	n.capitals = shapeOf(l.text) == shapeCaps
	n.words, n.entry = int32(len(l.words)), -1
	if len(n.hits) == 1 {
		n.entry = n.hits[0].entry
	}
	if n.cuts == (cuts{}) {
		n.divideAs(l) // a spelling that follows from the label
		n.slash = n.slash && !x.namesTwo(l)
	}
	return n
}

// divideAs lets a text divide a name as a label is divided.
func (n *lexName) divideAs(l *label) {
	n.slash = n.slash || strings.Contains(l.folded, "/")
	n.and = n.and || strings.ContainsAny(l.folded, "&+")
	if n.stemmed {
		return
	}
	for i, ends := range cutsOf(l.words, false) {
		n.cuts[i] |= ends
	}
}

// cuts are the bytes of a squashed label at which a word of it ends, as a set; what lies beyond the
// first 255 bytes is left out.
type cuts [4]uint64

func (c *cuts) has(at int) bool { return at < 64*len(c) && c[at/64]>>(at%64)&1 == 1 }

// cutsOf gives the ends of a label's words, as they are or stemmed.
func cutsOf(words []string, stems bool) (c cuts) {
	at := 0
	for i, w := range words {
		if stems {
			w = stem(w)
		}
		if i > 0 {
			w = strings.TrimPrefix(w, ".")
		}
		if at += len(w); at < 64*len(c) {
			c[at/64] |= 1 << (at % 64)
		}
	}
	return c
}

// signSpellings are how people write names with a sign as words.
var signSpellings = [][2]string{
	{"c#", "csharp"}, {"f#", "fsharp"}, {"c++", "cpp"}, {"c++", "cplusplus"}, {".net", "dotnet"},
}

// addVariants enters what means the same as a label whatever the context: "csharp", and for an
// ordinary word "expressjs" or "golang".
func (x *Index) addVariants(names map[string]lexName, text string) {
	n := names[text]
	add := func(variant string) {
		if _, known := names[variant]; !known {
			names[variant] = lexName{hits: n.hits}
		}
	}
	for _, s := range signSpellings {
		if rest, ok := strings.CutPrefix(text, s[0]); ok {
			add(s[1] + rest)
		}
	}
	e := &x.entries[n.hits[0].entry]
	switch {
	case len(n.hits) > 1 || len(x.labels[n.hits[0].label].words) > 1 || n.stemmed || len(text) < 2:
	case slices.Contains(scriptKinds, e.Kind) && e.Kind != "TOOL" && !strings.HasSuffix(text, "js"):
		add(text + "js")
	case slices.Contains(langKinds, e.Kind):
		add(text + "lang")
	}
}

// span is a state of the automaton: the keys from one to another begin with what was read.
type span struct {
	from, to int32
	depth    int
	head     head
}

func (l *lexicon) all() span { return span{to: int32(l.len())} }

// step narrows a span by a word, whose head is given; ok is false where no key goes on with it.
func (l *lexicon) step(s span, w string, h head) (next span, ok bool) {
	if s.depth > 0 {
		h = s.head.with(w, s.depth)
	}
	if s.depth < headLength && !l.heads.mayHave(h) {
		return s, false
	}
	if s.depth > 0 {
		return l.narrow(s, w, h)
	}
	if next, ok = l.first[h]; !ok {
		return l.narrow(l.beginning(w), w, h)
	}
	if len(w) <= headLength {
		return next, true
	}
	return l.narrow(next, w[headLength:], h)
}

// beginning bounds the keys that begin with the first two bytes of a word.
func (l *lexicon) beginning(w string) span {
	if len(w) == 1 {
		return span{from: l.pairs[pair(w)], to: l.pairs[pair(w)+1<<8]} // all that begin with the letter
	}
	return span{from: l.pairs[pair(w)], to: l.pairs[pair(w)+1]}
}

// narrow is step by a search among the span's keys.
func (l *lexicon) narrow(s span, w string, h head) (next span, ok bool) {
	from, end := s.from, s.to
	if from+1 == end { // the prefix is all there is to look at
		end = from
	}
	for from < end {
		mid := (from + end) / 2
		if l.rest(mid, s.depth) < w {
			from = mid + 1
		} else {
			end = mid
		}
	}
	if from == s.to || !strings.HasPrefix(l.rest(from, s.depth), w) {
		return s, false
	}
	return span{from, l.endOf(from, s.to, s.depth, w), s.depth + len(w), h}, true
}

// endOf gives the end of the keys from one to another that go on with a word, as the first does.
func (l *lexicon) endOf(from, to int32, depth int, w string) int32 {
	from++
	for from < to {
		mid := (from + to) / 2
		if strings.HasPrefix(l.rest(mid, depth), w) {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from
}

// whole gives the key that a span's words spell, or -1.
func (l *lexicon) whole(s span) int32 {
	if s.from < s.to && l.length(s.from) == s.depth {
		return s.from
	}
	return -1
}

// minSlip is the length in letters from which a word of running text may be a misspelt name. In a
// list somebody meant a name; in a text most words are just words.
const minSlip = 7

// bearsSlip reports whether a slip in the name of a product is seen through.
func (x *Index) bearsSlip(key string, n lexName) bool {
	if n.everyday || n.stemmed || len(n.hits) != 1 || len(key) < minSlip || len(key) > maxTypo || !isASCII(key) {
		return false
	}
	l := &x.labels[n.hits[0].label]
	return x.entries[l.entry].product && l.kind != LabelHidden && len(l.words) == 1
}

// addSlips enters what is left of a key when any of its letters is missing. Two words that are a
// slip apart have something left in common, which makes the search for one short.
func (l *lexicon) addSlips(key string, at int32) {
	l.slips[key] = append(l.slips[key], at)
	for i := range key {
		if i > 0 && key[i] == key[i-1] {
			continue
		}
		left := key[:i] + key[i+1:]
		l.slips[left] = append(l.slips[left], at)
	}
}

// misspelt gives the one key that a word is but for a letter missing, too many or swapped with its
// neighbour; -1 where there is none, or more than one.
func (l *lexicon) misspelt(w string) int32 {
	if len(w) < minSlip || len(w) > maxTypo || !isASCII(w) || inflected(w) {
		return -1
	}
	found, h := int32(-1), headOf(w)
	begins := l.left.mayHave(h) // as all do from which a later letter is missing
	var buf [maxTypo]byte
	for i := -1; i < len(w); i++ {
		switch {
		case i >= headLength && !begins:
			return found
		case i < 0 && !begins, i >= 0 && i < headLength && !l.left.mayHave(h.without(w, i)):
			continue
		}
		left := append(buf[:0], w...)
		if i >= 0 {
			left = append(left[:i], w[i+1:]...)
		}
		for _, k := range l.slips[string(left)] {
			if k == found || !oneSlip(w, l.key(k)) {
				continue
			}
			if found >= 0 {
				return -1
			}
			found = k
		}
	}
	return found
}

// oneSlip reports whether a word is a name but for one slip that makes no other word: a letter
// replaced, or an s at the end, often does.
func oneSlip(w, name string) bool {
	plural := w == name+"s" && !strings.HasSuffix(name, "s")
	return !plural && misspellsWord(w, name, 1, true)
}

// inflected reports whether a word looks like a form of an English one.
func inflected(w string) bool {
	return slices.ContainsFunc(inflections, func(end string) bool { return strings.HasSuffix(w, end) })
}

var inflections = strings.Fields("ed ing ly er ers ion ions able ity ful ness")

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
