package server_test

import (
	"encoding/json"
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
