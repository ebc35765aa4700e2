package graph

import "fmt"

func (v *validator) checkSkills() {
	claimed := map[SkillID]SkillID{}
	for i := range v.ds.Skills {
		s := &v.ds.Skills[i]
		here := v.at(Key(s.ID))
		here.once()
		here.id(string(s.ID), s.ID.Valid())
		here.in("name").text(s.Name)
		oneOf(here.in("kind"), s.Kind, SkillKinds())
		here.in("importance").share(s.Importance)
		if s.Description == "" {
			here.in("description").warn(FaultDescription, "", "%s is not described", s.Name)
		}
		oneOf(here.in("status"), s.Status, Statuses())
		here.externalIDs(s.ExternalIDs)
		here.evidence(s.Evidence)
		v.checkSuccessor(here, s)
		for j, old := range s.PreviousIDs {
			previous(here.in("previousIds[%d]", j), old, s.ID, v.skills[old] != nil, claimed)
		}
	}
}

func (v *validator) checkSuccessor(here at, s *Skill) {
	here = here.in("replacedBy")
	switch {
	case s.ReplacedBy == "":
		if s.Status == Deprecated {
			here.warn(FaultSuccessor, "", "%s is deprecated and names no successor", s.Name)
		}
	case s.ReplacedBy == s.ID:
		here.refuse(FaultSelfEdge, string(s.ID), "it is replaced by itself")
	default:
		here.skill(s.ReplacedBy)
	}
}

// previous refuses a former id that is still in use, or that two concepts claim.
func previous[T ~string](here at, old, id T, inUse bool, claimed map[T]T) {
	if other, twice := claimed[old]; twice && other != id {
		here.refuse(FaultIDReused, string(old), "%s and %s both claim to have been %s", other, id, old)
	}
	claimed[old] = id
	if inUse {
		here.refuse(FaultIDReused, string(old), "%s is in use: an id is given once", old)
	}
}

func (a at) externalIDs(all []ExternalID) {
	for i, e := range all {
		here := a.in("externalIds[%d]", i)
		here.in("scheme").text(e.Scheme)
		here.in("id").text(e.ID)
		oneOf(here.in("match"), e.Match, []MatchType{ExactMatch, CloseMatch, BroadMatch, NarrowMatch})
	}
}

func (v *validator) checkRelations() {
	pairs := map[[2]SkillID]*Relation{}
	for i := range v.ds.Relations {
		r := &v.ds.Relations[i]
		here := v.at(r.Key())
		here.once()
		here.evidence(r.Evidence)
		rule, known := RuleOf(r.Kind)
		if !known {
			oneOf(here.in("kind"), r.Kind, RelationKinds())
			continue
		}
		checkCarried(here, rule, r)
		from, to := here.in("from").skill(r.From), here.in("to").skill(r.To)
		if r.From == r.To {
			here.refuse(FaultSelfEdge, string(r.To), "it leads from %s to itself", r.From)
			continue
		}
		if from && to {
			v.checkEnds(here, rule, r)
			contradiction(here, r, pairs)
		}
	}
}

// checkCarried compares what an edge carries with what its kind does.
func checkCarried(here at, rule RelationRule, r *Relation) {
	level, strength := here.in("level"), here.in("strength")
	switch {
	case r.Level != 0 && rule.Level == Forbidden:
		level.refuse(FaultValue, fmt.Sprint(int(r.Level)), "%s carries no level", r.Kind)
	case r.Level != 0 || rule.Level == Mandatory:
		level.level(r.Level)
	}
	switch {
	case r.Strength != 0 && !rule.Strength:
		strength.refuse(FaultValue, r.Strength.String(), "%s carries no strength", r.Kind)
	case rule.Strength:
		strength.share(r.Strength)
	}
}

func (v *validator) checkEnds(here at, rule RelationRule, r *Relation) {
	from, to := v.skills[r.From], v.skills[r.To]
	if !allowed(from.Kind, rule.From) {
		here.in("from").refuse(FaultPair, string(r.From), "%s may not start at %s, a %s: expected one of %v",
			r.Kind, from.Name, from.Kind, rule.From)
	}
	if !allowed(to.Kind, rule.To) {
		here.in("to").refuse(FaultPair, string(r.To), "%s may not end at %s, a %s: expected one of %v",
			r.Kind, to.Name, to.Kind, rule.To)
	}
}

func allowed(k SkillKind, among []SkillKind) bool {
	for _, a := range among {
		if a == k {
			return true
		}
	}
	return among == nil
}

// contradiction refuses a second edge between two skills that cannot be true beside the first: one
// thing is not both implied by another and its alternative, or its more general notion.
func contradiction(here at, r *Relation, pairs map[[2]SkillID]*Relation) {
	if !r.implying() && r.Kind != Alternative && r.Kind != Broader {
		return
	}
	pair := [2]SkillID{min(r.From, r.To), max(r.From, r.To)}
	if other := pairs[pair]; other != nil && other.Key() != r.Key() {
		here.refuse(FaultContradiction, string(r.Kind), "it cannot stand beside %s", other.Key())
		return
	}
	pairs[pair] = r
}
