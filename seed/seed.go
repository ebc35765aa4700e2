// Package seed holds the curated taxonomy and reads taxonomies from files. Editors write YAML
// (package's folder taxonomy/, format in CONTRIBUTING-taxonomy.md); the program carries the same
// statements and what follows from them in a compact form, so that they need not be read, checked
// and derived at every start.
package seed

import (
	_ "embed" // for the built-in taxonomy
	"encoding/json"
	"fmt"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/compact"
)

//go:generate go run ./compile

// The built-in taxonomy as go generate made it: its records, and the edges derived from them, in
// the form of package compact. Both were checked then; a test fails when they are stale.
var (
	//go:embed records.bin
	records []byte
	//go:embed derived.bin
	derived []byte
)

// Curated returns the built-in taxonomy, anew for each call.
func Curated() (*graph.Dataset, error) {
	ds, err := compact.ReadRecords(records)
	if err != nil {
		return nil, fmt.Errorf("decode the built-in taxonomy: %w", err)
	}
	return ds, nil
}

// Prepared returns the built-in taxonomy with its derived edges, anew for each call.
func Prepared() (*graph.Prepared, error) {
	ds, err := Curated()
	if err != nil {
		return nil, err
	}
	d, err := compact.ReadDerived(derived, ds.Skills)
	if err != nil {
		return nil, fmt.Errorf("decode the built-in taxonomy: %w", err)
	}
	return &graph.Prepared{Dataset: ds, Derived: d}, nil
}

// Compile writes a data set and its derived edges the way the program carries them. ErrInvalid: the
// data set has faults.
func Compile(ds *graph.Dataset) (records, derived []byte, err error) {
	p, err := graph.Prepare(ds)
	if err != nil {
		return nil, nil, err
	}
	derived, err = compact.Derived(p.Derived, p.Dataset.Skills)
	return compact.Records(p.Dataset), derived, err
}

// JSON writes a data set for people and programs: in canonical order, a record a line, so that
// tools for text show what changed.
func JSON(ds *graph.Dataset) ([]byte, error) {
	ds.Sort()
	w := compactWriter{}
	w.text("{")
	writeList(&w, "sources", ds.Sources, ",")
	writeList(&w, "specialties", ds.Specialties, ",")
	writeList(&w, "skills", ds.Skills, ",")
	writeList(&w, "roles", ds.Roles, ",")
	writeList(&w, "requirements", ds.Requirements, ",")
	writeList(&w, "relations", ds.Relations, "")
	w.text("}\n")
	return w.out, w.err
}

// compactWriter gathers output and remembers the first error.
type compactWriter struct {
	out []byte
	err error
}

func (w *compactWriter) text(s string) { w.out = append(w.out, s...) }

func writeList[T any](w *compactWriter, name string, records []T, after string) {
	w.text(fmt.Sprintf("%q:[\n", name))
	for i := range records {
		line, err := json.Marshal(&records[i])
		if err != nil {
			w.err = fmt.Errorf("encode %s: %w", name, err)
			return
		}
		w.out = append(w.out, line...)
		if i < len(records)-1 {
			w.text(",")
		}
		w.text("\n")
	}
	w.text("]" + after + "\n")
}
