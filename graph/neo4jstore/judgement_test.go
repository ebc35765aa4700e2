package neo4jstore_test

import (
	"testing"

	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
	"github.com/skillgraph/skillgraph/seed"
)

// TestJudgements: what somebody who knows the trade expects of the curated taxonomy holds over Neo4j
// as it does over a snapshot.
func TestJudgements(t *testing.T) {
	store := open(t, neo4jtest.Shared(t))
	ds, err := seed.Curated()
	if err != nil {
		t.Fatal(err)
	}
	judge := graphtest.NewJudge(graphtest.Opened(t, store, ds), ds)
	judge.Check(t, graphtest.Judgements(t, "../../seed/testdata/judgement"))
}
