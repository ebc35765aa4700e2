package neo4jstore_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/mirror"
	"github.com/skillgraph/skillgraph/graph/neo4jstore"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

// TestExport runs the exported script against an empty database, statement by statement: the store
// then finds the taxonomy that was exported.
func TestExport(t *testing.T) {
	server := neo4jtest.Shared(t)
	ds := graphtest.Goldens(t)[0].World
	var script bytes.Buffer
	err := neo4jstore.Export(t.Context(), &script, ds, time.Unix(1700000000, 0))
	if err != nil {
		t.Fatal(err)
	}
	session := server.Driver(t).NewSession(t.Context(), neo4j.SessionConfig{})
	for _, statement := range strings.Split(script.String(), ";\n") {
		statement = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(statement), ":begin"), ":commit")
		if strings.TrimSpace(statement) == "" {
			continue
		}
		result, err := session.Run(t.Context(), statement, nil)
		if err == nil {
			_, err = result.Consume(t.Context())
		}
		if err != nil {
			t.Fatalf("%.300s\n%v", statement, err)
		}
	}
	if err := session.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	store, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URI: server.URI, User: server.User, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	mirrored, err := mirror.Open(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	got, rev, err := mirrored.Dataset(t.Context())
	if err != nil || rev != 2 {
		t.Fatalf("revision %d: %v, want 2: the derived edges were made anew", rev, err)
	}
	if catalog, err := store.Catalog(t.Context()); err != nil || catalog.Counts.Transfers == 0 || catalog.Counts.Related == 0 {
		t.Errorf("derived edges are missing: %v", err)
	}
	if !reflect.DeepEqual(got.Keys(), ds.Keys()) || !reflect.DeepEqual(got.Roles, ds.Roles) || !reflect.DeepEqual(got.Relations, ds.Relations) {
		t.Error("the script made another taxonomy")
	}
}
