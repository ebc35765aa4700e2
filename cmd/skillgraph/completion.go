package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed"
)

// completer gives the values that a shell offers for what was typed so far.
type completer = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// oneOf offers a fixed choice.
func oneOf(values ...string) completer { return cobra.FixedCompletions(values, noFiles) }

// noFiles says that no name of a file can stand there.
const noFiles = cobra.ShellCompDirectiveNoFileComp

// complete makes a shell offer values for a flag; a flag that is not there is a slip of ours.
func complete(cmd *cobra.Command, flag string, values completer) {
	if err := cmd.RegisterFlagCompletionFunc(flag, values); err != nil {
		panic(err)
	}
}

// skillNames offers the names of the built-in taxonomy's skills.
func skillNames(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	ds, err := seed.Curated()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return beginning(typed, ds.Skills, func(s *graph.Skill) string { return s.Name }), noFiles
}

// roleNames offers the names of the built-in taxonomy's roles.
func roleNames(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	ds, err := seed.Curated()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return beginning(typed, ds.Roles, func(r *graph.Role) string { return r.Name }), noFiles
}

// skillList offers a name for the last of several that commas part.
func skillList(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	before, last := "", typed
	if at := strings.LastIndexByte(typed, ','); at >= 0 {
		before, last = typed[:at+1], typed[at+1:]
	}
	names, _ := skillNames(cmd, args, last)
	for i := range names {
		names[i] = before + names[i]
	}
	return names, noFiles | cobra.ShellCompDirectiveNoSpace
}

// beginning gives the names that begin with what was typed, in whatever case.
func beginning[T any](typed string, all []T, name func(*T) string) (found []string) {
	for i := range all {
		if n := name(&all[i]); len(n) >= len(typed) && strings.EqualFold(n[:len(typed)], typed) {
			found = append(found, n)
		}
	}
	return found
}

// strictCompletion makes cobra's command refuse arguments as the others do.
func strictCompletion(root *cobra.Command) {
	for _, cmd := range root.Commands() {
		if cmd.Name() != "completion" {
			continue
		}
		cmd.Example = "  source <(skillgraph completion bash)"
		cmd.Args = knownShell
		cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		for _, shell := range cmd.Commands() {
			shell.Args = exactly(0)
		}
	}
}

func knownShell(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var shells []string
	for _, shell := range cmd.Commands() {
		shells = append(shells, shell.Name())
	}
	return usageError{fmt.Errorf("completion: %q is no shell: expected one of %s",
		args[0], strings.Join(shells, ", "))}
}
