package quality

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed/dataset"
)

// surveySample bounds the people of each half that are asked what they want to learn next.
const surveySample = 4000

// nextDepth is how many suggestions are looked at: the survey has forty technologies.
const nextDepth = 5

// respondent is what somebody uses, and what they want to use next.
type respondent struct{ uses, wants map[graph.SkillID]bool }

// evaluateSurvey asks which technologies the same people use, and what somebody who uses some wants
// to use next.
func evaluateSurvey(ctx context.Context, r *run) error {
	halves := map[string]*counts{dev: newCounts(), test: newCounts()}
	people := map[string][]respondent{}
	err := dataset.Tabbed(r.data, "so-survey-2016/so2016_tech.tsv.gz", func(row dataset.Row) error {
		part := half(row.At("respondent_id"))
		uses, err := r.list(ctx, row.At("tech_do"))
		if err != nil {
			return err
		}
		wants, err := r.list(ctx, row.At("tech_want"))
		if err != nil {
			return err
		}
		halves[part].note(uses)
		maps.DeleteFunc(wants, func(id graph.SkillID, _ bool) bool { return uses[id] })
		if len(uses) > 0 && len(wants) > 0 && len(people[part]) < surveySample {
			people[part] = append(people[part], respondent{uses, wants})
		}
		return nil
	})
	if err != nil {
		return err
	}
	r.compareHalves("survey, used together", map[string]*truth{dev: halves[dev].truth(), test: halves[test].truth()})
	for _, part := range []string{dev, test} {
		r.nextSkill("survey, wanted next, "+part, people[part], slices.Sorted(maps.Keys(halves[dev].named)))
	}
	return nil
}

// list reads a cell that holds several names.
func (r *run) list(ctx context.Context, cell string) (map[graph.SkillID]bool, error) {
	skills := map[graph.SkillID]bool{}
	for _, name := range strings.Split(cell, "; ") {
		m, err := r.names.Skill(ctx, name)
		if err != nil {
			return nil, err
		}
		if m.Skill != "" {
			skills[m.Skill] = true
		}
	}
	return skills, nil
}

// nextSkill ranks what people do not use yet by what carries over from what they use, and counts
// how much of what they want is among the first.
func (r *run) nextSkill(set string, people []respondent, candidates []graph.SkillID) {
	carries := map[[2]graph.SkillID]int64{}
	for _, t := range r.transfer {
		carries[[2]graph.SkillID{t.From, t.To}] = int64(t.Transferability)
	}
	in := r.incidence()
	methods := []struct {
		name  string
		score func(held, next graph.SkillID) int64
	}{
		{"transferability", func(a, b graph.SkillID) int64 { return carries[[2]graph.SkillID{a, b}] }},
		{"popularity", func(_, b graph.SkillID) int64 { return int64(len(in[b])) }},
		{"cosine", func(a, b graph.SkillID) int64 { return cosine(in[a], in[b]) }},
	}
	for _, m := range methods {
		recall := make([]graph.Share, len(people))
		for i, p := range people {
			rank := byScore(func(_, next graph.SkillID) (sum int64) {
				for held := range p.uses {
					sum += m.score(held, next)
				}
				return sum
			})
			left := slices.DeleteFunc(slices.Clone(candidates), func(id graph.SkillID) bool { return p.uses[id] })
			ranked, right := rank("", left), int64(0)
			for _, c := range ranked[:min(nextDepth, len(ranked))] {
				if p.wants[c] {
					right++
				}
			}
			recall[i] = share{right, int64(len(p.wants))}.of()
		}
		r.add(set, m.name, "recall at 5", recall)
	}
}
