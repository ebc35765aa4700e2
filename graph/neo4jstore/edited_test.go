package neo4jstore_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

// edited is a world as the golden files write it, with what somebody's statement then did to it.
const edited = `
skill go language
skill gin framework
skill kafka message_broker
skill rabbit message_broker
edge gin BUILT_WITH go level=3
role developer
need developer language REQUIRED 0.9 1 go:3
need developer broker REQUIRED 0.5 1 kafka:2 rabbit:2
`

// handEdit is a statement that makes the graph invalid, the fault it makes, and how to undo it.
type handEdit struct {
	text    string
	code    graph.FaultCode
	subject graph.Key
	undo    string
}

const (
	theSkill      = "MATCH (s:Skill {id: 'skill:go'}) "
	evidence      = "evidenceSource: ['source:test'], evidenceMethod: ['STATED'], evidenceConfidence: [1]"
	edgesBothWays = `MATCH (a:Skill {id: 'skill:kafka'}) MATCH (b:Skill {id: 'skill:rabbit'})
		CREATE (a)-[:PREREQUISITE {` + evidence + `}]->(b)-[:PREREQUISITE {` + evidence + `}]->(a)`
	oneMore = `MATCH (a:Skill {id: 'skill:go'}) MATCH (b:Skill {id: 'skill:gin'}) CREATE (a)-[:IMPLIES {
		level: 2, odd: 1, ` + evidence + `
	}]->(b)`
	anOption = "MATCH (:RequirementGroup)-[o:OPTION {position: 1}]->() "
	aGroup   = "(g:RequirementGroup {id: 'requirement:lost.group'})"
)

var handEdits = []handEdit{
	{theSkill + "SET s.name = null", graph.FaultValue, "skill:go", theSkill + "SET s.name = 'Go'"},
	{theSkill + "SET s.name = 7", graph.FaultValue, "skill:go", theSkill + "SET s.name = 'Go'"},
	{
		theSkill + "REMOVE s:Language SET s:Database", graph.FaultValue, "skill:go",
		theSkill + "REMOVE s:Database SET s:Language",
	},
	{theSkill + "SET s.importance = 70", graph.FaultValue, "skill:go", theSkill + "SET s.importance = 0.5"},
	{
		theSkill + "SET s.evidenceMethod = ['STATED', 'STATED']", graph.FaultValue, "skill:go",
		theSkill + "SET s.evidenceMethod = ['STATED']",
	},
	{
		oneMore, graph.FaultContradiction, "IMPLIES skill:go skill:gin",
		"MATCH (:Skill)-[e:IMPLIES {odd: 1}]->() DELETE e",
	},
	{
		theSkill + "CREATE (s)-[:BROADER]->(:Topic)", graph.FaultDangling, "BROADER skill:go ",
		"MATCH (n:Topic) DETACH DELETE n",
	},
	{"CREATE " + aGroup, graph.FaultDangling, "requirement:lost.group", "MATCH " + aGroup + " DELETE g"},
	{
		anOption + "SET o.level = 'much'", graph.FaultValue, "requirement:developer.broker",
		anOption + "SET o.level = 2",
	},
	{
		edgesBothWays, graph.FaultCycle, "PREREQUISITE skill:rabbit skill:kafka",
		"MATCH (:Skill)-[e:PREREQUISITE]->() DELETE e",
	},
	{
		"MATCH (r:Role {id: 'role:developer'}) CREATE (r)-[:BUILDS_ON {position: 0, " + evidence + "}]->(r)",
		graph.FaultSelfEdge, "role:developer", "MATCH (:Role)-[e:BUILDS_ON]->() DELETE e",
	},
	{"CREATE (:Skill {name: 'No id'})", graph.FaultID, "", "MATCH (s:Skill {name: 'No id'}) DELETE s"},
}

// TestHandEdits: every way to make the graph invalid by hand is found by reading the data set and
// validating it, with the record.
func TestHandEdits(t *testing.T) {
	server := neo4jtest.Shared(t)
	driver, store := server.Driver(t), open(t, server)
	world, err := graphtest.ParseWorld(edited)
	if err != nil {
		t.Fatal(err)
	}
	taxonomy := graphtest.Opened(t, store, world)
	for _, e := range handEdits {
		value(t, driver, e.text)
		if got := faultsOf(t.Context(), store); !has(got, e.code, e.subject) {
			t.Errorf("%s: no fault %s of %q among %+v", e.text, e.code, e.subject, got)
		}
		value(t, driver, e.undo)
		if got := faultsOf(t.Context(), store); len(got) > 0 {
			t.Fatalf("%s: what is left: %+v", e.undo, got)
		}
	}
	value(t, driver, theSkill+"SET s.importance = 'high'")
	_, err = taxonomy.Skill(t.Context(), graph.SkillRef{ID: "skill:go"})
	if !errors.Is(err, graph.ErrUnavailable) || errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a question about what cannot be read: %v", err)
	}
}

// faultsOf lists the errors of what a store holds.
func faultsOf(ctx context.Context, store graph.Store) (errs []graph.Fault) {
	ds, _, err := store.Dataset(ctx)
	if err == nil {
		err = graph.Check(ds)
	}
	var e *graph.FaultsError
	if errors.As(err, &e) {
		for _, f := range e.Faults {
			if f.Severity == graph.SeverityError {
				errs = append(errs, f)
			}
		}
	}
	return errs
}

func has(all []graph.Fault, code graph.FaultCode, subject graph.Key) bool {
	for _, f := range all {
		if f.Code == code && f.Subject == subject {
			return true
		}
	}
	return false
}

// TestReadsAsAPersonWould: the pattern that the documentation promises finds plain requirements and
// the options of groups, by the label of a kind.
func TestReadsAsAPersonWould(t *testing.T) {
	server := neo4jtest.Shared(t)
	driver, store := server.Driver(t), open(t, server)
	world, err := graphtest.ParseWorld(edited)
	if err != nil {
		t.Fatal(err)
	}
	graphtest.Opened(t, store, world)
	for label, want := range map[string]string{
		"Language": "skill:go ", "MessageBroker": "skill:kafka skill:rabbit ", "Database": "",
	} {
		got := value(t, driver, `MATCH (r:Role)-[:REQUIRES]->()-[:OPTION*0..1]->(s:`+label+`)
			WITH s.id AS id ORDER BY id RETURN reduce(all = '', x IN collect(id) | all + x + ' ')`)
		if got != want {
			t.Errorf("required of the label %s: %q, want %q", label, got, want)
		}
	}
	importance := `MATCH (:Role)-[q:REQUIRES {slug: 'broker'}]->(:RequirementGroup) RETURN q.importance`
	if got := value(t, driver, importance); got != 0.5 {
		t.Errorf("an importance reads %v, want 0.5", got)
	}
	log := value(t, driver, `MATCH (c:Change {revision: 1}) RETURN c.cause + ' ' + size(c.put)`)
	if log != "LOAD 9" {
		t.Errorf("the change log says %q", log)
	}
}

// TestDerivedByHand: a commit brings back derived edges that somebody deleted, added or changed, and
// leaves alone those that nobody touched.
func TestDerivedByHand(t *testing.T) {
	server := neo4jtest.Shared(t)
	driver, store := server.Driver(t), open(t, server)
	graphtest.Opened(t, store, graphtest.Goldens(t)[0].World)
	state := `MATCH (a:Skill)-[e:TRANSFERS|RELATED]->(b:Skill)
		WITH a.id + type(e) + b.id + ' ' + coalesce(e.transferability, e.score) AS line ORDER BY line
		RETURN reduce(all = '', l IN collect(line) | all + l + '\n')`
	before := value(t, driver, state)
	for n, spoil := range []string{
		`MATCH ()-[t:TRANSFERS]->() WITH t LIMIT 2 DELETE t`,
		`MATCH ()-[t:TRANSFERS]->() WITH t LIMIT 1 SET t.transferability = 0.1234`,
		`MATCH ()-[r:RELATED]->() WITH r LIMIT 1 SET r.score = 'much'`,
		`MATCH ()-[r:RELATED]->() WITH r LIMIT 1 REMOVE r.score`,
		`MATCH (a:Skill {id: 'skill:python'}) MATCH (b:Skill {id: 'skill:git'})
			CREATE (a)-[:RELATED {score: 0.5}]->(b)`,
		`MATCH (s:Skill {id: 'skill:python'}) SET s.derivedDigest = 'else'`,
	} {
		value(t, driver, `MATCH (:Skill)-[e:TRANSFERS|RELATED]->() SET e.kept = true`)
		value(t, driver, spoil)
		ds, rev, err := store.Dataset(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		_, err = store.Commit(t.Context(), graph.Commit{
			Expect: rev, Cause: []graph.Cause{graph.CauseEdit, graph.CauseExternal, graph.CauseLoad}[n%3],
			Derived: graph.Derive(ds), At: time.Unix(2, 0),
		})
		if err != nil {
			t.Fatal(err)
		}
		if after := value(t, driver, state); after != before {
			t.Errorf("after %s: %v\nbecame %v", spoil, before, after)
		}
		kept := value(t, driver, `MATCH (:Skill)-[e:TRANSFERS|RELATED {kept: true}]->() RETURN count(e)`)
		if kept == int64(0) {
			t.Errorf("after %s all derived edges were written anew", spoil)
		}
	}
}
