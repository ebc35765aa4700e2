package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/skillgraph/skillgraph/graph"
)

// RandomWorld draws a valid taxonomy of up to 20 skills and 5 roles, for properties that hold in
// every world and for comparing stores. Edges lead from later skills to earlier ones, so that none
// runs in a circle.
func RandomWorld(t *rapid.T) *graph.Dataset {
	w := &randomWorld{t: t, ds: &graph.Dataset{
		Sources: []graph.Source{{ID: "source:test", Title: "Test"}},
	}, pairs: map[[2]int]bool{}}
	for i := range rapid.IntRange(2, 20).Draw(t, "skills") {
		w.skill(i)
	}
	for i := range len(w.ds.Skills) {
		for range rapid.IntRange(0, 3).Draw(t, "edges") {
			w.edge(i)
		}
	}
	for i := range rapid.IntRange(1, 5).Draw(t, "roles") {
		w.role(i)
	}
	w.ds.Sort()
	return w.ds
}

type randomWorld struct {
	t     *rapid.T
	ds    *graph.Dataset
	pairs map[[2]int]bool // skills that an edge joins already
}

func (w *randomWorld) evidence() []graph.Evidence {
	return []graph.Evidence{{
		Source: "source:test", Method: graph.MethodStated,
		Confidence: graph.Share(rapid.IntRange(3, 10).Draw(w.t, "confidence") * 1000),
	}}
}

func (w *randomWorld) share(label string) graph.Share {
	return graph.Share(rapid.IntRange(1, 10_000).Draw(w.t, label))
}

func (w *randomWorld) level() graph.Level {
	return graph.Level(rapid.IntRange(1, 5).Draw(w.t, "level"))
}

func (w *randomWorld) skill(i int) {
	kinds := []graph.SkillKind{graph.Language, graph.Framework, graph.Tool, graph.ConceptKind, graph.Certification}
	w.ds.Skills = append(w.ds.Skills, graph.Skill{
		ID: graph.NewSkillID(fmt.Sprintf("s%02d", i)), Name: fmt.Sprintf("S%02d", i), Description: "Of a test.",
		Kind: rapid.SampledFrom(kinds).Draw(w.t, "kind"), Status: graph.Active,
		Importance: w.share("importance"), Evidence: w.evidence(),
	})
}

// edge adds an edge from skill i to an earlier one, if the kind drawn may join the two.
func (w *randomWorld) edge(i int) {
	rule := rapid.SampledFrom(graph.RelationRules()).Draw(w.t, "relation")
	if i == 0 {
		return
	}
	to := rapid.IntRange(0, i-1).Draw(w.t, "to")
	from, end := &w.ds.Skills[i], &w.ds.Skills[to]
	if w.pairs[[2]int{i, to}] || rule.From != nil && !slices.Contains(rule.From, from.Kind) ||
		rule.To != nil && !slices.Contains(rule.To, end.Kind) {
		return
	}
	w.pairs[[2]int{i, to}] = true
	r := graph.Relation{Kind: rule.Kind, From: from.ID, To: end.ID, Evidence: w.evidence()}
	if rule.Level == graph.Mandatory || rule.Level == graph.Optional && rapid.Bool().Draw(w.t, "levelled") {
		r.Level = w.level()
	}
	if rule.Strength {
		r.Strength = w.share("strength")
	}
	w.ds.Relations = append(w.ds.Relations, r)
}

// role adds a role that may build on earlier ones, with requirements of its own.
func (w *randomWorld) role(i int) {
	r := graph.Role{
		ID: graph.NewRoleID(fmt.Sprintf("r%d", i)), Name: fmt.Sprintf("R%d", i), Description: "Of a test.",
		Status: graph.Active, Evidence: w.evidence(),
	}
	for on := range i {
		if rapid.IntRange(0, 2).Draw(w.t, "builds on") == 0 {
			r.BuildsOn = append(r.BuildsOn, graph.RoleLink{Role: w.ds.Roles[on].ID, Evidence: w.evidence()})
		}
	}
	w.ds.Roles = append(w.ds.Roles, r)
	for n := range rapid.IntRange(0, 5).Draw(w.t, "requirements") {
		w.requirement(r.ID, fmt.Sprintf("q%d-%d", i, n))
	}
	if inherited := w.inherited(&r); len(inherited) > 0 && rapid.Bool().Draw(w.t, "overrides") {
		w.override(r.ID, rapid.SampledFrom(inherited).Draw(w.t, "slug"))
	}
}

func (w *randomWorld) requirement(role graph.RoleID, slug string) {
	q := graph.Requirement{
		ID: graph.NewRequirementID(role, slug), Role: role, Slug: slug, Label: "Label " + slug,
		Necessity:  rapid.SampledFrom([]graph.Necessity{graph.Required, graph.Preferred}).Draw(w.t, "necessity"),
		Importance: w.share("importance"), Evidence: w.evidence(),
	}
	most := min(4, len(w.ds.Skills))
	for len(q.Options) < rapid.IntRange(1, most).Draw(w.t, "options") {
		o := graph.Option{Skill: rapid.SampledFrom(w.ds.Skills).Draw(w.t, "option").ID, Level: w.level()}
		if !slices.ContainsFunc(q.Options, func(p graph.Option) bool { return p.Skill == o.Skill }) {
			q.Options = append(q.Options, o)
		}
	}
	q.AtLeast = rapid.IntRange(1, len(q.Options)).Draw(w.t, "at least")
	w.ds.Requirements = append(w.ds.Requirements, q)
}

// inherited lists the slugs of all that a role builds on.
func (w *randomWorld) inherited(r *graph.Role) (slugs []string) {
	for _, q := range w.above(r) {
		slugs = append(slugs, q.Slug)
	}
	slices.Sort(slugs)
	return slices.Compact(slugs)
}

// above lists the requirements of all that a role builds on.
func (w *randomWorld) above(r *graph.Role) (all []graph.Requirement) {
	for _, l := range r.BuildsOn {
		for _, q := range w.ds.Requirements {
			if q.Role == l.Role {
				all = append(all, q)
			}
		}
		on := slices.IndexFunc(w.ds.Roles, func(o graph.Role) bool { return o.ID == l.Role })
		all = append(all, w.above(&w.ds.Roles[on])...)
	}
	return all
}

// override raises an inherited requirement: it is at least as strong as every one of its slug.
func (w *randomWorld) override(role graph.RoleID, slug string) {
	at := slices.IndexFunc(w.ds.Roles, func(o graph.Role) bool { return o.ID == role })
	var q graph.Requirement
	for _, over := range w.above(&w.ds.Roles[at]) {
		switch {
		case over.Slug != slug:
		case q.Slug == "":
			q = over
			q.Options = slices.Clone(over.Options)
		default:
			q = strongest(q, over)
		}
	}
	q.ID, q.Role, q.Evidence = graph.NewRequirementID(role, slug), role, w.evidence()
	q.Importance = max(q.Importance, w.share("raised"))
	w.ds.Requirements = append(w.ds.Requirements, q)
}

func strongest(a, b graph.Requirement) graph.Requirement {
	if b.Necessity == graph.Required {
		a.Necessity = graph.Required
	}
	a.Importance, a.AtLeast = max(a.Importance, b.Importance), max(a.AtLeast, b.AtLeast)
	for i := range a.Options {
		for _, o := range b.Options {
			if o.Skill == a.Options[i].Skill {
				a.Options[i].Level = max(a.Options[i].Level, o.Level)
			}
		}
	}
	return a
}

// RandomHeld draws what somebody has, in the notation of Ask: "s01:3", "s04" … An unknown skill may
// be among them.
func RandomHeld(t *rapid.T, ds *graph.Dataset) []string {
	var held []string
	for range rapid.IntRange(0, 8).Draw(t, "held") {
		slug := "unknown"
		if i := rapid.IntRange(-1, len(ds.Skills)-1).Draw(t, "skill"); i >= 0 {
			slug = strings.TrimPrefix(string(ds.Skills[i].ID), "skill:")
		}
		if level := rapid.IntRange(0, 5).Draw(t, "level held"); level > 0 {
			slug = fmt.Sprintf("%s:%d", slug, level)
		}
		held = append(held, slug)
	}
	return held
}

// RandomQuestions draws one question of each kind about a world.
func RandomQuestions(t *rapid.T, ds *graph.Dataset) []string {
	role := func() string {
		return strings.TrimPrefix(string(rapid.SampledFrom(ds.Roles).Draw(t, "role").ID), "role:")
	}
	skill := func() string {
		return strings.TrimPrefix(string(rapid.SampledFrom(ds.Skills).Draw(t, "skill").ID), "skill:")
	}
	held := func(separator string) string { return strings.Join(RandomHeld(t, ds), separator) }
	roles := "roles=" + role() + "," + role()
	questions := []string{
		"gap " + role() + " " + held(" "), "transfer " + skill() + " " + skill(), "related " + skill(),
		"adjacent " + role(), "adjacent " + role() + " direction=TO", "match " + held(" "),
		"people " + role() + " ann=" + held(",") + " bob=" + held(","),
		"team " + roles + " ann=" + held(",") + " bob=" + held(",") + " cid=" + held(","),
		"career " + role() + " " + role() + " have=" + held(","), "career " + role() + " " + role(),
		"impact " + roles + " " + held(" "), "compare " + role() + " " + role(), "distinctive " + role(),
		"curriculum " + roles + " a=" + held(",") + " b=" + held(",") + " c=" + held(",") + " b.assumes=" + held(","),
	}
	if rapid.Bool().Draw(t, "bar") {
		for i := range questions {
			questions[i] += " minConfidence=0.7"
		}
	}
	return questions
}
