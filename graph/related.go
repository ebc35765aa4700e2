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
	Input      SkillRef
	Outcome    Outcome
	Skill      *Skill // nil unless RESOLVED
	Candidates []Candidate
	Related    []RelatedSkill
}

// MaxRelatedBatch is the greatest number of skills of one RelatedSkills batch.
const MaxRelatedBatch = 100

// RelatedSkills lists what is adjacent to each of some skills. An unknown or ambiguous name is an
// outcome of its element and fails none of the others.
func (t *Taxonomy) RelatedSkills(ctx context.Context, refs []SkillRef, o RelatedOptions) ([]RelatedResult, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	if err := checkLength("skills", len(refs), MaxRelatedBatch); err != nil {
		return nil, err
	}
	var results []RelatedResult
	var ids []SkillID
	_, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		results, ids, err = n.readRefs("skills", refs)
		found := slices.DeleteFunc(slices.Clone(ids), func(id SkillID) bool { return id == "" })
		return Need{Skills: found, RelatedOf: found}, err
	})
	if err != nil {
		return nil, fmt.Errorf("related skills: %w", err)
	}
	for i, id := range ids {
		if id != "" {
			results[i].Skill, results[i].Related = v.Skill(id), v.relatedAt(id, o)
		}
	}
	return results, nil
}

// readRefs looks up a batch of references; what is not found is an outcome.
func (n *Names) readRefs(field string, refs []SkillRef) ([]RelatedResult, []SkillID, error) {
	results, ids := make([]RelatedResult, len(refs)), make([]SkillID, len(refs))
	for i, ref := range refs {
		id, err := n.skill(fmt.Sprintf("%s[%d]", field, i), ref)
		results[i] = RelatedResult{Input: ref, Outcome: Resolved}
		if l, ok := asLookup(err); ok {
			results[i].Outcome, results[i].Candidates = l.outcome(), l.Candidates
		} else if err != nil {
			return nil, nil, err
		}
		ids[i] = id
	}
	return results, ids, nil
}

// Related lists, for each skill, what is adjacent to it.
func (t *Taxonomy) Related(ctx context.Context, ids []SkillID, o RelatedOptions) ([][]RelatedSkill, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	_, v, err := t.read(ctx, func(*Names) (Need, error) { return Need{Skills: ids, RelatedOf: ids}, nil })
	if err != nil {
		return nil, fmt.Errorf("related: %w", err)
	}
	all := make([][]RelatedSkill, len(ids))
	for i, id := range ids {
		all[i] = v.relatedAt(id, o)
	}
	return all, nil
}

// relatedAt lists the related skills of one, the closest first.
func (v *View) relatedAt(id SkillID, o RelatedOptions) []RelatedSkill {
	at, ok := v.skillAt[id]
	if !ok {
		return nil
	}
	var all []RelatedSkill
	for _, e := range v.relatedTo.of(at) {
		r := &v.related[e]
		other := v.Skill(r.A)
		if r.A == id {
			other = v.Skill(r.B)
		}
		wanted := len(o.Kinds) == 0 || slices.Contains(o.Kinds, other.Kind)
		if wanted && r.Score >= o.MinScore && r.Confidence >= o.MinConfidence {
			all = append(all, RelatedSkill{other, r.Score, r.Signals})
		}
	}
	slices.SortFunc(all, func(a, b RelatedSkill) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), compareSkills(a.Skill, b.Skill))
	})
	return all[:min(o.First, len(all))]
}
