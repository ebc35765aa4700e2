package neo4jstore

import "github.com/skillgraph/skillgraph/graph"

// evidenceNames are the names of the parallel arrays that evidence is written as.
type evidenceNames struct{ source, section, method, confidence, reasoning, of string }

// What evidence is of: a whole record, or one of the pieces that a role lists.
var (
	ownEvidence            = namesOfEvidence("evidence")
	yearsEvidence          = namesOfEvidence("yearsEvidence")
	responsibilityEvidence = namesOfEvidence("responsibilityEvidence")
	educationEvidence      = namesOfEvidence("educationEvidence")
	salaryEvidence         = namesOfEvidence("salaryEvidence")
)

func namesOfEvidence(prefix string) *evidenceNames {
	return &evidenceNames{
		prefix + "Source", prefix + "Section", prefix + "Method", prefix + "Confidence",
		prefix + "Reasoning", prefix + "Of",
	}
}

func (p properties) setEvidence(names *evidenceNames, all []graph.Evidence) {
	type e = graph.Evidence
	p[names.source] = column(all, func(e *e) string { return string(e.Source) }, asText)
	p[names.section] = column(all, func(e *e) string { return e.Section }, asText)
	p[names.method] = column(all, func(e *e) string { return string(e.Method) }, asText)
	p[names.confidence] = column(all, func(e *e) graph.Share { return e.Confidence }, graph.Share.Float)
	p[names.reasoning] = column(all, func(e *e) string { return e.Reasoning }, asText)
}

// setEvidenceOf writes the evidence of each of several pieces into one set of arrays, and beside
// them the place of the piece that an entry belongs to.
func (p properties) setEvidenceOf(names *evidenceNames, pieces [][]graph.Evidence) {
	var all []graph.Evidence
	var of []int64
	for i, evidence := range pieces {
		all = append(all, evidence...)
		for range evidence {
			of = append(of, int64(i))
		}
	}
	p.setEvidence(names, all)
	p[names.of] = nil
	if len(of) > 0 {
		p[names.of] = of
	}
}

// evidence reads what setEvidence wrote. Nearly every record has some: what stands as we write it is
// read without a detour, and the rest, an edit of somebody's, with an eye for the faults in it.
func (r record) evidence(names *evidenceNames) []graph.Evidence {
	if all, ok := r.plainEvidence(names); ok {
		return all
	}
	sources := texts[graph.SourceID](r, names.source)
	n := len(sources)
	sections := parallel(r, names.section, n, texts[string](r, names.section))
	methods := parallel(r, names.method, n, texts[graph.Method](r, names.method))
	confidences := parallel(r, names.confidence, n, r.shares(names.confidence))
	reasons := parallel(r, names.reasoning, n, texts[string](r, names.reasoning))
	if n == 0 {
		return nil
	}
	all := make([]graph.Evidence, n)
	for i := range all {
		all[i] = graph.Evidence{
			Source: sources[i], Section: sections[i], Method: methods[i],
			Confidence: confidences[i], Reasoning: reasons[i],
		}
	}
	return all
}

// plainEvidence is evidence where every array is as long as the others, or absent, and every value of
// its type; ok is false for anything else.
func (r record) plainEvidence(names *evidenceNames) (all []graph.Evidence, ok bool) {
	sources, _ := r.values[names.source].([]any)
	if len(sources) == 0 {
		return nil, false
	}
	columns := [4][]any{}
	for i, name := range [4]string{names.section, names.method, names.confidence, names.reasoning} {
		columns[i], ok = r.values[name].([]any)
		if (!ok && r.values[name] != nil) || (ok && len(columns[i]) != len(sources)) {
			return nil, false
		}
	}
	all = make([]graph.Evidence, len(sources))
	for i := range all {
		var is [5]bool
		e := &all[i]
		e.Source, is[0] = cell[graph.SourceID](sources, i)
		e.Section, is[1] = cell[string](columns[0], i)
		e.Method, is[2] = cell[graph.Method](columns[1], i)
		e.Confidence, is[3] = shareCell(columns[2], i)
		e.Reasoning, is[4] = cell[string](columns[3], i)
		if is != [5]bool{true, true, true, true, true} {
			return nil, false
		}
	}
	return all, true
}

// cell is the text at a place of a list, empty in a list that is absent.
func cell[T ~string](list []any, i int) (T, bool) {
	if list == nil {
		return "", true
	}
	s, ok := list[i].(string)
	return T(s), ok
}

func shareCell(list []any, i int) (graph.Share, bool) {
	if list == nil {
		return 0, true
	}
	return asShare(list[i])
}

// evidenceOf reads what setEvidenceOf wrote for n pieces.
func (r record) evidenceOf(names *evidenceNames, n int) [][]graph.Evidence {
	all := r.evidence(names)
	of := parallel(r, names.of, len(all), r.wholes(names.of))
	pieces := make([][]graph.Evidence, n)
	for i, e := range all {
		if of[i] < 0 || of[i] >= n {
			r.add(graph.FaultDangling, names.of, of[i], "evidence belongs to entry %d of %d", of[i], n)
			continue
		}
		pieces[of[i]] = append(pieces[of[i]], e)
	}
	return pieces
}
