package graph

import (
	"cmp"
	"slices"
	"strings"
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

	skillAt    map[SkillID]int32
	roleAt     map[RoleID]int32
	relationAt map[Key]int32

	out, in      []adjacency                              // of relations, by place of the kind in the table
	implying     adjacency                                // skill → relations that imply another
	firstOut     adjacency                                // skill → relations to what is learned before it
	firstIn      adjacency                                // skill → relations from what is learned after it
	requiredBy   adjacency                                // skill → requirements with it among their options
	ofRole       adjacency                                // role → its own requirements
	optionsAt    [][]int32                                // requirement → places of its options' skills
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
	for i := range v.skills {
		v.skillAt[v.skills[i].ID] = int32(i)
	}
	for i := range v.roles {
		v.roleAt[v.roles[i].ID] = int32(i)
	}
	v.linkRelations(ds.Relations)
	v.linkRequirements(ds.Requirements)
	v.linkDerived(d)
	return v
}

func (v *View) linkRelations(relations []Relation) {
	v.relations = slices.DeleteFunc(relations, func(r Relation) bool {
		return !v.has(r.From) || !v.has(r.To) || kindIndex(r.Kind) < 0
	})
	kinds := len(relationRules)
	out, in := make([][]link, kinds), make([][]link, kinds)
	v.relationAt = make(map[Key]int32, len(v.relations))
	for i := range v.relations {
		r := &v.relations[i]
		k, e := kindIndex(r.Kind), int32(i)
		v.relationAt[r.Key()] = e
		out[k] = append(out[k], link{v.skillAt[r.From], e})
		in[k] = append(in[k], link{v.skillAt[r.To], e})
	}
	v.out, v.in = make([]adjacency, kinds), make([]adjacency, kinds)
	for k := range kinds {
		v.out[k], v.in[k] = pack(len(v.skills), out[k]), pack(len(v.skills), in[k])
	}
	v.linkLearning()
}

// linkLearning links the relations that levels and learning paths follow, each list in order of
// the ids at its other end.
func (v *View) linkLearning() {
	var implying, out, in []link
	for i := range v.relations {
		r, e := &v.relations[i], int32(i)
		if r.implying() {
			implying = append(implying, link{v.skillAt[r.From], e})
		}
		if r.learnedFirst() {
			out = append(out, link{v.skillAt[r.From], e})
			in = append(in, link{v.skillAt[r.To], e})
		}
	}
	byEnd := func(a, b link) int {
		x, y := &v.relations[a.edge], &v.relations[b.edge]
		return cmp.Or(cmp.Compare(x.To, y.To), cmp.Compare(x.From, y.From))
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

func (v *View) linkDerived(d Derived) {
	first := v.runs()
	v.transfers = slices.DeleteFunc(d.Transfers, func(t TransferEdge) bool { return first(t.From) < 0 || !v.has(t.To) })
	first = v.runs()
	v.related = slices.DeleteFunc(d.Related, func(r RelatedEdge) bool { return first(r.A) < 0 || !v.has(r.B) })
	sortRecords(v.transfers, compareTransfers)
	sortRecords(v.related, compareRelated)
	v.linkTransfers()
	v.linkRelated()
}

func (v *View) linkTransfers() {
	from, to, first := make([]link, len(v.transfers)), make([]link, len(v.transfers)), v.runs()
	for i := range v.transfers {
		t, e := &v.transfers[i], int32(i)
		from[i], to[i] = link{first(t.From), e}, link{v.skillAt[t.To], e}
	}
	n := len(v.skills)
	v.transfersOut, v.transfersIn = pack(n, from), pack(n, to)
	for i := range n {
		slices.SortFunc(v.transfersIn.of(int32(i)), func(a, b int32) int {
			return cmp.Or(cmp.Compare(v.transfers[b].Transferability, v.transfers[a].Transferability), cmp.Compare(a, b))
		})
	}
	v.carries = make([]carry, len(v.transfersIn.edge))
	for i, e := range v.transfersIn.edge {
		t := &v.transfers[e]
		v.carries[i] = carry{e, from[e].node, min(t.Transferability, transferCap), t.Confidence}
	}
}

func (v *View) linkRelated() {
	both, first := make([]link, 0, 2*len(v.related)), v.runs()
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

// Role gives the role with this id, nil when the view has none. The result is shared: read only.
func (v *View) Role(id RoleID) *Role {
	if i, ok := v.roleAt[id]; ok {
		return &v.roles[i]
	}
	return nil
}

// Relation gives the stored edge with this key, nil when the view has none.
func (v *View) Relation(k Key) *Relation {
	if i, ok := v.relationAt[k]; ok {
		return &v.relations[i]
	}
	return nil
}
