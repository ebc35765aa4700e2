package neo4jstore

import (
	"strings"

	"github.com/skillgraph/skillgraph/graph"
)

// linkRow is an edge that starts at a role.
func linkRow(role graph.RoleID, to string, p properties, evidence []graph.Evidence) any {
	p.setEvidence(ownEvidence, evidence)
	return map[string]any{"role": string(role), "to": to, "properties": map[string]any(p)}
}

// linkRows are the edges of roles: to their specialties, and to what they build on.
func linkRows(roles []graph.Role) (specialties, bases []any) {
	for i := range roles {
		r := &roles[i]
		if l := r.Specialty; l != nil {
			specialties = append(specialties, linkRow(r.ID, string(l.Specialty), properties{}, l.Evidence))
		}
		for n, l := range r.BuildsOn {
			p := properties{"position": int64(n + 1)}
			bases = append(bases, linkRow(r.ID, string(l.Role), p, l.Evidence))
		}
	}
	return specialties, bases
}

// requirementRows are requirements, those of one edge and those with a group.
func requirementRows(requirements []graph.Requirement) (plain, groups []any) {
	for i := range requirements {
		q := &requirements[i]
		if isPlain(q) {
			plain = append(plain, requirementRow(q))
		} else {
			groups = append(groups, requirementRow(q))
		}
	}
	return plain, groups
}

// isPlain reports whether a requirement is a single edge; all others have a node for the group.
func isPlain(r *graph.Requirement) bool { return len(r.Options) == 1 && r.AtLeast == 1 }

// requirementRow is a requirement as put_plain_requirements.cypher and put_group_requirements.cypher
// want it. Its id is not stored on the edge: role and slug say it.
func requirementRow(r *graph.Requirement) any {
	p := properties{
		"slug": text(r.Slug), "label": text(r.Label), "necessity": text(r.Necessity),
		"importance": share(r.Importance),
	}
	p.setEvidence(ownEvidence, r.Evidence)
	row := map[string]any{"id": string(r.ID), "role": string(r.Role), "properties": map[string]any(p)}
	if isPlain(r) {
		p["level"], row["skill"] = whole(r.Options[0].Level), string(r.Options[0].Skill)
		return row
	}
	options := make([]any, len(r.Options))
	for i, o := range r.Options {
		options[i] = map[string]any{
			"skill": string(o.Skill), "level": whole(o.Level), "position": int64(i + 1),
		}
	}
	row["atLeast"], row["options"] = whole(r.AtLeast), options
	return row
}

// requirements reads what hangs on a role.
func (r record) requirements() []graph.Requirement {
	role := graph.RoleID(r.text("id"))
	var all []graph.Requirement
	for _, q := range r.records("requirements") {
		slug, _ := q.values["slug"].(string)
		id := graph.NewRequirementID(role, slug)
		q.subject = graph.Key(id)
		requirement := graph.Requirement{
			ID: id, Role: role, Slug: q.text("slug"), Label: q.text("label"),
			Necessity: graph.Necessity(q.text("necessity")), Importance: q.share("importance"),
			Evidence: q.evidence(ownEvidence),
		}
		requirement.AtLeast, requirement.Options = q.options()
		all = append(all, requirement)
	}
	return all
}

// options reads the one option of a plain requirement, or those of a group in the editors' order.
func (r record) options() (atLeast int, all []graph.Option) {
	if r.values["skill"] != nil {
		return 1, []graph.Option{{
			Skill: graph.SkillID(r.text("skill")), Level: graph.Level(r.whole("level")),
		}}
	}
	options := r.records("options")
	sortByPosition(options)
	for _, o := range options {
		all = append(all, graph.Option{
			Skill: graph.SkillID(o.text("id")), Level: graph.Level(o.whole("level")),
		})
	}
	return r.whole("atLeast"), all
}

// relationRow is a relation as put_relations.cypher wants it.
func relationRow(r *graph.Relation) any {
	p := properties{"level": whole(r.Level), "strength": share(r.Strength)}
	p.setEvidence(ownEvidence, r.Evidence)
	return map[string]any{
		"kind": string(r.Kind), "from": string(r.From), "to": string(r.To), "properties": map[string]any(p),
	}
}

func readRelation(r record) graph.Relation {
	relation := graph.Relation{
		Kind: graph.RelationKind(r.text("kind")),
		From: graph.SkillID(r.text("from")), To: graph.SkillID(r.text("to")),
	}
	r.subject = relation.Key()
	relation.Level, relation.Strength = graph.Level(r.whole("level")), r.share("strength")
	relation.Evidence = r.evidence(ownEvidence)
	return relation
}

// requirementKeyRow takes the id of a requirement apart, for delete_requirements.cypher.
func requirementKeyRow(k graph.Key) any {
	role, slug, _ := strings.Cut(strings.TrimPrefix(string(k), requirementPrefix), ".")
	return map[string]any{"id": string(k), "role": string(graph.NewRoleID(role)), "slug": slug}
}

// relationKeyRow takes the key of a relation apart, for delete_relations.cypher.
func relationKeyRow(k graph.Key) any {
	kind, ends, _ := strings.Cut(string(k), " ")
	from, to, _ := strings.Cut(ends, " ")
	return map[string]any{"kind": kind, "from": from, "to": to}
}
