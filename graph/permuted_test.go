package graph_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
)

// TestRaisingALevelNeverLowers: who knows one thing better is no less ready.
func TestRaisingALevelNeverLowers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		role, p := d.role(), d.held()
		if len(p.Skills) == 0 {
			return
		}
		raised := graph.Profile{Skills: slices.Clone(p.Skills)}
		n := rapid.IntRange(0, len(p.Skills)-1).Draw(t, "raised")
		raised.Skills[n].Level = graph.Level(rapid.IntRange(int(p.Skills[n].Level), 5).Draw(t, "to"))
		before, after := d.gap(p, role), d.gap(raised, role)
		if before.Readiness != nil && (*after.Readiness < *before.Readiness || *after.Coverage < *before.Coverage) {
			t.Errorf("readiness %s → %s, coverage %s → %s", *before.Readiness, *after.Readiness, *before.Coverage, *after.Coverage)
		}
	})
}

// TestPermutedQuestions: the order of people, roles and skills in a question changes nothing in the
// answer, but for lists that are said to be in the order given.
func TestPermutedQuestions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		team := []graph.TeamMember{{Name: "Ann", Have: d.held()}, {Name: "Bob", Have: d.held()}, {Name: "Cid", Have: d.held()}}
		roles := []graph.RoleRef{}
		for _, r := range d.ds.Roles {
			roles = append(roles, ref(&r))
		}
		have := d.held()
		one := d.toldAll(have, team, roles, roles[0])
		other := d.toldAll(
			graph.Profile{Skills: rapid.Permutation(have.Skills).Draw(t, "have")}, rapid.Permutation(team).Draw(t, "team"),
			rapid.Permutation(roles).Draw(t, "roles"), roles[0])
		if one != other {
			t.Errorf("another order, another answer:\n%s\n%s", one, other)
		}
	})
}

// toldAll writes what the questions about many say.
func (d drawn) toldAll(have graph.Profile, team []graph.TeamMember, roles []graph.RoleRef, role graph.RoleRef) string {
	var b strings.Builder
	ctx := context.Background()
	for _, m := range must[*graph.RoleMatches](d)(d.MatchRoles(ctx, have, graph.MatchOptions{First: 100})).Matches {
		fmt.Fprintln(&b, m.Role.ID, m.Readiness, m.Coverage, len(m.Missing))
	}
	for _, m := range must[*graph.ProfileMatches](d)(d.MatchProfiles(ctx, role, team, 100, 0)).Matches {
		fmt.Fprintln(&b, m.Name, shown(m.Readiness), shown(m.Coverage))
	}
	for _, r := range must[*graph.TeamGap](d)(d.TeamGap(ctx, team, roles, 0)).Requirements {
		fmt.Fprintln(&b, r.Requirement.ID, r.Met, r.Credit, shown(r.SinglePointOfFailure), len(r.Roles))
		for _, h := range r.Holders {
			fmt.Fprintln(&b, h.Member, h.Level, h.Status, h.Credit)
		}
		if c := r.CheapestToTrain; c != nil {
			fmt.Fprintln(&b, c.Member, c.Effort)
		}
	}
	for _, i := range must[*graph.Impact](d)(d.SkillImpact(ctx, have, roles, 100, 0)).Impacts {
		fmt.Fprintln(&b, i.Skills[len(i.Skills)-1].Skill.ID, len(i.Skills), i.Gain, i.OwnGain)
	}
	last := d.ds.Roles[len(d.ds.Roles)-1]
	path := must[*graph.CareerPath](d)(d.CareerPath(ctx, role, ref(&last), &have, 0))
	fmt.Fprintln(&b, path.Outcome, path.Cost, len(path.Hops), len(path.Alternatives), path.Notices)
	return b.String()
}

// shown writes what a pointer points at.
func shown[T any](p *T) string {
	if p == nil {
		return "null"
	}
	return fmt.Sprint(*p)
}

// TestPermutedTerm: courses of one term may be listed in any order.
func TestPermutedTerm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		role, term := d.role(), 1
		courses := d.courses()
		for i := range courses {
			courses[i].Term, courses[i].Title = &term, fmt.Sprint("Course ", len(courses[i].Teaches.Skills))
		}
		cover := func(courses []graph.Course) string {
			c := must[*graph.CurriculumCoverage](d)(d.CurriculumCoverage(context.Background(), courses, []graph.RoleRef{ref(&role)}, nil, 0))
			var b strings.Builder
			fmt.Fprintln(&b, shown(c.Roles[0].Readiness), shown(c.Roles[0].Coverage), len(c.Unrequired), len(c.OutOfOrder))
			for _, r := range c.Requirements {
				fmt.Fprintln(&b, r.Requirement.ID, r.Status, r.Credit, len(r.TaughtBy))
			}
			return b.String()
		}
		if one, other := cover(courses), cover(rapid.Permutation(courses).Draw(t, "courses")); one != other {
			t.Errorf("another order, another answer:\n%s\n%s", one, other)
		}
	})
}

// TestTransferMayBeAsymmetric: the way from Docker to Kubernetes is longer than the way back, while
// how near they are is one number.
func TestTransferMayBeAsymmetric(t *testing.T) {
	world, err := graphtest.ParseWorld("skill docker tool\nskill kubernetes tool\nedge kubernetes PREREQUISITE docker")
	if err != nil {
		t.Fatal(err)
	}
	taxonomy := inMemory(t, world)
	docker, kubernetes := graph.SkillRef{Name: "Docker"}, graph.SkillRef{Name: "Kubernetes"}
	there, err1 := taxonomy.Transfer(t.Context(), docker, kubernetes, 0)
	back, err2 := taxonomy.Transfer(t.Context(), kubernetes, docker, 0)
	if err1 != nil || err2 != nil || there.Transferability >= back.Transferability {
		t.Errorf("there %+v, back %+v (%v, %v)", there, back, err1, err2)
	}
}

// TestMinConfidenceUsesASubset: with a bar, what a gap asks for is among what it asks for without, and
// nothing that it asks for or walks along is less sure. Where what raises an inherited requirement
// falls to the bar, the inherited one stands.
func TestMinConfidenceUsesASubset(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		p, role := d.held(), d.role()
		least := graph.Share(rapid.IntRange(0, 10).Draw(t, "least") * 1000)
		all := map[string]bool{}
		for _, m := range d.gap(p, role).Items {
			all[m.Requirement.Slug] = true
		}
		g := must[*graph.Gap](d)(d.SkillGap(context.Background(), p, graph.RoleRef{ID: string(role.ID)}, least))
		for _, m := range g.Items {
			if !all[m.Requirement.Slug] || m.Requirement.Confidence() < least {
				t.Errorf("%s of confidence %s passes the bar of %s", m.Requirement.ID, m.Requirement.Confidence(), least)
			}
			for _, o := range m.Options {
				d.checkSure(o.Via, least)
				d.checkSure(o.ViaProof, least)
			}
		}
	})
}

func (d drawn) checkSure(via *graph.Transfer, least graph.Share) {
	if via == nil {
		return
	}
	for _, e := range via.Path {
		if graph.Confidence(e.Evidence) < least {
			d.t.Errorf("an edge of confidence %s passes the bar of %s", graph.Confidence(e.Evidence), least)
		}
	}
}

// TestMinConfidenceOfEveryQuestion: a bar that nothing reaches leaves every question without an
// answer to give, and none of them fails.
func TestMinConfidenceOfEveryQuestion(t *testing.T) {
	world, err := graphtest.ParseWorld(strings.Join([]string{
		"skill go language", "skill gin framework", "edge gin BUILT_WITH go level=3 confidence=0.4",
		"role a", "role b", "need a l REQUIRED 1 1 go:3 confidence=0.4", "need b l REQUIRED 1 1 go:3 confidence=0.4",
		"need b q REQUIRED 1 1 gin:3 confidence=0.4",
	}, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	taxonomy := inMemory(t, world)
	for question, want := range map[string]string{
		"gap a gin": "readiness null coverage null", "match gin": "0 roles", "people a ann=gin": "readiness null",
		"team roles=a ann=gin": "", "career a b": "has no requirements", "impact roles=a": "", "transfer gin go": "none",
		"compare a b": "similarity 0", "distinctive a": "", "adjacent a": "", "related gin": "RESOLVED\n",
		"curriculum roles=a x=gin": "A readiness null coverage null",
	} {
		got := graphtest.Ask(t.Context(), taxonomy, question+" minConfidence=0.5")
		if strings.HasPrefix(got, "error") || !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", question, got, want)
		}
		if open := graphtest.Ask(t.Context(), taxonomy, question+" minConfidence=0.4"); open == got {
			t.Errorf("%s: the bar changes nothing: %s", question, got)
		}
	}
}

// TestGreedyBound: where skills do not help each other, the additions are at most 1 + ln d times as
// many as the fewest that would do.
func TestGreedyBound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 7).Draw(t, "skills")
		var lines []string
		for i := range n {
			lines = append(lines, fmt.Sprintf("skill s%d tool", i))
		}
		var roles []graph.RoleRef
		weights := make([][]int, rapid.IntRange(1, 3).Draw(t, "roles"))
		for r := range weights {
			lines, roles = append(lines, fmt.Sprintf("role r%d", r)), append(roles, graph.RoleRef{Name: fmt.Sprintf("R%d", r)})
			for i := range n {
				w := rapid.IntRange(1, 10).Draw(t, "weight")
				weights[r] = append(weights[r], w)
				lines = append(lines, fmt.Sprintf("need r%d q%d REQUIRED %g 1 s%d:3", r, i, float64(w)/10, i))
			}
		}
		world, err := graphtest.ParseWorld(strings.Join(lines, "\n"))
		if err != nil {
			t.Fatal(err)
		}
		target := graph.Share(rapid.IntRange(1, 10_000).Draw(t, "target"))
		c, err := inMemory(t, world).CurriculumCoverage(context.Background(), nil, roles, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		found, err := c.Additions(target, 100)
		if err != nil || !found.Reached {
			t.Fatalf("not reached (%v)", err)
		}
		lacking := float64(target) * float64(len(roles))
		if best := fewest(weights, n, target); float64(len(found.Skills)) > math.Ceil(float64(best)*(1+math.Log(lacking))) {
			t.Errorf("%d additions where %d would do", len(found.Skills), best)
		}
	})
}

// fewest tries every set of skills for the smallest that lifts every role to the target.
func fewest(weights [][]int, n int, target graph.Share) int {
	best := n
	for set := range 1 << n {
		size, enough := 0, true
		for i := range n {
			size += set >> i & 1
		}
		for _, role := range weights {
			have, all := 0, 0
			for i, w := range role {
				all += w
				have += w * (set >> i & 1)
			}
			enough = enough && graph.Share(have*int(graph.One)/all) >= target
		}
		if enough {
			best = min(best, size)
		}
	}
	return best
}
