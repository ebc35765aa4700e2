package graph

import (
	"fmt"
	"strings"
)

// explain says in plain English how a requirement stands.
func (m *GapItem) explain() string {
	var parts []string
	for _, o := range m.Options {
		if o.Counted {
			parts = append(parts, o.explain())
		}
	}
	told := strings.Join(parts, " ")
	if len(m.Options) == 1 {
		return told
	}
	ask := fmt.Sprintf("At least %d of %d: ", m.Requirement.AtLeast, len(m.Options))
	if m.Status == Missing {
		return ask + "none is had, and nothing held carries over."
	}
	return ask + told
}

// explain says in plain English how an option stands.
func (o *GapOption) explain() string {
	switch o.Status {
	case Matched:
		return fmt.Sprintf("Covered: %s is held at %s, %s is asked for.", o.Skill.Name, o.HeldLevel, o.RequiredLevel)
	case ImpliedStatus:
		return fmt.Sprintf("Covered: %s.", o.Via.tell())
	case BelowLevel:
		if o.Via != nil {
			return fmt.Sprintf("%s: %s, at %s where %s is asked for.",
				o.Credit.tell(), o.Via.tell(), o.HeldLevel, o.RequiredLevel)
		}
		return fmt.Sprintf("%s: %s is held at %s, %s is asked for.",
			o.Credit.tell(), o.Skill.Name, o.HeldLevel, o.RequiredLevel)
	case Adjacent:
		return fmt.Sprintf("%s: %s carries over %s to %s (%s).",
			o.Credit.tell(), o.Via.From.Name, o.Via.Transferability, o.Skill.Name, o.Via.tell())
	}
	return fmt.Sprintf("Missing: %s at %s.", o.Skill.Name, o.RequiredLevel)
}

// tell says how much a credit below 1 is: in a word, and the share itself.
func (s Share) tell() string {
	switch {
	case s >= nearly:
		return "Nearly (" + s.String() + ")"
	case s >= partly:
		return "Partly (" + s.String() + ")"
	}
	return "Hardly (" + s.String() + ")"
}

var readings = map[RelationKind][2]string{
	BuiltWith:    {"is built with", "is what one builds"},
	Implies:      {"implies", "is implied by"},
	Certifies:    {"certifies", "is certified by"},
	Prerequisite: {"is learned after", "is learned before"},
	Broader:      {"is a kind of", "has among its kinds"},
	PartOf:       {"is part of", "contains"},
	Alternative:  {"is an alternative to", "is an alternative to"},
}

// tell writes a path as a sentence part, with the sources of its edges.
func (t *Transfer) tell() string {
	var b strings.Builder
	for i, e := range t.Path {
		from, to, word := e.FromSkill.Name, e.ToSkill.Name, readings[e.Kind][0]
		if e.Reversed {
			from, to, word = to, from, readings[e.Kind][1]
		}
		if i == 0 {
			b.WriteString(from)
		} else {
			b.WriteString(", which")
		}
		fmt.Fprintf(&b, " %s %s%s", word, to, cite(e.Evidence))
	}
	return b.String()
}

// cite names the best-founded evidence of an edge, in brackets.
func cite(evidence []Evidence) string {
	if len(evidence) == 0 {
		return ""
	}
	best := evidence[0]
	for _, e := range evidence[1:] {
		if e.Confidence > best.Confidence {
			best = e
		}
	}
	source := strings.TrimPrefix(string(best.Source), sourcePrefix)
	if best.Section == "" {
		return " (" + source + ")"
	}
	return " (" + source + ", " + best.Section + ")"
}

// reason says why a step is on the path now.
func (s *LearningStep) reason(waiting []*Skill, gain int64) string {
	var parts []string
	if len(s.Closes) > 0 {
		var labels []string
		for _, r := range s.Closes {
			labels = append(labels, r.Label)
		}
		parts = append(parts, "Meets "+strings.Join(labels, ", ")+".")
	} else if gain > 0 {
		parts = append(parts, "Brings what is required closer.")
	}
	if len(waiting) > 0 {
		var names []string
		for _, k := range waiting {
			names = append(names, k.Name)
		}
		parts = append(parts, "Comes before "+strings.Join(names, ", ")+".")
	}
	return strings.Join(parts, " ")
}
