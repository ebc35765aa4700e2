package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
)

// concept is what tables show of a skill or role.
type concept struct{ ID, Name, Kind string }

func (a *app) table() *tabwriter.Writer { return tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0) }

const gapQuery = `query Gap($have: Profile!, $role: RoleRef!, $least: Float!, $steps: Int) {
  skillGap(have: $have, role: $role, minConfidence: $least) {
    role { id name } readiness coverage
    profile { skills { level } unresolved { path input outcome candidates { skill { id name } } } }
    items { status credit requirement { label necessity } explanation }
    surplus { name }
    learningPath(maxSteps: $steps) { skill { id name } level reason readinessAfter }
  }
}`

// gapAnswer is what gapQuery asks for.
type gapAnswer struct {
	SkillGap struct {
		Role                concept
		Readiness, Coverage *float64
		Profile             struct {
			Skills     []struct{ Level string }
			Unresolved []struct {
				Path, Input, Outcome string
				Candidates           candidates
			}
		}
		Items []struct {
			Status, Explanation string
			Credit              float64
			Requirement         struct{ Label, Necessity string }
		}
		Surplus      []concept
		LearningPath []struct {
			Skill          concept
			Level, Reason  string
			ReadinessAfter float64
		}
	}
}

// no: nothing of the profile could be read.
func (g *gapAnswer) no() bool {
	p := &g.SkillGap.Profile
	return len(p.Skills) == 0 && len(p.Unresolved) > 0
}

func (a *app) gapCommand() *cobra.Command {
	var have []string
	var role string
	var steps int
	cmd := &cobra.Command{
		Use:   "gap --have SKILLS --role ROLE",
		Short: "Say what somebody lacks for a role, and what to learn next",
		Example: "  skillgraph gap --have Flask,PostgreSQL,Git --role 'API developer'\n" +
			"  skillgraph gap --have 'Go:ADVANCED,Docker' --role 'Senior Backend Developer' --json",
		Args: exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if role == "" {
				return usageError{errors.New("--role is missing: name the role wanted, such as --role 'API developer'")}
			}
			profile, err := readProfile(have)
			if err != nil {
				return err
			}
			variables := map[string]any{
				"have": profile, "role": reference("role:", role),
				"least": a.settings.GetFloat64("min-confidence"),
			}
			if steps < 0 {
				return usageError{fmt.Errorf("--steps %d is not valid: expected 1 or more, or 0 for all", steps)}
			}
			if steps > 0 {
				variables["steps"] = steps
			}
			return a.gap(cmd.Context(), variables)
		},
	}
	cmd.Flags().StringSliceVar(&have, "have", nil, "`skills` by name or id, separated by commas, each with :LEVEL if wanted:\n"+
		"AWARENESS, BASIC, WORKING, ADVANCED, EXPERT, or 1 to 5")
	cmd.Flags().StringVar(&role, "role", "", "`role` by name or id (required)")
	cmd.Flags().IntVar(&steps, "steps", 0, "show only the first `n` steps of the learning path; 0: all")
	cmd.Flags().Float64("min-confidence", 0, "leave out statements less sure than this `share`, 0–1")
	askFlags(cmd)
	complete(cmd, "have", skillList)
	complete(cmd, "role", roleNames)
	return cmd
}

func (a *app) gap(ctx context.Context, variables any) error {
	var got gapAnswer
	if show, err := a.put(ctx, gapQuery, variables, &got); err != nil || !show {
		return err
	}
	g := got.SkillGap
	fmt.Fprintf(a.out, "%s: readiness %s, coverage %s\n", g.Role.Name, percent(g.Readiness), percent(g.Coverage))
	for _, u := range g.Profile.Unresolved {
		fmt.Fprintf(a.out, "not read: %q is %s%s\n", u.Input, strings.ToLower(u.Outcome), u.Candidates.mayMean())
	}
	t := a.table()
	fmt.Fprint(t, "\nSTATUS\tCREDIT\tREQUIREMENT\tNECESSITY\tWHY\n")
	for _, i := range g.Items {
		fmt.Fprintf(t, "%s\t%.0f %%\t%s\t%s\t%s\n", i.Status, 100*i.Credit, i.Requirement.Label, i.Requirement.Necessity, i.Explanation)
	}
	if len(g.LearningPath) > 0 {
		fmt.Fprint(t, "\nNEXT\tLEVEL\tREADY AFTER\tWHY\n")
	}
	for _, s := range g.LearningPath {
		fmt.Fprintf(t, "%s\t%s\t%.1f %%\t%s\n", s.Skill.Name, s.Level, 100*s.ReadinessAfter, s.Reason)
	}
	return errors.Join(t.Flush(), verdict(&got))
}

func percent(share *float64) string {
	if share == nil {
		return "not defined (nothing is required)"
	}
	return fmt.Sprintf("%.1f %%", 100**share)
}

// readProfile reads skills as the shell gives them: a name or an id, with :LEVEL if wanted.
func readProfile(have []string) (map[string]any, error) {
	skills := []map[string]any{}
	for _, text := range have {
		name, level, err := cutLevel(strings.TrimSpace(text))
		if err != nil {
			return nil, err
		}
		held := reference("skill:", name)
		if level != "" {
			held["level"] = level
		}
		skills = append(skills, held)
	}
	return map[string]any{"skills": skills}, nil
}

// cutLevel takes the level off a skill: what follows its last colon, unless that is the one of an id.
func cutLevel(text string) (name, level string, err error) {
	at := strings.LastIndex(text, ":")
	if at <= 0 || text[:at] == "skill" {
		return text, "", nil
	}
	name, given := strings.TrimSpace(text[:at]), strings.ToUpper(strings.TrimSpace(text[at+1:]))
	for l := graph.Awareness; l <= graph.Expert; l++ {
		if given == l.String() || given == strconv.Itoa(int(l)) {
			return name, l.String(), nil
		}
	}
	return "", "", usageError{fmt.Errorf("--have %q: %q is no level: expected AWARENESS, BASIC, WORKING, ADVANCED or "+
		"EXPERT, or 1 to 5, after the last colon", text, text[at+1:])}
}

// reference names a concept by id where it looks like one, else by name.
func reference(prefix, text string) map[string]any {
	if strings.HasPrefix(text, prefix) {
		return map[string]any{"id": text}
	}
	return map[string]any{"name": text}
}

const relatedQuery = `query Related($skills: [SkillRef!]!, $first: Int!, $least: Float!) {
  relatedSkills(skills: $skills, first: $first, minScore: $least) {
    input outcome skill { id name } candidates { skill { id name } }
    related { skill { id name kind } score signals { kind share detail } }
  }
}`

type relatedAnswer struct{ RelatedSkills []relatedTo }

type relatedTo struct {
	Input, Outcome string
	Skill          concept
	Candidates     candidates
	Related        []struct {
		Skill   concept
		Score   float64
		Signals []struct {
			Kind, Detail string
			Share        float64
		}
	}
}

// resolved is the outcome of a name that means one skill.
const resolved = "RESOLVED"

func (a *app) relatedCommand() *cobra.Command {
	var first int
	var least float64
	cmd := &cobra.Command{
		Use:     "related SKILL...",
		Short:   "List the skills adjacent to some skills, and why they are",
		Example: "  skillgraph related Django\n  skillgraph related PostgreSQL Kafka --first 5 --json",
		Args:    atLeast(1), ValidArgsFunction: skillNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			var skills []map[string]any
			for _, text := range args {
				skills = append(skills, reference("skill:", text))
			}
			return a.related(cmd.Context(), map[string]any{"skills": skills, "first": first, "least": least})
		},
	}
	cmd.Flags().IntVar(&first, "first", 10, "how `many` for each skill, 0 to 100")
	cmd.Flags().Float64Var(&least, "min-score", 0, "only with at least this `score`, 0–1")
	askFlags(cmd)
	return cmd
}

func (a *app) related(ctx context.Context, variables any) error {
	var got relatedAnswer
	if show, err := a.put(ctx, relatedQuery, variables, &got); err != nil || !show {
		return err
	}
	t := a.table()
	for _, r := range got.RelatedSkills {
		if r.Outcome != resolved {
			fmt.Fprintf(t, "%q is %s%s\n", r.Input, strings.ToLower(r.Outcome), r.Candidates.mayMean())
			continue
		}
		fmt.Fprintf(t, "%s\nSCORE\tSKILL\tKIND\tWHY\n", r.Skill.Name)
		for _, s := range r.Related {
			var why []string
			for _, g := range s.Signals {
				why = append(why, fmt.Sprintf("%s %.2f (%s)", strings.ToLower(g.Kind), g.Share, g.Detail))
			}
			fmt.Fprintf(t, "%.4f\t%s\t%s\t%s\n", s.Score, s.Skill.Name, s.Skill.Kind, strings.Join(why, ", "))
		}
		fmt.Fprintln(t)
	}
	return errors.Join(t.Flush(), verdict(&got))
}

// no: a name is unknown or ambiguous.
func (r *relatedAnswer) no() bool {
	return slices.ContainsFunc(r.RelatedSkills, func(r relatedTo) bool { return r.Outcome != resolved })
}

// candidates are the skills that a name may mean.
type candidates []struct {
	Skill concept
	Match string
}

func (c candidates) names() string {
	var names []string
	for _, one := range c {
		names = append(names, one.Skill.Name)
	}
	return strings.Join(names, ", ")
}

// mayMean goes on after a name that is not resolved.
func (c candidates) mayMean() string {
	if len(c) == 0 {
		return ""
	}
	return ": perhaps " + c.names()
}

const resolveQuery = `query Resolve($names: [String!]!) {
  resolveSkills(names: $names) { input outcome skill { id name } candidates { skill { id name } match score } }
}`

type resolveAnswer struct{ ResolveSkills []resolution }

type resolution struct {
	Input, Outcome string
	Skill          concept
	Candidates     candidates
}

// no: a name is unknown or ambiguous.
func (r *resolveAnswer) no() bool {
	return slices.ContainsFunc(r.ResolveSkills, func(r resolution) bool { return r.Outcome != resolved })
}

func (a *app) resolveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "resolve NAME...",
		Short: "Say which skills some names mean; nothing is guessed",
		Long: "Says for each name which skill it means, or what it may mean. The names of one call are context for\n" +
			"each other. With - as the only name, names are read from standard input, one a line.",
		Example: "  skillgraph resolve golang k8s postgres nest.js\n  cut -d, -f1 skills.csv | skillgraph resolve -",
		Args:    atLeast(1), ValidArgsFunction: skillNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] == "-" {
				lines, err := io.ReadAll(a.input())
				if err != nil {
					return fmt.Errorf("read names: %w", err)
				}
				args = strings.FieldsFunc(string(lines), func(r rune) bool { return r == '\n' || r == '\r' })
			}
			return a.resolve(cmd.Context(), args)
		},
	}
	askFlags(cmd)
	return cmd
}

func (a *app) resolve(ctx context.Context, names []string) error {
	var got resolveAnswer
	if show, err := a.put(ctx, resolveQuery, map[string]any{"names": names}, &got); err != nil || !show {
		return err
	}
	t := a.table()
	fmt.Fprint(t, "NAME\tOUTCOME\tSKILL\tID\tMATCH\n")
	for _, r := range got.ResolveSkills {
		if r.Outcome == resolved {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", r.Input, r.Outcome, r.Skill.Name, r.Skill.ID, r.Candidates[0].Match)
			continue
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t\t\n", r.Input, r.Outcome, r.Candidates.names())
	}
	return errors.Join(t.Flush(), verdict(&got))
}

func (a *app) queryCommand() *cobra.Command {
	var variables string
	cmd := &cobra.Command{
		Use:   "query QUERY",
		Short: "Ask a GraphQL query and print the answer as JSON",
		Example: "  skillgraph query '{ skill(by: {name: \"golang\"}) { id name importance } }'\n" +
			"  skillgraph query - --variables '{\"name\": \"Django\"}' < question.graphql",
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.query(cmd.Context(), args[0], variables) },
	}
	cmd.Flags().StringVar(&variables, "variables", "", "variables as a `JSON` object")
	askFlags(cmd)
	return cmd
}

func (a *app) query(ctx context.Context, text, variables string) error {
	if text == "-" {
		data, err := io.ReadAll(a.input())
		if err != nil {
			return fmt.Errorf("read the query: %w", err)
		}
		text = string(data)
	}
	var values map[string]any
	if variables != "" {
		if err := json.Unmarshal([]byte(variables), &values); err != nil {
			return usageError{fmt.Errorf("--variables %s is no JSON object: expected one such as {\"name\": \"Django\"}", variables)}
		}
	}
	a.settings.Set("json", true)
	_, err := a.put(ctx, text, values, nil)
	return err
}
