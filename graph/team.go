package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// TeamGap says how a team covers what some roles ask for.
type TeamGap struct {
	Members      []TeamReading
	Requirements []*TeamRequirement // every distinct requirement, the weightiest first
}

// TeamReading is what was made of one member.
type TeamReading struct {
	Name    string
	Profile *ProfileReading
}

// TeamRequirement is one requirement of some roles and how a team stands to it.
type TeamRequirement struct {
	Requirement EffectiveRequirement
	Roles       []*Role // those of the roles asked about that it holds for
	// Met: the members together meet it, each bringing what they have.
	Met     bool
	Credit  Share // of the members together
	Holders []TeamHolder
	// SinglePointOfFailure is the one member without whom it is not met, nil where nobody or several.
	SinglePointOfFailure *string
	// CheapestToTrain is the member with the least way to go, where it is not met or hangs on one.
	CheapestToTrain *Training

	together *standing
}

// Terms shows how the members together stand to the requirement: every term of its credit.
func (r *TeamRequirement) Terms() GapItem { return r.together.stand(r.Requirement) }

// TeamHolder is a member who has some of a requirement.
type TeamHolder struct {
	Member string
	Level  Level // of the best counted option, 0 where only something near is had
	Status GapStatus
	Credit Share

	s *standing
	r EffectiveRequirement
}

// Terms shows how the member alone stands to the requirement: every term of the credit.
func (h *TeamHolder) Terms() GapItem { return h.s.stand(h.r) }

// Training is what one member would have to learn to meet a requirement alone.
type Training struct {
	Member string
	// Effort is Σ levels to climb · (1 − what carries over) over the options to learn, in levels.
	Effort Share
	Skills []*Skill // to learn
	Steps  []TrainingStep
}

// TrainingStep is one skill to learn, with the terms of its effort.
type TrainingStep struct {
	Skill            *Skill
	FromLevel, Level Level
	// Carried is what carries over already, 0–1, by way of Via, nil for nothing.
	Carried Share
	Via     *Transfer
	Effort  Share // (Level − FromLevel) · (1 − Carried), in levels
}

// TeamGap says, per distinct requirement of some roles, who of a team covers it, what hangs on one
// person and what nobody has. InputError: too many people or roles, or a person without a name.
func (t *Taxonomy) TeamGap(
	ctx context.Context, team []TeamMember, roles []RoleRef, minConfidence Share,
) (*TeamGap, error) {
	if err := CheckShare("minConfidence", minConfidence); err != nil {
		return nil, err
	}
	var ids []RoleID
	var readings []*reading
	_, v, err := t.read(ctx, func(n *Names) (need Need, err error) {
		if ids, err = n.rolesOf("roles", roles); err != nil {
			return Need{}, err
		}
		if readings, need, err = n.readPeople("team", team); err != nil {
			return Need{}, err
		}
		need.Roles = ids
		return need, nil
	})
	if err != nil {
		return nil, fmt.Errorf("team gap: %w", err)
	}
	crew := newCrew(v, team, readings, minConfidence)
	answer := &TeamGap{}
	for i, r := range readings {
		answer.Members = append(answer.Members, TeamReading{team[i].Name, r.publish(v)})
	}
	for _, d := range v.distinct(ids, minConfidence) {
		answer.Requirements = append(answer.Requirements, crew.stand(d))
	}
	return answer, nil
}

// demanded is a requirement with those of several roles that it holds for.
type demanded struct {
	EffectiveRequirement
	roles []*Role
}

// distinct lists the requirements of several roles, each once, in order of requirements. Where a role
// joins several of one slug, what it comes to differs from what it comes to for another role.
func (v *View) distinct(roles []RoleID, minConfidence Share) []demanded {
	places := map[RequirementID][]int{}
	var all []demanded
	for _, id := range roles {
		for _, r := range v.effective(v.roleAt[id], minConfidence) {
			same := func(at int) bool { return all[at].equal(r.Requirement) }
			if n := slices.IndexFunc(places[r.ID], same); n >= 0 {
				all[places[r.ID][n]].add(r, v.Role(id))
				continue
			}
			places[r.ID] = append(places[r.ID], len(all))
			all = append(all, demanded{r, []*Role{v.Role(id)}})
		}
	}
	for i := range all {
		slices.SortFunc(all[i].roles, compareRoles)
	}
	slices.SortFunc(all, func(a, b demanded) int {
		return cmp.Or(
			compareRequirements(a.EffectiveRequirement, b.EffectiveRequirement),
			slices.CompareFunc(a.roles, b.roles, compareRoles))
	})
	return all
}

// add notes another role that the requirement holds for. It is inherited unless it is a role's own.
func (d *demanded) add(r EffectiveRequirement, role *Role) {
	d.roles = append(d.roles, role)
	if r.InheritedFrom == nil {
		d.InheritedFrom = nil
	}
}

// equal reports whether two requirements of one id ask for the same.
func (r *Requirement) equal(q *Requirement) bool {
	return r.Necessity == q.Necessity && r.Importance == q.Importance && r.AtLeast == q.AtLeast &&
		slices.Equal(r.Options, q.Options)
}

// crew is a team placed in a view.
type crew struct {
	v             *View
	names         []string
	each          []*standing
	all           *standing   // of the members together
	others        []*standing // of all but one, made when first asked for
	minConfidence Share
}

func newCrew(v *View, team []TeamMember, readings []*reading, minConfidence Share) *crew {
	c := &crew{v: v, minConfidence: minConfidence}
	for i, r := range readings {
		s := r.standing(v, minConfidence)
		s.spread()
		c.names, c.each = append(c.names, team[i].Name), append(c.each, s)
	}
	c.all, c.others = c.together(-1), make([]*standing, len(c.each))
	return c
}

// together is the standing of all members but one; -1 leaves nobody out.
func (c *crew) together(but int) *standing {
	held := map[int32]Level{}
	for n, s := range c.each {
		if n == but {
			continue
		}
		for i, level := range s.held {
			held[i] = max(held[i], level)
		}
	}
	s := c.v.newStanding(held, c.minConfidence)
	s.spread()
	return s
}

// without is the standing of all members but one.
func (c *crew) without(n int) *standing {
	if c.others[n] == nil {
		c.others[n] = c.together(n)
	}
	return c.others[n]
}

// stand says how the team stands to one requirement.
func (c *crew) stand(d demanded) *TeamRequirement {
	score := c.all.scoreItem(d.Requirement)
	r := &TeamRequirement{
		Requirement: d.EffectiveRequirement, Roles: d.roles, Credit: score.credit, Met: score.credit == One,
		together: c.all,
	}
	for n, s := range c.each {
		if h, ok := s.holder(d.Requirement); ok {
			h.Member, h.s, h.r = c.names[n], s, d.EffectiveRequirement
			r.Holders = append(r.Holders, h)
		}
	}
	slices.SortStableFunc(r.Holders, func(a, b TeamHolder) int {
		return cmp.Or(cmp.Compare(b.Credit, a.Credit), cmp.Compare(b.Level, a.Level), compareNames(a.Member, b.Member))
	})
	alone := c.alone(d.Requirement, r.Met)
	if alone >= 0 {
		r.SinglePointOfFailure = &c.names[alone]
	}
	if !r.Met || alone >= 0 {
		r.CheapestToTrain = c.cheapest(d.Requirement, alone)
	}
	return r
}

// holder says what one member has of a requirement.
func (s *standing) holder(r *Requirement) (TeamHolder, bool) {
	score := s.scoreItem(r)
	h := TeamHolder{Status: score.status, Credit: score.credit}
	for _, i := range score.counted {
		h.Level = max(h.Level, s.have[s.v.skillAt[r.Options[i].Skill]])
	}
	return h, score.credit > 0
}

// alone finds the member without whom the others do not meet a requirement; -1 for none or several.
func (c *crew) alone(r *Requirement, met bool) int {
	if !met {
		return -1
	}
	found := -1
	for n, s := range c.each {
		if _, has := s.holder(r); !has || c.without(n).scoreItem(r).credit == One {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = n
	}
	return found
}

// cheapest finds the member who has the least to learn to meet a requirement alone; but is the
// member that it must not be, -1 for none.
func (c *crew) cheapest(r *Requirement, but int) *Training {
	var best *Training
	for n, s := range c.each {
		if n == but {
			continue
		}
		t := s.training(r)
		t.Member = c.names[n]
		if best == nil || cmp.Or(cmp.Compare(t.Effort, best.Effort), compareNames(t.Member, best.Member)) < 0 {
			best = t
		}
	}
	return best
}

// training is the way from a standing to meeting a requirement, by its counted options.
func (s *standing) training(r *Requirement) *Training {
	t := &Training{}
	score := s.scoreItem(r)
	for _, i := range score.counted {
		o := r.Options[i]
		at := s.v.skillAt[o.Skill]
		if s.have[at] >= o.Level {
			continue
		}
		step := s.trainingStep(at, o.Level)
		t.Effort += step.Effort
		t.Skills, t.Steps = append(t.Skills, step.Skill), append(t.Steps, step)
	}
	return t
}

// trainingStep is the way from a standing to one skill at a level.
func (s *standing) trainingStep(i int32, level Level) TrainingStep {
	step := TrainingStep{Skill: &s.v.skills[i], FromLevel: s.have[i], Level: level}
	carried, via := s.bestTransfer(i, level)
	if step.Carried = carried; via >= 0 {
		step.Via = s.v.transfer(&s.v.transfers[via])
	}
	step.Effort = Share(int64(level-s.have[i]) * int64(One-carried))
	return step
}
