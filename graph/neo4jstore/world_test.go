package neo4jstore_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
)

// filler fills a random world in: graphtest draws its shape, and here every field of every record
// comes to have a value in some world and none in another.
type filler struct {
	*rapid.T
	ds *graph.Dataset
}

func drawWorld(t *rapid.T) *graph.Dataset {
	f := &filler{t, graphtest.RandomWorld(t)}
	f.sources()
	f.specialties()
	for i := range f.ds.Skills {
		f.skill(i)
	}
	for i := range f.ds.Roles {
		f.role(i)
		f.job(&f.ds.Roles[i])
	}
	for i := range f.ds.Requirements {
		f.ds.Requirements[i].Label, f.ds.Requirements[i].Evidence = f.text("label"), f.evidence()
	}
	for i := range f.ds.Relations {
		r := &f.ds.Relations[i]
		r.Evidence = f.evidence()
		if r.Kind == graph.Alternative && f.toss("turned?") {
			r.From, r.To = r.To, r.From
		}
	}
	f.ds.Sort()
	return f.ds
}

func (f *filler) number(label string, least, most int) int {
	return rapid.IntRange(least, most).Draw(f.T, label)
}

func (f *filler) toss(label string) bool { return rapid.Bool().Draw(f.T, label) }

func oneOf[T any](f *filler, label string, among []T) T {
	return rapid.SampledFrom(among).Draw(f.T, label)
}

// text is a sentence with what a database or a language may trip over.
func (f *filler) text(label string) string {
	return oneOf(f, label, []string{
		"Plain.", "It's \"quoted\" \\ and `ticked`", "Grüße, 世界 🙂", "0.1",
		"$rows {x: 1} // no comment; done",
	})
}

func (f *filler) maybe(label string) string {
	if f.toss(label + "?") {
		return f.text(label)
	}
	return ""
}

func (f *filler) share(label string) graph.Share { return graph.Share(f.number(label, 1, 10_000)) }

func (f *filler) evidence() []graph.Evidence {
	all := make([]graph.Evidence, f.number("evidence", 1, 3))
	for i := range all {
		all[i] = graph.Evidence{
			Source: oneOf(f, "source", f.ds.Sources).ID, Section: f.maybe("section"),
			Method: oneOf(f, "method", graph.Methods()), Confidence: f.share("confidence"),
			Reasoning: f.text("reasoning"),
		}
	}
	return all
}

func (f *filler) labels(slug string, i int) (l graph.Labels) {
	for n := range f.number("aliases", 0, 2) {
		l.Aliases = append(l.Aliases, fmt.Sprintf("%s %d alias %d", slug, i, n))
	}
	if f.toss("hidden?") {
		l.Hidden = []string{fmt.Sprintf("%s %d hiden", slug, i)}
		l.Everyday = l.Hidden
	}
	if f.toss("shared?") {
		l.Aliases = append(l.Aliases, slug+" shared")
		l.Shared = []string{slug + " shared"}
	}
	return l
}

func (f *filler) externalIDs() (all []graph.ExternalID) {
	for range f.number("externalIds", 0, 2) {
		all = append(all, graph.ExternalID{
			Scheme: "wikidata", ID: f.text("externalId"),
			Match: oneOf(f, "match", []graph.MatchType{graph.ExactMatch, graph.BroadMatch}),
		})
	}
	return all
}

func (f *filler) tags() (all []string) {
	for range f.number("tags", 0, 2) {
		all = append(all, f.text("tag"))
	}
	return all
}

func (f *filler) sources() {
	for i := range f.number("sources", 0, 2) {
		f.ds.Sources = append(f.ds.Sources, graph.Source{
			ID: graph.NewSourceID(fmt.Sprintf("source-%d", i)), Title: f.text("title"),
			Publisher: f.maybe("publisher"), Date: f.maybe("date"), Licence: f.maybe("licence"), URL: f.maybe("url"),
		})
	}
}

func (f *filler) specialties() {
	for i := range f.number("specialties", 0, 2) {
		f.ds.Specialties = append(f.ds.Specialties, graph.Specialty{
			ID: graph.NewSpecialtyID(fmt.Sprintf("specialty-%d", i)), Name: fmt.Sprintf("Specialty %d", i),
			Description: f.maybe("description"), Labels: f.labels("specialty", i), Evidence: f.evidence(),
		})
	}
}

// skill fills in all but what decides which edges a skill may have; one without edges may be of any
// kind.
func (f *filler) skill(i int) {
	s := &f.ds.Skills[i]
	s.Description, s.Labels = f.maybe("description"), f.labels("skill", i)
	s.Status = oneOf(f, "status", graph.Statuses())
	s.Tags, s.Homepage, s.Note = f.tags(), f.maybe("homepage"), f.maybe("note")
	s.ExternalIDs, s.Evidence = f.externalIDs(), f.evidence()
	if i > 0 && f.toss("replaced?") {
		s.ReplacedBy = f.ds.Skills[f.number("successor", 0, i-1)].ID
	}
	if f.toss("previous?") {
		s.PreviousIDs = []graph.SkillID{graph.NewSkillID(fmt.Sprintf("old-skill-%d", i))}
	}
	touches := func(r graph.Relation) bool { return r.From == s.ID || r.To == s.ID }
	if !slices.ContainsFunc(f.ds.Relations, touches) {
		s.Kind = oneOf(f, "any kind", graph.SkillKinds())
	}
}

func (f *filler) role(i int) {
	r := &f.ds.Roles[i]
	r.Description, r.Labels = f.maybe("description"), f.labels("role", i)
	r.Status = oneOf(f, "status", graph.Statuses())
	r.Seniority = oneOf(f, "seniority", append(graph.Seniorities(), ""))
	r.Employment = oneOf(f, "employment", []graph.Employment{graph.Employee, graph.Contract, ""})
	r.Tags, r.ExternalIDs, r.Note, r.Evidence = f.tags(), f.externalIDs(), f.maybe("note"), f.evidence()
	if len(f.ds.Specialties) > 0 && f.toss("specialty?") {
		id := oneOf(f, "specialty", f.ds.Specialties).ID
		r.Specialty = &graph.SpecialtyLink{Specialty: id, Evidence: f.evidence()}
	}
	if f.toss("previous?") {
		r.PreviousIDs = []graph.RoleID{graph.NewRoleID(fmt.Sprintf("old-role-%d", i))}
	}
	if i > 0 && f.toss("replaced?") {
		r.ReplacedBy = f.ds.Roles[0].ID
	}
	slices.Reverse(r.BuildsOn) // an order that is not that of the ids
	for n := range r.BuildsOn {
		r.BuildsOn[n].Evidence = f.evidence()
	}
}

// job fills in what a role says of the job itself.
func (f *filler) job(r *graph.Role) {
	years := []*int{nil, new(int), new(int)}
	*years[2] = f.number("years", 1, 50)
	if f.toss("years?") {
		r.Experience = &graph.Experience{Min: oneOf(f, "min", years), Max: years[2], Evidence: f.evidence()}
	}
	for range f.number("responsibilities", 0, 2) {
		duty := graph.Responsibility{Text: f.text("duty"), Evidence: f.evidence()}
		r.Responsibilities = append(r.Responsibilities, duty)
	}
	for range f.number("education", 0, 2) {
		r.Education = append(r.Education, graph.Education{
			Level: oneOf(f, "degree", graph.EducationLevels()), Field: f.maybe("field"), Evidence: f.evidence(),
			OrEquivalentExperience: f.toss("or?"),
			Necessity:              oneOf(f, "necessity", []graph.Necessity{graph.Required, graph.Preferred}),
		})
	}
	for range f.number("salaries", 0, 2) {
		least := f.number("salary", 1, 1000)
		most := least + f.number("more", 0, 1000)
		s := graph.Salary{
			Max: &most, Currency: "USD", Region: "US", Evidence: f.evidence(),
			Period:    oneOf(f, "period", []graph.Period{graph.PerYear, graph.PerHour}),
			Seniority: r.Seniority, Employment: r.Employment,
		}
		if f.toss("least?") {
			s.Min, s.Average = &least, &least
		}
		r.Salaries = append(r.Salaries, s)
	}
}
