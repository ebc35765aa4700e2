package text

import (
	"slices"
	"strings"
)

// What speaks for an ordinary word being a name, in points, and how many it takes.
const (
	enough     = 2
	pointsSure = 3
	pointsGood = 2
	pointsSome = 1
	pointsVerb = 4 // against: more than a list and company speak for
	never      = -10
)

// manyPasses bounds how often accepted spots may make others accepted.
const manyPasses = 3

// decide weighs the spots that are ordinary words. What is accepted speaks for its neighbours, so
// that it takes a few passes.
func (r *reading) decide() {
	for i := range r.spots {
		r.count(&r.spots[i])
	}
	r.markTitled()
	for range manyPasses {
		if !r.settlePending() {
			break
		}
	}
	if r.acceptCompany() {
		r.settlePending()
	}
	r.dropVendors()
	r.dropStudies()
	r.dropHeads()
	r.dropSteps()
}

// settlePending weighs what is undecided, and says whether anything was accepted.
func (r *reading) settlePending() (changed bool) {
	for i := range r.spots {
		if r.spots[i].verdict != pending {
			continue
		}
		if rule, ok := r.weigh(i); ok {
			r.spots[i].verdict, r.spots[i].rule = accepted, rule
			r.count(&r.spots[i])
			changed = true
		}
	}
	return changed
}

func (r *reading) count(s *spot) {
	if s.verdict == accepted && s.entry >= 0 {
		r.present.add(s.entry, 1)
	}
}

// weigh decides about an ordinary word or a single letter. A spelling that tells is enough, unless
// it belongs to a proper name; all else needs a sign that the sentence uses the word as a name, and
// the company of skills alone is none: "our Python team helps you go to market".
func (r *reading) weigh(i int) (Rule, bool) {
	s := &r.spots[i]
	if !s.weighed { // what neighbours that are accepted do not change
		s.against, s.weighed = int8(r.against(s)), true
		if s.against > never {
			s.used, s.spelled = int8(r.used(s)), int8(r.spelled(s))
		}
	}
	if s.against <= never {
		return 0, false
	}
	listed, used, spelled := r.listed(i), int(s.used), int(s.spelled)
	if used == 0 && listed == 0 && (r.isGlossed(i) || r.besideTongue(s)) {
		used = pointsGood
	}
	company := r.company(i)
	sum := int(s.against) + listed + used + spelled + company
	telling := listed > 0 || used > 0 || spelled >= pointsGood ||
		spelled > 0 && company >= pointsGood
	if n := &r.x.lexicon.names[s.key]; (n.derived || n.stemmed) && !r.name(s).product {
		telling = listed > 0 // "professional" is rarely a skill, nor is a "test"
	}
	switch {
	case sum < enough || !telling:
		return 0, false
	case listed > 0:
		return RuleList, true
	case spelled >= pointsGood:
		return RuleSpelling, true
	}
	return RuleContext, true
}

// spelled weighs the letters of a spot: capitals tell inside a sentence, not at its start, and not
// where every word has them.
func (r *reading) spelled(s *spot) int {
	t := &r.tokens[s.first]
	switch {
	case s.letter:
		return 0
	case t.gap.has(gapTick) && int(s.last) < len(r.tokens) && r.tokens[s.last].gap.has(gapTick):
		return pointsSure
	case s.lower:
		return 0
	case r.titled[t.line]:
		return pointsSome
	case t.shape == shapeMixed, t.shape == shapeCaps && t.end-t.start > 2:
		return pointsSure
	case !r.name(s).product:
		return pointsSome // a notion has capitals for many reasons
	case r.initial(int(s.first)) && !r.afterColon(s):
		return pointsSome
	}
	return pointsSure
}

// afterColon reports whether a spot is all that a colon announces, or the first item of it: "Nice to
// have: React, Elixir".
func (r *reading) afterColon(s *spot) bool {
	g := r.tokens[s.first].gap
	return g.has(gapColon) && !g.has(gapBreak) &&
		(r.gapAt(s.last).has(gapBreak|gapComma|gapSlash|gapAnd|gapOpen|gapClose) || listGlue[r.word(s.last, s.last)])
}

// initial reports whether a token begins a sentence, a line, or what follows a colon.
func (r *reading) initial(i int) bool {
	return i == 0 || r.tokens[i].gap.has(gapBreak|gapBullet|gapColon) || r.tokens[i].gap.has(gapOther) &&
		!r.tokens[i].gap.has(gapSpace)
}

// against weighs what speaks against a name: the words around a verb or a season, hyphens, and the
// proper names that hold the word.
func (r *reading) against(s *spot) int {
	before, after := r.word(s.first-1, s.first), r.word(s.last, s.last)
	gapAfter := r.gapAt(s.last)
	gapBefore := r.tokens[s.first].gap
	year := len(after) == 4 && (after[:2] == "19" || after[:2] == "20") && isNumber(after)
	switch {
	case gapAfter == gapHyphen && !nameCompounds[after], gapBefore == gapHyphen && s.first > 0,
		r.followedBy(s.end, '*'), s.letter && r.oddLetter(s, before, after), !s.letter && year:
		return never
	case s.letter:
		return 0
	case vendors[r.tokens[s.first].text] && r.namesMore(s.last), r.tokens[s.first].cue.has(cueNumeral) && s.last == s.first+1:
		return never
	case r.isNamesake(s, after):
		return never
	case timesBefore[before] && (s.lower || r.isSeason(s)), before == "in" && s.lower && r.isSeason(s):
		return never
	}
	sum := 0
	untold := s.lower || r.initial(int(s.first))
	if s.lower && (verbsBefore[before] || after == "on") || untold && verbsAfter[after] {
		sum -= pointsVerb
	}
	if s.lower && before == "the" && !techNouns[after] {
		sum -= pointsGood
	}
	if !s.lower && !r.titled[r.tokens[s.first].line] &&
		(r.properName(s.first-1, s.first) || r.properName(s.last, s.last)) {
		sum -= pointsSure
	}
	return sum
}

// isSeason reports whether a spot is a word for a time of the year.
func (r *reading) isSeason(s *spot) bool { return r.x.lexicon.key(s.key) == "spring" }

// namesMore reports whether token i goes on with a vendor's name: "Apache ActiveMQ" is no web server.
func (r *reading) namesMore(i int32) bool {
	w := r.word(i, i)
	return w != "" && r.tokens[i].gap == gapSpace && r.tokens[i].shape != shapeLower && !plainCapitals[w] &&
		titleSpellings[w] == "" && classWords[w] == nil && !r.isSpotted(i)
}

// oddLetter reports whether a single letter is no name: small, an initial, an abbreviation, or the
// number of a thing.
func (r *reading) oddLetter(s *spot, before, after string) bool {
	g, h := r.tokens[s.first].gap, r.gapAt(s.last)
	return neverLetter[before] || h.has(gapAnd|gapHyphen|gapDot) && !h.has(gapSpace) ||
		g.has(gapAnd|gapHyphen|gapDot) && !g.has(gapSpace) ||
		g.has(gapOpen) && h.has(gapClose) && isNumber(after) ||
		r.followedBy(s.end, '\'') || r.followedBy(s.end, '-')
}

func (r *reading) followedBy(end int32, sign byte) bool {
	return int(end) < len(r.s) && r.s[end] == sign
}

// word gives the folded word of token i, where nothing but a space parts it from its neighbour; the
// gap is that before token g.
func (r *reading) word(i, g int32) string {
	if i < 0 || int(i) >= len(r.tokens) || g == 0 || r.tokens[g].gap&^(gapSpace|gapWrap|gapHyphen) != 0 {
		return ""
	}
	return r.tokens[i].text
}

// gapAt gives the gap before a token; the end of the text ends a line.
func (r *reading) gapAt(i int32) gap {
	if int(i) >= len(r.tokens) {
		return gapLine
	}
	return r.tokens[i].gap
}

// properName reports whether token i has a capital that makes its neighbour part of a proper name:
// "American Express", "Ruby Smith". Words of an advert's own are no names, and neither are skills.
func (r *reading) properName(i, g int32) bool {
	w := r.word(i, g)
	if w == "" || r.tokens[g].gap.has(gapHyphen) {
		return false
	}
	t := &r.tokens[i]
	return t.shape == shapeCapital && t.end-t.start > 1 && !plainCapitals[w] && titleSpellings[w] == "" &&
		seniorityWords[w] == "" && classWords[w] == nil && !r.isSpotted(i)
}

// isSpotted reports whether a token belongs to a spot.
func (r *reading) isSpotted(i int32) bool {
	at, _ := slices.BinarySearchFunc(r.spots, i, func(s spot, i int32) int { return int(s.last - 1 - i) })
	return at < len(r.spots) && r.spots[at].first <= i
}

// used weighs the words around a spot that use it as the name of a skill.
func (r *reading) used(s *spot) int {
	before, after := r.word(s.first-1, s.first), r.word(s.last, s.last)
	second := ""
	if s.first > 0 {
		second = r.word(s.first-2, s.first-1)
	}
	nouns := techNouns
	if s.letter {
		nouns = lettersAfter
	}
	language := r.x.entries[r.hits(s)[0].entry].Kind == "LANGUAGE"
	switch {
	case nouns[after], toolNouns[r.labelled(s.first)], !s.letter && (r.owns(s) || r.isDefined(s) || r.isJudged(s)):
		return pointsGood
	case knowingWords[second] && (before == "of" || before == "with" || before == "in" || before == "using"),
		makingWords[second] && before == "in", before == "in" && language && second == "written":
		return pointsGood
	case knownBy[before], !s.letter && isVersion(after) && (len(after) > 1 || !s.lower):
		return pointsGood
	case !s.letter && (r.isRated(s) || r.specialises(s)):
		return pointsGood
	case r.isItem(s) && len(r.present.seen) > 0:
		return pointsSome
	case usingWords[before] && (before != "in" || language), second == "such" && before == "as":
		return pointsSome
	}
	return 0
}

// owns reports whether a product's name with a capital is put in the genitive, or made part of a
// compound: "Go's simplicity", "Go-based".
func (r *reading) owns(s *spot) bool {
	if s.lower || !r.name(s).product || r.isSeason(s) {
		return false
	}
	rest := strings.ToLower(strings.Replace(r.s[s.end:min(len(r.s), int(s.end)+len("’s "))], "’", "'", 1))
	return strings.HasPrefix(rest, "'s ") || r.gapAt(s.last) == gapHyphen && nameCompounds[r.tokens[s.last].text]
}

// defined bounds the words from a name to what it is said to be.
const defined = 7

// isDefined reports whether a sentence begins by saying what tool a name is: "Rails is a very popular
// framework".
func (r *reading) isDefined(s *spot) bool {
	if s.lower || r.word(s.last, s.last) != "is" || !r.name(s).product {
		return false
	}
	for i := s.last; i < min(s.last+defined, int32(len(r.tokens))) && !r.tokens[i].gap.has(gapBreak); i++ {
		if toolNouns[r.tokens[i].text] {
			return true
		}
	}
	return false
}

// labelled gives the word before a token where only a space, a colon or a bracket parts them.
func (r *reading) labelled(i int32) string {
	if i == 0 || r.tokens[i].gap&^(gapSpace|gapColon|gapOpen|gapWrap) != 0 {
		return ""
	}
	return r.tokens[i-1].text
}

// near bounds how many spots before and after one keep it company.
const near = 8

// company weighs the accepted skills of the same sentence, and of the text.
func (r *reading) company(i int) int {
	s := &r.spots[i]
	best := 0
	for j := max(0, i-near); j < min(len(r.spots), i+near+1); j++ {
		o := &r.spots[j]
		if o.verdict != accepted || r.tokens[o.first].sentence != r.tokens[s.first].sentence {
			continue
		}
		if o.entry >= 0 && r.mayBeNear(s, o.entry) {
			return pointsGood
		}
		if r.name(o).product {
			best = pointsSome
		}
	}
	for _, n := range r.x.entries[r.hits(s)[0].entry].near {
		if best == 0 && r.present.of[n] > 0 {
			best = pointsSome
		}
	}
	return best
}

// mayBeNear reports whether an entry is near to one that a spot may mean.
func (r *reading) mayBeNear(s *spot, e int32) bool {
	return slices.ContainsFunc(r.hits(s), func(h hit) bool { return r.x.areNear(h.entry, e) })
}

// markTitled finds the lines whose every word has a capital.
func (r *reading) markTitled() {
	if len(r.tokens) == 0 {
		return
	}
	lines := int(r.tokens[len(r.tokens)-1].line) + 1
	r.titled = slices.Grow(r.titled[:0], lines)[:lines]
	clear(r.titled)
	for from := 0; from < len(r.tokens); {
		to := from
		plain, capitals := 0, 0
		for ; to < len(r.tokens) && r.tokens[to].line == r.tokens[from].line; to++ {
			switch t := &r.tokens[to]; {
			case t.cue.has(cueSmall) || t.text == "" || isDigit(r.s[t.start]):
			case t.shape == shapeLower:
				plain++
			default:
				capitals++
			}
		}
		r.titled[r.tokens[from].line] = plain == 0 && capitals > 1
		from = to
	}
}

// dropVendors takes out a vendor before another's name: the "Oracle" of "Oracle Java" is no database.
func (r *reading) dropVendors() {
	for i := range r.spots {
		s := &r.spots[i]
		if i+1 == len(r.spots) || s.entry < 0 || s.last-s.first != 1 || !vendors[r.tokens[s.first].text] {
			continue
		}
		o := &r.spots[i+1]
		if o.first == s.last && r.tokens[o.first].gap == gapSpace && o.entry >= 0 && o.verdict == accepted &&
			r.x.entries[s.entry].Kind == "DATABASE" && !r.x.areNear(s.entry, o.entry) {
			s.verdict = rejected
		}
	}
}
