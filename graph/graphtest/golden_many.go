package graphtest

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
)

// The questions about many people, roles or courses. People and courses are the key=value words of
// a question, in order of key; see Ask.

func (a *answer) match(ctx context.Context, t *graph.Taxonomy, q question) error {
	p, err := q.profile(q.words)
	if err != nil {
		return err
	}
	m, err := t.MatchRoles(ctx, p, graph.MatchOptions{First: 20, MinConfidence: q.least})
	if err != nil {
		return err
	}
	a.reading(q, m.Profile)
	a.line("%d roles", m.TotalCount)
	for _, r := range m.Matches {
		a.line("%s readiness %s coverage %s%s", r.Role.Name, r.Readiness, r.Coverage, missingLabels(r.Missing))
	}
	return nil
}

func missingLabels(missing []graph.EffectiveRequirement) string {
	var labels []string
	for _, m := range missing {
		labels = append(labels, m.Label)
	}
	if len(labels) == 0 {
		return ""
	}
	return " missing " + strings.Join(labels, ", ")
}

// profile reads what somebody has, and the text about them.
func (q question) profile(have []string) (graph.Profile, error) {
	p, err := profile(have)
	p.Text = strings.NewReplacer("_", " ", "|", "\n").Replace(q.settings["text"])
	return p, err
}

// profile reads "flask:3", "git" … as what somebody has.
func profile(have []string) (p graph.Profile, err error) {
	for _, h := range have {
		slug, level, err := cutLevel(h)
		if err != nil {
			return p, err
		}
		p.Skills = append(p.Skills, graph.HeldSkill{Name: byName(slug), Level: level})
	}
	return p, nil
}

// people reads the key=value words as people and what they have.
func (s settings) people() (all []graph.TeamMember, err error) {
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if name == "roles" || name == "minConfidence" {
			continue
		}
		p, err := profile(list(s[name]))
		if err != nil {
			return nil, err
		}
		all = append(all, graph.TeamMember{Name: name, Have: p})
	}
	return all, nil
}

func list(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' })
}

func (s settings) roles() (all []graph.RoleRef) {
	for _, slug := range list(s["roles"]) {
		all = append(all, graph.RoleRef{Name: byName(slug)})
	}
	return all
}

func (a *answer) people(ctx context.Context, t *graph.Taxonomy, q question) error {
	people, err := q.people()
	if err != nil {
		return err
	}
	m, err := t.MatchProfiles(ctx, graph.RoleRef{Name: byName(q.words[0])}, people, 20, q.least)
	if err != nil {
		return err
	}
	for _, p := range m.Matches {
		a.line("%s readiness %s coverage %s%s", p.Name, orNull(p.Readiness), orNull(p.Coverage), missingLabels(p.Missing))
	}
	return nil
}

func (a *answer) team(ctx context.Context, t *graph.Taxonomy, q question) error {
	team, err := q.people()
	if err != nil {
		return err
	}
	g, err := t.TeamGap(ctx, team, q.roles(), q.least)
	if err != nil {
		return err
	}
	for _, m := range g.Members {
		for _, u := range m.Profile.Unresolved {
			a.line("unresolved %s %q %s", u.Path, u.Input, u.Outcome)
		}
	}
	for _, r := range g.Requirements {
		a.line("%s credit %s met %t roles %d", r.Requirement.Label, r.Credit, r.Met, len(r.Roles))
		for _, h := range r.Holders {
			a.line("  %s %s at %d credit %s", h.Member, h.Status, h.Level, h.Credit)
		}
		if r.SinglePointOfFailure != nil {
			a.line("  hangs on %s", *r.SinglePointOfFailure)
		}
		if c := r.CheapestToTrain; c != nil {
			a.line("  train %s effort %s: %s", c.Member, c.Effort, skillNames(c.Skills))
		}
	}
	return nil
}

func skillNames(skills []*graph.Skill) string {
	var names []string
	for _, k := range skills {
		names = append(names, k.Name)
	}
	return strings.Join(names, ", ")
}

func (a *answer) career(ctx context.Context, t *graph.Taxonomy, q question) error {
	var have *graph.Profile
	if q.settings["have"] != "" {
		p, err := profile(list(q.settings["have"]))
		if err != nil {
			return err
		}
		have = &p
	}
	c, err := t.CareerPath(ctx, graph.RoleRef{Name: byName(q.words[0])}, graph.RoleRef{Name: byName(q.words[1])}, have, q.least)
	if err != nil {
		return err
	}
	a.line("%s cost %s", c.Outcome, c.Cost)
	a.hops(c.Hops)
	for _, r := range c.Alternatives {
		a.line("or cost %s", r.Cost)
		a.hops(r.Hops)
	}
	for _, n := range c.Notices {
		a.line("notice: %s", n)
	}
	return nil
}

func (a *answer) hops(hops []graph.CareerHop) {
	for _, h := range hops {
		a.line("  %s → %s readiness %s%s", h.From.Name, h.To.Name, h.Readiness, missingLabels(h.Missing))
	}
}

func (a *answer) impact(ctx context.Context, t *graph.Taxonomy, q question) error {
	p, err := profile(q.words)
	if err != nil {
		return err
	}
	m, err := t.SkillImpact(ctx, p, q.roles(), 10, q.least)
	if err != nil {
		return err
	}
	for _, i := range m.Impacts {
		var learned []string
		for _, k := range i.Skills {
			learned = append(learned, k.Skill.Name+" "+strconv.Itoa(int(k.FromLevel))+" → "+strconv.Itoa(int(k.Level)))
		}
		a.line("%s gain %s, its own %s", strings.Join(learned, " and "), i.Gain, i.OwnGain)
		for _, r := range i.Roles {
			a.line("  %s %s → %s", r.Role.Name, r.Before, r.After)
		}
	}
	return nil
}

func (a *answer) compare(ctx context.Context, t *graph.Taxonomy, q question) error {
	c, err := t.CompareRoles(ctx, graph.RoleRef{Name: byName(q.words[0])}, graph.RoleRef{Name: byName(q.words[1])}, q.least)
	if err != nil {
		return err
	}
	a.line("similarity %s", c.Similarity)
	a.compared("shared", c.Shared)
	a.compared("only "+c.A.Name, c.OnlyA)
	a.compared("only "+c.B.Name, c.OnlyB)
	return nil
}

func (a *answer) compared(what string, skills []graph.ComparedSkill) {
	for _, s := range skills {
		a.line("%s: %s weight %v and %v, level %d and %d", what, s.Skill.Name, s.WeightA.Float(), s.WeightB.Float(), s.LevelA, s.LevelB)
	}
}

func (a *answer) distinctive(ctx context.Context, t *graph.Taxonomy, q question) error {
	role, err := t.Role(ctx, graph.RoleRef{Name: byName(q.words[0])})
	if err != nil {
		return err
	}
	all, err := t.DistinctiveSkills(ctx, []graph.RoleID{role.ID}, 10, q.least)
	if err != nil {
		return err
	}
	for _, d := range all[0] {
		a.line("%s lift %s share %s elsewhere %s", d.Skill.Name, d.Lift, d.Share, d.Elsewhere)
	}
	return nil
}
