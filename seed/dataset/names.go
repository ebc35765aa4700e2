package dataset

import (
	"context"
	"fmt"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/snapshot"
)

// Names says which skills the names of a data set mean. Only exact labels, aliases and their
// spellings count: a name is never guessed. Each name stands alone, as the names of a data set are
// no context for each other.
type Names struct {
	taxonomy *graph.Taxonomy
	known    map[string]Meaning
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
	return &Names{taxonomy: taxonomy, known: map[string]Meaning{}}, nil
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
