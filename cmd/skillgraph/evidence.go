package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

const evidenceQuery = `query Evidence($skill: SkillRef!, $least: Float!) {
  skill(by: $skill, minConfidence: $least) {
    id name kind evidence(first: 100) { ...why }
    relations(first: 100) { type from { name } to { name } level strength confidence evidence { ...why } }
    roles(first: 100) { edges { node { name } level requirement { label confidence evidence { ...why } } } }
  }
}
fragment why on Evidence { source { id } section method confidence reasoning }`

// why is one piece of evidence.
type why struct {
	Source                     struct{ ID string }
	Section, Method, Reasoning string
	Confidence                 float64
}

type evidenceAnswer struct {
	Skill struct {
		concept
		Evidence  []why
		Relations []struct {
			Type, Level          string
			From, To             concept
			Strength, Confidence float64
			Evidence             []why
		}
		Roles struct {
			Edges []struct {
				Node        concept
				Level       string
				Requirement struct {
					Label      string
					Confidence float64
					Evidence   []why
				}
			}
		}
	}
}

func (a *app) evidenceCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "evidence SKILL",
		Short: "Say why each statement about a skill is believed, and how sure it is",
		Long: "Lists the skill itself, its edges and the requirements that name it, each with its confidence and with\n" +
			"the evidence for it: the source and section, how the statement came in, and the editors' reasoning.",
		Example: "  skillgraph evidence Django\n  skillgraph evidence skill:go --min-confidence 0.9",
		Args:    exactly(1), ValidArgsFunction: skillNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.evidence(cmd.Context(), map[string]any{
				"skill": reference("skill:", args[0]), "least": a.settings.GetFloat64("min-confidence"),
			})
		},
	}
	cmd.Flags().Float64("min-confidence", 0, "leave out statements less sure than this `share`, 0–1")
	askFlags(cmd)
	return cmd
}

func (a *app) evidence(ctx context.Context, variables any) error {
	var got evidenceAnswer
	if show, err := a.put(ctx, evidenceQuery, variables, &got); err != nil || !show {
		return err
	}
	s := got.Skill
	t := a.table()
	fmt.Fprint(t, "SURE\tSTATEMENT\tSOURCE\tMETHOD\tWHY\n")
	line := func(sure float64, statement string, evidence []why) {
		for _, e := range evidence {
			fmt.Fprintf(t, "%.2f\t%s\t%s\t%s\t%s\n", sure, statement, e.place(), e.Method, e.Reasoning)
			statement = ""
		}
	}
	line(surest(s.Evidence), fmt.Sprintf("%s is a skill (%s)", s.Name, s.Kind), s.Evidence)
	for _, r := range s.Relations {
		line(r.Confidence, strings.Join(append([]string{r.From.Name, r.Type, r.To.Name}, carried(r.Level, r.Strength)...), " "), r.Evidence)
	}
	for _, e := range s.Roles.Edges {
		line(e.Requirement.Confidence, fmt.Sprintf("%s asks for %q at %s", e.Node.Name, e.Requirement.Label, e.Level), e.Requirement.Evidence)
	}
	return t.Flush()
}

// place is the source, with the section where it has any.
func (e *why) place() string {
	source := strings.TrimPrefix(e.Source.ID, "source:")
	if e.Section == "" {
		return source
	}
	return source + ", " + e.Section
}

func surest(evidence []why) (most float64) {
	for _, e := range evidence {
		most = max(most, e.Confidence)
	}
	return most
}

// carried is what an edge carries besides its ends.
func carried(level string, strength float64) []string {
	switch {
	case level != "":
		return []string{"at " + level}
	case strength > 0:
		return []string{fmt.Sprintf("(strength %g)", strength)}
	}
	return nil
}
