package seed_test

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed"
)

// curated reads the built-in taxonomy.
func curated(t testing.TB) *graph.Dataset {
	t.Helper()
	ds, err := seed.Curated()
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// TestFresh: the program carries what the editors wrote, and the edges that follow from it.
func TestFresh(t *testing.T) {
	files, err := seed.Read(os.DirFS("taxonomy"))
	if err != nil {
		t.Fatal(err)
	}
	records, derived, err := seed.Compile(files.Dataset)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{"records.bin": records, "derived.bin": derived} {
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("seed/%s is stale: run go generate ./seed", name)
		}
	}
}

// idleSkills is how many skills may stand there for their name only.
const idleSkills = 130

// TestHealth: the curated taxonomy has nothing to mend, warnings included.
func TestHealth(t *testing.T) {
	for _, c := range graph.Health(curated(t)) {
		if c.Count > 0 && (c.Check != "idle-skills" || c.Count > idleSkills) {
			t.Errorf("%s: %d, such as %v", c.Check, c.Count, c.Examples)
		}
	}
}

// TestEverythingHasEvidence counts the statements without evidence, however deep they stand: 0.
func TestEverythingHasEvidence(t *testing.T) {
	with, without := 0, 0
	methods := map[graph.Method]int{}
	var walk func(v reflect.Value, where string)
	walk = func(v reflect.Value, where string) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem(), where)
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), where)
			}
		case reflect.Struct:
			if e := v.FieldByName("Evidence"); e.IsValid() {
				all := e.Interface().([]graph.Evidence)
				if with++; len(all) == 0 {
					without++
					t.Errorf("without evidence: %s %+v", where, v.Interface())
				}
				for _, one := range all {
					methods[one.Method]++
				}
			}
			for i := range v.NumField() {
				if name := v.Type().Field(i).Name; name != "Evidence" {
					walk(v.Field(i), where+"."+name)
				}
			}
		}
	}
	walk(reflect.ValueOf(curated(t)), "")
	t.Logf("%d statements, %d without evidence, pieces of evidence by method: %v", with, without, methods)
}

// TestArticlesAreRead: what the five articles name is there, with where they name it.
func TestArticlesAreRead(t *testing.T) {
	articles := map[graph.SourceID]int{
		"source:trio": 0, "source:job-templates": 0, "source:divnotes": 0, "source:edvantis": 0, "source:revelo": 0,
	}
	cited := 0
	ds := curated(t)
	for i := range ds.Skills {
		seen := map[graph.SourceID]bool{}
		for _, e := range ds.Skills[i].Evidence {
			if _, article := articles[e.Source]; article && e.Method == graph.MethodStated && !seen[e.Source] {
				articles[e.Source]++
				seen[e.Source] = true
			}
		}
		if len(seen) > 0 {
			cited++
		}
	}
	t.Logf("%d skills are named by the articles: %v", cited, articles)
	if cited < 100 {
		t.Errorf("%d skills are named by the articles, want over a hundred", cited)
	}
	for source, n := range articles {
		if n < 15 {
			t.Errorf("%s names %d skills only", source, n)
		}
	}
}

// TestSalaries: every figure of the articles stands in the taxonomy, side by side with the others.
func TestSalaries(t *testing.T) {
	ds := curated(t)
	has := func(role graph.RoleID, want graph.Salary, source graph.SourceID) bool {
		for i := range ds.Roles {
			for _, s := range ds.Roles[i].Salaries {
				if ds.Roles[i].ID == role && s.Evidence[0].Source == source && s.Currency == want.Currency && s.Period == want.Period &&
					s.Region == want.Region && same(s.Min, want.Min) && same(s.Max, want.Max) && same(s.Average, want.Average) {
					return true
				}
			}
		}
		return false
	}
	n := func(i int) *int { return &i }
	for _, want := range []struct {
		role   graph.RoleID
		source graph.SourceID
		salary graph.Salary
	}{
		{"role:backend-developer", "source:trio", graph.Salary{Average: n(102_900), Currency: "USD", Period: graph.PerYear, Region: "US"}},
		{"role:backend-developer", "source:job-templates", graph.Salary{Average: n(103_568), Currency: "USD", Period: graph.PerYear, Region: "US"}},
		{"role:contract-backend-developer", "source:divnotes", graph.Salary{Min: n(50), Max: n(150), Average: n(60), Currency: "USD", Period: graph.PerHour, Region: "US"}},
		{"role:contract-backend-developer", "source:divnotes", graph.Salary{Min: n(40), Max: n(120), Currency: "CAD", Period: graph.PerHour, Region: "CA"}},
		{"role:junior-backend-developer", "source:divnotes", graph.Salary{Min: n(60_000), Max: n(80_000), Currency: "USD", Period: graph.PerYear, Region: "US"}},
		{"role:mid-backend-developer", "source:divnotes", graph.Salary{Min: n(80_000), Max: n(110_000), Currency: "USD", Period: graph.PerYear, Region: "US"}},
		{"role:senior-backend-developer", "source:divnotes", graph.Salary{Min: n(110_000), Max: n(150_000), Currency: "USD", Period: graph.PerYear, Region: "US"}},
		{"role:junior-backend-developer", "source:divnotes", graph.Salary{Min: n(50_000), Max: n(70_000), Currency: "CAD", Period: graph.PerYear, Region: "CA"}},
		{"role:mid-backend-developer", "source:divnotes", graph.Salary{Min: n(70_000), Max: n(90_000), Currency: "CAD", Period: graph.PerYear, Region: "CA"}},
		{"role:senior-backend-developer", "source:divnotes", graph.Salary{Min: n(100_000), Max: n(130_000), Currency: "CAD", Period: graph.PerYear, Region: "CA"}},
		{"role:junior-backend-developer", "source:revelo", graph.Salary{Min: n(57_000), Max: n(70_000), Average: n(65_400), Currency: "USD", Period: graph.PerYear, Region: "US"}},
		{"role:senior-backend-developer", "source:revelo", graph.Salary{Min: n(34_770), Max: n(222_000), Average: n(77_441), Currency: "USD", Period: graph.PerYear, Region: "US"}},
	} {
		if !has(want.role, want.salary, want.source) {
			t.Errorf("%s lacks a figure of %s", want.role, want.source)
		}
	}
}

func same(a, b *int) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

// TestRoles: the base role, the templates and the specialties, each with enough of its own.
func TestRoles(t *testing.T) {
	ds := curated(t)
	own := map[graph.RoleID]int{}
	for i := range ds.Requirements {
		own[ds.Requirements[i].Role]++
	}
	roles := map[graph.RoleID]*graph.Role{}
	for i := range ds.Roles {
		roles[ds.Roles[i].ID] = &ds.Roles[i]
	}
	for _, slug := range []string{"junior", "mid", "senior", "lead", "contract"} {
		r := roles[graph.NewRoleID(slug+"-backend-developer")]
		if r == nil {
			t.Errorf("there is no %s template", slug)
			continue
		}
		if r.Experience == nil || len(r.Responsibilities) < 4 || len(r.Education) == 0 || own[r.ID] < 5 {
			t.Errorf("%s is thin: experience %v, %d responsibilities, %d lines of education, %d requirements of its own",
				r.ID, r.Experience, len(r.Responsibilities), len(r.Education), own[r.ID])
		}
	}
	for specialty, slug := range map[string]string{
		"architecture": "backend-architect", "database": "database-engineer", "security": "security-engineer",
		"test-automation": "automation-test-engineer", "api": "api-developer", "search": "search-engineer",
		"integration": "integration-engineer",
	} {
		r := roles[graph.NewRoleID(slug)]
		if r == nil || r.Specialty == nil || r.Specialty.Specialty != graph.NewSpecialtyID(specialty) {
			t.Errorf("there is no %s in %s", slug, specialty)
			continue
		}
		if own[r.ID] < 15 || own[r.ID] > 30 {
			t.Errorf("%s has %d requirements of its own, want 15 to 30", slug, own[r.ID])
		}
	}
}

// TestRequirementsOfEveryRole: enough to tell a role from others, and few enough to be read.
func TestRequirementsOfEveryRole(t *testing.T) {
	var ids []graph.RoleID
	for _, r := range curated(t).Roles {
		ids = append(ids, r.ID)
	}
	all, err := opened(t).Requirements(t.Context(), ids, true, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, list := range all {
		if len(list) < 15 || len(list) > 40 {
			t.Errorf("%s asks for %d things, want 15 to 40", ids[i], len(list))
		}
	}
}

// TestCorrections: where an article errs the graph is right and says what the article said.
func TestCorrections(t *testing.T) {
	ds := curated(t)
	kinds := map[graph.SkillID]graph.SkillKind{"skill:css": graph.Language, "skill:nodejs": graph.Runtime}
	for i := range ds.Skills {
		if want, ok := kinds[ds.Skills[i].ID]; ok {
			if s := &ds.Skills[i]; s.Kind != want || s.Note == "" {
				t.Errorf("%s is a %s with the note %q", s.ID, s.Kind, s.Note)
			}
			delete(kinds, ds.Skills[i].ID)
		}
	}
	if len(kinds) > 0 {
		t.Errorf("missing: %v", kinds)
	}
	for i := range ds.Requirements {
		r := &ds.Requirements[i]
		if r.Slug != "server-side-language" {
			continue
		}
		for _, o := range r.Options {
			if o.Skill == "skill:html" || o.Skill == "skill:sql" || o.Skill == "skill:css" {
				t.Errorf("%s counts as a server-side language for %s", o.Skill, r.Role)
			}
		}
	}
}

// TestTags: the article that groups frameworks into startup and enterprise is followed.
func TestTags(t *testing.T) {
	ds := curated(t)
	tags := map[graph.SkillID]string{}
	for i := range ds.Skills {
		tags[ds.Skills[i].ID] = strings.Join(ds.Skills[i].Tags, " ")
	}
	for id, want := range map[graph.SkillID]string{
		"skill:ruby-on-rails": "startup", "skill:django": "startup", "skill:express": "startup", "skill:nestjs": "startup",
		"skill:laravel": "startup", "skill:gin": "startup", "skill:fiber": "startup", "skill:spring": "enterprise",
	} {
		if !strings.Contains(tags[id], want) {
			t.Errorf("%s has the tags %q, want %s", id, tags[id], want)
		}
	}
}
