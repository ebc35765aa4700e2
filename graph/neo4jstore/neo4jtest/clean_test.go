package neo4jtest

import (
	"slices"
	"testing"
)

// mess is one of everything that a store may leave behind, awkward names included.
var mess = []string{
	`UNWIND range(1, 12000) AS i CREATE (:Mess {id: i, name: 'n' + i})`,
	`MATCH (a:Mess), (b:Mess {id: a.id + 1}) WHERE a.id < 2000 CREATE (a)-[:NEXT {w: 1}]->(b)`,
	`CREATE CONSTRAINT mess_id FOR (m:Mess) REQUIRE m.id IS UNIQUE`,
	`CREATE CONSTRAINT mess_w FOR ()-[r:OTHER]-() REQUIRE r.w IS UNIQUE`,
	"CREATE INDEX `odd ``name`` of it` FOR (m:Mess) ON (m.name)",
	`CREATE TEXT INDEX mess_text FOR (m:Mess) ON (m.name)`,
	`CREATE FULLTEXT INDEX mess_full FOR (m:Mess) ON EACH [m.name]`,
}

func makeMess(t *testing.T, s *Server) {
	t.Helper()
	for _, text := range mess {
		run(t, s, text)
	}
}

func TestCleanLeavesADatabaseLikeANewOne(t *testing.T) {
	s := Shared(t)
	schemaOf := func() []any {
		t.Helper()
		return []any{
			run(t, s, `SHOW CONSTRAINTS YIELD name RETURN count(*)`),
			run(t, s, `SHOW INDEXES YIELD type RETURN reduce(all = '', x IN collect(type) | all + x)`),
		}
	}
	before := schemaOf()
	for range 2 { // The second time nothing of the first may be in the way.
		makeMess(t, s)
		s.Clean(t)
		if n := run(t, s, `MATCH (n) RETURN count(n)`); n != int64(0) {
			t.Errorf("%v nodes are left", n)
		}
		if n := run(t, s, `MATCH ()-[r]->() RETURN count(r)`); n != int64(0) {
			t.Errorf("%v relationships are left", n)
		}
		if after := schemaOf(); !slices.Equal(before, after) {
			t.Errorf("schema was %v, is %v", before, after)
		}
	}
}

func TestCleanDataKeepsTheSchema(t *testing.T) {
	s := Shared(t)
	makeMess(t, s)
	s.CleanData(t)
	if n := run(t, s, `MATCH (n) RETURN count(n)`); n != int64(0) {
		t.Errorf("%v nodes are left", n)
	}
	if n := run(t, s, `SHOW CONSTRAINTS YIELD name RETURN count(*)`); n != int64(2) {
		t.Errorf("%v constraints are left, want 2", n)
	}
}

func TestSharedIsCleanForEachTest(t *testing.T) {
	for _, text := range mess {
		s := Shared(t)
		if empty, err := isEmpty(t.Context(), s.driver); err != nil || !empty {
			t.Fatalf("before %q: empty %v, %v", text, empty, err)
		}
		run(t, s, text)
	}
}

func TestSomebodyElsesDataIsRefused(t *testing.T) {
	for _, text := range []string{mess[0], mess[2], mess[5]} {
		s := Shared(t)
		if err := takeOver(t.Context(), s, false); err != nil {
			t.Errorf("an empty database: %v", err)
		}
		run(t, s, text)
		if err := takeOver(t.Context(), s, false); err == nil {
			t.Errorf("after %q the database was taken over", text)
		}
		if err := takeOver(t.Context(), s, true); err != nil {
			t.Errorf("after %q, with leave to wipe: %v", text, err)
		}
	}
}
