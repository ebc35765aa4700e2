package graph

// Method is how a statement came into the taxonomy.
type Method string

// The methods, from the strongest to the weakest tie with a source.
const (
	MethodStated   Method = "STATED"   // the source says so
	MethodImported Method = "IMPORTED" // taken over from a data set
	MethodInferred Method = "INFERRED" // an editor's judgement, with its reasoning
	MethodDerived  Method = "DERIVED"  // computed from other statements
)

// Methods lists every method.
func Methods() []Method { return []Method{MethodStated, MethodImported, MethodInferred, MethodDerived} }

// Evidence says why a statement is believed. Every node and every edge carries at least one.
type Evidence struct {
	Source     SourceID `json:"source"`
	Section    string   `json:"section,omitempty"` // heading within the source
	Method     Method   `json:"method"`
	Confidence Share    `json:"confidence"`          // 0–1: how sure this piece of evidence makes us
	Reasoning  string   `json:"reasoning,omitempty"` // one sentence, where inferred
}

// Confidence is how sure a statement is: the highest confidence of its evidence, 0 without any.
func Confidence(evidence []Evidence) Share {
	var best Share
	for i := range evidence {
		best = max(best, evidence[i].Confidence)
	}
	return best
}

// Source is a document, a data set or the editors themselves.
type Source struct {
	ID        SourceID `json:"id"`
	Title     string   `json:"title"`
	Publisher string   `json:"publisher,omitempty"` // empty: unknown
	Date      string   `json:"date,omitempty"`      // YYYY-MM-DD, empty: unknown
	Licence   string   `json:"licence,omitempty"`   // empty: unknown
	URL       string   `json:"url,omitempty"`
}
