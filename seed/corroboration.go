package seed

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"github.com/skillgraph/skillgraph/graph"
)

// corroborationFile holds what data sets say of statements that the editors made: figures, which a
// program computes (seed/corroborate) and nobody edits.
const corroborationFile = "corroboration.json"

// Corroboration is what data sets say of one statement.
type Corroboration struct {
	Of          graph.Key          `json:"of"` // a skill, a requirement or an edge between skills
	ExternalIDs []graph.ExternalID `json:"externalIds,omitempty"`
	Evidence    []graph.Evidence   `json:"evidence,omitempty"`
}

// Corroborations writes a list of them the way the file holds it: JSON, one a line.
func Corroborations(all []Corroboration) ([]byte, error) {
	w := compactWriter{}
	w.text("{")
	writeList(&w, "corroborations", all, "")
	w.text("}\n")
	return w.out, w.err
}

// corroborate adds what data sets say to the statements it is about. What is said of nothing is
// a warning: the statement was renamed or removed since.
func (f *Files) corroborate(fsys fs.FS) error {
	data, err := fs.ReadFile(fsys, corroborationFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var read struct{ Corroborations []Corroboration }
	if err := json.Unmarshal(data, &read); err != nil {
		return fmt.Errorf("%s: %w: %w", corroborationFile, err, graph.ErrInvalid)
	}
	places := f.evidencePlaces()
	for i := range read.Corroborations {
		c := &read.Corroborations[i]
		place, ok := places[c.Of]
		if !ok {
			f.faults = append(f.faults, Fault{File: corroborationFile, Fault: graph.Fault{
				Code: graph.FaultDangling, Severity: graph.SeverityWarning, Subject: c.Of,
				Message: "data sets speak of it, and it is not there: run 'make corroborate'",
			}})
			continue
		}
		*place.evidence = append(*place.evidence, c.Evidence...)
		if place.externalIDs != nil {
			*place.externalIDs = append(*place.externalIDs, c.ExternalIDs...)
		}
	}
	return nil
}

// evidencePlace is where the evidence of a statement goes.
type evidencePlace struct {
	evidence    *[]graph.Evidence
	externalIDs *[]graph.ExternalID // nil where the statement has none
}

// evidencePlaces finds the skills, requirements and edges by their keys.
func (f *Files) evidencePlaces() map[graph.Key]evidencePlace {
	ds := f.Dataset
	places := make(map[graph.Key]evidencePlace, len(ds.Skills)+len(ds.Requirements)+len(ds.Relations))
	for i := range ds.Skills {
		s := &ds.Skills[i]
		places[graph.Key(s.ID)] = evidencePlace{&s.Evidence, &s.ExternalIDs}
	}
	for i := range ds.Requirements {
		r := &ds.Requirements[i]
		places[graph.Key(r.ID)] = evidencePlace{&r.Evidence, nil}
	}
	for i := range ds.Relations {
		r := &ds.Relations[i]
		places[r.Key()] = evidencePlace{&r.Evidence, nil}
	}
	return places
}
