package text_test

import (
	"testing"

	"github.com/skillgraph/skillgraph/text"
)

// Names that differ by number, spelling, division or order are one name.
func TestSpellings(t *testing.T) {
	tests := []struct{ label, name string }{
		{"Containerisation", "containerization"},
		{"Query Optimization", "query optimisation"},
		{"Data Modelling", "data modeling"},
		{"Data Modeling", "Data Modelling"},
		{"Labelled Data", "labeled data"},
		{"Optimised Builds", "optimized build"},
		{"Organising Work", "organizing work"},
		{"Behaviour Driven Development", "Behavior-driven development"},
		{"Relational Databases", "relational database"},
		{"Query", "queries"},
		{"Cache", "caches"},
		{"Message Queue", "message queues"},
		{"Testing of Units", "unit testing"},
		{"Microservices", "micro services"},
		{"Micro-frontends", "microfrontend"},
		{"Object-Oriented Programming (OOP)", "object oriented programming"},
		{"Object-Oriented Programming (OOP)", "oop"},
		{"Communication Skills", "communication"},
		{"Vue.js", "vue"},
		{"Apache Spark", "spark"},
		{"People's Choice", "peoples choice"},
		{"ASP.NET", "asp .net"},
		{"F#", "f sharp"},
		{"Java 8", "java8"},
		{"日本語", "日本語"},
	}
	for _, tt := range tests {
		x := text.NewIndex([]text.Entry{{ID: "it", Name: tt.label}})
		got := x.Resolve(text.EntrySkill, tt.name, nil)
		if got.ID != "it" || got.Candidates[0].Match == text.MatchFuzzy {
			t.Errorf("%q is not %q: %+v", tt.name, tt.label, got)
		}
	}
}

// Names that only look like another number or spelling are others.
func TestSpellingsApart(t *testing.T) {
	tests := []struct{ label, name string }{
		{"HTTP", "HTTPS"},
		{"DevOp", "DevOps"},
		{"Redi", "Redis"},
		{"C", "C++"},
		{"C#", "C"},
		{"C++", "C #"},
		{"NET", ".NET"},
		{"Java 8", "Java 11"},
		{"R", "R&D"},
		{"Java+Spring", "Java++"},
		{"SQL", "NoSQL"},
		{"日本語", "日本"},
	}
	for _, tt := range tests {
		x := text.NewIndex([]text.Entry{{ID: "it", Name: tt.label}})
		if got := x.Resolve(text.EntrySkill, tt.name, nil); got.Outcome == text.Resolved {
			t.Errorf("%q is %q: %+v", tt.name, tt.label, got)
		}
	}
}

// What two names have in common settles nothing where everything has it.
func TestSharedNeighbours(t *testing.T) {
	shared := []text.Label{{Text: "shared", Kind: text.LabelAlias}}
	x := text.NewIndex([]text.Entry{
		{ID: "one", Name: "First Thing", Labels: shared, Near: []string{"bridge", "hub"}},
		{ID: "two", Name: "Second Thing", Labels: shared, Near: []string{"hub"}},
		{ID: "bridge", Name: "Bridge"},
		{ID: "hub", Name: "Hub"},
		{ID: "a", Name: "Alpha", Near: []string{"bridge"}},
		{ID: "b", Name: "Beta", Near: []string{"hub"}},
	})
	for context, want := range map[string]string{"Alpha": "one", "Beta": "", "Bridge": "one", "Hub": ""} {
		if got := x.Resolve(text.EntrySkill, "shared", []string{context}); got.ID != want {
			t.Errorf("beside %s: got %+v, want %q", context, got, want)
		}
	}
}
