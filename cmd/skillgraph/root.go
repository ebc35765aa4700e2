package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"github.com/skillgraph/skillgraph/graph"
)

// The exit codes.
const (
	exitDone        = 0
	exitNo          = 1 // the answer is "no", or data are invalid
	exitUsage       = 2 // used wrongly
	exitUnavailable = 3 // a needed service or file is unavailable
)

// errNo is an answer that a script should notice; it was printed already.
var errNo = errors.New("the answer is no")

// usageError is a command line that cannot be meant.
type usageError struct{ error }

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
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	err := root.ExecuteContext(ctx)
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

// message is what people are told of an error: without the names of sentinels, which are for programs,
// and without what Go adds to the reason that the system gave.
func message(err error) string {
	text := sentinels.ReplaceAllString(err.Error(), "$1")
	var path *fs.PathError
	if errors.As(err, &path) && strings.Count(text, path.Path) > 1 {
		text = strings.ReplaceAll(text, path.Error(), path.Err.Error())
	}
	var asked *url.Error
	if errors.As(err, &asked) {
		text = strings.ReplaceAll(text, asked.Error(), asked.Err.Error())
	}
	return parsing.ReplaceAllStringFunc(text, func(found string) string {
		if strings.HasPrefix(found, "strconv.ParseFloat") {
			return "expected a number"
		}
		return "expected a whole number"
	})
}

// sentinels are the names of graph's at the end of an error or of a part of one.
var sentinels = regexp.MustCompile(`(?m): (?:unavailable|invalid|not found|conflict)(: |$)`)

// parsing is what a number that cannot be read makes of an error.
var parsing = regexp.MustCompile(`strconv\.Parse(?:Int|Uint|Float): parsing "[^"]*": (?:invalid syntax|value out of range)`)

func exitCode(err error) int {
	var usage usageError
	switch {
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, graph.ErrUnavailable):
		return exitUnavailable
	}
	return exitNo
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
	return root
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

// readConfig reads the file of settings. A key that no command knows is a slip of the pen.
func (a *app) readConfig(root *cobra.Command) error {
	file := a.settings.GetString("config")
	if file == "" {
		return nil
	}
	a.settings.SetConfigFile(file)
	a.settings.SetConfigType("yaml")
	if err := a.settings.ReadInConfig(); err != nil {
		return usageError{fmt.Errorf("read settings from %s: %w", file, err)}
	}
	known := map[string]bool{}
	for _, cmd := range root.Commands() {
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known[f.Name] = true })
	}
	for _, key := range a.settings.AllKeys() {
		if a.settings.InConfig(key) && !known[key] {
			return usageError{fmt.Errorf("read settings from %s: there is no setting %q: see 'skillgraph config'", file, key)}
		}
	}
	return nil
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

// spread gives the flags of a command what the environment and the file say of them.
func (a *app) spread(cmd *cobra.Command) (err error) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Changed || !a.settings.IsSet(f.Name) || err != nil {
			return
		}
		if set := f.Value.Set(a.settings.GetString(f.Name)); set != nil {
			err = usageError{fmt.Errorf("setting %s: %q is not valid: expected a %s", f.Name, a.settings.GetString(f.Name), f.Value.Type())}
		}
	})
	return err
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
func exactly(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == n {
			return nil
		}
		return wrongArguments(cmd, args, fmt.Sprintf("%d", n))
	}
}

// atLeast refuses fewer arguments, as a wrong use.
func atLeast(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) >= n {
			return nil
		}
		return wrongArguments(cmd, args, fmt.Sprintf("at least %d", n))
	}
}

func wrongArguments(cmd *cobra.Command, args []string, expected string) error {
	return usageError{fmt.Errorf("%s takes %s arguments and got %d %q: see '%s --help'",
		cmd.CommandPath(), expected, len(args), args, cmd.CommandPath())}
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
