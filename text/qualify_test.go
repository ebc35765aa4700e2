package text_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/skillgraph/skillgraph/text"
)

// said writes what a text says of its skills: "Java L4 5-7y required; PHP not".
func said(e text.Extraction) string {
	var all []string
	for _, m := range e.Mentions {
		s := m.ID
		if m.Negated {
			s += " not"
		}
		if m.Wished {
			s += " wished"
		}
		if m.Level > 0 {
			s += fmt.Sprint(" L", m.Level)
		}
		if y := m.Years; y != nil && y.Max > 0 {
			s += fmt.Sprintf(" %d-%dy", y.Min, y.Max)
		} else if y != nil {
			s += fmt.Sprintf(" %dy", y.Min)
		}
		if m.Necessity != "" {
			s += " " + strings.ToLower(m.Necessity)
		}
		all = append(all, s)
	}
	return strings.Join(all, "; ")
}

func TestQualify(t *testing.T) {
	tests := []struct{ rule, text, want string }{
		{"negation", "no PHP", "PHP not"},
		{"negation", "No PHP or Laravel, just Java.", "PHP not; Laravel not; Java"},
		{"negation", "No PHP, Java only.", "PHP not; Java"},
		{"negation", "without Java, Kotlin or Scala", "Java not; Kotlin not; Scala not"},
		{"negation", "neither Java nor Kotlin", "Java not; Kotlin not"},
		{"negation", "We don't use PHP. We use Python.", "PHP not; Python"},
		{"negation", "no prior experience with Docker needed", "Docker not"},
		{"negation", "not only Java but also Kotlin", "Java; Kotlin"},
		{"negation", "not Java but Kotlin", "Java not; Kotlin"},
		{"negation", "PHP is not required.", "PHP not"},
		{"negation", "PHP and Laravel are not needed, Java is.", "PHP not; Laravel not; Java"},
		{"negation", "Docker isn't necessary", "Docker not"},
		{"negation", "Kotlin is not required but a plus", "Kotlin preferred"},
		{"negation", "no problems found by Java people", "Java"},
		{"negation", "non-Java stack, no-nonsense Python", "Java not; Python"},
		{"negation", "We moved away from PHP. We use Java.", "PHP not; Java"},
		{"negation", "I no longer use PHP.", "PHP not"},
		{"negation", "Java instead of PHP, Kotlin rather than Scala", "Java; PHP not; Kotlin; Scala not"},
		{"negation", "I have not worked with Docker yet", "Docker not"},
		{"negation", "not very familiar with Docker", "Docker not"},
		{"negation", "I stopped using PHP, I use Java", "PHP not; Java"},
		{"negation", "PHP is no longer needed", "PHP not"},
		{"negation", "PHP & Laravel are not a requirement", "PHP not; Laravel not"},
		{"negation", "no interest in PHP", "PHP not"},
		{"negation", "I don't want to learn PHP", "PHP not"},
		{"wish", "I want to learn Kafka and Redis.", "Apache Kafka wished; Redis wished"},
		{"wish", "Interested in Go", "Go wished"},
		{"wish", "Java developer, keen to pick up Rust", "Java; Rust wished"},
		{"wish", "I would like to work with Kotlin", "Kotlin wished"},
		{"wish", "I'd love to get into Kubernetes", "Kubernetes wished"},
		{"wish", "Curious about Scala, strong Java", "Scala wished; Java L4"},
		{"wish", "eager to learn Docker but not PHP", "Docker wished; PHP not"},
		{"wish", "Java (5 years), Kafka (want to learn), Docker", "Java 5y; Apache Kafka wished; Docker"},
		{"wish", "looking for a role where I can use Kotlin", "Kotlin wished"},
		{"wish", "Interested in Kotlin, Java (5 years)", "Kotlin wished; Java 5y"},
		{"no wish", "I like to work with Java and love using Kotlin", "Java; Kotlin"},
		{"no wish", "able to work with Java", "Java"},
		{"no wish", "I want to work with Java again", "Java"},
		{"no wish", "We want somebody who knows Java", "Java"},
		{"no wish", "an interest in sports and your skills in Java", "Java"},
		{"no wish", "planning and learning Java", "Java"},
		{"no denial", "no shying away from Java", "Java"},
		{"necessity", "Java is essential: Kotlin is not", "Java required; Kotlin"},
		{"level", "Java (a little), Docker", "Java L2; Docker"},
		{"negation", "Java (good), Kubernetes (none), PHP: no. Python: yes.", "Java L3; Kubernetes not; PHP not; Python"},
		{"negation", "We got rid of PHP", "PHP not"},
		{"level", "basic to intermediate knowledge of Java", "Java L2"},
		{"level", "some Java, a bit of Docker. 64 bit, Python", "Java L2; Docker L2; Python"},
		{"level", "Basic: Rust", "Rust L2"},
		{"begun", "Rust - learning", "Rust L2"},
		{"years", "5 years building services in Java with Docker", "Java 5y; Docker 5y"},
		{"headings", "Must have:\n- Java\n- one of: SQL, MySQL\nNot needed:\n- PHP", "Java required; SQL required; MySQL required; PHP not"},
		{"necessity", "Kubernetes experience helpful, not essential", "Kubernetes preferred"},
		{"necessity", "Java team with helpful colleagues", "Java"},
		{"negation", "Not required: PHP, SQL. Bring Java.", "PHP not; SQL not; Java"},
		{"negation", "Java (no, not PHP)", "Java; PHP not"},
		{"negation", "No knowledge of Java needed: neither PHP nor SQL. We use Kotlin.", "Java not; PHP not; SQL not; Kotlin"},
		{"wish", "Java (want to learn Kotlin), Docker (2 years)", "Java; Kotlin wished; Docker 2y"},
		{"begun", "Currently learning Kotlin", "Kotlin L2"},
		{"begun", "Java, Kotlin (learning)", "Java; Kotlin L2"},
		{"level", "strong Java", "Java L4"},
		{"level", "basic knowledge of Docker and Kubernetes", "Docker L2; Kubernetes L2"},
		{"level", "Strong Java, Kotlin and SQL; familiarity with Docker", "Java L4; Kotlin L4; SQL L4; Docker L2"},
		{"level", "deep understanding of PostgreSQL", "PostgreSQL L5"},
		{"level", "exposure to Kafka Streams", "Kafka Streams L1"},
		{"level", "experience with Redis", "Redis L3"},
		{"level", "some experience with Redis", "Redis L2"},
		{"level", "hands-on experience in Python", "Python L3"},
		{"level", "expert in Java and a passion for Docker", "Java L5; Docker"},
		{"level", "Java (expert), Python (basic), SQL", "Java L5; Python L2; SQL"},
		{"level", "SQL: advanced", "SQL L4"},
		{"level", "Kubernetes – basic", "Kubernetes L2"},
		{"level", "technical expertise and Java", "Java"},
		{"level", "writing basic code, Java", "Java"},
		{"level", "Strong team. Java.", "Java"},
		{"years", "5+ years of Java", "Java 5y"},
		{"years", "3-5 years' experience with Python and Django", "Python 3-5y; Django 3-5y"},
		{"years", "two to four years of Java", "Java 2-4y"},
		{"years", "at least three years of backend development in Java", "Java 3y"},
		{"years", "Java (5 years), Python 3 yrs", "Java 5y; Python 3y"},
		{"years", "Java – 5 years", "Java 5y"},
		{"years", "Experience: 6+ years Java, 2 yrs Kotlin.", "Java 6y; Kotlin 2y"},
		{"years", "I write Java every day (5 years) and read Python.", "Java 5y; Python"},
		{"years", "Bachelor's degree (3 years). Java", "Java"},
		{"years", "Java, 5 years of Python", "Java; Python 5y"},
		{"years", "8 years of Java, 3+ years Python, Kotlin", "Java 8y; Python 3y; Kotlin"},
		{"years", "Java, 5 years, Python, 3 years", "Java 5y; Python 3y"},
		{"years", "5 or more years with Java 17", "Java 5y"},
		{"years", "5yrs Java", "Java 5y"},
		{"years", "6 months of Java", "Java 0-1y"},
		{"years", "Java (18 months), Kotlin: 6+ months", "Java 1-2y; Kotlin 0y"},
		{"years", "24 months of Java, 3-6 months of Kotlin", "Java 2y; Kotlin 0-1y"},
		{"years", "6 months contract, Java", "Java"},
		{"years", "6 months ago I read Java. 5 years ago, Kotlin", "Java; Kotlin"},
		{"years", "1.5 years of Java", "Java 1y"},
		{"years", "6 years of Java, Docker", "Java 6y; Docker"},
		{"years", "6 years of Java, Kotlin and Scala", "Java 6y; Kotlin 6y; Scala 6y"},
		{"years", "6 years of Java & Kotlin, 3 of them with Docker", "Java 6y; Kotlin 6y; Docker"},
		{"years", "6 years of Java/Kotlin", "Java 6y; Kotlin 6y"},
		{"years", "Java developer, 8 years. Docker", "Java 8y; Docker"},
		{"years", "Java developer with 8 years of experience, Docker", "Java 8y; Docker"},
		{"years", "Java developer with 8 years of experience in Kotlin", "Java; Kotlin 8y"},
		{"years", "10 years of Java, 4 years of Kotlin, some Scala", "Java 10y; Kotlin 4y; Scala L2"},
		{"years", "the company is 20 years old. Java", "Java"},
		{"years", "24/7 Java, 365 days, 2019 years, Java 8", "Java; Java"},
		{"years", "experience with Java, 8 years; experience in Kotlin (3 years)", "Java 8y; Kotlin 3y"},
		{"years", "5 years of hands-on experience with Java", "Java 5y"},
		{"years", "5 years of solid experience with Java", "Java L4 5y"},
		{"years", "I have worked with Java and Kotlin for 7 years.", "Java 7y; Kotlin 7y"},
		{"years", "I worked at Acme for 4 years, mostly with Java", "Java"},
		{"years", "10 years of Java and 2 of Kotlin", "Java 10y; Kotlin 2y"},
		{"years", "3 years+ of Java", "Java 3y"},
		{"years", "5 Jahre Erfahrung mit Java, 5 ans d'expérience en Kotlin", "Java 5y; Kotlin 5y"},
		{"years", "Java (10 years, expert), Kotlin (basic, 2 years)", "Java L5 10y; Kotlin L2 2y"},
		{"level", "I have been working with Java", "Java"},
		{"level", "little experience with Java, limited Kotlin knowledge", "Java L2; Kotlin L2"},
		{"level", "Acme Limited, we use Java", "Java"},
		{"level", "I dabbled in Java", "Java L1"},
		{"level", "You need not be an expert in Java", "Java"},
		{"begun", "learning Kotlin at the moment", "Kotlin L2"},
		{"wish", "Experience with Java; willingness to learn Kotlin", "Java L3; Kotlin wished"},
		{"wish", "My goal is to become proficient in Java", "Java wished L3"},
		{"wish", "Hoping to grow into Kubernetes", "Kubernetes wished"},
		{"negation", "Our stack does not include PHP or Laravel.", "PHP not; Laravel not"},
		{"negation", "keine PHP Kenntnisse", "PHP not"},
		{"negation", "strong experience with Java is not needed", "Java not"},
		{"headings", "Requirements\n- Java\n\nWhat you don't need\n- PHP\n- SQL", "Java required; PHP not; SQL not"},
		{"headings", "Anforderungen:\n- Java\n\nVon Vorteil:\n- Docker", "Java required; Docker preferred"},
		{"headings", "Java, SQL\n\nExtra points for\n- Rust", "Java; SQL; Rust preferred"},
		{"necessity", "Java; Kotlin would be an advantage", "Java; Kotlin preferred"},
		{"necessity", "Requirements: Java; desirable: Kotlin", "Java required; Kotlin preferred"},
		{"necessity", "Must: Java. Should: Kotlin.", "Java required; Kotlin preferred"},
		{"necessity", "It would be great if you knew Java", "Java preferred"},
		{"necessity", "Must have: Java. Nice to have: Kotlin.", "Java required; Kotlin preferred"},
		{"necessity", "You must know Java and SQL", "Java required; SQL required"},
		{"necessity", "Java is required, Kotlin is a plus", "Java required; Kotlin preferred"},
		{"necessity", "Java is a must, ideally with Kotlin", "Java required; Kotlin preferred"},
		{"necessity", "Java, Kotlin (nice to have), Docker", "Java; Kotlin preferred; Docker"},
		{"necessity", "Bonus points for Docker or Kubernetes.", "Docker preferred; Kubernetes preferred"},
		{"necessity", "Required: Java\nPreferred: Kotlin", "Java required; Kotlin preferred"},
		{"necessity", "Java plus Kotlin", "Java; Kotlin"},
		{"necessity", "Must have: Java. Rust would be a plus.", "Java required; Rust preferred"},
		{"necessity", "Must have:\n- Java\n\nRust would be a plus.", "Java required; Rust preferred"},
		{"necessity", "Go is a must, Java is not.", "Go required; Java"},
		{"necessity", "Must have: Java. PHP is not required.", "Java required; PHP not"},
		{"necessity", "Requirements:\n- You need not know Python\n- Java", "Python not; Java required"},
		{"necessity", "Requirements:\n- willingness to learn Kotlin\n- Java", "Kotlin wished preferred; Java required"},
		{"necessity", "You want to learn Kotlin.", "Kotlin wished"},
		{
			"headings", "Requirements\n- Java\n- SQL\n\nNice to have\n- Docker\n\nWe use Redis, as you will.",
			"Java required; SQL required; Docker preferred; Redis",
		},
		{
			"headings", "## Required skills\n\n### Languages\n* Java\n\n## Benefits\n* Docker",
			"Java required; Docker",
		},
		{
			"headings", "<h2>Must-haves</h2><ul><li>Java</li></ul><h2>About us</h2><p>Python</p>",
			"Java required; Python",
		},
		{
			"headings", "REQUIREMENTS:\nJava, SQL (optional)\n\nWHAT WE OFFER:\nDocker",
			"Java required; SQL preferred; Docker",
		},
	}
	x := texts()
	for _, tt := range tests {
		if got := said(x.Extract(tt.text)); got != tt.want {
			t.Errorf("%s: %q\n got %s\nwant %s", tt.rule, tt.text, got, tt.want)
		}
	}
}

func TestTitle(t *testing.T) {
	tests := []struct{ text, line, role, seniority string }{
		{"Senior Back-End Engineer\nJava", "Senior Back-End Engineer", "Senior Backend Developer", "SENIOR"},
		{"Acme Ltd.\n\nSr. Java Developer – remote\n\nWe", "Sr. Java Developer – remote", "Java Developer", "SENIOR"},
		{"Job title: DevOps Engineer\nGo", "DevOps Engineer", "DevOps Engineer", ""},
		{"Junior Integration Developer", "Junior Integration Developer", "", "JUNIOR"},
		{"Jane Doe\nFull-Stack Developer, Berlin", "Full-Stack Developer, Berlin", "Full-Stack Developer", ""},
		{"What does a backend developer do?\nMuch.", "", "", ""},
		{"We look for a developer who knows Java and much more than that, and who likes people.", "", "", ""},
		{"Senior Java developer, 8 years. Spring Boot, Docker.", "Senior Java developer", "Java Developer", "SENIOR"},
		{"Java Developer with 8 years of experience. Docker.", "Java Developer", "Java Developer", ""},
		{"Jane Doe - Senior Backend Engineer\nGo", "Jane Doe - Senior Backend Engineer", "Senior Backend Developer", "SENIOR"},
		{"Backend Engineer (m/f/d)\nGo", "Backend Engineer (m/f/d)", "Backend Developer", ""},
		{"Lead Java Developer", "Lead Java Developer", "Java Developer", "LEAD"},
		{"Java Developer II", "Java Developer II", "Java Developer", "MID"},
		{"Java developer 3 years", "Java developer 3 years", "", ""},
		{"Senior Entwickler Java (m/w/d)\nGo", "Senior Entwickler Java (m/w/d)", "Java Developer", "SENIOR"},
		{"Développeur Backend Senior (H/F)\nGo", "Développeur Backend Senior (H/F)", "Senior Backend Developer", "SENIOR"},
		{"Backend-Entwickler mit Schwerpunkt Go", "Backend-Entwickler mit Schwerpunkt Go", "Backend Developer", ""},
		{"Senior Software Engineer, Backend - Payments\nGo", "Senior Software Engineer, Backend - Payments", "", "SENIOR"},
		{"Intern Backend Developer", "Intern Backend Developer", "Backend Developer", "JUNIOR"},
		{"We are Java developers. We look for Go.", "", "", ""},
		{"I was a Java developer, then a baker.", "", "", ""},
		{"a\nb\nc\nd\ne\nf\nJava Developer", "", "", ""},
		{"", "", "", ""},
	}
	x := texts()
	for _, tt := range tests {
		got := text.TitleReading{}
		if l := x.Extract(tt.text).Title; l != nil {
			got = *l
		}
		if got.Surface != tt.line || got.RoleID != tt.role || got.Seniority != tt.seniority {
			t.Errorf("%q: got %+v", tt.text, got)
		}
	}
}

func TestRules(t *testing.T) {
	tests := []struct{ text, want string }{
		{"use Java", "LABEL"},
		{"use microservice and python3", "NORMALISED NORMALISED"},
		{"Go, Docker", "LIST LABEL"},
		{"we build it with Go daily", "SPELLING"},
		{"a go service", "CONTEXT"},
		{"kuberntes", "TYPO"},
	}
	x := texts()
	for _, tt := range tests {
		var all []string
		for _, m := range x.Extract(tt.text).Mentions {
			all = append(all, m.Rule.String())
		}
		if got := strings.Join(all, " "); got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.text, got, tt.want)
		}
	}
	if got := text.Rule(99).String(); got != "RULE 99" {
		t.Errorf("got %q", got)
	}
}
