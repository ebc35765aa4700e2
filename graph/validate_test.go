package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
)

const healthy = `
skill go language
skill java language
skill gin framework
skill aws cloud_platform
skill s3 cloud_service
skill rest api_style
skill http protocol
skill sql language
skill cert certification
edge gin BUILT_WITH go level=3
edge s3 PART_OF aws
edge rest PREREQUISITE http
edge java ALTERNATIVE go strength=0.5
edge cert CERTIFIES aws level=3
role base
role senior on=base
need base language REQUIRED 0.9 1 go:3 java:3
need base rest REQUIRED 0.5 1 rest:2
need base aws PREFERRED 0.5 1 aws:2
need base sql REQUIRED 0.5 1 sql:2
need base http REQUIRED 0.5 1 http:2
need base gin PREFERRED 0.5 1 gin:2
need base s3 PREFERRED 0.5 1 s3:2
need base cert PREFERRED 0.5 1 cert:1
need senior language REQUIRED 1 1 go:4 java:4
`

// world parses a world, changes it and gives the faults that are then found.
func faultsOf(t *testing.T, change func(*graph.Dataset)) []graph.Fault {
	t.Helper()
	ds, err := graphtest.ParseWorld(healthy)
	if err != nil {
		t.Fatal(err)
	}
	change(ds)
	return graph.Validate(ds)
}

func TestHealthyWorld(t *testing.T) {
	if faults := faultsOf(t, func(*graph.Dataset) {}); len(faults) > 0 {
		t.Fatalf("%+v", faults)
	}
}

func skill(ds *graph.Dataset, slug string) *graph.Skill {
	return &ds.Skills[slices.IndexFunc(ds.Skills, func(s graph.Skill) bool { return s.ID == graph.NewSkillID(slug) })]
}

func role(ds *graph.Dataset, slug string) *graph.Role {
	return &ds.Roles[slices.IndexFunc(ds.Roles, func(r graph.Role) bool { return r.ID == graph.NewRoleID(slug) })]
}

func need(ds *graph.Dataset, id string) *graph.Requirement {
	return &ds.Requirements[slices.IndexFunc(ds.Requirements, func(r graph.Requirement) bool {
		return r.ID == graph.RequirementID("requirement:"+id)
	})]
}

// relate adds an edge with sound evidence.
func relate(ds *graph.Dataset, kind graph.RelationKind, from, to string, level graph.Level, strength graph.Share) {
	ds.Relations = append(ds.Relations, graph.Relation{
		Kind: kind, From: graph.NewSkillID(from), To: graph.NewSkillID(to), Level: level, Strength: strength,
		Evidence: ds.Skills[0].Evidence,
	})
}

// TestFaults plants one defect after another: each is found under its code, names the record and
// field, and is found beside every other.
func TestFaults(t *testing.T) {
	no := func(n int) *int { return &n }
	tests := []struct {
		name    string
		plant   func(*graph.Dataset)
		code    graph.FaultCode
		subject graph.Key
		field   string
	}{
		{"id", func(ds *graph.Dataset) { skill(ds, "sql").ID = "skill:S QL" }, graph.FaultID, "skill:S QL", "id"},
		{"twice", func(ds *graph.Dataset) { ds.Skills = append(ds.Skills, *skill(ds, "go")) }, graph.FaultDuplicate, "skill:go", ""},
		{"no name", func(ds *graph.Dataset) { skill(ds, "go").Name = "" }, graph.FaultValue, "skill:go", "name"},
		{"kind", func(ds *graph.Dataset) { skill(ds, "sql").Kind = "LANGUAG" }, graph.FaultValue, "skill:sql", "kind"},
		{"importance", func(ds *graph.Dataset) { skill(ds, "go").Importance = 10001 }, graph.FaultValue, "skill:go", "importance"},
		{"status", func(ds *graph.Dataset) { skill(ds, "go").Status = "GONE" }, graph.FaultValue, "skill:go", "status"},
		{"no evidence", func(ds *graph.Dataset) { skill(ds, "go").Evidence = nil }, graph.FaultEvidence, "skill:go", "evidence"},
		{"no evidence of an edge", func(ds *graph.Dataset) { ds.Relations[0].Evidence = nil }, graph.FaultEvidence, "BUILT_WITH skill:gin skill:go", "evidence"},
		{"no evidence of a salary", func(ds *graph.Dataset) {
			role(ds, "base").Salaries = []graph.Salary{{Average: no(5), Currency: "USD", Period: "YEAR", Region: "US"}}
		}, graph.FaultEvidence, "role:base", "salaries[0].evidence"},
		{"source", func(ds *graph.Dataset) { ds.Sources[0].ID = "source:other" }, graph.FaultDangling, "skill:go", "evidence[0].source"},
		{"reasoning", func(ds *graph.Dataset) {
			skill(ds, "go").Evidence = []graph.Evidence{{Source: "source:test", Method: graph.MethodInferred, Confidence: 5000}}
		}, graph.FaultValue, "skill:go", "evidence[0].reasoning"},
		{"confidence", func(ds *graph.Dataset) {
			skill(ds, "go").Evidence = []graph.Evidence{{Source: "source:test", Method: graph.MethodStated}}
		}, graph.FaultValue, "skill:go", "evidence[0].confidence"},
		{"successor", func(ds *graph.Dataset) { skill(ds, "go").ReplacedBy = "skill:nothing" }, graph.FaultDangling, "skill:go", "replacedBy"},
		{"own successor", func(ds *graph.Dataset) { skill(ds, "go").ReplacedBy = "skill:go" }, graph.FaultSelfEdge, "skill:go", "replacedBy"},
		{"no successor", func(ds *graph.Dataset) { skill(ds, "go").Status = graph.Deprecated }, graph.FaultSuccessor, "skill:go", "replacedBy"},
		{"id again", func(ds *graph.Dataset) { skill(ds, "go").PreviousIDs = []graph.SkillID{"skill:java"} }, graph.FaultIDReused, "skill:go", "previousIds[0]"},
		{"label", func(ds *graph.Dataset) { skill(ds, "go").Aliases = []string{"JAVA"} }, graph.FaultLabelClash, "skill:java", "name"},
		{"label twice", func(ds *graph.Dataset) { skill(ds, "go").Aliases = []string{"golang", "GoLang"} }, graph.FaultLabelClash, "skill:go", "aliases[1]"},
		{"mark", func(ds *graph.Dataset) { skill(ds, "go").Everyday = []string{"gopher"} }, graph.FaultValue, "skill:go", "everyday[0]"},
		{"control character", func(ds *graph.Dataset) { skill(ds, "go").Aliases = []string{"go\x00lang"} }, graph.FaultValue, "skill:go", "aliases[0]"},
		{"kind of edge", func(ds *graph.Dataset) { relate(ds, "LIKES", "go", "java", 0, 0) }, graph.FaultValue, "LIKES skill:go skill:java", "kind"},
		{"dangling edge", func(ds *graph.Dataset) { relate(ds, graph.Broader, "go", "nothing", 0, 0) }, graph.FaultDangling, "BROADER skill:go skill:nothing", "to"},
		{"self-edge", func(ds *graph.Dataset) { relate(ds, graph.Broader, "go", "go", 0, 0) }, graph.FaultSelfEdge, "BROADER skill:go skill:go", ""},
		{"pair", func(ds *graph.Dataset) { relate(ds, graph.PartOf, "go", "aws", 0, 0) }, graph.FaultPair, "PART_OF skill:go skill:aws", "from"},
		{"edge twice", func(ds *graph.Dataset) { relate(ds, graph.Alternative, "go", "java", 0, 5000) }, graph.FaultDuplicate, "ALTERNATIVE skill:go skill:java", ""},
		{"level missing", func(ds *graph.Dataset) { relate(ds, graph.Implies, "sql", "go", 0, 0) }, graph.FaultValue, "IMPLIES skill:sql skill:go", "level"},
		{"level not wanted", func(ds *graph.Dataset) { relate(ds, graph.Broader, "sql", "go", 3, 0) }, graph.FaultValue, "BROADER skill:sql skill:go", "level"},
		{"strength missing", func(ds *graph.Dataset) { relate(ds, graph.Alternative, "sql", "go", 0, 0) }, graph.FaultValue, "ALTERNATIVE skill:go skill:sql", "strength"},
		{"contradiction", func(ds *graph.Dataset) { relate(ds, graph.Broader, "go", "java", 0, 0) }, graph.FaultContradiction, "BROADER skill:go skill:java", ""},
		{"prerequisites in a circle", func(ds *graph.Dataset) { relate(ds, graph.Prerequisite, "http", "rest", 0, 0) }, graph.FaultCycle, "PREREQUISITE skill:rest skill:http", ""},
		{"implications in a circle", func(ds *graph.Dataset) { relate(ds, graph.Implies, "go", "gin", 2, 0) }, graph.FaultCycle, "", ""},
		{"what is learned first in a circle", func(ds *graph.Dataset) { relate(ds, graph.Prerequisite, "go", "gin", 0, 0) }, graph.FaultCycle, "", ""},
		{"roles in a circle", func(ds *graph.Dataset) {
			role(ds, "base").BuildsOn = []graph.RoleLink{{Role: "role:senior", Evidence: ds.Skills[0].Evidence}}
		}, graph.FaultCycle, "role:base", "buildsOn"},
		{"builds on nothing", func(ds *graph.Dataset) {
			role(ds, "base").BuildsOn = []graph.RoleLink{{Role: "role:nobody", Evidence: ds.Skills[0].Evidence}}
		}, graph.FaultDangling, "role:base", "buildsOn[0]"},
		{"specialty", func(ds *graph.Dataset) {
			role(ds, "base").Specialty = &graph.SpecialtyLink{Specialty: "specialty:none", Evidence: ds.Skills[0].Evidence}
		}, graph.FaultDangling, "role:base", "specialty"},
		{"salary out of order", func(ds *graph.Dataset) {
			role(ds, "base").Salaries = []graph.Salary{{Min: no(9), Max: no(5), Currency: "USD", Period: "YEAR", Region: "US", Evidence: ds.Skills[0].Evidence}}
		}, graph.FaultValue, "role:base", "salaries[0]"},
		{"currency", func(ds *graph.Dataset) {
			role(ds, "base").Salaries = []graph.Salary{{Min: no(9), Currency: "dollars", Period: "YEAR", Region: "US", Evidence: ds.Skills[0].Evidence}}
		}, graph.FaultValue, "role:base", "salaries[0].currency"},
		{"years", func(ds *graph.Dataset) {
			role(ds, "base").Experience = &graph.Experience{Min: no(5), Max: no(2), Evidence: ds.Skills[0].Evidence}
		}, graph.FaultValue, "role:base", "experience"},
		{"option", func(ds *graph.Dataset) { need(ds, "base.sql").Options[0].Skill = "skill:nothing" }, graph.FaultDangling, "requirement:base.sql", "options[0]"},
		{"option level", func(ds *graph.Dataset) { need(ds, "base.sql").Options[0].Level = 6 }, graph.FaultValue, "requirement:base.sql", "options[0].level"},
		{"at least", func(ds *graph.Dataset) { need(ds, "base.sql").AtLeast = 2 }, graph.FaultValue, "requirement:base.sql", "atLeast"},
		{"no options", func(ds *graph.Dataset) { need(ds, "base.sql").Options = nil }, graph.FaultValue, "requirement:base.sql", "options"},
		{"necessity", func(ds *graph.Dataset) { need(ds, "base.sql").Necessity = "NICE" }, graph.FaultValue, "requirement:base.sql", "necessity"},
		{"lowers level", func(ds *graph.Dataset) { need(ds, "senior.language").Options[0].Level = 2 }, graph.FaultLowers, "requirement:senior.language", "options[0].level"},
		{"lowers importance", func(ds *graph.Dataset) { need(ds, "senior.language").Importance = 100 }, graph.FaultLowers, "requirement:senior.language", "importance"},
		{"lowers necessity", func(ds *graph.Dataset) { need(ds, "senior.language").Necessity = graph.Preferred }, graph.FaultLowers, "requirement:senior.language", "necessity"},
		{"other option", func(ds *graph.Dataset) { need(ds, "senior.language").Options[0].Skill = "skill:sql" }, graph.FaultLowers, "requirement:senior.language", "atLeast"},
		{"orphan", func(ds *graph.Dataset) {
			s := *skill(ds, "go")
			s.ID, s.Name = "skill:alone", "Alone"
			ds.Skills = append(ds.Skills, s)
		}, graph.FaultOrphan, "skill:alone", ""},
		{"idle skill", func(ds *graph.Dataset) {
			s := *skill(ds, "go")
			s.ID, s.Name = "skill:idle", "Idle"
			ds.Skills = append(ds.Skills, s)
			relate(ds, graph.Broader, "idle", "go", 0, 0)
		}, graph.FaultIdleSkill, "skill:idle", ""},
		{"twins", func(ds *graph.Dataset) {
			twin := *role(ds, "base")
			twin.ID, twin.Name = "role:twin", "Twin"
			ds.Roles = append(ds.Roles, twin)
			for _, r := range slices.Clone(ds.Requirements) {
				if r.Role == "role:base" && r.Slug != "cert" {
					r.ID, r.Role = graph.NewRequirementID(twin.ID, r.Slug), twin.ID
					ds.Requirements = append(ds.Requirements, r)
				}
			}
			ds.Requirements = append(ds.Requirements, graph.Requirement{
				ID: "requirement:twin.http2", Role: twin.ID, Slug: "http2", Label: "HTTP", Necessity: graph.Preferred,
				Importance: 100, AtLeast: 1, Options: []graph.Option{{Skill: "skill:http", Level: 1}}, Evidence: twin.Evidence,
			})
		}, graph.FaultTwinRoles, "role:base", ""},
		{"flat importance", func(ds *graph.Dataset) {
			for i := range ds.Requirements {
				ds.Requirements[i].Importance = 5000
			}
		}, graph.FaultFlatImportance, "role:base", ""},
		{"thin role", func(ds *graph.Dataset) { ds.Requirements = ds.Requirements[:3] }, graph.FaultThinRole, "role:base", ""},
		{"redundant", func(ds *graph.Dataset) {
			relate(ds, graph.Prerequisite, "http", "sql", 0, 0)
			relate(ds, graph.Prerequisite, "rest", "sql", 0, 0)
		}, graph.FaultRedundant, "PREREQUISITE skill:rest skill:sql", ""},
		{"no description", func(ds *graph.Dataset) { skill(ds, "go").Description = "" }, graph.FaultDescription, "skill:go", "description"},
	}
	seen := map[graph.FaultCode]bool{}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			faults := faultsOf(t, test.plant)
			seen[test.code] = true
			found := slices.ContainsFunc(faults, func(f graph.Fault) bool {
				return f.Code == test.code && (test.subject == "" || f.Subject == test.subject && f.Field == test.field)
			})
			if !found {
				t.Errorf("%s at %s %s is not found: %+v", test.code, test.subject, test.field, faults)
			}
		})
	}
	for _, c := range graph.Health(&graph.Dataset{}) {
		if c.Count != 0 {
			t.Errorf("nothing at all has the fault %s", c.Check)
		}
	}
	if len(seen) != 20 {
		t.Errorf("%d codes are tried, want every one", len(seen))
	}
}

// TestAllAtOnce: no fault hides another.
// TestWiderOverride: options may come to those of the requirement overridden where atLeast grows by as
// many, so that whoever meets the one still meets the other.
func TestWiderOverride(t *testing.T) {
	lowers := func(atLeast int) bool {
		faults := faultsOf(t, func(ds *graph.Dataset) {
			q := need(ds, "senior.language")
			q.Options, q.AtLeast = append(slices.Clone(q.Options), graph.Option{Skill: "skill:sql", Level: 3}), atLeast
		})
		return slices.ContainsFunc(faults, func(f graph.Fault) bool { return f.Code == graph.FaultLowers })
	}
	if !lowers(1) || lowers(2) {
		t.Errorf("one option more: refused at least 1 %t, at least 2 %t; expected true, false", lowers(1), lowers(2))
	}
}

func TestAllAtOnce(t *testing.T) {
	faults := faultsOf(t, func(ds *graph.Dataset) {
		skill(ds, "go").Name = ""
		skill(ds, "java").Importance = 0
		relate(ds, graph.Prerequisite, "http", "rest", 0, 0)
		need(ds, "base.sql").Options[0].Skill = "skill:nothing"
	})
	var all []string
	for _, f := range faults {
		all = append(all, string(f.Code))
	}
	for _, want := range []graph.FaultCode{graph.FaultValue, graph.FaultCycle, graph.FaultDangling} {
		if !slices.Contains(all, string(want)) {
			t.Errorf("%s is missing from %s", want, strings.Join(all, ", "))
		}
	}
}

// TestShared: a label that two concepts mark as shared is ambiguous and no fault.
func TestShared(t *testing.T) {
	faults := faultsOf(t, func(ds *graph.Dataset) {
		for _, slug := range []string{"go", "java"} {
			skill(ds, slug).Aliases, skill(ds, slug).Shared = []string{"Duke"}, []string{"Duke"}
		}
	})
	if len(faults) > 0 {
		t.Errorf("%+v", faults)
	}
}
