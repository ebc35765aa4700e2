package text

import "strings"

// scope is what the words so far say about the skills that follow.
type scope struct {
	level    int
	weak     bool // the level is a noun's
	years    *YearsRange
	negated  bool
	wished   bool
	used     bool // some skill took it
	patience int  // unknown words that it bears before the first skill
}

// patience is how many unknown words may stand between a cue and its skill: "strong hands-on
// backend Java".
const patience = 2

// qualify reads levels, years and negations, in one pass over the tokens.
func (r *reading) qualify(all []Mention) {
	q := &qualifier{reading: r, mentions: all}
	for i := 0; i < len(r.tokens); {
		if q.next < len(r.spots) && int(r.spots[q.next].first) == i {
			q.mention(q.next)
			if s := &q.spots[q.next]; !q.name(s).product && q.wishes(int(s.last)-1) {
				q.scope = scope{wished: true, patience: patience} // "willingness to learn" is a skill itself
			}
			i = max(int(r.spots[q.next].last), q.after(q.next))
			q.next++
			continue
		}
		i = q.read(i)
	}
	q.refuse()
}

// qualifier carries the scope along the text.
type qualifier struct {
	*reading
	mentions []Mention
	scope    scope
	weak     bool // the level of the last mention is a noun's
	next     int  // the mention that comes next
}

// read takes in one word, or one that begins a number of years, and gives the token after it.
func (q *qualifier) read(i int) int {
	t := &q.tokens[i]
	q.cross(t)
	if years, end := q.yearsAt(i); years != nil {
		if t.gap.has(gapOpen) && q.gapAt(int32(end)).has(gapClose) {
			q.aside(i, years)
			return end
		}
		if q.ofJob(i, end) {
			q.held(q.next-1, years)
			return end
		}
		if q.since(i, end, years) {
			return end
		}
		q.renew()
		q.scope.years, q.scope.patience = years, patience
		return end
	}
	if n, ok := q.furtherYears(i); ok {
		q.scope = scope{years: &YearsRange{Min: n}, patience: patience}
		return i + 1
	}
	switch {
	case q.negates(i):
		q.scope = scope{negated: true}
	case t.cue.has(cueTurn) && q.turns(i):
		q.scope = scope{negated: true}
		return i + 2 // "than" and "from" are part of it
	case q.scope.wished && !q.scope.used && hadWords[t.text]:
		q.scope = scope{} // "interest in sports and experience with Go"
		return i
	case t.cue.has(cueContrast), q.scope.negated && !q.scope.used && t.cue.has(cueOnly):
		q.scope = scope{}
	case t.cue.has(cueWish) && q.denies(): // "no interest in"
	case t.cue.has(cueWish) && q.wishes(i):
		q.scope = scope{wished: true, patience: patience}
	case t.cue.has(cueWish) && q.beginsTo(i):
		q.renew()
		q.scope.level, q.scope.patience = levelBegun, patience
	case t.cue.has(cueLevel):
		q.level(i)
	case t.text != "" && !t.cue.has(cueFiller) && !isVersion(t.text):
		q.stray(i)
	}
	return i + 1
}

// negates reports whether token i denies what follows: "not", "aren't".
func (r *reading) negates(i int) bool {
	t := &r.tokens[i]
	return t.cue.has(cueNegation) || strings.HasSuffix(t.text, "nt") && t.end-t.start == int32(len(t.text))+1
}

// turns reports whether token i and the next deny what follows: "moved away from".
func (q *qualifier) turns(i int) bool {
	w := q.tokens[i].text
	return turns[w][q.wordAt(i+1)] && (w != "away" || i > 0 && leaving[q.tokens[i-1].text])
}

// hadWords speak of what somebody has.
var hadWords = wordSet("skill skills skilled experience experienced expertise")

// denies reports whether a negation waits for its skill.
func (q *qualifier) denies() bool { return q.scope.negated && !q.scope.used }

// levelBegun is the level of a skill that somebody is learning: basic; levelExpert is the highest.
const (
	levelBegun  = 2
	levelExpert = 5
)

// level takes in a word of level. A noun says nothing after an adjective ("basic experience"), nor
// where what follows is not what it is of.
func (q *qualifier) level(i int) {
	w := q.tokens[i].text
	weak := weakLevels[w] > 0
	if q.isNoLevel(i) || q.ranges(i) {
		return
	}
	if q.denies() && levelWords[w] == levelExpert {
		q.scope = scope{} // who need not be an expert may need to know something
		return
	}
	described := q.scope.level > 0 && !q.scope.weak && !q.scope.used
	if q.scope.negated || weak && (described || !q.speaksOn(i)) {
		return
	}
	q.renew()
	q.scope.level, q.scope.weak, q.scope.patience = max(levelWords[w], weakLevels[w]), weak, patience
}

// isNoLevel reports whether a word of level says something else where it stands.
func (q *qualifier) isNoLevel(i int) bool {
	w, next := q.tokens[i].text, q.wordAt(i+1)
	switch {
	case w == "working":
		return !knowingWords[next]
	case w == "bit":
		return next != "of"
	case scarce[w]:
		return !knowingWords[next] && !q.isSpotted(int32(i+1))
	}
	return usedFor[w] && q.scope.years != nil && !q.scope.used
}

// ranges reports whether a word of level ends a range, of which the lower end is certain: "basic to
// intermediate", "good/excellent".
func (q *qualifier) ranges(i int) bool {
	if q.scope.level == 0 || q.scope.used || i == 0 {
		return false
	}
	if q.tokens[i].gap.has(gapSlash | gapHyphen) {
		return levelWords[q.tokens[i-1].text] > 0
	}
	w := q.tokens[i-1].text
	return i > 1 && (w == "to" || w == "or") && levelWords[q.tokens[i-2].text] > 0
}

// speaksOn reports whether a noun of level may speak of what follows: "expertise in", but not "expertise
// and", nor the heading "Experience:".
func (q *qualifier) speaksOn(i int) bool {
	if i+1 == len(q.tokens) {
		return false
	}
	next := &q.tokens[i+1]
	return !next.gap.has(gapComma|gapColon) && next.text != "and" && next.text != "or"
}

// renew begins a new scope where a skill took the last one, or it was another sentence's part.
func (q *qualifier) renew() {
	if q.scope.used {
		q.scope = scope{}
	}
}

// stray takes in a word that says nothing about skills.
func (q *qualifier) stray(i int) {
	w := q.tokens[i].text
	if q.denies() && (denialReach[w] || refusals[w] && q.gapAt(int32(i+1)).has(gapColon)) {
		return
	}
	if q.scope.used || q.scope.patience == 0 {
		q.scope = scope{}
		return
	}
	q.scope.patience--
}

// cross ends the scope where the gap before a token ends it.
func (q *qualifier) cross(t *token) {
	strayed := !q.scope.used && q.scope.patience < patience && q.scope.level > 0
	if t.gap.has(gapBreak) || q.scope.used && t.gap.has(gapClose|gapColon) || strayed && t.gap.has(gapComma) {
		q.scope = scope{}
	}
}

// mention gives a spot what the words before it say.
func (q *qualifier) mention(i int) {
	s, m := &q.spots[i], &q.mentions[i]
	t := &q.tokens[s.first]
	q.cross(t)
	if q.scope.negated && q.scope.used && !q.goesOn(s) {
		q.scope = scope{}
	}
	if q.scope.used && q.afterComma(i) && !q.goesOn(s) {
		q.scope.years = nil // "6 years of PostgreSQL, Docker" are of the first for certain
	}
	m.Negated = q.scope.negated || t.gap == gapHyphen && s.first > 0 && q.tokens[s.first-1].text == "non"
	m.Wished = q.scope.wished && !m.Negated && !anew[q.word(s.last, s.last)]
	m.Level, m.Years, q.weak = q.scope.level, q.scope.years, q.scope.weak
	q.scope.used = true
}

// goesOn reports whether a negation or a number of years reaches the next item of a list: "no PHP or
// Perl" denies both, "no PHP, Java only" one, and "without PHP, Perl or Ruby" three.
func (q *qualifier) goesOn(s *spot) bool {
	const far = 8
	for i := int(s.first); i < min(int(s.first)+far, len(q.tokens)) && !q.tokens[i].gap.has(gapBreak); i++ {
		t := &q.tokens[i]
		if t.gap.has(gapSlash) || q.ampersand(i) || i == int(s.first) && q.joiner(i-1) || q.joiner(i) {
			return true
		}
		if i > int(s.first) && !t.gap.has(gapComma) && !q.isSpotted(int32(i)) {
			return false
		}
	}
	return false
}

// joiner reports whether token i joins the last item of a list; a list that is denied has no "and": "no
// PHP and strong Java".
func (q *qualifier) joiner(i int) bool {
	w := q.tokens[i].text
	return w == "or" || w == "nor" || w == "and" && !q.scope.negated
}

// ampersand reports whether one joins token i to the item before it.
func (q *qualifier) ampersand(i int) bool {
	return q.tokens[i].gap.has(gapAnd) && strings.ContainsAny(q.before(i), "&+")
}

// after reads what follows a spot about it: "Java (5 years)", "SQL: basic", "Go – expert". It gives
// the token after.
func (q *qualifier) after(i int) int {
	s, m := &q.spots[i], &q.mentions[i]
	at := int(s.last)
	for q.gapAt(int32(at)) == gapSpace && isVersion(q.tokens[at].text) && !q.countsYears(at) {
		at++
	}
	if at >= len(q.tokens) {
		return at
	}
	g := q.tokens[at].gap
	if g.has(gapBreak) {
		return at
	}
	if years, end := q.yearsAt(at); years != nil && !q.opensPhrase(at, end) {
		q.held(i, years)
		return q.levelAside(m, end)
	}
	if !g.has(gapOpen|gapColon) && !(g.has(gapHyphen) && g.has(gapSpace)) {
		return at
	}
	if refusing[q.tokens[at].text] && (q.gapAt(int32(at+1)).has(gapClose|gapBreak) ||
		strings.HasPrefix(q.s[q.tokens[at].end:], ".")) {
		m.Negated, m.Wished, m.Level, m.Years = true, false, 0, nil
		return at + 1 // "PHP: no"
	}
	if end := q.levelAside(m, at); end > at {
		years, after := q.yearsAt(min(end, len(q.tokens)-1))
		if years != nil && q.gapAt(int32(after)).has(gapClose|gapLine) {
			m.Years, end = years, after // "(expert, 5 years)"
		}
		return end
	}
	if end := q.asideWish(at); g.has(gapOpen) && end > 0 {
		m.Wished = !m.Negated
		return end
	}
	return at
}

// levelAside reads a level that stands alone in the brackets after a skill, or behind a comma in them. It
// gives the token after it, or at where there is none.
func (q *qualifier) levelAside(m *Mention, at int) int {
	word := at
	if w := q.wordAt(at); w == "a" || w == "very" {
		word++ // "Go (a little)"
	}
	level, next := levelWords[q.wordAt(word)], q.gapAt(int32(word+1))
	if q.wordAt(word) == "learning" {
		level = levelBegun
	}
	aside := q.gapAt(int32(at)).has(gapOpen | gapColon | gapHyphen)
	if level == 0 || !next.has(gapClose|gapComma|gapBreak|gapAnd) || !aside && !next.has(gapClose|gapLine) {
		return at
	}
	m.Level, m.Wished = level, false
	return word + 1
}

// refuse marks what a later "not required" speaks of: the skill before it and its list.
func (q *qualifier) refuse() {
	refused := false
	for i := len(q.spots) - 1; i >= 0; i-- {
		s := &q.spots[i]
		refused = q.refusedAfter(int(s.last)) || refused && s.list >= 0 && s.list == q.spots[i+1].list
		if m := &q.mentions[i]; refused {
			m.Negated, m.Wished, m.Level = true, false, 0
		}
	}
}

// refusedAfter reports whether "is not required" or the like follows.
func (q *qualifier) refusedAfter(i int) bool {
	const far = 7
	denied := false
	for end := min(i+far, len(q.tokens)); i < end; i++ {
		t := &q.tokens[i]
		switch w := t.text; {
		case t.gap.has(gapBreak | gapComma):
			return false
		case w == "not" || w == "isnt" || w == "arent" || w == "longer":
			denied = true
		case denied && refusals[w]:
			return !q.welcome(i)
		case w == "is" || w == "are" || w == "a" || w == "be" || w == "strictly" || w == "knowledge" ||
			w == "experience" || w == "skills" || w == "necessarily" || w == "no" || w == "will" || w == "would":
		default:
			return false
		}
	}
	return false
}

// welcome reports whether the rest of the sentence takes a refusal back: "not required, but a plus".
func (q *qualifier) welcome(i int) bool {
	const far = 8
	for end := min(i+far, len(q.tokens)); i < end; i++ {
		if q.tokens[i].gap.has(gapStop | gapLine) {
			return false
		}
		if preferredAfter[q.tokens[i].text] {
			return true
		}
	}
	return false
}
