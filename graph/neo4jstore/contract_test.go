package neo4jstore_test

import (
	"os"
	"testing"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

func TestContract(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store { return open(t, neo4jtest.Shared(t)) })
}
