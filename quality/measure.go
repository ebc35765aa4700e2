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

// add appends the mean of some values with its 95 % interval.
func (r *run) add(set, method, measure string, values []graph.Share) {
	f := graph.QualityFigure{Set: set, Method: method, Measure: measure, Value: mean(values), Count: len(values)}
	f.Low, f.High = interval(values)
	r.figures = append(r.figures, f)
}

func interval(values []graph.Share) (low, high graph.Share) {
	picked := make([]graph.Share, len(values))
	return bootstrap(len(values), func(drawn []int) graph.Share {
		for i, at := range drawn {
			picked[i] = values[at]
		}
		return mean(picked)
	})
}

// bootstrap gives the 95 % interval of a measure over n cases: of draws of as many cases again and
// again with replacement, the seed being fixed.
func bootstrap(n int, measure func(drawn []int) graph.Share) (low, high graph.Share) {
	if n == 0 {
		return 0, 0
	}
	random := rand.New(rand.NewPCG(bootstrapSeed, 0)) //nolint:gosec // resampling, no secret
	got := make([]graph.Share, resamples)
	drawn := make([]int, n)
	for i := range got {
		for j := range drawn {
			drawn[j] = random.IntN(n)
		}
		got[i] = measure(drawn)
	}
	slices.Sort(got)
	return got[resamples*25/1000], got[resamples*975/1000-1]
}
