package neo4jstore_test

import (
	"slices"
	"testing"

	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
	"github.com/skillgraph/skillgraph/seed"
)

// judgedEach is how many judgements of each kind are asked of Neo4j: what is the same over a snapshot is
// for TestVersusMemory and TestCurated to tell.
const judgedEach = 6

// TestJudgements: what somebody who knows the trade expects of the curated taxonomy holds over Neo4j
// as it does over a snapshot.
func TestJudgements(t *testing.T) {
	store := open(t, neo4jtest.Shared(t))
	ds, err := seed.Curated()
	if err != nil {
		t.Fatal(err)
	}
	judge := graphtest.NewJudge(graphtest.Opened(t, store, ds), ds)
	asked := map[string]int{}
	some := slices.DeleteFunc(graphtest.Judgements(t, "../../seed/testdata/judgement"), func(m graphtest.Judgement) bool {
		asked[m.Kind()]++
		return asked[m.Kind()] > judgedEach
	})
	judge.Check(t, some)
}
