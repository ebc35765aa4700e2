package neo4jstore_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
	"github.com/skillgraph/skillgraph/graph/snapshot"
	"github.com/skillgraph/skillgraph/seed"
	"github.com/skillgraph/skillgraph/server"
)

// counting counts the calls that reach a store. It says nothing of a pin: each call is one that
// goes to Neo4j.
type counting struct {
	graph.Store
	calls atomic.Int64
}

func (c *counting) Revision(ctx context.Context) (graph.Revision, error) {
	c.calls.Add(1)
	return c.Store.Revision(ctx)
}

func (c *counting) Catalog(ctx context.Context) (*graph.Catalog, error) {
	c.calls.Add(1)
	return c.Store.Catalog(ctx)
}

func (c *counting) Read(ctx context.Context, need graph.Need) (*graph.View, error) {
	c.calls.Add(1)
	return c.Store.Read(ctx, need)
}

func (c *counting) Dataset(ctx context.Context) (*graph.Dataset, graph.Revision, error) {
	c.calls.Add(1)
	return c.Store.Dataset(ctx)
}

// callCase is a document of one root field. Its depth is the number of fields that have to ask the
// store on the longest way down, the root field included: what a field hands on with its answer
// (edges, nodes, the skill of an option, the role of an adjacent role) is no level of its own.
type callCase struct {
	name, document string
	depth          int
	sets           int // of different fields and arguments on the level that has the most; 0: 1
}

var callCases = []callCase{
	{name: "skill", depth: 1, document: `{ skill(by: {name: "Django"}) { name } }`},
	{name: "role", depth: 1, document: `{ role(by: {name: "API Developer"}) { name } }`},
	{name: "skills", depth: 1, document: `{ skills(first: 20) { edges { node { name } } } }`},
	{name: "roles", depth: 1, document: `{ roles(first: 20) { edges { node { name } } } }`},
	{name: "nodes", depth: 1, document: `{ nodes(ids: ["skill:django", "role:api-developer"]) { id } }`},
	{name: "search", depth: 1, document: `{ search(text: "data") { node { name } } }`},
	{
		name: "gap", depth: 1,
		document: `{ skillGap(have: {names: ["Flask", "Git"]}, role: {name: "API Developer"}) {
			readiness items { requirement { label options { skill { name } } } } learningPath { skill { name } } } }`,
	},
	{
		name: "related", depth: 1,
		document: `{ relatedSkills(skills: [{name: "Django"}, {name: "Go"}]) { related { skill { name } } } }`,
	},
	{
		name: "transfer", depth: 1,
		document: `{ transfer(from: {name: "Django"}, to: {name: "FastAPI"}) { path { from { name } } } }`,
	},
	{
		name: "adjacentRoles → role", depth: 1,
		document: `{ adjacentRoles(role: {name: "API Developer"}, first: 5) {
			role { name } transferableSkills { name } missing { label } } }`,
	},
	{
		name: "matchRoles", depth: 1,
		document: `{ matchRoles(have: {names: ["Python"]}, first: 5) { matches { role { name } } } }`,
	},
	{
		name: "careerPath", depth: 1,
		document: `{ careerPath(from: {name: "Junior Backend Developer"}, to: {name: "Senior Backend Developer"}) {
			hops { to { name } } } }`,
	},
	{
		name: "curriculumCoverage", depth: 1,
		document: `{ curriculumCoverage(courses: [{title: "Web", teaches: {names: ["Django"]}}],
			roles: [{name: "API Developer"}]) { roles { role { name } } requirements { requirement { label } } } }`,
	},
	{
		name: "skillImpact", depth: 1,
		document: `{ skillImpact(have: {names: ["Go"]}, roles: [{name: "API Developer"}]) {
			impacts { skills { skill { name } } roles { role { name } } } } }`,
	},
	{
		name: "compareRoles", depth: 1,
		document: `{ compareRoles(a: {name: "API Developer"}, b: {name: "Database Engineer"}) {
			a { name } shared { skill { name } } } }`,
	},
	{
		name: "teamGap", depth: 1,
		document: `{ teamGap(team: [{name: "Ada", have: {names: ["Go"]}}], roles: [{name: "API Developer"}]) {
			requirements { requirement { label } roles { name } holders { member } } } }`,
	},
	{
		name: "matchProfiles", depth: 1,
		document: `{ matchProfiles(profiles: [{name: "Ada", have: {names: ["Go"]}}], role: {name: "API Developer"}) {
			matches { name readiness } } }`,
	},
	{
		name: "skill → evidence → source", depth: 1,
		document: `{ skill(by: {name: "Django"}) { evidence { source { title } } } }`,
	},
	{
		name: "skill → related → skill", depth: 2,
		document: `{ skill(by: {name: "Django"}) { related(first: 5) { skill { name } } } }`,
	},
	{
		name: "skills → node → related", depth: 2,
		document: `{ skills(first: 10) { edges { node { related(first: 3) { skill { name } } } } } }`,
	},
	{
		name: "skills → nodes → related", depth: 2,
		document: `{ skills(first: 10) { nodes { related(first: 3) { skill { name } } } } }`,
	},
	{
		name: "skills → node → broader", depth: 2,
		document: `{ skills(first: 10) { edges { node { broader { name } } } } }`,
	},
	{
		name: "skills → node → prerequisites", depth: 2,
		document: `{ skills(first: 10) { edges { node { prerequisites(transitive: true) { name } } } } }`,
	},
	{
		name: "skills → node → transfersTo", depth: 2,
		document: `{ skills(first: 10) { edges { node { transfersTo(first: 3) { to { name } } } } } }`,
	},
	{
		name: "skills → node → roles → node", depth: 2,
		document: `{ skills(first: 10) { edges { node { roles(first: 3) { edges { node { name } } } } } } }`,
	},
	{
		name: "skills → related → skill → roles → node", depth: 3,
		document: `{ skills(first: 5) { edges { node { related(first: 3) { skill {
			roles(first: 3) { edges { node { name } } } } } } } } }`,
	},
	{
		name: "skills → node → evidence → source", depth: 1,
		document: `{ skills(first: 10) { edges { node { evidence { source { title } } } } } }`,
	},
	{
		name: "roles → node → requirements → options → skill", depth: 2,
		document: `{ roles(first: 10) { edges { node { requirements { options { skill { name } } } } } } }`,
	},
	{
		name: "roles → node → requirements → inheritedFrom → requirements", depth: 3,
		document: `{ roles(first: 10) { edges { node { requirements(first: 3) {
			inheritedFrom { requirements(first: 3) { label } } } } } } }`,
	},
	{
		name: "roles → node → requirements → options → skill → alternatives", depth: 3,
		document: `{ roles(first: 3) { edges { node { requirements(first: 5) { options(first: 3) { skill {
			alternatives(first: 3) { name } } } } } } } }`,
	},
	{
		name: "roles → node → buildsOn", depth: 2,
		document: `{ roles(first: 10) { edges { node { buildsOn { name } } } } }`,
	},
	{
		name: "roles → node → specialty", depth: 1,
		document: `{ roles(first: 10) { edges { node { specialty { name } } } } }`,
	},
	{
		name: "roles → node → adjacent → role", depth: 2,
		document: `{ roles(first: 5) { edges { node { adjacent(first: 3) { role { name } } } } } }`,
	},
	{
		name: "adjacentRoles → role → requirements", depth: 2,
		document: `{ adjacentRoles(role: {name: "API Developer"}, first: 5) {
			role { requirements(first: 5) { label options { skill { name } } } } } }`,
	},
	{
		name: "aliases with the same arguments", depth: 2,
		document: `{ skills(first: 10) { nodes {
			a: related(first: 3) { score } b: related(first: 3) { skill { name } } } } }`,
	},
	{
		name: "aliases with other arguments", depth: 2, sets: 2,
		document: `{ skills(first: 10) { nodes { a: related(first: 3) { score } b: related(first: 4) { score } } } }`,
	},
	{
		name: "roles → adjacent → role → ladder, distinctiveSkills → skill → usedBy", depth: 4, sets: 2,
		document: `{ roles(first: 5) { nodes { adjacent(first: 2) { role {
			ladder { name } distinctiveSkills(first: 3) { skill { usedBy { name } } } } } } } }`,
	},
	{
		name: "specialties → roles → requirements", depth: 3,
		document: `{ specialties { roles { requirements(first: 3) { label } } } }`,
	},
}

// TestCurated does with the curated taxonomy what changes nothing, and then what does: it takes a while
// to load.
func TestCurated(t *testing.T) {
	neo4j := neo4jtest.Shared(t)
	store := &counting{Store: open(t, neo4j)}
	ds, err := seed.Curated()
	if err != nil {
		t.Fatal(err)
	}
	taxonomy := graphtest.Opened(t, store, ds)
	t.Run("store calls", func(t *testing.T) { countCalls(t, store, taxonomy, ds) })
	t.Run("documented Cypher", func(t *testing.T) { runDocumented(t, neo4j) })
	graphtest.Healthy(t, store)
}

// countCalls counts how often the store is called for a root field: at most once a level for each
// set of arguments and once more, through edges and nested lists too. What an operation asks
// whatever it holds (the revision that it is pinned to) is not a field's. The answers are equal to the
// letter to those from memory, where each element of a list asks for itself.
func countCalls(t *testing.T, store *counting, taxonomy *graph.Taxonomy, ds *graph.Dataset) {
	h, memory := handler(taxonomy), handler(graphtest.Opened(t, &snapshot.Memory{}, ds))
	store.calls.Store(0)
	post(t, h, `{ __typename }`)
	own := store.calls.Load()
	for _, c := range callCases {
		t.Run(c.name, func(t *testing.T) {
			store.calls.Store(0)
			got := post(t, h, c.document)
			calls, limit := int(store.calls.Load()-own), (c.depth+1)*max(1, c.sets)
			t.Logf("%d calls; depth %d", calls, c.depth)
			if calls < 1 || calls > limit {
				t.Errorf("%d calls of the store, want 1 to %d", calls, limit)
			}
			if want := post(t, memory, c.document); got != want {
				t.Errorf("in memory:\n%s\nin Neo4j:\n%s", want, got)
			}
		})
	}
}

func handler(t *graph.Taxonomy) http.Handler {
	return server.New(server.Config{Taxonomy: t, Logger: slog.New(slog.DiscardHandler)})
}

// post answers a document without an error.
func post(t *testing.T, h http.Handler, document string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": document})
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, request)
	var got struct {
		Data   map[string]any
		Errors []any
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &got); err != nil || len(got.Errors) > 0 || got.Data == nil {
		t.Fatalf("%s\n%s (%v)", document, answer.Body, err)
	}
	return answer.Body.String()
}
