package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/text"
)

// Skill looks up one skill. ErrNotFound or ErrAmbiguous come as a LookupError with candidates.
func (t *Taxonomy) Skill(ctx context.Context, ref SkillRef) (*Skill, error) {
	var id SkillID
	_, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		id, err = n.skill("by", ref)
		return Need{Skills: []SkillID{id}}, err
	})
	if err != nil {
		return nil, fmt.Errorf("skill: %w", err)
	}
	return v.Skill(id), nil
}

// Role looks up one role. ErrNotFound or ErrAmbiguous come as a LookupError with candidates.
func (t *Taxonomy) Role(ctx context.Context, ref RoleRef) (*Role, error) {
	var id RoleID
	_, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		id, err = n.role("by", ref)
		return Need{Roles: []RoleID{id}}, err
	})
	if err != nil {
		return nil, fmt.Errorf("role: %w", err)
	}
	return v.Role(id), nil
}

// Node is a concept found by id: exactly one field is set, none where there is no such concept.
type Node struct {
	Skill     *Skill
	Role      *Role
	Specialty *Specialty
	// MovedFrom is the id asked for, where the concept answers in its place.
	MovedFrom string
	// Err is an InputError where the id asked for is of no known form.
	Err error
}

// MaxNodes is the greatest number of ids of one Nodes call.
const MaxNodes = 100

// Node finds one concept by id, as Nodes does; an id of no known form is an InputError.
func (t *Taxonomy) Node(ctx context.Context, id string) (Node, error) {
	if err := checkNodeID("id", id); err != nil {
		return Node{}, err
	}
	nodes, err := t.Nodes(ctx, []string{id})
	if err != nil {
		return Node{}, err
	}
	return nodes[0], nil
}

// checkNodeID returns an InputError for field unless id has the form of some concept's.
func checkNodeID(field, id string) error {
	if SkillID(id).Valid() || RoleID(id).Valid() || SpecialtyID(id).Valid() {
		return nil
	}
	return &InputError{Field: field, Value: id, Expected: "the id of a skill, a role or a specialty"}
}

// Nodes finds concepts by id, in the order of ids. An id that was merged gives its successor. One of
// no known form is a fault of its own place, and leaves the others standing.
func (t *Taxonomy) Nodes(ctx context.Context, ids []string) ([]Node, error) {
	if err := checkLength("ids", len(ids), MaxNodes); err != nil {
		return nil, err
	}
	names, v, err := t.read(ctx, func(n *Names) (Need, error) { return n.needNodes(ids), nil })
	if err != nil {
		return nil, fmt.Errorf("nodes: %w", err)
	}
	nodes := make([]Node, len(ids))
	for i, id := range ids {
		to := names.successor(id)
		nodes[i] = Node{
			Skill: v.Skill(SkillID(to)), Role: v.Role(RoleID(to)),
			Specialty: names.catalog.Specialty(SpecialtyID(to)),
			Err:       checkNodeID(fmt.Sprintf("ids[%d]", i), id),
		}
		if to != id {
			nodes[i].MovedFrom = id
		}
	}
	return nodes, nil
}

func (n *Names) needNodes(ids []string) Need {
	var need Need
	for _, id := range ids {
		to := n.successor(id)
		if strings.HasPrefix(to, skillPrefix) {
			need.Skills = append(need.Skills, SkillID(to))
		} else if strings.HasPrefix(to, rolePrefix) {
			need.Roles = append(need.Roles, RoleID(to))
		}
	}
	return need
}

// Skills gives the skills with these ids, in their order; nil where there is none.
func (t *Taxonomy) Skills(ctx context.Context, ids []SkillID) ([]*Skill, error) {
	_, v, err := t.read(ctx, func(*Names) (Need, error) { return Need{Skills: ids}, nil })
	if err != nil {
		return nil, fmt.Errorf("skills: %w", err)
	}
	all := make([]*Skill, len(ids))
	for i, id := range ids {
		all[i] = v.Skill(id)
	}
	return all, nil
}

// Roles gives the roles with these ids, in their order; nil where there is none.
func (t *Taxonomy) Roles(ctx context.Context, ids []RoleID) ([]*Role, error) {
	_, v, err := t.read(ctx, func(*Names) (Need, error) { return Need{Roles: ids}, nil })
	if err != nil {
		return nil, fmt.Errorf("roles: %w", err)
	}
	all := make([]*Role, len(ids))
	for i, id := range ids {
		all[i] = v.Role(id)
	}
	return all, nil
}

// Requirements gives, for each role, what it asks for: its own requirements, or with inherited
// those of all that it builds on too, the weightiest first.
func (t *Taxonomy) Requirements(
	ctx context.Context, ids []RoleID, inherited bool, minConfidence Share,
) ([][]*EffectiveRequirement, error) {
	if err := CheckShare("minConfidence", minConfidence); err != nil {
		return nil, err
	}
	_, v, err := t.read(ctx, func(*Names) (Need, error) { return Need{Roles: ids}, nil })
	if err != nil {
		return nil, fmt.Errorf("requirements: %w", err)
	}
	all := make([][]*EffectiveRequirement, len(ids))
	for i, id := range ids {
		if at, ok := v.roleAt[id]; ok {
			for _, r := range v.effective(at, minConfidence) {
				if inherited || r.InheritedFrom == nil {
					all[i] = append(all[i], &r)
				}
			}
		}
	}
	return all, nil
}

// RoleDemand is a role that asks for a skill, with the requirement that it does so by.
type RoleDemand struct {
	Role        *Role
	Requirement EffectiveRequirement
	Level       Level // at which the skill is asked for
}

// RolesRequiring lists, for each skill, the roles whose effective requirements have it among their
// options: by weight of the requirement, then name of the role.
func (t *Taxonomy) RolesRequiring(ctx context.Context, ids []SkillID, minConfidence Share) ([][]RoleDemand, error) {
	_, v, err := t.read(ctx, func(*Names) (Need, error) {
		return Need{Skills: ids, Requiring: ids, AllRoles: true}, nil
	})
	if err != nil {
		return nil, fmt.Errorf("roles requiring: %w", err)
	}
	wanted := make(map[SkillID]int, len(ids))
	for i, id := range ids {
		wanted[id] = i
	}
	all := make([][]RoleDemand, len(ids))
	for role := range v.roles {
		for _, r := range v.effective(int32(role), minConfidence) {
			for _, o := range r.Options {
				if i, ok := wanted[o.Skill]; ok {
					all[i] = append(all[i], RoleDemand{&v.roles[role], r, o.Level})
				}
			}
		}
	}
	for i, id := range ids {
		all[i] = all[wanted[id]]
		sortDemands(all[i])
	}
	return all, nil
}

func sortDemands(all []RoleDemand) {
	slices.SortFunc(all, func(a, b RoleDemand) int { return a.position().compare(b.position()) })
}

// Direction says which way stored edges are read.
type Direction string

// The directions.
const (
	Outgoing Direction = "OUT"  // from the skill, as stored
	Incoming Direction = "IN"   // to the skill
	BothWays Direction = "BOTH" // either
)

// RelationOptions narrows the edges at a skill.
type RelationOptions struct {
	Kinds         []RelationKind // none: all
	Direction     Direction
	Implying      bool // only edges by which one skill implies the other
	First         int
	MinConfidence Share
}

// EdgeAt is a stored edge as seen from one of its ends.
type EdgeAt struct {
	*Relation
	FromSkill, ToSkill *Skill
	Other              *Skill // the end that is not the skill asked about
}

// Relations lists, for each skill, its typed edges: in the order of the table of kinds, then by
// the name at the other end. ALTERNATIVE is read both ways whatever the direction.
func (t *Taxonomy) Relations(ctx context.Context, ids []SkillID, o RelationOptions) ([][]*EdgeAt, error) {
	if err := CheckFirst("first", o.First); err != nil {
		return nil, err
	}
	if len(o.Kinds) == 0 {
		o.Kinds = RelationKinds()
	}
	_, v, err := t.read(ctx, func(*Names) (Need, error) {
		return Need{Skills: ids, Touching: o.Kinds}, nil
	})
	if err != nil {
		return nil, fmt.Errorf("relations: %w", err)
	}
	all := make([][]*EdgeAt, len(ids))
	for i, id := range ids {
		if at, ok := v.skillAt[id]; ok {
			all[i] = v.edgesAt(at, o)
		}
	}
	return all, nil
}

func (v *View) edgesAt(at int32, o RelationOptions) []*EdgeAt {
	var all []*EdgeAt
	for k, rule := range relationRules {
		if !slices.Contains(o.Kinds, rule.Kind) {
			continue
		}
		var edges []*EdgeAt
		if o.Direction != Incoming || rule.Symmetric {
			edges = v.appendEdges(edges, v.out[k].of(at), at, o)
		}
		if o.Direction != Outgoing || rule.Symmetric {
			edges = v.appendEdges(edges, v.in[k].of(at), at, o)
		}
		slices.SortStableFunc(edges, func(a, b *EdgeAt) int { return compareSkills(a.Other, b.Other) })
		all = append(all, edges...)
	}
	return all[:min(o.First, len(all))]
}

func (v *View) appendEdges(to []*EdgeAt, edges []int32, at int32, o RelationOptions) []*EdgeAt {
	for _, e := range edges {
		r := &v.relations[e]
		if r.Confidence() < o.MinConfidence || o.Implying && !r.implying() {
			continue
		}
		edge := &EdgeAt{Relation: r, FromSkill: v.Skill(r.From), ToSkill: v.Skill(r.To)}
		edge.Other = edge.ToSkill
		if r.To == v.skills[at].ID {
			edge.Other = edge.FromSkill
		}
		to = append(to, edge)
	}
	return to
}

// PrerequisitesOf lists all that is to be learned before a skill, directly or not, in order of name.
func (t *Taxonomy) PrerequisitesOf(ctx context.Context, ids []SkillID, minConfidence Share) ([][]*Skill, error) {
	_, v, err := t.read(ctx, func(*Names) (Need, error) {
		return Need{Skills: ids, Close: []RelationKind{Prerequisite}}, nil
	})
	if err != nil {
		return nil, fmt.Errorf("prerequisites: %w", err)
	}
	all := make([][]*Skill, len(ids))
	for i, id := range ids {
		if at, ok := v.skillAt[id]; ok {
			all[i] = v.closureOf(at, Prerequisite, minConfidence)
		}
	}
	return all, nil
}

// closureOf follows edges of one kind from a skill to the end.
func (v *View) closureOf(at int32, kind RelationKind, minConfidence Share) []*Skill {
	seen := map[int32]bool{at: true}
	queue := []int32{at}
	var all []*Skill
	for next := 0; next < len(queue); next++ {
		for _, e := range v.out[kindIndex(kind)].of(queue[next]) {
			r := &v.relations[e]
			if to := v.skillAt[r.To]; !seen[to] && Confidence(r.Evidence) >= minConfidence {
				seen[to] = true
				queue = append(queue, to)
				all = append(all, &v.skills[to])
			}
		}
	}
	slices.SortFunc(all, compareSkills)
	return all
}

// MaxNames is the greatest number of names of one resolve call.
const MaxNames = 1000

// SkillResolution is what came of one name of a list of skills.
type SkillResolution struct {
	Input      string
	Outcome    Outcome
	Skill      *Skill // only where RESOLVED
	Candidates []SkillCandidate
}

// SkillCandidate is a skill that a name may mean.
type SkillCandidate struct {
	Skill *Skill
	Match MatchKind
	Score Share
}

// ResolveSkills says for each name which skill it means. The names, and context, help to settle
// the ambiguous ones among them; nothing is guessed.
func (t *Taxonomy) ResolveSkills(ctx context.Context, list, context []string) ([]*SkillResolution, error) {
	if err := checkLength("names", len(list), MaxNames); err != nil {
		return nil, err
	}
	var found []Resolution
	_, v, err := t.read(ctx, func(n *Names) (Need, error) {
		found = n.resolve(text.EntrySkill, list, context)
		var need Need
		for _, r := range found {
			for _, c := range r.Candidates {
				need.Skills = append(need.Skills, SkillID(c.ID))
			}
			if r.ID != "" {
				need.Skills = append(need.Skills, SkillID(r.ID))
			}
		}
		return need, nil
	})
	if err != nil {
		return nil, fmt.Errorf("resolve skills: %w", err)
	}
	all := make([]*SkillResolution, len(found))
	for i, r := range found {
		all[i] = &SkillResolution{Input: r.Input, Outcome: r.Outcome, Skill: v.Skill(SkillID(r.ID))}
		all[i].Candidates = v.candidates(r.Candidates)
	}
	return all, nil
}

// candidates spells out the skills that a name may mean.
func (v *View) candidates(found []Candidate) []SkillCandidate {
	var all []SkillCandidate
	for _, c := range found {
		if s := v.Skill(SkillID(c.ID)); s != nil {
			all = append(all, SkillCandidate{s, c.Match, c.Score})
		}
	}
	return all
}

// ConceptType is the sort of a concept.
type ConceptType string

// The concept types.
const (
	TypeSkill     ConceptType = "SKILL"
	TypeRole      ConceptType = "ROLE"
	TypeSpecialty ConceptType = "SPECIALTY"
)

// SearchOptions narrows a search.
type SearchOptions struct {
	Types []ConceptType // none: all
	Kinds []SkillKind   // of skills; none: all
	First int
}

// SearchHit is one concept found by text.
type SearchHit struct {
	Node
	Score       Share
	Match       MatchKind
	MatchedText string // the label that matched
}

// Search finds concepts as somebody types: exact labels first, then aliases, prefixes, all words
// and near misses; within a tier by importance, then name.
func (t *Taxonomy) Search(ctx context.Context, query string, o SearchOptions) ([]*SearchHit, error) {
	if err := CheckFirst("first", o.First); err != nil {
		return nil, err
	}
	var found []text.Hit
	names, v, err := t.read(ctx, func(n *Names) (Need, error) {
		found = n.index.Search(query, o.index())
		ids := make([]string, len(found))
		for i, h := range found {
			ids[i] = h.ID
		}
		return n.needNodes(ids), nil
	})
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	hits := make([]*SearchHit, 0, len(found))
	for _, h := range found {
		node := Node{
			Skill: v.Skill(SkillID(h.ID)), Role: v.Role(RoleID(h.ID)),
			Specialty: names.catalog.Specialty(SpecialtyID(h.ID)),
		}
		hits = append(hits, &SearchHit{node, Share(h.Score), MatchKind(h.Match.String()), h.MatchedText})
	}
	return hits, nil
}

// index translates the options for the index of names.
func (o SearchOptions) index() text.SearchOptions {
	x := text.SearchOptions{First: o.First}
	for _, t := range o.Types {
		x.Types = append(x.Types, map[ConceptType]text.EntryType{
			TypeSkill: text.EntrySkill, TypeRole: text.EntryRole, TypeSpecialty: text.EntrySpecialty,
		}[t])
	}
	for _, k := range o.Kinds {
		x.Kinds = append(x.Kinds, string(k))
	}
	return x
}

// ID is that of the concept, empty where there is none.
func (n Node) ID() string {
	switch {
	case n.Skill != nil:
		return string(n.Skill.ID)
	case n.Role != nil:
		return string(n.Role.ID)
	case n.Specialty != nil:
		return string(n.Specialty.ID)
	}
	return ""
}
