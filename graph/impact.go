package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
)

// SkillImpact is what learning some skills would do for the readiness for some roles.
type SkillImpact struct {
	Skills []LearnedSkill // one, two or three
	Roles  []RoleImpact   // in the order of the roles asked about
	Gain   Share          // the mean rise of readiness over the roles
	// OwnGain is the part of Gain that comes of requirements that have one of the skills among their
	// options. It decides the order: a certificate of Kubernetes brings Kubernetes too, but
	// Kubernetes itself comes first.
	OwnGain Share

	credits []int64 // by role: the weighted credit gained, before it is rounded to a readiness
}

// LearnedSkill is a skill raised to the highest level that any of the roles asks for.
type LearnedSkill struct {
	Skill            *Skill
	FromLevel, Level Level
}

// RoleImpact is the readiness for one role before and after.
type RoleImpact struct {
	Role          *Role
	Before, After Share
}

// Impact is the answer of SkillImpact.
type Impact struct {
	Profile *ProfileReading
	// Impacts holds the best single skills, exactly ranked, and then the best pair and the best
	// triple that begin with the best single skill.
	Impacts []*SkillImpact
}

// SkillImpact ranks what to learn by what it does for the readiness for one or many roles: "which
// skill opens most doors". Pairs and triples are found greedily.
func (t *Taxonomy) SkillImpact(
	ctx context.Context, have Profile, roles []RoleRef, first int, minConfidence Share,
) (*Impact, error) {
	if err := cmp.Or(CheckFirst("first", first), CheckShare("minConfidence", minConfidence)); err != nil {
		return nil, err
	}
	var ids []RoleID
	var r *reading
	_, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		if ids, err = n.rolesOf("roles", roles); err != nil {
			return Need{}, err
		}
		if r, err = n.readProfile("have", have); err != nil {
			return Need{}, err
		}
		return Need{Skills: r.ids(), Roles: ids, TransfersAmong: true, Close: implyingKinds()}, nil
	})
	if err != nil {
		return nil, fmt.Errorf("skill impact: %w", err)
	}
	s := newStudy(v, ids, r.standing(v, minConfidence))
	return &Impact{Profile: r.publish(v), Impacts: s.rank(first)}, nil
}

// study tries what learning does for several roles.
type study struct {
	*standing
	roles   []*Role
	tracks  []*track
	targets map[int32]Level // skills that could be learned, to the level that is asked for
	before  []Share
}

// track keeps the credits of one role's requirements up to date while levels change.
type track struct {
	requirements []EffectiveRequirement
	concerned    map[int32][]int // skill → requirements whose credit it may change
	credits      []Share
	total        tally
}

func newStudy(v *View, roles []RoleID, start *standing) *study {
	s := &study{standing: start.copy(), targets: map[int32]Level{}}
	for _, id := range roles {
		t := s.newTrack(v.effective(v.roleAt[id], start.minConfidence))
		if t.total.weight == 0 {
			continue // nobody can be readier for a role that asks for nothing
		}
		s.roles, s.tracks = append(s.roles, v.Role(id)), append(s.tracks, t)
		s.before = append(s.before, *t.total.readiness())
		for _, r := range t.requirements {
			for _, o := range r.Options {
				if i := v.skillAt[o.Skill]; s.have[i] < o.Level {
					s.targets[i] = max(s.targets[i], o.Level)
				}
			}
		}
	}
	return s
}

func (s *study) newTrack(requirements []EffectiveRequirement) *track {
	t := &track{requirements: requirements, concerned: map[int32][]int{}}
	for n := range requirements {
		r := &requirements[n]
		credit := s.credit(r)
		t.credits = append(t.credits, credit)
		t.total.add(r.Requirement, credit)
		for _, o := range r.Options {
			i := s.v.skillAt[o.Skill]
			t.note(i, n)
			for _, e := range s.v.transfersIn.of(i) {
				t.note(s.v.skillAt[s.v.transfers[e].From], n)
			}
		}
	}
	return t
}

func (t *track) note(skill int32, n int) {
	if list := t.concerned[skill]; len(list) == 0 || list[len(list)-1] != n {
		t.concerned[skill] = append(list, n)
	}
}

// gain is what changes of levels add to Σ weight·credit of a track, in all and by the requirements
// that have one of some skills among their options.
func (s *study) gain(t *track, changes []change, skills []int32) (gain, named int64) {
	var affected []int
	for _, c := range changes {
		affected = append(affected, t.concerned[c.skill]...)
	}
	slices.Sort(affected)
	for _, n := range slices.Compact(affected) {
		if t.credits[n] == One {
			continue // nothing takes away what is met
		}
		r := &t.requirements[n]
		more := r.weight() * int64(s.credit(r)-t.credits[n])
		gain += more
		if slices.ContainsFunc(r.at, func(i int32) bool { return slices.Contains(skills, i) }) {
			named += more
		}
	}
	return gain, named
}

// rank lists the best single skills, then the best pair and triple that extend the best.
func (s *study) rank(first int) []*SkillImpact {
	var all []*SkillImpact
	for _, i := range slices.Sorted(maps.Keys(s.targets)) {
		if impact := s.try([]int32{i}); impact.OwnGain > 0 {
			all = append(all, impact)
		}
	}
	slices.SortFunc(all, compareImpacts)
	all = all[:min(first, len(all))]
	if len(all) == 0 {
		return all
	}
	chosen := []int32{s.v.skillAt[all[0].Skills[0].Skill.ID]}
	for len(chosen) < maxImpactSkills {
		best := s.extend(chosen)
		if best == nil {
			break
		}
		all = append(all, best)
		chosen = append(chosen, s.v.skillAt[best.Skills[len(chosen)].Skill.ID])
	}
	return all
}

// extend finds the skill that adds most to some others, nil where none adds anything.
func (s *study) extend(chosen []int32) *SkillImpact {
	base := s.try(chosen)
	var best *SkillImpact
	for _, i := range slices.Sorted(maps.Keys(s.targets)) {
		if slices.Contains(chosen, i) {
			continue
		}
		if impact := s.try(append(slices.Clone(chosen), i)); impact.Gain > base.Gain && (best == nil || compareImpacts(impact, best) < 0) {
			best = impact
		}
	}
	return best
}

func compareImpacts(a, b *SkillImpact) int {
	return cmp.Or(
		cmp.Compare(b.OwnGain, a.OwnGain), cmp.Compare(b.Gain, a.Gain),
		compareSkills(a.Skills[len(a.Skills)-1].Skill, b.Skills[len(b.Skills)-1].Skill),
	)
}

// try learns some skills, measures and forgets them again.
func (s *study) try(skills []int32) *SkillImpact {
	impact := &SkillImpact{}
	var undo []change
	for _, i := range skills {
		impact.Skills = append(impact.Skills, LearnedSkill{&s.v.skills[i], s.have[i], max(s.have[i], s.targets[i])})
		undo = slices.Concat(s.raise(i, s.targets[i]), undo)
	}
	var gain, own int64
	for n, t := range s.tracks {
		whole, named := s.gain(t, undo, skills)
		after := Share((t.total.credit + whole) / t.total.weight)
		impact.Roles = append(impact.Roles, RoleImpact{s.roles[n], s.before[n], after})
		impact.credits = append(impact.credits, whole)
		gain += int64(after - s.before[n])
		own += (t.total.credit+named)/t.total.weight - int64(s.before[n])
	}
	if n := int64(len(s.tracks)); n > 0 {
		impact.Gain, impact.OwnGain = Share(gain/n), Share(own/n)
	}
	for _, u := range undo {
		s.have[u.skill] = u.level
	}
	return impact
}
