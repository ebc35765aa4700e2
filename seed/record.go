package seed

import (
	"cmp"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
)

// How sure a statement is where its entry does not say so.
const (
	statedConfidence   share = 9000
	inferredConfidence share = 8000
	editors                  = "editors" // the source of what is inferred
)

// evidence spells a claim out.
func (c *claim) evidence() []graph.Evidence {
	sure := func(otherwise share) graph.Share {
		if c.Confidence != nil {
			return graph.Share(*c.Confidence)
		}
		return graph.Share(otherwise)
	}
	var all []graph.Evidence
	for _, cite := range c.Cites {
		source, section, _ := strings.Cut(cite, "#")
		all = append(all, graph.Evidence{
			Source: graph.NewSourceID(source), Section: section, Method: graph.MethodStated,
			Confidence: sure(statedConfidence),
		})
	}
	if c.Because != "" {
		all = append(all, graph.Evidence{
			Source: graph.NewSourceID(editors), Method: graph.MethodInferred,
			Confidence: sure(inferredConfidence), Reasoning: c.Because,
		})
	}
	for _, e := range c.Evidence {
		all = append(all, graph.Evidence{
			Source: graph.NewSourceID(e.Source), Section: e.Section, Method: e.Method,
			Confidence: graph.Share(e.Confidence), Reasoning: e.Reasoning,
		})
	}
	return all
}

func (l *labelsEntry) labels() graph.Labels {
	return graph.Labels{Aliases: l.Aliases, Hidden: l.Hidden, Everyday: l.Everyday, Shared: l.Shared}
}

func externalIDs(entries []externalEntry) []graph.ExternalID {
	var all []graph.ExternalID
	for _, e := range entries {
		all = append(all, graph.ExternalID(e))
	}
	return all
}

// ids turns slugs into ids.
func ids[T ~string](slugs []string, id func(string) T) []T {
	var all []T
	for _, s := range slugs {
		all = append(all, id(s))
	}
	return all
}

// optionalID is the id of a slug, none for none.
func optionalID[T ~string](slug string, id func(string) T) T {
	if slug == "" {
		return ""
	}
	return id(slug)
}

func (e *sourceEntry) record() graph.Source {
	return graph.Source{
		ID: graph.NewSourceID(e.ID), Title: e.Title, Publisher: e.Publisher, Date: e.Date,
		Licence: e.Licence, URL: e.URL,
	}
}

func (e *specialtyEntry) record() graph.Specialty {
	return graph.Specialty{
		ID: graph.NewSpecialtyID(e.ID), Name: e.Name, Description: e.Description,
		Labels: e.Labels.labels(), Evidence: e.Claim.evidence(),
	}
}

func (e *skillEntry) record() graph.Skill {
	return graph.Skill{
		ID: graph.NewSkillID(e.ID), Name: e.Name, Kind: e.Kind, Description: e.Description,
		Labels: e.Labels.labels(), Status: cmp.Or(e.Status, graph.Active),
		ReplacedBy:  optionalID(e.ReplacedBy, graph.NewSkillID),
		PreviousIDs: ids(e.PreviousIDs, graph.NewSkillID), Importance: graph.Share(e.Importance),
		Tags: e.Tags, Homepage: e.Homepage, ExternalIDs: externalIDs(e.ExternalIDs), Note: e.Note,
		Evidence: e.Claim.evidence(),
	}
}

// relationList is the relations of one kind that an entry lists, and the key they stand under.
type relationList struct {
	key     string
	kind    graph.RelationKind
	entries []relationEntry
}

func (e *skillEntry) relations() []relationList {
	return []relationList{
		{"builtWith", graph.BuiltWith, e.BuiltWith},
		{"implies", graph.Implies, e.Implies},
		{"certifies", graph.Certifies, e.Certifies},
		{"prerequisites", graph.Prerequisite, e.Prerequisites},
		{"broader", graph.Broader, e.Broader},
		{"partOf", graph.PartOf, e.PartOf},
		{"alternatives", graph.Alternative, e.Alternatives},
	}
}

func (e *relationEntry) record(kind graph.RelationKind, from graph.SkillID) graph.Relation {
	return graph.Relation{
		Kind: kind, From: from, To: graph.NewSkillID(e.To), Level: e.Level,
		Strength: graph.Share(e.Strength), Evidence: e.Claim.evidence(),
	}
}

func (e *roleEntry) record() graph.Role {
	r := graph.Role{
		ID: graph.NewRoleID(e.ID), Name: e.Name, Description: e.Description, Labels: e.Labels.labels(),
		Status: cmp.Or(e.Status, graph.Active), ReplacedBy: optionalID(e.ReplacedBy, graph.NewRoleID),
		PreviousIDs: ids(e.PreviousIDs, graph.NewRoleID), Seniority: e.Seniority,
		Employment: e.Employment, Tags: e.Tags, ExternalIDs: externalIDs(e.ExternalIDs), Note: e.Note,
		Evidence: e.Claim.evidence(),
	}
	if e.Specialty != "" {
		r.Specialty = &graph.SpecialtyLink{Specialty: graph.NewSpecialtyID(e.Specialty), Evidence: r.Evidence}
	}
	if x := e.Experience; x != nil {
		r.Experience = &graph.Experience{Min: x.Min, Max: x.Max, Evidence: x.Claim.evidence()}
	}
	for i := range e.BuildsOn {
		b := &e.BuildsOn[i]
		r.BuildsOn = append(r.BuildsOn, graph.RoleLink{Role: graph.NewRoleID(b.To), Evidence: b.Claim.evidence()})
	}
	e.addJob(&r)
	return r
}

// addJob adds what the entry says of the job itself.
func (e *roleEntry) addJob(r *graph.Role) {
	for i := range e.Responsibilities {
		d := &e.Responsibilities[i]
		r.Responsibilities = append(r.Responsibilities, graph.Responsibility{Text: d.Text, Evidence: d.Claim.evidence()})
	}
	for i := range e.Education {
		d := &e.Education[i]
		r.Education = append(r.Education, graph.Education{
			Level: d.Level, Field: d.Field, OrEquivalentExperience: d.OrEquivalentExperience,
			Necessity: d.Necessity, Evidence: d.Claim.evidence(),
		})
	}
	for i := range e.Salaries {
		s := &e.Salaries[i]
		r.Salaries = append(r.Salaries, graph.Salary{
			Min: s.Min, Max: s.Max, Average: s.Average, Currency: s.Currency, Period: s.Period,
			Region: s.Region, Seniority: s.Seniority, Employment: s.Employment, Evidence: s.Claim.evidence(),
		})
	}
}

func (e *requirementEntry) record(role graph.RoleID) graph.Requirement {
	r := graph.Requirement{
		ID: graph.NewRequirementID(role, e.Slug), Role: role, Slug: e.Slug, Label: e.Label,
		Necessity: e.Necessity, Importance: graph.Share(e.Importance), AtLeast: 1,
		Evidence: e.Claim.evidence(),
	}
	if e.AtLeast != nil {
		r.AtLeast = *e.AtLeast
	}
	for _, o := range e.Options {
		r.Options = append(r.Options, graph.Option{
			Skill: graph.NewSkillID(o.Skill), Level: cmp.Or(o.Level, e.Level),
		})
	}
	return r
}
