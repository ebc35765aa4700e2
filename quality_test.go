package skillgraph_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/skillgraph/skillgraph/seed"
)

// figure is a row of docs/quality.md: set, method and measure, then the figure.
var figure = regexp.MustCompile(`(?m)^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| [0-9.]+ \([0-9.]+–[0-9.]+\) \| [0-9]+ \|$`)

// TestQualityPage: docs/quality.md shows the figures that the program carries.
func TestQualityPage(t *testing.T) {
	const page = "docs/quality.md"
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	figures, err := seed.Quality()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]string{}
	for _, f := range figures {
		rows[f.Set+"|"+f.Method+"|"+f.Measure] = fmt.Sprintf("| %s | %s | %s | %.3f (%.3f–%.3f) | %d |",
			f.Set, f.Method, f.Measure, f.Value.Float(), f.Low.Float(), f.High.Float(), f.Count)
	}
	shown := 0
	written := figure.ReplaceAllStringFunc(string(data), func(row string) string {
		cells := figure.FindStringSubmatch(row)
		want := rows[strings.Join(cells[1:4], "|")]
		if shown++; want == "" {
			t.Errorf("the program carries no figure for\n%s", row)
			return row
		}
		if row != want && !*update {
			t.Errorf("%s shows\n%s\nwant\n%s", page, row, want)
		}
		return want
	})
	if shown < 20 {
		t.Errorf("%s shows %d figures only", page, shown)
	}
	if *update {
		if err := os.WriteFile(page, []byte(written), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
