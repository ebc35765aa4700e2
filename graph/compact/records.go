package compact

import "github.com/skillgraph/skillgraph/graph"

// The parts of each record, in the order they are written.

func dataset(c *codec, ds *graph.Dataset) {
	list(c, &ds.Sources, source)
	list(c, &ds.Specialties, specialty)
	list(c, &ds.Skills, skill)
	list(c, &ds.Roles, role)
	list(c, &ds.Requirements, requirement)
	list(c, &ds.Relations, relation)
}

func source(c *codec, s *graph.Source) {
	text(c, &s.ID)
	text(c, &s.Title)
	text(c, &s.Publisher)
	text(c, &s.Date)
	text(c, &s.Licence)
	text(c, &s.URL)
}

func specialty(c *codec, s *graph.Specialty) {
	text(c, &s.ID)
	text(c, &s.Name)
	text(c, &s.Description)
	labels(c, &s.Labels)
	list(c, &s.Evidence, evidence)
}

func skill(c *codec, s *graph.Skill) {
	text(c, &s.ID)
	text(c, &s.Name)
	text(c, &s.Kind)
	text(c, &s.Description)
	labels(c, &s.Labels)
	text(c, &s.Status)
	text(c, &s.ReplacedBy)
	list(c, &s.PreviousIDs, text)
	number(c, &s.Importance)
	list(c, &s.Tags, text)
	text(c, &s.Homepage)
	list(c, &s.ExternalIDs, externalID)
	text(c, &s.Note)
	list(c, &s.Evidence, evidence)
}

func role(c *codec, r *graph.Role) {
	text(c, &r.ID)
	text(c, &r.Name)
	text(c, &r.Description)
	labels(c, &r.Labels)
	text(c, &r.Status)
	text(c, &r.ReplacedBy)
	list(c, &r.PreviousIDs, text)
	optional(c, &r.Specialty, specialtyLink)
	text(c, &r.Seniority)
	text(c, &r.Employment)
	optional(c, &r.Experience, experience)
	list(c, &r.BuildsOn, roleLink)
	list(c, &r.Responsibilities, responsibility)
	list(c, &r.Education, education)
	list(c, &r.Salaries, salary)
	list(c, &r.Tags, text)
	list(c, &r.ExternalIDs, externalID)
	text(c, &r.Note)
	list(c, &r.Evidence, evidence)
}

func requirement(c *codec, r *graph.Requirement) {
	text(c, &r.ID)
	text(c, &r.Role)
	text(c, &r.Slug)
	text(c, &r.Label)
	text(c, &r.Necessity)
	number(c, &r.Importance)
	number(c, &r.AtLeast)
	list(c, &r.Options, option)
	list(c, &r.Evidence, evidence)
}

func option(c *codec, o *graph.Option) {
	text(c, &o.Skill)
	number(c, &o.Level)
}

func relation(c *codec, r *graph.Relation) {
	text(c, &r.Kind)
	text(c, &r.From)
	text(c, &r.To)
	number(c, &r.Level)
	number(c, &r.Strength)
	list(c, &r.Evidence, evidence)
}

func evidence(c *codec, e *graph.Evidence) {
	text(c, &e.Source)
	text(c, &e.Section)
	text(c, &e.Method)
	number(c, &e.Confidence)
	text(c, &e.Reasoning)
}

func labels(c *codec, l *graph.Labels) {
	list(c, &l.Aliases, text)
	list(c, &l.Hidden, text)
	list(c, &l.Everyday, text)
	list(c, &l.Shared, text)
}

func externalID(c *codec, e *graph.ExternalID) {
	text(c, &e.Scheme)
	text(c, &e.ID)
	text(c, &e.Match)
}

func specialtyLink(c *codec, l *graph.SpecialtyLink) {
	text(c, &l.Specialty)
	list(c, &l.Evidence, evidence)
}

func roleLink(c *codec, l *graph.RoleLink) {
	text(c, &l.Role)
	list(c, &l.Evidence, evidence)
}

func experience(c *codec, e *graph.Experience) {
	optional(c, &e.Min, number)
	optional(c, &e.Max, number)
	list(c, &e.Evidence, evidence)
}

func responsibility(c *codec, r *graph.Responsibility) {
	text(c, &r.Text)
	list(c, &r.Evidence, evidence)
}

func education(c *codec, e *graph.Education) {
	text(c, &e.Level)
	text(c, &e.Field)
	flag(c, &e.OrEquivalentExperience)
	text(c, &e.Necessity)
	list(c, &e.Evidence, evidence)
}

func salary(c *codec, s *graph.Salary) {
	optional(c, &s.Min, number)
	optional(c, &s.Max, number)
	optional(c, &s.Average, number)
	text(c, &s.Currency)
	text(c, &s.Period)
	text(c, &s.Region)
	text(c, &s.Seniority)
	text(c, &s.Employment)
	list(c, &s.Evidence, evidence)
}
