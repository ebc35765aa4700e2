package dataset

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/snapshot"
	"github.com/skillgraph/skillgraph/text"
)

// Names says which skills the names of a data set mean. Only exact labels, aliases and their
// spellings count: a name is never guessed. Each name stands alone, as the names of a data set are
// no context for each other.
type Names struct {
	taxonomy *graph.Taxonomy
	known    map[string]Meaning
	everyday map[graph.SkillID]map[string]bool // labels that are everyday words, folded
	near     map[graph.SkillID][]graph.SkillID // by typed edges
}

// Meaning is what a data set's name means.
type Meaning struct {
	Skill graph.SkillID // empty where that is not beyond doubt
	Exact bool          // the name is the skill's own, not an alias
}

// NewNames makes the names of a data set of statements; it is not changed.
func NewNames(ctx context.Context, ds *graph.Dataset) (*Names, error) {
	store := &snapshot.Memory{}
	store.Swap(snapshot.NewState(1, time.Unix(1, 0), ds.With(graph.Dataset{}, nil), graph.Derived{}))
	taxonomy, err := graph.Open(ctx, store)
	if err != nil {
		return nil, err
	}
	n := &Names{
		taxonomy: taxonomy, known: map[string]Meaning{},
		everyday: map[graph.SkillID]map[string]bool{}, near: map[graph.SkillID][]graph.SkillID{},
	}
	for i := range ds.Skills {
		words := map[string]bool{}
		for _, label := range ds.Skills[i].Everyday {
			words[text.Fold(label)] = true
		}
		n.everyday[ds.Skills[i].ID] = words
	}
	for i := range ds.Relations {
		r := &ds.Relations[i]
		n.near[r.From] = append(n.near[r.From], r.To)
		n.near[r.To] = append(n.near[r.To], r.From)
	}
	return n, nil
}

// Skill finds out which skill a name means.
func (n *Names) Skill(ctx context.Context, name string) (Meaning, error) {
	if m, known := n.known[name]; known || name == "" {
		return m, nil
	}
	all, err := n.taxonomy.ResolveSkills(ctx, []string{name}, nil)
	if err != nil {
		return Meaning{}, fmt.Errorf("resolve %q: %w", name, err)
	}
	n.known[name] = sure(all[0])
	return n.known[name], nil
}

// sure keeps what a name means beyond doubt.
func sure(r *graph.SkillResolution) Meaning {
	if r.Outcome != graph.Resolved || len(r.Candidates) == 0 {
		return Meaning{}
	}
	switch match := r.Candidates[0].Match; match {
	case "EXACT", "ALIAS", "NORMALISED":
		return Meaning{r.Skill.ID, match == "EXACT"}
	}
	return Meaning{}
}

// shortName is the number of letters up to which a name is likely to mean something else as well.
const shortName = 4

// List finds out which skills a list of names means. A short name, and one that is an everyday word,
// counts only beside a skill that has an edge with the one it would mean: "uv" beside Python, "SOPS"
// not beside warehouse work.
func (n *Names) List(ctx context.Context, names []string) (map[graph.SkillID]bool, error) {
	sure, doubtful := map[graph.SkillID]bool{}, map[graph.SkillID]bool{}
	for _, name := range names {
		name = strings.TrimSpace(name)
		m, err := n.Skill(ctx, name)
		switch {
		case err != nil:
			return nil, err
		case m.Skill == "":
		case len(name) <= shortName || n.everyday[m.Skill][text.Fold(name)]:
			doubtful[m.Skill] = true
		default:
			sure[m.Skill] = true
		}
	}
	all := maps.Clone(sure)
	maps.Copy(all, doubtful)
	for id := range doubtful {
		beside := func(other graph.SkillID) bool { return other != id && all[other] }
		if !sure[id] && !slices.ContainsFunc(n.near[id], beside) {
			delete(all, id)
		}
	}
	return all, nil
}
