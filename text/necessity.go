package text

import "strings"

// The necessities of the API.
const (
	required  = "REQUIRED"
	preferred = "PREFERRED"
	denied    = "DENIED" // inside only: the mention is negated
)

// Words of necessity, by whether they speak of the skills after or before them.
var (
	requiredBefore  = wordSet("must require requires requiring")
	requiredAfter   = wordSet("required mandatory essential necessary")
	preferredBefore = wordSet("bonus preferably ideally idealerweise nice good great should could")
	preferredAfter  = wordSet(`plus preferred desirable desired advantage advantageous beneficial optional
		asset welcome bonus appreciated nice helpful`)
)

// headingWords open a section, and say how necessary what it lists is.
var headingWords = map[string]string{
	"requirements": required, "required": required, "require": required, "must": required,
	"qualifications": required, "mandatory": required, "essential": required, "bring": required,
	"expect": required, "minimum": required, "need": required, "needed": required,
	"musthave": required, "necessary": required,
	"nice": preferred, "bonus": preferred, "preferred": preferred, "plus": preferred, "desirable": preferred,
	"desired": preferred, "optional": preferred, "advantageous": preferred, "pluses": preferred,
	"advantage": preferred, "ideally": preferred, "extra": preferred, "extras": preferred,
	"anforderungen": required, "voraussetzungen": required, "vorteil": preferred, "wunschenswert": preferred,
	"idealerweise": preferred,
}

// partHeadings are the words of headings inside a section, which do not end it: "Hard skills".
var partHeadings = union(smallWords, wordSet(`hard soft technical skills other languages tools frameworks
	databases education educational certification certifications competencies technologies methodologies
	cloud stack core programming knowledge experience personal`))

// maxHeading bounds the words of a heading.
const maxHeading = 8

// markNecessity reads what is required and what is preferred, line by line: from the heading of the
// section, then from the sentence.
func (r *reading) markNecessity(all []Mention) {
	var s section
	next := 0
	for from := 0; from < len(r.tokens); {
		to := from + 1
		for to < len(r.tokens) && !r.tokens[to].gap.has(gapLine) {
			to++
		}
		end := next
		for end < len(r.spots) && int(r.spots[end].first) < to {
			end++
		}
		necessity := r.enter(&s, from, to, next < end)
		for i := next; i < end; i++ {
			if necessity == denied && s.necessity == "" &&
				r.tokens[r.spots[i].first].sentence > r.tokens[from].sentence {
				break // a line's own heading denies its sentence
			}
			all[i].Necessity = necessity
		}
		r.markSentences(all, next, end)
		from, next = to, end
	}
	for i := range all {
		all[i].Negated = all[i].Negated || all[i].Necessity == denied
		all[i].Necessity = asked(&all[i])
	}
}

// asked gives the necessity of a mention: what is denied has none, and who asks for a wish to learn a
// skill does not require the skill.
func asked(m *Mention) string {
	switch {
	case m.Negated:
		return ""
	case m.Wished && m.Necessity == required:
		return preferred
	}
	return m.Necessity
}

// section is the part of a text below a heading.
type section struct {
	necessity string
	listing   bool // its list has begun
}

// enter takes in the line from one token to another, and gives the necessity of its skills, where it
// has some.
func (r *reading) enter(s *section, from, to int, skills bool) string {
	bullet := r.tokens[from].gap.has(gapBullet) && !r.isMarked(from)
	heading, body := r.heading(from, to)
	switch {
	case body > from && body < to && heading == "" && (bullet || r.isPart(from, body)):
		// a part of the section: "- Languages: Java, Go"
	case body > from && body < to:
		*s = section{} // the heading of its own line only
		return heading
	case body > from && (heading != "" || !r.isPart(from, body)):
		*s = section{necessity: heading}
	case body > from:
		s.listing = false
	case s.listing && !bullet:
		*s = section{} // text again after the section's list
	}
	s.listing = s.listing || bullet && skills
	return s.necessity
}

// heading reads a line that opens a section, or begins with the name of one and a colon. It gives
// where its body starts, or from where the line has no heading.
func (r *reading) heading(from, to int) (necessity string, body int) {
	end := from
	for end < to && end-from <= maxHeading && (end == from || !r.tokens[end].gap.has(gapColon|gapStop)) {
		end++
	}
	colon := end < to && r.tokens[end].gap.has(gapColon) || r.colonAfter(end)
	switch {
	case end-from > maxHeading, !colon && end < to:
		return "", from
	case !colon && !r.standsOut(from, to):
		return "", from
	}
	negated := false
	for i := from; i < end; i++ {
		if r.isSpotted(int32(i)) {
			return "", from
		}
		w := r.tokens[i].text
		negated = negated || r.negates(i)
		if n := headingWords[w]; n != "" && necessity != preferred {
			necessity = n
		}
	}
	if negated && necessity == required {
		necessity = denied // "What you don't need:"
	}
	return necessity, max(end, from+1)
}

// isPart reports whether a heading only divides the section that it stands in.
func (r *reading) isPart(from, to int) bool {
	for i := from; i < to; i++ {
		if !partHeadings[r.tokens[i].text] {
			return false
		}
	}
	return true
}

// colonAfter reports whether a colon ends the line before token i.
func (r *reading) colonAfter(i int) bool {
	if i < len(r.tokens) {
		return r.tokens[i].gap.has(gapColon)
	}
	return strings.HasSuffix(strings.TrimRight(r.s, " \t\r\n*_"), ":")
}

// standsOut reports whether a line without a colon is a heading: marked as one, in capitals, or with
// a list below it.
func (r *reading) standsOut(from, to int) bool {
	line := r.tokens[from].line
	return r.isMarked(from) || int(line) < len(r.titled) && r.titled[line] ||
		to < len(r.tokens) && r.tokens[to].gap.has(gapBullet) && !r.tokens[from].gap.has(gapBullet)
}

// isMarked reports whether a line that begins at token i is marked as a heading.
func (r *reading) isMarked(i int) bool {
	if !r.tokens[i].gap.has(gapBullet) {
		return false
	}
	before := strings.ToLower(r.before(i))
	return strings.Contains(before, "#") || strings.Contains(before, "<h")
}

// before gives what stands between token i and the one before it.
func (r *reading) before(i int) string {
	if i == 0 {
		return r.s[:r.tokens[0].start]
	}
	return r.s[r.tokens[i-1].end:r.tokens[i].start]
}

// markSentences reads the words of necessity around the mentions from one to another, all of one line.
func (r *reading) markSentences(all []Mention, from, next int) {
	for from < next {
		sentence := r.tokens[r.spots[from].first].sentence
		end := from
		for end < next && r.tokens[r.spots[end].first].sentence == sentence {
			end++
		}
		c := clause{reading: r, all: all, since: from, contrast: from, next: from}
		at := int(r.spots[from].first)
		for at > 0 && r.tokens[at-1].sentence == sentence {
			at--
		}
		for ; at < len(r.tokens) && r.tokens[at].sentence == sentence; at++ {
			c.read(at, end)
		}
		from = end
	}
}

// clause is the part of a sentence that a word of necessity speaks of. One that speaks of what follows
// holds until the next; one that speaks of what stands before holds back to the last, and where there
// is nothing before it, speaks of what follows.
type clause struct {
	*reading
	all      []Mention
	holding  string // what holds for the mentions to come
	since    int    // the first mention after the last word of necessity
	contrast int    // the first mention after the last "but"
	next     int    // the mention that is read, or comes next
}

// read takes in token i of a sentence whose mentions end before one.
func (c *clause) read(i, end int) {
	for c.next < end && int(c.spots[c.next].last) <= i {
		c.next++
	}
	if c.tokens[i].gap.has(gapSemi) {
		c.holding, c.contrast = "", c.next
	}
	if c.next < end && int(c.spots[c.next].first) <= i {
		if c.holding != "" {
			c.all[c.next].Necessity = c.holding
		}
		return
	}
	before, after := c.necessityAt(i)
	switch {
	case after != "" && c.next > c.since:
		if c.contrast < c.next {
			c.since = max(c.since, c.contrast)
		}
		for j := c.clauseStart(c.since, c.next, i, c.holding); j < c.next; j++ {
			c.all[j].Necessity = after
		}
		c.holding, c.since = "", c.next
	case before != "" || after != "":
		c.holding, c.since = before+after, c.next
	case c.tokens[i].cue.has(cueContrast):
		c.holding, c.contrast = "", c.next
	}
}

// clauseStart gives the first of the mentions that a word at token i speaks of: the one before its
// brackets; all since the last such word; or where that spoke of them already, those after the last
// comma.
func (r *reading) clauseStart(since, next, i int, holding string) int {
	at := next - 1
	switch {
	case r.tokens[r.spots[at].last].gap.has(gapOpen) && int(r.spots[at].last) <= i:
		return at
	case holding == "":
		return since
	}
	for at > since && !r.tokens[r.spots[at].first].gap.has(gapComma) {
		at--
	}
	return at
}

// necessityAt reads the word of necessity at token i, if it is one: what it says of the skills
// after it, or of those before it.
func (r *reading) necessityAt(i int) (before, after string) {
	w, last := r.tokens[i].text, ""
	if !r.tokens[i].cue.has(cueNecessity) {
		return "", ""
	}
	if i > 0 {
		last = r.tokens[i-1].text
	}
	article := last == "a" || last == "an"
	switch {
	case last == "not" || last == "no" || last == "isnt":
	case requiredAfter[w] && r.announces(i):
		return required, ""
	case preferredAfter[w] && r.announces(i), w == "great" && r.follows(i, "if"):
		return preferred, ""
	case w == "must" && article, requiredAfter[w]:
		return "", required
	case requiredBefore[w]:
		return required, ""
	case (w == "should" || w == "could") && !r.announces(i), w == "great":
	case (w == "nice" || w == "good") && (!r.follows(i, "to") || !r.follows(i+1, "have")):
	case w == "helpful" && !r.gapAt(int32(i+1)).has(gapBreak|gapComma|gapClose):
	case w == "plus" && !article && !plusBefore[last]:
	case w == "bonus" && article, preferredAfter[w] && w != "bonus":
		return "", preferred
	case preferredBefore[w]:
		return preferred, ""
	}
	return "", ""
}

// announces reports whether a word of necessity stands alone before a colon: "desirable:", but not "SQL is
// essential:".
func (r *reading) announces(i int) bool {
	return r.gapAt(int32(i+1)).has(gapColon) &&
		(i == 0 || r.tokens[i].gap != gapSpace || !judging[r.tokens[i-1].text])
}

// plusBefore are words before a plus that is a noun.
var plusBefore = wordSet("big huge definite strong great real clear is are considered as")

// follows reports whether a word comes right after token i.
func (r *reading) follows(i int, w string) bool {
	return i+1 < len(r.tokens) && r.tokens[i+1].text == w
}
