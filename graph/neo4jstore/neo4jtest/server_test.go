package neo4jtest

import (
	"context"
	"errors"
	"strconv"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// run is a statement that must succeed; it returns the first value of the first row, if any.
func run(t *testing.T, s *Server, text string) any {
	t.Helper()
	rows, err := query(t.Context(), s.driver, text, nil)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if len(rows) == 0 {
		return nil
	}
	return rows[0].Values[0]
}

func TestWhatWasCommittedOutlivesACrash(t *testing.T) {
	s := Start(t)
	driver := s.Driver(t)
	run(t, s, `CREATE CONSTRAINT unique_id FOR (c:Crash) REQUIRE c.id IS UNIQUE`)
	run(t, s, `UNWIND range(1, 500) AS id CREATE (:Crash {id: id})`)

	for crash := range 2 {
		s.Kill(t)
		if err := ask(t.Context(), driver); err == nil {
			t.Fatal("a killed server still answers")
		}
		s.Restart(t)
		if got := run(t, s, `MATCH (c:Crash) RETURN count(c)`); got != int64(500+crash) {
			t.Errorf("after crash %d there are %v nodes, want %d", crash, got, 500+crash)
		}
		if err := ask(t.Context(), driver); err != nil {
			t.Errorf("a driver from before the crash: %v", err)
		}
		run(t, s, `CREATE (:Crash {id: 1000 + `+strconv.Itoa(crash)+`})`)
	}
	_, err := query(t.Context(), driver, `CREATE (:Crash {id: 1})`, nil)
	var refused *neo4j.Neo4jError
	if !errors.As(err, &refused) {
		t.Errorf("the constraint did not outlive the crashes: %v", err)
	}
}

func TestWrongPasswordIsToldAtOnce(t *testing.T) {
	s := *Shared(t)
	s.Password = "not this one"
	driver := s.Driver(t)
	began := time.Now()
	err := awaitAnswer(t.Context(), driver, func() bool { return false })
	var refused *neo4j.Neo4jError
	if !errors.As(err, &refused) || !refused.IsAuthenticationFailed() {
		t.Errorf("got %v, want a refused password", err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestAServerThatExitsIsNotWaitedFor(t *testing.T) {
	s := &Server{URI: boltURI(1), User: "neo4j", Password: "password"}
	driver := s.Driver(t)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	if err := awaitAnswer(ctx, driver, func() bool { return true }); err == nil || ctx.Err() != nil {
		t.Errorf("got %v, context %v", err, ctx.Err())
	}
}
