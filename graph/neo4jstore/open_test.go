package neo4jstore_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

// configOf is how a store reaches a server.
func configOf(s *neo4jtest.Server) neo4jstore.Config {
	return neo4jstore.Config{URI: s.URI, User: s.User, Password: s.Password}
}

// open opens a store and closes it at the end of the test.
func open(t *testing.T, server *neo4jtest.Server) *neo4jstore.Store {
	t.Helper()
	store, err := neo4jstore.Open(t.Context(), configOf(server))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

// value runs a statement as somebody with cypher-shell would, and gives its first value, if any.
func value(t *testing.T, driver neo4j.DriverWithContext, text string) any {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), driver, text, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if len(result.Records) == 0 {
		return nil
	}
	return result.Records[0].Values[0]
}

// TestMigrationsTwice: opening again changes nothing, and what was committed is there.
func TestMigrationsTwice(t *testing.T) {
	server := neo4jtest.Shared(t)
	driver, g := server.Driver(t), graphtest.Goldens(t)[0]
	graphtest.Opened(t, open(t, server), g.World)
	schema := `SHOW CONSTRAINTS YIELD name RETURN count(*)`
	before := value(t, driver, schema)
	taxonomy, err := graph.Open(t.Context(), open(t, server))
	if err != nil {
		t.Fatal(err)
	}
	if after := value(t, driver, schema); after != before || before == int64(0) {
		t.Errorf("%v constraints became %v", before, after)
	}
	for _, q := range g.Questions {
		if got := graphtest.Ask(t.Context(), taxonomy, q.Text); got != q.Answer {
			t.Errorf("%s after opening again:\n%s", q.Text, got)
		}
	}
}

// TestMigrationsTogether: instances that find the same empty database all set it up, once.
func TestMigrationsTogether(t *testing.T) {
	for range 3 {
		server := neo4jtest.Shared(t)
		var group sync.WaitGroup
		for range 6 {
			group.Go(func() {
				store, err := neo4jstore.Open(t.Context(), configOf(server))
				if err != nil {
					t.Error(err)
					return
				}
				if rev, err := store.Revision(t.Context()); rev != 0 || err != nil {
					t.Errorf("revision %d of an empty store (%v)", rev, err)
				}
				if err := store.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if n := value(t, server.Driver(t), `MATCH (n) RETURN count(n)`); n != int64(1) {
			t.Errorf("an empty taxonomy has %v nodes, want 1", n)
		}
	}
}

// TestOlderSchema: a database of an older version is brought up to date with its data; one of a
// newer version is refused and left alone.
func TestOlderSchema(t *testing.T) {
	server := neo4jtest.Shared(t)
	driver := server.Driver(t)
	graphtest.Opened(t, open(t, server), graphtest.Goldens(t)[0].World)
	value(t, driver, `DROP INDEX skill_name`)
	value(t, driver, `MATCH (m:TaxonomyMeta) SET m.schemaVersion = 1`)
	if rev, err := open(t, server).Revision(t.Context()); rev != 1 || err != nil {
		t.Errorf("after a migration: revision %d (%v), want 1", rev, err)
	}
	index := `SHOW INDEXES YIELD name WHERE name = 'skill_name' RETURN count(*)`
	if n := value(t, driver, index); n != int64(1) {
		t.Error("the migration did not make its index")
	}
	value(t, driver, `MATCH (m:TaxonomyMeta) SET m.schemaVersion = 99`)
	refused(t, configOf(server), graph.ErrInvalid, "schema version 99", "use a newer skillgraph")
	if v := value(t, driver, `MATCH (m:TaxonomyMeta) RETURN m.schemaVersion`); v != int64(99) {
		t.Errorf("the refused database is of version %v now", v)
	}
}

// refused opens a store that must not open, and looks at the error.
func refused(t *testing.T, c neo4jstore.Config, sentinel error, hints ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	began := time.Now()
	_, err := neo4jstore.Open(ctx, c)
	if !errors.Is(err, sentinel) {
		t.Fatalf("got %v, want one that is %q", err, sentinel)
	}
	for _, hint := range hints {
		if !strings.Contains(err.Error(), hint) {
			t.Errorf("%v: it does not say %q", err, hint)
		}
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("the refusal took %v", took)
	}
	var leaked *neo4j.Neo4jError
	if errors.As(err, &leaked) {
		t.Error("the error carries a type of the driver")
	}
}

// TestForeignData: somebody else's graph is refused and left as it is.
func TestForeignData(t *testing.T) {
	server := neo4jtest.Shared(t)
	driver := server.Driver(t)
	value(t, driver, `CREATE (:Movie {title: 'Metropolis'})-[:HAS]->(:Skill {id: 'skill:acting'})`)
	refused(t, configOf(server), graph.ErrInvalid, `"neo4j" holds 2 nodes`, "nothing was changed")
	if n := value(t, driver, `MATCH (:Movie)-[h:HAS]->(:Skill) RETURN count(h)`); n != int64(1) {
		t.Error("the data of somebody else are gone")
	}
	if n := value(t, driver, `SHOW CONSTRAINTS YIELD name RETURN count(*)`); n != int64(0) {
		t.Errorf("%v constraints were made", n)
	}
}

// TestGuests: what others keep beside our graph, on nodes of their own or as properties of ours,
// outlives every load.
func TestGuests(t *testing.T) {
	server := neo4jtest.Shared(t)
	driver, store := server.Driver(t), open(t, server)
	taxonomy := graphtest.Opened(t, store, graphtest.Goldens(t)[0].World)
	value(t, driver, `MATCH (s:Skill {id: 'skill:python'}) SET s.pagerank = 0.5, s:Favourite
		CREATE (:Course {title: 'Python'})-[:TEACHES]->(s)`)
	if _, err := taxonomy.Load(t.Context(), graphtest.Goldens(t)[1].World, time.Unix(2, 0)); err != nil {
		t.Fatal(err)
	}
	if n := value(t, driver, `MATCH (:Course) RETURN count(*)`); n != int64(1) {
		t.Error("a node that is not ours is gone")
	}
	world := graphtest.Goldens(t)[1].World
	id := string(world.Skills[0].ID)
	value(t, driver, `MATCH (s:Skill {id: '`+id+`'}) SET s.pagerank = 0.5, s:Favourite
		CREATE (:Course {title: 'Again'})-[:TEACHES]->(s)`)
	if _, err := taxonomy.Load(t.Context(), world, time.Unix(3, 0)); err != nil {
		t.Fatal(err)
	}
	kept := `MATCH (:Course {title: 'Again'})-[:TEACHES]->(:Favourite {pagerank: 0.5}) RETURN count(*)`
	if n := value(t, driver, kept); n != int64(1) {
		t.Error("what hung on a skill that stayed is gone")
	}
	graphtest.Healthy(t, store)
}

// TestWrongConfiguration: what is wrong is named, and never hangs.
func TestWrongConfiguration(t *testing.T) {
	server := neo4jtest.Shared(t)
	password, database, address, scheme := configOf(server), configOf(server), configOf(server), configOf(server)
	password.Password = "not this one"
	refused(t, password, graph.ErrInvalid, `does not let user "neo4j" in`, "password")
	database.Database = "nowhere"
	refused(t, database, graph.ErrInvalid, `no database "nowhere"`)
	address.URI = "bolt://127.0.0.1:1"
	refused(t, address, graph.ErrUnavailable, "127.0.0.1:1")
	scheme.URI = "http://127.0.0.1:7474"
	refused(t, scheme, graph.ErrInvalid, "http://127.0.0.1:7474", "neo4j://")
}

// TestAddresses: each form of address is understood, and one that asks for TLS is not answered by a
// server without.
func TestAddresses(t *testing.T) {
	server := neo4jtest.Shared(t)
	_, host, _ := strings.Cut(server.URI, "://")
	for _, scheme := range []string{"bolt", "neo4j"} {
		c := configOf(server)
		c.URI = scheme + "://" + host
		store, err := neo4jstore.Open(t.Context(), c)
		if err != nil {
			t.Errorf("%s: %v", c.URI, err)
			continue
		}
		graphtest.Opened(t, store, graphtest.Goldens(t)[0].World)
		if rev, err := store.Revision(t.Context()); rev == 0 || err != nil {
			t.Errorf("%s: revision %d (%v)", c.URI, rev, err)
		}
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}
	for _, scheme := range []string{"bolt+s", "neo4j+s"} {
		c := configOf(server)
		c.URI = scheme + "://" + host
		refused(t, c, graph.ErrUnavailable, host)
	}
}

// TestClosed: a closed store answers no more, and closing twice is no error.
func TestClosed(t *testing.T) {
	store := open(t, neo4jtest.Shared(t))
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	_, ofRevision := store.Revision(t.Context())
	_, ofRead := store.Read(t.Context(), graph.Need{})
	_, ofCommit := store.Commit(t.Context(), graph.Commit{})
	for _, err := range []error{ofRevision, ofRead, ofCommit} {
		if !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("after Close: %v", err)
		}
	}
}
