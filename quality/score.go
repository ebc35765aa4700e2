package quality

import "github.com/skillgraph/skillgraph/graph"

// tally counts what was found in one text.
type tally struct{ right, found, marked int64 }

// plus adds another text.
func (t tally) plus(o tally) tally {
	return tally{t.right + o.right, t.found + o.found, t.marked + o.marked}
}

// sum adds the tallies at some places.
func sum(all []tally, at []int) (n tally) {
	for _, i := range at {
		n = n.plus(all[i])
	}
	return n
}

// measures are what is said of tallies, and how many cases stand behind each.
var measures = []struct {
	name  string
	of    func(tally) graph.Share
	cases func(tally) int64
}{
	{"precision", tally.precision, func(t tally) int64 { return t.found }},
	{"recall", tally.recall, func(t tally) int64 { return t.marked }},
	{"F1", tally.f1, func(t tally) int64 { return t.marked }},
}

func (t tally) precision() graph.Share { return share{t.right, t.found}.of() }
func (t tally) recall() graph.Share    { return share{t.right, t.marked}.of() }
func (t tally) f1() graph.Share        { return share{2 * t.right, t.found + t.marked}.of() }

// addTallies appends precision, recall and F1 over all texts, and the mean share of false mentions
// in a text. The intervals come from drawing texts, whose mentions hang together.
func (r *run) addTallies(set, method string, all []tally) {
	if len(all) == 0 {
		return
	}
	total := tally{}
	for _, t := range all {
		total = total.plus(t)
	}
	for _, m := range measures {
		f := graph.QualityFigure{
			Set: set, Method: method, Measure: m.name, Value: m.of(total), Count: int(m.cases(total)),
		}
		f.Low, f.High = bootstrap(len(all), func(drawn []int) graph.Share { return m.of(sum(all, drawn)) })
		r.figures = append(r.figures, f)
	}
	wrong := make([]graph.Share, len(all))
	for i, t := range all {
		wrong[i] = share{t.found - t.right, t.found}.of()
	}
	r.add(set, method, "false positives in a text", wrong)
}
