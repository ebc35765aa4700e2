package graph

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/skillgraph/skillgraph/text"
)

// Profile is what somebody has, in any mix of spellings; the parts are merged.
type Profile struct {
	Names  []string    // names as people write them
	IDs    []string    // ids of skills
	Skills []HeldSkill // with a level each
	Text   string      // running text, such as a CV; what it names and does not deny counts
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
	NotHeld    []NotHeldSkill // in order of name
}

// NotHeldSkill is a skill that a profile's text names and says not to be had.
type NotHeldSkill struct {
	Skill  *Skill
	Reason NotHeldReason
	Inputs []string // the words of the text that name it
}

// NotHeldReason says why a named skill is not held.
type NotHeldReason string

// The reasons, the first of which counts where there are several.
const (
	Wished NotHeldReason = "WISHED" // somebody wants to learn it or is interested in it
	Denied NotHeldReason = "DENIED" // the text denies it
)

// ReadSkill is one skill of a profile after its spellings were merged.
type ReadSkill struct {
	Skill       *Skill
	Level       Level // the highest stated or drawn, else the default
	LevelSource LevelSource
	Inputs      []string // the inputs that it was read from, in their order
}

// LevelStated reports whether an input stated the level.
func (s ReadSkill) LevelStated() bool { return s.LevelSource == LevelIsStated }

// Unresolved is one entry of a profile that names no skill, or several.
type Unresolved struct {
	Path       string // where it stands, such as "have.names[0]"
	Input      string
	Outcome    Outcome
	Candidates []SkillCandidate
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

// reading is a profile resolved against names.
type reading struct {
	levels     map[SkillID]heldLevel // highest stated or drawn, of level 0 where none was
	inputs     map[SkillID][]string
	fallback   Level
	unresolved []unresolved
	notHeld    map[SkillID]*NotHeldSkill // by what the text says, whatever is held elsewhere
}

// unresolved is an entry of a profile that came to nothing.
type unresolved struct {
	path string
	Resolution
}

// readProfile resolves a profile of somebody. Unknown and ambiguous entries come back as unresolved and fail
// nothing; an InputError is for what cannot be meant: a level out of range, an id of another form,
// both or neither of id and name, more than MaxHeld entries.
func (n *Names) readProfile(field string, p Profile) (*reading, error) {
	return n.readAt(field, p, manner{level: personLevel})
}

// readTaught resolves what a course teaches, as readProfile does. Years and titles in its text are
// those of a teacher or an applicant, and no levels; wishes are those of its students, who get them.
func (n *Names) readTaught(field string, p Profile) (*reading, error) {
	return n.readAt(field, p, manner{level: statedLevel, wishesCount: true})
}

func (n *Names) readAt(field string, p Profile, as manner) (*reading, error) {
	err := checkLength(field, len(p.Names)+len(p.IDs)+len(p.Skills), MaxHeld)
	if err != nil {
		return nil, err
	}
	r := &reading{levels: map[SkillID]heldLevel{}, inputs: map[SkillID][]string{}, fallback: p.DefaultLevel}
	if r.fallback == 0 {
		r.fallback = defaultLevel
	}
	if err := CheckLevel(field+".defaultLevel", r.fallback); err != nil {
		return nil, err
	}
	r.readNames(n, field, p)
	for i, id := range p.IDs {
		if err := r.readID(n, fmt.Sprintf("%s.ids[%d]", field, i), id, 0); err != nil {
			return nil, err
		}
	}
	if err := r.readSkills(n, field, p); err != nil {
		return nil, err
	}
	return r, r.readText(n, field+".text", p.Text, as)
}

// readNames resolves all names together, so that each is context for the others.
func (r *reading) readNames(n *Names, field string, p Profile) {
	for i, x := range n.resolve(text.EntrySkill, p.Names, heldNames(p)) {
		r.note(fmt.Sprintf("%s.names[%d]", field, i), x, heldLevel{})
	}
}

// heldNames lists the names among a profile's levelled skills.
func heldNames(p Profile) []string {
	var names []string
	for _, s := range p.Skills {
		if s.Name != "" {
			names = append(names, s.Name)
		}
	}
	return names
}

func (r *reading) readSkills(n *Names, field string, p Profile) error {
	for i, s := range p.Skills {
		path := fmt.Sprintf("%s.skills[%d]", field, i)
		if err := exactlyOne(path, reference{"id", s.ID}, reference{"name", s.Name}); err != nil {
			return err
		}
		if s.Level != 0 {
			if err := CheckLevel(path+".level", s.Level); err != nil {
				return err
			}
		}
		if s.ID != "" {
			if err := r.readID(n, path+".id", s.ID, s.Level); err != nil {
				return err
			}
			continue
		}
		context := slices.Concat(p.Names, heldNames(p))
		x := n.resolve(text.EntrySkill, []string{s.Name}, context)[0]
		r.note(path+".name", x, heldLevel{s.Level, LevelIsStated})
	}
	return nil
}

func (r *reading) readID(n *Names, path, id string, level Level) error {
	if _, err := CheckSkillID(path, id); err != nil {
		return err
	}
	x := Resolution{Input: id, Outcome: Unknown}
	if to := SkillID(n.successor(id)); n.skills[to] != nil {
		x = Resolution{Input: id, Outcome: Resolved, ID: string(to)}
	}
	r.note(path, x, heldLevel{level, LevelIsStated})
	return nil
}

// note merges one resolved entry into the reading, or lists it as unresolved.
func (r *reading) note(path string, x Resolution, level heldLevel) {
	if x.Outcome != Resolved {
		r.unresolved = append(r.unresolved, unresolved{path, x})
		return
	}
	id := SkillID(x.ID)
	r.levels[id] = higher(r.levels[id], level)
	r.inputs[id] = append(r.inputs[id], x.Input)
}

// lacks notes a mention that is not held.
func (r *reading) lacks(m *text.Mention) {
	if m.ID == "" {
		return
	}
	if r.notHeld == nil {
		r.notHeld = map[SkillID]*NotHeldSkill{}
	}
	s := r.notHeld[SkillID(m.ID)]
	if s == nil {
		s = &NotHeldSkill{Reason: Denied}
		r.notHeld[SkillID(m.ID)] = s
	}
	if m.Wished {
		s.Reason = Wished
	}
	s.Inputs = append(s.Inputs, m.Surface)
}

// ids lists the skills read or noted and those that unresolved entries may mean, in order.
func (r *reading) ids() []SkillID {
	ids := slices.AppendSeq(slices.Collect(maps.Keys(r.levels)), maps.Keys(r.notHeld))
	for _, u := range r.unresolved {
		for _, c := range u.Candidates {
			ids = append(ids, SkillID(c.ID))
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// level is what a skill of the reading counts as.
func (r *reading) level(id SkillID) Level {
	return cmp.Or(r.levels[id].level, r.fallback)
}

// standing places the reading in a view.
func (r *reading) standing(v *View, minConfidence Share) *standing {
	held := make(map[int32]Level, len(r.levels))
	for id := range r.levels {
		if i, ok := v.skillAt[id]; ok {
			held[i] = r.level(id)
		}
	}
	return v.newStanding(held, minConfidence)
}

// publish spells the reading out, in order of name.
func (r *reading) publish(v *View) *ProfileReading {
	p := &ProfileReading{}
	for _, u := range r.unresolved {
		p.Unresolved = append(p.Unresolved, Unresolved{u.path, u.Input, u.Outcome, v.candidates(u.Candidates)})
	}
	for id, held := range r.levels {
		if s := v.Skill(id); s != nil {
			p.Skills = append(p.Skills, ReadSkill{s, r.level(id), held.from(), r.inputs[id]})
		}
	}
	for id, lacked := range r.notHeld {
		if _, held := r.levels[id]; !held && v.Skill(id) != nil {
			p.NotHeld = append(p.NotHeld, NotHeldSkill{v.Skill(id), lacked.Reason, lacked.Inputs})
		}
	}
	slices.SortFunc(p.NotHeld, func(a, b NotHeldSkill) int { return compareSkills(a.Skill, b.Skill) })
	slices.SortFunc(p.Skills, func(a, b ReadSkill) int { return compareSkills(a.Skill, b.Skill) })
	return p
}
