package graph

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText bounds the names, labels and sentences of a record, in bytes.
const maxText = 2000

// Validate finds every fault of a data set at once, errors and warnings, in order of the records.
// It is the gate of every store: what a database cannot enforce is enforced here for all of them.
// The data set is not changed.
func Validate(ds *Dataset) []Fault {
	v := &validator{ds: ds, view: NewView(0, ds.With(Dataset{}, nil), Derived{})}
	v.index()
	v.checkSources()
	v.checkSpecialties()
	v.checkSkills()
	v.checkRoles()
	v.checkRequirements()
	v.checkRelations()
	v.checkLabels()
	v.checkCycles()
	v.checkInheritance()
	v.checkUse()
	return v.faults
}

// validator gathers the faults of one data set.
type validator struct {
	ds     *Dataset
	view   *View // for walks: dangling edges are left out of it
	faults []Fault

	sources     map[SourceID]bool
	specialties map[SpecialtyID]bool
	skills      map[SkillID]*Skill
	roles       map[RoleID]*Role
	seen        map[Key]bool
}

func (v *validator) index() {
	v.sources, v.specialties = map[SourceID]bool{}, map[SpecialtyID]bool{}
	v.skills, v.roles, v.seen = map[SkillID]*Skill{}, map[RoleID]*Role{}, map[Key]bool{}
	for i := range v.ds.Sources {
		v.sources[v.ds.Sources[i].ID] = true
	}
	for i := range v.ds.Specialties {
		v.specialties[v.ds.Specialties[i].ID] = true
	}
	for i := range v.ds.Skills {
		v.skills[v.ds.Skills[i].ID] = &v.ds.Skills[i]
	}
	for i := range v.ds.Roles {
		v.roles[v.ds.Roles[i].ID] = &v.ds.Roles[i]
	}
}

// at is a place within a record, to which faults are reported.
type at struct {
	v       *validator
	subject Key
	field   string
}

func (v *validator) at(subject Key) at { return at{v: v, subject: subject} }

// in is the place of a field below this one; format may hold an index.
func (a at) in(format string, args ...any) at {
	field := fmt.Sprintf(format, args...)
	if a.field != "" {
		field = a.field + "." + field
	}
	return at{a.v, a.subject, field}
}

func (a at) report(s Severity, c FaultCode, value, format string, args ...any) {
	a.v.faults = append(a.v.faults, Fault{
		Code: c, Severity: s, Subject: a.subject, Field: a.field, Value: value,
		Message: fmt.Sprintf(format, args...),
	})
}

func (a at) refuse(c FaultCode, value, format string, args ...any) {
	a.report(SeverityError, c, value, format, args...)
}

func (a at) warn(c FaultCode, value, format string, args ...any) {
	a.report(SeverityWarning, c, value, format, args...)
}

// once refuses a record whose key was seen before.
func (a at) once() {
	if a.v.seen[a.subject] {
		a.refuse(FaultDuplicate, string(a.subject), "it is there twice")
	}
	a.v.seen[a.subject] = true
}

// id refuses what breaks the grammar of ids.
func (a at) id(id string, valid bool) {
	if !valid {
		a.in("id").refuse(FaultID, id, "%q is no valid id: expected lower-case letters, digits and "+
			"single hyphens, at most %d of them", id, MaxSlug)
	}
}

// text refuses a text that is empty, too long, or not plain.
func (a at) text(s string) {
	switch {
	case strings.TrimSpace(s) == "":
		a.refuse(FaultValue, s, "it is empty: expected a text")
	case strings.TrimSpace(s) != s:
		a.refuse(FaultValue, s, "%q has spaces at its ends", s)
	case len(s) > maxText:
		a.refuse(FaultValue, s[:20]+"…", "it has %d bytes: expected at most %d", len(s), maxText)
	case !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl):
		a.refuse(FaultValue, s, "%q holds control characters or broken UTF-8", s)
	}
}

// oneOf refuses a value that is not among those allowed.
func oneOf[T ~string](a at, value T, allowed []T) {
	if !slices.Contains(allowed, value) {
		names := make([]string, len(allowed))
		for i := range allowed {
			names[i] = string(allowed[i])
		}
		a.refuse(FaultValue, string(value), "%q is unknown: expected one of %s", value, strings.Join(names, ", "))
	}
}

// optional is oneOf that lets an empty value pass.
func optional[T ~string](a at, value T, allowed []T) {
	if value != "" {
		oneOf(a, value, allowed)
	}
}

// share refuses a number outside (0, 1].
func (a at) share(s Share) {
	if s <= 0 || s > One {
		a.refuse(FaultValue, s.String(), "%s is out of range: expected above 0 and up to 1", s)
	}
}

// level refuses what is no level.
func (a at) level(l Level) {
	if !l.Valid() {
		a.refuse(FaultValue, fmt.Sprint(int(l)), "%d is no level: expected 1 (AWARENESS) to 5 (EXPERT)", int(l))
	}
}

// skill refuses a reference to a skill that is not there.
func (a at) skill(id SkillID) bool {
	if a.v.skills[id] == nil {
		a.refuse(FaultDangling, string(id), "there is no %s", id)
		return false
	}
	return true
}

// role refuses a reference to a role that is not there.
func (a at) role(id RoleID) bool {
	if a.v.roles[id] == nil {
		a.refuse(FaultDangling, string(id), "there is no %s", id)
		return false
	}
	return true
}

// evidence refuses a statement without evidence, and evidence that is not whole.
func (a at) evidence(all []Evidence) {
	if len(all) == 0 {
		a.in("evidence").refuse(FaultEvidence, "", "it has no evidence: expected a source that states it, "+
			"or a sentence of reasoning")
	}
	for i := range all {
		e, here := &all[i], a.in("evidence[%d]", i)
		if !a.v.sources[e.Source] {
			here.in("source").refuse(FaultDangling, string(e.Source), "there is no %s", e.Source)
		}
		oneOf(here.in("method"), e.Method, Methods())
		here.in("confidence").share(e.Confidence)
		if e.Method == MethodInferred && strings.TrimSpace(e.Reasoning) == "" {
			here.in("reasoning").refuse(FaultValue, "", "inferred evidence has no reasoning: expected a sentence")
		}
	}
}

func (v *validator) checkSources() {
	for i := range v.ds.Sources {
		s := &v.ds.Sources[i]
		here := v.at(Key(s.ID))
		here.once()
		here.id(string(s.ID), s.ID.Valid())
		here.in("title").text(s.Title)
	}
}

func (v *validator) checkSpecialties() {
	for i := range v.ds.Specialties {
		s := &v.ds.Specialties[i]
		here := v.at(Key(s.ID))
		here.once()
		here.id(string(s.ID), s.ID.Valid())
		here.in("name").text(s.Name)
		here.evidence(s.Evidence)
	}
}
