package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/bench"
	"github.com/skillgraph/skillgraph/graph/mirror"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

// grown is the size that the curated taxonomy has grown to.
var grown = bench.Size{Skills: 2200, Roles: 95, RequirementsPerRole: 22, EdgesPerSkill: 5}

// BenchmarkQuestions asks what each question reads in two ways, in turn: by Store.Read, which makes a
// View of it, and by a bare loop over the driver that sends the same Cypher with the same parameters
// and throws the rows away. The aim is a ratio of at least 0.8.
func BenchmarkQuestions(b *testing.B) {
	server := neo4jtest.Shared(b)
	store, ds := synthetic(b, server, grown)
	driver := server.Driver(b)
	for _, q := range questions {
		need := needOf(b, store, named(ds, q.text))
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

// BenchmarkRefresh measures how long a mirror takes from somebody's edit to serving it: to read all,
// validate, derive, log the edit and swap. To that comes the wait for the next look.
func BenchmarkRefresh(b *testing.B) {
	server := neo4jtest.Shared(b)
	store, _ := synthetic(b, server, grown)
	m, err := mirror.Open(b.Context(), store)
	if err != nil {
		b.Fatal(err)
	}
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		edit := `MATCH (s:Skill {id: 'skill:s00010'}) SET s.importance = $n % 100 / 100.0`
		if _, err := store.once(b.Context(), neo4j.AccessModeWrite, edit, map[string]any{"n": n + 1}); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		before := m.Status().Revision
		if err := m.Look(b.Context()); err != nil || m.Status().Revision != before+1 {
			b.Fatalf("revision %d after %d: %v", m.Status().Revision, before, err)
		}
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
