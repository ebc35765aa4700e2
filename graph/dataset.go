package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Dataset is a taxonomy's statements as records: what editors write, what a store keeps and what
// is exported. Derived edges are not part of it.
type Dataset struct {
	Sources      []Source      `json:"sources"`
	Specialties  []Specialty   `json:"specialties"`
	Skills       []Skill       `json:"skills"`
	Roles        []Role        `json:"roles"`
	Requirements []Requirement `json:"requirements"`
	Relations    []Relation    `json:"relations"`
}

// Key names one record of a data set, for faults and for the change log: an id, or for a relation
// its kind and ends.
type Key string

// Key names the relation: "IMPLIES skill:a skill:b". An alternative is named by its ends in order.
func (r *Relation) Key() Key {
	from, to := r.From, r.To
	if r.Kind == Alternative && to < from {
		from, to = to, from
	}
	return Key(string(r.Kind) + " " + string(from) + " " + string(to))
}

// Sort puts every list into its canonical order, by id or by kind and ends. The lists inside a
// record keep the order that the editors gave them.
func (d *Dataset) Sort() {
	slices.SortFunc(d.Sources, func(a, b Source) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Specialties, func(a, b Specialty) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Skills, func(a, b Skill) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Roles, func(a, b Role) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Requirements, func(a, b Requirement) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Relations, compareRelations)
}

func compareRelations(a, b Relation) int {
	return cmp.Or(
		cmp.Compare(kindIndex(a.Kind), kindIndex(b.Kind)),
		strings.Compare(string(a.Kind), string(b.Kind)),
		cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To),
	)
}
