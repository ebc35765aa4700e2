package graph

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/skillgraph/skillgraph/text"
)

// OffsetUnit is what the offsets of mentions count.
type OffsetUnit string

// The units of offsets.
const (
	OffsetUTF16     OffsetUnit = "UTF16"
	OffsetByte      OffsetUnit = "BYTE"
	OffsetCodePoint OffsetUnit = "CODE_POINT"
)

// Limits of texts to read skills from.
const (
	MaxTextBytes = 100_000
	MaxTexts     = 20
)

// Extraction is what a running text says of skills.
type Extraction struct {
	Mentions []Mention        // in the order of the text; none overlap
	Skills   []MentionedSkill // each resolved skill once, the most often named first; negated and wished ones left out
	Title    *TitleReading    // nil where no line at the head is a job title
}

// Mention is a place where a text names a skill.
type Mention struct {
	Skill      *Skill // only where RESOLVED
	Outcome    Outcome
	Candidates []SkillCandidate // only where AMBIGUOUS
	Surface    string
	Start, End int // in the unit asked for
	Confidence Share
	Rule       string // why it was taken for a skill, such as "LABEL"
	Negated    bool   // the text says that it is absent or not asked for
	Wished     bool   // the text says that somebody wants to learn it or is interested in it
	Level      Level  // 0 where the text says none
	Years      *YearsRange
	Necessity  *Necessity
}

// YearsRange is how long a skill is to have been used; Max is nil where it is open.
type YearsRange struct {
	Min int
	Max *int
}

// MentionedSkill is a skill and how often a text names it.
type MentionedSkill struct {
	Skill *Skill
	Count int
}

// TitleReading is what a job title at the head of a text says.
type TitleReading struct {
	Role      *Role // nil where it names no known role, or several
	Seniority *Seniority
	Surface   string
}

// ExtractSkills reads running texts: adverts, CVs, course descriptions. InputError: too many texts,
// one that is too long, or an unknown unit.
func (t *Taxonomy) ExtractSkills(ctx context.Context, field string, texts []string, unit OffsetUnit) ([]*Extraction, error) {
	if err := checkTexts(field, texts); err != nil {
		return nil, err
	}
	count, ok := map[OffsetUnit]text.OffsetUnit{
		OffsetUTF16: text.OffsetUTF16, OffsetByte: text.OffsetByte, OffsetCodePoint: text.OffsetCodePoint,
	}[unit]
	if !ok {
		return nil, &InputError{Field: "offsets", Value: string(unit), Expected: "UTF16, BYTE or CODE_POINT"}
	}
	var found []text.Extraction
	names, v, err := t.read(ctx, func(n *Names) (need Need, _ error) {
		found = make([]text.Extraction, len(texts))
		for i, s := range texts {
			found[i] = n.index.Extract(s)
			need = need.mentions(found[i])
		}
		return need, nil
	})
	if err != nil {
		return nil, fmt.Errorf("extract skills: %w", err)
	}
	all := make([]*Extraction, len(texts))
	for i := range found {
		all[i] = v.extraction(names, &found[i], text.Offsets(texts[i], count))
	}
	return all, nil
}

func checkTexts(field string, texts []string) error {
	if err := checkLength(field, len(texts), MaxTexts); err != nil {
		return err
	}
	for i, s := range texts {
		at := field
		if len(texts) > 1 {
			at = fmt.Sprintf("%s[%d]", field, i)
		}
		if err := checkText(at, s); err != nil {
			return err
		}
	}
	return nil
}

// checkText refuses a text that is too long to read at once.
func checkText(field, s string) error {
	if len(s) <= MaxTextBytes {
		return nil
	}
	return &InputError{
		Field: field, Value: strconv.Itoa(len(s)) + " bytes", Expected: fmt.Sprintf("at most %d bytes", MaxTextBytes),
	}
}

// mentions adds what a text names to what is needed.
func (n Need) mentions(e text.Extraction) Need {
	n.Skills = slices.Grow(n.Skills, len(e.Mentions))
	for _, m := range e.Mentions {
		if m.ID != "" {
			n.Skills = append(n.Skills, SkillID(m.ID))
		}
		for _, c := range m.Candidates {
			n.Skills = append(n.Skills, SkillID(c.ID))
		}
	}
	if e.Title != nil && e.Title.RoleID != "" {
		n.Roles = append(n.Roles, RoleID(e.Title.RoleID))
	}
	return n
}

// extraction spells out what was found; offset turns bytes into the unit asked for.
func (v *View) extraction(names *Names, found *text.Extraction, offset func(int) int) *Extraction {
	e := &Extraction{Mentions: make([]Mention, 0, len(found.Mentions))}
	counts, named := make([]int32, len(v.skills)), []int32(nil) // by place; the places that have one
	for i := range found.Mentions {
		m := v.mention(names, &found.Mentions[i], offset)
		if at, ok := v.skillAt[SkillID(found.Mentions[i].ID)]; ok {
			m.Skill = &v.skills[at]
			if !m.Negated && !m.Wished {
				if counts[at]++; counts[at] == 1 {
					named = append(named, at)
				}
			}
		}
		e.Mentions = append(e.Mentions, m)
	}
	e.Skills = v.mostNamed(counts, named)
	if t := found.Title; t != nil {
		e.Title = &TitleReading{Role: v.Role(RoleID(t.RoleID)), Seniority: optionally[Seniority](t.Seniority), Surface: t.Surface}
	}
	return e
}

// mostNamed gives the skills at some places with their counts, the greatest first, then by name. Packed
// into one number a count and a rank sort fast.
func (v *View) mostNamed(counts, places []int32) []MentionedSkill {
	order := v.nameOrder()
	packed := make([]int64, len(places))
	for i, at := range places {
		packed[i] = -int64(counts[at])<<32 + int64(order.rank[at])
	}
	slices.Sort(packed)
	all := make([]MentionedSkill, len(places))
	for i, p := range packed {
		at := order.place[p&math.MaxUint32]
		all[i] = MentionedSkill{&v.skills[at], int(counts[at])}
	}
	return all
}

// mention spells out one but for its skill.
func (v *View) mention(names *Names, found *text.Mention, offset func(int) int) Mention {
	m := Mention{
		Outcome:    Outcome(found.Outcome.String()),
		Candidates: v.candidates(names.candidates(found.Candidates)), Surface: found.Surface,
		Start: offset(found.Start), End: offset(found.End), Confidence: Share(found.Confidence),
		Rule: found.Rule.String(), Negated: found.Negated, Wished: found.Wished, Level: Level(found.Level),
		Necessity: optionally[Necessity](found.Necessity),
	}
	if y := found.Years; y != nil {
		m.Years = &YearsRange{Min: y.Min}
		if y.Max > 0 {
			m.Years.Max = &y.Max
		}
	}
	return m
}

// optionally is nil for an empty text.
func optionally[T ~string](s string) *T {
	if s == "" {
		return nil
	}
	value := T(s)
	return &value
}

// readText adds the skills that a profile's text names and does not deny, with the levels that it
// says, and notes those that are not held. A course teaches what its students wish to learn.
func (r *reading) readText(n *Names, path, s string, as manner) error {
	if err := checkText(path, s); err != nil {
		return err
	}
	e := n.index.Extract(s)
	for i := range e.Mentions {
		m := &e.Mentions[i]
		if m.Negated || m.Wished && !as.wishesCount {
			r.lacks(m)
			continue
		}
		r.note(path, Resolution{
			Input: m.Surface, Outcome: Outcome(m.Outcome.String()), ID: m.ID, Candidates: n.candidates(m.Candidates),
		}, as.level(m, e.Title))
	}
	return nil
}
