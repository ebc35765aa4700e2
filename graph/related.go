package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// RelatedSkill is a skill near another one, with what makes it so.
type RelatedSkill struct {
	Skill   *Skill
	Score   Share // 1 − ∏(1 − signal share)
	Signals []Signal
}

// RelatedOptions narrows a list of related skills.
type RelatedOptions struct {
	First         int         // 0 to MaxFirst
	Kinds         []SkillKind // none: all
	MinScore      Share
	MinConfidence Share
}

func (o RelatedOptions) check() error {
	return cmp.Or(
		CheckFirst("first", o.First), CheckShare("minScore", o.MinScore),
		CheckShare("minConfidence", o.MinConfidence),
	)
}

// RelatedResult is what came of one entry of a batch.
type RelatedResult struct {
	Input      string // the name or id as given
	Outcome    Outcome
	Skill      *Skill // nil unless RESOLVED
	Candidates []SkillCandidate
	Related    []*RelatedSkill
}

// MaxRelatedBatch is the greatest number of skills of one RelatedSkills batch.
const MaxRelatedBatch = 100

// RelatedSkills lists what is adjacent to each of some skills. An unknown or ambiguous name is an
// outcome of its element and fails none of the others.
func (t *Taxonomy) RelatedSkills(ctx context.Context, refs []SkillRef, o RelatedOptions) ([]*RelatedResult, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	if err := checkLength("skills", len(refs), MaxRelatedBatch); err != nil {
		return nil, err
	}
	var found []refOutcome
	_, v, err := t.read(ctx, func(n *Names) (need Need, err error) {
		found, err = n.readRefs("skills", refs)
		for _, f := range found {
			if f.id != "" {
				need.Skills, need.RelatedOf = append(need.Skills, f.id), append(need.RelatedOf, f.id)
			}
			for _, c := range f.candidates {
				need.Skills = append(need.Skills, SkillID(c.ID))
			}
		}
		return need, err
	})
	if err != nil {
		return nil, fmt.Errorf("related skills: %w", err)
	}
	results := make([]*RelatedResult, len(refs))
	for i, f := range found {
		results[i] = &RelatedResult{
			Input: cmp.Or(refs[i].Name, refs[i].ID), Outcome: f.outcome, Skill: v.Skill(f.id),
			Candidates: v.candidates(f.candidates), Related: v.relatedAt(f.id, o),
		}
	}
	return results, nil
}

// refOutcome is what came of one reference of a batch.
type refOutcome struct {
	id         SkillID // empty unless RESOLVED
	outcome    Outcome
	candidates []Candidate
}

// readRefs looks up a batch of references; what is not found is an outcome.
func (n *Names) readRefs(field string, refs []SkillRef) ([]refOutcome, error) {
	all := make([]refOutcome, len(refs))
	for i, ref := range refs {
		id, err := n.skill(fmt.Sprintf("%s[%d]", field, i), ref)
		if l, ok := asLookup(err); ok {
			all[i] = refOutcome{"", l.outcome(), l.Candidates}
			continue
		}
		if err != nil {
			return nil, err
		}
		all[i] = refOutcome{id, Resolved, nil}
	}
	return all, nil
}

// Related lists, for each skill, what is adjacent to it.
func (t *Taxonomy) Related(ctx context.Context, ids []SkillID, o RelatedOptions) ([][]*RelatedSkill, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	_, v, err := t.read(ctx, func(*Names) (Need, error) { return Need{Skills: ids, RelatedOf: ids}, nil })
	if err != nil {
		return nil, fmt.Errorf("related: %w", err)
	}
	all := make([][]*RelatedSkill, len(ids))
	for i, id := range ids {
		all[i] = v.relatedAt(id, o)
	}
	return all, nil
}

// relatedAt lists the related skills of one, the closest first.
func (v *View) relatedAt(id SkillID, o RelatedOptions) []*RelatedSkill {
	at, ok := v.skillAt[id]
	if !ok {
		return nil
	}
	var all []*RelatedSkill
	for _, e := range v.relatedTo.of(at) {
		r := &v.related[e]
		other := v.Skill(r.A)
		if r.A == id {
			other = v.Skill(r.B)
		}
		wanted := len(o.Kinds) == 0 || slices.Contains(o.Kinds, other.Kind)
		if wanted && r.Score >= o.MinScore && r.Confidence >= o.MinConfidence {
			all = append(all, &RelatedSkill{other, r.Score, r.Signals})
		}
	}
	slices.SortFunc(all, func(a, b *RelatedSkill) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), compareSkills(a.Skill, b.Skill))
	})
	return all[:min(o.First, len(all))]
}
