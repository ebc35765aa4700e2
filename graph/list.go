package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/text"
)

// SkillFilter keeps the skills that pass every field given.
type SkillFilter struct {
	Kinds    []SkillKind
	Statuses []Status
	Text     string   // within a name or alias, whatever the case
	Source   SourceID // of their own evidence
}

// SkillOrder is the order of a list of skills.
type SkillOrder string

// The orders.
const (
	ByName       SkillOrder = "NAME"
	ByImportance SkillOrder = "IMPORTANCE"
)

// ListSkills gives a page of the skills that pass a filter. InputError: the page or the source.
func (t *Taxonomy) ListSkills(ctx context.Context, f SkillFilter, o SkillOrder, r PageRequest) (Page[*Skill], error) {
	var page Page[*SkillHeader]
	_, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		if f.Source != "" && n.catalog.Source(f.Source) == nil {
			return Need{}, &LookupError{Field: "filter.source", Input: string(f.Source), Reason: ErrNotFound}
		}
		place := func(h *SkillHeader) position { return h.position(o) }
		page, err = paginate(n.filterSkills(f, place), place, string(o), r)
		var need Need
		for _, h := range page.Items {
			need.Skills = append(need.Skills, h.ID)
		}
		return need, err
	})
	if err != nil {
		return Page[*Skill]{}, fmt.Errorf("list skills: %w", err)
	}
	items := make([]*Skill, len(page.Items))
	for i, h := range page.Items {
		items[i] = v.Skill(h.ID)
	}
	return mapPage(page, items), nil
}

func (h *SkillHeader) position(o SkillOrder) position {
	p := position{Order: string(o), Name: h.Name, ID: string(h.ID)}
	if o == ByImportance {
		p.Rank = int64(h.Importance)
	}
	return p
}

func (n *Names) filterSkills(f SkillFilter, place func(*SkillHeader) position) []*SkillHeader {
	var kept []*SkillHeader
	wanted := strings.ToLower(f.Text)
	for i := range n.catalog.Skills {
		h := &n.catalog.Skills[i]
		if allows(f.Kinds, h.Kind) && allows(f.Statuses, h.Status) && h.mentions(wanted) &&
			(f.Source == "" || slices.Contains(h.Sources, f.Source)) {
			kept = append(kept, h)
		}
	}
	slices.SortFunc(kept, func(a, b *SkillHeader) int { return place(a).compare(place(b)) })
	return kept
}

// allows reports whether a filter's list has x; an empty list has everything.
func allows[T comparable](list []T, x T) bool { return len(list) == 0 || slices.Contains(list, x) }

// mentions reports whether a name or alias contains a text in lower case.
func (h *SkillHeader) mentions(lower string) bool {
	if strings.Contains(strings.ToLower(h.Name), lower) {
		return true
	}
	return slices.ContainsFunc(h.Aliases, func(a string) bool { return strings.Contains(strings.ToLower(a), lower) })
}

// RoleFilter keeps the roles that pass every field given.
type RoleFilter struct {
	Specialties []SpecialtyID
	Seniorities []Seniority
	Requiring   []SkillRef // all of them among the effective requirements
}

// ListRoles gives a page of the roles that pass a filter, in order of name. LookupError: a skill of
// the filter.
func (t *Taxonomy) ListRoles(ctx context.Context, f RoleFilter, r PageRequest) (Page[*Role], error) {
	var requiring []SkillID
	names, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		requiring, err = n.requiring(f)
		return Need{AllRoles: true}, err
	})
	if err != nil {
		return Page[*Role]{}, fmt.Errorf("list roles: %w", err)
	}
	kept := v.filterRoles(names, f, requiring)
	page, err := paginate(kept, func(r *Role) position { return position{Order: "ROLE", Name: r.Name, ID: string(r.ID)} }, "ROLE", r)
	if err != nil {
		return Page[*Role]{}, fmt.Errorf("list roles: %w", err)
	}
	return page, nil
}

// requiring resolves the skills of a filter.
func (n *Names) requiring(f RoleFilter) ([]SkillID, error) {
	var ids []SkillID
	for i, ref := range f.Requiring {
		id, err := n.skill(fmt.Sprintf("filter.requiring[%d]", i), ref)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func (v *View) filterRoles(n *Names, f RoleFilter, requiring []SkillID) []*Role {
	var kept []*Role
	for i := range v.roles {
		h := n.roles[v.roles[i].ID]
		if h != nil && allows(f.Specialties, h.Specialty) && allows(f.Seniorities, h.Seniority) &&
			v.requiresAll(int32(i), requiring) {
			kept = append(kept, &v.roles[i])
		}
	}
	slices.SortFunc(kept, compareRoles)
	return kept
}

func (v *View) requiresAll(role int32, skills []SkillID) bool {
	if len(skills) == 0 {
		return true
	}
	asked := map[SkillID]bool{}
	for _, r := range v.effective(role, 0) {
		for _, o := range r.Options {
			asked[o.Skill] = true
		}
	}
	return !slices.ContainsFunc(skills, func(id SkillID) bool { return !asked[id] })
}

// PageDemands cuts a page out of the roles that ask for a skill.
func PageDemands(list []RoleDemand, r PageRequest) (Page[RoleDemand], error) {
	return paginate(list, RoleDemand.position, "DEMAND", r)
}

func (d RoleDemand) position() position {
	return position{
		Order: "DEMAND", Rank: d.Requirement.weight(), Name: d.Role.Name,
		ID: string(d.Role.ID) + " " + string(d.Requirement.ID),
	}
}

// RoleResolution is what came of one title of a list of roles.
type RoleResolution struct {
	Input      string
	Outcome    Outcome
	Role       *Role // only where RESOLVED
	Candidates []RoleCandidate
	Seniority  *Seniority // the rung that the title names
}

// SeniorityIgnored reports whether the title names a rung that the role is not of: there is none for a
// junior Python developer, and the nearest is that for a Python developer.
func (r *RoleResolution) SeniorityIgnored() bool {
	return r.Role != nil && r.Seniority != nil && *r.Seniority != r.Role.Seniority
}

// RoleCandidate is a role that a title may mean.
type RoleCandidate struct {
	Role  *Role
	Match MatchKind
	Score Share
}

// ResolveRoles says for each title which role it means; nothing is guessed.
func (t *Taxonomy) ResolveRoles(ctx context.Context, titles []string) ([]*RoleResolution, error) {
	if err := checkLength("names", len(titles), MaxNames); err != nil {
		return nil, err
	}
	var found []Resolution
	_, v, err := t.read(ctx, func(n *Names) (Need, error) {
		found = n.resolve(text.EntryRole, titles, nil)
		var need Need
		for _, r := range found {
			for _, c := range r.Candidates {
				need.Roles = append(need.Roles, RoleID(c.ID))
			}
		}
		return need, nil
	})
	if err != nil {
		return nil, fmt.Errorf("resolve roles: %w", err)
	}
	all := make([]*RoleResolution, len(found))
	for i, r := range found {
		all[i] = &RoleResolution{Input: r.Input, Outcome: r.Outcome, Role: v.Role(RoleID(r.ID))}
		all[i].Seniority = optionally[Seniority](text.SeniorityOf(r.Input))
		for _, c := range r.Candidates {
			if role := v.Role(RoleID(c.ID)); role != nil {
				all[i].Candidates = append(all[i].Candidates, RoleCandidate{role, c.Match, c.Score})
			}
		}
	}
	return all, nil
}
