package bench_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/bench"
	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/snapshot"
)

// TestSyntheticIsValid: what is measured on is a taxonomy that a store would take.
func TestSyntheticIsValid(t *testing.T) {
	ds := bench.Synthetic(bench.Size{Skills: 500, Roles: 40, RequirementsPerRole: 20, EdgesPerSkill: 4}, 3)
	if err := graph.Check(ds); err != nil {
		t.Fatal(err)
	}
}

// scaled opens a Taxonomy of ESCO's size.
func scaled(b *testing.B) (*graph.Taxonomy, *graph.Dataset) {
	b.Helper()
	once.Do(func() {
		ds := bench.Synthetic(bench.ESCO, 7)
		if scaledErr = graph.Check(ds); scaledErr != nil {
			return
		}
		store := &snapshot.Memory{}
		store.Swap(snapshot.NewState(1, time.Unix(1, 0), ds.With(graph.Dataset{}, nil), graph.Derive(ds.With(graph.Dataset{}, nil))))
		scaledTaxonomy, scaledErr = graph.Open(b.Context(), store)
		scaledDataset = ds
	})
	if scaledErr != nil {
		b.Fatal(scaledErr)
	}
	return scaledTaxonomy, scaledDataset
}

var (
	once           sync.Once
	scaledTaxonomy *graph.Taxonomy
	scaledDataset  *graph.Dataset
	scaledErr      error
)

// latency runs a question over and over and reports the median and the 95th percentile besides the
// mean.
func latency(b *testing.B, ask func(n int) error) {
	b.Helper()
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		start := time.Now()
		if err := ask(n); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	at := func(q float64) float64 { return float64(took[int(q*float64(len(took)-1))].Microseconds()) / 1000 }
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.95), "p95-ms")
}

func roleRef(ds *graph.Dataset, n int) graph.RoleRef {
	return graph.RoleRef{ID: string(ds.Roles[n%len(ds.Roles)].ID)}
}

// BenchmarkGap: a gap with about 40 requirements and its whole learning path. Aim: p95 under 50 ms.
func BenchmarkGap(b *testing.B) {
	t, ds := scaled(b)
	latency(b, func(n int) error {
		g, err := t.SkillGap(b.Context(), bench.Profile(ds, n%len(ds.Roles), 20, 1), roleRef(ds, n), 0)
		if err == nil {
			g.LearningPath(0)
		}
		return err
	})
}

// BenchmarkMatchRoles: one profile against 3,000 roles. Aim: p95 under 150 ms.
func BenchmarkMatchRoles(b *testing.B) {
	t, ds := scaled(b)
	latency(b, func(n int) error {
		_, err := t.MatchRoles(b.Context(), bench.Profile(ds, n%len(ds.Roles), 20, 2), graph.MatchOptions{First: 20})
		return err
	})
}

// BenchmarkCurriculum: 30 courses for 10 roles, with additions. Aim: p95 under 1 s.
func BenchmarkCurriculum(b *testing.B) {
	t, ds := scaled(b)
	latency(b, func(n int) error {
		var courses []graph.Course
		var roles []graph.RoleRef
		for i := range 30 {
			courses = append(courses, graph.Course{Title: fmt.Sprint(i), Teaches: bench.Profile(ds, (n*10+i%10)%len(ds.Roles), 10, uint64(i))})
		}
		for i := range 10 {
			roles = append(roles, roleRef(ds, n*10+i))
		}
		c, err := t.CurriculumCoverage(b.Context(), courses, roles, nil, 0)
		if err == nil {
			_, err = c.Additions(8000, 10)
		}
		return err
	})
}

// BenchmarkAdjacentRoles: one role against 3,000.
func BenchmarkAdjacentRoles(b *testing.B) {
	t, ds := scaled(b)
	latency(b, func(n int) error {
		_, err := t.AdjacentRoles(b.Context(), roleRef(ds, n), graph.AdjacentOptions{First: 20})
		return err
	})
}

// BenchmarkRolesCloseTo: 3,000 roles against one, each with a standing of its own.
func BenchmarkRolesCloseTo(b *testing.B) {
	t, ds := scaled(b)
	latency(b, func(n int) error {
		_, err := t.AdjacentRoles(b.Context(), roleRef(ds, n), graph.AdjacentOptions{Direction: graph.AdjacentTo, First: 20})
		return err
	})
}

// BenchmarkCareerPath: a chain between two of 3,000 roles.
func BenchmarkCareerPath(b *testing.B) {
	t, ds := scaled(b)
	latency(b, func(n int) error {
		_, err := t.CareerPath(b.Context(), roleRef(ds, n), roleRef(ds, n+280), nil, 0)
		return err
	})
}

// BenchmarkSkillImpact: what to learn for 10 roles.
func BenchmarkSkillImpact(b *testing.B) {
	t, ds := scaled(b)
	latency(b, func(n int) error {
		var roles []graph.RoleRef
		for i := range 10 {
			roles = append(roles, roleRef(ds, n+i*280))
		}
		_, err := t.SkillImpact(b.Context(), bench.Profile(ds, n%len(ds.Roles), 20, 3), roles, 10, 0)
		return err
	})
}

// BenchmarkTeamGap: 20 people for 5 roles.
func BenchmarkTeamGap(b *testing.B) {
	t, ds := scaled(b)
	latency(b, func(n int) error {
		var team []graph.TeamMember
		var roles []graph.RoleRef
		for i := range 20 {
			team = append(team, graph.TeamMember{Name: fmt.Sprint(i), Have: bench.Profile(ds, (n+i%5*280)%len(ds.Roles), 20, uint64(i))})
		}
		for i := range 5 {
			roles = append(roles, roleRef(ds, n+i*280))
		}
		_, err := t.TeamGap(b.Context(), team, roles, 0)
		return err
	})
}
