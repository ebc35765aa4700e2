package server_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestTextAsProfile: a CV stands for a list of skills wherever a profile does; the answer says what was
// read, and what the text denies does not count.
func TestTextAsProfile(t *testing.T) {
	s := serve(t)
	const (
		have = `{text: "Strong Go, some PostgreSQL. No PHP. We go to market. IAM."}`
		read = `{ skills { skill { name } level levelStated inputs } unresolved { path input outcome } }`
	)
	for root, query := range map[string]string{
		"skillGap":           `{ skillGap(role: {name: "API developer"}, have: ` + have + `) { profile ` + read + ` } }`,
		"matchRoles":         `{ matchRoles(have: ` + have + `) { profile ` + read + ` } }`,
		"curriculumCoverage": `{ curriculumCoverage(courses: [{title: "A", teaches: ` + have + `}], roles: [{name: "API developer"}]) { courses { profile ` + read + ` } } }`,
	} {
		got := ask(t, s, query, nil)
		if len(got.Errors) > 0 {
			t.Fatalf("%s: %v", root, got.Errors)
		}
		answer, err := json.Marshal(got.Data[root])
		if err != nil {
			t.Fatal(err)
		}
		for _, holds := range []string{
			`"inputs":["Go"],"level":"ADVANCED","levelStated":true,"skill":{"name":"Go"}`,
			`"inputs":["PostgreSQL"],"level":"BASIC"`, `"input":"IAM","outcome":"AMBIGUOUS"`,
		} {
			if !strings.Contains(string(answer), holds) {
				t.Errorf("%s does not read %s: %s", root, holds, answer)
			}
		}
		if strings.Contains(string(answer), "PHP") {
			t.Errorf("%s counts what the text denies: %s", root, answer)
		}
	}
}

// TestLevelsOfText: years and title of a CV give levels, and the answer says so; in what a course
// teaches they are nobody's.
func TestLevelsOfText(t *testing.T) {
	s := serve(t)
	const (
		have = `{text: "Senior Go Engineer\n\n8 years of PostgreSQL, 2 years of Docker. Strong Redis. Kafka."}`
		read = `{ skills { skill { name } level levelSource levelStated } }`
	)
	for query, want := range map[string]string{
		`{ skillGap(role: {name: "API developer"}, have: ` + have + `) { profile ` + read + ` } }`:                                                      "Kafka WORKING DEFAULT, Docker WORKING YEARS, Go ADVANCED TITLE, PostgreSQL ADVANCED YEARS, Redis ADVANCED STATED",
		`{ matchRoles(have: ` + have + `) { profile ` + read + ` } }`:                                                                                   "Kafka WORKING DEFAULT, Docker WORKING YEARS, Go ADVANCED TITLE, PostgreSQL ADVANCED YEARS, Redis ADVANCED STATED",
		`{ curriculumCoverage(courses: [{title: "A", teaches: ` + have + `}], roles: [{name: "API developer"}]) { courses { profile ` + read + ` } } }`: "Kafka WORKING DEFAULT, Docker WORKING DEFAULT, Go WORKING DEFAULT, PostgreSQL WORKING DEFAULT, Redis ADVANCED STATED",
	} {
		got := ask(t, s, query, nil)
		if len(got.Errors) > 0 {
			t.Fatalf("%s: %v", query, got.Errors)
		}
		var told []string
		for _, k := range readSkills(got.Data) {
			told = append(told, fmt.Sprint(k["skill"].(object)["name"], " ", k["level"], " ", k["levelSource"]))
			if k["levelStated"] != (k["levelSource"] == "STATED") {
				t.Errorf("%v", k)
			}
		}
		if text := strings.Join(told, ", "); strings.ReplaceAll(text, "Apache Kafka", "Kafka") != want {
			t.Errorf("%s\nread %s\nwant %s", query, text, want)
		}
	}
}

// TestNotHeld: what a CV wishes for or denies is not held, and the answer says so; a course teaches what its
// students wish to learn.
func TestNotHeld(t *testing.T) {
	s := serve(t)
	const (
		text = `{text: "I want to learn Kafka. Interested in Go. No longer use Perl. 5 years of Java."}`
		read = `{ profile { skills { skill { name } } notHeld { skill { name } reason inputs } } }`
	)
	for query, want := range map[string]string{
		`{ skillGap(role: {name: "API developer"}, have: ` + text + `) ` + read + ` }`: `"notHeld":[` +
			`{"inputs":["Kafka"],"reason":"WISHED","skill":{"name":"Apache Kafka"}},` +
			`{"inputs":["Go"],"reason":"WISHED","skill":{"name":"Go"}},` +
			`{"inputs":["Perl"],"reason":"DENIED","skill":{"name":"Perl"}}],"skills":[{"skill":{"name":"Java"}}]`,
		`{ curriculumCoverage(courses: [{title: "A", teaches: ` + text + `}], roles: [{name: "API developer"}])
			{ courses ` + read + ` } }`: `"notHeld":[{"inputs":["Perl"],"reason":"DENIED","skill":{"name":"Perl"}}],` +
			`"skills":[{"skill":{"name":"Apache Kafka"}},{"skill":{"name":"Go"}},{"skill":{"name":"Java"}}]`,
		`{ resolveRoles(names: ["junior python developer", "Lead Java Developer", "Senior Backend Developer", "QA"])
			{ role { name } seniority seniorityIgnored } }`: `[` +
			`{"role":{"name":"Python Backend Developer"},"seniority":"JUNIOR","seniorityIgnored":true},` +
			`{"role":{"name":"Java Backend Developer"},"seniority":"LEAD","seniorityIgnored":true},` +
			`{"role":{"name":"Senior Backend Developer"},"seniority":"SENIOR","seniorityIgnored":false},` +
			`{"role":{"name":"QA Engineer"},"seniority":null,"seniorityIgnored":false}]`,
	} {
		got := ask(t, s, query, nil)
		answer, err := json.Marshal(got.Data)
		if err != nil || len(got.Errors) > 0 {
			t.Fatalf("%s: %v %v", query, got.Errors, err)
		}
		if !strings.Contains(string(answer), want) {
			t.Errorf("%s\ngot %s\nwant %s", query, answer, want)
		}
	}
}

// readSkills finds the skills of the profile in an answer.
func readSkills(answer any) (all []object) {
	switch at := answer.(type) {
	case object:
		if skills, ok := at["skills"].([]any); ok {
			for _, k := range skills {
				all = append(all, k.(object))
			}
			return all
		}
		for _, below := range at {
			all = append(all, readSkills(below)...)
		}
	case []any:
		for _, below := range at {
			all = append(all, readSkills(below)...)
		}
	}
	return all
}

// TestSeniorAboveJunior: of two CVs that name the same, the one with years and a senior's title is
// readier for a senior's role.
func TestSeniorAboveJunior(t *testing.T) {
	got := ask(t, serve(t), `{ matchProfiles(role: {name: "Senior Backend Developer"}, profiles: [
		{name: "Junior", have: {text: "Junior Go Developer. 1 year of Go. Docker. PostgreSQL."}}
		{name: "Senior", have: {text: "Senior Go Engineer. 8 years of Go. 6 years of Docker. 7 years of PostgreSQL."}}
	]) { matches { name readiness } } }`, nil)
	matches := got.Data["matchProfiles"].(object)["matches"].([]any)
	first, second := matches[0].(object), matches[1].(object)
	if first["name"] != "Senior" || first["readiness"].(float64) <= second["readiness"].(float64) {
		t.Errorf("%v before %v", first, second)
	}
}
