package graph

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// EffectiveRequirement is a requirement as it holds for a role, its own or inherited.
type EffectiveRequirement struct {
	*Requirement
	// InheritedFrom is the role whose requirement this is, nil for the role's own.
	InheritedFrom *Role

	v  *View
	at []int32 // places of the options' skills
}

// Choice is an option with its skill.
type Choice struct {
	Skill *Skill
	Level Level
}

// Choices lists the options with their skills.
func (r EffectiveRequirement) Choices() []Choice {
	all := make([]Choice, len(r.Options))
	for i, o := range r.Options {
		all[i] = Choice{r.v.Skill(o.Skill), o.Level}
	}
	return all
}

// Confidence is how sure the requirement is: as the surest of its evidence.
func (r EffectiveRequirement) Confidence() Share { return Confidence(r.Evidence) }

// ladder lists a role and all it builds on, by distance and within a distance by id, each once.
func (v *View) ladder(role int32) [][]int32 {
	seen := map[int32]bool{role: true}
	steps := [][]int32{{role}}
	for next := steps[0]; len(next) > 0; {
		var found []int32
		for _, r := range next {
			for _, l := range v.roles[r].BuildsOn {
				if b, ok := v.roleAt[l.Role]; ok && !seen[b] {
					seen[b] = true
					found = append(found, b)
				}
			}
		}
		slices.Sort(found)
		if next = found; len(found) > 0 {
			steps = append(steps, found)
		}
	}
	return steps
}

// effective gives the requirements that hold for a role: its own and those of all it builds on. A
// nearer role overrides by slug; at equal distance the stronger of each attribute wins.
//
// The list without a bar on confidence is made once and shared: read only.
func (v *View) effective(role int32, minConfidence Share) []EffectiveRequirement {
	if minConfidence > 0 {
		return v.newEffective(role, minConfidence)
	}
	if known := v.effectives[role].Load(); known != nil {
		return *known
	}
	list := v.newEffective(role, 0)
	v.effectives[role].Store(&list)
	return list
}

func (v *View) newEffective(role int32, minConfidence Share) []EffectiveRequirement {
	taken := map[string]int{} // slug → place in all
	var all []EffectiveRequirement
	for _, step := range v.ladder(role) {
		first := len(all)
		for _, r := range step {
			for _, e := range v.ofRole.of(r) {
				q := &v.requirements[e]
				if Confidence(q.Evidence) < minConfidence {
					continue
				}
				at, known := taken[q.Slug]
				switch {
				case !known:
					taken[q.Slug] = len(all)
					all = append(all, EffectiveRequirement{q, v.inheritedFrom(role, r), v, v.optionsAt[e]})
				case at >= first:
					all[at].Requirement = stronger(all[at].Requirement, q)
				}
			}
		}
	}
	slices.SortFunc(all, compareRequirements)
	return all
}

func (v *View) inheritedFrom(role, from int32) *Role {
	if role == from {
		return nil
	}
	return &v.roles[from]
}

// compareRequirements orders by necessity, importance, folded label, label and id.
func compareRequirements(a, b EffectiveRequirement) int {
	return cmp.Or(
		cmp.Compare(b.Necessity.rank(), a.Necessity.rank()),
		cmp.Compare(b.Importance, a.Importance),
		compareNames(a.Label, b.Label),
		cmp.Compare(a.ID, b.ID),
	)
}

// compareNames orders names for people: folded first, then bytewise.
func compareNames(a, b string) int {
	for i := range min(len(a), len(b)) {
		x, y := a[i], b[i]
		if x|y >= utf8.RuneSelf {
			return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
		}
		if x, y = lowerByte(x), lowerByte(y); x != y {
			return cmp.Compare(x, y)
		}
	}
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// stronger joins two requirements of one slug at equal distance: the stronger of each attribute.
// The validator sees to it that they name the same skills.
func stronger(a, b *Requirement) *Requirement {
	joined := *a
	if b.Necessity.rank() > a.Necessity.rank() {
		joined.Necessity = b.Necessity
	}
	joined.Importance = max(a.Importance, b.Importance)
	joined.AtLeast = max(a.AtLeast, b.AtLeast)
	joined.Options = slices.Clone(a.Options)
	for i := range joined.Options {
		for _, o := range b.Options {
			if o.Skill == joined.Options[i].Skill {
				joined.Options[i].Level = max(joined.Options[i].Level, o.Level)
			}
		}
	}
	joined.Evidence = slices.Concat(a.Evidence, b.Evidence)
	return &joined
}

// weight is what a requirement counts for: importance times the weight of its necessity.
func (r *Requirement) weight() int64 { return int64(r.Importance) * r.Necessity.rank() }
