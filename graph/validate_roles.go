package graph

import (
	"fmt"
	"slices"
)

// maxYears bounds the years of experience that a role may ask for.
const maxYears = 50

func (v *validator) checkRoles() {
	claimed := map[RoleID]RoleID{}
	for i := range v.ds.Roles {
		r := &v.ds.Roles[i]
		here := v.at(Key(r.ID))
		here.once()
		here.id(string(r.ID), r.ID.Valid())
		here.in("name").text(r.Name)
		if r.Description == "" {
			here.in("description").warn(FaultDescription, "", "%s is not described", r.Name)
		}
		oneOf(here.in("status"), r.Status, Statuses())
		optional(here.in("seniority"), r.Seniority, Seniorities())
		optional(here.in("employment"), r.Employment, []Employment{Employee, Contract})
		here.externalIDs(r.ExternalIDs)
		here.evidence(r.Evidence)
		v.checkRoleLinks(here, r)
		checkJob(here, r)
		for j, old := range r.PreviousIDs {
			previous(here.in("previousIds[%d]", j), old, r.ID, v.roles[old] != nil, claimed)
		}
	}
}

// checkRoleLinks checks the edges from a role to others.
func (v *validator) checkRoleLinks(here at, r *Role) {
	if r.ReplacedBy != "" {
		here.in("replacedBy").role(r.ReplacedBy)
	}
	if l := r.Specialty; l != nil {
		if !v.specialties[l.Specialty] {
			here.in("specialty").refuse(FaultDangling, string(l.Specialty), "there is no %s", l.Specialty)
		}
		here.in("specialty").evidence(l.Evidence)
	}
	for i, l := range r.BuildsOn {
		link := here.in("buildsOn[%d]", i)
		link.evidence(l.Evidence)
		if l.Role == r.ID {
			link.refuse(FaultSelfEdge, string(l.Role), "%s builds on itself", r.Name)
			continue
		}
		link.role(l.Role)
		if slices.ContainsFunc(r.BuildsOn[:i], func(o RoleLink) bool { return o.Role == l.Role }) {
			link.refuse(FaultDuplicate, string(l.Role), "it is there twice")
		}
	}
}

// checkJob checks what a role says of the job itself.
func checkJob(here at, r *Role) {
	if r.Experience != nil {
		checkExperience(here.in("experience"), r.Experience)
	}
	for i, d := range r.Responsibilities {
		duty := here.in("responsibilities[%d]", i)
		duty.in("text").text(d.Text)
		duty.evidence(d.Evidence)
	}
	for i, e := range r.Education {
		line := here.in("education[%d]", i)
		oneOf(line.in("level"), e.Level, EducationLevels())
		oneOf(line.in("necessity"), e.Necessity, []Necessity{Required, Preferred})
		line.evidence(e.Evidence)
	}
	for i := range r.Salaries {
		checkSalary(here.in("salaries[%d]", i), &r.Salaries[i])
	}
}

func checkExperience(here at, e *Experience) {
	here.evidence(e.Evidence)
	if e.Min == nil && e.Max == nil {
		here.refuse(FaultValue, "", "it names no years: expected min, max or both")
	}
	for _, years := range []*int{e.Min, e.Max} {
		if years != nil && (*years < 0 || *years > maxYears) {
			here.refuse(FaultValue, fmt.Sprint(*years), "%d years are out of range: expected 0 to %d", *years, maxYears)
		}
	}
	if e.Min != nil && e.Max != nil && *e.Min > *e.Max {
		here.refuse(FaultValue, fmt.Sprint(*e.Min), "min %d is above max %d", *e.Min, *e.Max)
	}
}

func checkSalary(here at, s *Salary) {
	here.evidence(s.Evidence)
	oneOf(here.in("period"), s.Period, []Period{PerYear, PerHour})
	optional(here.in("seniority"), s.Seniority, Seniorities())
	optional(here.in("employment"), s.Employment, []Employment{Employee, Contract})
	here.in("currency").capitals(s.Currency, 3, "the three letters of a currency, such as USD")
	here.in("region").capitals(s.Region, 2, "the two letters of a country, such as US")
	var figures []int // in the order they must have
	for _, f := range []*int{s.Min, s.Average, s.Max} {
		if f != nil {
			figures = append(figures, *f)
		}
	}
	switch {
	case len(figures) == 0:
		here.refuse(FaultValue, "", "it names no figure: expected min, max, average or several of them")
	case slices.Min(figures) <= 0:
		here.refuse(FaultValue, fmt.Sprint(slices.Min(figures)), "a salary is above 0")
	case !slices.IsSorted(figures):
		here.refuse(FaultValue, fmt.Sprint(figures), "%v are out of order: expected min ≤ average ≤ max", figures)
	}
}

// capitals refuses what is not n capital letters.
func (a at) capitals(s string, n int, expected string) {
	ok := len(s) == n
	for _, c := range s {
		ok = ok && 'A' <= c && c <= 'Z'
	}
	if !ok {
		a.refuse(FaultValue, s, "%q is not valid: expected %s", s, expected)
	}
}

func (v *validator) checkRequirements() {
	for i := range v.ds.Requirements {
		r := &v.ds.Requirements[i]
		here := v.at(Key(r.ID))
		here.once()
		if !ValidSlug(r.Slug) || r.ID != NewRequirementID(r.Role, r.Slug) {
			here.in("slug").refuse(FaultID, r.Slug, "%q does not make the id %s of a requirement of %s", r.Slug, r.ID, r.Role)
		}
		here.in("role").role(r.Role)
		here.in("label").text(r.Label)
		oneOf(here.in("necessity"), r.Necessity, []Necessity{Required, Preferred})
		here.in("importance").share(r.Importance)
		here.evidence(r.Evidence)
		checkOptions(here, r)
	}
}

func checkOptions(here at, r *Requirement) {
	if len(r.Options) == 0 {
		here.in("options").refuse(FaultValue, "", "it has no option: expected at least one skill")
		return
	}
	if r.AtLeast < 1 || r.AtLeast > len(r.Options) {
		here.in("atLeast").refuse(FaultValue, fmt.Sprint(r.AtLeast), "%d is out of range: expected 1 to %d, the number of options",
			r.AtLeast, len(r.Options))
	}
	for i, o := range r.Options {
		option := here.in("options[%d]", i)
		option.skill(o.Skill)
		option.in("level").level(o.Level)
		if slices.ContainsFunc(r.Options[:i], func(p Option) bool { return p.Skill == o.Skill }) {
			option.refuse(FaultDuplicate, string(o.Skill), "%s is there twice", o.Skill)
		}
	}
}

// checkInheritance sees to it that whoever meets a requirement also meets those that it overrides,
// and that roles at equal distance do not disagree.
func (v *validator) checkInheritance() {
	for i := range v.view.roles {
		inherited := map[string][]*Requirement{}
		for _, step := range v.view.ladder(int32(i))[1:] {
			for _, role := range step {
				for _, e := range v.view.ofRole.of(role) {
					q := &v.view.requirements[e]
					inherited[q.Slug] = append(inherited[q.Slug], q)
				}
			}
		}
		own := map[string]bool{}
		for _, e := range v.view.ofRole.of(int32(i)) {
			q := &v.view.requirements[e]
			own[q.Slug] = true
			for _, over := range inherited[q.Slug] {
				checkRaises(v.at(Key(q.ID)), q, over)
			}
		}
		v.checkAgreement(&v.view.roles[i], own)
	}
}

// checkRaises refuses a requirement that asks for less than the one it overrides.
func checkRaises(here at, q, over *Requirement) {
	lowers := func(field, value, was string) {
		here.in("%s", field).refuse(FaultLowers, value, "%s is less than the %s of %s, which it overrides", value, was, over.ID)
	}
	if q.Necessity.rank() < over.Necessity.rank() {
		lowers("necessity", string(q.Necessity), string(over.Necessity))
	}
	if q.Importance < over.Importance {
		lowers("importance", q.Importance.String(), over.Importance.String())
	}
	added := 0
	for i, o := range q.Options {
		at := slices.IndexFunc(over.Options, func(p Option) bool { return p.Skill == o.Skill })
		switch {
		case at < 0:
			added++
		case o.Level < over.Options[at].Level:
			lowers(fmt.Sprintf("options[%d].level", i), o.Level.String(), over.Options[at].Level.String())
		}
	}
	if old := q.AtLeast - added; old < over.AtLeast { // who takes all the new options needs no more of the old
		here.in("atLeast").refuse(FaultLowers, fmt.Sprint(q.AtLeast),
			"%d of these options leave %d of those of %s, which it overrides: expected at least %d",
			q.AtLeast, max(old, 0), over.ID, over.AtLeast+added)
	}
}

// checkAgreement refuses two requirements of one slug, inherited from roles at equal distance, that
// name other skills: neither overrides the other.
func (v *validator) checkAgreement(r *Role, own map[string]bool) {
	decided := own
	for _, step := range v.view.ladder(v.view.roleAt[r.ID])[1:] {
		first := map[string]*Requirement{}
		for _, role := range step {
			for _, e := range v.view.ofRole.of(role) {
				q := &v.view.requirements[e]
				if p := first[q.Slug]; p != nil && !decided[q.Slug] && !sameSkills(p, q) {
					v.at(Key(r.ID)).in("buildsOn").refuse(FaultContradiction, q.Slug,
						"%s and %s are inherited from equally near roles and name other skills: override %q here",
						p.ID, q.ID, q.Slug)
				}
				first[q.Slug] = q
			}
		}
		for slug := range first {
			decided[slug] = true
		}
	}
}

func sameSkills(a, b *Requirement) bool {
	return len(a.Options) == len(b.Options) && !slices.ContainsFunc(a.Options, func(o Option) bool {
		return !slices.ContainsFunc(b.Options, func(p Option) bool { return p.Skill == o.Skill })
	})
}
