// Package seed holds the curated taxonomy and reads taxonomies from files. Editors write YAML
// (package's folder taxonomy/, format in CONTRIBUTING-taxonomy.md); the program carries the same
// statements as compact JSON, because YAML of that size takes twenty times as long to read.
package seed

import (
	_ "embed" // for taxonomy.json
	"encoding/json"
	"fmt"

	"github.com/skillgraph/skillgraph/graph"
)

//go:generate go run ./compile

//go:embed taxonomy.json
var compact []byte

// Curated returns the built-in taxonomy, anew for each call.
func Curated() (*graph.Dataset, error) {
	var ds graph.Dataset
	if err := json.Unmarshal(compact, &ds); err != nil {
		return nil, fmt.Errorf("decode the built-in taxonomy: %w", err)
	}
	return &ds, nil
}

// Compact writes a data set the way the program carries it: JSON in canonical order, a record a
// line, so that a review shows what changed.
func Compact(ds *graph.Dataset) ([]byte, error) {
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
