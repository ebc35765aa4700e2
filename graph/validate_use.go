package graph

import (
	"cmp"
	"maps"
	"slices"
)

// What a healthy role has at least, or at most.
const (
	minRequirements       = 8     // effective requirements, to be told from other roles
	minSpread       Share = 3_000 // from its least to its most important requirement
	twinSimilarity  Share = 8_800 // from here on two roles are one
)

// checkUse warns of what is there to no use: skills nothing refers to or that lead nowhere, roles
// that cannot be told apart, edges that follow from others.
func (v *validator) checkUse() {
	for i := range v.view.skills {
		v.checkSkillUse(int32(i))
	}
	for i := range v.view.roles {
		v.checkRoleUse(int32(i))
	}
	v.checkTwins()
	for _, k := range []RelationKind{Implies, BuiltWith, Prerequisite, Broader} {
		v.checkRedundant(k)
	}
}

func (v *validator) checkSkillUse(skill int32) {
	s := &v.view.skills[skill]
	switch {
	case v.isOrphan(skill):
		v.at(Key(s.ID)).warn(FaultOrphan, s.Name, "no edge and no role refers to %s", s.Name)
	case v.isIdle(skill):
		v.at(Key(s.ID)).warn(FaultIdleSkill, s.Name, "no role asks for %s, it implies nothing, and nothing is "+
			"a kind of it or learned after it: say what it is for, or drop it", s.Name)
	}
}

// isIdle reports whether knowing a skill counts for nothing and leads nowhere.
func (v *validator) isIdle(skill int32) bool {
	lead := len(v.view.requiredBy.of(skill)) + len(v.view.implying.of(skill))
	for _, k := range []RelationKind{Broader, Prerequisite, PartOf} {
		lead += len(v.view.in[kindIndex(k)].of(skill))
	}
	return lead == 0
}

func (v *validator) checkRoleUse(role int32) {
	r, all := &v.view.roles[role], v.view.effective(role, 0)
	if len(all) < minRequirements {
		v.at(Key(r.ID)).warn(FaultThinRole, r.Name, "%s has %d requirements: expected at least %d", r.Name, len(all), minRequirements)
		return
	}
	least, most := One, Share(0)
	for i := range all {
		least, most = min(least, all[i].Importance), max(most, all[i].Importance)
	}
	if most-least < minSpread {
		v.at(Key(r.ID)).warn(FaultFlatImportance, r.Name, "all that %s asks for is of importance %s to %s: "+
			"expected a spread of at least %s", r.Name, least, most, minSpread)
	}
}

// checkTwins warns of two roles that ask for nearly the same, and are not rungs of one ladder,
// which differ by level.
func (v *validator) checkTwins() {
	weights := make([]map[int32]int64, len(v.view.roles))
	asking := map[int32][]int32{} // skill → roles that ask for it
	for r := range weights {
		weights[r] = v.view.skillWeights(int32(r), 0)
		for s := range weights[r] {
			asking[s] = append(asking[s], int32(r))
		}
	}
	for a := range weights {
		for _, b := range mayBeTwins(int32(a), weights[a], asking) {
			s := similar(weights[a], weights[b])
			if s < twinSimilarity || v.onOneLadder(int32(a), b) {
				continue
			}
			x, y := &v.view.roles[a], &v.view.roles[b]
			v.at(Key(x.ID)).warn(FaultTwinRoles, string(y.ID), "%s and %s ask for the same to %s: "+
				"merge them, or say what sets them apart", x.Name, y.Name, s)
		}
	}
}

// mayBeTwins lists the later roles that ask for one of the skills of a role that fewest roles ask
// for. A twin lacks at most 1 − twinSimilarity of the weight of both together, less than a seventh
// of the role's own, so it has one of any skills that make up a seventh.
func mayBeTwins(role int32, weights map[int32]int64, asking map[int32][]int32) []int32 {
	rarest := slices.SortedFunc(maps.Keys(weights), func(a, b int32) int {
		return cmp.Or(cmp.Compare(len(asking[a]), len(asking[b])), cmp.Compare(a, b))
	})
	var all, sum int64
	for _, w := range weights {
		all += w
	}
	found := map[int32]bool{}
	for _, s := range rarest {
		if sum*7 > all {
			break
		}
		sum += weights[s]
		for _, r := range asking[s] {
			if r > role {
				found[r] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// onOneLadder reports whether one of the roles builds on the other.
func (v *validator) onOneLadder(a, b int32) bool {
	return slices.Contains(slices.Concat(v.view.ladder(a)...), b) ||
		slices.Contains(slices.Concat(v.view.ladder(b)...), a)
}

func (v *validator) isOrphan(skill int32) bool {
	for k := range relationRules {
		if len(v.view.out[k].of(skill))+len(v.view.in[k].of(skill)) > 0 {
			return false
		}
	}
	return len(v.view.requiredBy.of(skill)) == 0
}

// checkRedundant warns of an edge a → c where other edges of its sort lead from a to c as well, at
// no lower a level. All implying edges are one sort.
func (v *validator) checkRedundant(kind RelationKind) {
	for i := range v.view.relations {
		r := &v.view.relations[i]
		if r.Kind != kind || kind == BuiltWith && !r.implying() {
			continue
		}
		edges := &v.view.out[kindIndex(kind)]
		if r.implying() {
			edges = &v.view.implying
		}
		if v.reachesAround(edges, r) {
			v.at(r.Key()).warn(FaultRedundant, string(r.To), "it follows from other edges: %s leads to %s without it", r.From, r.To)
		}
	}
}

// reachesAround reports whether the ends of r are joined by other edges, none of a lower level.
func (v *validator) reachesAround(edges *adjacency, r *Relation) bool {
	start, goal := v.view.skillAt[r.From], v.view.skillAt[r.To]
	seen := map[int32]bool{start: true}
	for queue := []int32{start}; len(queue) > 0; queue = queue[1:] {
		for _, e := range edges.of(queue[0]) {
			other := &v.view.relations[e]
			to := v.view.skillAt[other.To]
			if other == r || seen[to] || other.Level < r.Level {
				continue
			}
			if to == goal {
				return true
			}
			seen[to] = true
			queue = append(queue, to)
		}
	}
	return false
}
