package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/snapshot"
	"github.com/skillgraph/skillgraph/resolvers"
	"github.com/skillgraph/skillgraph/seed"
	"github.com/skillgraph/skillgraph/server"
)

// serve starts a server over the curated taxonomy.
func serve(t testing.TB) *httptest.Server {
	t.Helper()
	taxonomy, err := curatedTaxonomy()
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(server.New(server.Config{Taxonomy: taxonomy, Logger: slog.New(slog.DiscardHandler)}))
	t.Cleanup(s.Close)
	return s
}

// curatedTaxonomy is loaded once for all tests: none of them writes.
var curatedTaxonomy = sync.OnceValues(func() (*graph.Taxonomy, error) {
	prepared, err := seed.Prepared()
	if err != nil {
		return nil, err
	}
	return snapshot.Taxonomy(context.Background(), prepared, time.Unix(1700000000, 0).UTC())
})

// response is a GraphQL response.
type response struct {
	Data   map[string]any
	Errors []struct {
		Message    string
		Path       []any
		Extensions map[string]any
	}
	Extensions map[string]any
}

// post sends a document and gives the raw answer.
func post(t testing.TB, s *httptest.Server, query string, variables any) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.Post(s.URL+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// ask sends a document and decodes the answer.
func ask(t testing.TB, s *httptest.Server, query string, variables any) response {
	t.Helper()
	var got response
	data := post(t, s, query, variables)
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	return got
}

type object = map[string]any

// TestBadInput: each mistake is one clear error with a code that names field and value, and fails
// nothing beside it.
func TestBadInput(t *testing.T) {
	s := serve(t)
	const gap = `query($have: Profile!) { skillGap(have: $have, role: {name: "API developer"}) { readiness } }`
	const levels = "AWARENESS, BASIC, WORKING, ADVANCED"
	const first = `query($n: Int!) { skills(first: $n) { totalCount } }`
	const bySkill = `query($by: SkillRef!) { skill(by: $by) { id } }`
	tests := []struct {
		name, query string
		variables   object
		code        string
		mentions    []string
	}{
		{"level, literal", `{ skillGap(have: {skills: [{name: "Go", level: SUPER}]}, role: {name: "API developer"}) { readiness } }`, nil, "BAD_USER_INPUT", []string{"SUPER", levels}},
		{"level, text", `{ skillGap(have: {skills: [{name: "Go", level: "SUPER"}]}, role: {name: "API developer"}) { readiness } }`, nil, "BAD_USER_INPUT", []string{"SUPER", levels}},
		{"default level", `{ skillGap(have: {defaultLevel: SUPER}, role: {name: "API developer"}) { readiness } }`, nil, "BAD_USER_INPUT", []string{"SUPER", levels}},
		{"direction", `{ adjacentRoles(role: {name: "API developer"}, direction: IN) { readiness } }`, nil, "BAD_USER_INPUT", []string{"IN", "FROM, TO"}},
		{"level, variable", gap, object{"have": object{"skills": []any{object{"name": "Go", "level": "SUPER"}}}}, "BAD_USER_INPUT", []string{"$have.skills[0].level", "SUPER", levels}},
		{"level, number", gap, object{"have": object{"skills": []any{object{"name": "Go", "level": 7}}}}, "BAD_USER_INPUT", []string{"have.skills[0].level", "7", levels}},
		{"quoted enum", `{ skills(filter: {kinds: ["LANGUAGE"]}, first: 1) { totalCount } }`, nil, "BAD_USER_INPUT", []string{`"LANGUAGE" is no SkillKind: expected one of LANGUAGE, FRAMEWORK`, "without quotes"}},
		{"enum of nothing", `{ skills(filter: {kinds: [LANG]}, first: 1) { totalCount } }`, nil, "BAD_USER_INPUT", []string{"LANG is no SkillKind: expected one of LANGUAGE, FRAMEWORK"}},
		{"null name", `{ skill(by: {name: null}) { id } }`, nil, "BAD_USER_INPUT", []string{"SkillRef: expected exactly one of id and name, and not null"}},
		{"a text for an object", `{ skill(by: "Go") { id } }`, nil, "BAD_USER_INPUT", []string{`"Go" is no SkillRef: expected an object with id or name`}},
		{"a number for a text", bySkill, object{"by": object{"name": 5}}, "BAD_USER_INPUT", []string{"$by.name", `"5"`, "String and not a number"}},
		{"a number in a list", gap, object{"have": object{"names": []any{"Go", 5}}}, "BAD_USER_INPUT", []string{"$have.names[1]", `"5"`, "String and not a number"}},
		{"a number for an object", gap, object{"have": 5}, "BAD_USER_INPUT", []string{"$have", `"5"`, "an object of type Profile and not a number"}},
		{"a field of nothing", gap, object{"have": object{"nam": "Go", "ids": 1.5}}, "BAD_USER_INPUT", []string{"$have.nam", "names, ids"}},
		{"null, variable", gap, object{"have": object{"defaultLevel": nil}}, "BAD_USER_INPUT", []string{"$have.defaultLevel", `"null"`, "Level"}},
		{"a text for a number", first, object{"n": "5"}, "BAD_USER_INPUT", []string{"$n", `"5"`, "Int and not a text"}},
		{"half a number", first, object{"n": 5.5}, "BAD_USER_INPUT", []string{"$n", `"5.5"`, "Int"}},
		{"a text for a share", `query($m: Float!) { skillGap(have: {}, role: {name: "API developer"}, minConfidence: $m) { readiness } }`, object{"m": "0.5"}, "BAD_USER_INPUT", []string{"$m", `"0.5"`, "Float and not a text"}},
		{"a number for a truth", `query($b: Boolean!) { role(by: {name: "API developer"}) { requirements(inherited: $b) { label } } }`, object{"b": 1}, "BAD_USER_INPUT", []string{"$b", `"1"`, "Boolean and not a number"}},
		{"both id and name", `{ skill(by: {id: "skill:go", name: "Go"}) { id } }`, nil, "BAD_USER_INPUT", []string{"SkillRef"}},
		{"both, variable", bySkill, object{"by": object{"id": "skill:go", "name": "Go"}}, "BAD_USER_INPUT", []string{"by", "exactly one"}},
		{"neither", `{ skill(by: {}) { id } }`, nil, "BAD_USER_INPUT", []string{"SkillRef"}},
		{"neither, variable", bySkill, object{"by": object{}}, "BAD_USER_INPUT", []string{"by", "exactly one"}},
		{"null name, variable", bySkill, object{"by": object{"name": nil}}, "BAD_USER_INPUT", []string{"by", "exactly one"}},
		{"held both", gap, object{"have": object{"skills": []any{object{"id": "skill:go", "name": "Go"}}}}, "BAD_USER_INPUT", []string{"have.skills[0]", "exactly one"}},
		{"held neither", gap, object{"have": object{"skills": []any{object{"level": "BASIC"}}}}, "BAD_USER_INPUT", []string{"have.skills[0]", "exactly one"}},
		{"first below", `{ skills(first: -1) { nodes { id } } }`, nil, "BAD_USER_INPUT", []string{"first", "-1"}},
		{"first above", `{ skills(first: 100000) { nodes { id } } }`, nil, "BAD_USER_INPUT", []string{"first", "100000"}},
		{"first of a list", `{ skill(by: {name: "Go"}) { related(first: 101) { score } } }`, nil, "BAD_USER_INPUT", []string{"first", "101"}},
		{"first, variable", `query($n: Int!) { adjacentRoles(role: {name: "API developer"}, first: $n) { readiness } }`, object{"n": -1}, "BAD_USER_INPUT", []string{"first", "-1"}},
		{"first and last", `{ skills(first: 1, last: 1) { nodes { id } } }`, nil, "BAD_USER_INPUT", []string{"last"}},
		{"cursor", `{ skills(first: 1, after: "%%%") { nodes { id } } }`, nil, "BAD_USER_INPUT", []string{"after", "%%%"}},
		{"cursor of nothing", `{ roles(first: 1, after: "bm90aGluZw") { nodes { id } } }`, nil, "BAD_USER_INPUT", []string{"after", "bm90aGluZw"}},
		{"id of a role", `{ skill(by: {id: "role:api-developer"}) { id } }`, nil, "BAD_USER_INPUT", []string{"by.id", "role:api-developer"}},
		{"id of a skill", `{ role(by: {id: "skill:go"}) { id } }`, nil, "BAD_USER_INPUT", []string{"by.id", "skill:go"}},
		{"held id of a role", gap, object{"have": object{"ids": []string{"role:api-developer"}}}, "BAD_USER_INPUT", []string{"have.ids[0]", "role:api-developer"}},
		{"id of nothing", `{ node(id: "nonsense") { id } }`, nil, "BAD_USER_INPUT", []string{`id: "nonsense"`, "the id of a skill"}},
		{"unknown id", `{ skill(by: {id: "skill:no-such-thing"}) { id } }`, nil, "NOT_FOUND", []string{"by.id", "skill:no-such-thing"}},
		{"unknown name", `{ skill(by: {name: "Djangoo Framework X"}) { id } }`, nil, "NOT_FOUND", []string{"by.name", "Djangoo"}},
		{"empty name", `{ skill(by: {name: ""}) { id } }`, nil, "BAD_USER_INPUT", []string{"by", "exactly one of id and name", "not empty"}},
		{"empty role", `{ role(by: {externalId: ""}) { id } }`, nil, "BAD_USER_INPUT", []string{"by", "id, name and externalId", "not empty"}},
		{"blank name", `{ skill(by: {name: "  "}) { id } }`, nil, "BAD_USER_INPUT", []string{"by", "exactly one of id and name", "not empty"}},
		{"several in one name", `{ skill(by: {name: "Java/Kotlin"}) { id } }`, nil, "AMBIGUOUS", []string{"by.name", "Java/Kotlin"}},
		{"unknown role", `{ skillGap(have: {}, role: {name: "astronaut"}) { readiness } }`, nil, "NOT_FOUND", []string{"role.name", "astronaut"}},
		{"confidence", `{ skillGap(have: {}, role: {name: "API developer"}, minConfidence: 1.5) { readiness } }`, nil, "BAD_USER_INPUT", []string{"minConfidence", "1.5"}},
		{"steps", `{ skillGap(have: {}, role: {name: "API developer"}) { learningPath(maxSteps: -3) { level } } }`, nil, "BAD_USER_INPUT", []string{"maxSteps", "-3"}},
		{"too many held", gap, object{"have": object{"names": make([]string, 201)}}, "BAD_USER_INPUT", []string{"have", "201", "200"}},
		{"too many names", `query($names: [String!]!) { resolveSkills(names: $names) { outcome } }`, object{"names": make([]string, 1001)}, "BAD_USER_INPUT", []string{"names", "1001", "1000"}},
		{"text too long", gap, object{"have": object{"text": strings.Repeat("x", 100_001)}}, "BAD_USER_INPUT", []string{"have.text", "100001", "100000"}},
		{"too many texts", `query($t: [String!]!) { extractSkillsBatch(texts: $t) { skills { count } } }`, object{"t": make([]string, 21)}, "BAD_USER_INPUT", []string{"texts", "21", "20"}},
		{"no roles", `{ teamGap(team: [], roles: []) { members { name } } }`, nil, "BAD_USER_INPUT", []string{"roles", "at least one"}},
		{"person without a name", `{ teamGap(team: [{name: "", have: {}}], roles: [{name: "API developer"}]) { members { name } } }`, nil, "BAD_USER_INPUT", []string{"team[0].name"}},
		{"person of a blank name", `{ teamGap(team: [{name: " ", have: {}}], roles: [{name: "API developer"}]) { members { name } } }`, nil, "BAD_USER_INPUT", []string{"team[0].name"}},
		{"two of one name", `{ teamGap(team: [{name: "Ann", have: {}}, {name: "Bob", have: {}}, {name: "Ann", have: {}}], roles: [{name: "API developer"}]) { members { name } } }`, nil, "BAD_USER_INPUT", []string{"team[2].name", "Ann", "team[0].name is the same"}},
		{"course without a title", `{ curriculumCoverage(courses: [{title: "", teaches: {}}], roles: [{name: "API developer"}]) { roles { readiness } } }`, nil, "BAD_USER_INPUT", []string{"courses[0].title"}},
		{"unknown role of many", `{ skillImpact(have: {}, roles: [{name: "API developer"}, {name: "astronaut"}]) { impacts { gain } } }`, nil, "NOT_FOUND", []string{"roles[1].name", "astronaut"}},
		{"target", `{ curriculumCoverage(courses: [], roles: [{name: "API developer"}]) { additions(targetReadiness: 1.5) { reached } } }`, nil, "BAD_USER_INPUT", []string{"targetReadiness", "1.5"}},
		{"no such field", `{ skill(by: {name: "Go"}) { colour } }`, nil, "BAD_USER_INPUT", []string{"colour"}},
		{"no such syntax", `{ skill(by: `, nil, "BAD_USER_INPUT", []string{"Expected"}},
		{"missing variable", gap, nil, "BAD_USER_INPUT", []string{"$have: ", "Profile!, and none is given"}},
		{"missing field", `query($t: [TeamMember!]!) { teamGap(team: $t, roles: [{name: "API developer"}]) { members { name } } }`, object{"t": []any{object{"have": object{}}}}, "BAD_USER_INPUT", []string{"$t[0].name: ", "String!, and none is given"}},
		{"too complex", `{ skills(first: 100) { nodes { related(first: 100) { skill { related(first: 100) { score skill { id } } } } } } }`, nil, "TOO_COMPLEX", []string{"complexity"}},
		{"too long", "{ " + strings.Repeat("__typename ", 5000) + "}", nil, "BAD_USER_INPUT", []string{"token"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ask(t, s, test.query, test.variables)
			if len(got.Errors) == 0 {
				t.Fatalf("no error; data %v", got.Data)
			}
			e := got.Errors[0]
			if e.Extensions["code"] != test.code {
				t.Errorf("code %v, want %s: %s", e.Extensions["code"], test.code, e.Message)
			}
			for _, word := range test.mentions {
				if !strings.Contains(strings.ToLower(e.Message), strings.ToLower(word)) {
					t.Errorf("the message does not mention %q: %s", word, e.Message)
				}
			}
			for _, leak := range []string{"goroutine", ".go:", "runtime error", "panic"} {
				if strings.Contains(e.Message, leak) {
					t.Errorf("the message leaks %q: %s", leak, e.Message)
				}
			}
		})
	}
}

// TestLenient: what GraphQL lets stand for another value is taken as it means, and no level is none.
func TestLenient(t *testing.T) {
	s := serve(t)
	const gap = `query($have: Profile!) { skillGap(have: $have, role: {name: "API developer"}) { profile { skills { level } } } }`
	for name, have := range map[string]object{
		"null for a level": {"skills": []any{object{"name": "Go", "level": nil}}},
		"one for a list":   {"names": "Go"},
		"null for an id":   {"skills": object{"id": nil, "name": "Go"}},
		"null for a name":  {"skills": object{"id": "skill:go", "name": nil}},
		"null for a text":  {"names": []any{"Go"}, "text": nil},
	} {
		got, err := json.Marshal(ask(t, s, gap, object{"have": have}).Data)
		if want := `{"skillGap":{"profile":{"skills":[{"level":"WORKING"}]}}}`; err != nil || string(got) != want {
			t.Errorf("%s: %s (%v), want %s", name, got, err, want)
		}
	}
}

// TestBatch: a batch has an outcome for each name, however few related skills are asked for.
func TestBatch(t *testing.T) {
	s := serve(t)
	for first := range 2 {
		got := ask(t, s, `query($n: Int!) { relatedSkills(skills: [{name: "Go"}, {name: "Django"}], first: $n) { input related { score } } }`, object{"n": first})
		results := got.Data["relatedSkills"].([]any)
		if len(results) != 2 {
			t.Fatalf("first %d: %v %v", first, got.Data, got.Errors)
		}
		for _, r := range results {
			if n := len(r.(object)["related"].([]any)); n != first {
				t.Errorf("first %d: %v has %d related skills", first, r, n)
			}
		}
	}
}

// TestSiblings: a question that fails leaves those beside it standing.
func TestSiblings(t *testing.T) {
	got := ask(t, serve(t), `{ a: skill(by: {name: "no such thing"}) { id } b: skill(by: {name: "Go"}) { id } }`, nil)
	if got.Data["a"] != nil || got.Data["b"] == nil || len(got.Errors) != 1 {
		t.Errorf("data %v, errors %v", got.Data, got.Errors)
	}
}

// TestCandidates: a failed look-up says what may have been meant, and by name leads to the answer.
func TestCandidates(t *testing.T) {
	got := ask(t, serve(t), `{ skill(by: {name: "Java/Kotlin"}) { id } }`, nil)
	var names []string
	for _, c := range got.Errors[0].Extensions["candidates"].([]any) {
		names = append(names, c.(object)["name"].(string))
	}
	if strings.Join(names, ", ") != "Java, Kotlin" {
		t.Errorf("candidates %v, want Java and Kotlin", names)
	}
}

// TestProfileMistakes: unknown and ambiguous names are part of the answer, duplicates merge.
func TestProfileMistakes(t *testing.T) {
	got := ask(t, serve(t), `{ skillGap(role: {name: "API developer"},
		have: {names: ["golang", "Klingon", "Java/Kotlin", "Go"], skills: [{name: "GO", level: EXPERT}]}) {
		profile { skills { skill { name } level inputs } unresolved { path input outcome } } } }`, nil)
	if len(got.Errors) > 0 {
		t.Fatal(got.Errors)
	}
	profile, err := json.Marshal(got.Data["skillGap"].(object)["profile"])
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"skills":[{"inputs":["golang","Go","GO"],"level":"EXPERT","skill":{"name":"Go"}}],` +
		`"unresolved":[{"input":"Klingon","outcome":"UNKNOWN","path":"have.names[1]"},` +
		`{"input":"Java/Kotlin","outcome":"AMBIGUOUS","path":"have.names[2]"}]}`
	if string(profile) != want {
		t.Errorf("got %s\nwant %s", profile, want)
	}
}

// TestTransport: what is no GraphQL over HTTP gets a GraphQL error with the right status.
func TestTransport(t *testing.T) {
	s := serve(t)
	tests := []struct {
		name, method, target, contentType, accept, body string
		status                                          int
	}{
		{"get", "GET", "/graphql?query=%7Btaxonomy%7Brevision%7D%7D", "", "", "", 200},
		{"get without query", "GET", "/graphql", "", "", "", 400},
		{"put", "PUT", "/graphql", "application/json", "", "{}", 405},
		{"text", "POST", "/graphql", "text/plain", "", `{"query":"{__typename}"}`, 415},
		{"no json", "POST", "/graphql", "application/json", "", `{`, 400},
		{"two jsons", "POST", "/graphql", "application/json", "", `{"query":"{__typename}"} {}`, 400},
		{"accept nothing we have", "POST", "/graphql", "application/json", "text/html", `{"query":"{__typename}"}`, 406},
		{"invalid, new media type", "POST", "/graphql", "application/json", "application/graphql-response+json", `{"query":"{nope}"}`, 400},
		{"invalid, old media type", "POST", "/graphql", "application/json", "application/json", `{"query":"{nope}"}`, 200},
		{"too large", "POST", "/graphql", "application/json", "", `{"query":"` + strings.Repeat(" ", 300<<10) + `"}`, 413},
		{"nothing there", "GET", "/nothing", "", "", "", 404},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, err := http.NewRequestWithContext(t.Context(), test.method, s.URL+test.target, strings.NewReader(test.body))
			if err != nil {
				t.Fatal(err)
			}
			if test.contentType != "" {
				r.Header.Set("Content-Type", test.contentType)
			}
			if test.accept != "" {
				r.Header.Set("Accept", test.accept)
			}
			got, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = got.Body.Close() }()
			if got.StatusCode != test.status {
				t.Errorf("status %d, want %d", got.StatusCode, test.status)
			}
		})
	}
}

// TestRefusedPages: what is asked for otherwise than it is served is a GraphQL error that says how.
func TestRefusedPages(t *testing.T) {
	s := serve(t)
	for _, test := range []struct {
		method, target, code, allow string
		status                      int
	}{
		{"GET", "/nothing", "NOT_FOUND", "", 404},
		{"POST", "/graphql/", "NOT_FOUND", "", 404},
		{"POST", "/healthz", "BAD_USER_INPUT", "GET, HEAD", 405},
		{"DELETE", "/metrics", "BAD_USER_INPUT", "GET, HEAD", 405},
		{"POST", "/", "BAD_USER_INPUT", "GET, HEAD", 405},
		{"PUT", "/graphql", "BAD_USER_INPUT", "GET, POST", 405},
	} {
		r, err := http.NewRequestWithContext(t.Context(), test.method, s.URL+test.target, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		got, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		var body response
		err = json.NewDecoder(got.Body).Decode(&body)
		_ = got.Body.Close()
		if err != nil || len(body.Errors) != 1 || body.Errors[0].Extensions["code"] != test.code ||
			got.StatusCode != test.status || got.Header.Get("Allow") != test.allow {
			t.Errorf("%s %s: %s, Allow %q, %v %v", test.method, test.target, got.Status, got.Header.Get("Allow"), body.Errors, err)
		}
	}
}

// TestInvalidUTF8: text that is not UTF-8 is refused, and never read as something else.
func TestInvalidUTF8(t *testing.T) {
	s := serve(t)
	const document = `{ resolveSkills(names: ["%s"]) { input } }`
	for name, test := range map[string]struct {
		request func(word string) (*http.Response, error)
		says    string
	}{
		"body": {func(word string) (*http.Response, error) {
			body, err := json.Marshal(object{"query": fmt.Sprintf(document, "WORD")})
			if err != nil {
				return nil, err
			}
			sent := strings.Replace(string(body), "WORD", word, 1)
			return http.Post(s.URL+"/graphql", "application/json", strings.NewReader(sent))
		}, "the body is not valid UTF-8 at byte 38"},
		"url": {func(word string) (*http.Response, error) {
			return http.Get(s.URL + "/graphql?query=" + url.QueryEscape(fmt.Sprintf(document, word)))
		}, `the parameter "query" is not valid UTF-8 at byte 27`},
	} {
		t.Run(name, func(t *testing.T) {
			for word, want := range map[string]int{"Zo\xeb": 400, "Zo\xc3\xab": 200, "Zo\uFFFD": 200} {
				r, err := test.request(word)
				if err != nil {
					t.Fatal(err)
				}
				data, err := io.ReadAll(r.Body)
				_ = r.Body.Close()
				if err != nil {
					t.Fatal(err)
				}
				told := bytes.Contains(data, []byte(resolvers.CodeBadUserInput))
				if r.StatusCode != want || told != (want == 400) {
					t.Errorf("%q: %d %s, want %d", word, r.StatusCode, data, want)
				}
				var got response
				if err := json.Unmarshal(data, &got); err != nil {
					t.Fatal(err)
				}
				if want == 400 && !strings.Contains(got.Errors[0].Message, test.says) {
					t.Errorf("it says %q, want %q", got.Errors[0].Message, test.says)
				}
			}
		})
	}
}

// TestPages: the pages for people and machines are there and need nothing from elsewhere.
func TestPages(t *testing.T) {
	s := serve(t)
	for target, holds := range map[string]string{
		"/": "skillgraph playground", "/schema.graphql": "type Query", "/healthz": "ok", "/readyz": "ready",
		"/metrics": "skillgraph_taxonomy_revision 1",
	} {
		r, err := http.Get(s.URL + target)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Body.Close()
		if r.StatusCode != http.StatusOK || !strings.Contains(string(data), holds) {
			t.Errorf("%s: %d without %q", target, r.StatusCode, holds)
		}
		if target == "/" && (strings.Contains(string(data), "https://") || strings.Contains(string(data), "src=")) {
			t.Error("the playground asks for something from elsewhere")
		}
	}
}

// TestSameBytes: equal questions get equal bytes, on another server as well.
func TestSameBytes(t *testing.T) {
	queries := []string{
		`{ skillGap(have: {names: ["Flask", "PostgreSQL", "Git"]}, role: {name: "API developer"}) { readiness items { status credit explanation options { credit via { path { type } } } } learningPath { skill { name } reason } } }`,
		`{ skill(by: {name: "Django"}) { related { score skill { name } signals { kind share detail } } transfersTo { to { name } transferability } } }`,
		`{ adjacentRoles(role: {name: "Database engineer"}, first: 20) { role { name } readiness similarity terms { credit weight } } }`,
		`{ a: skill(by: {name: "nope one"}) { id } b: skill(by: {name: "nope two"}) { id } c: skills(first: 100) { nodes { name } totalCount } }`,
	}
	first := serve(t)
	for _, q := range queries {
		want := post(t, first, q, nil)
		second := serve(t)
		for range 5 {
			if got := post(t, first, q, nil); !bytes.Equal(got, want) {
				t.Errorf("another answer on the same server to %s", q)
			}
			if got := post(t, second, q, nil); !bytes.Equal(got, want) {
				t.Errorf("another answer on another server to %s", q)
			}
		}
	}
}

// curatedDataset reads the built-in taxonomy.
func curatedDataset(t testing.TB) *graph.Dataset {
	t.Helper()
	ds, err := seed.Curated()
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// TestOffsets: mentions are counted in the unit asked for.
func TestOffsets(t *testing.T) {
	s := serve(t)
	for unit, want := range map[string][2]float64{"UTF16": {3, 9}, "BYTE": {5, 11}, "CODE_POINT": {2, 8}} {
		got := ask(t, s, `query($t: String!) { extractSkills(text: $t, offsets: `+unit+`) { mentions { start end surface } } }`, object{"t": "🚀 Python"})
		m := got.Data["extractSkills"].(object)["mentions"].([]any)[0].(object)
		if m["start"] != want[0] || m["end"] != want[1] || m["surface"] != "Python" {
			t.Errorf("%s: %v, want %v", unit, m, want)
		}
	}
}
