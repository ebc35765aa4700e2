package quality

import (
	"cmp"
	"slices"

	"github.com/skillgraph/skillgraph/graph"
)

// depth is how many of a ranking are looked at.
const depth = 10

// minRelevant is how many right answers a question has at least, to be asked.
const minRelevant = 3

// ranker ranks the candidates for one skill, the best first; those it knows nothing of are left out.
type ranker struct {
	name string
	rank func(of graph.SkillID, candidates []graph.SkillID) []graph.SkillID
}

// rankers are our own derived relatedness, and the baselines over the same statements.
func (r *run) rankers() []ranker {
	ours, in := r.relatedness(), r.incidence()
	return []ranker{
		{"relatedness", byScore(func(a, b graph.SkillID) int64 { return int64(ours[a][b]) })},
		{"popularity", byScore(func(_, b graph.SkillID) int64 { return int64(len(in[b])) })},
		{"Jaccard", byScore(func(a, b graph.SkillID) int64 {
			both := common(in[a], in[b])
			return ratio(both, int64(len(in[a])+len(in[b]))-both)
		})},
		{"cosine", byScore(func(a, b graph.SkillID) int64 { return cosine(in[a], in[b]) })},
	}
}

// ratio is a/b in parts fine enough to rank by.
func ratio(a, b int64) int64 {
	if b == 0 {
		return 0
	}
	return a * 1_000_000_000 / b
}

// byScore ranks by a score, leaving out what has none; equals by id.
func byScore(score func(a, b graph.SkillID) int64) func(graph.SkillID, []graph.SkillID) []graph.SkillID {
	return func(of graph.SkillID, candidates []graph.SkillID) []graph.SkillID {
		scores := make(map[graph.SkillID]int64, len(candidates))
		var all []graph.SkillID
		for _, c := range candidates {
			if s := score(of, c); c != of && s > 0 {
				scores[c] = s
				all = append(all, c)
			}
		}
		slices.SortFunc(all, func(a, b graph.SkillID) int {
			return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b))
		})
		return all
	}
}

// relatedness is the score of every derived edge, both ways.
func (r *run) relatedness() map[graph.SkillID]map[graph.SkillID]graph.Share {
	scores := map[graph.SkillID]map[graph.SkillID]graph.Share{}
	note := func(a, b graph.SkillID, score graph.Share) {
		if scores[a] == nil {
			scores[a] = map[graph.SkillID]graph.Share{}
		}
		scores[a][b] = score
	}
	for _, e := range r.related {
		note(e.A, e.B, e.Score)
		note(e.B, e.A, e.Score)
	}
	return scores
}

// incidence is what the baselines know of a skill: the skills it has a typed edge with and the roles
// that ask for it.
func (r *run) incidence() map[graph.SkillID]map[string]bool {
	in := map[graph.SkillID]map[string]bool{}
	note := func(s graph.SkillID, what string) {
		if in[s] == nil {
			in[s] = map[string]bool{}
		}
		in[s][what] = true
	}
	for i := range r.ds.Relations {
		e := &r.ds.Relations[i]
		note(e.From, string(e.To))
		note(e.To, string(e.From))
	}
	for i := range r.ds.Requirements {
		for _, o := range r.ds.Requirements[i].Options {
			note(o.Skill, string(r.ds.Requirements[i].Role))
		}
	}
	return in
}

// cosine is the square of the cosine of two sets, which ranks alike.
func cosine(a, b map[string]bool) int64 {
	both := common(a, b)
	return ratio(both*both, int64(len(a)*len(b)))
}

func common(a, b map[string]bool) (n int64) {
	if len(b) < len(a) {
		a, b = b, a
	}
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// truth is what the world calls adjacent: for each skill asked about, the right answers, and the
// skills that were judged at all.
type truth struct {
	candidates []graph.SkillID
	relevant   map[graph.SkillID]map[graph.SkillID]bool
}

// questions are the skills with enough right answers, in order.
func (t *truth) questions() (all []graph.SkillID) {
	for _, id := range t.candidates {
		if len(t.relevant[id]) >= minRelevant {
			all = append(all, id)
		}
	}
	return all
}

// compare measures every ranker on a truth: precision and recall of its first ten.
func (r *run) compare(set string, rankers []ranker, t *truth) {
	questions := t.questions()
	for _, k := range rankers {
		precision := make([]graph.Share, len(questions))
		recall := make([]graph.Share, len(questions))
		for i, q := range questions {
			ranked, right := k.rank(q, t.candidates), int64(0)
			for _, c := range ranked[:min(depth, len(ranked))] {
				if t.relevant[q][c] {
					right++
				}
			}
			precision[i] = share{right, depth}.of()
			recall[i] = share{right, int64(len(t.relevant[q]))}.of()
		}
		r.add(set, k.name, "precision at 10", precision)
		r.add(set, k.name, "recall at 10", recall)
	}
}
