package neo4jstore

import (
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
)

// kindLabel is the second label of the skills of a kind: CLOUD_PLATFORM → CloudPlatform.
func kindLabel(k graph.SkillKind) string {
	if k == graph.APIStyle {
		return "APIStyle" // an initialism keeps its capitals, as everybody would write it
	}
	var label strings.Builder
	for _, word := range strings.Split(string(k), "_") {
		if word != "" {
			label.WriteString(word[:1] + strings.ToLower(word[1:]))
		}
	}
	return label.String()
}

// kindLabels are the second labels of all kinds.
func kindLabels() []string {
	var all []string
	for _, k := range graph.SkillKinds() {
		all = append(all, kindLabel(k))
	}
	return all
}

func sourceRow(s *graph.Source) any {
	return map[string]any{
		"id": string(s.ID), "title": text(s.Title), "publisher": text(s.Publisher), "date": text(s.Date),
		"licence": text(s.Licence), "url": text(s.URL),
	}
}

func readSource(r record) graph.Source {
	return graph.Source{
		ID: graph.SourceID(r.text("id")), Title: r.text("title"), Publisher: r.text("publisher"),
		Date: r.text("date"), Licence: r.text("licence"), URL: r.text("url"),
	}
}

func specialtyRow(s *graph.Specialty) any {
	p := properties{"id": string(s.ID), "name": text(s.Name), "description": text(s.Description)}
	p.setLabels(s.Labels)
	p.setEvidence(ownEvidence, s.Evidence)
	return map[string]any(p)
}

func readSpecialty(r record) graph.Specialty {
	return graph.Specialty{
		ID: graph.SpecialtyID(r.text("id")), Name: r.text("name"), Description: r.text("description"),
		Labels: r.labels(), Evidence: r.evidence(ownEvidence),
	}
}

func (p properties) setLabels(l graph.Labels) {
	p["aliases"], p["hidden"] = stringList(l.Aliases), stringList(l.Hidden)
	p["everyday"], p["shared"] = stringList(l.Everyday), stringList(l.Shared)
}

func (r record) labels() graph.Labels {
	return graph.Labels{
		Aliases: texts[string](r, "aliases"), Hidden: texts[string](r, "hidden"),
		Everyday: texts[string](r, "everyday"), Shared: texts[string](r, "shared"),
	}
}

func (p properties) setExternalIDs(all []graph.ExternalID) {
	type e = graph.ExternalID
	p["externalScheme"] = column(all, func(e *e) string { return e.Scheme }, asText)
	p["externalId"] = column(all, func(e *e) string { return e.ID }, asText)
	p["externalMatch"] = column(all, func(e *e) string { return string(e.Match) }, asText)
}

func (r record) externalIDs() []graph.ExternalID {
	schemes := texts[string](r, "externalScheme")
	ids := parallel(r, "externalId", len(schemes), texts[string](r, "externalId"))
	matches := parallel(r, "externalMatch", len(schemes), texts[graph.MatchType](r, "externalMatch"))
	var all []graph.ExternalID
	for i, scheme := range schemes {
		all = append(all, graph.ExternalID{Scheme: scheme, ID: ids[i], Match: matches[i]})
	}
	return all
}

// skillRow is a skill as put_skills.cypher wants it.
func skillRow(s *graph.Skill) any {
	p := properties{
		"id": string(s.ID), "name": text(s.Name), "kind": text(s.Kind), "description": text(s.Description),
		"status": text(s.Status), "replacedBy": text(s.ReplacedBy), "previousIds": stringList(s.PreviousIDs),
		"importance": share(s.Importance), "tags": stringList(s.Tags), "homepage": text(s.Homepage),
		"note": text(s.Note),
	}
	p.setLabels(s.Labels)
	p.setExternalIDs(s.ExternalIDs)
	p.setEvidence(ownEvidence, s.Evidence)
	return map[string]any{"label": kindLabel(s.Kind), "properties": map[string]any(p)}
}

func readSkill(r record) graph.Skill {
	return graph.Skill{
		ID: graph.SkillID(r.text("id")), Name: r.text("name"), Kind: graph.SkillKind(r.text("kind")),
		Description: r.text("description"), Labels: r.labels(), Status: graph.Status(r.text("status")),
		ReplacedBy: graph.SkillID(r.text("replacedBy")), PreviousIDs: texts[graph.SkillID](r, "previousIds"),
		Importance: r.share("importance"), Tags: texts[string](r, "tags"), Homepage: r.text("homepage"),
		ExternalIDs: r.externalIDs(), Note: r.text("note"), Evidence: r.evidence(ownEvidence),
	}
}

// checkKindLabel notes a fault where the labels of a skill's node say another kind than its
// property does: people look for one and the program reads the other.
func checkKindLabel(r record, kind graph.SkillKind) {
	var has []string
	for _, l := range texts[string](r, "labels") {
		if slices.Contains(kindLabels(), l) {
			has = append(has, l)
		}
	}
	if want := kindLabel(kind); len(has) != 1 || has[0] != want {
		r.add(graph.FaultValue, "kind", kind, "its kind is %q and its node has the labels %q: expected %q",
			kind, has, want)
	}
}
