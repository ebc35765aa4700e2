package quality_test

import (
	"os"
	"testing"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/quality"
)

// TestAims: names and texts are read as well as is promised. The test halves are never tuned on.
func TestAims(t *testing.T) {
	taxonomy, _ := curated(t)
	got := map[string]graph.Share{}
	for _, only := range []string{"names", "texts", "articles"} {
		o := quality.Options{Only: only, Tell: func(what string) { t.Log(what) }}
		if folder := os.Getenv("SKILLGRAPH_SEEDS"); folder != "" {
			o.Articles = os.DirFS(folder)
		}
		figures, err := quality.Evaluate(t.Context(), taxonomy, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range figures {
			t.Logf("%s, %s, %s: %.4f (%d)", f.Set, f.Method, f.Measure, f.Value.Float(), f.Count)
			got[f.Set+"/"+f.Method+"/"+f.Measure] = f.Value
		}
	}
	const texts = "adverts, CVs and courses, "
	for _, aim := range []struct {
		figure string
		least  graph.Share
	}{
		{"names, dev/resolveSkills/accuracy", 9950},
		{"names, test/resolveSkills/accuracy", 9800},
		{"names, dev/resolveSkills/ambiguous not guessed", graph.One},
		{"names, test/resolveSkills/ambiguous not guessed", graph.One},
		{"names, test/resolveSkills/unknown not guessed", 9900},
		{texts + "dev/technologies/F1", 9500},
		{texts + "test/technologies/F1", 9500},
		{texts + "test/all skills/F1", 9000},
		{texts + "test/all skills/denial noted", 9800},
	} {
		if got[aim.figure] < aim.least {
			t.Errorf("%s is %.4f, want %.4f", aim.figure, got[aim.figure].Float(), aim.least.Float())
		}
	}
	for _, part := range []string{"dev", "test"} {
		if wrong := got[texts+part+"/all skills/false positives in a text"]; wrong > 500 {
			t.Errorf("%.4f of the mentions of a text are wrong in the %s half, want at most 0.05", wrong.Float(), part)
		}
	}
	if f1, measured := got["articles/technologies/F1"]; measured && f1 < 9500 {
		t.Errorf("F1 of the articles is %.4f, want 0.95", f1.Float())
	}
}
