package graph

import (
	"cmp"
	"slices"
)

// hop is one step from a skill, with what it leaves of the knowledge.
type hop struct {
	to     int32
	edge   int32
	back   bool
	factor int64 // ten-thousandths
}

// trail is a walk of 1 to transferHops hops from one start.
type trail struct {
	product int64 // of the factors, in units of 10⁻¹², so that nothing is rounded on the way
	nodes   [transferHops]int32
	hops    [transferHops]hop
	length  int
}

// unit scales a product of n factors to 10⁻¹².
var unit = [transferHops + 1]int64{1e12, 1e8, 1e4, 1}

// deriveTransfers computes, for every skill, its greatest transfers.
func (v *View) deriveTransfers() []TransferEdge {
	hops := v.hops()
	var all []TransferEdge
	best := make([]*trail, len(v.skills))
	for from := range v.skills {
		all = append(all, v.transfersFrom(int32(from), hops, best)...)
	}
	return all
}

// hops lists for every skill the steps that lead away from it: to each neighbour the one that
// leaves the most, in order of the neighbour.
func (v *View) hops() [][]hop {
	all := make([][]hop, len(v.skills))
	for e := range v.relations {
		r := &v.relations[e]
		from, to := v.skillAt[r.From], v.skillAt[r.To]
		all[from] = append(all[from], hop{to, int32(e), false, v.factor(r, false)})
		all[to] = append(all[to], hop{from, int32(e), true, v.factor(r, true)})
	}
	for i := range all {
		slices.SortStableFunc(all[i], func(a, b hop) int {
			return cmp.Or(cmp.Compare(a.to, b.to), cmp.Compare(b.factor, a.factor))
		})
		all[i] = slices.CompactFunc(all[i], func(a, b hop) bool { return a.to == b.to })
	}
	return all
}

// factor is what one relation leaves of the knowledge when it is walked.
func (v *View) factor(r *Relation, back bool) int64 {
	f := stepFactors[r.Kind]
	switch {
	case r.Kind == Alternative:
		return int64(f.forward.Times(r.Strength))
	case !back:
		return int64(f.forward)
	}
	children := len(v.in[kindIndex(r.Kind)].of(v.skillAt[r.To]))
	return int64(f.backward) * crowd / int64(max(crowd, children))
}

// transfersFrom computes the transfers of one skill. best is scratch space, nil everywhere before
// and after.
func (v *View) transfersFrom(from int32, hops [][]hop, best []*trail) []TransferEdge {
	var reached []int32
	layer := []*trail{{product: unit[0]}}
	for length := 1; length <= transferHops && len(layer) > 0; length++ {
		found := v.extend(from, layer, hops)
		layer = layer[:0]
		for _, t := range found {
			end := t.end()
			if best[end] == nil {
				reached = append(reached, end)
			} else if best[end].product >= t.product {
				continue // a shorter trail leaves as much: none that goes on from here is better
			}
			best[end] = t
			layer = append(layer, t)
		}
	}
	edges := make([]TransferEdge, 0, len(reached))
	for _, end := range reached {
		edges = append(edges, v.transferEdge(from, best[end]))
		best[end] = nil
	}
	slices.SortFunc(edges, compareTransfers)
	return slices.Clone(edges[:min(len(edges), transferKeep)])
}

// extend walks every trail one hop further and keeps, for each end, the greatest product and among
// equals the trail of smallest ids. What falls below the floor is dropped: it cannot rise again.
func (v *View) extend(from int32, layer []*trail, hops [][]hop) []*trail {
	at := map[int32]int{}
	var found []*trail
	for _, t := range layer {
		here := from
		if t.length > 0 {
			here = t.end()
		}
		for _, h := range hops[here] {
			next := t.append(h)
			if h.to == from || next.product < int64(transferFloor)*unit[1] {
				continue
			}
			if i, known := at[h.to]; !known {
				at[h.to] = len(found)
				found = append(found, &next)
			} else if next.before(found[i]) {
				found[i] = &next
			}
		}
	}
	return found
}

func (t *trail) end() int32 { return t.nodes[t.length-1] }

func (t *trail) append(h hop) trail {
	next := *t
	next.nodes[t.length], next.hops[t.length] = h.to, h
	next.length++
	next.product = t.product / unit[t.length] * h.factor * unit[next.length]
	return next
}

// before orders trails of one length and end: greatest product first, then smallest ids.
func (t *trail) before(u *trail) bool {
	return cmp.Or(cmp.Compare(u.product, t.product), slices.Compare(t.nodes[:], u.nodes[:])) < 0
}

// transferEdge rounds a trail down to an edge and spells its path out.
func (v *View) transferEdge(from int32, t *trail) TransferEdge {
	e := TransferEdge{
		From: v.skills[from].ID, To: v.skills[t.end()].ID,
		Transferability: min(Share(t.product/unit[1]), transferCap), Confidence: One,
	}
	here := from
	for i := range t.length {
		h := t.hops[i]
		r := &v.relations[h.edge]
		e.Path = append(e.Path, Step{
			Kind: r.Kind, From: v.skills[here].ID, To: v.skills[h.to].ID, Reverse: h.back,
			Factor: Share(h.factor),
		})
		e.Confidence = min(e.Confidence, Confidence(r.Evidence))
		here = h.to
	}
	return e
}
