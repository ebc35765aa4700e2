package main

import (
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) configCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "config",
		Short:   "Print the settings in force, from flags, environment and file",
		Example: "  skillgraph config\n  SKILLGRAPH_LISTEN=127.0.0.1:9090 skillgraph config --config skillgraph.yaml",
		Args:    exactly(0),
		RunE: func(*cobra.Command, []string) error {
			// serve's flags have the defaults that matter here.
			if err := a.settings.BindPFlags(a.serveCommand().Flags()); err != nil {
				return fmt.Errorf("read settings: %w", err)
			}
			for _, key := range slices.Sorted(maps.Keys(a.settings.AllSettings())) {
				if key != "help" {
					fmt.Fprintf(a.out, "%s: %s\n", key, masked(key, a.settings.GetString(key)))
				}
			}
			return nil
		},
	}
}

// masked hides the values of secrets.
func masked(key, value string) string {
	if value != "" && (strings.Contains(key, "password") || strings.Contains(key, "secret")) &&
		!strings.HasSuffix(key, "-file") {
		return "****"
	}
	return value
}

// version is set by the linker for a release.
var version = "dev"

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program and of the Go that built it",
		Example: "  skillgraph version",
		Args:    exactly(0),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(a.out, versionLine())
			return err
		},
	}
}

// versionLine is what version and --version print.
func versionLine() string {
	toolchain := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		toolchain = info.GoVersion
	}
	return fmt.Sprintf("skillgraph %s (%s)\n", version, toolchain)
}
