package neo4jstore

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

// parameters stand for all that the queries have, so that a plan can be made.
func parameters() map[string]any {
	p := needParameters(&graph.Need{})
	p["batch"] = map[string]any{"rows": []any{}, "labels": []any{}}
	p["put"], p["deleted"] = []any{}, []any{}
	p["version"], p["revision"], p["at"], p["cause"] = 1, 1, time.Unix(1, 0).UTC(), ""
	p["digest"] = ""
	return p
}

// scanning lists the queries that read everything by intent, and so may scan labels.
var scanning = map[string]bool{
	"catalog": true, "dataset_sources": true, "dataset_specialties": true, "dataset_skills": true,
	"dataset_roles": true, "dataset_groups": true, "dataset_relations": true, "derived_digests": true,
}

// TestPlans has Neo4j explain every query file: none may look at nodes that it does not need.
func TestPlans(t *testing.T) {
	server := neo4jtest.Shared(t)
	filled(t, server)
	names, err := fs.Glob(queryFiles, "queries/*.cypher")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d query files: %v", len(names), err)
	}
	driver := server.Driver(t)
	for _, file := range names {
		name := strings.TrimSuffix(strings.TrimPrefix(file, "queries/"), ".cypher")
		t.Run(name, func(t *testing.T) {
			checkComment(t, file)
			for _, step := range planOf(t, driver, query(name)) {
				if bad := wrongStep(name, step[0], step[1]); bad != "" {
					t.Errorf("%s: %s %s", bad, step[0], step[1])
				}
			}
		})
	}
}

// checkComment wants a query file to begin with what it returns.
func checkComment(t *testing.T, file string) {
	data, err := fs.ReadFile(queryFiles, file)
	if err != nil || !strings.HasPrefix(string(data), "// ") {
		t.Errorf("%s does not say what it returns (%v)", file, err)
	}
}

// wrongStep says why a step of a plan is wrong, empty where it is not. Roles are few, and a question
// may want all of them. What writes or deletes an edge may join its two ends: each is one node, found by id.
func wrongStep(name, operator, details string) string {
	switch {
	case strings.HasPrefix(operator, "AllNodesScan"), strings.Contains(operator, "AllRelationshipsScan"):
		return "it looks at everything"
	case strings.HasPrefix(operator, "CartesianProduct") && !strings.HasPrefix(name, "put_") &&
		name != "delete_relations":
		return "it joins everything with everything"
	case !strings.Contains(operator, "Scan") || scanning[name]:
	case name == "read" && strings.Contains(details, ":Role"):
	default:
		return "it scans a label"
	}
	return ""
}

// planOf lists the operators of a plan with what they work on. It reads them from the table that
// Neo4j draws: the Children of a Plan in driver 5.28.4 are all the last one.
func planOf(t *testing.T, driver neo4j.DriverWithContext, text string) (steps [][2]string) {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), driver, "EXPLAIN "+text, parameters(),
		neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	table, _ := result.Summary.Plan().Arguments()["string-representation"].(string)
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		place := slices.IndexFunc(cells, func(c string) bool { return strings.HasPrefix(c, "+") })
		if place > 0 && place+2 < len(cells) { // not a ruled line
			operator, details := strings.TrimLeft(cells[place], "+"), cells[place+2:len(cells)-2]
			steps = append(steps, [2]string{operator, strings.Join(details, "|")})
		}
	}
	if len(steps) < 2 {
		t.Fatalf("the plan cannot be read:\n%s", table)
	}
	return steps
}
