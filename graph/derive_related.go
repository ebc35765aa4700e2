package graph

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// relating holds what relatedness is computed from. It is filled once and then only read.
type relating struct {
	v          *View
	confidence []Share       // of relations
	neighbours [][]neighbour // by skill, in order
	rarity     []int64       // of a skill as a common neighbour, 1–100: sums of squares stay within int64
	spread     []int64       // Σ rarity² over a skill's neighbours
	rarest     []int32       // place of a skill among all, the rarest first
	asked      [][]asking    // by skill: the roles that ask for it themselves
	asking     [][]asking    // by role: what it asks for
	demand     []int64       // Σ weight² over the roles that ask for a skill
	words      wordLists     // of the skills' names
	keep       int           // strongest kept at either end
	floor      Share         // weaker ones are not kept
}

// neighbour is a skill at the other end of a typed edge.
type neighbour struct {
	skill      int32
	confidence Share
}

// asking is a role's own demand for a skill, or a skill's place among a role's demands.
type asking struct {
	other      int32 // role or skill
	weight     int64 // 0–100
	confidence Share
}

// deriveRelated computes the symmetric RELATED edges: those among the strongest of either end.
// Only what is kept is spelt out.
func (v *View) deriveRelated(keep int, floor Share) []RelatedEdge {
	g := v.newRelating()
	g.keep, g.floor = keep, floor
	n := len(v.skills)
	strongest := perNode(n, g.newKinship, (*kinship).strongestOf)
	byFirst := make([][]kin, n)
	for i := range strongest {
		k := &strongest[i]
		byFirst[k.a] = append(byFirst[k.a], *k)
	}
	return perNode(n, func() *relating { return g }, func(g *relating, a int32) []RelatedEdge {
		return g.edges(byFirst[a])
	})
}

func (v *View) newRelating() *relating {
	n := len(v.skills)
	g := &relating{
		v: v, neighbours: make([][]neighbour, n), rarity: make([]int64, n), spread: make([]int64, n),
		asked: make([][]asking, n), asking: make([][]asking, len(v.roles)), demand: make([]int64, n),
		words: newWordLists(v.skills), confidence: v.confidences(),
	}
	g.gatherNeighbours()
	g.gatherDemand()
	g.rankRarity()
	return g
}

func (g *relating) gatherNeighbours() {
	for e := range g.v.relations {
		r := &g.v.relations[e]
		a, b, c := g.v.skillAt[r.From], g.v.skillAt[r.To], g.confidence[e]
		g.neighbours[a] = append(g.neighbours[a], neighbour{b, c})
		g.neighbours[b] = append(g.neighbours[b], neighbour{a, c})
	}
	for i, list := range g.neighbours {
		slices.SortFunc(list, func(a, b neighbour) int {
			return cmp.Or(cmp.Compare(a.skill, b.skill), cmp.Compare(b.confidence, a.confidence))
		})
		list = slices.CompactFunc(list, func(a, b neighbour) bool { return a.skill == b.skill })
		g.neighbours[i] = list
		g.rarity[i] = 100 / int64(bits.Len(uint(max(1, len(list)))))
	}
	for i, list := range g.neighbours {
		for _, n := range list {
			if !g.hub(n.skill) {
				g.spread[i] += g.rarity[n.skill] * g.rarity[n.skill]
			}
		}
	}
}

// hub reports whether a skill has so many neighbours that being one says nothing.
func (g *relating) hub(skill int32) bool { return len(g.neighbours[skill]) > hubDegree }

// gatherDemand weighs what roles ask for themselves: inherited requirements would make everything
// that the base role asks for related to everything else.
func (g *relating) gatherDemand() {
	for e := range g.v.requirements {
		r := &g.v.requirements[e]
		role, confidence := g.v.roleAt[r.Role], Confidence(r.Evidence)
		for _, o := range r.Options {
			i, ok := g.v.skillAt[o.Skill]
			if !ok {
				continue
			}
			weight := r.weight() * int64(r.AtLeast) / int64(len(r.Options)) / 1000
			g.asking[role] = append(g.asking[role], asking{i, weight, confidence})
			g.asked[i] = append(g.asked[i], asking{role, weight, confidence})
			g.demand[i] += weight * weight
		}
	}
}

// rankRarity puts the skills in the order in which common neighbours are named.
func (g *relating) rankRarity() {
	order := make([]int32, len(g.v.skills))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(x, y int32) int {
		return cmp.Or(cmp.Compare(g.rarity[y], g.rarity[x]), compareSkills(&g.v.skills[x], &g.v.skills[y]))
	})
	g.rarest = make([]int32, len(order))
	for place, i := range order {
		g.rarest[i] = int32(place)
	}
}

// edges spells out what is kept of the edges from one skill to those after it, each once.
func (g *relating) edges(kept []kin) []RelatedEdge {
	slices.SortFunc(kept, func(x, y kin) int { return cmp.Compare(x.b, y.b) })
	kept = slices.CompactFunc(kept, func(x, y kin) bool { return x.b == y.b })
	edges := make([]RelatedEdge, len(kept))
	for i := range kept {
		edges[i] = g.edge(&kept[i])
	}
	return edges
}

func (g *relating) edge(k *kin) RelatedEdge {
	e := RelatedEdge{
		A: g.v.skills[k.a].ID, B: g.v.skills[k.b].ID, Score: k.score, Confidence: k.confidence,
		Signals: make([]Signal, 0, len(k.shares)),
	}
	e.add(SignalEdge, k.shares[0], func() string { return string(relationRules[k.edgeKind].Kind) })
	e.add(SignalRoles, k.shares[1], func() string {
		return "asked for together by " + plural(int(k.roleCount), "role")
	})
	e.add(SignalNeighbours, k.shares[2], func() string { return g.commonNames(k.a, k.b) })
	e.add(SignalName, k.shares[3], func() string { return g.words.shared(k.a, k.b) })
	return e
}

// add appends a signal unless it says nothing.
func (e *RelatedEdge) add(k SignalKind, share Share, detail func() string) {
	if share > 0 {
		e.Signals = append(e.Signals, Signal{k, share, detail()})
	}
}

// commonNames lists up to three common neighbours, the rarest first.
func (g *relating) commonNames(a, b int32) string {
	var common []int32
	x, y := g.neighbours[a], g.neighbours[b]
	for len(x) > 0 && len(y) > 0 {
		switch d := x[0].skill - y[0].skill; {
		case d < 0:
			x = x[1:]
		case d > 0:
			y = y[1:]
		default:
			if !g.hub(x[0].skill) {
				common = append(common, x[0].skill)
			}
			x, y = x[1:], y[1:]
		}
	}
	slices.SortFunc(common, func(x, y int32) int { return cmp.Compare(g.rarest[x], g.rarest[y]) })
	names := make([]string, 0, 3)
	for _, i := range common[:min(3, len(common))] {
		names = append(names, g.v.skills[i].Name)
	}
	return strings.Join(names, ", ")
}
