package quality

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed/dataset"
)

// verdicts are cases by the measure that they count for: one for right, none for wrong.
type verdicts map[string][]graph.Share

// note counts a case under a measure.
func (v verdicts) note(measure string, right bool) {
	s := graph.Share(0)
	if right {
		s = graph.One
	}
	v[measure] = append(v[measure], s)
}

// evaluateNames asks what the committed names mean: variants of names, names that several skills
// share, and names of nothing.
func evaluateNames(ctx context.Context, r *run) error {
	cases, err := nameCases("names.tsv")
	if err != nil {
		return err
	}
	return r.judgeNames(ctx, "names", cases)
}

// evaluateONET asks what technologies are called in O*NET, with vendors and abbreviations. A reader
// said of the commonest what they mean; those count that the data set still has.
func evaluateONET(ctx context.Context, r *run) error {
	has := map[string]bool{}
	err := dataset.Tabbed(r.data, "onet-29.3/Technology_Skills.tsv.gz", func(row dataset.Row) error {
		has[row.At("Example")] = true
		return nil
	})
	if err != nil {
		return err
	}
	cases, err := nameCases("onet.tsv")
	if err != nil {
		return err
	}
	cases = slices.DeleteFunc(cases, func(c nameCase) bool { return !has[c.input] })
	return r.judgeNames(ctx, "O*NET technologies", cases)
}

// evaluateAliases asks whether the aliases of GitHub's topics mean the same skill as the topic's own
// name does. Topics whose name is no skill's own name are left out.
func evaluateAliases(ctx context.Context, r *run) error {
	type topic struct {
		DisplayName string `json:"display_name"`
		Aliases     []string
	}
	var cases []nameCase
	err := dataset.Lines(r.data, "github-explore-topics/topics.jsonl.gz", func(line string) error {
		var t topic
		if err := json.Unmarshal([]byte(line), &t); err != nil {
			return err
		}
		m, err := r.names.Skill(ctx, t.DisplayName)
		if err != nil || !m.Exact {
			return err
		}
		for _, alias := range t.Aliases {
			cases = append(cases, nameCase{
				input: alias, part: half(t.DisplayName), outcome: graph.Resolved, ids: []graph.SkillID{m.Skill},
			})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return r.judgeNames(ctx, "GitHub topics' aliases", cases)
}

// nameMeasures are what is said of names, in the order of the report.
var nameMeasures = []string{
	"accuracy", "right skill", "ambiguous not guessed", "unknown not guessed", "wrong skill",
}

// judgeNames resolves the cases, each as a list of its own, and counts what is right.
func (r *run) judgeNames(ctx context.Context, set string, cases []nameCase) error {
	halves := map[string]verdicts{dev: {}, test: {}}
	for _, c := range cases {
		if !r.answerable(c) {
			r.absent++
			continue
		}
		all, err := r.taxonomy.ResolveSkills(ctx, []string{c.input}, c.context)
		if err != nil {
			return err
		}
		right := halves[c.part].judge(c, all[0])
		if !right {
			r.miss(c.part, "%s: %q %v is %s, want %s %s", set, c.input, c.context, meaning(all[0]), c.outcome, c.ids)
		}
	}
	for _, part := range []string{dev, test} {
		for _, measure := range nameMeasures {
			if values := halves[part][measure]; len(values) > 0 {
				r.add(set+", "+part, "resolveSkills", measure, values)
			}
		}
	}
	return nil
}

// judge compares an answer with what was expected.
func (v verdicts) judge(c nameCase, got *graph.SkillResolution) (right bool) {
	right = got.Outcome == c.outcome
	switch c.outcome {
	case graph.Ambiguous:
		v.note("ambiguous not guessed", got.Outcome != graph.Resolved)
	case graph.Unknown:
		v.note("unknown not guessed", got.Outcome != graph.Resolved)
	case graph.Resolved:
		guessed := right
		right = right && slices.Contains(c.ids, got.Skill.ID)
		v.note("right skill", right)
		v.note("wrong skill", guessed && !right)
	}
	v.note("accuracy", right)
	return right
}

// answerable reports whether the taxonomy has what is expected.
func (r *run) answerable(c nameCase) bool {
	return c.outcome != graph.Resolved ||
		slices.ContainsFunc(c.ids, func(id graph.SkillID) bool { return r.kinds[id] != "" })
}

func meaning(got *graph.SkillResolution) string {
	if got.Skill != nil {
		return string(got.Skill.ID)
	}
	names := []string{string(got.Outcome)}
	for _, c := range got.Candidates[:min(3, len(got.Candidates))] {
		names = append(names, string(c.Skill.ID)+" "+string(c.Match))
	}
	return strings.Join(names, " ")
}
