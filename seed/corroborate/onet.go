package main

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed/dataset"
)

const (
	onet        = "onet"
	onetSection = "Technology Skills"
)

// technology is what O*NET says of one: codes of occupations, and its names there.
type technology struct {
	occupations, demand, names map[string]bool
	hot                        bool
}

// readONET counts for how many occupations O*NET names a technology, whether it calls it hot, and
// for how many it is in demand. A requirement of a role that is an occupation of O*NET is borne
// out where O*NET names one of its options for that occupation.
func readONET(ctx context.Context, f *figures, data fs.FS) error {
	found := map[graph.SkillID]*technology{}
	err := dataset.Tabbed(data, "onet-29.3/Technology_Skills.tsv.gz", func(r dataset.Row) error {
		m, err := f.names.Skill(ctx, r.At("Example"))
		if err != nil || m.Skill == "" || notions[f.skills[m.Skill].Kind] || otherThings[onet][r.At("Example")] {
			return err
		}
		t := found[m.Skill]
		if t == nil {
			t = &technology{occupations: map[string]bool{}, demand: map[string]bool{}, names: map[string]bool{}}
			found[m.Skill] = t
		}
		code := r.At("O*NET-SOC Code")
		t.occupations[code], t.names[r.At("Example")] = true, true
		t.hot = t.hot || r.At("Hot Technology") == "Y"
		if r.At("In Demand") == "Y" {
			t.demand[code] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(found)) {
		t, text := found[id], ""
		if t.hot {
			text += ", a hot technology"
		}
		if n := len(t.demand); n > 0 {
			text += fmt.Sprintf(", in demand for %d", n)
		}
		f.say(graph.Key(id), onet, onetSection, byRegister, "Occupations that it is named for: %d%s.", len(t.occupations), text)
		f.identify(id, onet, slices.Min(slices.Collect(maps.Keys(t.names))))
	}
	f.requirements(found)
	return nil
}

// notions are kinds that no entry of O*NET is, which lists software: "Presentation software" is no skill
// of presenting.
var notions = map[graph.SkillKind]bool{
	graph.Architecture: true, graph.Pattern: true, graph.ConceptKind: true, graph.Practice: true,
	graph.Security: true, graph.SoftSkill: true, graph.Certification: true,
}

// requirements bears out what a role asks for where O*NET names an option for its occupation.
func (f *figures) requirements(found map[graph.SkillID]*technology) {
	for i := range f.ds.Requirements {
		r := &f.ds.Requirements[i]
		code := f.occupation(r.Role)
		named, demand := 0, 0
		for _, o := range r.Options {
			if t := found[o.Skill]; t != nil && t.occupations[code] {
				named++
				if t.demand[code] {
					demand++
				}
			}
		}
		if named > 0 {
			f.say(graph.Key(r.ID), onet, onetSection, byRegister, "For occupation %s it names %d of %d options, %d of them in demand.",
				code, named, len(r.Options), demand)
		}
	}
}

// occupation is the O*NET code of a role, empty where the editors gave none.
func (f *figures) occupation(role graph.RoleID) string {
	for i := range f.ds.Roles {
		for _, x := range f.ds.Roles[i].ExternalIDs {
			if f.ds.Roles[i].ID == role && x.Scheme == onet {
				return x.ID
			}
		}
	}
	return ""
}
