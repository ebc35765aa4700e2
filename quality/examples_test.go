package quality_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/skillgraph/skillgraph/graph"
)

// TestNameExamples: names as people write them, on the real taxonomy. No slug: it is not resolved.
func TestNameExamples(t *testing.T) {
	taxonomy, _ := curated(t)
	for _, test := range []struct{ about, name, slug string }{
		{"abbreviation", "JS", "javascript"},
		{"abbreviation", "k8s", "kubernetes"},
		{"everyday word in a list", "go", "go"},
		{"everyday word in a list", "Node", "nodejs"},
		{"qualifier", "Python (primary)", "python"},
		{"qualifier", "Java 17 (primary)", "java"},
		{"qualifier", "AWS (Lambda, S3)", "aws"},
		{"qualifier", "5 yrs Django", "django"},
		{"version", "Python 3.11", "python"},
		{"version", "Oracle 19c", "oracle-database"},
		{"joining", "expressjs", "express"},
		{"spacing", "rabbit mq", "rabbitmq"},
		{"spacing", "node js", "nodejs"},
		{"spacing", "CI CD", "ci-cd"},
		{"sign", "c sharp", "csharp"},
		{"sign", "cpp17", "cpp"},
		{"vendor", "Amazon Web Services AWS software", "aws"},
		{"vendor", "Oracle Java", "java"},
		{"vendor", "Apache Kafka", "kafka"},
		{"plural", "REST APIs", "rest"},
		{"word order", "testing of units", "unit-testing"},
		{"accent", "Réact", "react"},
		{"full width", "Ｐｙｔｈｏｎ", "python"},
		{"zero width", "Ku\u200bbernetes", "kubernetes"},
		{"typing error", "Kuberentes", "kubernetes"},
		{"typing error", "Djagno", "django"},
		{"typing errors, two", "Elastcsearhc", "elasticsearch"},
		{"no typing error under four letters", "Gi", ""},
		{"no typing error under four letters", "Jva", ""},
		{"no typing error under four letters", "SLQ", ""},
		{"Java is not JavaScript", "Java", "java"},
		{"a beginning is only a suggestion", "JavaScri", ""},
		{"C is not C++", "C", "c"},
		{"C is not C++", "C--", ""},
		{"R is R", "R", "r"},
		{"R is nothing else", "R++", ""},
		{"several", "Java/Kotlin", ""},
		{"several", "C/C++", ""},
		{"shared", "IAM", ""},
		{"a product and its class", "Pinecone vector DB", "pinecone"},
		{"a product and its class", "Amazon CloudFront CDN", "amazon-cloudfront"},
		{"a product and what it is for", "Redis caching", "redis"},
		{"a notion first", "CI/CD with Jenkins", ""},
		{"a vendor's other name", "Microsoft Azure App Service", "azure-app-service"},
		{"a vendor's other name", "Redshift by Amazon", "amazon-redshift"},
		{"another company's", "Oracle Apex", ""},
		{"a list by a word", "Python and Django", ""},
		{"a list that says a word once", "Spring MVC/Boot", ""},
		{"an ordinary word", "Javelin", ""},
		{"an ordinary word", "hosts", ""},
		{"my and Level are parts of names", "my SQL skills", "mysql"},
		{"my and Level are parts of names", "Level DB experience", "leveldb"},
		{"a heading", "Version control: Git", "git"},
		{"an item of a list", "1. Angular", "angular"},
		{"a level behind a comma", "JUnit 5, advanced", "junit-5"},
		{"an abbreviation behind its words", "Virtual private networking VPN software", "vpn"},
		{"versions", "Python 2 & 3", "python"},
		{"an open end", "Kafka or similar", "kafka"},
		{"a trademark", "Java™", "java"},
		{"nothing", "Klingon", ""},
		{"punctuation", "?!…", ""},
		{"nothing", "", ""},
	} {
		got, err := taxonomy.ResolveSkills(t.Context(), []string{test.name}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if r := got[0]; test.slug == "" && r.Skill != nil || test.slug != "" && (r.Skill == nil || r.Skill.ID != graph.NewSkillID(test.slug)) {
			t.Errorf("%s: %q is %s %v, want %q", test.about, test.name, r.Outcome, r.Skill, test.slug)
		}
	}
}

// TestContextSettles: what a name shares is settled by the rest of the list, and by nothing else.
func TestContextSettles(t *testing.T) {
	taxonomy, _ := curated(t)
	for _, test := range []struct {
		names, context []string
		slug           string
	}{
		{[]string{"IAM"}, nil, ""},
		{[]string{"IAM", "Amazon S3", "AWS Lambda", "Amazon EC2"}, nil, "aws-iam"},
		{[]string{"IAM"}, []string{"BigQuery", "Google Kubernetes Engine", "Cloud Run"}, "google-cloud-iam"},
		{[]string{"Beam", "Erlang", "Elixir"}, nil, "beam"},
		{[]string{"Beam"}, []string{"Klingon"}, ""},
	} {
		got, err := taxonomy.ResolveSkills(t.Context(), test.names, test.context)
		if err != nil {
			t.Fatal(err)
		}
		r := got[0]
		if test.slug == "" && r.Outcome != graph.Ambiguous || test.slug != "" && (r.Skill == nil || r.Skill.ID != graph.NewSkillID(test.slug)) {
			t.Errorf("%v %v: %s %v, want %q", test.names, test.context, r.Outcome, r.Skill, test.slug)
		}
	}
}

// TestTextExamples: what running texts name, on the real taxonomy, written as "slug" or, where the
// text says more, "slug:level", "!slug" for what it denies, "~slug" for what it wishes for, and "slug+" for
// what is nice to have.
func TestTextExamples(t *testing.T) {
	taxonomy, _ := curated(t)
	for _, test := range []struct{ text, want string }{
		{"We go to market with a simple plan.", ""},
		{"You will build a go service with grpc.", "go grpc"},
		{"React to changes and git up early.", ""},
		{"Java, not JavaScript: this is a Java/Kotlin shop.", "java !javascript java kotlin"},
		{"Postgres, Redis & co.", "postgresql redis"},
		{"SQL Server and SQL, Spring Boot and Spring, AWS Lambda and AWS.", "sql-server sql spring-boot spring aws-lambda aws"},
		{"No PHP. Strong Python, basic Docker.", "!php python:4 docker:2"},
		{"Rest assured that we test with REST Assured.", "rest-assured"},
		{"I want to learn Kafka. Interested in Go.", "~kafka ~go"},
		{"I would like to work with Elixir; I moved away from Perl.", "~elixir !perl"},
		{"Nice to have: Terraform, Ansible.", "terraform+ ansible+"},
		{"Python 3.11 and Java 17 and C++20", "python java cpp"},
		{"See https://go.dev/java?x=docker or mail rust@kafka.example; src/python/main.go", ""},
		{"American Express, Swift Transport and Ruby Miller like spring and rest.", ""},
		{"Plan C, vitamin C, grade B and a C-level meeting.", ""},
		{"Languages: C, R, Go.", "c r go"},
		{"<li class=\"java\"><b>Go</b></li><li>**Docker** and `flask`</li><script>php</script>", "go docker flask"},
		{"Salt the soup, chef: the helm and the vault are by the rack.", ""},
		{"Chef, Puppet, Ansible and Salt; Helm and Vault on Kubernetes.", "chef puppet ansible saltstack helm hashicorp-vault kubernetes"},
		{"Rails is a web framework. Go's simplicity convinced us.", "ruby-on-rails web-framework go"},
		{"A degree in computer science or software engineering.", ""},
		{"We sail a boat called Salt, meet in Cypress Hall, and Ruby, our head of people, feeds my cat Puma.", ""},
		{"Dear Ruby, ask for Swift of the Phoenix Group, based in Delphi; Project Prefect is due. Best,\nJulia", ""},
		{"Then a system design round and a pair programming exercise; we do pair programming.", "pair-programming"},
		{"Jest & Co. sells toys, Ember & Ash pots; chai and mocha and coffee are free.", ""},
		{"Clang, GCC; Node/Express, Pub/Sub, CI/CD and Agile/Scrum.", "clang-llvm gcc nodejs express publish-subscribe ci-cd agile scrum"},
		{"We study consensus (Paxos, Raft); week 3: logging, metrics.", "consensus-algorithms paxos raft logging metrics"},
		{"I speak Dutch, English and Greek.", "english-language"},
		{"Debian and CentOS servers, Nagios.", "debian centos nagios"},
		{"أحب Python وגם Docker 👩‍💻 عمل", "python docker"},
	} {
		found, err := taxonomy.ExtractSkills(t.Context(), "text", []string{test.text}, graph.OffsetByte)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range found[0].Mentions {
			got = append(got, brief(m))
			if m.Surface != test.text[m.Start:m.End] {
				t.Errorf("%q: offsets of %q", test.text, m.Surface)
			}
		}
		if g := strings.Join(got, " "); g != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.text, g, test.want)
		}
	}
}

// brief writes a mention as the table above does.
func brief(m graph.Mention) string {
	s := "?"
	if m.Skill != nil {
		s = strings.TrimPrefix(string(m.Skill.ID), "skill:")
	}
	if m.Negated {
		s = "!" + s
	}
	if m.Wished {
		s = "~" + s
	}
	if m.Level > 0 {
		s += fmt.Sprintf(":%d", m.Level)
	}
	if m.Necessity != nil && *m.Necessity == graph.Preferred {
		s += "+"
	}
	return s
}

// TestTitles: job titles as employers write them, resolved and found.
func TestTitles(t *testing.T) {
	taxonomy, _ := curated(t)
	for title, slug := range map[string]string{
		"Sr. Back-End Engineer (Python) – remote":           "senior-backend-developer",
		"Senior Backend Developer":                          "senior-backend-developer",
		"Backend Engineer":                                  "backend-developer",
		"Junior back end developer (m/f/d)":                 "junior-backend-developer",
		"Database Engineer, Berlin":                         "database-engineer",
		"API Developer @ Acme":                              "api-developer",
		"SENIOR BACK-END DEVELOPER | 100% REMOTE | URGENT!": "senior-backend-developer",
		"Jane Doe - Lead Backend Engineer":                  "lead-backend-developer",
		"Lead Java Developer":                               "java-backend-developer",
		"fullstack":                                         "full-stack-developer",
		"QA":                                                "qa-engineer",
		"Senior QA":                                         "senior-qa-engineer",
		"scrum master":                                      "scrum-master",
		"Astronaut":                                         "",
		"":                                                  "",
	} {
		got, err := taxonomy.ResolveRoles(t.Context(), []string{title})
		if err != nil {
			t.Fatal(err)
		}
		if r := got[0]; slug == "" && r.Role != nil || slug != "" && (r.Role == nil || r.Role.ID != graph.NewRoleID(slug)) {
			t.Errorf("%q is %s %v, want %q", title, r.Outcome, r.Role, slug)
		}
		if slug == "" {
			continue
		}
		hits, err := taxonomy.Search(t.Context(), title, graph.SearchOptions{Types: []graph.ConceptType{graph.TypeRole}, First: 3})
		if err != nil {
			t.Fatal(err)
		}
		if len(hits) == 0 || hits[0].Role.ID != graph.NewRoleID(slug) {
			t.Errorf("searching %q does not find %s first", title, slug)
		}
	}
}

// TestTypeAhead: what is meant comes up by the letter that is enough for it, with the text to
// highlight; tiers come in their order.
func TestTypeAhead(t *testing.T) {
	taxonomy, _ := curated(t)
	search := func(query string) []*graph.SearchHit {
		hits, err := taxonomy.Search(t.Context(), query, graph.SearchOptions{First: 10})
		if err != nil {
			t.Fatal(err)
		}
		return hits
	}
	for _, test := range []struct{ query, first, matched string }{
		{"py", "skill:python", "Py"},
		{"post", "skill:postgresql", ""},
		{"kube", "skill:kubernetes", "Kube"},
		{"spring b", "skill:spring-boot", "Spring Boot"},
		{"c#", "skill:csharp", "C#"},
		{"kubernets", "skill:kubernetes", ""},
		{"java", "skill:java", "Java"},
	} {
		hits := search(test.query)
		if len(hits) == 0 || hits[0].ID() != test.first || test.matched != "" && hits[0].MatchedText != test.matched {
			t.Errorf("%q finds %v first", test.query, describe(hits))
		}
	}
	for c := 'a'; c <= 'z'; c++ {
		if hits := search(string(c)); len(hits) < 5 {
			t.Errorf("%q finds %d", c, len(hits))
		}
	}
	rank := map[graph.MatchKind]int{"EXACT": 0, "ALIAS": 1, "HIDDEN": 2, "NORMALISED": 2, "PREFIX": 3, "FUZZY": 4}
	for _, query := range []string{"java", "go", "rest", "azure", "test", "data"} {
		hits := search(query)
		if !slices.IsSortedFunc(hits, func(a, b *graph.SearchHit) int { return int(b.Score) - int(a.Score) }) {
			t.Errorf("%q: scores out of order: %v", query, describe(hits))
		}
		if len(hits) > 1 && rank[hits[0].Match] > rank[hits[len(hits)-1].Match] {
			t.Errorf("%q: tiers out of order: %v", query, describe(hits))
		}
	}
}

func describe(hits []*graph.SearchHit) (all []string) {
	for _, h := range hits {
		all = append(all, fmt.Sprintf("%s %s %q", h.ID(), h.Match, h.MatchedText))
	}
	return all
}

// TestBadNamesAndTexts: input that nobody means is answered in bounded time, or refused with the limit.
func TestBadNamesAndTexts(t *testing.T) {
	taxonomy, _ := curated(t)
	word := strings.Repeat("a", graph.MaxTextBytes)
	for about, text := range map[string]string{
		"empty": "", "spaces": "  \n\t ", "punctuation": "?!,.;:-–—…()[]{}", "100 kB of one word": word,
		"100 kB of a name": strings.Repeat("java ", graph.MaxTextBytes/5), "invalid UTF-8": "Go\xff\xfe, \xc3 Docker", "control characters": "Docker\x00\x07\x1b[31m and\x7f Redis",
		"right to left": "\u202eavaJ שלום Docker مرحبا", "emoji": "👩‍💻 Docker 🚀", "HTML": "<b>Docker</b><br/><!-- java -->",
		"Markdown": "# Docker\n\n* `redis`", "unclosed tags": strings.Repeat("<script>", 9000), "brackets": strings.Repeat("((((", 20000),
		"catastrophic": strings.Repeat("a/b.c-", 16000), "dots": strings.Repeat("node.", 19000), "combining": "D" + strings.Repeat("\u0301", 40000),
	} {
		start := time.Now()
		found, err := taxonomy.ExtractSkills(t.Context(), "text", []string{text}, graph.OffsetCodePoint)
		if err != nil {
			t.Errorf("%s: %v", about, err)
			continue
		}
		for _, m := range found[0].Mentions {
			if utf8.ValidString(text) && !utf8.ValidString(m.Surface) || m.End <= m.Start {
				t.Errorf("%s: %+v", about, m)
			}
		}
		if _, err := taxonomy.ResolveSkills(t.Context(), []string{text}, nil); err != nil {
			t.Errorf("%s as a name: %v", about, err)
		}
		if _, err := taxonomy.Search(t.Context(), text, graph.SearchOptions{First: 10}); err != nil {
			t.Errorf("%s as a search: %v", about, err)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s took %v", about, took)
		}
	}
	_, err := taxonomy.ExtractSkills(t.Context(), "text", []string{word + word}, graph.OffsetByte)
	if err == nil || !strings.Contains(err.Error(), "100000") {
		t.Errorf("200 kB: %v", err)
	}
	if _, err := taxonomy.ResolveSkills(t.Context(), make([]string, graph.MaxNames+1), nil); err == nil || !strings.Contains(err.Error(), "1000") {
		t.Errorf("1,001 names: %v", err)
	}
}
