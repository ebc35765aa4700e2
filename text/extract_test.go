package text_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/skillgraph/skillgraph/text"
)

// moreTaxonomy joins taxonomy where text is read: the names that adverts and CVs have most.
const moreTaxonomy = `
LANGUAGE       | PHP               |                  |      |      | 6000 | Laravel
LANGUAGE       | HTML              | HTML5            |      |      | 6000 |
LANGUAGE       | CSS               | CSS3             |      |      | 6000 |
LANGUAGE       | Bash              |                  |      | Bash | 5000 | Linux
LANGUAGE       | Swift             |                  |      |      | 3000 |
FRAMEWORK      | Laravel           |                  |      |      | 4000 |
FRAMEWORK      | Hibernate         |                  |      | Hibernate | 5000 | Java, Spring
FRAMEWORK      | Angular           |                  |      | Angular | 6000 | TypeScript
FRAMEWORK      | Vue.js            |                  |      |      | 6000 | JavaScript
FRAMEWORK      | Echo              |                  |      | Echo | 2000 | Go
FRAMEWORK      | Fiber             |                  |      | Fiber | 2000 | Go
FRAMEWORK      | FastAPI           |                  |      |      | 5000 | Python
FRAMEWORK      | ASP.NET Core      | ASP.NET          |      |      | 5000 | C#, .NET
WEB_SERVER     | Apache HTTP Server | Apache          |      | Apache | 3000 | Linux
WEB_SERVER     | nginx             |                  |      |      | 5000 | Linux
OPERATING_SYSTEM | Linux           |                  |      |      | 8000 |
OPERATING_SYSTEM | Windows         | Microsoft Windows |      |      | 4000 |
DATABASE       | DynamoDB          | Amazon DynamoDB  |      |      | 5000 | Amazon Web Services
DATABASE       | Cassandra         | Apache Cassandra |      |      | 4000 |
CONCEPT        | NoSQL             | NoSQL Databases  |      |      | 6000 | MongoDB
CONCEPT        | Relational Databases | RDBMS         |      |      | 6000 | SQL
CONCEPT        | Security          |                  |      | Security | 6000 |
CONCEPT        | Performance       |                  |      | Performance | 5000 |
LIBRARY        | REST Assured      |                  |      | REST Assured | 2000 | Java
TOOL           | Git               |                  |      |      | 9000 |
TOOL           | Jenkins           |                  |      |      | 6000 | CI/CD
TOOL           | Terraform         |                  |      |      | 7000 | Amazon Web Services
TOOL           | Grafana           |                  |      |      | 5000 | Prometheus
TOOL           | Prometheus        |                  |      |      | 5000 |
TOOL           | Jira              |                  |      |      | 4000 |
TOOL           | Selenium          |                  |      | Selenium | 4000 | Test Automation
MESSAGE_BROKER | Kafka Streams     |                  |      |      | 2000 | Apache Kafka
API_STYLE      | GraphQL           |                  |      |      | 7000 | REST
API_STYLE      | gRPC              |                  |      |      | 5000 | Go
API_STYLE      | SOAP              |                  |      |      | 3000 | REST
PROTOCOL       | WebSockets        | WebSocket        |      |      | 4000 |
PROTOCOL       | TCP/IP            |                  |      |      | 4000 |
SECURITY       | OAuth 2.0         | OAuth, OAuth2    |      |      | 5000 |
FORMAT         | JSON              |                  |      |      | 6000 |
ARCHITECTURE   | Microservices     | Microservice Architecture |      |      | 7000 |
ARCHITECTURE   | Event-Driven Architecture | EDA     |      |      | 5000 |
PRACTICE       | Integration Testing | Integration Tests |     |      | 5000 |
PRACTICE       | Test-Driven Development | TDD       |      |      | 5000 |
PRACTICE       | Code Review       | Code Reviews     |      |      | 5000 |
PRACTICE       | Scrum             |                  |      |      | 5000 |
PRACTICE       | Agile             | Agile Development |      | Agile | 5000 |
SOFT_SKILL     | Communication Skills |               |      |      | 5000 |
SOFT_SKILL     | Mentoring         |                  |      |      | 4000 |
SOFT_SKILL     | Problem Solving   | Problem-Solving Skills |   |      | 4000 |
ROLE           | Full-Stack Developer |               |      |      | 0    |
ROLE           | Data Engineer     |                  |      |      | 0    |
`

// texts is the index that text is read with.
func texts() *text.Index { return text.NewIndex(parse(taxonomy + moreTaxonomy)) }

// marked writes a text's mentions into it: "[[surface|id]]", and "?" for an ambiguous one.
func marked(s string, e text.Extraction) string {
	var b strings.Builder
	at := 0
	for _, m := range e.Mentions {
		id := m.ID
		if m.Outcome == text.Ambiguous {
			id = "?"
		}
		fmt.Fprintf(&b, "%s[[%s|%s]]", s[at:m.Start], m.Surface, id)
		at = m.End
	}
	return b.String() + s[at:]
}

func plain(marks string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(marks, "[[")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		inside, after, _ := strings.Cut(rest, "]]")
		surface, _, _ := strings.Cut(inside, "|")
		b.WriteString(surface)
		marks = after
	}
}

// TestExtract holds texts as they should be read. A mark without an id has its own text for one.
func TestExtract(t *testing.T) {
	tests := []struct{ rule, want string }{
		{"label", "We use [[Kubernetes]] and [[PostgreSQL]] every day."},
		{"alias", "Deploy to [[k8s|Kubernetes]] with [[postgres|PostgreSQL]]."},
		{"misspelling on record", "Some [[Sprint Boot|Spring Boot]] projects"},
		{"longest wins", "[[Java Script|JavaScript]], [[JavaScript]] and [[Java]]"},
		{"longest wins", "[[Apache Kafka]], [[Kafka Streams]], [[Amazon S3]]"},
		{"longest wins", "[[Spring Boot]] beside [[Spring]]"},
		{"inside a word", "Javanese, Rustic, Gopher, Golfing, Pythonic"},
		{"plural", "[[microservice|Microservices]] and [[relational database|Relational Databases]]"},
		{"no plural of a product", "[[Docker]] on many windows of a [[Kubernetes]] cluster with nodes"},
		{
			"joined",
			"[[nodejs|Node.js]], [[springboot|Spring Boot]], [[rabbit mq|RabbitMQ]], [[Elastic " +
				"Search|Elasticsearch]]",
		},
		{"joined", "[[expressjs|Express]], [[Express.js|Express]], [[golang|Go]], [[React.js|React]]"},
		{
			"hyphen",
			"[[Spring-Boot|Spring Boot]], [[CI-CD|CI/CD]], [[event driven architecture|Event-Driven " +
				"Architecture]]",
		},
		{"line break", "A long line of text that ends in the middle of [[Spring\nBoot|Spring Boot]] and goes on."},
		{
			"signs",
			"[[C#]], [[C++]], [[C]] and [[.NET]]; [[csharp|C#]], [[c sharp|C#]], [[dotnet|.NET]], [[cpp|C++]]",
		},
		{"signs", "[[C]]/[[C++]] and [[C]], [[C++]]"},
		{"other signs", "[[C♯|C#]], [[c♯|C#]], [[C＃|C#]] and [[C＋＋|C++]], [[c＋＋|C++]]"},
		{
			"version",
			"[[Python]] 3.11, [[Java]] 17, [[python3|Python]], [[Java8|Java]], [[C++]]17, [[AWS|Amazon Web " +
				"Services]]+",
		},
		{"slash", "[[Java]]/[[Kotlin]] and [[CI/CD]], [[CI / CD|CI/CD]] and [[TCP/IP]]"},
		{"list", "[[Postgres|PostgreSQL]], [[Redis]] & co."},
		{"list", "Languages: [[Go]], [[Rust]], [[Ruby]]."},
		{"list", "- [[Go]]\n- [[Docker]]\n- [[Spring]]\n- [[REST]]"},
		{"list", "[[Go]] | [[gRPC]] | [[Kubernetes]]"},
		{"list of ordinary words", "we write [[go|Go]], [[gin|Gin]], [[echo|Echo]] and [[fiber|Fiber]]"},
		{"list with unknown items", "[[Python]], Foo Bar, [[Go]] and Qux"},
		{"possessive", "[[Java]]'s memory model, [[Docker]]’s layers"},
		{"shared last word", "[[unit|Unit Testing]] and [[integration tests|Integration Testing]]"},
		{"shared last word", "[[unit|Unit Testing]]/[[integration testing|Integration Testing]]"},
		{"no negation in a name", "my [[SQL]], no [[SQL]] but [[NoSQL]] and [[no-sql|NoSQL]]"},
		{
			"HTML",
			"<ul><li><b>[[Go]]</b></li><li class=\"java\">[[Docker]]</li></ul><script>var python = 1</script>",
		},
		{"HTML", "[[Spring</b> Boot|Spring Boot]] &amp; [[Kafka|Apache Kafka]]&nbsp;or [[Redis]]"},
		{
			"Markdown",
			"## Skills\n\n* **[[Java]]** and _[[Kotlin]]_, `[[go|Go]]`\n* [ [[Docker]] " +
				"](https://docker.com/python)",
		},
		{
			"addresses",
			"https://go.dev http://kotlin.example/java?x=python www.spring.io/rust express.com " +
				"a.java@python.org",
		},
		{"addresses", "see github.com/docker/go and Foo.js; [[Node.js]]"},
		{
			"paths",
			"/usr/bin/python ./go/redis src/main/java/App.java main.go README.md C:\\Java\\bin requirements.txt",
		},
		{"sentences without a space", "I know [[Java]].It is fine"},
		{"everyday: verbs", "We go to market. In spring we express interest, the rest of us nest. Go beyond!"},
		{"everyday: verbs", "Our [[Python]] team helps you go to market and rest."},
		{"everyday: noun after", "a [[go|Go]] service with [[grpc|gRPC]]"},
		{
			"everyday: noun after",
			"an [[express|Express]] app, [[rails|Ruby on Rails]] developer, [[flask|Flask]] backend",
		},
		{"everyday: spelling", "We build our services with [[Go]] since 2019."},
		{"everyday: spelling", "[[REST]] is how they talk"},
		{"everyday: list at a start", "[[Spring]] and [[Hibernate]]"},
		{"everyday: knowing", "solid knowledge of [[spring|Spring]] and experience with [[react|React]]"},
		{
			"everyday: seasons",
			"In Spring 2024, this Spring and next spring. We met in spring, in the [[Java]] team.",
		},
		{"everyday: proper names", "American Express, Taylor Swift, Ruby Smith and Amazon Echo"},
		{"everyday: compounds", "go-to-market, no-go, rest-day; a [[Go]]-based backend"},
		{"everyday: judged", "[[Rust]] would be a big plus. [[Go]] is required. Rest is important."},
		{"everyday: in brackets", "Fullstack Developer ([[React]]/[[Node|Node.js]])"},
		{"everyday: rated", "[[Rust]] - basic\n[[Go]]: 2 years"},
		{"everyday: two words", "Rest assured, we know [[Java]]. [[REST Assured]] tests [[Java]]."},
		{"everyday: capitals", "GO FOR IT AND REST NOW"},
		{"everyday: title", "Senior [[Go]] Developer"},
		{"everyday: notions", "Security is on the door. Good knowledge of [[security|Security]] and [[SQL]]."},
		{"single letters", "Vitamin C, Plan C, R&D, C-level, John C. Smith, (C) 2020, Section R"},
		{"single letters", "[[C]] programming, written in [[C]], statistics with [[R]] and [[Python]]"},
		{"single letters", "[[R]], [[Python]]; [[c|C]]/[[c++|C++]]"},
		{"shared label", "We use [[Mercury|?]] here"},
		{"shared label settled", "[[Mercury|Amazon Redshift]] on [[AWS|Amazon Web Services]]"},
		{"vendor", "Oracle [[Java]] and [[Oracle|Oracle Database]]"},
		{"vendor", "Apache ActiveMQ and an [[Apache|Apache HTTP Server]] server"},
		{"acronyms", "Solid engineering, oops. Oops and [[REST]]"},
		{"colon", "Nice to have: [[React]], Elixir."},
		{"typing error", "[[Kuberntes|Kubernetes]], [[Postgrseql|PostgreSQL]], [[Terrafom|Terraform]]"},
		{"no typing error", "widows, string, scaling, deployed, jenking, flash, angularly"},
		{"derived", "streams with [[Kafka|Apache Kafka]], tuned"},
		{"full width", "[[Ｊａｖａ|Java]] １７"},
	}
	x := texts()
	for _, tt := range tests {
		s := plain(tt.want)
		want := tt.want
		for _, m := range x.Extract(s).Mentions {
			if m.Surface == m.ID {
				want = strings.ReplaceAll(want, "[["+m.Surface+"]]", "[["+m.Surface+"|"+m.ID+"]]")
			}
		}
		if got := marked(s, x.Extract(s)); got != want {
			t.Errorf("%s:\n got %q\nwant %q", tt.rule, got, want)
		}
	}
}

// Every label that is no ordinary word is found where a sentence uses it.
func TestExtractLabels(t *testing.T) {
	x := texts()
	for _, e := range parse(taxonomy + moreTaxonomy) {
		if e.Type != text.EntrySkill || len(e.Name) == 1 {
			continue
		}
		for _, l := range e.Labels {
			if l.Everyday {
				continue
			}
			s := "We do it with " + l.Text + " here."
			all := x.Extract(s).Mentions
			if len(all) != 1 || all[0].Surface != l.Text || all[0].ID != e.ID && all[0].Outcome != text.Ambiguous {
				t.Errorf("%q of %s: %+v", l.Text, e.ID, all)
			}
		}
	}
}
