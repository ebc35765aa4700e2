package graph

import (
	"fmt"
	"strings"
)

// Typed ids. They are legible and stable ("skill:go", "role:api-developer"): a rename never
// changes one and none is ever used again. Clients treat them as opaque. The zero value is no id.
type (
	// SkillID identifies a Skill.
	SkillID string
	// RoleID identifies a Role.
	RoleID string
	// SpecialtyID identifies a Specialty.
	SpecialtyID string
	// SourceID identifies a Source.
	SourceID string
	// RequirementID identifies a Requirement: "requirement:" role slug "." requirement slug.
	RequirementID string
)

// The prefixes of the id grammar: an id is prefix ":" slug.
const (
	skillPrefix       = "skill:"
	rolePrefix        = "role:"
	specialtyPrefix   = "specialty:"
	sourcePrefix      = "source:"
	requirementPrefix = "requirement:"
)

// MaxSlug is the greatest length of a slug in bytes.
const MaxSlug = 60

// ValidSlug reports whether s may stand behind an id's prefix: lower-case ASCII letters and
// digits in groups joined by single hyphens, 1 to MaxSlug bytes.
func ValidSlug(s string) bool {
	if s == "" || len(s) > MaxSlug || s[0] == '-' || s[len(s)-1] == '-' || strings.Contains(s, "--") {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// NewSkillID makes the id of the skill with the given slug.
func NewSkillID(slug string) SkillID { return SkillID(skillPrefix + slug) }

// NewRoleID makes the id of the role with the given slug.
func NewRoleID(slug string) RoleID { return RoleID(rolePrefix + slug) }

// NewSpecialtyID makes the id of the specialty with the given slug.
func NewSpecialtyID(slug string) SpecialtyID { return SpecialtyID(specialtyPrefix + slug) }

// NewSourceID makes the id of the source with the given slug.
func NewSourceID(slug string) SourceID { return SourceID(sourcePrefix + slug) }

// NewRequirementID makes the id of the requirement with the given slug of one role.
func NewRequirementID(role RoleID, slug string) RequirementID {
	return RequirementID(requirementPrefix + strings.TrimPrefix(string(role), rolePrefix) + "." + slug)
}

// Valid reports whether the id keeps the grammar.
func (id SkillID) Valid() bool { return validID(string(id), skillPrefix) }

// Valid reports whether the id keeps the grammar.
func (id RoleID) Valid() bool { return validID(string(id), rolePrefix) }

// Valid reports whether the id keeps the grammar.
func (id SpecialtyID) Valid() bool { return validID(string(id), specialtyPrefix) }

// Valid reports whether the id keeps the grammar.
func (id SourceID) Valid() bool { return validID(string(id), sourcePrefix) }

func validID(id, prefix string) bool {
	slug, ok := strings.CutPrefix(id, prefix)
	return ok && ValidSlug(slug)
}

// CheckSkillID returns an InputError for field when id is not the id of a skill by its form.
func CheckSkillID(field, id string) (SkillID, error) {
	if !SkillID(id).Valid() {
		return "", idError(field, id, "skill")
	}
	return SkillID(id), nil
}

// CheckRoleID returns an InputError for field when id is not the id of a role by its form.
func CheckRoleID(field, id string) (RoleID, error) {
	if !RoleID(id).Valid() {
		return "", idError(field, id, "role")
	}
	return RoleID(id), nil
}

func idError(field, id, typ string) error {
	return &InputError{Field: field, Value: id, Expected: fmt.Sprintf("the id of a %s, such as %q", typ, typ+":…")}
}
