package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"math"
	"net/http"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/viper"

	"github.com/skillgraph/skillgraph/graph"
)

// app is one invocation of the program.
type app struct {
	settings *viper.Viper
	in       io.Reader
	out, err io.Writer
	log      *slog.Logger
	local    *http.Client // asks the taxonomy that this process has opened; nil before the first question
	// serving, when set, is told the address that serve listens on: tests wait for it.
	serving func(url string)
}

// run runs one command line and gives the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{settings: viper.New(), in: in, out: out, err: errOut}
	return a.run(ctx, args)
}

func (a *app) run(ctx context.Context, args []string) int {
	a.log = slog.New(slog.NewTextHandler(a.err, nil))
	out := &output{Writer: a.out}
	a.out = out
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if out.err != nil && (err == nil || errors.Is(err, errNo)) {
		err = out.err
	}
	if err == nil {
		return exitDone
	}
	if !errors.Is(err, errNo) {
		fmt.Fprintln(a.err, "skillgraph:", message(err))
		for _, f := range graph.Refusals(err) {
			fmt.Fprintln(a.err, f)
		}
	}
	return exitCode(err)
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "skillgraph",
		Short: "A skills taxonomy that answers skill-gap and adjacency questions",
		Long: "skillgraph keeps a taxonomy of backend skills and roles as a graph and answers what somebody lacks\n" +
			"for a role, what nearly counts, what to learn next, and which skills and roles are adjacent.\n\n" +
			"Every flag can also be given as an environment variable (SKILLGRAPH_LISTEN for --listen) or as a key\n" +
			"of a YAML file (--config). A flag wins over the environment, the environment over the file.",
		Example: "  skillgraph serve\n" +
			"  skillgraph gap --have Flask,PostgreSQL,Git --role 'API developer'\n" +
			"  skillgraph related Django",
		SilenceUsage: true, SilenceErrors: true, SuggestionsMinimumDistance: 2,
		Version:           versionLine(),
		Args:              knownCommand,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.configure(cmd) },
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w: see '%s --help'", err, cmd.CommandPath())}
	})
	root.SetVersionTemplate("{{.Version}}")
	root.PersistentFlags().String("config", "", "YAML `file` with settings")
	root.AddCommand(
		a.serveCommand(), a.validateCommand(), a.fmtCommand(), a.gapCommand(), a.relatedCommand(), a.resolveCommand(),
		a.queryCommand(), a.extractCommand(), a.evidenceCommand(), a.sheetCommand(),
		a.evaluateCommand(), a.loadCommand(), a.exportCommand(), a.configCommand(), a.versionCommand(),
	)
	root.SetHelpCommand(helpCommand())
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	strictCompletion(root)
	return root
}

// helpCommand is cobra's, but for a word that is no command: that is told as elsewhere.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Say what a command does and takes",
		Example: "  skillgraph help\n  skillgraph help gap",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil {
				return usageError{err}
			}
			if about == cmd.Root() {
				if err := knownCommand(about, rest); err != nil {
					return err
				}
			}
			return about.Help()
		},
	}
}

// configure joins flags, environment and file.
func (a *app) configure(cmd *cobra.Command) error {
	a.settings.SetEnvPrefix("skillgraph")
	a.settings.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	a.settings.AutomaticEnv()
	if err := a.settings.BindPFlags(cmd.Flags()); err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	if err := a.readConfig(cmd.Root()); err != nil {
		return err
	}
	a.dataFile(cmd)
	return a.spread(cmd)
}

// dataFile settles what SKILLGRAPH_DATA means: a file to serve from, or the folder of the data sets
// of others. The latter is said where a file is made or served, as somebody may have meant it.
func (a *app) dataFile(cmd *cobra.Command) {
	flag := cmd.Flags().Lookup("data")
	if folder("SKILLGRAPH_DATA") == nil || flag != nil && flag.Changed {
		return
	}
	a.settings.Set("data", defaultData)
	if cmd.Name() == "serve" || cmd.Name() == "load" {
		a.log.Warn("SKILLGRAPH_DATA names a folder, which is taken for data sets: name the file to serve from with --data", "data", defaultData)
	}
}

// folder is the folder that a variable names; nil where it names none. SKILLGRAPH_DATA may as well
// name a file to serve from.
func folder(variable string) fs.FS {
	name := os.Getenv(variable)
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return nil
	}
	return os.DirFS(name)
}

// exactly refuses any other number of arguments, as a wrong use.
func exactly(n int) cobra.PositionalArgs { return takes(n, n) }

// atLeast refuses fewer arguments, as a wrong use.
func atLeast(n int) cobra.PositionalArgs { return takes(n, math.MaxInt) }

// atMost refuses more arguments, as a wrong use.
func atMost(n int) cobra.PositionalArgs { return takes(0, n) }

// takes refuses another number of arguments, in the words of the command's usage.
func takes(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		see := fmt.Sprintf("see '%s --help'", cmd.CommandPath())
		switch {
		case len(args) < least:
			missing := strings.TrimPrefix(cmd.Use, cmd.Name()+" ")
			return usageError{fmt.Errorf("%s: %s is missing: %s", cmd.Name(), missing, see)}
		case len(args) > most:
			return usageError{fmt.Errorf("%s: %q is one argument too many: %s", cmd.Name(), args[most], see)}
		}
		return nil
	}
}

// knownCommand refuses a first word that is no command, and names those that are spelt like it.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := "see 'skillgraph --help'"
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		hint = "did you mean " + strings.Join(like, " or ") + "?"
	}
	return usageError{fmt.Errorf("%q is no command: %s", args[0], hint)}
}
