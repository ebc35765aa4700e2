package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
)

// AdjacentRole is a role near another one: one that somebody who just meets that other may change
// to, or the other way round.
type AdjacentRole struct {
	Role *Role
	// Readiness is of someone who just meets the role that is left (REQUIRED requirements at their
	// levels, of each group its first options) for the role that is entered.
	Readiness Share
	// Similarity is symmetric: Σ min / Σ max of the weights that the two give each skill.
	Similarity         Share
	TransferableSkills []*Skill               // what carries over, as far as it earns credit
	Missing            []EffectiveRequirement // what nothing carries over to
	Terms              []GapItem
}

// AdjacentDirection says which of two adjacent roles is left, and which is entered.
type AdjacentDirection string

// The directions, as seen from the role asked about.
const (
	AdjacentFrom AdjacentDirection = "FROM" // it is left: what its holders are ready for
	AdjacentTo   AdjacentDirection = "TO"   // it is entered: whose holders are ready for it
)

// AdjacentOptions narrows a list of adjacent roles.
type AdjacentOptions struct {
	Direction     AdjacentDirection // FROM where empty
	First         int
	MinReadiness  Share
	MinConfidence Share
}

func (o AdjacentOptions) check() error {
	return cmp.Or(
		CheckFirst("first", o.First), CheckShare("minReadiness", o.MinReadiness),
		CheckShare("minConfidence", o.MinConfidence),
	)
}

// AdjacentRoles lists the roles that somebody who just meets a role is readiest for, or those whose
// holders are readiest for it. ErrNotFound or ErrAmbiguous: the role.
func (t *Taxonomy) AdjacentRoles(ctx context.Context, role RoleRef, o AdjacentOptions) ([]*AdjacentRole, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	var id RoleID
	_, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		id, err = n.role("role", role)
		return needAdjacent(id), err
	})
	if err != nil {
		return nil, fmt.Errorf("adjacent roles: %w", err)
	}
	return v.adjacentRoles(v.roleAt[id], o), nil
}

// Adjacent lists, for each role, the roles near it as AdjacentRoles does.
func (t *Taxonomy) Adjacent(ctx context.Context, ids []RoleID, o AdjacentOptions) ([][]*AdjacentRole, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	_, v, err := t.read(ctx, func(*Names) (Need, error) { return needAdjacent(ids...), nil })
	if err != nil {
		return nil, fmt.Errorf("adjacent roles: %w", err)
	}
	all := make([][]*AdjacentRole, len(ids))
	for i, id := range ids {
		if at, ok := v.roleAt[id]; ok {
			all[i] = v.adjacentRoles(at, o)
		}
	}
	return all, nil
}

func needAdjacent(ids ...RoleID) Need {
	return Need{Roles: ids, AllRoles: true, Close: implyingKinds(), TransfersAmong: true}
}

func (v *View) adjacentRoles(role int32, o AdjacentOptions) []*AdjacentRole {
	change := v.changesFrom(role, o.MinConfidence)
	if o.Direction == AdjacentTo {
		change = v.changesTo(role, o.MinConfidence)
	}
	near := v.nearest(role, change, o)
	all := make([]*AdjacentRole, len(near))
	for i, n := range near {
		all[i] = change.gap(n.role).adjacent(&v.roles[n.role], n.similarity)
	}
	return all
}

// roleChange is a change between a role and another one.
type roleChange struct {
	// readiness is that of who changes, nil where the role entered asks for nothing.
	readiness func(other int32) *Share
	// gap is what they lack for the role entered.
	gap func(other int32) *Gap
}

// changesFrom leads from one role to others: one standing serves them all.
func (v *View) changesFrom(role int32, minConfidence Share) roleChange {
	s := v.newStanding(v.justMeeting(role, minConfidence), minConfidence)
	s.spread()
	return roleChange{
		readiness: func(other int32) *Share { return v.readiness(other, s) },
		gap:       func(other int32) *Gap { return v.gap(other, s) },
	}
}

// changesTo leads to one role from others, each with a standing of its own. To rank them their levels
// are enough, set and taken back in one place; proofs are made for those that are shown.
func (v *View) changesTo(role int32, minConfidence Share) roleChange {
	trial := &standing{v: v, minConfidence: minConfidence, have: make([]Level, len(v.skills))}
	return roleChange{
		readiness: func(other int32) *Share {
			var changes []change
			for i, level := range v.justMeeting(other, minConfidence) {
				changes = append(changes, trial.raise(i, level)...)
			}
			ready := v.readiness(role, trial)
			for _, c := range changes {
				trial.have[c.skill] = 0
			}
			return ready
		},
		gap: func(other int32) *Gap {
			return v.gap(role, v.newStanding(v.justMeeting(other, minConfidence), minConfidence))
		},
	}
}

// nearRole is a role and how near it is, before that is spelt out.
type nearRole struct {
	role                  int32
	readiness, similarity Share
}

// nearest ranks the roles by readiness, then by similarity, which is computed only where it
// decides.
func (v *View) nearest(role int32, change roleChange, o AdjacentOptions) []nearRole {
	var all []nearRole
	for other := range v.roles {
		if int32(other) == role {
			continue
		}
		if r := change.readiness(int32(other)); r != nil && *r > 0 && *r >= o.MinReadiness {
			all = append(all, nearRole{role: int32(other), readiness: *r})
		}
	}
	slices.SortFunc(all, func(a, b nearRole) int { return cmp.Compare(b.readiness, a.readiness) })
	if o.First > 0 && len(all) > o.First {
		last := all[o.First-1].readiness
		if end := slices.IndexFunc(all, func(n nearRole) bool { return n.readiness < last }); end > 0 {
			all = all[:end]
		}
	}
	mine := v.skillWeights(role, o.MinConfidence)
	for i := range all {
		all[i].similarity = similar(mine, v.skillWeights(all[i].role, o.MinConfidence))
	}
	slices.SortFunc(all, func(a, b nearRole) int {
		return cmp.Or(
			cmp.Compare(b.readiness, a.readiness), cmp.Compare(b.similarity, a.similarity),
			compareRoles(&v.roles[a.role], &v.roles[b.role]),
		)
	})
	return all[:min(o.First, len(all))]
}

func compareRoles(a, b *Role) int {
	return cmp.Or(compareNames(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
}

// justMeeting is the profile of someone who just meets a role: its REQUIRED requirements at their
// levels, of each group its first options.
func (v *View) justMeeting(role int32, minConfidence Share) map[int32]Level {
	held := map[int32]Level{}
	for _, r := range v.effective(role, minConfidence) {
		if r.Necessity != Required {
			continue
		}
		for _, o := range r.Options[:r.AtLeast] {
			i := v.skillAt[o.Skill]
			held[i] = max(held[i], o.Level)
		}
	}
	return held
}

// skillWeights is what a role gives each skill: the weight of the requirement, shared out among
// the options of a group.
func (v *View) skillWeights(role int32, minConfidence Share) map[int32]int64 {
	weights := map[int32]int64{}
	for _, r := range v.effective(role, minConfidence) {
		for _, o := range r.Options {
			i := v.skillAt[o.Skill]
			weights[i] = max(weights[i], r.weight()*int64(r.AtLeast)/int64(len(r.Options)))
		}
	}
	return weights
}

// similar is Σ min / Σ max over two sets of weights.
func similar(a, b map[int32]int64) Share {
	var least, most int64
	for i, w := range a {
		least += min(w, b[i])
		most += max(w, b[i])
	}
	for i, w := range b {
		if _, both := a[i]; !both {
			most += w
		}
	}
	return ratio(least, most)
}

// adjacent reads a gap as one of the roles near by.
func (g *Gap) adjacent(role *Role, similarity Share) *AdjacentRole {
	a := &AdjacentRole{Role: role, Readiness: *g.Readiness, Similarity: similarity, Terms: g.Items}
	carried := map[*Skill]bool{}
	for i := range g.Items {
		item := &g.Items[i]
		if item.Status == Missing {
			a.Missing = append(a.Missing, item.Requirement)
		}
		for _, o := range item.Options {
			switch {
			case !o.Counted || o.Credit == 0:
			case o.Via != nil:
				carried[o.Via.From] = true
			default:
				carried[o.Skill] = true
			}
		}
	}
	a.TransferableSkills = slices.SortedFunc(maps.Keys(carried), compareByImportance)
	return a
}
