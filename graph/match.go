package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// RoleMatch is one role that a person may fill, with how far they are from it.
type RoleMatch struct {
	Role                *Role
	Readiness, Coverage Share
	Missing             []EffectiveRequirement // what nothing held helps with, the weightiest first
}

// RoleMatches is the answer of MatchRoles.
type RoleMatches struct {
	Profile    *ProfileReading
	Matches    []*RoleMatch // the readiest first, at most as many as were asked for
	TotalCount int          // of all roles that anything held helps with
}

// MatchOptions narrows the roles that MatchRoles looks at.
type MatchOptions struct {
	Filter        RoleFilter
	First         int
	MinConfidence Share
}

// MatchRoles ranks the roles that a person is readiest for. A role counts when anything held,
// implied or carried over earns a credit for it.
func (t *Taxonomy) MatchRoles(ctx context.Context, have Profile, o MatchOptions) (*RoleMatches, error) {
	if err := cmp.Or(CheckFirst("first", o.First), CheckShare("minConfidence", o.MinConfidence)); err != nil {
		return nil, err
	}
	var r *reading
	var requiring []SkillID
	names, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		if r, err = n.readProfile("have", have); err != nil {
			return Need{}, err
		}
		if requiring, err = n.requiring(o.Filter); err != nil {
			return Need{}, err
		}
		return Need{Skills: r.ids(), AllRoles: true, TransfersAmong: true, Close: implyingKinds()}, nil
	})
	if err != nil {
		return nil, fmt.Errorf("match roles: %w", err)
	}
	s := r.standing(v, o.MinConfidence)
	s.spread()
	answer := &RoleMatches{Profile: r.publish(v)}
	for _, role := range v.filterRoles(names, o.Filter, requiring) {
		if total := v.score(v.roleAt[role.ID], s); total.credit > 0 {
			answer.Matches = append(answer.Matches, &RoleMatch{
				Role: role, Readiness: *total.readiness(), Coverage: *total.coverage(),
			})
		}
	}
	slices.SortFunc(answer.Matches, func(a, b *RoleMatch) int {
		return cmp.Or(cmp.Compare(b.Readiness, a.Readiness), cmp.Compare(b.Coverage, a.Coverage), compareRoles(a.Role, b.Role))
	})
	answer.TotalCount = len(answer.Matches)
	answer.Matches = answer.Matches[:min(o.First, len(answer.Matches))]
	for _, m := range answer.Matches {
		m.Missing = v.unhelped(m.Role, s)
	}
	return answer, nil
}

// unhelped lists the requirements of a role that nothing held helps with.
func (v *View) unhelped(role *Role, s *standing) (all []EffectiveRequirement) {
	for _, r := range v.effective(v.roleAt[role.ID], s.minConfidence) {
		if s.credit(&r) == 0 {
			all = append(all, r)
		}
	}
	return all
}

// TeamMember is a person with a name, as a team or a list of applicants has them.
type TeamMember struct {
	Name string
	Have Profile
}

// ProfileMatch is one person for a role.
type ProfileMatch struct {
	Name    string
	Profile *ProfileReading
	// Readiness and Coverage are nil for a role without requirements.
	Readiness, Coverage *Share
	Missing             []EffectiveRequirement
}

// ProfileMatches is the answer of MatchProfiles.
type ProfileMatches struct{ Matches []*ProfileMatch }

// MatchProfiles ranks people for a role: the readiest first, then by coverage, name, and place in
// the list given. InputError: too many people, or one without a name.
func (t *Taxonomy) MatchProfiles(
	ctx context.Context, role RoleRef, people []TeamMember, first int, minConfidence Share,
) (*ProfileMatches, error) {
	if err := cmp.Or(CheckFirst("first", first), CheckShare("minConfidence", minConfidence)); err != nil {
		return nil, err
	}
	var id RoleID
	var readings []*reading
	_, v, err := t.read(ctx, func(n *Names) (need Need, err error) {
		if id, err = n.role("role", role); err != nil {
			return Need{}, err
		}
		if readings, need, err = n.readPeople("profiles", people); err != nil {
			return Need{}, err
		}
		need.Roles = []RoleID{id}
		return need, nil
	})
	if err != nil {
		return nil, fmt.Errorf("match profiles: %w", err)
	}
	all := make([]*ProfileMatch, len(people))
	for i, r := range readings {
		g := v.gap(v.roleAt[id], r.standing(v, minConfidence))
		all[i] = &ProfileMatch{
			Name: people[i].Name, Profile: r.publish(v), Readiness: g.Readiness, Coverage: g.Coverage,
			Missing: g.missing(),
		}
	}
	slices.SortStableFunc(all, func(a, b *ProfileMatch) int {
		return cmp.Or(
			compareShares(b.Readiness, a.Readiness), compareShares(b.Coverage, a.Coverage), compareNames(a.Name, b.Name))
	})
	return &ProfileMatches{Matches: all[:min(first, len(all))]}, nil
}

// readPeople reads the profiles of several people, and what a question about them needs.
func (n *Names) readPeople(field string, people []TeamMember) ([]*reading, Need, error) {
	need := Need{TransfersAmong: true, Close: implyingKinds()}
	if err := checkLength(field, len(people), MaxPeople); err != nil {
		return nil, need, err
	}
	readings := make([]*reading, len(people))
	for i, p := range people {
		at := fmt.Sprintf("%s[%d]", field, i)
		if err := checkPerson(field, people[:i], p.Name); err != nil {
			return nil, need, err
		}
		r, err := n.readProfile(at+".have", p.Have)
		if err != nil {
			return nil, need, err
		}
		readings[i] = r
		need.Skills = append(need.Skills, r.ids()...)
	}
	return readings, need, nil
}

// checkPerson refuses a name that does not tell a person apart from those before.
func checkPerson(field string, before []TeamMember, name string) error {
	at := fmt.Sprintf("%s[%d].name", field, len(before))
	if strings.TrimSpace(name) == "" {
		return &InputError{Field: at, Value: name, Expected: "a name to tell people apart"}
	}
	same := func(p TeamMember) bool { return p.Name == name }
	if i := slices.IndexFunc(before, same); i >= 0 {
		taken := fmt.Sprintf("a name to tell people apart: %s[%d].name is the same", field, i)
		return &InputError{Field: at, Value: name, Expected: taken}
	}
	return nil
}

// missing lists the requirements that nothing held helps with.
func (g *Gap) missing() (all []EffectiveRequirement) {
	for i := range g.Items {
		if g.Items[i].Status == Missing {
			all = append(all, g.Items[i].Requirement)
		}
	}
	return all
}

// compareShares orders shares; nil is least.
func compareShares(a, b *Share) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return cmp.Compare(*a, *b)
}

// rolesOf resolves several roles: each must be one, and there must be 1 to MaxRoles of them. Roles
// named twice count once.
func (n *Names) rolesOf(field string, refs []RoleRef) ([]RoleID, error) {
	if len(refs) == 0 {
		return nil, &InputError{Field: field, Value: "no entries", Expected: "at least one role"}
	}
	if err := checkLength(field, len(refs), MaxRoles); err != nil {
		return nil, err
	}
	var ids []RoleID
	for i, ref := range refs {
		id, err := n.role(fmt.Sprintf("%s[%d]", field, i), ref)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}
