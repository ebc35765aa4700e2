package graph

import (
	"cmp"

	"github.com/skillgraph/skillgraph/text"
)

// LevelSource says where the level of a skill in a profile comes from.
type LevelSource string

// The sources of a level, the surest first.
const (
	LevelIsStated LevelSource = "STATED"  // an entry gives it, or the words of a text
	LevelOfYears  LevelSource = "YEARS"   // a text tells for how many years
	LevelOfTitle  LevelSource = "TITLE"   // the title of a text names the skill, as in "Senior Go Engineer"
	LevelDefault  LevelSource = "DEFAULT" // nothing is said
)

// heldLevel is a level and where it comes from; of level 0 where nothing is said.
type heldLevel struct {
	level  Level
	source LevelSource
}

// from is where the level that counts comes from.
func (h heldLevel) from() LevelSource {
	if h.level == 0 {
		return LevelDefault
	}
	return h.source
}

// trust ranks the sources of equal levels.
var trust = map[LevelSource]int{LevelIsStated: 3, LevelOfYears: 2, LevelOfTitle: 1}

// higher is the higher of two levels, among equals that of the surer source.
func higher(a, b heldLevel) heldLevel {
	if cmp.Or(cmp.Compare(a.level, b.level), cmp.Compare(trust[a.source], trust[b.source])) < 0 {
		return b
	}
	return a
}

// levelOf draws the level of a mention from a text with a title, which may be nil.
type levelOf func(*text.Mention, *text.TitleReading) heldLevel

// manner is how a text is read for a profile.
type manner struct {
	level       levelOf
	wishesCount bool // what somebody wishes to learn is had in the end
}

// statedLevel takes the words of the text and nothing else.
func statedLevel(m *text.Mention, _ *text.TitleReading) heldLevel {
	return heldLevel{Level(m.Level), LevelIsStated}
}

// personLevel reads a text about somebody: what it states of a skill, else the years, else the rung of
// the title that names the skill.
func personLevel(m *text.Mention, title *text.TitleReading) heldLevel {
	switch {
	case m.Level > 0:
		return statedLevel(m, title)
	case m.Years != nil:
		return heldLevel{yearsLevel(m.Years.Min), LevelOfYears}
	case title != nil && title.RankStart <= m.Start && m.End <= title.RankEnd && seasoned(title.Seniority):
		return heldLevel{seasonedLevel, LevelOfTitle}
	}
	return heldLevel{}
}

// yearsLevel is the crosswalk from years of use to a level. EXPERT is not a matter of years.
func yearsLevel(years int) Level {
	switch {
	case years >= advancedYears:
		return Advanced
	case years < workingYears:
		return Basic
	}
	return Working
}

// seasoned reports whether a rung is above the plain one.
func seasoned(rung string) bool { return Seniority(rung).rung() > Mid.rung() }
