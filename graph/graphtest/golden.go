package graphtest

import (
	"context"
	"embed"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/skillgraph/skillgraph/graph"
)

// The golden questions: each file holds a small world, and pairs of a question and its answer, for
// a curriculum designer to read. A line of a question file asks one question.
//
//go:embed testdata/*.txtar
var goldenFiles embed.FS

// Golden is one golden file.
type Golden struct {
	Name      string
	Comment   string // what the file is about
	World     *graph.Dataset
	Questions []Question
}

// Question is one question and the answer it must have.
type Question struct{ Text, Answer string }

// ReadGolden reads the golden file at path.
func ReadGolden(name string, data []byte) (*Golden, error) {
	archive := txtar.Parse(data)
	g := &Golden{Name: name, Comment: string(archive.Comment)}
	for _, f := range archive.Files {
		if f.Name != "world" {
			g.Questions = append(g.Questions, Question{f.Name, string(f.Data)})
			continue
		}
		world, err := ParseWorld(string(f.Data))
		if err != nil {
			return nil, fmt.Errorf("%s: world: %w", name, err)
		}
		g.World = world
	}
	return g, nil
}

// Goldens reads all golden files.
func Goldens(t testing.TB) []*Golden {
	t.Helper()
	entries, err := goldenFiles.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var all []*Golden
	for _, e := range entries {
		data, err := goldenFiles.ReadFile("testdata/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		g, err := ReadGolden(e.Name(), data)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, g)
	}
	return all
}

// Opened is a Taxonomy over store with a world put in.
func Opened(t testing.TB, store graph.Store, world *graph.Dataset) *graph.Taxonomy {
	t.Helper()
	taxonomy, err := graph.Open(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := taxonomy.Load(t.Context(), world, time.Unix(1, 0).UTC()); err != nil {
		t.Fatal(err)
	}
	return taxonomy
}

// Ask answers a question in the notation of the golden files. A role or skill is named by its name
// with - for a space, a level follows after a colon:
//
//	gap ROLE SKILL:LEVEL... [text=…]               the gap of a profile and its learning path
//	transfer FROM TO                               how one skill carries over to another
//	related SKILL                                  what is adjacent, and why
//	adjacent ROLE [direction=TO]                   the roles nearest to a role
//	match SKILL:LEVEL... [text=…]                  the roles that somebody is readiest for
//	people ROLE NAME=SKILL:LEVEL,...               people ranked for a role
//	team roles=ROLE,... NAME=SKILL:LEVEL,...       how a team covers roles
//	career ROLE ROLE [have=SKILL,...]              the cheapest chain of roles
//	impact roles=ROLE,... SKILL:LEVEL...           what to learn for some roles
//	compare ROLE ROLE, distinctive ROLE            what roles ask for
//	curriculum roles=ROLE,... CODE=SKILL:LEVEL,... [CODE.assumes=SKILL,...] [CODE.term=N] [entry=…] [target=0.8]
//
// minConfidence=0.5 may stand in each. In text= a _ is a space and a | the end of a line. What is wrong with a question is part of the answer, as
// "error: …".
func Ask(ctx context.Context, t *graph.Taxonomy, text string) string {
	words, s := split(strings.Fields(text))
	if len(words) == 0 {
		return "error: not a question\n"
	}
	q := question{kind: words[0], words: words[1:], settings: s}
	var err error
	if q.least, err = s.share("minConfidence", 0); err != nil {
		return "error: " + err.Error() + "\n"
	}
	ask, least := kinds[q.kind].ask, kinds[q.kind].words
	if ask == nil || len(q.words) < least {
		return "error: not a question\n"
	}
	a := &answer{}
	if err := ask(a, ctx, t, q); err != nil {
		return "error: " + err.Error() + "\n"
	}
	return a.String()
}

// question is a line of a golden file.
type question struct {
	kind     string
	words    []string
	settings settings
	least    graph.Share
}

func (q question) people() ([]graph.TeamMember, error) { return q.settings.people() }
func (q question) courses() ([]graph.Course, error)    { return q.settings.courses() }
func (q question) roles() []graph.RoleRef              { return q.settings.roles() }

// direction is FROM where none is named.
func (q question) direction() graph.AdjacentDirection {
	return graph.AdjacentDirection(q.settings["direction"])
}

func (q question) share(key string, otherwise graph.Share) (graph.Share, error) {
	return q.settings.share(key, otherwise)
}

// kinds says how each kind of question is asked, and how many words it needs at least.
var kinds = map[string]struct {
	ask   func(*answer, context.Context, *graph.Taxonomy, question) error
	words int
}{
	"gap": {(*answer).gap, 1}, "transfer": {(*answer).transfer, 2}, "related": {(*answer).related, 1},
	"adjacent": {(*answer).adjacent, 1}, "match": {(*answer).match, 0}, "people": {(*answer).people, 1},
	"team": {(*answer).team, 0}, "career": {(*answer).career, 2}, "impact": {(*answer).impact, 0},
	"compare": {(*answer).compare, 2}, "distinctive": {(*answer).distinctive, 1},
	"curriculum": {(*answer).curriculum, 0},
}

// answer is the text of an answer.
type answer struct{ strings.Builder }

func (a *answer) line(format string, args ...any) { fmt.Fprintf(a, format+"\n", args...) }

// byName names a concept by its slug written as a name: hyphens are spaces.
func byName(slug string) string { return strings.ReplaceAll(slug, "-", " ") }

func (a *answer) gap(ctx context.Context, t *graph.Taxonomy, q question) error {
	p, err := q.profile(q.words[1:])
	if err != nil {
		return err
	}
	g, err := t.SkillGap(ctx, p, graph.RoleRef{Name: byName(q.words[0])}, q.least)
	if err != nil {
		return err
	}
	a.reading(q, g.Profile)
	a.line("readiness %s coverage %s", orNull(g.Readiness), orNull(g.Coverage))
	for _, u := range g.Profile.Unresolved {
		a.line("unresolved %s %q %s", u.Path, u.Input, u.Outcome)
	}
	for i := range g.Items {
		a.item(&g.Items[i])
	}
	for _, s := range g.Surplus {
		a.line("surplus %s", s.Name)
	}
	for _, s := range g.LearningPath(0) {
		a.line("learn %s %d → %d, ready %s", s.Skill.Name, s.FromLevel, s.Level, s.ReadinessAfter)
	}
	return nil
}

// reading shows what was made of a text.
func (a *answer) reading(q question, p *graph.ProfileReading) {
	if q.settings["text"] == "" {
		return
	}
	for _, s := range p.Skills {
		a.line("read %s at %d %s: %s", s.Skill.Name, s.Level, s.LevelSource, strings.Join(s.Inputs, ", "))
	}
	for _, s := range p.NotHeld {
		a.line("not held %s %s: %s", s.Skill.Name, s.Reason, strings.Join(s.Inputs, ", "))
	}
}

func orNull(s *graph.Share) string {
	if s == nil {
		return "null"
	}
	return s.String()
}

func (a *answer) item(m *graph.GapItem) {
	a.line("%-11s %s credit %s weight %v", m.Status, m.Requirement.Label, m.Credit, m.Weight.Float())
	for _, o := range m.Options {
		mark := " "
		if o.Counted {
			mark = "*"
		}
		a.line("  %s %-11s %s %d/%d credit %s%s", mark, o.Status, o.Skill.Name, o.HeldLevel, o.RequiredLevel, o.Credit, via(o.Via))
	}
}

// via writes the path of a proof.
func via(t *graph.Transfer) string {
	if t == nil {
		return ""
	}
	text := " via " + t.From.Name
	for _, e := range t.Path {
		arrow, to := "→", e.ToSkill.Name
		if e.Reversed {
			arrow, to = "←", e.FromSkill.Name
		}
		text += fmt.Sprintf(" %s%s %s", e.Kind, arrow, to)
	}
	return text + " (" + t.Transferability.String() + ")"
}

func (a *answer) transfer(ctx context.Context, t *graph.Taxonomy, q question) error {
	x, err := t.Transfer(ctx, graph.SkillRef{Name: byName(q.words[0])}, graph.SkillRef{Name: byName(q.words[1])}, q.least)
	if err != nil {
		return err
	}
	if x == nil {
		a.line("none")
		return nil
	}
	a.line("%s%s", x.Transferability, via(x))
	return nil
}

func (a *answer) related(ctx context.Context, t *graph.Taxonomy, q question) error {
	o := graph.RelatedOptions{First: 20, MinConfidence: q.least}
	found, err := t.RelatedSkills(ctx, []graph.SkillRef{{Name: byName(q.words[0])}}, o)
	if err != nil {
		return err
	}
	for _, r := range found {
		a.line("%s", r.Outcome)
		for _, s := range r.Related {
			a.line("%s %s", s.Score, s.Skill.Name)
			for _, g := range s.Signals {
				a.line("  %s %s %s", g.Kind, g.Share, g.Detail)
			}
		}
	}
	return nil
}

func (a *answer) adjacent(ctx context.Context, t *graph.Taxonomy, q question) error {
	o := graph.AdjacentOptions{Direction: q.direction(), First: 20, MinConfidence: q.least}
	found, err := t.AdjacentRoles(ctx, graph.RoleRef{Name: byName(q.words[0])}, o)
	if err != nil {
		return err
	}
	for _, r := range found {
		a.line("%s readiness %s similarity %s", r.Role.Name, r.Readiness, r.Similarity)
		for _, s := range r.TransferableSkills {
			a.line("  carries over %s", s.Name)
		}
		for _, m := range r.Missing {
			a.line("  missing %s", m.Label)
		}
	}
	return nil
}
