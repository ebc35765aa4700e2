package graph_test

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/skillgraph/skillgraph/graph"
)

// The tests of this file compute every published number anew from the terms that stand beside it,
// in random worlds. What the API adds to skillGap is checked over HTTP in package server.

// tallied is readiness and coverage, from items alone.
func tallied(items []graph.GapItem) (readiness, coverage graph.Share) {
	var weight, credit, met int64
	for _, m := range items {
		weight += int64(m.Weight)
		credit += int64(m.Weight) * int64(m.Credit)
		if m.Met {
			met += int64(m.Weight)
		}
	}
	if weight == 0 {
		return 0, 0
	}
	return graph.Share(credit / weight), graph.Share(met * int64(graph.One) / weight)
}

// checkCredit computes the credit of an item from its counted options.
func (d drawn) checkCredit(m graph.GapItem, want graph.Share) {
	var sum, counted int64
	for _, o := range m.Options {
		if o.Counted {
			sum += int64(o.Credit)
			counted++
		}
	}
	if counted != int64(m.Requirement.AtLeast) || graph.Share(sum/counted) != want || m.Credit != want {
		d.t.Errorf("%s: credit %s, %d counted options have %d", m.Requirement.Label, want, counted, sum)
	}
}

func ref(r *graph.Role) graph.RoleRef { return graph.RoleRef{ID: string(r.ID)} }

func must[T any](d drawn) func(T, error) T {
	return func(x T, err error) T {
		if err != nil {
			d.t.Fatal(err)
		}
		return x
	}
}

// TestTermsOfGap: readiness and coverage are what the items say.
func TestTermsOfGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		g := d.gap(d.held(), d.role())
		if g.Readiness == nil {
			return
		}
		for _, m := range g.Items {
			d.checkCredit(m, m.Credit)
		}
		if readiness, coverage := tallied(g.Items); readiness != *g.Readiness || coverage != *g.Coverage {
			t.Errorf("readiness %s of terms %s, coverage %s of %s", *g.Readiness, readiness, *g.Coverage, coverage)
		}
	})
}

// TestTermsOfLearningPath: the effort of a step is made of its levels and what carries over; the
// readiness after it is that of a profile with all steps so far.
func TestTermsOfLearningPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		p, role := d.held(), d.role()
		for _, s := range d.gap(p, role).LearningPath(0) {
			carried := graph.Share(0)
			if s.Via != nil {
				carried = s.Carried
			}
			if want := graph.Share(s.Level-s.FromLevel) * (graph.One - carried); s.Effort != want || s.Effort <= 0 {
				t.Errorf("%s: effort %s, from its terms %s", s.Skill.Name, s.Effort, want)
			}
			p.Skills = append(p.Skills, graph.HeldSkill{ID: string(s.Skill.ID), Level: s.Level})
			if g := d.gap(p, role); *g.Readiness != s.ReadinessAfter {
				t.Errorf("%s: %s after it, the profile with it has %s", s.Skill.Name, s.ReadinessAfter, *g.Readiness)
			}
		}
	})
}

// TestTermsOfCareer: the cost of a chain is Σ (1 − readiness)², a hop's readiness that of its items. No
// alternative is cheaper, save where the answer is the next rung, which is always one hop.
func TestTermsOfCareer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		a, b, have := d.role(), d.role(), d.held()
		path := must[*graph.CareerPath](d)(d.CareerPath(context.Background(), ref(&a), ref(&b), &have, 0))
		if path.Outcome == graph.CareerNone && len(path.Notices) == 0 {
			t.Error("no path, and no word why")
		}
		climbs := slices.ContainsFunc(b.BuildsOn, func(l graph.RoleLink) bool { return l.Role == a.ID })
		if climbs && path.Outcome != graph.CareerDirect && path.Outcome != graph.CareerNone {
			t.Errorf("the next rung is reached by %s", path.Outcome)
		}
		for _, route := range append(path.Alternatives, path.CareerRoute) {
			var cost int64
			for n, hop := range route.Hops {
				effort := int64(graph.One - hop.Readiness)
				cost += effort * effort
				if readiness, _ := tallied(hop.Items); readiness != hop.Readiness {
					t.Errorf("a hop of readiness %s has terms for %s", hop.Readiness, readiness)
				}
				if n > 0 && route.Hops[n-1].To != hop.From {
					t.Error("the chain breaks")
				}
			}
			if want := graph.Share(cost / int64(graph.One)); route.Cost != want || route.Cost < path.Cost && !climbs {
				t.Errorf("cost %s, from its hops %s, the best %s", route.Cost, want, path.Cost)
			}
		}
	})
}

// TestTermsOfTeam: the credit of members, alone and together, comes of their terms; who is said to
// be a single point of failure is one; the effort of training comes of its steps.
func TestTermsOfTeam(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		team := []graph.TeamMember{{Name: "Ann", Have: d.held()}, {Name: "Bob", Have: d.held()}, {Name: "Cid", Have: d.held()}}
		role := d.role()
		ask := func(team []graph.TeamMember) *graph.TeamGap {
			return must[*graph.TeamGap](d)(d.TeamGap(context.Background(), team, []graph.RoleRef{ref(&role)}, 0))
		}
		for n, r := range ask(team).Requirements {
			d.checkCredit(r.Terms(), r.Credit)
			for _, h := range r.Holders {
				d.checkCredit(h.Terms(), h.Credit)
			}
			if r.CheapestToTrain != nil {
				d.checkTraining(r.CheapestToTrain)
			}
			if r.SinglePointOfFailure == nil {
				continue
			}
			others := slices.DeleteFunc(slices.Clone(team), func(m graph.TeamMember) bool { return m.Name == *r.SinglePointOfFailure })
			if !r.Met || ask(others).Requirements[n].Met {
				t.Errorf("%s does not hang on %s", r.Requirement.Label, *r.SinglePointOfFailure)
			}
		}
	})
}

func (d drawn) checkTraining(c *graph.Training) {
	var effort graph.Share
	for _, s := range c.Steps {
		if want := graph.Share(s.Level-s.FromLevel) * (graph.One - s.Carried); s.Effort != want {
			d.t.Errorf("%s: effort %s, from its terms %s", s.Skill.Name, s.Effort, want)
		}
		effort += s.Effort
	}
	if effort != c.Effort {
		d.t.Errorf("effort %s, the steps have %s", c.Effort, effort)
	}
}

// courses draws a curriculum of up to four courses.
func (d drawn) courses() (all []graph.Course) {
	for range rapid.IntRange(0, 4).Draw(d.t, "courses") {
		all = append(all, graph.Course{Title: "Course", Teaches: d.held()})
	}
	return all
}

// TestTermsOfCurriculum: the readiness of graduates comes of the requirements' terms; an addition
// does to readiness what it says.
func TestTermsOfCurriculum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		role, courses := d.role(), d.courses()
		c := must[*graph.CurriculumCoverage](d)(d.CurriculumCoverage(context.Background(), courses, []graph.RoleRef{ref(&role)}, nil, 0))
		var items []graph.GapItem
		for _, r := range c.Requirements {
			d.checkCredit(r.Terms(), r.Credit)
			items = append(items, r.Terms())
		}
		if c.Roles[0].Readiness == nil {
			return
		}
		readiness, coverage := tallied(items)
		if readiness != *c.Roles[0].Readiness || coverage != *c.Roles[0].Coverage {
			t.Errorf("readiness %s, from its terms %s", *c.Roles[0].Readiness, readiness)
		}
		d.checkAdditions(c, role, courses)
	})
}

// checkAdditions asks for the gap of graduates who learned the additions one after the other.
func (d drawn) checkAdditions(c *graph.CurriculumCoverage, role graph.Role, courses []graph.Course) {
	target := graph.Share(rapid.IntRange(0, 10_000).Draw(d.t, "target"))
	found := must[*graph.Additions](d)(c.Additions(target, 100))
	var p graph.Profile
	for _, k := range courses {
		p.Skills = append(p.Skills, k.Teaches.Skills...)
	}
	for _, a := range found.Skills {
		p.Skills = append(p.Skills, graph.HeldSkill{ID: string(a.Skill.ID), Level: a.Level})
		if g := d.gap(p, role); len(a.Roles) != 1 || *g.Readiness != a.Roles[0].After {
			d.t.Errorf("%s leads to %s, the additions say %+v", a.Skill.Name, *g.Readiness, a.Roles)
		}
	}
	if g := d.gap(p, role); !found.Reached || *g.Readiness < target {
		d.t.Errorf("the additions end at %s of %s", *g.Readiness, target)
	}
}

// TestTermsOfImpact: what learning is said to do is what it does.
func TestTermsOfImpact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		p, roles := d.held(), []graph.Role{d.role(), d.role()}
		found := must[*graph.Impact](d)(d.SkillImpact(context.Background(), p, []graph.RoleRef{ref(&roles[0]), ref(&roles[1])}, 100, 0))
		for n, i := range found.Impacts {
			with := graph.Profile{Skills: slices.Clone(p.Skills)}
			for _, k := range i.Skills {
				with.Skills = append(with.Skills, graph.HeldSkill{ID: string(k.Skill.ID), Level: k.Level})
			}
			var gain int64
			for _, r := range i.Roles {
				if g := d.gap(with, *r.Role); *g.Readiness != r.After {
					t.Errorf("%s after, the profile with it has %s", r.After, *g.Readiness)
				}
				gain += int64(r.After - r.Before)
			}
			if want := graph.Share(gain / int64(len(i.Roles))); i.Gain != want || i.OwnGain > i.Gain {
				t.Errorf("gain %s of its own %s, from its terms %s", i.Gain, i.OwnGain, want)
			}
			if n > 0 && len(i.Skills) == 1 && i.OwnGain > found.Impacts[n-1].OwnGain {
				t.Error("the single skills are not in order of their own gain")
			}
		}
	})
}

// TestTermsOfComparison: the similarity is Σ min / Σ max of the weights shown, and symmetric.
func TestTermsOfComparison(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		a, b := d.role(), d.role()
		c := must[*graph.RoleComparison](d)(d.CompareRoles(context.Background(), ref(&a), ref(&b), 0))
		var least, most int64
		for _, s := range slices.Concat(c.Shared, c.OnlyA, c.OnlyB) {
			least += int64(min(s.WeightA, s.WeightB))
			most += int64(max(s.WeightA, s.WeightB))
		}
		if most > 0 && c.Similarity != graph.Share(least*int64(graph.One)/most) {
			t.Errorf("similarity %s, from its terms %d of %d", c.Similarity, least, most)
		}
		back := must[*graph.RoleComparison](d)(d.CompareRoles(context.Background(), ref(&b), ref(&a), 0))
		if back.Similarity != c.Similarity {
			t.Errorf("similarity %s there, %s back", c.Similarity, back.Similarity)
		}
	})
}

// TestTermsOfAdjacentRoles: the readiness of a role near by is that of its terms, and the same seen from
// either end.
func TestTermsOfAdjacentRoles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		role := d.role()
		for _, a := range must[[]*graph.AdjacentRole](d)(d.AdjacentRoles(context.Background(), ref(&role), graph.AdjacentOptions{First: 100})) {
			if readiness, _ := tallied(a.Terms); readiness != a.Readiness {
				t.Errorf("%s: readiness %s, from its terms %s", a.Role.Name, a.Readiness, readiness)
			}
			back := must[[]*graph.AdjacentRole](d)(d.AdjacentRoles(context.Background(), ref(a.Role),
				graph.AdjacentOptions{Direction: graph.AdjacentTo, First: 100}))
			i := slices.IndexFunc(back, func(b *graph.AdjacentRole) bool { return b.Role.ID == role.ID })
			if i < 0 || back[i].Readiness != a.Readiness || back[i].Similarity != a.Similarity ||
				!reflect.DeepEqual(back[i].Terms, a.Terms) {
				t.Errorf("%s from %s, seen from the other end: %v", a.Role.Name, role.Name, back)
			}
		}
	})
}
