package graph

// QualityFigure is one measurement of how good the taxonomy and its methods are, with what it was
// measured on. `skillgraph evaluate` makes them; a release carries the last ones.
type QualityFigure struct {
	Set     string `json:"set"`     // what it was measured on, such as "job lists, test half"
	Method  string `json:"method"`  // what was measured: ours, or a baseline of the same run
	Measure string `json:"measure"` // such as "precision at 10"
	Value   Share  `json:"value"`   // 0–1
	Low     Share  `json:"low"`     // lower end of the 95 % interval; equal to Value where there is none
	High    Share  `json:"high"`    // upper end
	Count   int    `json:"count"`   // cases measured on
}
