package graph

import "strconv"

// Level is how well a skill is had or asked for, 1 to 5; 0 is unstated. docs/method.md has the
// crosswalk to SFIA and O*NET.
type Level int

// The levels, each with the words that job descriptions use for it.
const (
	Awareness Level = 1 // exposure
	Basic     Level = 2 // familiarity, basic knowledge
	Working   Level = 3 // proficiency, experience with
	Advanced  Level = 4 // strong or advanced understanding
	Expert    Level = 5 // expertise, deep knowledge
)

var levelNames = [...]string{"UNSTATED", "AWARENESS", "BASIC", "WORKING", "ADVANCED", "EXPERT"}

// Valid reports whether l is one of the five levels.
func (l Level) Valid() bool { return l >= Awareness && l <= Expert }

// String gives the level's name, such as "WORKING".
func (l Level) String() string {
	if l < 0 || int(l) >= len(levelNames) {
		return "LEVEL " + strconv.Itoa(int(l))
	}
	return levelNames[l]
}

// LevelNames tells what a level may be, for messages.
const LevelNames = "AWARENESS, BASIC, WORKING, ADVANCED or EXPERT"

// CheckLevel returns an InputError for field unless l is a level.
func CheckLevel(field string, l Level) error {
	if l.Valid() {
		return nil
	}
	return &InputError{Field: field, Value: strconv.Itoa(int(l)), Expected: LevelNames}
}
