package graph

// Profile is what somebody has, in any mix of spellings; the parts are merged.
type Profile struct {
	Names  []string    // names as people write them
	IDs    []string    // ids of skills
	Skills []HeldSkill // with a level each
	// DefaultLevel is for what has no level of its own; 0 means WORKING.
	DefaultLevel Level
}

// HeldSkill names one skill by exactly one of ID and Name.
type HeldSkill struct {
	ID    string
	Name  string
	Level Level // 0: unstated
}

// ProfileReading says what was made of a profile.
type ProfileReading struct {
	Skills     []ReadSkill
	Unresolved []Unresolved
}

// ReadSkill is one skill of a profile after its spellings were merged.
type ReadSkill struct {
	Skill       *Skill
	Level       Level    // the highest stated, else the default
	LevelStated bool     // whether any input stated a level
	Inputs      []string // the inputs that it was read from, in their order
}

// Unresolved is one entry of a profile that names no skill, or several.
type Unresolved struct {
	Path       string // where it stands, such as "have.names[0]"
	Input      string
	Outcome    Outcome
	Candidates []Candidate
}

// Outcome is what came of resolving a name.
type Outcome string

// The outcomes.
const (
	Resolved  Outcome = "RESOLVED"
	Ambiguous Outcome = "AMBIGUOUS"
	Unknown   Outcome = "UNKNOWN"
)

// MatchKind is how a name met a label.
type MatchKind string

// Candidate is one concept that a name may mean.
type Candidate struct {
	ID    string    // of a skill or a role
	Name  string    // its preferred name
	Match MatchKind // EXACT, ALIAS, HIDDEN, NORMALISED, PREFIX or FUZZY
	Score Share
}
