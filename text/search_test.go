package text_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/skillgraph/skillgraph/text"
)

func TestSearch(t *testing.T) {
	tests := []struct {
		query string
		want  []string // the first hits
	}{
		// One letter is enough.
		{"j", []string{"JavaScript", "Java", "Java Developer"}},
		{"k", []string{"Kubernetes", "Kotlin"}},
		{"c", []string{"C", "CI/CD", "C#"}},
		{"r", []string{"R"}},
		{".", nil},
		{".n", []string{".NET"}},
		{"n", []string{"Node.js"}},
		// The exact name before more important names, an alias before a beginning.
		{"java", []string{"Java", "JavaScript", "Java Developer"}},
		{"JAVA", []string{"Java", "JavaScript"}},
		{"go", []string{"Go"}},
		{"google", []string{"Google Cloud Platform"}},
		{"sql", []string{"SQL", "SQL Server"}},
		{"node", []string{"Node.js"}},
		{"spring", []string{"Spring", "Spring Boot"}},
		{"mercury", []string{"Amazon Redshift", "Mercury Tours"}},
		{"kubernets", []string{"Kubernetes"}},
		// Spelling and spacing, finished or not.
		{"node js", []string{"Node.js"}},
		{"node j", []string{"Node.js"}},
		{"nodej", []string{"Node.js"}},
		{"restap", []string{"REST"}},
		{"c+", []string{"C++"}},
		{"c++", []string{"C++"}},
		{"net", []string{".NET"}},
		{"ＣＡＦÉ", []string{"Café"}},
		{"ja\u200bva ", []string{"Java"}},
		// Words in any place and order.
		{"actions", []string{"GitHub Actions"}},
		{"act git", []string{"GitHub Actions"}},
		{"web services", []string{"Amazon Web Services"}},
		{"developers java", []string{"Java Developer"}},
		// What stands around a name.
		{"python 3.11", []string{"Python"}},
		{"google c", []string{"Google Cloud Platform", "C"}},
		// Typing errors, finished or not.
		{"pyhton", []string{"Python"}},
		{"kubrn", []string{"Kubernetes"}},
		{"pyhton 3", []string{"Python"}},
		{"backend developr", []string{"Backend Developer"}},
		// Nothing.
		{"", nil},
		{"  ", nil},
		{"?!", nil},
		{"\xff", nil},
		{"xyzzy", nil},
		{"java gardening", nil},
		{strings.Repeat("java", 25_000), nil},
		{strings.Repeat("java ", 200), nil},
	}
	x := text.NewIndex(entries())
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%.20s", tt.query), func(t *testing.T) {
			got := ids(x.Search(tt.query, text.SearchOptions{First: 10}))
			if len(got) < len(tt.want) || len(tt.want) == 0 && len(got) > 0 ||
				!slices.Equal(got[:len(tt.want)], tt.want) {
				t.Errorf("got %q, want %q first", got, tt.want)
			}
		})
	}
}

func ids(hits []text.Hit) []string {
	var all []string
	for _, h := range hits {
		all = append(all, h.ID)
	}
	return all
}

func TestSearchMatch(t *testing.T) {
	tests := []struct {
		query, text string
		match       text.Match
		score       int32
	}{
		{"postgresql", "PostgreSQL", text.MatchExact, 10000},
		{"postgres", "Postgres", text.MatchAlias, 9800},
		{"postgressql", "PostgreSQL", text.MatchHidden, 9500}, // a misspelling is never shown
		{"rabbit mq", "RabbitMQ", text.MatchNormalised, 9000},
		{"postg", "PostgreSQL", text.MatchPrefix, 8000},
		{"structured", "Structured Query Language", text.MatchPrefix, 8000},
		{"hub", "", 0, 0},
		{"query", "Structured Query Language", text.MatchFuzzy, 6000},
		{"rabbitm", "RabbitMQ", text.MatchPrefix, 8000},
		{"rest-ap", "REST API", text.MatchFuzzy, 6000},
		{"python 3", "Python", text.MatchNormalised, 4000},
		{"elasticsaerc", "Elasticsearch", text.MatchFuzzy, 2000},
		{"kafak", "Apache Kafka", text.MatchFuzzy, 2000}, // by a label that nobody wrote
	}
	x := text.NewIndex(entries())
	for _, tt := range tests {
		hits := x.Search(tt.query, text.SearchOptions{First: 1})
		if tt.text == "" {
			if len(hits) > 0 {
				t.Errorf("%q: got %+v, want nothing", tt.query, hits)
			}
			continue
		}
		if len(hits) != 1 || hits[0].MatchedText != tt.text || hits[0].Match != tt.match ||
			hits[0].Score != tt.score {
			t.Errorf("%q: got %+v, want %q by %v, score %d", tt.query, hits, tt.text, tt.match, tt.score)
		}
	}
}

func TestSearchOptions(t *testing.T) {
	tests := []struct {
		name string
		o    text.SearchOptions
		want []string
	}{
		{"nothing asked for", text.SearchOptions{}, nil},
		{"less than nothing", text.SearchOptions{First: -1}, nil},
		{"one", text.SearchOptions{First: 1}, []string{"JavaScript"}},
		{"all", text.SearchOptions{First: 100}, []string{"JavaScript", "Java", "Java Developer"}},
		{"roles", text.SearchOptions{
			First: 1, Types: []text.EntryType{text.EntryRole},
		}, []string{"Java Developer"}},
		{"a type twice", text.SearchOptions{
			First: 2, Types: []text.EntryType{text.EntrySkill, text.EntrySkill},
		}, []string{"JavaScript", "Java"}},
		{"a kind", text.SearchOptions{First: 3, Kinds: []string{"LIBRARY"}}, []string{"React"}},
		{"no such kind", text.SearchOptions{First: 3, Kinds: []string{"NONE"}}, nil},
		{"a kind of role", text.SearchOptions{
			First: 3, Types: []text.EntryType{text.EntryRole}, Kinds: []string{"LANGUAGE"},
		}, nil},
	}
	x := text.NewIndex(entries())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ids(x.Search("j", tt.o))
			if len(got) > len(tt.want) && tt.name == "all" {
				got = got[:len(tt.want)] // labels with a word in j follow
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Equal importance leaves the order to folded name, name, id.
func TestSearchTies(t *testing.T) {
	x := text.NewIndex([]text.Entry{
		{ID: "4", Name: "tool B"},
		{ID: "3", Name: "Tool a"},
		{ID: "2", Name: "tool a"},
		{ID: "1", Name: "tool a"},
		{ID: "5", Name: "Tool C", Importance: 1},
	})
	want := []string{"5", "3", "1", "2", "4"}
	if got := ids(x.Search("tool", text.SearchOptions{First: 10})); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Whoever types a name letter by letter sees it in the first ten all along.
func TestSearchEveryBeginning(t *testing.T) {
	x := text.NewIndex(entries())
	for _, e := range entries() {
		letters := []rune(e.Name)
		for n := 1; n <= len(letters); n++ {
			typed := string(letters[:n])
			if strings.Trim(typed, ".") == "" {
				continue // no letter yet
			}
			if got := ids(x.Search(typed, text.SearchOptions{First: 10})); !slices.Contains(got, e.ID) {
				t.Errorf("%q does not find %q but %q", typed, e.ID, got)
			}
		}
		if got := x.Search(e.Name, text.SearchOptions{First: 1}); len(got) != 1 || got[0].ID != e.ID {
			t.Errorf("%q finds %+v first", e.Name, got)
		}
	}
}
