package graph

import (
	"context"
	"fmt"
	"slices"
)

// Specialties lists all specialties in order of name.
func (t *Taxonomy) Specialties(ctx context.Context) ([]*Specialty, error) {
	catalog, err := t.Catalog(ctx)
	if err != nil {
		return nil, fmt.Errorf("specialties: %w", err)
	}
	all := make([]*Specialty, len(catalog.Specialties))
	for i := range catalog.Specialties {
		all[i] = &catalog.Specialties[i]
	}
	slices.SortFunc(all, func(a, b *Specialty) int { return compareNames(a.Name, b.Name) })
	return all, nil
}

// SpecialtyOf gives the specialty of a role, nil where it has none.
func (t *Taxonomy) SpecialtyOf(ctx context.Context, r *Role) (*Specialty, error) {
	if r.Specialty == nil {
		return nil, nil
	}
	catalog, err := t.Catalog(ctx)
	if err != nil {
		return nil, fmt.Errorf("specialty of %s: %w", r.ID, err)
	}
	return catalog.Specialty(r.Specialty.Specialty), nil
}

// RolesIn lists, for each specialty, its roles in order of name.
func (t *Taxonomy) RolesIn(ctx context.Context, ids []SpecialtyID) ([][]*Role, error) {
	_, v, err := t.read(ctx, func(n *Names) (need Need, _ error) {
		for i := range n.catalog.Roles {
			if r := &n.catalog.Roles[i]; r.Specialty != "" && slices.Contains(ids, r.Specialty) {
				need.Roles = append(need.Roles, r.ID)
			}
		}
		return need, nil
	})
	if err != nil {
		return nil, fmt.Errorf("roles in specialties: %w", err)
	}
	in := map[SpecialtyID][]*Role{}
	for i := range v.roles {
		if s := v.roles[i].Specialty; s != nil {
			in[s.Specialty] = append(in[s.Specialty], &v.roles[i])
		}
	}
	all := make([][]*Role, len(ids))
	for i, id := range ids {
		slices.SortFunc(in[id], compareRoles)
		all[i] = in[id]
	}
	return all, nil
}

// BuildsOn lists, for each role, the roles that it builds on directly, in order of name.
func (t *Taxonomy) BuildsOn(ctx context.Context, ids []RoleID, minConfidence Share) ([][]*Role, error) {
	return t.rolesFrom(ctx, ids, func(v *View, role int32) []*Role {
		var all []*Role
		for _, l := range v.roles[role].BuildsOn {
			if r := v.Role(l.Role); r != nil && Confidence(l.Evidence) >= minConfidence {
				all = append(all, r)
			}
		}
		slices.SortFunc(all, compareRoles)
		return all
	})
}

// Ladders lists, for each role, all that it builds on to the end, the nearest first.
func (t *Taxonomy) Ladders(ctx context.Context, ids []RoleID) ([][]*Role, error) {
	return t.rolesFrom(ctx, ids, func(v *View, role int32) []*Role {
		var all []*Role
		for _, step := range v.ladder(role)[1:] {
			for _, r := range step {
				all = append(all, &v.roles[r])
			}
		}
		return all
	})
}

// rolesFrom reads some roles and lists others from each.
func (t *Taxonomy) rolesFrom(ctx context.Context, ids []RoleID, list func(*View, int32) []*Role) ([][]*Role, error) {
	_, v, err := t.read(ctx, func(*Names) (Need, error) { return Need{Roles: ids}, nil })
	if err != nil {
		return nil, fmt.Errorf("ladder: %w", err)
	}
	all := make([][]*Role, len(ids))
	for i, id := range ids {
		if at, ok := v.roleAt[id]; ok {
			all[i] = list(v, at)
		}
	}
	return all, nil
}

// Health checks the whole taxonomy as it stands.
func (t *Taxonomy) Health(ctx context.Context) ([]*HealthCheck, error) {
	ds, _, err := t.store.Dataset(ctx)
	if err != nil {
		return nil, fmt.Errorf("health: %w", err)
	}
	checks := Health(ds)
	all := make([]*HealthCheck, len(checks))
	for i := range checks {
		all[i] = &checks[i]
	}
	return all, nil
}
