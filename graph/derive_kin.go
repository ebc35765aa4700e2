package graph

import (
	"math"
	"slices"
)

// kin is what two skills are to one another, in numbers.
type kin struct {
	a, b       int32 // a before b
	score      Share
	shares     [4]Share // by signal, in the order they are combined
	confidence Share
	edgeKind   int8 // its place in the table of kinds
	roleCount  int32
}

// pair gathers the signals between one skill and another.
type pair struct {
	met         bool // something was gathered
	edge        Share
	confidence  Share
	edgeKind    int8
	roles       int64 // Σ of products of weights
	roleCount   int64
	common      int64 // Σ rarity² of common neighbours
	commonCount int64
}

// kinship finds the kin of one skill after the other. All but the first line is scratch space.
type kinship struct {
	*relating
	pairs  []pair // by the other skill
	met    []int32
	kin    []kin
	ranked []uint64
}

func (g *relating) newKinship() *kinship {
	return &kinship{relating: g, pairs: make([]pair, len(g.v.skills))}
}

// strongestOf computes the strongest edges at one skill.
func (s *kinship) strongestOf(a int32) []kin {
	s.met, s.kin, s.ranked = s.met[:0], s.kin[:0], s.ranked[:0]
	s.addEdges(a)
	s.addNeighbours(a)
	s.addRoles(a)
	for _, b := range s.met {
		if k := s.combine(min(a, b), max(a, b), &s.pairs[b]); k.score >= s.floor {
			// The strongest first; the places stand in order of id.
			s.ranked = append(s.ranked, uint64(One-k.score)<<48|uint64(b)<<24|uint64(len(s.kin)))
			s.kin = append(s.kin, k)
		}
		s.pairs[b] = pair{}
	}
	slices.Sort(s.ranked)
	strongest := make([]kin, min(len(s.ranked), s.keep))
	for i := range strongest {
		strongest[i] = s.kin[s.ranked[i]&(1<<24-1)]
	}
	return strongest
}

// pair is what was gathered between the skill at hand and another, with a confidence of at most c.
func (s *kinship) pair(b int32, c Share) *pair {
	p := &s.pairs[b]
	if !p.met {
		s.met = append(s.met, b)
		p.met, p.confidence = true, One
	}
	p.confidence = min(p.confidence, c)
	return p
}

func (s *kinship) addEdges(a int32) {
	for k := range relationRules {
		s.addEdgesOf(k, s.v.out[k].of(a), false)
		s.addEdgesOf(k, s.v.in[k].of(a), true)
	}
}

func (s *kinship) addEdgesOf(kind int, edges []int32, back bool) {
	for _, e := range edges {
		r := &s.v.relations[e]
		other := r.To
		if back {
			other = r.From
		}
		strength := s.v.edgeStrength(r)
		p := s.pair(s.v.skillAt[other], s.confidence[e])
		if strength > p.edge {
			p.edge, p.edgeKind = strength, int8(kind)
		}
	}
}

// edgeStrength is what a typed edge says of relatedness; less of one among many children: see crowd.
func (v *View) edgeStrength(r *Relation) Share {
	if r.Kind == Alternative {
		return r.Strength
	}
	whole := int64(edgeSignal[r.Kind]) / v.choices(r)
	if r.Kind == BuiltWith || r.Kind == Prerequisite {
		return Share(whole)
	}
	return Share(max(whole/2, v.crowded(r, whole)))
}

func (s *kinship) addNeighbours(a int32) {
	for _, n := range s.neighbours[a] {
		if s.hub(n.skill) {
			continue
		}
		square := s.rarity[n.skill] * s.rarity[n.skill]
		for _, b := range s.neighbours[n.skill] {
			if b.skill == a {
				continue
			}
			p := s.pair(b.skill, min(n.confidence, b.confidence))
			p.common += square
			p.commonCount++
		}
	}
}

func (s *kinship) addRoles(a int32) {
	for _, mine := range s.asked[a] {
		for _, theirs := range s.asking[mine.other] {
			if theirs.other == a {
				continue
			}
			p := s.pair(theirs.other, min(mine.confidence, theirs.confidence))
			p.roles += mine.weight * theirs.weight
			p.roleCount++
		}
	}
}

// combine joins the signals to 1 − ∏(1 − share), each share being weight times strength.
func (s *kinship) combine(a, b int32, p *pair) kin {
	k := kin{
		a: a, b: b, confidence: p.confidence, edgeKind: p.edgeKind, roleCount: int32(p.roleCount),
		shares: [4]Share{
			weightEdge.Times(p.edge),
			weightRoles.Times(damp(cosine(p.roles, s.demand[a], s.demand[b]), p.roleCount, rolesPrior)),
			weightNeighbours.Times(damp(cosine(p.common, s.spread[a], s.spread[b]), p.commonCount, 1)),
			weightName.Times(s.words.dice(a, b)),
		},
	}
	rest, whole := int64(1), int64(1)
	for _, share := range k.shares {
		rest *= int64(One - share)
		whole *= int64(One)
	}
	k.score = Share((whole - rest) / (whole / int64(One)))
	return k
}

// cosine is dot / √(a·b), at most 1, in integers.
func cosine(dot, a, b int64) Share {
	if dot == 0 {
		return 0
	}
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
