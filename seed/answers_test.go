package seed_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/snapshot"
	"github.com/skillgraph/skillgraph/seed"
)

// opened is a Taxonomy over the curated data, one for all tests: none of them writes.
func opened(t testing.TB) *graph.Taxonomy {
	t.Helper()
	taxonomy, err := openedOnce()
	if err != nil {
		t.Fatal(err)
	}
	return taxonomy
}

var openedOnce = sync.OnceValues(func() (*graph.Taxonomy, error) {
	prepared, err := seed.Prepared()
	if err != nil {
		return nil, err
	}
	return snapshot.Taxonomy(context.Background(), prepared, time.Unix(1, 0))
})

func gap(t *testing.T, taxonomy *graph.Taxonomy, role string, names ...string) *graph.Gap {
	t.Helper()
	g, err := taxonomy.SkillGap(t.Context(), graph.Profile{Names: names}, graph.RoleRef{Name: role}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Profile.Unresolved) > 0 {
		t.Fatalf("unresolved: %+v", g.Profile.Unresolved)
	}
	return g
}

// optionOf finds how an option stands, among all requirements.
func optionOf(t *testing.T, g *graph.Gap, skill graph.SkillID) (*graph.GapItem, *graph.GapOption) {
	t.Helper()
	for i := range g.Items {
		for j := range g.Items[i].Options {
			if o := &g.Items[i].Options[j]; o.Skill.ID == skill {
				return &g.Items[i], o
			}
		}
	}
	t.Fatalf("%s does not ask for %s", g.Role.Name, skill)
	return nil, nil
}

// TestOneCloudIsEnough: who knows AWS lacks neither Azure nor Google Cloud.
func TestOneCloudIsEnough(t *testing.T) {
	g := gap(t, opened(t), "Backend Developer", "AWS")
	item, _ := optionOf(t, g, "skill:aws")
	if !item.Met || item.Status != graph.ByAlternative || item.Skill == nil || item.Skill.ID != "skill:aws" {
		t.Errorf("the group of clouds is %s, met %t", item.Status, item.Met)
	}
	for _, step := range g.LearningPath(0) {
		if step.Skill.ID == "skill:azure" || step.Skill.ID == "skill:google-cloud" {
			t.Errorf("%s is to be learned besides AWS", step.Skill.Name)
		}
	}
	missing := 0
	for i := range g.Items {
		if strings.Contains(g.Items[i].Requirement.Label, "cloud platform") && g.Items[i].Status == graph.Missing {
			missing++
		}
	}
	if none := gap(t, opened(t), "Backend Developer"); len(none.Items) != len(g.Items) {
		t.Error("the number of requirements depends on the profile")
	}
	if missing > 1 { // the certificate of a cloud platform is another requirement
		t.Errorf("%d requirements about clouds are missing", missing)
	}
}

// TestExpressImplies: Express implies Node.js and JavaScript, and the path is shown.
func TestExpressImplies(t *testing.T) {
	g := gap(t, opened(t), "Backend Developer", "Express")
	_, o := optionOf(t, g, "skill:javascript")
	if o.Status != graph.ImpliedStatus || o.Via == nil {
		t.Fatalf("JavaScript is %s", o.Status)
	}
	var path []string
	for _, e := range o.Via.Path {
		path = append(path, fmt.Sprintf("%s %s %s", e.FromSkill.Name, e.Kind, e.ToSkill.Name))
		if len(e.Evidence) == 0 {
			t.Errorf("the edge to %s has no evidence", e.ToSkill.Name)
		}
	}
	if got, want := strings.Join(path, "; "), "Express BUILT_WITH Node.js; Node.js BUILT_WITH JavaScript"; got != want {
		t.Errorf("the path is %s, want %s", got, want)
	}
}

// TestFlaskIsNearDjango: Flask earns ADJACENT credit towards Django, with its transfer.
func TestFlaskIsNearDjango(t *testing.T) {
	taxonomy := opened(t)
	_, o := optionOf(t, gap(t, taxonomy, "Backend Developer", "Flask"), "skill:django")
	if o.Status != graph.Adjacent || o.Via == nil || o.Via.From.ID != "skill:flask" || o.Credit == 0 {
		t.Errorf("Django is %s with credit %s", o.Status, o.Credit)
	}
	x, err := taxonomy.Transfer(t.Context(), graph.SkillRef{Name: "Flask"}, graph.SkillRef{Name: "Django"}, 0)
	if err != nil || x == nil || x.Transferability != o.Via.Transferability {
		t.Errorf("transfer %+v (%v), the gap has %s", x, err, o.Via.Transferability)
	}
}

// TestEnds: for every role the empty profile has readiness 0 and its own full profile 1.
func TestEnds(t *testing.T) {
	taxonomy, ds := opened(t), curated(t)
	for i := range ds.Roles {
		ref := graph.RoleRef{ID: string(ds.Roles[i].ID)}
		empty, err := taxonomy.SkillGap(t.Context(), graph.Profile{}, ref, 0)
		if err != nil {
			t.Fatal(err)
		}
		var full graph.Profile
		for _, item := range empty.Items {
			for _, o := range item.Options {
				full.Skills = append(full.Skills, graph.HeldSkill{ID: string(o.Skill.ID), Level: o.RequiredLevel})
			}
		}
		whole, err := taxonomy.SkillGap(t.Context(), full, ref, 0)
		if err != nil {
			t.Fatal(err)
		}
		if *empty.Readiness != 0 || *empty.Coverage != 0 || *whole.Readiness != graph.One || *whole.Coverage != graph.One {
			t.Errorf("%s: nothing gives %s, everything %s", ref.ID, *empty.Readiness, *whole.Readiness)
		}
	}
}

// TestNames: the names people write resolve; those that mean several things, or nothing, do not.
func TestNames(t *testing.T) {
	names := map[string]graph.SkillID{
		"golang": "skill:go", "Go": "skill:go", "k8s": "skill:kubernetes", "postgres": "skill:postgresql",
		"node": "skill:nodejs", "Node JS": "skill:nodejs", "rails": "skill:ruby-on-rails", "RoR": "skill:ruby-on-rails",
		"nest.js": "skill:nestjs", "gcp": "skill:google-cloud", "expressjs": "skill:express", "rabbit mq": "skill:rabbitmq",
		"c sharp": "skill:csharp", "C#": "skill:csharp", "C++": "skill:cpp", "C": "skill:c", "CI CD": "skill:ci-cd", "JS": "skill:javascript",
		"Python 3.11": "skill:python", "Java 17": "skill:java", "Amazon Web Services": "skill:aws", "mongo": "skill:mongodb",
		"RESTful APIs": "skill:rest", "OOP": "skill:object-oriented-programming", "Spring": "skill:spring", "JWT": "skill:jwt",
	}
	var list []string
	for name := range names {
		list = append(list, name)
	}
	taxonomy := opened(t)
	for _, name := range list {
		found, err := taxonomy.ResolveSkills(t.Context(), []string{name}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if r := found[0]; r.Outcome != graph.Resolved || r.Skill.ID != names[name] {
			t.Errorf("%q is %s %v, want %s", name, r.Outcome, r.Candidates, names[name])
		}
	}
	for _, name := range []string{"Klingon", "Java/Kotlin", "", "???"} {
		found, err := taxonomy.ResolveSkills(t.Context(), []string{name}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if found[0].Outcome == graph.Resolved {
			t.Errorf("%q is guessed to be %s", name, found[0].Skill.Name)
		}
	}
}
