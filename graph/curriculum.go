package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Course is one course of a curriculum.
type Course struct {
	Code, Title string
	Teaches     Profile
	Assumes     *Profile // nil: it says nothing of what it builds on
	// Term orders courses: those of one term are taken at the same time. nil: after the course
	// before it in the list.
	Term *int
}

// CurriculumCoverage says how far the graduates of some courses are from some roles.
type CurriculumCoverage struct {
	Courses      []CourseReading
	Entry        *ProfileReading // nil where nothing was said of what students bring along
	Roles        []RoleCoverage
	Requirements []*TaughtRequirement // every distinct requirement, the weightiest first
	OutOfOrder   []OutOfOrder
	Unrequired   []Taught // what none of the roles makes use of
	Redundant    []Redundant
	// SuggestedOrder is the same courses with every one after those that teach what it needs, as
	// near to the given order as that allows. Nil where the order is good as it is.
	SuggestedOrder []CourseReading

	school *school
}

// CourseReading is what was made of one course.
type CourseReading struct {
	Code, Title string
	Profile     *ProfileReading
	Assumes     *ProfileReading
}

// RoleCoverage is where the graduates stand for one role; nil for a role without requirements.
type RoleCoverage struct {
	Role                *Role
	Coverage, Readiness *Share
}

// Stage says what a course does for a skill that a requirement asks for.
type Stage string

// The stages.
const (
	Introduced Stage = "INTRODUCED" // the first course with the skill, below the level asked for
	Reinforced Stage = "REINFORCED" // a later one that does not reach the level, or goes over it again
	Mastered   Stage = "MASTERED"   // the first that reaches the level
)

// TaughtRequirement is one requirement and the courses that work towards it.
type TaughtRequirement struct {
	Requirement EffectiveRequirement
	Roles       []*Role
	Status      GapStatus
	Met         bool
	Credit      Share
	TaughtBy    []CourseSkill

	graduate *standing
}

// Terms shows how the graduates stand to the requirement: every term of its credit.
func (r *TaughtRequirement) Terms() GapItem { return r.graduate.stand(r.Requirement) }

// CourseSkill is a course that teaches a skill at a level.
type CourseSkill struct {
	Course CourseReading
	Skill  *Skill
	Level  Level
	Stage  Stage
}

// OutOfOrder is a skill that is taught, or assumed, before what it builds on.
type OutOfOrder struct {
	Course       CourseReading
	Skill        *Skill // what is taught too early; nil where the course assumes Prerequisite itself
	Prerequisite *Skill
	TaughtLater  CourseReading // where the prerequisite is taught
}

// Taught is a skill that a course teaches.
type Taught struct {
	Course CourseReading
	Skill  *Skill
}

// Redundant is a skill that a later course teaches again to no higher level.
type Redundant struct {
	Course, Earlier CourseReading
	Skill           *Skill
	Level           Level
}

// CurriculumCoverage compares what courses teach with what roles ask for. InputError: too many
// courses or roles, a course without a title. Unknown names are part of the answer.
func (t *Taxonomy) CurriculumCoverage(
	ctx context.Context, courses []Course, roles []RoleRef, entry *Profile, minConfidence Share,
) (*CurriculumCoverage, error) {
	if err := CheckShare("minConfidence", minConfidence); err != nil {
		return nil, err
	}
	var s *school
	_, v, err := t.read(ctx, func(n *Names) (Need, error) {
		var err error
		s, err = n.readSchool(courses, roles, entry)
		if err != nil {
			return Need{}, err
		}
		return s.need(), nil
	})
	if err != nil {
		return nil, fmt.Errorf("curriculum coverage: %w", err)
	}
	s.place(v, minConfidence)
	return s.answer(), nil
}

// school is a curriculum as it was read, in the order in which it is taken.
type school struct {
	v             *View
	minConfidence Share
	roles         []RoleID
	entry         *reading
	courses       []*taken // in the order in which they are taken
	entered       map[int32]Level
	taughtAt      map[int32]bool // skills that some course teaches
	graduate      *standing      // of all courses together
}

// taken is one course with its place in time.
type taken struct {
	CourseReading
	given   int // place in the list given
	term    int
	teaches *reading
	assumes *reading
	levels  map[int32]Level // what it teaches
	order   []int32         // the same, in order of name
	needs   []int32         // what it assumes, in order of name
}

func (n *Names) readSchool(courses []Course, roles []RoleRef, entry *Profile) (s *school, err error) {
	s = &school{}
	if s.roles, err = n.rolesOf("roles", roles); err != nil {
		return nil, err
	}
	if err := checkLength("courses", len(courses), MaxCourses); err != nil {
		return nil, err
	}
	if entry != nil {
		if s.entry, err = n.readProfile("entry", *entry); err != nil {
			return nil, err
		}
	}
	last := 0
	for i := range courses {
		c, err := n.readCourse(i, &courses[i], last)
		if err != nil {
			return nil, err
		}
		last = c.term
		s.courses = append(s.courses, c)
	}
	slices.SortStableFunc(s.courses, func(a, b *taken) int { return cmp.Compare(a.term, b.term) })
	return s, nil
}

func (n *Names) readCourse(i int, c *Course, last int) (_ *taken, err error) {
	field := fmt.Sprintf("courses[%d]", i)
	if c.Title == "" {
		return nil, &InputError{Field: field + ".title", Expected: "a title to tell courses apart"}
	}
	if err := checkLength(field+".teaches", len(c.Teaches.Names)+len(c.Teaches.IDs)+len(c.Teaches.Skills), MaxTaught); err != nil {
		return nil, err
	}
	k := &taken{CourseReading: CourseReading{Code: c.Code, Title: c.Title}, given: i, term: last + 1}
	if c.Term != nil {
		k.term = *c.Term
	}
	if k.teaches, err = n.readTaught(field+".teaches", c.Teaches); err != nil {
		return nil, err
	}
	if c.Assumes != nil {
		k.assumes, err = n.readProfile(field+".assumes", *c.Assumes)
	}
	return k, err
}

// need names what the question must see.
func (s *school) need() Need {
	need := Need{
		Roles: s.roles, TransfersAmong: true, Close: append(implyingKinds(), Prerequisite),
	}
	if s.entry != nil {
		need.Skills = s.entry.ids()
	}
	for _, c := range s.courses {
		need.Skills = append(need.Skills, c.teaches.ids()...)
		if c.assumes != nil {
			need.Skills = append(need.Skills, c.assumes.ids()...)
		}
	}
	return need
}

// place puts what was read into a view.
func (s *school) place(v *View, minConfidence Share) {
	s.v, s.minConfidence, s.entered, s.taughtAt = v, minConfidence, map[int32]Level{}, map[int32]bool{}
	if s.entry != nil {
		s.entered = s.entry.standing(v, minConfidence).held
	}
	for _, c := range s.courses {
		c.Profile = c.teaches.publish(v)
		c.levels = c.teaches.standing(v, minConfidence).held
		for _, k := range c.Profile.Skills {
			at := v.skillAt[k.Skill.ID]
			c.order = append(c.order, at)
			s.taughtAt[at] = true
		}
		if c.assumes != nil {
			c.Assumes = c.assumes.publish(v)
			for _, k := range c.Assumes.Skills {
				c.needs = append(c.needs, v.skillAt[k.Skill.ID])
			}
		}
	}
	s.graduate = s.after(len(s.courses))
	s.graduate.spread()
}

// after is the standing of students after the first n courses.
func (s *school) after(n int) *standing {
	held := map[int32]Level{}
	for i, level := range s.entered {
		held[i] = level
	}
	for _, c := range s.courses[:n] {
		for i, level := range c.levels {
			held[i] = max(held[i], level)
		}
	}
	return s.v.newStanding(held, s.minConfidence)
}

func (s *school) answer() *CurriculumCoverage {
	a := &CurriculumCoverage{school: s}
	a.Courses = make([]CourseReading, len(s.courses))
	for _, c := range s.courses {
		a.Courses[c.given] = c.CourseReading
	}
	if s.entry != nil {
		a.Entry = s.entry.publish(s.v)
	}
	for _, id := range s.roles {
		total := s.v.score(s.v.roleAt[id], s.graduate)
		a.Roles = append(a.Roles, RoleCoverage{s.v.Role(id), total.coverage(), total.readiness()})
	}
	used := map[int32]bool{}
	for _, d := range s.v.distinct(s.roles, s.minConfidence) {
		a.Requirements = append(a.Requirements, s.taught(d, used))
	}
	a.Unrequired, a.Redundant = s.unrequired(used), s.redundant()
	a.OutOfOrder = s.outOfOrder()
	a.SuggestedOrder = s.suggest()
	return a
}

// taught says what the courses do for one requirement, and notes which skills are of use for it.
func (s *school) taught(d demanded, used map[int32]bool) *TaughtRequirement {
	score := s.graduate.scoreItem(d.Requirement)
	r := &TaughtRequirement{
		Requirement: d.EffectiveRequirement, Roles: d.roles, Status: score.status,
		Credit: score.credit, Met: score.credit == One, graduate: s.graduate,
	}
	for _, o := range d.Options {
		at := s.v.skillAt[o.Skill]
		used[at] = true
		r.TaughtBy = append(r.TaughtBy, s.teachers(at, o.Level)...)
	}
	for _, i := range score.counted {
		at := s.v.skillAt[d.Options[i].Skill]
		if score.options[i].via >= 0 {
			at = s.v.skillAt[s.v.transfers[score.options[i].via].From]
			used[at] = true
		}
		if path := s.graduate.path(at); path != nil {
			used[s.v.skillAt[path[0].From]] = true
		}
	}
	return r
}

// teachers lists the courses that teach a skill, and what each does towards a level.
func (s *school) teachers(skill int32, level Level) (all []CourseSkill) {
	reached := s.entered[skill]
	for _, c := range s.courses {
		taught, ok := c.levels[skill]
		if !ok {
			continue
		}
		stage := Reinforced
		switch {
		case taught >= level && reached < level:
			stage = Mastered
		case reached == 0:
			stage = Introduced
		}
		reached = max(reached, taught)
		all = append(all, CourseSkill{c.CourseReading, &s.v.skills[skill], taught, stage})
	}
	return all
}

// unrequired lists what is taught to no use of any of the roles.
func (s *school) unrequired(used map[int32]bool) (all []Taught) {
	for _, c := range s.courses {
		for _, i := range c.order {
			if !used[i] && !s.leadsTo(i, used) {
				all = append(all, Taught{c.CourseReading, &s.v.skills[i]})
			}
		}
	}
	return all
}

// leadsTo reports whether a skill is a prerequisite, direct or not, of something that is of use.
func (s *school) leadsTo(skill int32, used map[int32]bool) bool {
	seen := map[int32]bool{skill: true}
	for queue := []int32{skill}; len(queue) > 0; queue = queue[1:] {
		for _, e := range s.v.firstIn.of(queue[0]) {
			next := s.v.skillAt[s.v.relations[e].From]
			if used[next] {
				return true
			}
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	return false
}

// redundant lists what is taught again to no higher a level.
func (s *school) redundant() (all []Redundant) {
	first := map[int32]*taken{}
	for _, c := range s.courses {
		for _, i := range c.order {
			old := first[i]
			switch {
			case old == nil || c.levels[i] > old.levels[i]:
				first[i] = c
			case old.term < c.term:
				all = append(all, Redundant{c.CourseReading, old.CourseReading, &s.v.skills[i], c.levels[i]})
			}
		}
	}
	return all
}
