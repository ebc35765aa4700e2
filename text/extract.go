package text

import (
	"fmt"
	"slices"
	"sync"
)

// MaxText is the greatest length of a text that Extract reads, in bytes. A longer one yields
// nothing: who takes texts from others refuses it, and says why.
const MaxText = 1 << 20

// Extraction is what a text says.
type Extraction struct {
	Mentions []Mention     // in the order of the text; none overlap
	Title    *TitleReading // nil where no line of the text's head is a job title
}

// Mention is a place where a text names a skill.
type Mention struct {
	ID         string      // only where Resolved
	Candidates []Candidate // best first, at most MaxCandidates; only where Ambiguous
	Outcome    Outcome     // Resolved or Ambiguous
	Start, End int         // bytes of the text as given; see Offsets
	Surface    string      // the text from Start to End
	Confidence int32       // in ten-thousandths
	Rule       Rule        // why it was taken for a skill
	Negated    bool        // the text says that the skill is absent or not asked for
	Wished     bool        // the text says that somebody wants to learn it or is interested in it
	Years      *YearsRange // nil where the text says none
	Level      int         // 1 awareness, 2 basic, 3 working, 4 advanced, 5 expert; 0 where the text says none
	Necessity  string      // "REQUIRED", "PREFERRED", or "" where the text does not say
}

// YearsRange is how long a text wants or states a skill to have been used.
type YearsRange struct {
	Min int // years
	Max int // years; 0 where no upper end is stated
}

// TitleReading is what the title line of an advert or a CV says.
type TitleReading struct {
	RoleID     string // empty where the title names no known role, or several
	Seniority  string // "JUNIOR", "MID", "SENIOR", "LEAD", or "" where the title says none
	Start, End int    // bytes of the text as given
	Surface    string // the text from Start to End
	// RankStart and RankEnd are the bytes between the word of seniority and the word for the job, which
	// say in what somebody is senior: "Go" of "Senior Go Engineer". Both 0 where there is nothing.
	RankStart, RankEnd int
}

// Rule says why a mention was taken.
type Rule uint8

// The rules, surest first.
const (
	RuleLabel      Rule = iota // a label that is no ordinary word
	RuleNormalised             // the same in the plural, joined or divided, or with a version
	RuleList                   // an ordinary word in a list with a skill
	RuleSpelling               // an ordinary word, spelled as only the name is
	RuleContext                // an ordinary word, among words that speak of a skill
	RuleTypo                   // a label but for a typing error
)

// String gives the rule's name in the API, such as "LABEL".
func (r Rule) String() string {
	names := [...]string{"LABEL", "NORMALISED", "LIST", "SPELLING", "CONTEXT", "TYPO"}
	if int(r) < len(names) {
		return names[r]
	}
	return fmt.Sprintf("RULE %d", r)
}

// confidence of the rules, in ten-thousandths. They order mentions by what may be wrong with them.
var confidence = [...]int32{
	RuleLabel: 9800, RuleNormalised: 9500, RuleList: 9000, RuleSpelling: 9000, RuleContext: 8500, RuleTypo: 7000,
}

// Extract finds the skills that a running text names, in time linear in its length.
//
// The longest label wins, and labels count in any case, number and spelling that Resolve sees
// through. A label that is an ordinary word of English ("go", "spring") counts only where its
// spelling or its context tells (see weigh), a single letter only beside words of programming. Tags
// of HTML are no words; web and e-mail addresses and paths name nothing. A label that several
// skills share is AMBIGUOUS, unless the other skills of the text settle it.
func (x *Index) Extract(s string) Extraction {
	if len(s) > MaxText {
		return Extraction{}
	}
	x.lexiconMade.Do(func() { x.lexicon = newLexicon(x) })
	r := spareReadings.Get().(*reading)
	defer r.release()
	r.x, r.s, r.tokens = x, s, tokenise(s, r.tokens)
	r.present.make(len(x.entries))
	r.findSpots()
	r.linkSpots()
	r.decide()
	r.spots = r.taken()
	r.addEllipses()
	e := Extraction{Mentions: r.mentions(), Title: r.title()}
	r.qualify(e.Mentions)
	r.markNecessity(e.Mentions)
	return e
}

// reading is an extraction under way.
type reading struct {
	x       *Index
	s       string
	tokens  []token
	spots   []spot
	titled  []bool // by line: its capitals tell nothing
	present counts // of the accepted spots
}

// spareReadings keeps what extractions before had room for.
var spareReadings = sync.Pool{New: func() any { return &reading{} }}

// release gives the room back, empty, so that it keeps no text.
func (r *reading) release() {
	clear(r.tokens)
	r.present.clear()
	*r = reading{tokens: r.tokens[:0], spots: r.spots[:0], titled: r.titled[:0], present: r.present}
	spareReadings.Put(r)
}

// mentions turns the spots into what is published.
func (r *reading) mentions() []Mention {
	all := make([]Mention, 0, len(r.spots))
	settled, context := map[int32]finding{}, r.context()
	for i := range r.spots {
		s := &r.spots[i]
		m := Mention{
			Start: int(s.start), End: int(s.end), Surface: r.s[s.start:s.end],
			Outcome: Resolved, Rule: s.rule, Confidence: confidence[s.rule],
		}
		if s.entry >= 0 {
			m.ID = r.x.entries[s.entry].ID
		} else {
			f, done := settled[s.key]
			if !done {
				f = r.x.settleAmong(finding{outcome: Ambiguous, hits: r.hits(s)}, context)
				settled[s.key] = f
			}
			r.x.publishMention(&m, f)
		}
		all = append(all, m)
	}
	return all
}

// counts counts by entry, and knows which entries it counted, so that it is soon emptied.
type counts struct {
	of   []int32 // by entry
	seen []int32 // all that were counted; one whose count fell to nothing may be there twice
}

// make gives room for so many entries.
func (c *counts) make(entries int) {
	if len(c.of) < entries {
		c.of = make([]int32, entries)
	}
}

func (c *counts) add(entry, n int32) {
	if c.of[entry] == 0 {
		c.seen = append(c.seen, entry)
	}
	c.of[entry] += n
}

func (c *counts) clear() {
	for _, e := range c.seen {
		c.of[e] = 0
	}
	c.seen = c.seen[:0]
}

// context lists the skills of the whole text: they settle what is shared.
func (r *reading) context() []int32 {
	all := slices.DeleteFunc(slices.Clone(r.present.seen), func(e int32) bool { return r.present.of[e] == 0 })
	slices.Sort(all)
	return slices.Compact(all)
}

func (x *Index) publishMention(m *Mention, f finding) {
	res := x.publish(m.Surface, f)
	m.Outcome, m.ID = res.Outcome, res.ID
	if m.Outcome == Ambiguous {
		m.Candidates = res.Candidates
		m.Confidence /= 2
	}
}
