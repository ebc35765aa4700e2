package graph

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// outOfOrder lists what is taught or assumed before the course that teaches what it builds on.
func (s *school) outOfOrder() (all []OutOfOrder) {
	for n, c := range s.courses {
		before := s.after(s.started(n))
		report := func(skill *Skill, first int32) {
			if later := s.taughtLater(c, first); later != nil {
				all = append(all, OutOfOrder{c.CourseReading, skill, &s.v.skills[first], later.CourseReading})
			}
		}
		had := func(i int32) bool { return before.have[i] > 0 || c.levels[i] > 0 }
		for _, i := range c.order {
			for _, first := range s.restsOn(i, had) {
				report(&s.v.skills[i], first)
			}
		}
		for _, first := range c.needs {
			if !had(first) {
				report(nil, first)
			}
		}
	}
	return all
}

// started is the number of courses that ended before the term of the n-th began.
func (s *school) started(n int) int {
	for n > 0 && s.courses[n-1].term == s.courses[n].term {
		n--
	}
	return n
}

// restsOn lists what a skill rests on and what some course teaches: what is learned right before it
// and what it implies. Through what is neither had nor taught by any course the search goes on: who
// teaches Spring Boot before Java teaches it too early, though nobody teaches Spring.
func (s *school) restsOn(skill int32, had func(int32) bool) (all []int32) {
	seen := map[int32]bool{skill: true}
	for queue := []int32{skill}; len(queue) > 0; queue = queue[1:] {
		for next := range s.v.restsOn(queue[0], s.minConfidence) {
			if seen[next] || had(next) {
				continue
			}
			seen[next] = true
			if s.taughtAt[next] {
				all = append(all, next)
			} else {
				queue = append(queue, next)
			}
		}
	}
	return all
}

// taughtLater is the first course, not before c, that teaches a skill; nil for none.
func (s *school) taughtLater(c *taken, skill int32) *taken {
	for _, other := range s.courses {
		if other != c && other.term >= c.term && other.levels[skill] > 0 {
			return other
		}
	}
	return nil
}

// suggest orders the courses so that each comes after those that teach what it needs: always the
// earliest of those that are ready. Courses that wait for each other keep their places. Nil where
// nothing would change.
func (s *school) suggest() []CourseReading {
	waits := s.dependencies()
	done := make([]bool, len(s.courses))
	var order []CourseReading
	changed := false
	for len(order) < len(s.courses) {
		next := s.nextCourse(waits, done)
		changed = changed || next != len(order)
		done[next] = true
		order = append(order, s.courses[next].CourseReading)
	}
	if !changed {
		return nil
	}
	return order
}

// nextCourse is the earliest course that waits for none that is left, or else the earliest left.
func (s *school) nextCourse(waits []map[int]bool, done []bool) int {
	earliest := slices.Index(done, false)
	for n := earliest; n < len(done); n++ {
		if done[n] {
			continue
		}
		ready := true
		for first := range waits[n] {
			ready = ready && done[first]
		}
		if ready {
			return n
		}
	}
	return earliest
}

// dependencies lists for each course those that should come before it: they teach, first of all,
// what it needs and what neither it nor its students bring along.
func (s *school) dependencies() []map[int]bool {
	waits := make([]map[int]bool, len(s.courses))
	for n, c := range s.courses {
		waits[n] = map[int]bool{}
		needs := map[int32]bool{}
		had := func(i int32) bool { return s.entered[i] > 0 || c.levels[i] > 0 }
		for _, i := range c.order {
			for _, first := range s.restsOn(i, had) {
				needs[first] = true
			}
		}
		for _, first := range c.needs {
			needs[first] = needs[first] || !had(first)
		}
		for _, first := range slices.Sorted(maps.Keys(needs)) {
			if needs[first] {
				s.waitFor(waits[n], n, first)
			}
		}
	}
	return waits
}

// waitFor adds the first course with a skill to what the n-th waits for.
func (s *school) waitFor(waits map[int]bool, n int, skill int32) {
	for other, c := range s.courses {
		if other != n && c.levels[skill] > 0 {
			waits[other] = true
			return
		}
	}
}

// Addition is a skill to add to a curriculum.
type Addition struct {
	Skill            *Skill
	FromLevel, Level Level
	Roles            []RoleImpact // where the readiness rises
}

// Additions is a small set of skills that lifts every role to a readiness. It is greedy: each step
// takes the skill that brings the roles below the target nearest to it.
type Additions struct {
	Skills []Addition
	// Reached: with them every role is at the target or above.
	Reached bool
}

// Additions finds a small set of skills to teach besides, so that the graduates reach a readiness
// for every role; at most first of them. A greedy cover takes at most 1 + ln(d) times as many skills
// as the best one, d being the sum of what the roles lack, in ten-thousandths, as long as skills do
// not help each other.
func (a *CurriculumCoverage) Additions(target Share, first int) (*Additions, error) {
	if err := cmp.Or(CheckShare("targetReadiness", target), CheckFirst("first", first)); err != nil {
		return nil, err
	}
	s := newStudy(a.school.v, a.school.roles, a.school.graduate)
	found := &Additions{}
	for len(found.Skills) < first && s.short(target) > 0 {
		next := s.nearest(target)
		if next == nil {
			break
		}
		found.Skills = append(found.Skills, *next)
		s.learn(next)
	}
	found.Reached = s.short(target) == 0
	return found, nil
}

// short is how much the roles lack to a target, together.
func (s *study) short(target Share) (lack int64) {
	for _, before := range s.before {
		lack += int64(max(0, target-before))
	}
	return lack
}

// nearest finds the skill that leaves the least lacking, nil where none helps. Where no skill alone
// helps by as much as a ten-thousandth, it is the one of greatest credit before rounding.
func (s *study) nearest(target Share) *Addition {
	var best *SkillImpact
	least, most := s.short(target), int64(0)
	for _, i := range slices.Sorted(maps.Keys(s.targets)) {
		impact := s.try([]int32{i})
		lack, credit := int64(0), int64(0)
		for n, r := range impact.Roles {
			lack += int64(max(0, target-r.After))
			if r.Before < target {
				credit += impact.credits[n]
			}
		}
		switch {
		case lack < least:
			best, least, most = impact, lack, math.MaxInt64 // from here on credit does not decide
		case lack == least && most == math.MaxInt64 && compareImpacts(impact, best) < 0,
			lack == least && most < credit:
			best, most = impact, max(most, credit)
		}
	}
	if best == nil {
		return nil
	}
	a := &Addition{Skill: best.Skills[0].Skill, FromLevel: best.Skills[0].FromLevel, Level: best.Skills[0].Level}
	for n, r := range best.Roles {
		if best.credits[n] > 0 {
			a.Roles = append(a.Roles, r)
		}
	}
	return a
}

// learn makes an addition part of the standing.
func (s *study) learn(a *Addition) {
	i := s.v.skillAt[a.Skill.ID]
	changes := s.raise(i, a.Level)
	delete(s.targets, i)
	for n, t := range s.tracks {
		gain, _ := s.gain(t, changes, nil)
		t.total.credit += gain
		for m := range t.requirements {
			t.credits[m] = s.credit(&t.requirements[m])
		}
		s.before[n] = *t.total.readiness()
	}
}
