package graph_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/snapshot"
)

// drawn is a random world that can be asked.
type drawn struct {
	*graph.Taxonomy
	ds *graph.Dataset
	t  *rapid.T
}

func draw(t *rapid.T) drawn {
	ds := graphtest.RandomWorld(t)
	taxonomy, err := graph.Open(context.Background(), &snapshot.Memory{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := taxonomy.Load(context.Background(), ds, time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	return drawn{taxonomy, ds, t}
}

func (d drawn) role() graph.Role { return rapid.SampledFrom(d.ds.Roles).Draw(d.t, "role asked") }

// held draws a profile by ids.
func (d drawn) held() graph.Profile {
	var p graph.Profile
	for range rapid.IntRange(0, 6).Draw(d.t, "held") {
		p.Skills = append(p.Skills, d.one())
	}
	return p
}

func (d drawn) one() graph.HeldSkill {
	return graph.HeldSkill{
		ID:    string(rapid.SampledFrom(d.ds.Skills).Draw(d.t, "skill held").ID),
		Level: graph.Level(rapid.IntRange(1, 5).Draw(d.t, "level held")),
	}
}

func (d drawn) gap(p graph.Profile, r graph.Role) *graph.Gap {
	g, err := d.SkillGap(context.Background(), p, graph.RoleRef{ID: string(r.ID)}, 0)
	if err != nil {
		d.t.Fatal(err)
	}
	return g
}

// TestMoreNeverHurts: adding a held skill never lowers readiness or coverage, nor does a higher level.
func TestMoreNeverHurts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		role, p := d.role(), d.held()
		more := graph.Profile{Skills: append(slices.Clone(p.Skills), d.one())}
		if n := len(p.Skills); n > 0 {
			more.Skills[rapid.IntRange(0, n-1).Draw(t, "raised")].Level = graph.Expert
		}
		before, after := d.gap(p, role), d.gap(more, role)
		if before.Readiness == nil {
			return
		}
		if *after.Readiness < *before.Readiness || *after.Coverage < *before.Coverage {
			t.Errorf("readiness %s → %s, coverage %s → %s with more", *before.Readiness, *after.Readiness, *before.Coverage, *after.Coverage)
		}
	})
}

// TestEnds: the empty profile gives 0, a role's own full profile 1.
func TestEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		role := d.role()
		g := d.gap(graph.Profile{}, role)
		if g.Readiness == nil {
			return
		}
		if *g.Readiness != 0 || *g.Coverage != 0 {
			t.Errorf("the empty profile has readiness %s", *g.Readiness)
		}
		var full graph.Profile
		for _, item := range g.Items {
			for _, o := range item.Options {
				full.Skills = append(full.Skills, graph.HeldSkill{ID: string(o.Skill.ID), Level: o.RequiredLevel})
			}
		}
		if g := d.gap(full, role); *g.Readiness != graph.One || *g.Coverage != graph.One {
			t.Errorf("the full profile has readiness %s, coverage %s", *g.Readiness, *g.Coverage)
		}
	})
}

// TestLearningPath: a path never breaks a prerequisite, never lowers readiness, ends at 1; a limit
// only truncates it.
func TestLearningPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		g := d.gap(d.held(), d.role())
		if g.Readiness == nil {
			return
		}
		path := g.LearningPath(0)
		for n, s := range path {
			if cut := g.LearningPath(n + 1); len(cut) != n+1 || cut[n].Skill != s.Skill || cut[n].ReadinessAfter != s.ReadinessAfter {
				t.Errorf("a limit of %d changes the path", n+1)
			}
			d.checkOrder(path, n)
		}
		last := *g.Readiness
		for _, s := range path {
			if s.ReadinessAfter < last {
				t.Errorf("the step to %s lowers readiness from %s to %s", s.Skill.Name, last, s.ReadinessAfter)
			}
			last = s.ReadinessAfter
		}
		if last != graph.One {
			t.Errorf("the path ends at %s", last)
		}
	})
}

// checkOrder fails when what step n should follow comes later on the path.
func (d drawn) checkOrder(path []graph.LearningStep, n int) {
	for _, r := range d.ds.Relations {
		if r.Kind != graph.Prerequisite || r.From != path[n].Skill.ID || path[n].FromLevel > 0 {
			continue
		}
		for _, later := range path[n+1:] {
			if later.Skill.ID == r.To && later.FromLevel == 0 {
				d.t.Errorf("%s comes before its prerequisite %s", r.From, r.To)
			}
		}
	}
}

// TestPermuted: the order of a profile's entries changes nothing in the answer.
func TestPermuted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		role, p := d.role(), d.held()
		other := graph.Profile{Skills: rapid.Permutation(p.Skills).Draw(t, "permuted")}
		if a, b := told(d.gap(p, role)), told(d.gap(other, role)); a != b {
			t.Errorf("another order, another answer:\n%s\n%s", a, b)
		}
	})
}

// told writes what an answer says, but for the order of a profile's inputs.
func told(g *graph.Gap) string {
	var b strings.Builder
	for _, i := range g.Items {
		fmt.Fprintln(&b, i.Status, i.Credit, i.Weight, i.Explanation)
	}
	for _, s := range g.LearningPath(0) {
		fmt.Fprintln(&b, s.Skill.Name, s.Level, s.Reason, s.ReadinessAfter)
	}
	for _, s := range g.Surplus {
		fmt.Fprintln(&b, s.Name)
	}
	return b.String()
}

// TestRelatedIsSymmetric: what is near to the one is as near to the other. Transfers may differ.
func TestRelatedIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		score := map[[2]graph.SkillID]graph.Share{}
		for _, s := range d.ds.Skills {
			found, err := d.RelatedSkills(context.Background(), []graph.SkillRef{{ID: string(s.ID)}}, graph.RelatedOptions{First: 100})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range found[0].Related {
				score[[2]graph.SkillID{s.ID, r.Skill.ID}] = r.Score
			}
		}
		for ends, s := range score {
			if back := score[[2]graph.SkillID{ends[1], ends[0]}]; back != s {
				t.Errorf("%v: %s there, %s back", ends, s, back)
			}
		}
	})
}

// TestCurriculumEnds: the empty curriculum covers 0, and one course with all that a role asks for 1.
func TestCurriculumEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		role := d.role()
		cover := func(courses ...graph.Course) graph.RoleCoverage {
			c, err := d.CurriculumCoverage(context.Background(), courses, []graph.RoleRef{{ID: string(role.ID)}}, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			return c.Roles[0]
		}
		none := cover()
		if none.Readiness == nil {
			return
		}
		course := graph.Course{Title: "Everything"}
		for _, item := range d.gap(graph.Profile{}, role).Items {
			for _, o := range item.Options {
				course.Teaches.Skills = append(course.Teaches.Skills, graph.HeldSkill{ID: string(o.Skill.ID), Level: o.RequiredLevel})
			}
		}
		if len(course.Teaches.Skills) > graph.MaxTaught {
			return
		}
		if all := cover(course); *none.Coverage != 0 || *all.Coverage != graph.One {
			t.Errorf("nothing covers %s, everything %s", *none.Coverage, *all.Coverage)
		}
	})
}

// TestAnswersRepeat: every question has one answer, however often and of whichever copy it is asked.
func TestAnswersRepeat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		again := drawn{ds: d.ds, t: t}
		var err error
		if again.Taxonomy, err = graph.Open(context.Background(), &snapshot.Memory{}); err != nil {
			t.Fatal(err)
		}
		if _, err := again.Load(context.Background(), d.ds.With(graph.Dataset{}, nil), time.Unix(1, 0)); err != nil {
			t.Fatal(err)
		}
		for _, q := range graphtest.RandomQuestions(t, d.ds) {
			want := graphtest.Ask(context.Background(), d.Taxonomy, q)
			if got := graphtest.Ask(context.Background(), again.Taxonomy, q); got != want {
				t.Errorf("%s\n%s\n%s", q, want, got)
			}
		}
	})
}

// TestOneReadiness: whichever question is asked, the readiness of somebody for a role is one number.
func TestOneReadiness(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		p := d.held()
		matched, err := d.MatchRoles(context.Background(), p, graph.MatchOptions{First: 100})
		if err != nil {
			t.Fatal(err)
		}
		found := map[graph.RoleID]*graph.RoleMatch{}
		for _, m := range matched.Matches {
			found[m.Role.ID] = m
		}
		for _, role := range d.ds.Roles {
			g := d.gap(p, role)
			m := found[role.ID]
			if m == nil {
				if g.Readiness != nil && *g.Readiness > 0 {
					t.Errorf("%s is no match, and its gap has readiness %s", role.ID, *g.Readiness)
				}
				continue
			}
			if m.Readiness != *g.Readiness || m.Coverage != *g.Coverage {
				t.Errorf("%s: match %s, gap %s", role.ID, m.Readiness, *g.Readiness)
			}
		}
	})
}
