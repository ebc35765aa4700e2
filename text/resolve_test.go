package text_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/skillgraph/skillgraph/text"
)

// The names below are read as in a list of one. Nothing is resolved where want is empty.
func TestResolve(t *testing.T) {
	tests := []struct {
		name, want string
		match      text.Match
	}{
		// Labels.
		{"Java", "Java", text.MatchExact},
		{"JAVA", "Java", text.MatchExact},
		{"GO", "Go", text.MatchExact},
		{"golang", "Go", text.MatchAlias},
		{"k8s", "Kubernetes", text.MatchAlias},
		{"postgres", "PostgreSQL", text.MatchAlias},
		{"node", "Node.js", text.MatchAlias},
		{"rails", "Ruby on Rails", text.MatchAlias},
		{"gcp", "Google Cloud Platform", text.MatchAlias},
		{"kubernets", "Kubernetes", text.MatchHidden},
		// Spelling and spacing.
		{"nest.js", "NestJS", text.MatchNormalised},
		{"expressjs", "Express", text.MatchNormalised},
		{"node js", "Node.js", text.MatchNormalised},
		{"NodeJS", "Node.js", text.MatchNormalised},
		{"rabbit mq", "RabbitMQ", text.MatchNormalised},
		{"rabbit-mq", "RabbitMQ", text.MatchNormalised},
		{"CI CD", "CI/CD", text.MatchNormalised},
		{"cicd", "CI/CD", text.MatchNormalised},
		{"ci-cd", "CI/CD", text.MatchNormalised},
		{"c sharp", "C#", text.MatchAlias},
		{"csharp", "C#", text.MatchNormalised},
		{"C #", "C#", text.MatchNormalised},
		// Companies and versions.
		{"Docker Inc. Docker", "Docker", text.MatchNormalised},
		{"Oracle Corporation Java", "Java", text.MatchNormalised},
		{"Python3+", "Python", text.MatchNormalised},
		{"c plus plus", "C++", text.MatchNormalised},
		{"dot net", ".NET", text.MatchNormalised},
		{"ruby rails", "Ruby on Rails", text.MatchNormalised},
		// Plurals.
		{"REST APIs", "REST", text.MatchNormalised},
		{"unit test", "Unit Testing", text.MatchNormalised},
		{"rest api", "REST", text.MatchAlias},
		{"Automated Test", "Test Automation", text.MatchNormalised},
		// Accents, widths, invisible characters, broken bytes.
		{"cafe", "Café", text.MatchExact},
		{"CAFE\u0301", "Café", text.MatchExact},
		{"Ｊａｖａ", "Java", text.MatchExact},
		{"Ja\u200bva", "Java", text.MatchExact},
		{"\xff\xfeJava\xc3", "Java", text.MatchExact},
		{"C♯", "C#", text.MatchExact},
		// Versions, years, levels, classes, vendors, parentheses.
		{"Python 3.11", "Python", text.MatchNormalised},
		{"python3", "Python", text.MatchNormalised},
		{"Python 3.x", "Python", text.MatchNormalised},
		{"Java 8+", "Java", text.MatchNormalised},
		{"Java 17 (primary)", "Java", text.MatchNormalised},
		{"C++17", "C++", text.MatchNormalised},
		{"Node 18 LTS", "Node.js", text.MatchNormalised},
		{"5 yrs Django", "Django", text.MatchNormalised},
		{"Django, 3-5 years", "Django", text.MatchNormalised},
		{"strong knowledge of Django", "Django", text.MatchNormalised},
		{"well versed in Django", "Django", text.MatchNormalised},
		{"10+ YOE Django", "Django", text.MatchNormalised},
		{"Django: professional working proficiency", "Django", text.MatchNormalised},
		{"conocimientos de Django avanzado", "Django", text.MatchNormalised},
		{"Building REST APIs", "REST", text.MatchNormalised},
		{"Django consultant", "Django", text.MatchNormalised},
		{"Key technical skills: Django", "Django", text.MatchExact},
		{"Redis database", "Redis", text.MatchNormalised},
		{"Oracle Java", "Java", text.MatchNormalised},
		{"Oracle", "Oracle Database", text.MatchAlias},
		{"Apache Kafka", "Apache Kafka", text.MatchExact},
		{"kafka", "Apache Kafka", text.MatchNormalised},
		{"Apache Redis", "Redis", text.MatchNormalised},
		{"Microsoft SQL Server 2019", "SQL Server", text.MatchNormalised},
		{"SQL Server 2008R2", "SQL Server", text.MatchNormalised},
		{"Oracle 11gR2", "Oracle Database", text.MatchNormalised},
		{"Oracle 9i/10g", "Oracle Database", text.MatchNormalised},
		{"Django2/Django3", "Django", text.MatchNormalised},
		{"full stack Django", "Django", text.MatchNormalised},
		{"Django full stack", "", 0},
		{"Django best practices", "Django", text.MatchNormalised},
		{"AWS (Lambda, S3)", "Amazon Web Services", text.MatchNormalised},
		{"Kubernetes (k8s)", "Kubernetes", text.MatchNormalised},
		{"Amazon Web Services AWS software", "Amazon Web Services", text.MatchNormalised},
		{"Python Django", "Django", text.MatchNormalised},
		// Names that say nothing, or too much.
		{"redis framework", "", 0},
		{"sql web server", "", 0},
		{"React Native", "", 0},
		{"C*", "", 0},
		{"C--", "", 0},
		{"R&D", "", 0},
		{"", "", 0},
		{"   ", "", 0},
		{"!?…", "", 0},
		{"+", "", 0},
		{"#", "", 0},
		{"\xff\xfe", "", 0},
		{"\u200b", "", 0},
		{"quantum gardening", "", 0},
	}
	x := text.NewIndex(entries())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := x.Resolve(text.EntrySkill, tt.name, nil)
			if got.ID != tt.want || got.Input != tt.name {
				t.Fatalf("got %+v, want %q", got, tt.want)
			}
			if (got.Outcome == text.Resolved) != (tt.want != "") {
				t.Errorf("outcome %v for %q", got.Outcome, got.ID)
			}
			if tt.want != "" && got.Candidates[0].Match != tt.match {
				t.Errorf("match %v, want %v", got.Candidates[0].Match, tt.match)
			}
		})
	}
}

func TestResolveApart(t *testing.T) {
	x := text.NewIndex(entries())
	for _, name := range []string{"C", "C++", "C#", "R", "Go", "Java", "JavaScript", ".NET", "SQL"} {
		for _, spelling := range []string{name, strings.ToLower(name), strings.ToUpper(name), " " + name + ". "} {
			if got := x.Resolve(text.EntrySkill, spelling, nil); got.ID != name {
				t.Errorf("%q means %q (%v), want %q", spelling, got.ID, got.Outcome, name)
			}
		}
	}
}

// A certificate is known without its "certified" or level, by its code in brackets and with a version inside;
// one of another level is another, and nobody's job title is one.
func TestResolveCertificates(t *testing.T) {
	x := text.NewIndex([]text.Entry{
		{ID: "sysops", Kind: "CERTIFICATION", Name: "AWS Certified SysOps Administrator – Associate"},
		{ID: "java", Kind: "CERTIFICATION", Name: "Oracle Certified Professional: Java SE Developer"},
		{ID: "rhce", Kind: "CERTIFICATION", Name: "Red Hat Certified Engineer"},
		{
			ID: "data", Kind: "CERTIFICATION", Name: "Azure Certified Data Engineer Associate",
			Labels: []text.Label{{Text: "DP-203", Kind: text.LabelAlias}},
		},
		{ID: "istqb", Kind: "CERTIFICATION", Name: "ISTQB"},
	})
	for name, want := range map[string]string{
		"AWS SysOps Administrator Associate":                  "sysops",
		"Oracle Certified Professional, Java SE 11 Developer": "java",
		"Red Hat Engineer":                                    "",
		"Azure Certified Data Engineer":                       "data",
		"Data Engineer (DP-203)":                              "data",
		"Gardener (DP-203)":                                   "",
		"ISTQB":                                               "istqb",
		"ISTQB Advanced":                                      "",
	} {
		if got := x.Resolve(text.EntrySkill, name, nil); got.ID != want {
			t.Errorf("%q: got %+v, want %q", name, got, want)
		}
	}
}

// Items that together spell a label of one are a list all the same, whatever each of them may mean.
func TestResolveListOverLabel(t *testing.T) {
	service := func(name, alias string) text.Entry {
		return text.Entry{
			ID: name, Kind: "CLOUD_SERVICE", Name: name, Labels: []text.Label{{Text: alias, Kind: text.LabelAlias}},
		}
	}
	x := text.NewIndex([]text.Entry{
		service("Cloud Run", "Google Cloud Run"), service("Cloud Run functions", "Functions"),
		service("Azure Functions", "Functions"),
	})
	for _, name := range []string{"Cloud Run / Functions", "Google Cloud Run / Functions"} {
		if got := x.Resolve(text.EntrySkill, name, nil); got.Outcome != text.Ambiguous {
			t.Errorf("%q: got %+v, want an ambiguous name", name, got)
		}
	}
}

// However Java is dressed up, it is never JavaScript, nor is C ever C++; not even where the
// taxonomy lacks the right one.
func TestResolveNeverGuesses(t *testing.T) {
	tests := []struct{ name, lacks, never string }{
		{"Java", "Java", "JavaScript"},
		{"Java 17", "Java", "JavaScript"},
		{"Core Java", "Java", "JavaScript"},
		{"Java programming", "Java", "JavaScript"},
		{"Javas", "Java", "JavaScript"},
		{"JavaScript", "JavaScript", "Java"},
		{"C", "C", "C++"},
		{"C", "C", "C#"},
		{"C+", "C", "C++"},
		{"C++", "C++", "C"},
		{"C#", "C#", "C"},
		{"R", "R", "Ruby"},
		{"G", "Go", "Go"},
		{"NET", ".NET", ".NET"},
	}
	for _, tt := range tests {
		lacking := slices.DeleteFunc(entries(), func(e text.Entry) bool { return e.ID == tt.lacks })
		for _, all := range [][]text.Entry{entries(), lacking} {
			if got := text.NewIndex(all).Resolve(text.EntrySkill, tt.name, nil); got.ID == tt.never {
				t.Errorf("of %d entries %q means %q", len(all), tt.name, got.ID)
			}
		}
	}
}

func TestResolveContext(t *testing.T) {
	tests := []struct {
		name    string
		context []string
		want    string // empty: ambiguous
	}{
		{"Mercury", nil, ""},
		{"Mercury", []string{"AWS"}, "Amazon Redshift"},
		{"Mercury", []string{"SQL", "Python"}, "Amazon Redshift"},
		{"mercury", []string{"test automation"}, "Mercury Tours"},
		{"Mercury", []string{"GitHub Actions", "Docker"}, ""},
		{"Mercury", []string{"AWS", "Test Automation"}, ""},
		{"Mercury", []string{"nothing known"}, ""},
		{"Mercury (AWS)", nil, "Amazon Redshift"},
		{"Mercury 2.0", []string{"AWS"}, "Amazon Redshift"},
		{"Java/Kotlin", nil, ""},
		{"Java/Kotlin", []string{"Spring"}, ""}, // it lists two, whatever else is known
		{"C/C++", []string{"C"}, ""},
		{"Docker & Kubernetes", nil, ""},
	}
	x := text.NewIndex(entries())
	for _, tt := range tests {
		got := x.Resolve(text.EntrySkill, tt.name, tt.context)
		if got.ID != tt.want || (got.Outcome == text.Ambiguous) != (tt.want == "") {
			t.Errorf("%q beside %q: got %+v, want %q", tt.name, tt.context, got, tt.want)
		}
		if len(got.Candidates) < 2 {
			t.Errorf("%q beside %q: only %d candidates", tt.name, tt.context, len(got.Candidates))
		}
	}
}

func TestResolveAllGivesContext(t *testing.T) {
	x := text.NewIndex(entries())
	names := []string{"Mercury", "SQL", "", "AWS", "Mercury", "no such thing"}
	var got []string
	for i, r := range x.ResolveAll(text.EntrySkill, names, nil) {
		if r.Input != names[i] {
			t.Errorf("answer %d is of %q, want %q", i, r.Input, names[i])
		}
		got = append(got, r.ID)
	}
	want := []string{"Amazon Redshift", "SQL", "", "Amazon Web Services", "Amazon Redshift", ""}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := x.ResolveAll(text.EntrySkill, nil, nil); len(got) != 0 {
		t.Errorf("no names: got %+v", got)
	}
}

func TestResolveRoles(t *testing.T) {
	tests := []struct{ name, want string }{
		{"Backend Developer", "Backend Developer"},
		{"Back end dev", "Backend Developer"},
		{"back-end programmer", "Backend Developer"},
		{"Sr. Back-End Engineer (remote)", "Senior Backend Developer"},
		{"Junior Backend Developer", "Backend Developer"},
		{"Backend Developer - Berlin (m/f/d)", "Backend Developer"},
		{"Java Backend Developer", "Backend Developer"},
		{"Java engineer", "Java Developer"},
		{"backend developr", "Backend Developer"},
		{"DevOps", ""},
		{"Java", ""},
		{"", ""},
	}
	x := text.NewIndex(entries())
	for _, tt := range tests {
		if got := x.Resolve(text.EntryRole, tt.name, nil); got.ID != tt.want {
			t.Errorf("%q: got %+v, want %q", tt.name, got, tt.want)
		}
	}
	if got := x.Resolve(text.EntrySpecialty, "databases", nil); got.ID != "Database" {
		t.Errorf("specialty: got %+v", got)
	}
}

// What is too long to be a name costs nothing and means nothing.
func TestResolveOverlong(t *testing.T) {
	x := text.NewIndex(entries())
	for _, name := range []string{
		strings.Repeat("java", 25_000), strings.Repeat("java ", 20_000), strings.Repeat("(", 100_000),
		strings.Repeat("é", text.MaxName), strings.Repeat("a", text.MaxName), strings.Repeat("a ", text.MaxName/2),
		strings.Repeat("(", text.MaxName), strings.Repeat("java c ", 100),
	} {
		if got := x.Resolve(text.EntrySkill, name, []string{name}); got.Outcome == text.Resolved {
			t.Errorf("%.20q… of %d bytes means %q", name, len(name), got.ID)
		}
	}
}

func TestNewIndexOddEntries(t *testing.T) {
	long := strings.Repeat("long ", 300)
	x := text.NewIndex([]text.Entry{
		{},
		{ID: "no letters", Name: "***", Labels: []text.Label{{Text: "stars", Kind: text.LabelAlias}}},
		{ID: "long", Name: long, Labels: []text.Label{{Text: "short", Kind: text.LabelAlias}}},
		{ID: "twice", Name: "Second"},
		{ID: "twice", Name: "First", Near: []string{"twice", "nowhere"}},
	})
	for name, want := range map[string]string{
		"stars": "no letters", "short": "long", "first": "twice", "second": "", "***": "", long: "",
	} {
		if got := x.Resolve(text.EntrySkill, name, nil); got.ID != want {
			t.Errorf("%.20q: got %q, want %q", name, got.ID, want)
		}
	}
	if got := text.NewIndex(nil).Resolve(text.EntrySkill, "Java", nil); got.Outcome != text.Unknown {
		t.Errorf("no entries: got %+v", got)
	}
}

func TestNames(t *testing.T) {
	for want, got := range map[string]string{
		"EXACT": text.MatchExact.String(), "ALIAS": text.MatchAlias.String(),
		"HIDDEN": text.MatchHidden.String(), "NORMALISED": text.MatchNormalised.String(),
		"PREFIX": text.MatchPrefix.String(), "FUZZY": text.MatchFuzzy.String(),
		"MATCH 99": text.Match(99).String(), "UNKNOWN": text.Unknown.String(),
		"RESOLVED": text.Resolved.String(), "AMBIGUOUS": text.Ambiguous.String(),
		"OUTCOME 99": text.Outcome(99).String(),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestVersionOfNotion: what a version does not number is no label, however many stand beside it.
func TestVersionOfNotion(t *testing.T) {
	x := text.NewIndex([]text.Entry{
		{ID: "scrum", Name: "Scrum", Kind: "PRACTICE"}, {ID: "docker", Name: "Docker", Kind: "TOOL"},
	})
	for _, name := range []string{"scrum2 docker", "docker/scrum2", "scrum2/docker"} {
		if got := x.Resolve(text.EntrySkill, name, nil); got.Outcome != text.Unknown {
			t.Errorf("%q: got %+v, want UNKNOWN", name, got)
		}
	}
}
