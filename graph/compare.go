package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
)

// RoleComparison sets what two roles ask for side by side.
type RoleComparison struct {
	A, B *Role
	// Similarity is Σ min / Σ max of the weights that the two give each skill.
	Similarity           Share
	Shared, OnlyA, OnlyB []ComparedSkill // the weightiest first
}

// ComparedSkill is one skill and what each of two roles gives it: the weight of the requirement,
// shared out among the options of a group, and the level. Both are 0 where a role does not ask.
type ComparedSkill struct {
	Skill            *Skill
	WeightA, WeightB Weight
	LevelA, LevelB   Level
}

// CompareRoles sets what two roles ask for side by side, skill by skill.
func (t *Taxonomy) CompareRoles(ctx context.Context, a, b RoleRef, minConfidence Share) (*RoleComparison, error) {
	if err := CheckShare("minConfidence", minConfidence); err != nil {
		return nil, err
	}
	var ids [2]RoleID
	_, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		if ids[0], err = n.role("a", a); err != nil {
			return Need{}, err
		}
		ids[1], err = n.role("b", b)
		return Need{Roles: ids[:]}, err
	})
	if err != nil {
		return nil, fmt.Errorf("compare roles: %w", err)
	}
	return v.compare(v.roleAt[ids[0]], v.roleAt[ids[1]], minConfidence), nil
}

func (v *View) compare(a, b int32, minConfidence Share) *RoleComparison {
	c := &RoleComparison{A: &v.roles[a], B: &v.roles[b]}
	wa, wb := v.skillWeights(a, minConfidence), v.skillWeights(b, minConfidence)
	la, lb := v.skillLevels(a, minConfidence), v.skillLevels(b, minConfidence)
	c.Similarity = similar(wa, wb)
	skills := maps.Clone(wa)
	maps.Copy(skills, wb)
	for i := range skills {
		s := ComparedSkill{&v.skills[i], Weight(wa[i]), Weight(wb[i]), la[i], lb[i]}
		switch {
		case wa[i] > 0 && wb[i] > 0:
			c.Shared = append(c.Shared, s)
		case wa[i] > 0:
			c.OnlyA = append(c.OnlyA, s)
		default:
			c.OnlyB = append(c.OnlyB, s)
		}
	}
	for _, list := range [][]ComparedSkill{c.Shared, c.OnlyA, c.OnlyB} {
		slices.SortFunc(list, func(x, y ComparedSkill) int {
			return cmp.Or(cmp.Compare(y.WeightA+y.WeightB, x.WeightA+x.WeightB), compareSkills(x.Skill, y.Skill))
		})
	}
	return c
}

// skillLevels is the level that a role asks of each skill.
func (v *View) skillLevels(role int32, minConfidence Share) map[int32]Level {
	levels := map[int32]Level{}
	for _, r := range v.effective(role, minConfidence) {
		for _, o := range r.Options {
			i := v.skillAt[o.Skill]
			levels[i] = max(levels[i], o.Level)
		}
	}
	return levels
}

// DistinctiveSkill is a skill that sets a role apart from its neighbours.
type DistinctiveSkill struct {
	Skill *Skill
	// Share is the part of the role's whole weight that goes to the skill; Elsewhere is the mean of
	// that over the role's neighbours.
	Share, Elsewhere Share
	// Lift is (Share + floor) / (Elsewhere + floor), floor being 0.002 so that a skill nobody else
	// asks for does not go to infinity. In ten-thousandths: 20000 is twice as much.
	Lift Share
}

// DistinctiveSkills lists, for each role, the skills that set it apart from the roles most similar
// to it: by lift times share.
func (t *Taxonomy) DistinctiveSkills(ctx context.Context, ids []RoleID, first int, minConfidence Share) ([][]*DistinctiveSkill, error) {
	if err := cmp.Or(CheckFirst("first", first), CheckShare("minConfidence", minConfidence)); err != nil {
		return nil, err
	}
	_, v, err := t.read(ctx, func(*Names) (Need, error) { return Need{Roles: ids, AllRoles: true}, nil })
	if err != nil {
		return nil, fmt.Errorf("distinctive skills: %w", err)
	}
	shares := make([]map[int32]int64, len(v.roles))
	for role := range v.roles {
		shares[role] = v.skillWeights(int32(role), minConfidence)
	}
	all := make([][]*DistinctiveSkill, len(ids))
	for n, id := range ids {
		if at, ok := v.roleAt[id]; ok {
			list := v.distinctive(at, shares)
			all[n] = list[:min(first, len(list))]
		}
	}
	return all, nil
}

func (v *View) distinctive(role int32, weights []map[int32]int64) []*DistinctiveSkill {
	near := v.mostSimilar(role, weights)
	total := sum(weights[role])
	var all []*DistinctiveSkill
	for i, w := range weights[role] {
		d := &DistinctiveSkill{Skill: &v.skills[i], Share: ratio(w, total)}
		var elsewhere int64
		for _, other := range near {
			elsewhere += int64(ratio(weights[other][i], sum(weights[other])))
		}
		if len(near) > 0 {
			d.Elsewhere = Share(elsewhere / int64(len(near)))
		}
		d.Lift = ratio(int64(d.Share+liftFloor), int64(d.Elsewhere+liftFloor))
		if d.Lift >= leastLift {
			all = append(all, d)
		}
	}
	slices.SortFunc(all, func(a, b *DistinctiveSkill) int {
		return cmp.Or(
			cmp.Compare(int64(b.Lift)*int64(b.Share), int64(a.Lift)*int64(a.Share)), compareSkills(a.Skill, b.Skill))
	})
	return all
}

// buildsOn reports whether a role builds on another one, directly or not: its senior does, and asks
// for all that it asks for.
func (v *View) buildsOn(role, base int32) bool {
	return slices.ContainsFunc(v.ladder(role), func(step []int32) bool { return slices.Contains(step, base) })
}

// mostSimilar lists the neighbours of a role: the roles most similar to it, save those that build
// on it.
func (v *View) mostSimilar(role int32, weights []map[int32]int64) []int32 {
	type near struct {
		role       int32
		similarity Share
	}
	var all []near
	for other := range weights {
		if int32(other) != role && len(weights[other]) > 0 && !v.buildsOn(int32(other), role) {
			all = append(all, near{int32(other), similar(weights[role], weights[other])})
		}
	}
	slices.SortFunc(all, func(a, b near) int {
		return cmp.Or(cmp.Compare(b.similarity, a.similarity), compareRoles(&v.roles[a.role], &v.roles[b.role]))
	})
	var roles []int32
	for _, n := range all[:min(len(all), neighbourRoles)] {
		roles = append(roles, n.role)
	}
	return roles
}

func sum(weights map[int32]int64) (total int64) {
	for _, w := range weights {
		total += w
	}
	return total
}
