package graph

import "slices"

// Seniority is the rung of a career ladder; empty where a role has none.
type Seniority string

// The rungs, in order.
const (
	Junior Seniority = "JUNIOR"
	Mid    Seniority = "MID"
	Senior Seniority = "SENIOR"
	Lead   Seniority = "LEAD"
)

// Seniorities lists the rungs in order.
func Seniorities() []Seniority { return []Seniority{Junior, Mid, Senior, Lead} }

// rung numbers the rungs from 1; a role that names none is the plain one, neither junior nor senior.
func (s Seniority) rung() int {
	if s == "" {
		s = Mid
	}
	return slices.Index(Seniorities(), s) + 1
}

// Employment is the form of contract; empty where a role leaves it open.
type Employment string

// The forms of employment.
const (
	Employee Employment = "EMPLOYEE"
	Contract Employment = "CONTRACT"
)

// Role is a job that people have or look for.
type Role struct {
	ID          RoleID `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	Labels
	Status           Status           `json:"status"`
	ReplacedBy       RoleID           `json:"replacedBy,omitempty"`
	PreviousIDs      []RoleID         `json:"previousIds,omitempty"`
	Specialty        *SpecialtyLink   `json:"specialty,omitempty"`
	Seniority        Seniority        `json:"seniority,omitempty"`
	Employment       Employment       `json:"employment,omitempty"`
	Experience       *Experience      `json:"experience,omitempty"`
	BuildsOn         []RoleLink       `json:"buildsOn,omitempty"` // what it inherits from, acyclic
	Responsibilities []Responsibility `json:"responsibilities,omitempty"`
	Education        []Education      `json:"education,omitempty"`
	Salaries         []Salary         `json:"salaries,omitempty"`
	Tags             []string         `json:"tags,omitempty"`
	ExternalIDs      []ExternalID     `json:"externalIds,omitempty"`
	Note             string           `json:"note,omitempty"`
	Evidence         []Evidence       `json:"evidence"`
}

// Specialty is a field of backend work, such as database or security.
type Specialty struct {
	ID          SpecialtyID `json:"id"`
	Name        string      `json:"name"`
	Description string      `json:"description,omitempty"`
	Labels
	Evidence []Evidence `json:"evidence"`
}

// SpecialtyLink is the IN_SPECIALTY edge of a role.
type SpecialtyLink struct {
	Specialty SpecialtyID `json:"specialty"`
	Evidence  []Evidence  `json:"evidence"`
}

// RoleLink is the BUILDS_ON edge of a role.
type RoleLink struct {
	Role     RoleID     `json:"role"`
	Evidence []Evidence `json:"evidence"`
}

// Experience is the years of work that a role asks for.
type Experience struct {
	Min      *int       `json:"min,omitempty"` // years; nil: none named
	Max      *int       `json:"max,omitempty"`
	Evidence []Evidence `json:"evidence"`
}

// Responsibility is one thing that the holder of a role does.
type Responsibility struct {
	Text     string     `json:"text"`
	Evidence []Evidence `json:"evidence"`
}

// EducationLevel is a degree or its like.
type EducationLevel string

// The education levels. AnyDegree stands where a source names no level.
const (
	Bootcamp  EducationLevel = "BOOTCAMP"
	AnyDegree EducationLevel = "DEGREE"
	Bachelor  EducationLevel = "BACHELOR"
	Master    EducationLevel = "MASTER"
)

// EducationLevels lists every education level.
func EducationLevels() []EducationLevel {
	return []EducationLevel{Bootcamp, AnyDegree, Bachelor, Master}
}

// Education is one line of what a role asks of schooling.
type Education struct {
	Level                  EducationLevel `json:"level"`
	Field                  string         `json:"field,omitempty"`
	OrEquivalentExperience bool           `json:"orEquivalentExperience,omitempty"`
	Necessity              Necessity      `json:"necessity"`
	Evidence               []Evidence     `json:"evidence"`
}

// Period is the time that a salary figure is for.
type Period string

// The periods of a salary figure.
const (
	PerYear Period = "YEAR"
	PerHour Period = "HOUR"
)

// Salary is one figure of one source. Figures that disagree stand side by side.
type Salary struct {
	Min        *int       `json:"min,omitempty"` // whole units of the currency; nil: not given
	Max        *int       `json:"max,omitempty"`
	Average    *int       `json:"average,omitempty"`
	Currency   string     `json:"currency"` // ISO 4217
	Period     Period     `json:"period"`
	Region     string     `json:"region"` // ISO 3166-1 alpha-2
	Seniority  Seniority  `json:"seniority,omitempty"`
	Employment Employment `json:"employment,omitempty"`
	Evidence   []Evidence `json:"evidence"`
}
