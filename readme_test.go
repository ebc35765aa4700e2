package skillgraph_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"log/slog"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph/snapshot"
	"github.com/skillgraph/skillgraph/seed"
	"github.com/skillgraph/skillgraph/server"
)

var update = flag.Bool("update", false, "write the answers that the code gives into README.md")

// example is a question in the README and the answer shown below it.
var example = regexp.MustCompile("(?s)```graphql\n(.*?)```\n\n```json\n(.*?)```")

// TestReadme asks every question of the README and compares the answers shown.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	ask := asker(t)
	asked := 0
	written := example.ReplaceAllStringFunc(string(data), func(block string) string {
		parts := example.FindStringSubmatch(block)
		got := ask(parts[1])
		if asked++; got != parts[2] && !*update {
			t.Errorf("the README shows another answer to\n%s\ngot %s", parts[1], got)
		}
		return "```graphql\n" + parts[1] + "```\n\n```json\n" + got + "```"
	})
	if asked < 3 {
		t.Errorf("%d questions were found, want one for each of three personas at least", asked)
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(written), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// asker gives a function that answers a question over the curated taxonomy, as the README shows it.
func asker(t *testing.T) func(query string) string {
	t.Helper()
	prepared, err := seed.Prepared()
	if err != nil {
		t.Fatal(err)
	}
	taxonomy, err := snapshot.Taxonomy(t.Context(), prepared, time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	handler := server.New(server.Config{Taxonomy: taxonomy, Logger: slog.New(slog.DiscardHandler)})
	return func(query string) string {
		body, err := json.Marshal(map[string]string{"query": query})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("POST", "/graphql", bytes.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if strings.Contains(w.Body.String(), `"errors"`) {
			t.Errorf("%s\n%s", query, w.Body)
		}
		var got struct{ Data json.RawMessage }
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		return pretty(t, got.Data)
	}
}

// pretty writes JSON over several lines, short objects and lists on one.
func pretty(t *testing.T, data []byte) string {
	t.Helper()
	var wide bytes.Buffer
	if err := json.Indent(&wide, data, "", "  "); err != nil {
		t.Fatal(err)
	}
	short := regexp.MustCompile(`[{\[]\n\s+([^{}\[\]]{1,150}?)\n\s+[}\]]`)
	text := short.ReplaceAllStringFunc(wide.String(), func(s string) string {
		lines := strings.Split(s, "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		return strings.Join(lines, " ")
	})
	return text + "\n"
}
