// Package bench measures the questions on taxonomies of any size. It makes synthetic ones, because
// no public taxonomy of ESCO's size has levels, groups and necessities.
package bench

import (
	"fmt"
	"math/rand/v2"

	"github.com/skillgraph/skillgraph/graph"
)

// Size is how much a synthetic taxonomy holds.
type Size struct{ Skills, Roles, RequirementsPerRole, EdgesPerSkill int }

// ESCO is the size of ESCO 1.2: 13,900 skills, 3,000 occupations, 124,000 relations between them.
var ESCO = Size{Skills: 13_900, Roles: 3_000, RequirementsPerRole: 41, EdgesPerSkill: 4}

// Synthetic makes a valid taxonomy, the same for the same seed. Skills come in families, as
// technologies do: edges and a role's requirements stay mostly within a few of them.
func Synthetic(size Size, seed uint64) *graph.Dataset {
	m := &maker{size: size, random: rand.New(rand.NewPCG(seed, 1)), ds: &graph.Dataset{}}
	m.ds.Sources = []graph.Source{{ID: "source:synthetic", Title: "Synthetic"}}
	for i := range size.Skills {
		m.skill(i)
	}
	for i := range size.Skills {
		m.edges(i)
	}
	for i := range size.Roles {
		m.role(i)
	}
	m.ds.Sort()
	return m.ds
}

// family is how many skills a family has.
const family = 50

type maker struct {
	size   Size
	random *rand.Rand
	ds     *graph.Dataset
}

func (m *maker) evidence() []graph.Evidence {
	return []graph.Evidence{{
		Source: "source:synthetic", Method: graph.MethodStated, Confidence: graph.Share(6000 + m.random.IntN(4000)),
	}}
}

func (m *maker) level() graph.Level { return graph.Level(1 + m.random.IntN(5)) }

func skillID(i int) graph.SkillID { return graph.NewSkillID(fmt.Sprintf("s%05d", i)) }

// kinds make up a family: a language, its frameworks, and what is about them.
func kindOf(i int) graph.SkillKind {
	switch n := i % family; {
	case n == 0:
		return graph.Language
	case n < 15:
		return graph.Framework
	case n < 30:
		return graph.Tool
	}
	return graph.ConceptKind
}

func (m *maker) skill(i int) {
	m.ds.Skills = append(m.ds.Skills, graph.Skill{
		ID: skillID(i), Name: fmt.Sprintf("Skill %d of family %d", i%family, i/family), Kind: kindOf(i),
		Description: "Synthetic.", Status: graph.Active, Importance: graph.Share(1 + m.random.IntN(10_000)),
		Evidence: m.evidence(),
	})
}

// edges joins a skill to earlier ones, so that nothing runs in a circle.
func (m *maker) edges(i int) {
	joined := map[int]bool{}
	add := func(kind graph.RelationKind, to int, level graph.Level, strength graph.Share) {
		if to < 0 || to >= i || joined[to] {
			return
		}
		joined[to] = true
		m.ds.Relations = append(m.ds.Relations, graph.Relation{
			Kind: kind, From: skillID(i), To: skillID(to), Level: level, Strength: strength, Evidence: m.evidence(),
		})
	}
	first := i - i%family
	if kindOf(i) == graph.Framework {
		add(graph.BuiltWith, first, graph.Working, 0)
	}
	for range m.size.EdgesPerSkill - 1 {
		to := first + m.random.IntN(family)
		switch m.random.IntN(4) {
		case 0:
			add(graph.Prerequisite, to, 0, 0)
		case 1:
			add(graph.Alternative, to, 0, graph.Share(2000+m.random.IntN(8000)))
		case 2:
			add(graph.Implies, to, m.level(), 0)
		default:
			add(graph.Broader, m.random.IntN(max(1, i)), 0, 0)
		}
	}
}

func (m *maker) role(i int) {
	role := graph.Role{
		ID: graph.NewRoleID(fmt.Sprintf("r%04d", i)), Name: fmt.Sprintf("Role %d", i), Description: "Synthetic.",
		Status: graph.Active, Evidence: m.evidence(),
	}
	m.ds.Roles = append(m.ds.Roles, role)
	families := []int{m.random.IntN(m.size.Skills / family), m.random.IntN(m.size.Skills / family), i % (m.size.Skills / family)}
	for n := range m.size.RequirementsPerRole {
		m.requirement(role.ID, n, families)
	}
}

func (m *maker) requirement(role graph.RoleID, n int, families []int) {
	slug := fmt.Sprintf("q%d", n)
	q := graph.Requirement{
		ID: graph.NewRequirementID(role, slug), Role: role, Slug: slug, Label: fmt.Sprintf("Requirement %d", n),
		Necessity: graph.Required, Importance: graph.Share(1 + m.random.IntN(10_000)), AtLeast: 1, Evidence: m.evidence(),
	}
	if m.random.IntN(3) == 0 {
		q.Necessity = graph.Preferred
	}
	options := 1
	if m.random.IntN(5) == 0 {
		options += m.random.IntN(4)
	}
	used := map[int]bool{}
	for len(q.Options) < options {
		s := families[m.random.IntN(len(families))]*family + m.random.IntN(family)
		if !used[s] {
			used[s] = true
			q.Options = append(q.Options, graph.Option{Skill: skillID(s), Level: m.level()})
		}
	}
	m.ds.Requirements = append(m.ds.Requirements, q)
}

// Profile draws what somebody has: skills of the families of a role.
func Profile(ds *graph.Dataset, role int, skills int, seed uint64) graph.Profile {
	random := rand.New(rand.NewPCG(seed, uint64(role)))
	per := len(ds.Requirements) / len(ds.Roles)
	var p graph.Profile
	for range skills {
		q := ds.Requirements[role*per+random.IntN(per)]
		base := string(q.Options[0].Skill)
		var i int
		if _, err := fmt.Sscanf(base, "skill:s%d", &i); err != nil {
			panic(err) // cannot be: the ids are made above
		}
		i = i - i%family + random.IntN(family)
		p.Skills = append(p.Skills, graph.HeldSkill{ID: string(skillID(i)), Level: graph.Level(1 + random.IntN(5))})
	}
	return p
}
