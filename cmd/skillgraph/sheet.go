package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
)

// sheetRelated is how many derived neighbours a sheet shows.
const sheetRelated = 10

func (a *app) sheetCommand() *cobra.Command {
	var random int
	var seed uint64
	cmd := &cobra.Command{
		Use:   "sheet [SKILL...]",
		Short: "Write all that the taxonomy says of some skills, for an expert to judge",
		Long: "Writes Markdown with everything the taxonomy says of the skills named, or of some technologies drawn\n" +
			"at random: equal seeds draw equal technologies from equal taxonomies.",
		Example:           "  skillgraph sheet Redis Kafka\n  skillgraph sheet --random 30 --seed 7 > sheet.md",
		ValidArgsFunction: skillNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if (random > 0) == (len(args) > 0) {
				return usageError{errors.New("name the skills or say --random: see 'skillgraph sheet --help'")}
			}
			return a.sheet(cmd.Context(), args, random, seed)
		},
	}
	cmd.Flags().IntVar(&random, "random", 0, "draw so `many` technologies")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "`number` to draw by")
	storeFlags(cmd)
	return cmd
}

func (a *app) sheet(ctx context.Context, names []string, random int, seed uint64) (err error) {
	taxonomy, err := a.openForAsking(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, taxonomy.Close()) }()
	ds, err := taxonomy.Dataset(ctx)
	if err != nil {
		return err
	}
	s := newSheet(a.out, ds)
	chosen := s.draw(random, seed)
	for _, name := range names {
		ref := graph.SkillRef{Name: name}
		if strings.HasPrefix(name, "skill:") {
			ref = graph.SkillRef{ID: name}
		}
		skill, err := taxonomy.Skill(ctx, ref)
		if err != nil {
			return err
		}
		chosen = append(chosen, s.skills[skill.ID])
	}
	for _, skill := range chosen {
		related, err := taxonomy.Related(ctx, []graph.SkillID{skill.ID}, graph.RelatedOptions{First: sheetRelated})
		if err != nil {
			return err
		}
		s.write(skill, related[0])
	}
	return s.err
}

// sheet writes what a data set says of single skills.
type sheet struct {
	out    io.Writer
	err    error
	ds     *graph.Dataset
	skills map[graph.SkillID]*graph.Skill
	roles  map[graph.RoleID]*graph.Role
}

func newSheet(out io.Writer, ds *graph.Dataset) *sheet {
	ds.Sort()
	s := &sheet{out: out, ds: ds, skills: map[graph.SkillID]*graph.Skill{}, roles: map[graph.RoleID]*graph.Role{}}
	for i := range ds.Skills {
		s.skills[ds.Skills[i].ID] = &ds.Skills[i]
	}
	for i := range ds.Roles {
		s.roles[ds.Roles[i].ID] = &ds.Roles[i]
	}
	return s
}

// draw chooses technologies at random, in order of name.
func (s *sheet) draw(n int, seed uint64) []*graph.Skill {
	var all []*graph.Skill
	for i := range s.ds.Skills {
		if s.ds.Skills[i].Kind.Technology() {
			all = append(all, &s.ds.Skills[i])
		}
	}
	r := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // a sample to read, no secret
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = all[:min(n, len(all))]
	slices.SortFunc(all, func(a, b *graph.Skill) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

func (s *sheet) line(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.out, format+"\n", args...)
	}
}

// list writes a line of items, nothing without any.
func (s *sheet) list(title string, items []string) {
	if len(items) > 0 {
		s.line("- %s: %s", title, strings.Join(items, ", "))
	}
}

func (s *sheet) write(skill *graph.Skill, related []*graph.RelatedSkill) {
	s.line("## %s\n\n%s\n", skill.Name, skill.Description)
	s.line("- %s, %s, importance %s, `%s` %s", skill.Kind, skill.Status, skill.Importance, skill.ID, skill.Homepage)
	s.list("aliases", skill.Aliases)
	s.list("also found by (misspellings, parts, editions, forerunners)", skill.Hidden)
	s.list("everyday words", skill.Everyday)
	s.list("shared labels", skill.Shared)
	s.list("tags", skill.Tags)
	if skill.ReplacedBy != "" {
		s.line("- replaced by: %s", s.name(skill.ReplacedBy))
	}
	for _, x := range skill.ExternalIDs {
		s.line("- %s match: %s %s", strings.ToLower(string(x.Match)), x.Scheme, x.ID)
	}
	if skill.Note != "" {
		s.line("- note: %s", skill.Note)
	}
	s.line("- why it is here: %s", reasons(skill.Evidence))
	s.edges(skill)
	s.demands(skill)
	var near []string
	for _, r := range related {
		near = append(near, fmt.Sprintf("%s %s", r.Skill.Name, r.Score))
	}
	s.list("derived as related", near)
	s.line("")
}

// edges writes the typed edges of a skill: those that start at it with their reasons, then those
// that others state of it.
func (s *sheet) edges(skill *graph.Skill) {
	for _, rule := range graph.RelationRules() {
		var from []string
		for i := range s.ds.Relations {
			r := &s.ds.Relations[i]
			switch {
			case r.Kind != rule.Kind:
			case r.From == skill.ID || rule.Symmetric && r.To == skill.ID:
				other := r.To
				if other == skill.ID {
					other = r.From
				}
				s.line("- %s **%s**%s: %s", rule.Reading, s.name(other), weightOf(r), reasons(r.Evidence))
			case r.To == skill.ID:
				from = append(from, s.name(r.From)+weightOf(r))
			}
		}
		s.list("it is said of others that each "+rule.Reading+" it", from)
	}
}

// demands writes which roles ask for a skill, where they state it themselves.
func (s *sheet) demands(skill *graph.Skill) {
	var all []string
	for i := range s.ds.Requirements {
		r := &s.ds.Requirements[i]
		for _, o := range r.Options {
			if o.Skill == skill.ID {
				all = append(all, fmt.Sprintf("%s (%s, %s, importance %s, level %d)",
					s.roles[r.Role].Name, r.Label, r.Necessity, r.Importance, o.Level))
			}
		}
	}
	s.list("asked for by", all)
}

func (s *sheet) name(id graph.SkillID) string { return s.skills[id].Name }

// weightOf is the level or strength that an edge carries.
func weightOf(r *graph.Relation) string {
	switch {
	case r.Level > 0:
		return fmt.Sprintf(" to level %d", r.Level)
	case r.Strength > 0:
		return " (" + r.Strength.String() + ")"
	}
	return ""
}

// reasons is the evidence in one line.
func reasons(evidence []graph.Evidence) string {
	parts := make([]string, len(evidence))
	for i, e := range evidence {
		place := strings.TrimPrefix(string(e.Source), "source:")
		if e.Section != "" {
			place += ", " + e.Section
		}
		parts[i] = fmt.Sprintf("%s %s (%s)", e.Confidence, e.Reasoning, place)
	}
	return strings.Join(parts, "; ")
}
