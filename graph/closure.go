package graph

import (
	"maps"
	"slices"
)

// standing is what somebody has of the skills of a view: held (L), or implied by what is held (E).
type standing struct {
	v             *View
	minConfidence Share
	held          map[int32]Level   // L
	have          []Level           // E, by skill
	proof         map[int32][]int32 // of a skill implied above its held level: relations from a held one
	known         []int32           // skills with E above 0, in order
	carried       []*carrying       // by skill, where spread was called
}

// newStanding computes E from L: a skill's level is the greatest of its own and, over every path
// of implying edges from a held one, the least of that one's level and the edges' levels. The proof
// is the path of highest level, then shortest, then of smallest ids.
func (v *View) newStanding(held map[int32]Level, minConfidence Share) *standing {
	s := &standing{v: v, minConfidence: minConfidence, held: held}
	s.close()
	return s
}

// close derives E and its proofs from L. Level by level from the top, a breadth-first search runs
// from all that is held at this level; its order makes the first path found the one to keep.
func (s *standing) close() {
	s.have = make([]Level, len(s.v.skills))
	s.proof = map[int32][]int32{}
	s.known = s.known[:0]
	sources := make([]int32, 0, len(s.held))
	for i := range s.held {
		sources = append(sources, i)
	}
	slices.Sort(sources)
	for level := Expert; level >= Awareness; level-- {
		s.closeAt(level, sources)
	}
	slices.Sort(s.known)
}

func (s *standing) closeAt(level Level, sources []int32) {
	by := map[int32]int32{} // skill → relation that this search came by, -1 for a held one
	var queue []int32
	visit := func(i, relation int32) {
		by[i] = relation
		queue = append(queue, i)
		if s.have[i] == 0 {
			s.have[i] = level
			s.known = append(s.known, i)
			if relation >= 0 {
				s.proof[i] = s.trace(i, by)
			}
		}
	}
	for _, i := range sources {
		if s.held[i] >= level {
			visit(i, -1)
		}
	}
	for next := 0; next < len(queue); next++ {
		for _, e := range s.v.implying.of(queue[next]) {
			r := &s.v.relations[e]
			to := s.v.skillAt[r.To]
			_, seen := by[to]
			if !seen && r.Level >= level && r.Confidence() >= s.minConfidence {
				visit(to, e)
			}
		}
	}
}

// trace walks a search back from skill i to the held skill that it started at.
func (s *standing) trace(i int32, by map[int32]int32) []int32 {
	var path []int32
	for e := by[i]; e >= 0; e = by[i] {
		path = append(path, e)
		i = s.v.skillAt[s.v.relations[e].From]
	}
	slices.Reverse(path)
	return path
}

// path gives the relations that prove skill i, nil where i is held at its level itself.
func (s *standing) path(i int32) []*Relation {
	proof := s.proof[i]
	if len(proof) == 0 {
		return nil
	}
	path := make([]*Relation, len(proof))
	for n, e := range proof {
		path[n] = &s.v.relations[e]
	}
	return path
}

// impliedBy lists what skill i implies, directly or not, at whichever level, in order of the search.
func (v *View) impliedBy(i int32, minConfidence Share) []int32 {
	found := []int32{i}
	seen := map[int32]bool{i: true}
	for next := 0; next < len(found); next++ {
		for _, e := range v.implying.of(found[next]) {
			r := &v.relations[e]
			if to := v.skillAt[r.To]; !seen[to] && r.Confidence() >= minConfidence {
				seen[to] = true
				found = append(found, to)
			}
		}
	}
	return found[1:]
}

// restsOn yields what is learned right before a skill, and what it implies right away.
func (v *View) restsOn(i int32, minConfidence Share) func(func(int32) bool) {
	return func(yield func(int32) bool) {
		for _, edges := range [][]int32{v.firstOut.of(i), v.implying.of(i)} {
			for _, e := range edges {
				r := &v.relations[e]
				if r.Confidence() >= minConfidence && !yield(v.skillAt[r.To]) {
					return
				}
			}
		}
	}
}

// copy is an independent standing at the same levels, without proofs: raise may change it.
func (s *standing) copy() *standing {
	return &standing{
		v: s.v, minConfidence: s.minConfidence, held: maps.Clone(s.held), have: slices.Clone(s.have),
	}
}

// change is a level as it was before it was raised.
type change struct {
	skill int32
	level Level
}

// raise lifts skill i to a level, and what it implies with it. It gives what the levels were, so
// that a trial can be undone; proofs are not kept up.
func (s *standing) raise(i int32, level Level) []change {
	var changes []change
	queue := []change{{i, level}}
	for next := 0; next < len(queue); next++ {
		c := queue[next]
		if s.have[c.skill] >= c.level {
			continue
		}
		changes = append(changes, change{c.skill, s.have[c.skill]})
		s.have[c.skill] = c.level
		for _, e := range s.v.implying.of(c.skill) {
			r := &s.v.relations[e]
			if r.Confidence() >= s.minConfidence {
				queue = append(queue, change{s.v.skillAt[r.To], min(c.level, r.Level)})
			}
		}
	}
	slices.Reverse(changes)
	return changes
}
