package neo4jstore

import (
	"cmp"
	"slices"

	"github.com/skillgraph/skillgraph/graph"
)

// roleRow is a role without its links.
func roleRow(r *graph.Role) any {
	p := properties{
		"id": string(r.ID), "name": text(r.Name), "description": text(r.Description),
		"status": text(r.Status), "replacedBy": text(r.ReplacedBy), "previousIds": stringList(r.PreviousIDs),
		"seniority": text(r.Seniority), "employment": text(r.Employment), "tags": stringList(r.Tags),
		"note": text(r.Note),
	}
	p.setLabels(r.Labels)
	p.setExternalIDs(r.ExternalIDs)
	p.setEvidence(ownEvidence, r.Evidence)
	p.setExperience(r.Experience)
	p.setResponsibilities(r.Responsibilities)
	p.setEducation(r.Education)
	p.setSalaries(r.Salaries)
	return map[string]any(p)
}

func (p properties) setExperience(e *graph.Experience) {
	if e == nil {
		e = &graph.Experience{}
	}
	p["yearsMin"], p["yearsMax"] = maybeWhole(e.Min), maybeWhole(e.Max)
	p.setEvidence(yearsEvidence, e.Evidence)
}

func (p properties) setResponsibilities(all []graph.Responsibility) {
	lines, evidence := make([]string, len(all)), make([][]graph.Evidence, len(all))
	for i := range all {
		lines[i], evidence[i] = all[i].Text, all[i].Evidence
	}
	p["responsibilities"] = stringList(lines)
	p.setEvidenceOf(responsibilityEvidence, evidence)
}

func (p properties) setEducation(all []graph.Education) {
	type e = graph.Education
	p["educationLevel"] = column(all, func(e *e) string { return string(e.Level) }, asText)
	p["educationField"] = column(all, func(e *e) string { return e.Field }, asText)
	p["educationOrEquivalentExperience"] = column(all,
		func(e *e) bool { return e.OrEquivalentExperience }, asFlag)
	p["educationNecessity"] = column(all, func(e *e) string { return string(e.Necessity) }, asText)
	evidence := make([][]graph.Evidence, len(all))
	for i := range all {
		evidence[i] = all[i].Evidence
	}
	p.setEvidenceOf(educationEvidence, evidence)
}

func (p properties) setSalaries(all []graph.Salary) {
	type s = graph.Salary
	p["salaryCurrency"] = column(all, func(s *s) string { return s.Currency }, asText)
	p["salaryPeriod"] = column(all, func(s *s) string { return string(s.Period) }, asText)
	p["salaryRegion"] = column(all, func(s *s) string { return s.Region }, asText)
	p["salarySeniority"] = column(all, func(s *s) string { return string(s.Seniority) }, asText)
	p["salaryEmployment"] = column(all, func(s *s) string { return string(s.Employment) }, asText)
	p["salaryMin"] = column(all, func(s *s) int { return orZero(s.Min) }, asWhole)
	p["salaryMax"] = column(all, func(s *s) int { return orZero(s.Max) }, asWhole)
	p["salaryAverage"] = column(all, func(s *s) int { return orZero(s.Average) }, asWhole)
	evidence := make([][]graph.Evidence, len(all))
	for i := range all {
		evidence[i] = all[i].Evidence
	}
	p.setEvidenceOf(salaryEvidence, evidence)
}

// orZero stands for a figure that is not given: no salary is 0, and an array holds no null.
func orZero(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

func orNil(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// readRole reads a role with its links.
func readRole(r record) graph.Role {
	return graph.Role{
		ID: graph.RoleID(r.text("id")), Name: r.text("name"), Description: r.text("description"),
		Labels: r.labels(), Status: graph.Status(r.text("status")),
		ReplacedBy: graph.RoleID(r.text("replacedBy")), PreviousIDs: texts[graph.RoleID](r, "previousIds"),
		Specialty: r.specialty(), Seniority: graph.Seniority(r.text("seniority")),
		Employment: graph.Employment(r.text("employment")), Experience: r.experience(),
		BuildsOn: r.buildsOn(), Responsibilities: r.responsibilities(), Education: r.education(),
		Salaries: r.salaries(), Tags: texts[string](r, "tags"), ExternalIDs: r.externalIDs(),
		Note: r.text("note"), Evidence: r.evidence(ownEvidence),
	}
}

func (r record) specialty() *graph.SpecialtyLink {
	links := r.records("specialties")
	if len(links) == 0 {
		return nil
	}
	if len(links) > 1 {
		r.add(graph.FaultDuplicate, "specialty", len(links),
			"it has %d IN_SPECIALTY edges: expected one at most", len(links))
	}
	return &graph.SpecialtyLink{
		Specialty: graph.SpecialtyID(links[0].text("id")), Evidence: links[0].evidence(ownEvidence),
	}
}

// buildsOn reads the BUILDS_ON edges in the editors' order, which their positions keep.
func (r record) buildsOn() []graph.RoleLink {
	links := r.records("buildsOn")
	sortByPosition(links)
	var all []graph.RoleLink
	for _, l := range links {
		all = append(all, graph.RoleLink{
			Role: graph.RoleID(l.text("id")), Evidence: l.evidence(ownEvidence),
		})
	}
	return all
}

// sortByPosition orders edges by their position, and those that somebody made without one by the
// id at their end.
func sortByPosition(edges []record) {
	slices.SortFunc(edges, func(a, b record) int {
		return cmp.Or(
			cmp.Compare(a.whole("position"), b.whole("position")), cmp.Compare(a.text("id"), b.text("id")),
		)
	})
}

func (r record) experience() *graph.Experience {
	e := graph.Experience{
		Min: r.maybeWhole("yearsMin"), Max: r.maybeWhole("yearsMax"), Evidence: r.evidence(yearsEvidence),
	}
	if e.Min == nil && e.Max == nil && e.Evidence == nil {
		return nil
	}
	return &e
}

func (r record) responsibilities() []graph.Responsibility {
	lines := texts[string](r, "responsibilities")
	evidence := r.evidenceOf(responsibilityEvidence, len(lines))
	var all []graph.Responsibility
	for i, line := range lines {
		all = append(all, graph.Responsibility{Text: line, Evidence: evidence[i]})
	}
	return all
}

func (r record) education() []graph.Education {
	levels := texts[graph.EducationLevel](r, "educationLevel")
	n := len(levels)
	fields := parallel(r, "educationField", n, texts[string](r, "educationField"))
	or := parallel(r, "educationOrEquivalentExperience", n, r.flags("educationOrEquivalentExperience"))
	necessities := parallel(r, "educationNecessity", n, texts[graph.Necessity](r, "educationNecessity"))
	evidence := r.evidenceOf(educationEvidence, n)
	var all []graph.Education
	for i, level := range levels {
		all = append(all, graph.Education{
			Level: level, Field: fields[i], OrEquivalentExperience: or[i], Necessity: necessities[i],
			Evidence: evidence[i],
		})
	}
	return all
}

func (r record) salaries() []graph.Salary {
	currencies := texts[string](r, "salaryCurrency")
	n := len(currencies)
	periods := parallel(r, "salaryPeriod", n, texts[graph.Period](r, "salaryPeriod"))
	regions := parallel(r, "salaryRegion", n, texts[string](r, "salaryRegion"))
	seniorities := parallel(r, "salarySeniority", n, texts[graph.Seniority](r, "salarySeniority"))
	employments := parallel(r, "salaryEmployment", n, texts[graph.Employment](r, "salaryEmployment"))
	least := parallel(r, "salaryMin", n, r.wholes("salaryMin"))
	most := parallel(r, "salaryMax", n, r.wholes("salaryMax"))
	average := parallel(r, "salaryAverage", n, r.wholes("salaryAverage"))
	evidence := r.evidenceOf(salaryEvidence, n)
	var all []graph.Salary
	for i, currency := range currencies {
		all = append(all, graph.Salary{
			Min: orNil(least[i]), Max: orNil(most[i]), Average: orNil(average[i]), Currency: currency,
			Period: periods[i], Region: regions[i], Seniority: seniorities[i], Employment: employments[i],
			Evidence: evidence[i],
		})
	}
	return all
}
