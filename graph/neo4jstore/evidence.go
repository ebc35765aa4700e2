package neo4jstore

import "github.com/skillgraph/skillgraph/graph"

// setEvidence writes evidence as parallel arrays, whose names start with prefix: "evidence", or
// "salaryEvidence" and the like.
func (p properties) setEvidence(prefix string, all []graph.Evidence) {
	type e = graph.Evidence
	p[prefix+"Source"] = column(all, func(e *e) string { return string(e.Source) }, asText)
	p[prefix+"Section"] = column(all, func(e *e) string { return e.Section }, asText)
	p[prefix+"Method"] = column(all, func(e *e) string { return string(e.Method) }, asText)
	p[prefix+"Confidence"] = column(all, func(e *e) graph.Share { return e.Confidence }, graph.Share.Float)
	p[prefix+"Reasoning"] = column(all, func(e *e) string { return e.Reasoning }, asText)
}

// setEvidenceOf writes the evidence of each of several pieces into one set of arrays, and beside
// them the place of the piece that an entry belongs to.
func (p properties) setEvidenceOf(prefix string, pieces [][]graph.Evidence) {
	var all []graph.Evidence
	var of []int64
	for i, evidence := range pieces {
		all = append(all, evidence...)
		for range evidence {
			of = append(of, int64(i))
		}
	}
	p.setEvidence(prefix, all)
	p[prefix+"Of"] = nil
	if len(of) > 0 {
		p[prefix+"Of"] = of
	}
}

// evidence reads what setEvidence wrote.
func (r record) evidence(prefix string) []graph.Evidence {
	sources := texts[graph.SourceID](r, prefix+"Source")
	n := len(sources)
	sections := parallel(r, prefix+"Section", n, texts[string](r, prefix+"Section"))
	methods := parallel(r, prefix+"Method", n, texts[graph.Method](r, prefix+"Method"))
	confidences := parallel(r, prefix+"Confidence", n, r.shares(prefix+"Confidence"))
	reasons := parallel(r, prefix+"Reasoning", n, texts[string](r, prefix+"Reasoning"))
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

// evidenceOf reads what setEvidenceOf wrote for n pieces.
func (r record) evidenceOf(prefix string, n int) [][]graph.Evidence {
	all := r.evidence(prefix)
	of := parallel(r, prefix+"Of", len(all), r.wholes(prefix+"Of"))
	pieces := make([][]graph.Evidence, n)
	for i, e := range all {
		if of[i] < 0 || of[i] >= n {
			r.add(graph.FaultDangling, prefix+"Of", of[i], "evidence belongs to entry %d of %d", of[i], n)
			continue
		}
		pieces[of[i]] = append(pieces[of[i]], e)
	}
	return pieces
}
