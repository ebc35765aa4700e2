package graph

// Necessity is how binding a requirement is.
type Necessity string

// The necessities.
const (
	Required  Necessity = "REQUIRED"
	Preferred Necessity = "PREFERRED"
)

// rank orders necessities: the stronger is greater.
func (n Necessity) rank() int64 {
	if n == Required {
		return requiredWeight
	}
	return preferredWeight
}

// Requirement is what a role asks for: at least AtLeast of its options, each at its level. With
// one option it is a plain requirement, with more a group.
type Requirement struct {
	ID         RequirementID `json:"id"`
	Role       RoleID        `json:"role"`
	Slug       string        `json:"slug"` // its identity within the role's ladder
	Label      string        `json:"label"`
	Necessity  Necessity     `json:"necessity"`
	Importance Share         `json:"importance"` // above 0, up to 1
	AtLeast    int           `json:"atLeast"`    // 1 to len(Options)
	Options    []Option      `json:"options"`    // in the editors' order of preference
	Evidence   []Evidence    `json:"evidence"`
}

// Option is one skill that counts towards a requirement.
type Option struct {
	Skill SkillID `json:"skill"`
	Level Level   `json:"level"` // 1–5: what is asked for
}
