package quality

import (
	"math/rand/v2"
	"slices"

	"github.com/skillgraph/skillgraph/graph"
)

// How an interval is made.
const (
	resamples     = 1000
	bootstrapSeed = 7
)

// share is a part of a whole, summed exactly before it is rounded down.
type share struct{ part, whole int64 }

func (s share) of() graph.Share {
	if s.whole == 0 {
		return 0
	}
	return graph.Share(s.part * int64(graph.One) / s.whole)
}

// mean is the mean of some shares.
func mean(values []graph.Share) graph.Share {
	s := share{whole: int64(len(values)) * int64(graph.One)}
	for _, v := range values {
		s.part += int64(v)
	}
	return s.of()
}

// add appends the mean of some values with its 95 % interval by bootstrap: the means of as many
// values drawn again and again with replacement, the seed being fixed.
func (r *run) add(set, method, measure string, values []graph.Share) {
	f := graph.QualityFigure{Set: set, Method: method, Measure: measure, Value: mean(values), Count: len(values)}
	f.Low, f.High = interval(values)
	r.figures = append(r.figures, f)
}

func interval(values []graph.Share) (low, high graph.Share) {
	if len(values) == 0 {
		return 0, 0
	}
	random := rand.New(rand.NewPCG(bootstrapSeed, 0)) //nolint:gosec // resampling, no secret
	means := make([]graph.Share, resamples)
	drawn := make([]graph.Share, len(values))
	for i := range means {
		for j := range drawn {
			drawn[j] = values[random.IntN(len(values))]
		}
		means[i] = mean(drawn)
	}
	slices.Sort(means)
	return means[resamples*25/1000], means[resamples*975/1000-1]
}
