package text_test

import (
	"strings"

	"github.com/skillgraph/skillgraph/text"
)

// taxonomy is a small one with the names that are easiest to confuse. A line holds: kind, name,
// aliases, misspellings, everyday labels, importance, neighbours. Labels and neighbours are
// separated by commas; a neighbour is named by its name.
const taxonomy = `
LANGUAGE       | Java              | JDK, Java SE     |      |      | 9000 | Spring, Kotlin
LANGUAGE       | JavaScript        | JS, ECMAScript   | Java Script |      | 9500 | Node.js
LANGUAGE       | TypeScript        | TS               |      |      | 8800 | Node.js
LANGUAGE       | C                 | C language       |      |      | 5000 |
LANGUAGE       | C++               | CPP              |      |      | 5500 |
LANGUAGE       | C#                | C Sharp          |      |      | 7000 | .NET
LANGUAGE       | R                 |                  |      |      | 3000 |
LANGUAGE       | Go                | Golang           |      | Go   | 8000 | Gin
LANGUAGE       | Python            | Py               |      |      | 9200 | Django, Flask
LANGUAGE       | Ruby              |                  |      | Ruby | 4000 | Ruby on Rails
LANGUAGE       | Rust              |                  |      | Rust | 4500 |
LANGUAGE       | Kotlin            |                  |      |      | 5000 |
LANGUAGE       | Scala             |                  |      |      | 3500 |
LANGUAGE       | SQL               | Structured Query Language |      |      | 9000 |
RUNTIME        | Node.js           | Node             |      | Node | 9000 |
RUNTIME        | .NET              | dotnet           |      |      | 6500 |
FRAMEWORK      | Express           | Express.js       |      | Express | 7000 | Node.js, JavaScript
FRAMEWORK      | NestJS            | Nest             |      | Nest | 5000 | Node.js, TypeScript
FRAMEWORK      | Spring            | Spring Framework |      | Spring | 7000 |
FRAMEWORK      | Spring Boot       |                  | Sprint Boot |      | 7500 | Spring, Java
FRAMEWORK      | Ruby on Rails     | Rails, RoR       |      | Rails | 4500 |
FRAMEWORK      | Django            |                  |      |      | 6500 |
FRAMEWORK      | Flask             |                  |      | Flask | 5500 |
FRAMEWORK      | Gin               |                  |      | Gin  | 3000 |
LIBRARY        | React             | ReactJS, React.js |      |      | 8500 | JavaScript
DATABASE       | PostgreSQL        | Postgres, pgsql  | Postgressql |      | 9000 | SQL
DATABASE       | MySQL             |                  |      |      | 8500 | SQL
DATABASE       | SQL Server        | MSSQL, Microsoft SQL Server |      |      | 6000 | SQL
DATABASE       | MongoDB           | Mongo            |      |      | 7500 |
DATABASE       | Oracle Database   | Oracle           |      |      | 5000 | SQL
DATABASE       | Amazon Redshift   | Mercury          |      |      | 3000 | SQL, Amazon Web Services
CACHE          | Redis             |                  |      |      | 8000 |
SEARCH_ENGINE  | Elasticsearch     | Elastic Search   |      |      | 6500 |
MESSAGE_BROKER | RabbitMQ          |                  |      |      | 6000 |
MESSAGE_BROKER | Apache Kafka      |                  |      |      | 7800 |
CLOUD_PLATFORM | Amazon Web Services | AWS              |      |      | 9300 |
CLOUD_PLATFORM | Google Cloud Platform | GCP, Google Cloud |      |      | 8000 |
CLOUD_PLATFORM | Microsoft Azure   | Azure            |      |      | 8200 |
CLOUD_SERVICE  | AWS Lambda        | Lambda           |      |      | 6000 | Amazon Web Services
CLOUD_SERVICE  | Amazon S3         | S3               |      |      | 6200 | Amazon Web Services
TOOL           | Kubernetes        | k8s, Kube        | Kubernets |      | 8800 |
TOOL           | Docker            |                  |      |      | 9100 |
TOOL           | GitHub Actions    |                  |      |      | 5000 | CI/CD
TOOL           | Mercury Tours     | Mercury          |      |      | 1000 | Test Automation
TOOL           | Sass              |                  |      |      | 2000 |
PRACTICE       | CI/CD             | Continuous Integration |      |      | 8000 |
PRACTICE       | Test Automation   | Automated Tests  |      |      | 6000 |
PRACTICE       | Unit Testing      | Unit Tests       |      |      | 7000 |
PRACTICE       | Caching           |                  |      |      | 6000 |
API_STYLE      | REST              | REST API, RESTful |      | REST | 8500 |
PROTOCOL       | HTTP/2            | HTTP2            |      |      | 4000 |
FORMAT         | Café              |                  |      |      | 100  |
ROLE           | Backend Developer | Back-end Engineer |      |      | 0    |
ROLE           | Senior Backend Developer |                  |      |      | 0    |
ROLE           | Java Developer    |                  |      |      | 0    |
ROLE           | DevOps Engineer   |                  |      |      | 0    |
SPECIALTY      | Database          |                  |      |      | 0    |
`

// entries reads taxonomy.
func entries() []text.Entry { return parse(taxonomy) }

func parse(lines string) []text.Entry {
	var all []text.Entry
	for line := range strings.Lines(lines) {
		f := strings.Split(strings.TrimSpace(line), "|")
		if len(f) < 7 {
			continue
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		e := text.Entry{ID: f[1], Kind: f[0], Name: f[1], Near: list(f[6])}
		switch f[0] {
		case "ROLE":
			e.Type, e.Kind = text.EntryRole, ""
		case "SPECIALTY":
			e.Type, e.Kind = text.EntrySpecialty, ""
		}
		for kind, names := range [][]string{{f[1]}, list(f[2]), list(f[3])} {
			for _, name := range names {
				everyday := strings.Contains(", "+f[4]+",", ", "+name+",")
				e.Labels = append(e.Labels, text.Label{Text: name, Kind: text.LabelKind(kind), Everyday: everyday})
			}
		}
		e.Importance = number(f[5])
		all = append(all, e)
	}
	return all
}

// list splits at commas; nothing makes no element.
func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ", ")
}

func number(s string) int32 {
	n := int32(0)
	for _, c := range s {
		n = n*10 + c - '0'
	}
	return n
}
