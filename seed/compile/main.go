// Command compile turns the editors' YAML files in seed/taxonomy into what the program carries:
// seed/records.bin, and the edges derived from them in seed/derived.bin. It runs in the folder seed,
// by go generate.
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
	faults, _ := files.Faults()
	for _, f := range faults {
		if f.IsError() { // warnings are what validate is for
			fmt.Fprintln(os.Stderr, "seed/taxonomy/"+f.String())
			faulty = true
		}
	}
	if faulty {
		return errors.New("the files have errors")
	}
	records, derived, err := seed.Compile(files.Dataset)
	if err != nil {
		return err
	}
	if err := os.WriteFile("records.bin", records, 0o644); err != nil {
		return err
	}
	return os.WriteFile("derived.bin", derived, 0o644)
}
