package seed_test

import (
	"slices"
	"testing"

	"github.com/skillgraph/skillgraph/graph"
)

// TestLadders: each next rung is one hop from the last: what builds on a role, the next seniority of a
// specialty, and a junior's plain role (a backend developer is plain, but has a rung of the middle besides).
// It asks every such pair of the curated taxonomy.
func TestLadders(t *testing.T) {
	taxonomy, ds := opened(t), curated(t)
	steps := rungs(ds)
	if len(steps) < 45 {
		t.Fatalf("%d steps up a ladder, want 45 at the least", len(steps))
	}
	for _, s := range steps {
		from, to := graph.RoleRef{ID: string(s[0])}, graph.RoleRef{ID: string(s[1])}
		path, err := taxonomy.CareerPath(t.Context(), from, to, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		if path.Outcome != graph.CareerDirect {
			t.Errorf("%s → %s: %s with %d hops, want one", s[0], s[1], path.Outcome, len(path.Hops))
		}
	}
}

// rungs lists the steps up the ladders of a taxonomy.
func rungs(ds *graph.Dataset) (steps [][2]graph.RoleID) {
	order := []graph.Seniority{graph.Junior, graph.Mid, graph.Senior, graph.Lead}
	next := func(a, b *graph.Role) bool {
		plain := func(s graph.Seniority) graph.Seniority {
			if s == "" {
				return graph.Mid
			}
			return s
		}
		return slices.Index(order, plain(b.Seniority)) == slices.Index(order, plain(a.Seniority))+1
	}
	for i := range ds.Roles {
		for j := range ds.Roles {
			a, b := &ds.Roles[i], &ds.Roles[j]
			builds := slices.ContainsFunc(b.BuildsOn, func(l graph.RoleLink) bool { return l.Role == a.ID })
			field := a.Specialty != nil && b.Specialty != nil && a.Specialty.Specialty == b.Specialty.Specialty
			named := a.ID == "role:junior-"+b.ID[len("role:"):] && a.ID != "role:junior-backend-developer"
			if builds || next(a, b) && (field || named) {
				steps = append(steps, [2]graph.RoleID{a.ID, b.ID})
			}
		}
	}
	return steps
}

// TestYearsAndLevels: years of use are read as the level at which the roles that ask for so many years
// require the most (docs/method.md).
func TestYearsAndLevels(t *testing.T) {
	ds := curated(t)
	byYears, bySeniority := map[int]map[graph.Level]int{}, map[graph.Seniority]map[graph.Level]int{}
	roles := map[graph.RoleID]*graph.Role{}
	for i := range ds.Roles {
		roles[ds.Roles[i].ID] = &ds.Roles[i]
	}
	for i := range ds.Requirements {
		q := &ds.Requirements[i]
		if q.Necessity != graph.Required {
			continue
		}
		r := roles[q.Role]
		note(bySeniority, r.Seniority, q.Options[0].Level)
		if r.Experience != nil && r.Experience.Min != nil {
			note(byYears, *r.Experience.Min, q.Options[0].Level)
		}
	}
	for years, want := range map[int]graph.Level{
		1: graph.Working, 2: graph.Working, 3: graph.Working, 4: graph.Working, 5: graph.Advanced, 6: graph.Advanced,
	} {
		if got := mostOften(byYears[years]); got != want {
			t.Errorf("roles of %d years ask for most at %s, want %s: %v", years, got, want, byYears[years])
		}
	}
	if got := mostOften(bySeniority[graph.Senior]); got != graph.Advanced {
		t.Errorf("seniors are asked for most at %s: %v", got, bySeniority[graph.Senior])
	}
}

func note[K comparable](counts map[K]map[graph.Level]int, key K, level graph.Level) {
	if counts[key] == nil {
		counts[key] = map[graph.Level]int{}
	}
	counts[key][level]++
}

// mostOften is the level that the most of some requirements ask for.
func mostOften(counts map[graph.Level]int) (most graph.Level) {
	for level := graph.Awareness; level <= graph.Expert; level++ {
		if counts[level] > counts[most] {
			most = level
		}
	}
	return most
}
