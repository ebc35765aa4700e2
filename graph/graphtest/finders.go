package graphtest

import (
	"context"
	"slices"

	"github.com/skillgraph/skillgraph/graph"
)

// finders say what there is to find in the answer to each kind of question.
var finders = map[string]func(*findings, context.Context, *graph.Taxonomy, question) error{
	"gap": (*findings).gap, "path": (*findings).path, "transfer": (*findings).transfer,
	"related": (*findings).related, "adjacent": (*findings).adjacent, "match": (*findings).match,
	"people": (*findings).people, "team": (*findings).team, "career": (*findings).career,
	"impact": (*findings).impact, "compare": (*findings).compare, "distinctive": (*findings).distinctive,
	"curriculum": (*findings).curriculum,
}

// ranked is how much of a ranking is looked at.
const ranked = 100

func (q question) skillGap(ctx context.Context, t *graph.Taxonomy) (*graph.Gap, error) {
	p, err := q.held(q.words[1:])
	if err != nil {
		return nil, err
	}
	g, err := t.SkillGap(ctx, p, roleOf(q.words[0]), q.least)
	if err != nil {
		return nil, err
	}
	return g, read(g.Profile)
}

// gap: readiness, coverage; "met REQUIREMENT", "missing SKILL", "adjacent SKILL via OTHER", "surplus
// SKILL". The statuses are said of requirements and of their options alike.
func (f *findings) gap(ctx context.Context, t *graph.Taxonomy, q question) error {
	g, err := q.skillGap(ctx, t)
	if err != nil {
		return err
	}
	f.optional("readiness", g.Readiness)
	f.optional("coverage", g.Coverage)
	f.items(g.Items)
	for _, s := range g.Surplus {
		f.is("surplus %s", slug(s.ID))
	}
	return nil
}

func (f *findings) items(items []graph.GapItem) {
	for i := range items {
		m := &items[i]
		f.met(m.Requirement.Slug, m.Met)
		f.is("%s %s", status(m.Status), m.Requirement.Slug)
		f.number("credit "+m.Requirement.Slug, m.Credit)
		for _, o := range m.Options {
			f.is("%s %s", status(o.Status), slug(o.Skill.ID))
			if o.Via != nil {
				f.is("%s %s via %s", status(o.Status), slug(o.Skill.ID), slug(o.Via.From.ID))
			}
		}
	}
}

func (f *findings) met(requirement string, met bool) {
	word := "unmet"
	if met {
		word = "met"
	}
	f.is("%s %s", word, requirement)
}

// path: the order of the steps; steps; "SKILL to 3", "SKILL unlocks OTHER", "SKILL closes REQUIREMENT".
func (f *findings) path(ctx context.Context, t *graph.Taxonomy, q question) error {
	g, err := q.skillGap(ctx, t)
	if err != nil {
		return err
	}
	f.optional("readiness", g.Readiness)
	steps := g.LearningPath(0)
	f.count("steps", len(steps))
	for _, s := range steps {
		at := slug(s.Skill.ID)
		f.place(at)
		f.is("%s to %d", at, s.Level)
		f.is("step %s", at)
		for _, u := range s.Unlocks {
			f.is("%s unlocks %s", at, slug(u.ID))
		}
		for _, r := range s.Closes {
			f.is("%s closes %s", at, r.Slug)
		}
	}
	return nil
}

// transfer: transfer, 0 where nothing carries over.
func (f *findings) transfer(ctx context.Context, t *graph.Taxonomy, q question) error {
	x, err := t.Transfer(ctx, skillOf(q.words[0]), skillOf(q.words[1]), q.least)
	if err != nil {
		return err
	}
	f.number("transfer", 0)
	if x != nil {
		f.number("transfer", x.Transferability)
	}
	return nil
}

// related: the skills nearest to one.
func (f *findings) related(ctx context.Context, t *graph.Taxonomy, q question) error {
	o := graph.RelatedOptions{First: ranked, MinConfidence: q.least}
	found, err := t.RelatedSkills(ctx, []graph.SkillRef{skillOf(q.words[0])}, o)
	if err != nil {
		return err
	}
	for _, r := range found[0].Related {
		f.place(slug(r.Skill.ID))
		f.number(slug(r.Skill.ID), r.Score)
		f.is("related %s", slug(r.Skill.ID))
	}
	return nil
}

// adjacent: the roles nearest to one; for each its readiness, and "similarity ROLE".
func (f *findings) adjacent(ctx context.Context, t *graph.Taxonomy, q question) error {
	o := graph.AdjacentOptions{Direction: q.direction(), First: ranked}
	found, err := t.AdjacentRoles(ctx, roleOf(q.words[0]), o)
	if err != nil {
		return err
	}
	for _, r := range found {
		f.place(slug(r.Role.ID))
		f.number(slug(r.Role.ID), r.Readiness)
		f.number("similarity "+slug(r.Role.ID), r.Similarity)
	}
	return nil
}

// match: the roles that somebody is readiest for; for each its readiness; count.
func (f *findings) match(ctx context.Context, t *graph.Taxonomy, q question) error {
	p, err := q.held(q.words)
	if err != nil {
		return err
	}
	m, err := t.MatchRoles(ctx, p, graph.MatchOptions{First: ranked, MinConfidence: q.least})
	if err != nil {
		return err
	}
	f.count("count", m.TotalCount)
	for _, r := range m.Matches {
		f.place(slug(r.Role.ID))
		f.number(slug(r.Role.ID), r.Readiness)
		f.is("match %s", slug(r.Role.ID))
	}
	return read(m.Profile)
}

// crew reads the people of a question by ids.
func (q question) crew() ([]graph.TeamMember, error) {
	people, err := q.people()
	for i := range people {
		people[i].Have = byID(people[i].Have)
	}
	return people, err
}

// people: the order of people; for each the readiness; "ANN missing REQUIREMENT".
func (f *findings) people(ctx context.Context, t *graph.Taxonomy, q question) error {
	people, err := q.crew()
	if err != nil {
		return err
	}
	m, err := t.MatchProfiles(ctx, roleOf(q.words[0]), people, ranked, q.least)
	if err != nil {
		return err
	}
	for _, p := range m.Matches {
		if err := read(p.Profile); err != nil {
			return err
		}
		f.place(p.Name)
		f.optional(p.Name, p.Readiness)
		for _, r := range p.Missing {
			f.is("%s missing %s", p.Name, r.Slug)
		}
	}
	return nil
}

// team: "met REQUIREMENT", "ann covers REQUIREMENT" where she alone meets it, "REQUIREMENT hangs on
// ann", "train bob for REQUIREMENT", "nobody REQUIREMENT" where nobody has any of it; "credit
// REQUIREMENT", "effort REQUIREMENT".
func (f *findings) team(ctx context.Context, t *graph.Taxonomy, q question) error {
	people, err := q.crew()
	if err != nil {
		return err
	}
	g, err := t.TeamGap(ctx, people, q.rolesByID(), q.least)
	if err != nil {
		return err
	}
	for _, m := range g.Members {
		if err := read(m.Profile); err != nil {
			return err
		}
	}
	for _, r := range g.Requirements {
		f.teamRequirement(r)
	}
	return nil
}

func (f *findings) teamRequirement(r *graph.TeamRequirement) {
	at := r.Requirement.Slug
	f.met(at, r.Met)
	f.number("credit "+at, r.Credit)
	if len(r.Holders) == 0 {
		f.is("nobody %s", at)
	}
	for _, h := range r.Holders {
		f.is("%s %s %s", h.Member, status(h.Status), at)
		if h.Credit == graph.One {
			f.is("%s covers %s", h.Member, at)
		}
	}
	if r.SinglePointOfFailure != nil {
		f.is("%s hangs on %s", at, *r.SinglePointOfFailure)
	}
	if c := r.CheapestToTrain; c != nil {
		f.is("train %s for %s", c.Member, at)
		f.number("effort "+at, c.Effort)
	}
}

// career: its outcome, "by ROLE", "alternative-by ROLE", "missing REQUIREMENT" on any hop; cost,
// hops, alternatives.
func (f *findings) career(ctx context.Context, t *graph.Taxonomy, q question) error {
	var have *graph.Profile
	if q.settings["have"] != "" {
		p, err := q.held(list(q.settings["have"]))
		if err != nil {
			return err
		}
		have = &p
	}
	c, err := t.CareerPath(ctx, roleOf(q.words[0]), roleOf(q.words[1]), have, q.least)
	if err != nil {
		return err
	}
	f.is("%s", map[graph.CareerOutcome]string{
		graph.CareerDirect: "direct", graph.CareerChain: "chain", graph.CareerNone: "no-path", graph.CareerSame: "same-role",
	}[c.Outcome])
	f.number("cost", c.Cost)
	f.count("hops", len(c.Hops))
	f.count("alternatives", len(c.Alternatives))
	for _, h := range c.Hops {
		f.place(slug(h.To.ID))
		f.is("by %s", slug(h.To.ID))
		for _, m := range h.Missing {
			f.is("missing %s", m.Slug)
		}
	}
	for _, r := range c.Alternatives {
		for _, h := range r.Hops {
			f.is("alternative-by %s", slug(h.To.ID))
		}
	}
	return read(c.Profile)
}

// impact: the single skills by what they bring; for each its gain; pair, triple; "pair SKILL".
func (f *findings) impact(ctx context.Context, t *graph.Taxonomy, q question) error {
	p, err := q.held(q.words)
	if err != nil {
		return err
	}
	m, err := t.SkillImpact(ctx, p, q.rolesByID(), ranked, q.least)
	if err != nil {
		return err
	}
	together := map[int]string{2: "pair", 3: "triple"}
	for _, i := range m.Impacts {
		if len(i.Skills) == 1 {
			f.place(slug(i.Skills[0].Skill.ID))
			f.number(slug(i.Skills[0].Skill.ID), i.Gain)
			f.is("gain %s", slug(i.Skills[0].Skill.ID))
			continue
		}
		f.number(together[len(i.Skills)], i.Gain)
		for _, k := range i.Skills {
			f.is("%s %s", together[len(i.Skills)], slug(k.Skill.ID))
		}
	}
	return read(m.Profile)
}

// compare: similarity; "shared SKILL", "only-a SKILL", "only-b SKILL".
func (f *findings) compare(ctx context.Context, t *graph.Taxonomy, q question) error {
	c, err := t.CompareRoles(ctx, roleOf(q.words[0]), roleOf(q.words[1]), q.least)
	if err != nil {
		return err
	}
	f.number("similarity", c.Similarity)
	for word, skills := range map[string][]graph.ComparedSkill{"shared": c.Shared, "only-a": c.OnlyA, "only-b": c.OnlyB} {
		f.count(word, len(skills))
		for _, s := range skills {
			f.is("%s %s", word, slug(s.Skill.ID))
		}
	}
	return nil
}

// distinctive: the skills that set a role apart.
func (f *findings) distinctive(ctx context.Context, t *graph.Taxonomy, q question) error {
	id := graph.RoleID(roleOf(q.words[0]).ID)
	all, err := t.DistinctiveSkills(ctx, []graph.RoleID{id}, ranked, q.least)
	if err != nil {
		return err
	}
	for _, d := range all[0] {
		f.place(slug(d.Skill.ID))
		f.is("distinctive %s", slug(d.Skill.ID))
	}
	return nil
}

// curriculum: "readiness ROLE", "coverage ROLE", additions; "met REQUIREMENT", "untaught REQUIREMENT"
// where nothing taught helps, "COURSE masters SKILL", "COURSE teaches SKILL before PREREQUISITE",
// "COURSE needs PREREQUISITE", "unrequired SKILL", "again SKILL", "more SKILL" for an addition; the
// list is the better order of the courses.
func (f *findings) curriculum(ctx context.Context, t *graph.Taxonomy, q question) error {
	courses, err := q.courses()
	if err != nil {
		return err
	}
	for i := range courses {
		courses[i].Teaches = byID(courses[i].Teaches)
		if courses[i].Assumes != nil {
			*courses[i].Assumes = byID(*courses[i].Assumes)
		}
	}
	entry, err := q.held(list(q.settings["entry"]))
	if err != nil {
		return err
	}
	c, err := t.CurriculumCoverage(ctx, courses, q.rolesByID(), &entry, q.least)
	if err != nil {
		return err
	}
	f.taught(c)
	f.sequence(c)
	return errJoin(f.additions(c, q), read(c.Entry), readCourses(c))
}

func readCourses(c *graph.CurriculumCoverage) error {
	for _, k := range c.Courses {
		if err := read(k.Profile, k.Assumes); err != nil {
			return err
		}
	}
	return nil
}

func (f *findings) taught(c *graph.CurriculumCoverage) {
	for _, r := range c.Roles {
		f.optional("readiness "+slug(r.Role.ID), r.Readiness)
		f.optional("coverage "+slug(r.Role.ID), r.Coverage)
	}
	stages := map[graph.Stage]string{
		graph.Introduced: "introduces", graph.Reinforced: "reinforces", graph.Mastered: "masters",
	}
	for _, r := range c.Requirements {
		f.met(r.Requirement.Slug, r.Met)
		f.number("credit "+r.Requirement.Slug, r.Credit)
		if r.Credit == 0 {
			f.is("untaught %s", r.Requirement.Slug)
		}
		for _, b := range r.TaughtBy {
			f.is("%s %s %s", b.Course.Code, stages[b.Stage], slug(b.Skill.ID))
		}
	}
	for _, u := range c.Unrequired {
		f.is("unrequired %s", slug(u.Skill.ID))
	}
	for _, r := range c.Redundant {
		f.is("%s teaches %s again", r.Course.Code, slug(r.Skill.ID))
	}
}

func (f *findings) sequence(c *graph.CurriculumCoverage) {
	for _, o := range c.OutOfOrder {
		if o.Skill == nil {
			f.is("%s needs %s", o.Course.Code, slug(o.Prerequisite.ID))
			continue
		}
		f.is("%s teaches %s before %s", o.Course.Code, slug(o.Skill.ID), slug(o.Prerequisite.ID))
	}
	if len(c.OutOfOrder) == 0 {
		f.is("in order")
	}
	best := c.SuggestedOrder
	if best == nil {
		best = c.Courses
	}
	for _, k := range best {
		f.place(k.Code)
	}
}

func (f *findings) additions(c *graph.CurriculumCoverage, q question) error {
	target, err := q.share("target", 8000)
	if err != nil {
		return err
	}
	found, err := c.Additions(target, ranked)
	if err != nil {
		return err
	}
	f.count("additions", len(found.Skills))
	for _, s := range found.Skills {
		f.is("more %s", slug(s.Skill.ID))
	}
	if slices.ContainsFunc(c.Roles, func(r graph.RoleCoverage) bool { return r.Readiness != nil }) && found.Reached {
		f.is("reached")
	}
	return nil
}
