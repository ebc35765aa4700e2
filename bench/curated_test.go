package bench_test

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/snapshot"
	"github.com/skillgraph/skillgraph/seed"
)

// curatedData and curated are the taxonomy that comes with the program.
var curatedData = sync.OnceValues(seed.Curated)

var curated = sync.OnceValues(func() (*graph.Taxonomy, error) {
	ds, err := curatedData()
	if err != nil {
		return nil, err
	}
	taxonomy, err := graph.Open(context.Background(), &snapshot.Memory{})
	if err != nil {
		return nil, err
	}
	_, err = taxonomy.Load(context.Background(), ds.With(graph.Dataset{}, nil), time.Unix(1, 0))
	return taxonomy, err
})

// someCurated opens the curated taxonomy and says what a person, or a course, may have of it.
func someCurated(b *testing.B) (*graph.Taxonomy, *graph.Dataset, func(seed, skills int) graph.Profile) {
	b.Helper()
	t, err := curated()
	if err != nil {
		b.Fatal(err)
	}
	ds, _ := curatedData()
	return t, ds, func(seed, skills int) (p graph.Profile) {
		random := rand.New(rand.NewPCG(uint64(seed), 1))
		for range skills {
			s := &ds.Skills[random.IntN(len(ds.Skills))]
			p.Skills = append(p.Skills, graph.HeldSkill{ID: string(s.ID), Level: graph.Level(1 + random.IntN(5))})
		}
		return p
	}
}

// BenchmarkCuratedGap: a gap in the curated taxonomy, with its whole learning path.
func BenchmarkCuratedGap(b *testing.B) {
	t, ds, held := someCurated(b)
	latency(b, func(n int) error {
		g, err := t.SkillGap(b.Context(), held(n, 20), roleRef(ds, n), 0)
		if err == nil {
			g.LearningPath(0)
		}
		return err
	})
}

// BenchmarkCuratedMatchRoles: one profile against every curated role.
func BenchmarkCuratedMatchRoles(b *testing.B) {
	t, _, held := someCurated(b)
	latency(b, func(n int) error {
		_, err := t.MatchRoles(b.Context(), held(n, 20), graph.MatchOptions{First: 20})
		return err
	})
}

// BenchmarkCuratedCurriculum: 30 courses for 10 curated roles, with additions.
func BenchmarkCuratedCurriculum(b *testing.B) {
	t, ds, held := someCurated(b)
	latency(b, func(n int) error {
		var courses []graph.Course
		var roles []graph.RoleRef
		for i := range 30 {
			courses = append(courses, graph.Course{Title: "Course", Teaches: held(n*30+i, 10)})
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
