package text_test

import (
	"testing"

	"github.com/skillgraph/skillgraph/text"
)

func TestResolveTypos(t *testing.T) {
	tests := []struct{ name, want string }{
		// One slip in four to seven letters.
		{"Javva", "Java"},
		{"Jaava", "Java"},
		{"Jvaa", "Java"},
		{"ajva", "Java"}, // the first two letters swapped
		{"Pyhton", "Python"},
		{"Pythom", "Python"},
		{"Kafak", "Apache Kafka"},
		{"Djnago 4", "Django"},
		{"5 yrs Djnago", "Django"},
		{"expres", "Express"},
		{"Amazn S3", "Amazon S3"},
		// Two from eight letters on.
		{"Javscrpt", "JavaScript"},
		{"Kuberntse", "Kubernetes"},
		{"Elasticsaerhc", "Elasticsearch"},
		{"postgers 15", "PostgreSQL"},
		{"Spring Bot", "Spring Boot"},
		// Too much.
		{"Pyhtno", ""},
		{"Kbrnts", ""},
		{"Rd", ""},
		{"Gp", ""},
		{"Kotliiin", ""},
		// The first letter is wrong.
		{"Nython", ""},
		{"ubernetes", ""},
		// Words of their own.
		{"string", ""},
		{"strings", ""},
		{"flash", ""},
		{"SaaS", ""},
		{"scale", ""},
		{"tours", ""},
		// Digits and signs.
		{"HTTP3", ""},
		{"HTTP/22", ""},
		{"Amazon S4", ""},
		// A misspelling of a misspelling.
		{"Sprnt Boot", ""},
		// Words are held against their own.
		{"Ruby on Rials", "Ruby on Rails"},
		{"Rubby on Railz", "Ruby on Rails"},
		{"Amazon Web Servers", ""},
		{"Google Cluod Platform", "Google Cloud Platform"},
		// One says what the other means, where it is off by whatever slip, or by two of the hand.
		{"Spring xoot", "Spring Boot"},
		{"GitHub kctions", "GitHub Actions"},
		{"GitHub Acxixns", ""},
		{"GitHub Actoins", "GitHub Actions"},
		{"Githb Acsions", "GitHub Actions"},
		{"Gtihb Acsion", ""},
		// Every letter that is wrong must be easily mistaken, and none makes a beginning longer.
		{"Pythoz", ""},
		{"Kubernezes", "Kubernetes"}, // but one inside a long name
		{"Kubernetep", ""},
		{"Kubermezes", ""},
		{"DockerX", ""},
		{"Dockerr", "Docker"},
		{"Elasticsearc", "Elasticsearch"}, // but for its last letter
		{"Pytho", "Python"},
		{"Elasticsear", ""},
		{"Redshift", ""},
	}
	x := text.NewIndex(entries())
	for _, tt := range tests {
		got := x.Resolve(text.EntrySkill, tt.name, nil)
		if got.ID != tt.want {
			t.Errorf("%q: got %+v, want %q", tt.name, got, tt.want)
		}
		if tt.want != "" && got.Candidates[0].Match != text.MatchFuzzy {
			t.Errorf("%q: match %v, want FUZZY", tt.name, got.Candidates[0].Match)
		}
	}
}

// Two names within reach make a typing error unsafe, even where one is closer.
func TestResolveTyposAmbiguous(t *testing.T) {
	x := text.NewIndex([]text.Entry{
		{ID: "a", Name: "Marionette"},
		{ID: "b", Name: "Marinette"},
		{ID: "c", Name: "Hadoop"},
		{ID: "d", Name: "Handoop"},
	})
	for _, name := range []string{"Marinete", "Mariionette", "Hadnoop"} {
		got := x.Resolve(text.EntrySkill, name, nil)
		if got.Outcome != text.Unknown || len(got.Candidates) != 2 {
			t.Errorf("%q: got %+v, want UNKNOWN and two candidates", name, got)
		}
	}
}

// A typing error is resolved, but is no context for other names.
func TestTyposAreNoContext(t *testing.T) {
	x := text.NewIndex(entries())
	got := x.ResolveAll(text.EntrySkill, []string{"Mercury", "Amazon Web Servces"}, nil)
	if got[1].ID != "Amazon Web Services" || got[0].Outcome != text.Ambiguous {
		t.Errorf("got %+v", got)
	}
}

func TestSuggestions(t *testing.T) {
	tests := []struct {
		name, first string
		match       text.Match
	}{
		{"jav", "Java", text.MatchPrefix},
		{"mong", "MongoDB", text.MatchPrefix},
		{"kubernetes operators", "Kubernetes", text.MatchFuzzy},
		{"postg", "PostgreSQL", text.MatchPrefix},
		{"apache", "Apache Kafka", text.MatchPrefix},
		{"React Native", "React", text.MatchFuzzy},
		{"lambda functions", "AWS Lambda", text.MatchFuzzy},
		{"automated checks", "Test Automation", text.MatchFuzzy},
		{"actions", "GitHub Actions", text.MatchFuzzy},
	}
	x := text.NewIndex(entries())
	for _, tt := range tests {
		got := x.Resolve(text.EntrySkill, tt.name, nil)
		if len(got.Candidates) == 0 || got.Candidates[0].ID != tt.first || got.Candidates[0].Match != tt.match {
			t.Errorf("%q: got %+v, want %q first, by %v", tt.name, got, tt.first, tt.match)
		}
		if got.Outcome == text.Resolved {
			t.Errorf("%q is resolved: %+v", tt.name, got)
		}
		for _, c := range got.Candidates {
			if c.Label == "Kubernets" || c.Label == "Sprint Boot" {
				t.Errorf("%q: suggests the misspelling %q", tt.name, c.Label)
			}
		}
	}
	if got := x.Resolve(text.EntrySkill, "s", nil); len(got.Candidates) > 0 {
		t.Errorf("one letter suggests %+v", got.Candidates)
	}
}

func TestCandidatesAreBounded(t *testing.T) {
	var all []text.Entry
	for _, c := range "abcdefghijklmnopqrstuvwxyz" {
		all = append(all, text.Entry{ID: string(c), Name: "Widget " + string(c), Labels: []text.Label{
			{Text: "gizmo", Kind: text.LabelAlias},
		}})
	}
	x := text.NewIndex(all)
	for _, name := range []string{"widget", "gizmo", "a widget thing"} {
		if got := x.Resolve(text.EntrySkill, name, nil); len(got.Candidates) != text.MaxCandidates {
			t.Errorf("%q: %d candidates, want %d", name, len(got.Candidates), text.MaxCandidates)
		}
	}
}
