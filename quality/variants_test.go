package quality_test

import (
	"strings"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/snapshot"
	"github.com/skillgraph/skillgraph/seed"
)

// curated opens the built-in taxonomy in memory.
func curated(tb testing.TB) (*graph.Taxonomy, *graph.Dataset) {
	tb.Helper()
	ds, err := seed.Curated()
	if err != nil {
		tb.Fatal(err)
	}
	store := &snapshot.Memory{}
	store.Swap(snapshot.NewState(1, time.Unix(1, 0), ds.With(graph.Dataset{}, nil), graph.Derived{}))
	taxonomy, err := graph.Open(tb.Context(), store)
	if err != nil {
		tb.Fatal(err)
	}
	return taxonomy, ds
}

// variants are ways in which people write a name.
var variants = []struct {
	name string
	of   func(string) string
}{
	{"lower case", strings.ToLower},
	{"capitals", strings.ToUpper},
	{"spaces around", func(s string) string { return "  " + s + " " }},
	{"a bullet", func(s string) string { return "• " + s }},
	{"a comma after", func(s string) string { return s + "," }},
	{"joined", func(s string) string { return strings.ReplaceAll(s, " ", "") }},
	{"hyphens", func(s string) string { return strings.ReplaceAll(s, " ", "-") }},
	{"underscores", func(s string) string { return strings.ReplaceAll(s, " ", "_") }},
	{"level after", func(s string) string { return s + " (advanced)" }},
	{"level before", func(s string) string { return "Strong " + s }},
	{"years before", func(s string) string { return "5+ years of " + s }},
	{"years after", func(s string) string { return s + " - 3 yrs" }},
	{"knowledge", func(s string) string { return "Knowledge of " + s }},
	{"skills", func(s string) string { return s + " skills" }},
	{"non-breaking", func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }},
	{"zero width", func(s string) string { return s[:1] + "\u200b" + s[1:] }},
}

// TestVariants: every name of the taxonomy is known however it is written; the few that are not, such as
// "asyncio" and "JUnit 5 - 3 yrs", share their name with another skill.
func TestVariants(t *testing.T) {
	taxonomy, ds := curated(t)
	right, wrong, all := 0, 0, 0
	for _, v := range variants {
		for i := range ds.Skills {
			s := &ds.Skills[i]
			got, err := taxonomy.ResolveSkills(t.Context(), []string{v.of(s.Name)}, nil)
			if err != nil {
				t.Fatal(err)
			}
			all++
			switch r := got[0]; {
			case r.Skill != nil && r.Skill.ID == s.ID:
				right++
			case r.Skill != nil:
				wrong++
				t.Logf("%s: %q is %s, want %s", v.name, r.Input, r.Skill.ID, s.ID)
			default:
				t.Logf("%s: %q is %s, want %s", v.name, r.Input, r.Outcome, s.ID)
			}
		}
	}
	t.Logf("%d of %d right, %d wrong", right, all, wrong)
	if right*1000 < all*998 || wrong*5000 > all {
		t.Errorf("%d of %d right and %d wrong, want 99.8 %% and at most one in 5,000", right, all, wrong)
	}
}
