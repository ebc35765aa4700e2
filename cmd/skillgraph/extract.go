package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
)

const extractQuery = `query Extract($text: String!) {
  extractSkills(text: $text, offsets: BYTE) {
    mentions { surface start confidence rule negated level necessity outcome skill { id name } }
    title { role { name } seniority }
  }
}`

type extractAnswer struct {
	ExtractSkills struct {
		Mentions []struct {
			Surface, Rule, Level, Necessity, Outcome string
			Start                                    int
			Confidence                               float64
			Negated                                  bool
			Skill                                    concept
		}
		Title *struct {
			Role      *concept
			Seniority string
		}
	}
}

func (a *app) extractCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "extract [FILE...]",
		Short:   "Find the skills that a text names; without a file from standard input",
		Example: "  skillgraph extract < cv.txt\n  skillgraph extract advert.txt --json",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{"-"}
			}
			for _, file := range args {
				if err := a.extract(cmd.Context(), file, len(args) > 1); err != nil {
					return err
				}
			}
			return nil
		},
	}
	askFlags(cmd)
	return cmd
}

func (a *app) extract(ctx context.Context, file string, several bool) error {
	text, err := a.readText(file)
	if err != nil {
		return err
	}
	var got extractAnswer
	if show, err := a.put(ctx, extractQuery, map[string]any{"text": text}, &got); err != nil || !show {
		return err
	}
	if several {
		fmt.Fprintf(a.out, "%s\n", file)
	}
	if t := got.ExtractSkills.Title; t != nil && t.Role != nil {
		fmt.Fprintf(a.out, "title: %s\n", t.Role.Name)
	}
	t := a.table()
	fmt.Fprint(t, "AT\tTEXT\tSKILL\tSURE\tRULE\tSAYS\n")
	for _, m := range got.ExtractSkills.Mentions {
		says := []string{}
		if m.Negated {
			says = append(says, "not")
		}
		for _, s := range []string{m.Level, m.Necessity} {
			if s != "" {
				says = append(says, strings.ToLower(s))
			}
		}
		name := m.Skill.Name
		if m.Outcome != "RESOLVED" {
			name = "(" + strings.ToLower(m.Outcome) + ")"
		}
		fmt.Fprintf(t, "%d\t%s\t%s\t%.2f\t%s\t%s\n", m.Start, m.Surface, name, m.Confidence, m.Rule, strings.Join(says, ", "))
	}
	return t.Flush()
}

// readText reads a file, or standard input for "-".
func (a *app) readText(file string) (string, error) {
	if file == "-" {
		data, err := io.ReadAll(a.in)
		if err != nil {
			return "", fmt.Errorf("read the text: %w", err)
		}
		return string(data), nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("read the text: %w: %w", err, graph.ErrUnavailable)
	}
	return string(data), nil
}
