package graph

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// View is what one question sees of a taxonomy: an immutable sub-graph with dense indexes and
// sorted adjacency. The snapshot of a whole taxonomy is a View as well.
type View struct {
	Revision Revision

	skills       []Skill
	roles        []Role
	requirements []Requirement
	relations    []Relation
	transfers    []TransferEdge
	related      []RelatedEdge

	skillAt map[SkillID]int32
	roleAt  map[RoleID]int32

	out, in      []adjacency                              // of relations, by place of the kind in the table
	implying     adjacency                                // skill → relations that imply another
	firstOut     adjacency                                // skill → relations to what is learned before it
	firstIn      adjacency                                // skill → relations from what is learned after it
	requiredBy   adjacency                                // skill → requirements with it among their options
	ofRole       adjacency                                // role → its own requirements
	optionsAt    [][]int32                                // requirement → places of its options' skills
	nameOrder    func() nameOrder                         // made when first asked for
	effectives   []atomic.Pointer[[]EffectiveRequirement] // by role, made when first asked for
	transfersOut adjacency
	transfersIn  adjacency // the greatest first
	carries      []carry   // what transfersIn lists, side by side for speed
	relatedTo    adjacency
}

// adjacency lists, for each node, places of edges, in order. It is a compressed sparse row.
type adjacency struct {
	start []int32
	edge  []int32
}

// of gives the places of the edges at node n.
func (a *adjacency) of(n int32) []int32 {
	if len(a.start) == 0 {
		return nil
	}
	return a.edge[a.start[n]:a.start[n+1]]
}

// link is one entry of an adjacency before it is packed.
type link struct{ node, edge int32 }

// pack builds an adjacency of n nodes; links keep their order within a node.
func pack(n int, links []link) adjacency {
	a := adjacency{start: make([]int32, n+1), edge: make([]int32, len(links))}
	for _, l := range links {
		a.start[l.node+1]++
	}
	for i := range n {
		a.start[i+1] += a.start[i]
	}
	next := slices.Clone(a.start)
	for _, l := range links {
		a.edge[next[l.node]] = l.edge
		next[l.node]++
	}
	return a
}

// NewView builds a View of the records and derived edges given, of one revision. It sorts ds and
// d in place and keeps them: the caller gives them away. Edges with an end that is not among the
// records are left out, so that a store may pass a part of its graph.
func NewView(rev Revision, ds *Dataset, d Derived) *View {
	ds.Sort()
	v := &View{
		Revision: rev, skills: ds.Skills, roles: ds.Roles,
		skillAt: make(map[SkillID]int32, len(ds.Skills)),
		roleAt:  make(map[RoleID]int32, len(ds.Roles)),
	}
	v.nameOrder = sync.OnceValue(func() nameOrder { return newNameOrder(v.skills) })
	for i := range v.skills {
		v.skillAt[v.skills[i].ID] = int32(i)
	}
	for i := range v.roles {
		v.roleAt[v.roles[i].ID] = int32(i)
	}
	v.link(ds, d)
	return v
}

// link makes the adjacencies side by side: none needs another.
func (v *View) link(ds *Dataset, d Derived) {
	var all sync.WaitGroup
	all.Go(func() { v.linkTransfers(d.Transfers) })
	all.Go(func() { v.linkRelated(d.Related) })
	v.linkRelations(ds.Relations)
	v.linkRequirements(ds.Requirements)
	all.Wait()
}

func (v *View) linkRelations(relations []Relation) {
	v.relations = slices.DeleteFunc(relations, func(r Relation) bool {
		return !v.has(r.From) || !v.has(r.To) || kindIndex(r.Kind) < 0
	})
	kinds := len(relationRules)
	out, in := make([][]link, kinds), make([][]link, kinds)
	at := make([]ends, len(v.relations))
	for i := range v.relations {
		r := &v.relations[i]
		k, e := kindIndex(r.Kind), int32(i)
		at[i] = ends{v.skillAt[r.From], v.skillAt[r.To]}
		out[k] = append(out[k], link{at[i].from, e})
		in[k] = append(in[k], link{at[i].to, e})
	}
	v.out, v.in = make([]adjacency, kinds), make([]adjacency, kinds)
	for k := range kinds {
		v.out[k], v.in[k] = pack(len(v.skills), out[k]), pack(len(v.skills), in[k])
	}
	v.linkLearning(at)
}

// ends are the places of the skills that a relation joins.
type ends struct{ from, to int32 }

// linkLearning links the relations that levels and learning paths follow, each list in order of
// the ids at its other end, which is that of their places.
func (v *View) linkLearning(at []ends) {
	var implying, out, in []link
	for i := range v.relations {
		r, e := &v.relations[i], int32(i)
		if r.implying() {
			implying = append(implying, link{at[i].from, e})
		}
		if r.learnedFirst() {
			out = append(out, link{at[i].from, e})
			in = append(in, link{at[i].to, e})
		}
	}
	byEnd := func(a, b link) int {
		x, y := at[a.edge], at[b.edge]
		return cmp.Or(cmp.Compare(x.to, y.to), cmp.Compare(x.from, y.from))
	}
	for _, links := range [][]link{implying, out, in} {
		slices.SortStableFunc(links, byEnd)
	}
	n := len(v.skills)
	v.implying, v.firstOut, v.firstIn = pack(n, implying), pack(n, out), pack(n, in)
}

func (v *View) linkRequirements(requirements []Requirement) {
	v.requirements = slices.DeleteFunc(requirements, func(r Requirement) bool {
		_, ok := v.roleAt[r.Role]
		return !ok
	})
	var own, by []link
	v.optionsAt = make([][]int32, len(v.requirements))
	v.effectives = make([]atomic.Pointer[[]EffectiveRequirement], len(v.roles))
	for i := range v.requirements {
		r := &v.requirements[i]
		own = append(own, link{v.roleAt[r.Role], int32(i)})
		for _, o := range r.Options {
			n, ok := v.skillAt[o.Skill]
			if ok {
				by = append(by, link{n, int32(i)})
			}
			v.optionsAt[i] = append(v.optionsAt[i], n)
		}
	}
	v.ofRole, v.requiredBy = pack(len(v.roles), own), pack(len(v.skills), by)
}

func (v *View) linkTransfers(transfers []TransferEdge) {
	first := v.runs()
	v.transfers = slices.DeleteFunc(transfers, func(t TransferEdge) bool { return first(t.From) < 0 || !v.has(t.To) })
	sortRecords(v.transfers, compareTransfers)
	first = v.runs()
	from, to := make([]link, len(v.transfers)), make([]link, len(v.transfers))
	for i := range v.transfers {
		from[i] = link{first(v.transfers[i].From), int32(i)}
	}
	for i, e := range v.greatestFirst() {
		to[i] = link{v.skillAt[v.transfers[e].To], e}
	}
	n := len(v.skills)
	v.transfersOut, v.transfersIn = pack(n, from), pack(n, to)
	v.carries = make([]carry, len(v.transfersIn.edge))
	for i, e := range v.transfersIn.edge {
		t := &v.transfers[e]
		v.carries[i] = carry{e, from[e].node, min(t.Transferability, transferCap), t.Confidence}
	}
}

// greatestFirst gives the places of all transfers, the greatest first and equal ones as they stand.
// Packed into one number a share and a place are sorted at a tenth of the cost: there are tens of
// thousands.
func (v *View) greatestFirst() []int32 {
	packed := make([]int64, len(v.transfers))
	for i := range v.transfers {
		packed[i] = -int64(v.transfers[i].Transferability)<<32 + int64(i)
	}
	slices.Sort(packed)
	places := make([]int32, len(packed))
	for i, p := range packed {
		places[i] = int32(p & math.MaxUint32)
	}
	return places
}

func (v *View) linkRelated(related []RelatedEdge) {
	first := v.runs()
	v.related = slices.DeleteFunc(related, func(r RelatedEdge) bool { return first(r.A) < 0 || !v.has(r.B) })
	sortRecords(v.related, compareRelated)
	first = v.runs()
	both := make([]link, 0, 2*len(v.related))
	for i := range v.related {
		r, e := &v.related[i], int32(i)
		both = append(both, link{first(r.A), e}, link{v.skillAt[r.B], e})
	}
	v.relatedTo = pack(len(v.skills), both)
}

// carry is what scoring needs of a transfer.
type carry struct {
	edge, from        int32
	share, confidence Share
}

// carriesTo lists the transfers to a skill, the greatest first.
func (v *View) carriesTo(skill int32) []carry {
	if len(v.transfersIn.start) == 0 {
		return nil
	}
	return v.carries[v.transfersIn.start[skill]:v.transfersIn.start[skill+1]]
}

// compareTransfers orders by start, then greatest first, then end.
func compareTransfers(a, b *TransferEdge) int {
	if a.From != b.From { // not by cmp.Or, which compares all: there are tens of thousands
		return strings.Compare(string(a.From), string(b.From))
	}
	if a.Transferability != b.Transferability {
		return cmp.Compare(b.Transferability, a.Transferability)
	}
	return strings.Compare(string(a.To), string(b.To))
}

// compareRelated orders by ends.
func compareRelated(a, b *RelatedEdge) int {
	return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
}

// runs gives a function that finds the place of a skill, -1 for none, and need not look again while
// the skill stays the same.
func (v *View) runs() func(SkillID) int32 {
	last, place := SkillID(""), int32(-1)
	return func(id SkillID) int32 {
		if id == last {
			return place
		}
		at, ok := v.skillAt[id]
		if !ok {
			at = -1
		}
		last, place = id, at
		return at
	}
}

func (v *View) has(id SkillID) bool {
	_, ok := v.skillAt[id]
	return ok
}

// Skill gives the skill with this id, nil when the view has none. The result is shared: read only.
func (v *View) Skill(id SkillID) *Skill {
	if i, ok := v.skillAt[id]; ok {
		return &v.skills[i]
	}
	return nil
}

// nameOrder is the order of compareSkills: the places of skills by rank, and their ranks by place.
type nameOrder struct{ place, rank []int32 }

func newNameOrder(skills []Skill) nameOrder {
	o := nameOrder{make([]int32, len(skills)), make([]int32, len(skills))}
	for i := range o.place {
		o.place[i] = int32(i)
	}
	slices.SortFunc(o.place, func(a, b int32) int { return compareSkills(&skills[a], &skills[b]) })
	for rank, at := range o.place {
		o.rank[at] = int32(rank)
	}
	return o
}

// Role gives the role with this id, nil when the view has none. The result is shared: read only.
func (v *View) Role(id RoleID) *Role {
	if i, ok := v.roleAt[id]; ok {
		return &v.roles[i]
	}
	return nil
}

// walked gives the stored edge that a step walks, nil when the view has none. An alternative is stored
// in either direction.
func (v *View) walked(s *Step) *Relation {
	from, to := s.From, s.To
	if s.Reverse {
		from, to = to, from
	}
	if r := v.Relation(s.Kind, from, to); r != nil || s.Kind != Alternative {
		return r
	}
	return v.Relation(s.Kind, to, from)
}

// Relation gives the edge stored from one skill to another, nil when the view has none.
func (v *View) Relation(k RelationKind, from, to SkillID) *Relation {
	at, ok := v.skillAt[from]
	if kind := kindIndex(k); ok && kind >= 0 {
		for _, e := range v.out[kind].of(at) {
			if v.relations[e].To == to {
				return &v.relations[e]
			}
		}
	}
	return nil
}
