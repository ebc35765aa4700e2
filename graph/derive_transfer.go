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

// hopTable lists for every skill the steps that lead away from it: to each neighbour the one that
// leaves the most. The steps of a skill stand side by side, those that leave the most first.
type hopTable struct {
	start []int32
	hops  []hop
}

// trail is a walk of 1 to transferHops hops from one start, each a place in the table.
type trail struct {
	product int64 // of the factors, in units of 10⁻¹², so that nothing is rounded on the way
	hops    [transferHops]int32
	length  int32
}

// unit scales a product of n factors to 10⁻¹².
var unit = [transferHops + 1]int64{1e12, 1e8, 1e4, 1}

// deriveTransfers computes, for every skill, its greatest transfers.
func (v *View) deriveTransfers() []TransferEdge {
	table := v.hops()
	confidence := v.confidences()
	worker := func() *wayfinder { return newWayfinder(v, table, confidence) }
	return perNode(len(v.skills), worker, (*wayfinder).transfersFrom)
}

func (v *View) hops() *hopTable {
	all := make([][]hop, len(v.skills))
	for e := range v.relations {
		r := &v.relations[e]
		from, to := v.skillAt[r.From], v.skillAt[r.To]
		all[from] = append(all[from], hop{to, int32(e), false, v.factor(r, false)})
		all[to] = append(all[to], hop{from, int32(e), true, v.factor(r, true)})
	}
	t := &hopTable{start: make([]int32, 1, len(all)+1)}
	for _, list := range all {
		slices.SortStableFunc(list, func(a, b hop) int {
			return cmp.Or(cmp.Compare(a.to, b.to), cmp.Compare(b.factor, a.factor))
		})
		list = slices.CompactFunc(list, func(a, b hop) bool { return a.to == b.to })
		slices.SortStableFunc(list, func(a, b hop) int { return cmp.Compare(b.factor, a.factor) })
		t.hops = append(t.hops, list...)
		t.start = append(t.start, int32(len(t.hops)))
	}
	return t
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

// wayfinder finds the transfers of one skill after the other. All but the first line is scratch space.
type wayfinder struct {
	v          *View
	table      *hopTable
	confidence []Share // of relations

	best         []trail // by end; length 0 where none is known
	place        []int32 // by end: its place in found, counted from 1; 0 where it has none
	layer, found []trail // the walks of one length, and those that are one hop longer
	reached      []int32 // the ends of best
	ranked       []uint64
}

func newWayfinder(v *View, table *hopTable, confidence []Share) *wayfinder {
	n := len(v.skills)
	return &wayfinder{v: v, table: table, confidence: confidence, best: make([]trail, n), place: make([]int32, n)}
}

// transfersFrom computes the transfers of one skill, in their order.
func (w *wayfinder) transfersFrom(from int32) []TransferEdge {
	w.reached = w.reached[:0]
	w.layer = append(w.layer[:0], trail{product: unit[0]})
	for length := 1; length <= transferHops && len(w.layer) > 0; length++ {
		w.extend(from)
		w.keepBetter()
	}
	edges := w.edges(from)
	for _, end := range w.reached {
		w.best[end] = trail{}
	}
	return edges
}

// extend walks every trail one hop further and keeps, for each end, the greatest product and among
// equals the trail of smallest ids. What falls below the floor is dropped: it cannot rise again.
func (w *wayfinder) extend(from int32) {
	w.found = w.found[:0]
	for i := range w.layer {
		t := &w.layer[i]
		here := from
		if t.length > 0 {
			here = w.end(t)
		}
		for at := w.table.start[here]; at < w.table.start[here+1]; at++ {
			h := &w.table.hops[at]
			product := t.product / unit[t.length] * h.factor * unit[t.length+1]
			if product < int64(transferFloor)*unit[1] {
				break // the hops after it leave no more
			}
			if h.to != from {
				w.offer(h.to, t, at, product)
			}
		}
	}
}

// offer enters a trail, one hop longer than t, unless the one found to its end stands before it.
func (w *wayfinder) offer(end int32, t *trail, at int32, product int64) {
	place := w.place[end]
	if place > 0 && product < w.found[place-1].product {
		return
	}
	next := trail{product, t.hops, t.length + 1}
	next.hops[t.length] = at
	switch {
	case place == 0:
		w.found = append(w.found, next)
		w.place[end] = int32(len(w.found))
	case w.before(&next, &w.found[place-1]):
		w.found[place-1] = next
	}
}

// keepBetter makes the trails found the next layer, without those to whose ends a shorter trail
// leaves as much: none that goes on from there is better.
func (w *wayfinder) keepBetter() {
	w.layer = w.layer[:0]
	for i := range w.found {
		t := &w.found[i]
		end := w.end(t)
		w.place[end] = 0
		best := &w.best[end]
		if best.length == 0 {
			w.reached = append(w.reached, end)
		} else if best.product >= t.product {
			continue
		}
		*best = *t
		w.layer = append(w.layer, *t)
	}
}

func (w *wayfinder) end(t *trail) int32 { return w.table.hops[t.hops[t.length-1]].to }

// before orders trails of one length and end: greatest product first, then smallest ids.
func (w *wayfinder) before(t, u *trail) bool {
	if t.product != u.product {
		return t.product > u.product
	}
	for i := range t.length {
		if a, b := w.table.hops[t.hops[i]].to, w.table.hops[u.hops[i]].to; a != b {
			return a < b
		}
	}
	return false
}

// edges spells out the greatest transfers. They are ranked as numbers first: the transferability,
// turned round so that the greatest is least, and then the end.
func (w *wayfinder) edges(from int32) []TransferEdge {
	w.ranked = w.ranked[:0]
	for _, end := range w.reached {
		w.ranked = append(w.ranked, uint64(One-w.best[end].share())<<32|uint64(end))
	}
	slices.Sort(w.ranked)
	ranked := w.ranked[:min(len(w.ranked), transferKeep)]
	edges, steps := make([]TransferEdge, len(ranked)), make([]Step, 0, transferHops*len(ranked))
	for i, r := range ranked {
		edges[i], steps = w.edge(from, &w.best[uint32(r)], steps)
	}
	return edges
}

// share rounds a trail's product down.
func (t *trail) share() Share { return min(Share(t.product/unit[1]), transferCap) }

// edge spells out a trail; its path is put behind the steps given.
func (w *wayfinder) edge(from int32, t *trail, steps []Step) (TransferEdge, []Step) {
	e := TransferEdge{
		From: w.v.skills[from].ID, To: w.v.skills[w.end(t)].ID, Transferability: t.share(), Confidence: One,
	}
	start, here := len(steps), e.From
	for _, at := range t.hops[:t.length] {
		h := &w.table.hops[at]
		s := Step{
			Kind: w.v.relations[h.edge].Kind, From: here, To: w.v.skills[h.to].ID, Reverse: h.back,
			Factor: Share(h.factor),
		}
		e.Confidence = min(e.Confidence, w.confidence[h.edge])
		steps, here = append(steps, s), s.To
	}
	e.Path = steps[start:len(steps):len(steps)]
	return e, steps
}
