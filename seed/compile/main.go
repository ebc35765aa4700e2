// Command compile turns the editors' YAML files in seed/taxonomy into the compact seed/taxonomy.json
// that the program carries. It runs in the folder seed, by go generate.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/skillgraph/skillgraph/seed"
)

func main() {
	if err := compile(); err != nil {
		fmt.Fprintln(os.Stderr, "compile the taxonomy:", err)
		os.Exit(1)
	}
}

func compile() error {
	files, err := seed.Read(os.DirFS("taxonomy"))
	if err != nil {
		return err
	}
	faulty := false
	for _, f := range files.Faults() {
		if f.IsError() { // warnings are what validate is for
			fmt.Fprintln(os.Stderr, "seed/taxonomy/"+f.String())
			faulty = true
		}
	}
	if faulty {
		return errors.New("the files have errors")
	}
	data, err := seed.Compact(files.Dataset)
	if err != nil {
		return err
	}
	return os.WriteFile("taxonomy.json", data, 0o644)
}
