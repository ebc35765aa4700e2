package main

import (
	"context"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed/dataset"
)

// minLift is how many times more often than by chance two skills are named together before that
// says anything.
const minLift = 2

// pair is two skills, the smaller id first.
type pair struct{ a, b graph.SkillID }

// readSkill2vec counts in how many job lists a skill is named, and two skills together. Two that are
// named together more often than by chance bear out an alternative; an edge with a direction is
// borne out where the one implied is also named in most lists of the other than the other way round:
// the asymmetry by which nested skills are told (Hosseinioun et al., 2023).
func readSkill2vec(ctx context.Context, f *figures, data fs.FS) error {
	const source, section = "skill2vec", "job lists"
	lists, named, both := 0, map[graph.SkillID]int{}, map[pair]int{}
	err := dataset.Lines(data, "skill2vec-50k/skill2vec_50K.trimmed.csv.gz", func(line string) error {
		skills, err := f.names.List(ctx, strings.Split(line, ",")[1:])
		if err != nil {
			return err
		}
		lists++
		ids := slices.Sorted(maps.Keys(skills))
		for i, a := range ids {
			named[a]++
			for _, b := range ids[i+1:] {
				both[pair{a, b}]++
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(named)) {
		if sure := byLists(named[id]); sure > 0 {
			f.say(graph.Key(id), source, section, sure, "Named in %d of %d job lists.", named[id], lists)
		}
	}
	for p, keys := range f.edges {
		n := both[p]
		if byLists(n) == 0 || n*lists < minLift*named[p.a]*named[p.b] {
			continue
		}
		for _, key := range keys {
			from, to := f.ends(key)
			if directed(key) && named[from] > named[to] {
				continue // whoever names the one does not mostly name the other
			}
			f.say(key, source, section, min(byLists(n), byHand), "Named together in %d job lists, in %d with the first and %d with the second.",
				n, named[from], named[to])
		}
	}
	return nil
}

// directed reports whether an edge says that whoever has its start has, or needs, its end.
func directed(key graph.Key) bool {
	kind, _, _ := strings.Cut(string(key), " ")
	return kind == string(graph.BuiltWith) || kind == string(graph.Implies) || kind == string(graph.Prerequisite)
}

// ends are the skills that an edge joins.
func (f *figures) ends(key graph.Key) (from, to graph.SkillID) {
	words := strings.Fields(string(key))
	return graph.SkillID(words[1]), graph.SkillID(words[2])
}
