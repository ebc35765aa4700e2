package graph

import (
	"cmp"
	"slices"
	"time"
)

// NewCatalog draws the catalog from all records of one revision. It sorts ds in place and shares
// its strings.
func NewCatalog(rev Revision, at time.Time, ds *Dataset, d Derived) *Catalog {
	ds.Sort()
	c := &Catalog{
		Revision: rev, PublishedAt: at, Specialties: ds.Specialties, Sources: ds.Sources,
		Counts: Counts{
			Skills: len(ds.Skills), Roles: len(ds.Roles), Specialties: len(ds.Specialties),
			Sources: len(ds.Sources), Requirements: len(ds.Requirements),
			Relations: len(ds.Relations), Transfers: len(d.Transfers), Related: len(d.Related),
		},
	}
	near := neighbourIDs(ds)
	broader, implies := targetIDs(ds, Broader), targetIDs(ds, Implies, BuiltWith)
	needs := targetIDs(ds, Prerequisite)
	for i := range ds.Skills {
		s := &ds.Skills[i]
		c.Skills = append(c.Skills, SkillHeader{
			ID: s.ID, Name: s.Name, Kind: s.Kind, Status: s.Status, Labels: s.Labels,
			Importance: s.Importance, Sources: evidenceSources(s.Evidence),
			PreviousIDs: s.PreviousIDs, Near: near[s.ID], Broader: broader[s.ID], Implies: implies[s.ID], Needs: needs[s.ID],
		})
	}
	for i := range ds.Roles {
		c.Roles = append(c.Roles, newRoleHeader(&ds.Roles[i]))
	}
	return c
}

func newRoleHeader(r *Role) RoleHeader {
	h := RoleHeader{
		ID: r.ID, Name: r.Name, Status: r.Status, Seniority: r.Seniority, Labels: r.Labels,
		PreviousIDs: r.PreviousIDs, ExternalIDs: r.ExternalIDs,
	}
	if r.Specialty != nil {
		h.Specialty = r.Specialty.Specialty
	}
	return h
}

// neighbourIDs lists for each skill the skills that it shares a typed edge with.
func neighbourIDs(ds *Dataset) map[SkillID][]SkillID {
	near := make(map[SkillID][]SkillID, len(ds.Skills))
	for i := range ds.Relations {
		r := &ds.Relations[i]
		near[r.From] = append(near[r.From], r.To)
		near[r.To] = append(near[r.To], r.From)
	}
	for id, list := range near {
		slices.Sort(list)
		near[id] = slices.Compact(list)
	}
	return near
}

// targetIDs lists for each skill those that its edges of some kinds lead to.
func targetIDs(ds *Dataset, kinds ...RelationKind) map[SkillID][]SkillID {
	targets := make(map[SkillID][]SkillID, len(ds.Skills))
	for i := range ds.Relations {
		if r := &ds.Relations[i]; slices.Contains(kinds, r.Kind) {
			targets[r.From] = append(targets[r.From], r.To)
		}
	}
	for id, list := range targets {
		slices.Sort(list)
		targets[id] = slices.Compact(list)
	}
	return targets
}

// evidenceSources lists the sources of some evidence, in order, each once.
func evidenceSources(evidence []Evidence) []SourceID {
	list := make([]SourceID, 0, len(evidence))
	for i := range evidence {
		list = append(list, evidence[i].Source)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Source gives the source with this id, nil when there is none.
func (c *Catalog) Source(id SourceID) *Source {
	i, ok := slices.BinarySearchFunc(c.Sources, id, func(s Source, id SourceID) int { return cmp.Compare(s.ID, id) })
	if !ok {
		return nil
	}
	return &c.Sources[i]
}

// Specialty gives the specialty with this id, nil when there is none.
func (c *Catalog) Specialty(id SpecialtyID) *Specialty {
	i, ok := slices.BinarySearchFunc(c.Specialties, id,
		func(s Specialty, id SpecialtyID) int { return cmp.Compare(s.ID, id) })
	if !ok {
		return nil
	}
	return &c.Specialties[i]
}
