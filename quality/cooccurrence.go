package quality

import (
	"context"
	"encoding/json"
	"hash/fnv"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed/dataset"
)

// half says which part of a set a key falls into, by a hash: half of it is never looked at while
// the method is tuned.
func half(key string) string {
	h := fnv.New32a()
	h.Write([]byte(key))
	if h.Sum32()%2 == 0 {
		return dev
	}
	return test
}

// When two skills belong together by how often they are named together.
const (
	minNamed    = 20    // lists that name a skill, for it to be judged
	minTogether = 5     // lists that name both
	minG        = 10.83 // Dunning's log-likelihood ratio: chance would do it in one case of a thousand
)

// counts is how often skills are named, alone and together.
type counts struct {
	lists int
	named map[graph.SkillID]int
	both  map[[2]graph.SkillID]int
}

func newCounts() *counts {
	return &counts{named: map[graph.SkillID]int{}, both: map[[2]graph.SkillID]int{}}
}

// note counts one list, in which a skill counts once.
func (c *counts) note(skills map[graph.SkillID]bool) {
	c.lists++
	ids := slices.Sorted(maps.Keys(skills))
	for i, a := range ids {
		c.named[a]++
		for _, b := range ids[i+1:] {
			c.both[[2]graph.SkillID{a, b}]++
		}
	}
}

// truth is the pairs that are named together more often than chance would have it.
func (c *counts) truth() *truth {
	t := &truth{relevant: map[graph.SkillID]map[graph.SkillID]bool{}}
	for _, id := range slices.Sorted(maps.Keys(c.named)) {
		if c.named[id] >= minNamed {
			t.candidates = append(t.candidates, id)
			t.relevant[id] = map[graph.SkillID]bool{}
		}
	}
	for p, n := range c.both {
		a, b := p[0], p[1]
		if t.relevant[a] == nil || t.relevant[b] == nil || n < minTogether {
			continue
		}
		if n*c.lists > c.named[a]*c.named[b] && c.likelihood(n, c.named[a], c.named[b]) >= minG {
			t.relevant[a][b], t.relevant[b][a] = true, true
		}
	}
	return t
}

// likelihood is Dunning's G² of two skills being named together n times (Dunning 1993).
func (c *counts) likelihood(n, a, b int) float64 {
	term := func(observed, row, column int) float64 {
		if observed == 0 {
			return 0
		}
		expected := float64(row) * float64(column) / float64(c.lists)
		return float64(observed) * math.Log(float64(observed)/expected)
	}
	return 2 * (term(n, a, b) + term(a-n, a, c.lists-b) + term(b-n, c.lists-a, b) +
		term(c.lists-a-b+n, c.lists-a, c.lists-b))
}

// compareHalves measures all rankers on both halves of a set.
func (r *run) compareHalves(set string, truths map[string]*truth) {
	rankers := r.rankers()
	for _, part := range []string{dev, test} {
		r.compare(set+", "+part, rankers, truths[part])
	}
}

// evaluateJobLists asks which skills job descriptions name together.
func evaluateJobLists(ctx context.Context, r *run) error {
	halves := map[string]*counts{dev: newCounts(), test: newCounts()}
	err := dataset.Lines(r.data, "skill2vec-50k/skill2vec_50K.trimmed.csv.gz", func(line string) error {
		cells := strings.Split(line, ",")
		return r.note(ctx, halves[half(cells[0])], cells[1:])
	})
	if err != nil {
		return err
	}
	r.compareHalves("job lists", map[string]*truth{dev: halves[dev].truth(), test: halves[test].truth()})
	return nil
}

// note counts a list of names.
func (r *run) note(ctx context.Context, c *counts, names []string) error {
	skills, err := r.names.List(ctx, names)
	if err != nil {
		return err
	}
	c.note(skills)
	return nil
}

// evaluateTopics asks which topics people put side by side by hand.
func evaluateTopics(ctx context.Context, r *run) error {
	truths := map[string]*truth{}
	for _, part := range []string{dev, test} {
		truths[part] = &truth{relevant: map[graph.SkillID]map[graph.SkillID]bool{}}
	}
	skills := map[string]graph.SkillID{}
	type topic struct {
		Topic       string
		DisplayName string `json:"display_name"`
		Related     []string
	}
	var topics []topic
	err := dataset.Lines(r.data, "github-explore-topics/topics.jsonl.gz", func(line string) error {
		var t topic
		if err := json.Unmarshal([]byte(line), &t); err != nil {
			return err
		}
		m, err := r.names.Skill(ctx, t.DisplayName)
		skills[t.Topic] = m.Skill
		topics = append(topics, t)
		return err
	})
	if err != nil {
		return err
	}
	for _, t := range topics {
		for _, other := range t.Related {
			if a, b := skills[t.Topic], skills[other]; a != "" && b != "" && a != b {
				truths[half(string(a))].join(a, b)
				truths[half(string(b))].join(b, a)
			}
		}
	}
	judged := slices.DeleteFunc(slices.Sorted(maps.Values(skills)), func(id graph.SkillID) bool { return id == "" })
	for _, t := range truths {
		t.candidates = slices.Compact(judged)
	}
	r.compareHalves("GitHub topics", truths)
	return nil
}

// join makes b a right answer for a.
func (t *truth) join(a, b graph.SkillID) {
	if t.relevant[a] == nil {
		t.relevant[a] = map[graph.SkillID]bool{}
	}
	t.relevant[a][b] = true
}
