package neo4jstore

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/skillgraph/skillgraph/graph"
)

// bundle is the derived edges that start at one skill.
type bundle struct {
	Transfers []graph.TransferEdge
	Related   []graph.RelatedEdge
}

// digest tells bundles apart, so that a commit rewrites only those that it changes. An empty bundle
// has none.
func (b *bundle) digest() (string, error) {
	if len(b.Transfers)+len(b.Related) == 0 {
		return "", nil
	}
	data, err := json.Marshal(b)
	if err != nil {
		return "", fmt.Errorf("digest derived edges: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12]), nil
}

// bundles sorts derived edges by the skill they start at.
func bundles(d graph.Derived) map[graph.SkillID]*bundle {
	all := map[graph.SkillID]*bundle{}
	of := func(id graph.SkillID) *bundle {
		if all[id] == nil {
			all[id] = &bundle{}
		}
		return all[id]
	}
	for _, t := range d.Transfers {
		of(t.From).Transfers = append(of(t.From).Transfers, t)
	}
	for _, r := range d.Related {
		of(r.A).Related = append(of(r.A).Related, r)
	}
	return all
}

// bundleRow is a bundle as derived_put.cypher wants it.
func bundleRow(id graph.SkillID, digest string, b *bundle) any {
	transfers, related := make([]any, len(b.Transfers)), make([]any, len(b.Related))
	for i := range b.Transfers {
		t := &b.Transfers[i]
		transfers[i] = map[string]any{"to": string(t.To), "properties": transferProperties(t)}
	}
	for i := range b.Related {
		r := &b.Related[i]
		related[i] = map[string]any{"to": string(r.B), "properties": relatedProperties(r)}
	}
	return map[string]any{
		"id": string(id), "digest": text(digest), "transfers": transfers, "related": related,
	}
}

// transferProperties writes the steps of a path as arrays. A step starts where the one before it
// ended, and the first at the edge's start.
func transferProperties(t *graph.TransferEdge) map[string]any {
	n := len(t.Path)
	kinds, to := make([]string, n), make([]string, n)
	reverse, factors := make([]any, n), make([]float64, n)
	for i, s := range t.Path {
		kinds[i], to[i], reverse[i], factors[i] = string(s.Kind), string(s.To), s.Reverse, s.Factor.Float()
	}
	return map[string]any{
		"transferability": t.Transferability.Float(), "confidence": t.Confidence.Float(),
		"pathKind": kinds, "pathTo": to, "pathReverse": reverse, "pathFactor": factors,
	}
}

func relatedProperties(r *graph.RelatedEdge) map[string]any {
	type s = graph.Signal
	return map[string]any{
		"score": r.Score.Float(), "confidence": r.Confidence.Float(),
		"signalKind":   column(r.Signals, func(s *s) string { return string(s.Kind) }, asText),
		"signalShare":  column(r.Signals, func(s *s) graph.Share { return s.Share }, graph.Share.Float),
		"signalDetail": column(r.Signals, func(s *s) string { return s.Detail }, asText),
	}
}

// Derived edges are many, and lists are shorter on the wire than maps: these are the names of the
// places in the lists that read.cypher makes of them.
var (
	transferFields = []string{
		"from", "transferability", "confidence", "pathKind", "pathTo", "pathReverse", "pathFactor",
	}
	relatedFields = []string{"from", "to", "score", "confidence", "signalKind", "signalShare", "signalDetail"}
)

// readTransfers reads a list of such lists. A question may need thousands: what stands as we write it
// is read without a detour, and the rest, an edit of somebody's, by its names, for the faults in it.
func readTransfers(value any, f *faults) []graph.TransferEdge {
	list, _ := value.([]any)
	all := make([]graph.TransferEdge, len(list))
	for i := range list {
		var ok bool
		if all[i], ok = plainTransfer(list[i]); !ok {
			all[i] = readEdges(list[i:i+1], "TRANSFERS", transferFields, f, readTransfer)[0]
		}
	}
	return all
}

// plainTransfer is readTransfer for an edge in which every value is of its type; ok is false for any
// other.
func plainTransfer(value any) (t graph.TransferEdge, ok bool) {
	edge, _ := value.([]any)
	if len(edge) != len(transferFields) {
		return t, false
	}
	from, ok := edge[0].(string)
	transferability, isShare := asShare(edge[1])
	confidence, isSure := asShare(edge[2])
	kinds, _ := edge[3].([]any)
	to, _ := edge[4].([]any)
	reverse, _ := edge[5].([]any)
	factors, _ := edge[6].([]any)
	n := len(to)
	if !ok || !isShare || !isSure || n == 0 || len(kinds) != n || len(reverse) != n || len(factors) != n {
		return t, false
	}
	t = graph.TransferEdge{
		From: graph.SkillID(from), Transferability: transferability, Confidence: confidence,
		Path: make([]graph.Step, n),
	}
	here := t.From
	for i := range t.Path {
		if t.Path[i], ok = plainStep(here, kinds[i], to[i], reverse[i], factors[i]); !ok {
			return t, false
		}
		here = t.Path[i].To
	}
	t.To = here
	return t, true
}

func plainStep(from graph.SkillID, kind, to, reverse, factor any) (graph.Step, bool) {
	k, ok := kind.(string)
	id, isID := to.(string)
	r, isFlag := reverse.(bool)
	share, isShare := asShare(factor)
	return graph.Step{Kind: graph.RelationKind(k), From: from, To: graph.SkillID(id), Reverse: r, Factor: share},
		ok && isID && isFlag && isShare
}

// readEdges reads a list of such lists. All share one map, which is why a reader keeps none of it.
func readEdges[T any](value any, kind string, fields []string, f *faults, read func(record) T) []T {
	list, _ := value.([]any)
	all := make([]T, len(list))
	values := make(map[string]any, len(fields))
	for i := range list {
		edge, _ := list[i].([]any)
		for place, field := range fields {
			values[field] = edge[place]
		}
		all[i] = read(record{graph.Key(kind), values, f})
	}
	return all
}

func readTransfer(r record) graph.TransferEdge {
	t := graph.TransferEdge{
		From:            graph.SkillID(r.text("from")),
		Transferability: r.share("transferability"), Confidence: r.share("confidence"),
	}
	to := texts[graph.SkillID](r, "pathTo")
	n := len(to)
	kinds := parallel(r, "pathKind", n, texts[graph.RelationKind](r, "pathKind"))
	reverse := parallel(r, "pathReverse", n, r.flags("pathReverse"))
	factors := parallel(r, "pathFactor", n, r.shares("pathFactor"))
	t.Path = make([]graph.Step, n)
	here := t.From
	for i := range to {
		t.Path[i] = graph.Step{Kind: kinds[i], From: here, To: to[i], Reverse: reverse[i], Factor: factors[i]}
		here = to[i]
	}
	t.To = here
	return t
}

func readRelated(r record) graph.RelatedEdge {
	e := graph.RelatedEdge{
		A: graph.SkillID(r.text("from")), B: graph.SkillID(r.text("to")),
		Score: r.share("score"), Confidence: r.share("confidence"),
	}
	kinds := texts[graph.SignalKind](r, "signalKind")
	shares := parallel(r, "signalShare", len(kinds), r.shares("signalShare"))
	details := parallel(r, "signalDetail", len(kinds), texts[string](r, "signalDetail"))
	for i, k := range kinds {
		e.Signals = append(e.Signals, graph.Signal{Kind: k, Share: shares[i], Detail: details[i]})
	}
	return e
}
