package graph

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// relating holds what relatedness is computed from, and scratch space for one skill's sums.
type relating struct {
	v          *View
	neighbours [][]neighbour // by skill, hubs left out
	rarity     []int64       // of a skill as a common neighbour, 1–100: sums of squares stay within int64
	spread     []int64       // Σ rarity² over a skill's neighbours
	asked      [][]asking    // by skill: the roles that ask for it themselves
	asking     [][]asking    // by role: what it asks for
	demand     []int64       // Σ weight² over the roles that ask for a skill
	words      [][]string    // of a skill's name
	pairs      map[int32]*pair
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

// pair gathers the signals between one skill and another.
type pair struct {
	edge         Share
	edgeKind     RelationKind
	roles        int64 // Σ of products of weights
	roleCount    int64
	common       int64 // Σ rarity² of common neighbours
	commonSkills []int32
	confidence   Share
}

// deriveRelated computes the symmetric RELATED edges.
func (v *View) deriveRelated() []RelatedEdge {
	g := v.newRelating()
	strongest := make([][]RelatedEdge, len(v.skills))
	for a := range v.skills {
		strongest[a] = g.relatedOf(int32(a))
	}
	return v.keepRelated(strongest)
}

// keepRelated keeps an edge that is among the strongest of either end.
func (v *View) keepRelated(strongest [][]RelatedEdge) []RelatedEdge {
	var all []RelatedEdge
	for _, edges := range strongest {
		all = append(all, edges...)
	}
	slices.SortFunc(all, func(a, b RelatedEdge) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return slices.CompactFunc(all, func(a, b RelatedEdge) bool { return a.A == b.A && a.B == b.B })
}

func (v *View) newRelating() *relating {
	n := len(v.skills)
	g := &relating{
		v: v, neighbours: make([][]neighbour, n), rarity: make([]int64, n), spread: make([]int64, n),
		asked: make([][]asking, n), asking: make([][]asking, len(v.roles)), demand: make([]int64, n),
	}
	for i := range v.skills {
		g.words = append(g.words, words(v.skills[i].Name))
	}
	g.gatherNeighbours()
	g.gatherDemand()
	return g
}

func (g *relating) gatherNeighbours() {
	for e := range g.v.relations {
		r := &g.v.relations[e]
		a, b, c := g.v.skillAt[r.From], g.v.skillAt[r.To], Confidence(r.Evidence)
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
			if len(g.neighbours[n.skill]) <= hubDegree {
				g.spread[i] += g.rarity[n.skill] * g.rarity[n.skill]
			}
		}
	}
}

// gatherDemand weighs what roles ask for themselves: inherited requirements would make everything
// that the base role asks for related to everything else.
func (g *relating) gatherDemand() {
	for e := range g.v.requirements {
		r := &g.v.requirements[e]
		role := g.v.roleAt[r.Role]
		for _, o := range r.Options {
			i, ok := g.v.skillAt[o.Skill]
			if !ok {
				continue
			}
			weight := r.weight() * int64(r.AtLeast) / int64(len(r.Options)) / 1000
			g.asking[role] = append(g.asking[role], asking{i, weight, Confidence(r.Evidence)})
			g.asked[i] = append(g.asked[i], asking{role, weight, Confidence(r.Evidence)})
			g.demand[i] += weight * weight
		}
	}
}

// relatedOf computes the strongest edges at one skill. Only those that are kept are spelt out.
func (g *relating) relatedOf(a int32) []RelatedEdge {
	g.pairs = map[int32]*pair{}
	g.addEdges(a)
	g.addNeighbours(a)
	g.addRoles(a)
	near := make([]kin, 0, len(g.pairs))
	for b, p := range g.pairs {
		if k := g.combine(a, b, p); k.score >= relatedFloor {
			near = append(near, k)
		}
	}
	slices.SortFunc(near, func(x, y kin) int {
		return cmp.Or(
			cmp.Compare(y.score, x.score), cmp.Compare(min(a, x.other), min(a, y.other)), cmp.Compare(x.other, y.other))
	})
	near = near[:min(len(near), relatedKeep)]
	edges := make([]RelatedEdge, len(near))
	for i, k := range near {
		edges[i] = g.edge(a, k)
	}
	return edges
}

func (g *relating) pair(b int32) *pair {
	p := g.pairs[b]
	if p == nil {
		p = &pair{confidence: One}
		g.pairs[b] = p
	}
	return p
}

func (g *relating) addEdges(a int32) {
	for k := range relationRules {
		g.addEdgesOf(g.v.out[k].of(a), false)
		g.addEdgesOf(g.v.in[k].of(a), true)
	}
}

func (g *relating) addEdgesOf(edges []int32, back bool) {
	for _, e := range edges {
		r := &g.v.relations[e]
		other := r.To
		if back {
			other = r.From
		}
		strength := edgeSignal[r.Kind]
		if r.Kind == Alternative {
			strength = r.Strength
		}
		p := g.pair(g.v.skillAt[other])
		if strength > p.edge {
			p.edge, p.edgeKind = strength, r.Kind
		}
		p.confidence = min(p.confidence, Confidence(r.Evidence))
	}
}

func (g *relating) addNeighbours(a int32) {
	for _, n := range g.neighbours[a] {
		if len(g.neighbours[n.skill]) > hubDegree {
			continue
		}
		for _, b := range g.neighbours[n.skill] {
			if b.skill == a {
				continue
			}
			p := g.pair(b.skill)
			p.common += g.rarity[n.skill] * g.rarity[n.skill]
			p.commonSkills = append(p.commonSkills, n.skill)
			p.confidence = min(p.confidence, n.confidence, b.confidence)
		}
	}
}

func (g *relating) addRoles(a int32) {
	for _, mine := range g.asked[a] {
		for _, theirs := range g.asking[mine.other] {
			if theirs.other == a {
				continue
			}
			p := g.pair(theirs.other)
			p.roles += mine.weight * theirs.weight
			p.roleCount++
			p.confidence = min(p.confidence, mine.confidence, theirs.confidence)
		}
	}
}

// kin is what one skill is to another, in numbers.
type kin struct {
	other  int32
	score  Share
	shares [4]Share // by signal, in the order they are combined
}

// combine joins the signals to 1 − ∏(1 − share), each share being weight times strength.
func (g *relating) combine(a, b int32, p *pair) kin {
	common := damp(cosine(p.common, g.spread[a], g.spread[b]), int64(len(p.commonSkills)), 1)
	k := kin{other: b, shares: [4]Share{
		weightEdge.Times(p.edge), weightRoles.Times(g.roleSignal(a, b, p)), weightNeighbours.Times(common),
		weightName.Times(dice(g.words[a], g.words[b])),
	}}
	rest, whole := int64(1), int64(1)
	for _, share := range k.shares {
		rest *= int64(One - share)
		whole *= int64(One)
	}
	k.score = Share((whole - rest) / (whole / int64(One)))
	return k
}

// edge spells out what one skill is to another.
func (g *relating) edge(a int32, k kin) RelatedEdge {
	first, second, p := min(a, k.other), max(a, k.other), g.pairs[k.other]
	e := RelatedEdge{
		A: g.v.skills[first].ID, B: g.v.skills[second].ID, Score: k.score, Confidence: p.confidence,
	}
	e.add(SignalEdge, k.shares[0], func() string { return string(p.edgeKind) })
	e.add(SignalRoles, k.shares[1], func() string { return fmt.Sprintf("asked for together by %d roles", p.roleCount) })
	e.add(SignalNeighbours, k.shares[2], func() string { return g.commonNames(p) })
	e.add(SignalName, k.shares[3], func() string { return strings.Join(shared(g.words[a], g.words[k.other]), " ") })
	return e
}

func (g *relating) roleSignal(a, b int32, p *pair) Share {
	return damp(cosine(p.roles, g.demand[a], g.demand[b]), p.roleCount, rolesPrior)
}

// add appends a signal unless it says nothing.
func (e *RelatedEdge) add(k SignalKind, share Share, detail func() string) {
	if share > 0 {
		e.Signals = append(e.Signals, Signal{k, share, detail()})
	}
}

// commonNames lists up to three common neighbours, the rarest first.
func (g *relating) commonNames(p *pair) string {
	list := slices.Clone(p.commonSkills)
	slices.SortFunc(list, func(x, y int32) int {
		return cmp.Or(cmp.Compare(g.rarity[y], g.rarity[x]), compareSkills(&g.v.skills[x], &g.v.skills[y]))
	})
	var names []string
	for _, i := range list[:min(3, len(list))] {
		names = append(names, g.v.skills[i].Name)
	}
	return strings.Join(names, ", ")
}

// cosine is dot / √(a·b), at most 1, in integers.
func cosine(dot, a, b int64) Share {
	root := squareRoot(a * b)
	if root == 0 {
		return 0
	}
	return min(One, ratio(dot, root))
}

// squareRoot rounds down. The estimate of the floating-point unit is corrected, so that the result
// is exact everywhere.
func squareRoot(n int64) int64 {
	r := int64(math.Sqrt(float64(n)))
	for r*r > n {
		r--
	}
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}

// damp shrinks a share that rests on few observations: n / (n + prior).
func damp(s Share, n, prior int64) Share { return Share(int64(s) * n / (n + prior)) }

// dice compares two names by their words: 2 · shared / (words of the one + words of the other).
func dice(x, y []string) Share {
	return ratio(2*int64(len(shared(x, y))), int64(len(x)+len(y)))
}

// shared lists the words of both, in order.
func shared(x, y []string) (both []string) {
	for _, w := range x {
		if slices.Contains(y, w) {
			both = append(both, w)
		}
	}
	return both
}

// words splits a name into lower-case words of two letters or more, each once.
func words(s string) []string {
	list := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return r == ' ' || r == '.' || r == '-' || r == '/' || r == '(' || r == ')' || r == ','
	})
	list = slices.DeleteFunc(list, func(w string) bool { return len(w) < 2 })
	slices.Sort(list)
	return slices.Compact(list)
}
