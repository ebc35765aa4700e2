package graph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/text"
)

// named is a concept as its labels are checked.
type named struct {
	key  Key
	name string
	Labels
}

func (v *validator) checkLabels() {
	var skills, roles, specialties []named
	for i := range v.ds.Skills {
		s := &v.ds.Skills[i]
		skills = append(skills, named{Key(s.ID), s.Name, s.Labels})
	}
	for i := range v.ds.Roles {
		r := &v.ds.Roles[i]
		roles = append(roles, named{Key(r.ID), r.Name, r.Labels})
	}
	for i := range v.ds.Specialties {
		s := &v.ds.Specialties[i]
		specialties = append(specialties, named{Key(s.ID), s.Name, s.Labels})
	}
	for _, all := range [][]named{skills, roles, specialties} {
		v.checkClashes(all)
	}
}

// checkClashes refuses a label that two concepts of a type have, unless both mark it as shared.
func (v *validator) checkClashes(all []named) {
	type owner struct {
		by     *named
		shared bool
	}
	owners := map[string]owner{}
	for i := range all {
		n := &all[i]
		own := map[string]bool{}
		for field, label := range n.labels() {
			here := v.at(n.key).in("%s", field)
			if field != "name" { // which is checked where the record is
				here.text(label)
			}
			folded, shared := text.Fold(label), slices.Contains(n.Shared, label)
			if own[folded] {
				here.refuse(FaultLabelClash, label, "%q is a label of it already", label)
				continue
			}
			own[folded] = true
			if o, taken := owners[folded]; taken && !(shared && o.shared) {
				here.refuse(FaultLabelClash, label, "%q is a label of %s too: drop one, or list it under shared in both", label, o.by.key)
			}
			owners[folded] = owner{n, shared}
		}
		v.checkMarks(n)
	}
}

// labels yields the labels of a concept with the fields they stand in.
func (n *named) labels() func(yield func(field, label string) bool) {
	return func(yield func(string, string) bool) {
		if !yield("name", n.name) {
			return
		}
		for i, a := range n.Aliases {
			if !yield(fmt.Sprintf("aliases[%d]", i), a) {
				return
			}
		}
		for i, h := range n.Hidden {
			if !yield(fmt.Sprintf("hidden[%d]", i), h) {
				return
			}
		}
	}
}

// checkMarks refuses a mark on a label that the concept does not have.
func (v *validator) checkMarks(n *named) {
	has := func(label string) bool {
		return label == n.name || slices.Contains(n.Aliases, label) || slices.Contains(n.Hidden, label)
	}
	check := func(field string, marks []string) {
		for i, m := range marks {
			if !has(m) {
				v.at(n.key).in("%s[%d]", field, i).refuse(FaultValue, m, "%q is not one of its labels", m)
			}
		}
	}
	check("everyday", n.Everyday)
	check("shared", n.Shared)
}

func (v *validator) checkCycles() {
	reported := map[string]bool{}
	for k, rule := range relationRules {
		if rule.Acyclic {
			v.checkSkillCycles(string(rule.Kind), &v.view.out[k], reported)
		}
	}
	v.checkSkillCycles("what implies what", &v.view.implying, reported)
	v.checkSkillCycles("what is learned before what", &v.view.firstOut, reported)
	links := func(n int32) []int32 {
		var next []int32
		for _, l := range v.view.roles[n].BuildsOn {
			if at, ok := v.view.roleAt[l.Role]; ok && at != n {
				next = append(next, at)
			}
		}
		return next
	}
	for _, c := range cycles(len(v.view.roles), links) {
		names := make([]string, len(c))
		for i, r := range c {
			names[i] = string(v.view.roles[r].ID)
		}
		v.at(Key(names[0])).in("buildsOn").refuse(FaultCycle, names[0], "BUILDS_ON runs in a circle: %s", strings.Join(names, " → "))
	}
}

// checkSkillCycles refuses circles of the edges given, each once.
func (v *validator) checkSkillCycles(what string, edges *adjacency, reported map[string]bool) {
	next := func(n int32) []int32 {
		var to []int32
		for _, e := range edges.of(n) {
			if r := &v.view.relations[e]; r.From != r.To {
				to = append(to, v.view.skillAt[r.To])
			}
		}
		return to
	}
	for _, c := range cycles(len(v.view.skills), next) {
		names := make([]string, len(c))
		for i, s := range c {
			names[i] = string(v.view.skills[s].ID)
		}
		path := strings.Join(names, " → ")
		if reported[path] {
			continue
		}
		reported[path] = true
		v.at(v.closing(edges, c)).refuse(FaultCycle, path, "%s runs in a circle: %s", what, path)
	}
}

// closing is the edge that closes a circle.
func (v *validator) closing(edges *adjacency, circle []int32) Key {
	last, first := circle[len(circle)-2], v.view.skills[circle[0]].ID
	for _, e := range edges.of(last) {
		if r := &v.view.relations[e]; r.To == first {
			return r.Key()
		}
	}
	return Key(first)
}

// cycles finds a circle for each edge that leads back to a node being visited; each ends with the
// node it starts at, and starts at its smallest.
func cycles(n int, next func(int32) []int32) [][]int32 {
	const fresh, open, done = 0, 1, 2
	state := make([]byte, n)
	var path []int32
	var found [][]int32
	var visit func(int32)
	visit = func(i int32) {
		state[i] = open
		path = append(path, i)
		for _, to := range next(i) {
			switch state[to] {
			case fresh:
				visit(to)
			case open:
				found = append(found, fromSmallest(path[slices.Index(path, to):]))
			}
		}
		path = path[:len(path)-1]
		state[i] = done
	}
	for i := range n {
		if state[i] == fresh {
			visit(int32(i))
		}
	}
	return found
}

func fromSmallest(circle []int32) []int32 {
	at := slices.Index(circle, slices.Min(circle))
	return append(slices.Concat(circle[at:], circle[:at]), circle[at])
}
