package server

import (
	"context"
	"errors"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/resolvers"
)

// errPanic stands for a panic whose text stays in the log.
var errPanic = errors.New("panic")

// metrics are what /metrics shows.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  prometheus.Histogram
}

func newMetrics(t *graph.Taxonomy, ready func(context.Context) error) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "skillgraph_operations_total",
			Help: "GraphQL operations answered, by the code of their first error, OK where there is none.",
		}, []string{"code"}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name:    "skillgraph_operation_seconds",
			Help:    "How long GraphQL operations took.",
			Buckets: prometheus.ExponentialBuckets(0.0005, 2, 16),
		}),
	}
	revision := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "skillgraph_taxonomy_revision", Help: "The revision that questions are answered from.",
	}, func() float64 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		catalog, err := t.Catalog(ctx)
		if err != nil {
			return -1
		}
		return float64(catalog.Revision)
	})
	followed := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "skillgraph_store_followed",
		Help: "1 while what others write to the store is taken over, 0 while the last good state is served.",
	}, func() float64 {
		if ready != nil && ready(context.Background()) != nil {
			return 0
		}
		return 1
	})
	m.registry.MustRegister(m.requests, m.seconds, revision, followed, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// observe counts and times an operation.
func (s *server) observe(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	if resolvers.Unfinished(ctx) {
		return response
	}
	code := "OK"
	if response != nil && len(response.Errors) > 0 {
		code = resolvers.CodeInternal
		if c, ok := response.Errors[0].Extensions["code"].(string); ok {
			code = c
		}
	}
	s.metrics.requests.WithLabelValues(code).Inc()
	if op := graphql.GetOperationContext(ctx); op != nil && !op.Stats.OperationStart.IsZero() {
		s.metrics.seconds.Observe(time.Since(op.Stats.OperationStart).Seconds())
	}
	return response
}
