package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
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
	sortRecords(d.Sources, func(a, b *Source) int { return cmp.Compare(a.ID, b.ID) })
	sortRecords(d.Specialties, func(a, b *Specialty) int { return cmp.Compare(a.ID, b.ID) })
	sortRecords(d.Skills, func(a, b *Skill) int { return cmp.Compare(a.ID, b.ID) })
	sortRecords(d.Roles, func(a, b *Role) int { return cmp.Compare(a.ID, b.ID) })
	sortRecords(d.Requirements, func(a, b *Requirement) int { return cmp.Compare(a.ID, b.ID) })
	sortRecords(d.Relations, compareRelations)
}

func compareRelations(a, b *Relation) int {
	return cmp.Or(
		cmp.Compare(kindIndex(a.Kind), kindIndex(b.Kind)),
		strings.Compare(string(a.Kind), string(b.Kind)),
		cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To),
	)
}

// sortRecords sorts in place. Records are large: each is moved once, and not at all where they are in
// order, as they mostly are.
func sortRecords[T any](list []T, compare func(a, b *T) int) {
	places, ordered := make([]*T, len(list)), true
	for i := range list {
		places[i] = &list[i]
		ordered = ordered && (i == 0 || compare(&list[i-1], &list[i]) <= 0)
	}
	if ordered {
		return
	}
	slices.SortFunc(places, compare)
	sorted := make([]T, len(list))
	for i, at := range places {
		sorted[i] = *at
	}
	copy(list, sorted)
}

// With is a copy of the data set after some records were put, whole, and others removed. Records
// are shared, lists are not.
func (d *Dataset) With(put Dataset, remove []Key) *Dataset {
	gone := make(map[Key]bool, len(remove))
	for _, k := range remove {
		gone[k] = true
	}
	next := &Dataset{
		Sources:      merge(d.Sources, put.Sources, gone, func(s *Source) Key { return Key(s.ID) }),
		Specialties:  merge(d.Specialties, put.Specialties, gone, func(s *Specialty) Key { return Key(s.ID) }),
		Skills:       merge(d.Skills, put.Skills, gone, func(s *Skill) Key { return Key(s.ID) }),
		Roles:        merge(d.Roles, put.Roles, gone, func(r *Role) Key { return Key(r.ID) }),
		Requirements: merge(d.Requirements, put.Requirements, gone, func(r *Requirement) Key { return Key(r.ID) }),
		Relations:    merge(d.Relations, put.Relations, gone, (*Relation).Key),
	}
	next.Sort()
	return next
}

// merge gives what is neither removed nor replaced, and then what is put.
func merge[T any](old, put []T, gone map[Key]bool, key func(*T) Key) []T {
	if len(old) == 0 || len(put) == 0 && len(gone) == 0 {
		return append(append(make([]T, 0, len(old)+len(put)), old...), put...) // never nil, as below
	}
	replaced := make(map[Key]bool, len(put))
	for i := range put {
		replaced[key(&put[i])] = true
	}
	next := make([]T, 0, len(old)+len(put))
	for i := range old {
		if k := key(&old[i]); !gone[k] && !replaced[k] {
			next = append(next, old[i])
		}
	}
	return append(next, put...)
}

// Digest tells states of the records apart, whatever the order they come in.
func (d *Dataset) Digest() string {
	sum := sha256.New()
	if err := json.NewEncoder(sum).Encode(d.With(Dataset{}, nil)); err != nil {
		return "" // cannot be: records hold nothing that JSON lacks
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// Keys lists the keys of all records, in order of their lists.
func (d *Dataset) Keys() []Key {
	var keys []Key
	for i := range d.Sources {
		keys = append(keys, Key(d.Sources[i].ID))
	}
	for i := range d.Specialties {
		keys = append(keys, Key(d.Specialties[i].ID))
	}
	for i := range d.Skills {
		keys = append(keys, Key(d.Skills[i].ID))
	}
	for i := range d.Roles {
		keys = append(keys, Key(d.Roles[i].ID))
	}
	for i := range d.Requirements {
		keys = append(keys, Key(d.Requirements[i].ID))
	}
	for i := range d.Relations {
		keys = append(keys, d.Relations[i].Key())
	}
	return keys
}

// Difference gives the records to put and the keys to remove that lead from one data set to
// another.
func Difference(old, next *Dataset) (put Dataset, remove []Key) {
	put = Dataset{
		Sources:      changed(old.Sources, next.Sources, func(s *Source) Key { return Key(s.ID) }),
		Specialties:  changed(old.Specialties, next.Specialties, func(s *Specialty) Key { return Key(s.ID) }),
		Skills:       changed(old.Skills, next.Skills, func(s *Skill) Key { return Key(s.ID) }),
		Roles:        changed(old.Roles, next.Roles, func(r *Role) Key { return Key(r.ID) }),
		Requirements: changed(old.Requirements, next.Requirements, func(r *Requirement) Key { return Key(r.ID) }),
		Relations:    changed(old.Relations, next.Relations, (*Relation).Key),
	}
	return put, missing(old.Keys(), next.Keys())
}

// changed gives the records of next that old has not, or has otherwise.
func changed[T any](old, next []T, key func(*T) Key) (all []T) {
	known := make(map[Key]*T, len(old))
	for i := range old {
		known[key(&old[i])] = &old[i]
	}
	for i := range next {
		if was := known[key(&next[i])]; was == nil || !reflect.DeepEqual(was, &next[i]) {
			all = append(all, next[i])
		}
	}
	return all
}
