package neo4jstore_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph/neo4jstore/neo4jtest"
)

// root is where the project's own files are, from here.
const root = "../../"

var cypherBlock = regexp.MustCompile("(?s)```cypher\n(.*?)```")

func file(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(root + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// runDocumented runs every Cypher block of docs/neo4j.md: each gives a row. After the edits among them
// the taxonomy must be valid still.
func runDocumented(t *testing.T, server *neo4jtest.Server) {
	driver := server.Driver(t)
	blocks := cypherBlock.FindAllStringSubmatch(file(t, "docs/neo4j.md"), -1)
	if len(blocks) < 10 {
		t.Errorf("%d Cypher blocks, want 10 and more", len(blocks))
	}
	for _, block := range blocks {
		result, err := neo4j.ExecuteQuery(t.Context(), driver, block[1], nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Errorf("%s%v", block[1], err)
		} else if len(result.Records) == 0 {
			t.Errorf("%sgives no row", block[1])
		}
	}
}

// TestDocumentedGraph: the page and the package draw the graph alike.
func TestDocumentedGraph(t *testing.T) {
	page := file(t, "docs/neo4j.md")
	data, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	drawn := 0
	for line := range strings.Lines(string(data)) {
		if part, ok := strings.CutPrefix(line, "//\t"); ok {
			drawn++
			if !strings.Contains(page, "\n"+part) {
				t.Errorf("docs/neo4j.md lacks the line of doc.go\n%s", part)
			}
		}
	}
	if drawn == 0 {
		t.Error("doc.go draws no graph")
	}
}

// compose is what we look at in compose.yaml.
type compose struct {
	Services map[string]composeService
	Volumes  map[string]any
	Secrets  map[string]struct{ Environment string }
}

type composeService struct {
	Image, Build            string
	Command, Ports, Volumes []string
	Environment             map[string]string
	Secrets                 []string
	Healthcheck             struct{ Test []string }
	DependsOn               map[string]struct{ Condition string } `yaml:"depends_on"`
}

func readCompose(t *testing.T) compose {
	t.Helper()
	var c compose
	if err := yaml.Unmarshal([]byte(file(t, "compose.yaml")), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestCompose looks at the essentials of compose.yaml: nothing is published beyond this machine, the
// password comes from a file, data outlive containers, and the service waits until Neo4j answers.
func TestCompose(t *testing.T) {
	c := readCompose(t)
	for name, s := range c.Services {
		for _, port := range s.Ports {
			if !strings.HasPrefix(port, "127.0.0.1:") {
				t.Errorf("%s publishes %s beyond this machine", name, port)
			}
		}
		if len(s.Healthcheck.Test) == 0 || !slices.Contains(s.Secrets, "neo4j_password") {
			t.Errorf("%s lacks a health check or its password: %+v", name, s)
		}
	}
	database, service := c.Services["neo4j"], c.Services["skillgraph"]
	if database.Image != "neo4j:5.26-community" || !slices.Contains(database.Volumes, "neo4j-data:/data") {
		t.Errorf("neo4j: %+v", database)
	}
	if _, ok := c.Volumes["neo4j-data"]; !ok || c.Secrets["neo4j_password"].Environment != "NEO4J_PASSWORD" {
		t.Errorf("volumes %v, secrets %v", c.Volumes, c.Secrets)
	}
	want := "serve --store neo4j --neo4j-uri bolt://neo4j:7687 --neo4j-user neo4j " +
		"--neo4j-password-file /run/secrets/neo4j_password --listen 0.0.0.0:8080"
	if got := strings.Join(service.Command, " "); got != want {
		t.Errorf("the service runs %q, want %q", got, want)
	}
	if service.Build != "." || service.DependsOn["neo4j"].Condition != "service_healthy" {
		t.Errorf("skillgraph: %+v", service)
	}
}

// TestDockerfile: the image is made of a static program and does not run as root.
func TestDockerfile(t *testing.T) {
	text := file(t, "Dockerfile")
	_, last, _ := strings.Cut(text, "\nFROM scratch\n")
	for part, in := range map[string]string{
		"CGO_ENABLED=0": text, "USER 65532:65532": last, `ENTRYPOINT ["/skillgraph"]`: last, "/wget": last,
	} {
		if !strings.Contains(in, part) {
			t.Errorf("Dockerfile lacks %s where it belongs", part)
		}
	}
	health := readCompose(t).Services["skillgraph"].Healthcheck.Test
	if len(health) < 2 || health[0] != "CMD" || health[1] != "/wget" {
		t.Errorf("the image has no shell and the health check is %q", health)
	}
}
