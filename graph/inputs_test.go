package graph_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/snapshot"
)

// failer is a test, plain or rapid.
type failer interface {
	Helper()
	Fatal(args ...any)
}

// inMemory is a Taxonomy over a world.
func inMemory(t failer, world *graph.Dataset) *graph.Taxonomy {
	t.Helper()
	ctx := context.Background()
	taxonomy, err := graph.Open(ctx, &snapshot.Memory{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := taxonomy.Load(ctx, world, time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	return taxonomy
}

// shop is a small world: two languages, of which one has a name that another skill shares, a role
// that asks for them, and one that asks for nothing.
func shop(t *testing.T) *graph.Taxonomy {
	t.Helper()
	world, err := graphtest.ParseWorld(strings.Join([]string{
		"skill go language", "skill java language", "skill hazel-tool tool alias=Mercury shared=Mercury",
		"skill hazel-store database alias=Mercury shared=Mercury", "role developer", "role idler",
		"need developer language REQUIRED 1 1 go:3 java:3", "need developer store PREFERRED 0.5 1 hazel-store:3",
	}, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return inMemory(t, world)
}

// unresolvedAt lists where a reading found nothing, and why.
func unresolvedAt(p *graph.ProfileReading) (all []string) {
	for _, u := range p.Unresolved {
		all = append(all, fmt.Sprint(u.Path, " ", u.Outcome, " ", len(u.Candidates)))
	}
	return all
}

func sameList(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

var developer = []graph.RoleRef{{Name: "Developer"}}

// odd is a profile in which only Go is clear.
var odd = graph.Profile{Names: []string{"Go", "Klingon", "Mercury"}, Skills: []graph.HeldSkill{{Name: "Vulcan"}}}

// TestUnresolvedNamesOfATeam: what names nothing or several skills comes back with its place, and
// the rest is answered.
func TestUnresolvedNamesOfATeam(t *testing.T) {
	team := []graph.TeamMember{{Name: "Ann", Have: graph.Profile{Names: []string{"Java"}}}, {Name: "Bob", Have: odd}}
	g, err := shop(t).TeamGap(t.Context(), team, developer, 0)
	if err != nil {
		t.Fatal(err)
	}
	sameList(t, "Ann", unresolvedAt(g.Members[0].Profile))
	sameList(t, "Bob", unresolvedAt(g.Members[1].Profile),
		"team[1].have.names[1] UNKNOWN 0", "team[1].have.names[2] AMBIGUOUS 2", "team[1].have.skills[0].name UNKNOWN 0")
	if !g.Requirements[0].Met || g.Requirements[0].SinglePointOfFailure != nil {
		t.Error("the rest of the team is not answered")
	}
}

// TestUnresolvedNamesOfACurriculum: the same for courses, what they assume, and what students bring.
func TestUnresolvedNamesOfACurriculum(t *testing.T) {
	courses := []graph.Course{{Title: "One", Teaches: graph.Profile{Names: []string{"Go"}}}, {Title: "Two", Teaches: odd, Assumes: &odd}}
	c, err := shop(t).CurriculumCoverage(t.Context(), courses, developer, &odd, 0)
	if err != nil {
		t.Fatal(err)
	}
	sameList(t, "taught", unresolvedAt(c.Courses[1].Profile), "courses[1].teaches.names[1] UNKNOWN 0",
		"courses[1].teaches.names[2] AMBIGUOUS 2", "courses[1].teaches.skills[0].name UNKNOWN 0")
	sameList(t, "assumed", unresolvedAt(c.Courses[1].Assumes), "courses[1].assumes.names[1] UNKNOWN 0",
		"courses[1].assumes.names[2] AMBIGUOUS 2", "courses[1].assumes.skills[0].name UNKNOWN 0")
	sameList(t, "brought along", unresolvedAt(c.Entry), "entry.names[1] UNKNOWN 0", "entry.names[2] AMBIGUOUS 2",
		"entry.skills[0].name UNKNOWN 0")
	if *c.Roles[0].Coverage == 0 {
		t.Error("the rest of the curriculum is not answered")
	}
}

// TestDuplicateAndContradictoryLevels: a skill named several times counts once, at its highest level.
func TestDuplicateAndContradictoryLevels(t *testing.T) {
	p := graph.Profile{Names: []string{"Go", "go"}, IDs: []string{"skill:go"}, Skills: []graph.HeldSkill{
		{Name: "Go", Level: graph.Awareness}, {ID: "skill:go", Level: graph.Advanced}, {Name: "GO", Level: graph.Basic},
	}}
	g, err := shop(t).SkillGap(t.Context(), p, developer[0], 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Profile.Skills) != 1 || g.Profile.Skills[0].Level != graph.Advanced || len(g.Profile.Skills[0].Inputs) != 6 {
		t.Errorf("read as %+v", g.Profile.Skills)
	}
	if o := g.Items[0].Options[0]; o.Status != graph.Matched || o.HeldLevel != graph.Advanced {
		t.Errorf("Go is %s at %s", o.Status, o.HeldLevel)
	}
}

// TestEmptyLists: no people, no courses and no skills have an answer; no roles are an error.
func TestEmptyLists(t *testing.T) {
	taxonomy := shop(t)
	g, err := taxonomy.TeamGap(t.Context(), nil, developer, 0)
	if err != nil || g.Requirements[0].Met || g.Requirements[0].CheapestToTrain != nil || len(g.Requirements[0].Holders) > 0 {
		t.Errorf("nobody covers %+v (%v)", g, err)
	}
	c, err := taxonomy.CurriculumCoverage(t.Context(), nil, developer, nil, 0)
	if err != nil || *c.Roles[0].Coverage != 0 || *c.Roles[0].Readiness != 0 || c.SuggestedOrder != nil {
		t.Errorf("nothing covers %+v (%v)", c, err)
	}
	m, err := taxonomy.MatchRoles(t.Context(), graph.Profile{}, graph.MatchOptions{First: 10})
	if err != nil || m.TotalCount != 0 {
		t.Errorf("nothing matches %+v (%v)", m, err)
	}
	p, err := taxonomy.MatchProfiles(t.Context(), developer[0], nil, 10, 0)
	if err != nil || len(p.Matches) != 0 {
		t.Errorf("nobody matches %+v (%v)", p, err)
	}
	_, err = taxonomy.TeamGap(t.Context(), nil, nil, 0)
	wantInput(t, "a team for no roles", err, "roles", "at least one role")
	_, err = taxonomy.CurriculumCoverage(t.Context(), nil, nil, nil, 0)
	wantInput(t, "a curriculum for no roles", err, "roles", "at least one role")
	_, err = taxonomy.SkillImpact(t.Context(), graph.Profile{}, nil, 10, 0)
	wantInput(t, "impact on no roles", err, "roles", "at least one role")
}

// wantInput fails unless an error is an InputError for a field that says what was expected.
func wantInput(t *testing.T, what string, err error, field, expected string) {
	t.Helper()
	var input *graph.InputError
	if !errors.As(err, &input) || input.Field != field || input.Expected != expected {
		t.Errorf("%s: %v, want an error of %s that expects %s", what, err, field, expected)
	}
}

// TestRoleWithoutRequirements: nobody is more or less ready for it, in any question.
func TestRoleWithoutRequirements(t *testing.T) {
	taxonomy, idler := shop(t), graph.RoleRef{Name: "Idler"}
	for question, want := range map[string]string{
		"gap idler go": "readiness null coverage null\nsurplus Go\n", "people idler ann=go": "ann readiness null coverage null\n",
		"match go": "1 roles\nDeveloper readiness 0.8333 coverage 0.8333 missing Store\n", "team roles=idler ann=go": "",
		"impact roles=idler go": "", "adjacent developer": "", "adjacent idler": "", "distinctive idler": "",
		"compare idler idler":    "similarity 0\n",
		"career developer idler": "NO_PATH cost 0\nnotice: Idler has no requirements, so nobody can be more or less ready for it.\n",
		"career idler developer": "NO_PATH cost 0\nnotice: Nobody who just meets Idler is ready to 0.4 or more for any other role; " +
			"for Developer it is 0.\n",
		"curriculum roles=idler a=go": "Idler readiness null coverage null\na teaches Go, which no role requires\nevery role at 0.8: true\n",
	} {
		if got := graphtest.Ask(t.Context(), taxonomy, question); got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
	g, err := taxonomy.SkillGap(t.Context(), graph.Profile{}, idler, 0)
	if err != nil || g.LearningPath(0) != nil {
		t.Errorf("there is something to learn for nothing (%v)", err)
	}
}

// many repeats something.
func many[T any](n int, x T) []T {
	all := make([]T, n)
	for i := range all {
		all[i] = x
	}
	return all
}

// TestBounds: at the bound a question is answered, past it the error names the bound.
func TestBounds(t *testing.T) {
	taxonomy, ctx := shop(t), t.Context()
	names := func(n int) graph.Profile { return graph.Profile{Names: many(n, "Go")} }
	people := func(n int) []graph.TeamMember {
		all := many(n, graph.TeamMember{Have: names(1)})
		for i := range all {
			all[i].Name = fmt.Sprint("Person ", i)
		}
		return all
	}
	courses := func(n int) []graph.Course { return many(n, graph.Course{Title: "Go", Teaches: names(1)}) }
	for _, c := range []struct {
		field, expected string
		most            int
		ask             func(n int) error
	}{
		{"have", "at most 200 entries", graph.MaxHeld, func(n int) error {
			_, err := taxonomy.SkillGap(ctx, names(n), developer[0], 0)
			return err
		}},
		{"have", "at most 200 entries", graph.MaxHeld, func(n int) error {
			_, err := taxonomy.MatchRoles(ctx, names(n), graph.MatchOptions{First: 1})
			return err
		}},
		{"team", "at most 50 entries", graph.MaxPeople, func(n int) error {
			_, err := taxonomy.TeamGap(ctx, people(n), developer, 0)
			return err
		}},
		{"profiles", "at most 50 entries", graph.MaxPeople, func(n int) error {
			_, err := taxonomy.MatchProfiles(ctx, developer[0], people(n), 1, 0)
			return err
		}},
		{"roles", "at most 20 entries", graph.MaxRoles, func(n int) error {
			_, err := taxonomy.TeamGap(ctx, people(1), many(n, developer[0]), 0)
			return err
		}},
		{"roles", "at most 20 entries", graph.MaxRoles, func(n int) error {
			_, err := taxonomy.SkillImpact(ctx, names(1), many(n, developer[0]), 1, 0)
			return err
		}},
		{"courses", "at most 50 entries", graph.MaxCourses, func(n int) error {
			_, err := taxonomy.CurriculumCoverage(ctx, courses(n), developer, nil, 0)
			return err
		}},
		{"courses[1].teaches", "at most 50 entries", graph.MaxTaught, func(n int) error {
			all := append(courses(1), graph.Course{Title: "Much", Teaches: names(n)})
			_, err := taxonomy.CurriculumCoverage(ctx, all, developer, nil, 0)
			return err
		}},
	} {
		if err := c.ask(c.most); err != nil {
			t.Errorf("%s: %d are too many: %v", c.field, c.most, err)
		}
		wantInput(t, fmt.Sprint(c.most+1, " entries"), c.ask(c.most+1), c.field, c.expected)
	}
}

// TestNamelessPeopleAndCourses: what could not be told apart in the answer is an error.
func TestNamelessPeopleAndCourses(t *testing.T) {
	taxonomy := shop(t)
	_, err := taxonomy.TeamGap(t.Context(), []graph.TeamMember{{Name: "Ann"}, {}}, developer, 0)
	wantInput(t, "a nameless person", err, "team[1].name", "a name to tell people apart")
	_, err = taxonomy.MatchProfiles(t.Context(), developer[0], []graph.TeamMember{{Name: "Ann"}, {Name: "Ann"}}, 1, 0)
	wantInput(t, "a second person of one name", err, "profiles[1].name", "a name to tell people apart: profiles[0].name is the same")
	_, err = taxonomy.CurriculumCoverage(t.Context(), []graph.Course{{Code: "A"}}, developer, nil, 0)
	wantInput(t, "a course without a title", err, "courses[0].title", "a title to tell courses apart")
}
