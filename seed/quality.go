package seed

import (
	_ "embed" // for quality.json
	"encoding/json"
	"fmt"

	"github.com/skillgraph/skillgraph/graph"
)

//go:embed quality.json
var quality []byte

// Quality returns how good the built-in taxonomy and its methods were when they were last measured.
// `skillgraph evaluate --write` makes the file.
func Quality() ([]*graph.QualityFigure, error) {
	var read struct{ Figures []*graph.QualityFigure }
	if err := json.Unmarshal(quality, &read); err != nil {
		return nil, fmt.Errorf("decode the figures of quality: %w", err)
	}
	return read.Figures, nil
}

// WriteQuality writes figures the way the program carries them: JSON, a figure a line.
func WriteQuality(figures []graph.QualityFigure) ([]byte, error) {
	w := compactWriter{}
	w.text("{")
	writeList(&w, "figures", figures, "")
	w.text("}\n")
	return w.out, w.err
}
