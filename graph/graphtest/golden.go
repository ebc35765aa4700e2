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

// Ask answers a question in the notation of the golden files:
//
//	gap ROLE SKILL:LEVEL... [minConfidence=0.5]    the gap of a profile and its learning path
//	transfer FROM TO                               how one skill carries over to another
//	related SKILL                                  what is adjacent, and why
//	adjacent ROLE                                  the roles nearest to a role
//
// What is wrong with a question is part of the answer, as "error: …".
func Ask(ctx context.Context, t *graph.Taxonomy, question string) string {
	words, s := split(strings.Fields(question))
	least, err := s.share("minConfidence", 0)
	if err != nil || len(words) < 2 {
		return "error: not a question\n"
	}
	a := &answer{}
	switch words[0] {
	case "gap":
		err = a.gap(ctx, t, words[1], words[2:], least)
	case "transfer":
		err = a.transfer(ctx, t, words[1:], least)
	case "related":
		err = a.related(ctx, t, words[1], least)
	case "adjacent":
		err = a.adjacent(ctx, t, words[1], least)
	default:
		return "error: not a question\n"
	}
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	return a.String()
}

// answer is the text of an answer.
type answer struct{ strings.Builder }

func (a *answer) line(format string, args ...any) { fmt.Fprintf(a, format+"\n", args...) }

// byName names a concept by its slug written as a name: hyphens are spaces.
func byName(slug string) string { return strings.ReplaceAll(slug, "-", " ") }

func (a *answer) gap(ctx context.Context, t *graph.Taxonomy, role string, have []string, least graph.Share) error {
	var p graph.Profile
	for _, h := range have {
		slug, level, err := cutLevel(h)
		if err != nil {
			return err
		}
		p.Skills = append(p.Skills, graph.HeldSkill{Name: byName(slug), Level: level})
	}
	g, err := t.SkillGap(ctx, p, graph.RoleRef{Name: byName(role)}, least)
	if err != nil {
		return err
	}
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

func (a *answer) transfer(ctx context.Context, t *graph.Taxonomy, words []string, least graph.Share) error {
	if len(words) != 2 {
		return fmt.Errorf("transfer takes two skills")
	}
	x, err := t.Transfer(ctx, graph.SkillRef{Name: byName(words[0])}, graph.SkillRef{Name: byName(words[1])}, least)
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

func (a *answer) related(ctx context.Context, t *graph.Taxonomy, skill string, least graph.Share) error {
	found, err := t.RelatedSkills(ctx, []graph.SkillRef{{Name: byName(skill)}}, graph.RelatedOptions{First: 20, MinConfidence: least})
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

func (a *answer) adjacent(ctx context.Context, t *graph.Taxonomy, role string, least graph.Share) error {
	found, err := t.AdjacentRoles(ctx, graph.RoleRef{Name: byName(role)}, graph.AdjacentOptions{First: 20, MinConfidence: least})
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
