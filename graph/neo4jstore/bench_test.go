package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

// benchmarked is how many of the questions, from the first, are measured.
const benchmarked = 5

// BenchmarkQuestions asks what each question reads in two ways, in turn: by Store.Read, which makes a
// View of it, and by a bare loop over the driver that sends the same Cypher with the same parameters
// and throws the rows away. The aim is a ratio of at least 0.8.
func BenchmarkQuestions(b *testing.B) {
	server := neo4jtest.Shared(b)
	store, _ := curated(b, server)
	driver := server.Driver(b)
	for _, q := range questions[:benchmarked] {
		need := needOf(b, store, q.text)
		s := statementOf(&need)
		read := func() error {
			_, err := store.Read(b.Context(), need)
			return err
		}
		b.Run(q.name, func(b *testing.B) {
			sideBySide(b, read, func() error { return bare(b.Context(), driver, s) })
		})
	}
}

// sideBySide runs two ways of the same in turn and reports how often a second each can be done: by the
// median of their times, which a busy machine moves least.
func sideBySide(b *testing.B, read, bare func() error) {
	var took [2][]time.Duration
	ways := [2]func() error{read, bare}
	once := func(i int) {
		began := time.Now()
		if err := ways[i](); err != nil {
			b.Fatal(err)
		}
		took[i] = append(took[i], time.Since(began))
	}
	for range 20 { // until plan and pages are in Neo4j's memory
		once(0)
		once(1)
	}
	took = [2][]time.Duration{}
	for n := 0; b.Loop(); n++ {
		once(n % 2)
		once(1 - n%2)
	}
	var median [2]float64
	for i := range took {
		slices.Sort(took[i])
		median[i] = took[i][len(took[i])/2].Seconds()
	}
	b.ReportMetric(1/median[0], "reads/s")
	b.ReportMetric(1/median[1], "bare/s")
	b.ReportMetric(median[1]/median[0], "ratio")
}

// bare sends a statement and collects what comes back.
func bare(ctx context.Context, driver neo4j.DriverWithContext, s statement) (err error) {
	session := driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: neo4j.AccessModeRead, DatabaseName: "neo4j",
	})
	defer func() { err = errors.Join(err, session.Close(ctx)) }()
	result, err := session.Run(ctx, s.text, s.params)
	if err != nil {
		return err
	}
	records, err := result.Collect(ctx)
	if err == nil && len(records) != 1 {
		return fmt.Errorf("%d rows", len(records))
	}
	return err
}
