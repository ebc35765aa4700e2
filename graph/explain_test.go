package graph_test

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/skillgraph/skillgraph/graph"
)

// TestExplanationsTellHowMuch: what earns a part of the credit says which part, in a word that grows
// with it.
func TestExplanationsTellHowMuch(t *testing.T) {
	seen := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		for _, m := range d.gap(d.held(), d.role()).Items {
			for _, o := range m.Options {
				if !o.Counted || o.Status != graph.Adjacent && o.Status != graph.BelowLevel {
					continue
				}
				word := "Hardly"
				if o.Credit >= 2_000 {
					word = "Partly"
				}
				if o.Credit >= 6_000 {
					word = "Nearly"
				}
				seen[word] = true
				if want := word + " (" + o.Credit.String() + "): "; !strings.Contains(m.Explanation, want) {
					t.Errorf("%q does not say %q", m.Explanation, want)
				}
			}
		}
	})
	if len(seen) < 3 {
		t.Errorf("only %v was to be told", seen)
	}
}

// TestTransferToItself: a skill carries over to itself whole, for every store by the same code.
func TestTransferToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		skill := rapid.SampledFrom(d.ds.Skills).Draw(t, "skill").ID
		ref := graph.SkillRef{ID: string(skill)}
		x := must[*graph.Transfer](d)(d.Transfer(context.Background(), ref, ref, graph.One))
		if x == nil || x.Transferability != graph.One || len(x.Path) > 0 || x.From.ID != skill || x.To.ID != skill {
			t.Errorf("%s to itself: %+v", skill, x)
		}
	})
}
