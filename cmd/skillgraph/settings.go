package main

import (
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// readConfig reads the file of settings. A key that no command knows is a slip of the pen, and so is a
// value of another sort than the flag has.
func (a *app) readConfig(root *cobra.Command) error {
	name := a.settings.GetString("config")
	if name == "" {
		return nil
	}
	refuse := func(format string, args ...any) error {
		return usageError{fmt.Errorf("read settings from %s: "+format, append([]any{name}, args...)...)}
	}
	file := viper.New()
	file.SetConfigFile(name)
	file.SetConfigType("yaml")
	if err := file.ReadInConfig(); err != nil {
		return refuse("%w", err)
	}
	flags := map[string]*pflag.Flag{}
	for _, cmd := range root.Commands() {
		cmd.Flags().VisitAll(func(f *pflag.Flag) { flags[f.Name] = f })
	}
	for _, key := range slices.Sorted(slices.Values(file.AllKeys())) {
		value := file.Get(key)
		switch flag := flags[key]; {
		case flag == nil:
			return refuse("there is no setting %q: see 'skillgraph config'", key)
		case value != nil && !sortOf(flag).has(value): // without a value it keeps its default
			return refuse("%s: %s is not valid: expected %s", key, written(value), sortOf(flag).name)
		}
	}
	return a.settings.MergeConfigMap(file.AllSettings())
}

// written is a value as it stands in a file, a text in quotes.
func written(value any) string {
	if text, ok := value.(string); ok {
		return strconv.Quote(text)
	}
	return fmt.Sprint(value)
}

// spread gives the flags of a command what the environment and the file say of them.
func (a *app) spread(cmd *cobra.Command) (err error) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Changed || !a.settings.IsSet(f.Name) || err != nil {
			return
		}
		value := a.settings.GetString(f.Name)
		if list, ok := a.settings.Get(f.Name).([]any); ok {
			value = joined(list)
		}
		if f.Value.Set(value) != nil {
			err = usageError{fmt.Errorf("setting %s: %q is not valid: expected %s",
				f.Name, value, sortOf(f).name)}
		}
	})
	return err
}

// joined is a list as a flag takes it.
func joined(list []any) string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = fmt.Sprint(v)
	}
	return strings.Join(words, ",")
}

// sort is a sort of settings: what it is called, and whether a value of a file is of it.
type sort struct {
	name string
	has  func(any) bool
}

func sortOf(flag *pflag.Flag) sort {
	switch flag.Value.Type() {
	case "bool":
		return sort{"true or false", is[bool]}
	case "int", "uint64":
		return sort{"a whole number", is[int]}
	case "float64":
		return sort{"a number", func(v any) bool { return is[int](v) || is[float64](v) }}
	case "stringSlice":
		return sort{"a list of texts", func(v any) bool {
			list, ok := v.([]any)
			return is[string](v) || ok && !slices.ContainsFunc(list, func(v any) bool { return !is[string](v) })
		}}
	}
	return sort{"a text, in quotes where it looks like a number", is[string]}
}

func is[T any](value any) bool {
	_, ok := value.(T)
	return ok
}

func (a *app) configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "config",
		Short:   "Print the settings in force, from flags, environment and file",
		Example: "  skillgraph config\n  SKILLGRAPH_LISTEN=127.0.0.1:9090 skillgraph config --config skillgraph.yaml",
		Args:    exactly(0),
		RunE:    func(*cobra.Command, []string) error { return a.config() },
	}
	jsonFlag(cmd)
	return cmd
}

func (a *app) config() error {
	asJSON := a.settings.GetBool("json")
	// serve's flags have the defaults that matter here.
	if err := a.settings.BindPFlags(a.serveCommand().Flags()); err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	inForce := a.settings.AllSettings()
	for key, value := range inForce {
		inForce[key] = masked(key, value)
	}
	delete(inForce, "help")
	delete(inForce, "json")
	if asJSON {
		return a.printValue(inForce)
	}
	for _, key := range slices.Sorted(maps.Keys(inForce)) {
		fmt.Fprintf(a.out, "%s: %v\n", key, inForce[key])
	}
	return nil
}

// masked hides the values of secrets.
func masked(key string, value any) any {
	if value != "" && (strings.Contains(key, "password") || strings.Contains(key, "secret")) &&
		!strings.HasSuffix(key, "-file") {
		return "****"
	}
	return value
}

// version is set by the linker for a release.
var version = "dev"

func (a *app) versionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program and of the Go that built it",
		Example: "  skillgraph version\n  skillgraph version --json",
		Args:    exactly(0),
		RunE: func(*cobra.Command, []string) error {
			if a.settings.GetBool("json") {
				return a.printValue(map[string]string{"version": version, "go": toolchain()})
			}
			_, err := fmt.Fprint(a.out, versionLine())
			return err
		},
	}
	jsonFlag(cmd)
	return cmd
}

// versionLine is what version and --version print.
func versionLine() string { return fmt.Sprintf("skillgraph %s (%s)\n", version, toolchain()) }

// toolchain is the Go that built the program.
func toolchain() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.GoVersion
	}
	return "unknown"
}
