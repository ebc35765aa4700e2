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
	later  int64 // the same where it is not the first hop, at most as much: see crowd
	slope  slope
}

// slope says whether a hop leads up, to what is more general or learned first, or down from there.
type slope int8

const (
	across slope = iota // to an alternative
	up
	down
)

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
	fallen  bool // a hop led down, to what is not had: no hop leads up from there
}

// unit scales a product of n factors to 10⁻¹².
var unit = [transferHops + 1]int64{1e12, 1e8, 1e4, 1}

// deriveTransfers computes, for every skill, its greatest transfers.
func (v *View) deriveTransfers(keep int) []TransferEdge {
	table := v.hops()
	confidence := v.confidences()
	worker := func() *wayfinder { return newWayfinder(v, table, confidence, keep) }
	return perNode(len(v.skills), worker, (*wayfinder).transfersFrom)
}

func (v *View) hops() *hopTable {
	all := make([][]hop, len(v.skills))
	for e := range v.relations {
		r := &v.relations[e]
		from, to := v.skillAt[r.From], v.skillAt[r.To]
		there, back := v.hopsOf(r)
		there.edge, back.edge = int32(e), int32(e)
		all[from], all[to] = append(all[from], there), append(all[to], back)
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

// hopsOf says what one relation leaves of the knowledge when it is walked, there and back. What is
// built with one of several languages shares its factor out among them.
func (v *View) hopsOf(r *Relation) (there, back hop) {
	f := stepFactors[r.Kind]
	there.to, back.to, back.back = v.skillAt[r.To], v.skillAt[r.From], true
	if r.Kind == Alternative {
		both := int64(f.forward.Times(r.Strength))
		there.factor, there.later, back.factor, back.later = both, both, both, both
		return there, back
	}
	there.slope, back.slope = up, down
	n := v.choices(r)
	there.factor, back.factor = int64(f.forward)/n, int64(f.backward)/n
	there.later, back.later = there.factor, v.crowded(r, back.factor)
	if r.Kind != BuiltWith && r.Kind != Prerequisite {
		back.factor = back.later
	}
	return there, back
}

// choices is how many languages what a relation starts at may be written in, for one that names
// none of them as needed; 1 for every other relation.
func (v *View) choices(r *Relation) (n int64) {
	if r.Kind != BuiltWith || r.Level > 0 {
		return 1
	}
	for _, e := range v.out[kindIndex(BuiltWith)].of(v.skillAt[r.From]) {
		if v.relations[e].Level == 0 {
			n++
		}
	}
	return n
}

// crowded is what is left of something among the children of a relation's end.
func (v *View) crowded(r *Relation, whole int64) int64 {
	children := len(v.in[kindIndex(r.Kind)].of(v.skillAt[r.To]))
	return whole * crowd / int64(max(crowd, children))
}

// wayfinder finds the transfers of one skill after the other. All below the first lines is scratch
// space.
type wayfinder struct {
	v          *View
	table      *hopTable
	confidence []Share // of relations
	most       int     // kept from a skill, besides those to a neighbour

	best         []trail // by stop; length 0 where none is known
	place        []int32 // by stop: its place in found, counted from 1; 0 where it has none
	layer, found []trail // the walks of one length, and those that are one hop longer
	reached      []int32 // the stops of best
	ranked       []uint64
}

func newWayfinder(v *View, table *hopTable, confidence []Share, most int) *wayfinder {
	n := len(v.skills)
	return &wayfinder{
		v: v, table: table, confidence: confidence, most: most,
		best: make([]trail, 2*n), place: make([]int32, 2*n),
	}
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
	for _, stop := range w.reached {
		w.best[stop] = trail{}
	}
	return edges
}

// extend walks every trail one hop further and keeps, for each stop, the greatest product and among
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
			if t.length > 0 {
				product = t.product / unit[t.length] * h.later * unit[t.length+1]
			}
			if h.to != from && product >= int64(transferFloor)*unit[1] && (!t.fallen || h.slope != up) {
				w.offer(trail{product, t.hops, t.length + 1, t.fallen || h.slope == down}, at)
			}
		}
	}
}

// offer enters a trail with its last hop, unless the one found to its stop stands before it.
func (w *wayfinder) offer(next trail, at int32) {
	next.hops[next.length-1] = at
	stop := w.stop(&next)
	place := w.place[stop]
	switch {
	case place == 0:
		w.found = append(w.found, next)
		w.place[stop] = int32(len(w.found))
	case w.before(&next, &w.found[place-1]):
		w.found[place-1] = next
	}
}

// keepBetter makes the trails found the next layer, without those to whose stops a shorter trail
// leaves as much: none that goes on from there is better.
func (w *wayfinder) keepBetter() {
	w.layer = w.layer[:0]
	for i := range w.found {
		t := &w.found[i]
		stop := w.stop(t)
		w.place[stop] = 0
		best := &w.best[stop]
		if best.length == 0 {
			w.reached = append(w.reached, stop)
		} else if best.product >= t.product {
			continue
		}
		*best = *t
		w.layer = append(w.layer, *t)
	}
}

func (w *wayfinder) end(t *trail) int32 { return w.table.hops[t.hops[t.length-1]].to }

// stop numbers the end of a trail and whether it has fallen: what matters for going on.
func (w *wayfinder) stop(t *trail) int32 {
	if t.fallen {
		return 2*w.end(t) + 1
	}
	return 2 * w.end(t)
}

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
	for _, stop := range w.reached {
		if t := &w.best[stop]; !w.best[stop^1].better(t) {
			w.ranked = append(w.ranked, uint64(One-t.share())<<32|uint64(stop))
		}
	}
	slices.Sort(w.ranked)
	ranked := w.keep(from)
	edges, steps := make([]TransferEdge, len(ranked)), make([]Step, 0, transferHops*len(ranked))
	for i, r := range ranked {
		edges[i], steps = w.edge(from, &w.best[uint32(r)], steps)
	}
	return edges
}

// keep gives the greatest of what is ranked, and what leads to a neighbour.
func (w *wayfinder) keep(from int32) []uint64 {
	kept := min(len(w.ranked), w.most)
	if kept == len(w.ranked) {
		return w.ranked
	}
	beside := map[int32]bool{}
	for _, h := range w.table.hops[w.table.start[from]:w.table.start[from+1]] {
		beside[h.to] = true
	}
	for _, r := range w.ranked[kept:] {
		if beside[int32(uint32(r)/2)] {
			w.ranked[kept] = r
			kept++
		}
	}
	return w.ranked[:kept]
}

// better orders two trails to one end, of which one may be none: greatest product, then shortest,
// then the one that has not fallen.
func (t *trail) better(u *trail) bool {
	switch {
	case t.length == 0 || t.product < u.product:
		return false
	case t.product > u.product:
		return true
	case t.length != u.length:
		return t.length < u.length
	}
	return u.fallen
}

// share rounds a trail's product down.
func (t *trail) share() Share { return min(Share(t.product/unit[1]), transferCap) }

// edge spells out a trail; its path is put behind the steps given.
func (w *wayfinder) edge(from int32, t *trail, steps []Step) (TransferEdge, []Step) {
	e := TransferEdge{
		From: w.v.skills[from].ID, To: w.v.skills[w.end(t)].ID, Transferability: t.share(), Confidence: One,
	}
	start, here := len(steps), e.From
	for i, at := range t.hops[:t.length] {
		h := &w.table.hops[at]
		s := Step{
			Kind: w.v.relations[h.edge].Kind, From: here, To: w.v.skills[h.to].ID, Reverse: h.back,
			Factor: Share(h.factor),
		}
		if i > 0 {
			s.Factor = Share(h.later)
		}
		e.Confidence = min(e.Confidence, w.confidence[h.edge])
		steps, here = append(steps, s), s.To
	}
	e.Path = steps[start:len(steps):len(steps)]
	return e, steps
}
