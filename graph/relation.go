package graph

import "slices"

// RelationKind is the type of an edge between two skills.
type RelationKind string

// The typed edges between skills. One direction is stored and both are read.
const (
	BuiltWith    RelationKind = "BUILT_WITH"   // its user writes in that
	Implies      RelationKind = "IMPLIES"      // whoever has the first has the second, up to a level
	Certifies    RelationKind = "CERTIFIES"    // the certificate shows the skill at a level
	Prerequisite RelationKind = "PREREQUISITE" // learn the second first
	Broader      RelationKind = "BROADER"      // the second is the more general notion
	PartOf       RelationKind = "PART_OF"      // the service belongs to the platform
	Alternative  RelationKind = "ALTERNATIVE"  // the same job by another tool, both ways
)

// Relation is a typed edge between two skills.
type Relation struct {
	Kind     RelationKind `json:"kind"`
	From     SkillID      `json:"from"`
	To       SkillID      `json:"to"`
	Level    Level        `json:"level,omitempty"`    // 1–5; 0 where the kind has none or none is implied
	Strength Share        `json:"strength,omitempty"` // 0–1, of an Alternative only
	Evidence []Evidence   `json:"evidence"`
}

// RelationRule is what one kind of edge may join and carry. The table of rules stands once, here:
// a new kind of edge is a row of it.
type RelationRule struct {
	Kind      RelationKind
	From, To  []SkillKind // nil: any kind
	Level     Presence    // whether the edge carries a level
	Strength  bool        // whether it carries a strength (then required)
	Acyclic   bool
	Symmetric bool   // stored once, read both ways
	Reading   string // how an editor reads it, from → to
}

// Presence says whether an attribute is forbidden, optional or required.
type Presence uint8

// The three answers.
const (
	Forbidden Presence = iota
	Optional
	Mandatory
)

var (
	writtenKinds = []SkillKind{
		Framework, Library, Runtime, Tool, Database, Cache, SearchEngine, MessageBroker, WebServer,
	}
	relationRules = []RelationRule{
		{
			Kind: BuiltWith, From: writtenKinds, To: []SkillKind{Language, Runtime, Framework, Library},
			Level: Optional, Acyclic: true, Reading: "whose user writes in",
		},
		{Kind: Implies, Level: Mandatory, Acyclic: true, Reading: "implies"},
		{
			Kind: Certifies, From: []SkillKind{Certification}, Level: Mandatory, Acyclic: true,
			Reading: "certifies",
		},
		{Kind: Prerequisite, Acyclic: true, Reading: "is learned after"},
		{Kind: Broader, Acyclic: true, Reading: "is a kind of"},
		{
			Kind: PartOf, From: []SkillKind{CloudService, Tool}, To: []SkillKind{CloudPlatform, BusinessSystem},
			Acyclic: true, Reading: "is part of",
		},
		{Kind: Alternative, Strength: true, Symmetric: true, Reading: "does the same job as"},
	}
)

// RelationRules gives the table of what each kind of edge may join, in a fixed order.
func RelationRules() []RelationRule { return slices.Clone(relationRules) }

// RelationKinds lists the kinds of edge in the order of the table.
func RelationKinds() []RelationKind {
	kinds := make([]RelationKind, len(relationRules))
	for i := range relationRules {
		kinds[i] = relationRules[i].Kind
	}
	return kinds
}

// RuleOf gives the rule of one kind.
func RuleOf(k RelationKind) (RelationRule, bool) {
	i := kindIndex(k)
	if i < 0 {
		return RelationRule{}, false
	}
	return relationRules[i], true
}

// kindIndex is the place of a kind in the table, -1 for an unknown one.
func kindIndex(k RelationKind) int {
	return slices.IndexFunc(relationRules, func(r RelationRule) bool { return r.Kind == k })
}

// Confidence is how sure the edge is: as the surest of its evidence.
func (r *Relation) Confidence() Share { return Confidence(r.Evidence) }

// implying reports whether the edge lets whoever has From also have To. A BUILT_WITH edge does
// only with a level: several without one are alternatives.
func (r *Relation) implying() bool {
	return (r.Kind == Implies || r.Kind == Certifies || r.Kind == BuiltWith) && r.Level > 0
}

// learnedFirst reports whether To is learned before From: a prerequisite, or what the user of From
// writes in.
func (r *Relation) learnedFirst() bool {
	return r.Kind == Prerequisite || r.Kind == BuiltWith && r.Level > 0
}
