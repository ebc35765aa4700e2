package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/text"
)

// SkillRef names one skill by exactly one of its fields.
type SkillRef struct{ ID, Name string }

// RoleRef names one role by exactly one of its fields. ExternalID is "scheme:id".
type RoleRef struct{ ID, Name, ExternalID string }

// Names resolves the names of one revision. It is immutable.
type Names struct {
	catalog *Catalog
	index   *text.Index
	name    map[string]string // id → preferred name
	skills  map[SkillID]*SkillHeader
	roles   map[RoleID]*RoleHeader
	moved   map[string]string // previous id → the id that took its place
}

func newNames(c *Catalog) *Names {
	n := &Names{
		catalog: c, name: map[string]string{}, moved: map[string]string{},
		skills: make(map[SkillID]*SkillHeader, len(c.Skills)),
		roles:  make(map[RoleID]*RoleHeader, len(c.Roles)),
	}
	entries := make([]text.Entry, 0, len(c.Skills)+len(c.Roles)+len(c.Specialties))
	for i := range c.Skills {
		entries = append(entries, n.addSkill(&c.Skills[i]))
	}
	for i := range c.Roles {
		entries = append(entries, n.addRole(&c.Roles[i]))
	}
	for i := range c.Specialties {
		s := &c.Specialties[i]
		n.name[string(s.ID)] = s.Name
		entries = append(entries, text.Entry{
			ID: string(s.ID), Type: text.EntrySpecialty, Name: s.Name, Labels: labels(s.Name, s.Labels),
		})
	}
	n.index = text.NewIndex(entries)
	return n
}

func (n *Names) addSkill(s *SkillHeader) text.Entry {
	n.skills[s.ID], n.name[string(s.ID)] = s, s.Name
	for _, old := range s.PreviousIDs {
		n.moved[string(old)] = string(s.ID)
	}
	return text.Entry{
		ID: string(s.ID), Type: text.EntrySkill, Kind: string(s.Kind), Name: s.Name,
		Labels: labels(s.Name, s.Labels), Importance: int32(s.Importance),
		Near: plainIDs(s.Near), Broader: plainIDs(s.Broader), Implies: plainIDs(s.Implies),
		Needs: plainIDs(s.Needs),
	}
}

func plainIDs(ids []SkillID) []string {
	plain := make([]string, len(ids))
	for i, id := range ids {
		plain[i] = string(id)
	}
	return plain
}

func (n *Names) addRole(r *RoleHeader) text.Entry {
	n.roles[r.ID], n.name[string(r.ID)] = r, r.Name
	for _, old := range r.PreviousIDs {
		n.moved[string(old)] = string(r.ID)
	}
	return text.Entry{ID: string(r.ID), Type: text.EntryRole, Name: r.Name, Labels: labels(r.Name, r.Labels)}
}

// labels lists the names of a concept for the index.
func labels(name string, l Labels) []text.Label {
	all := []text.Label{{Text: name, Kind: text.LabelName, Everyday: slices.Contains(l.Everyday, name)}}
	for _, a := range l.Aliases {
		all = append(all, text.Label{Text: a, Kind: text.LabelAlias, Everyday: slices.Contains(l.Everyday, a)})
	}
	for _, h := range l.Hidden {
		all = append(all, text.Label{Text: h, Kind: text.LabelHidden, Everyday: slices.Contains(l.Everyday, h)})
	}
	return all
}

// candidates translates what the index found.
func (n *Names) candidates(found []text.Candidate) []Candidate {
	all := make([]Candidate, len(found))
	for i, c := range found {
		all[i] = Candidate{
			ID: c.ID, Name: n.name[c.ID], Match: MatchKind(c.Match.String()), Score: Share(c.Score),
		}
	}
	return all
}

// skill looks up one skill. LookupError: unknown or ambiguous; InputError: not exactly one field,
// or an id that is none.
func (n *Names) skill(field string, ref SkillRef) (SkillID, error) {
	if err := exactlyOne(field, reference{"id", ref.ID}, reference{"name", ref.Name}); err != nil {
		return "", err
	}
	if ref.ID == "" {
		id, err := n.byName(field, text.EntrySkill, ref.Name)
		return SkillID(id), err
	}
	id, err := CheckSkillID(field+".id", ref.ID)
	if err != nil {
		return "", err
	}
	if to, ok := n.moved[ref.ID]; ok {
		id = SkillID(to)
	}
	if n.skills[id] == nil {
		return "", &LookupError{Field: field + ".id", Input: ref.ID, Reason: ErrNotFound}
	}
	return id, nil
}

// role looks up one role, as skill does.
func (n *Names) role(field string, ref RoleRef) (RoleID, error) {
	err := exactlyOne(field,
		reference{"id", ref.ID}, reference{"name", ref.Name}, reference{"externalId", ref.ExternalID})
	if err != nil {
		return "", err
	}
	if ref.ExternalID != "" {
		return n.byExternalID(field+".externalId", ref.ExternalID)
	}
	if ref.ID == "" {
		id, err := n.byName(field, text.EntryRole, ref.Name)
		return RoleID(id), err
	}
	id, err := CheckRoleID(field+".id", ref.ID)
	if err != nil {
		return "", err
	}
	if to, ok := n.moved[ref.ID]; ok {
		id = RoleID(to)
	}
	if n.roles[id] == nil {
		return "", &LookupError{Field: field + ".id", Input: ref.ID, Reason: ErrNotFound}
	}
	return id, nil
}

// byName resolves a name of which exactly one concept is wanted.
func (n *Names) byName(field string, typ text.EntryType, name string) (string, error) {
	r := n.index.Resolve(typ, name, nil)
	if r.Outcome == text.Resolved {
		return r.ID, nil
	}
	reason := ErrNotFound
	if r.Outcome == text.Ambiguous {
		reason = ErrAmbiguous
	}
	return "", &LookupError{Field: field + ".name", Input: name, Reason: reason, Candidates: n.candidates(r.Candidates)}
}

// byExternalID finds the role with an id of another scheme, written "scheme:id".
func (n *Names) byExternalID(field, external string) (RoleID, error) {
	var found []Candidate
	for i := range n.catalog.Roles {
		r := &n.catalog.Roles[i]
		if slices.ContainsFunc(r.ExternalIDs, func(e ExternalID) bool { return e.Scheme+":"+e.ID == external }) {
			found = append(found, Candidate{ID: string(r.ID), Name: r.Name, Match: "EXACT", Score: One})
		}
	}
	if len(found) == 1 {
		return RoleID(found[0].ID), nil
	}
	reason := ErrNotFound
	if len(found) > 1 {
		reason = ErrAmbiguous
	}
	return "", &LookupError{Field: field, Input: external, Reason: reason, Candidates: found}
}

// exactlyOne refuses a reference with none or several of its fields; an empty or blank one is not
// given.
func exactlyOne(field string, fields ...reference) error {
	var names, given []string
	for _, f := range fields {
		names = append(names, f.name)
		if strings.TrimSpace(f.value) != "" {
			given = append(given, f.value)
		}
	}
	if len(given) == 1 {
		return nil
	}
	last := len(names) - 1
	return &InputError{
		Field: field, Value: strings.Join(given, " and "),
		Expected: "exactly one of " + strings.Join(names[:last], ", ") + " and " + names[last] + ", and not empty",
	}
}

// reference is one of the fields by which a concept can be named.
type reference struct{ name, value string }

// Resolution is what came of one name.
type Resolution struct {
	Input      string
	Outcome    Outcome
	ID         string // only where RESOLVED
	Candidates []Candidate
}

// resolve resolves names of one type, each with the others as its context.
func (n *Names) resolve(typ text.EntryType, names, context []string) []Resolution {
	all := make([]Resolution, len(names))
	for i, r := range n.index.ResolveAll(typ, names, context) {
		all[i] = Resolution{
			Input: r.Input, Outcome: Outcome(r.Outcome.String()), ID: r.ID,
			Candidates: n.candidates(r.Candidates),
		}
	}
	return all
}

// successor gives the id that took the place of id, id itself where none did.
func (n *Names) successor(id string) string { return cmp.Or(n.moved[id], id) }
