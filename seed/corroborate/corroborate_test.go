package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// TestFresh: the committed figures are those that the data sets and the statements give.
func TestFresh(t *testing.T) {
	folder := os.Getenv("SKILLGRAPH_DATA")
	if folder == "" {
		t.Skip("the figures of the data sets are not computed anew: set SKILLGRAPH_DATA to their folder")
	}
	got, err := corroborate(t.Context(), os.DirFS("../taxonomy"), os.DirFS(folder), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../taxonomy/corroboration.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("seed/taxonomy/corroboration.json is stale: run 'make corroborate generate'")
	}
}

// TestCorroborate: small data sets speak of small statements, each by its rule; "go" alone in a list
// may be any go.
func TestCorroborate(t *testing.T) {
	taxonomy := fstest.MapFS{"a.yaml": {Data: []byte(`
skills:
  - {id: go, name: Go, kind: LANGUAGE}
  - {id: gin, name: Gin, kind: FRAMEWORK, builtWith: [{to: go, level: 3}], alternatives: [{to: echo, strength: 0.8}]}
  - {id: echo, name: Echo, kind: FRAMEWORK}
roles:
  - id: dev
    name: Developer
    externalIds: [{scheme: onet, id: 15-1252.00, match: BROAD}]
    requirements: [{slug: language, label: Language, options: [go, gin]}]
`)}}
	data := fstest.MapFS{}
	for name, text := range map[string]string{
		"onet-29.3/Technology_Skills.tsv.gz": "O*NET-SOC Code\tTitle\tExample\tHot Technology\tIn Demand\n" +
			"15-1252.00\tDevelopers\tGo\tY\tY\n15-1242.00\tOthers\tGo\tY\tN\n15-1242.00\tOthers\tGoo\tY\tN\n",
		"linguist-languages/languages.yml.gz":        "Go:\n  type: programming\nGin:\n  type: data\n",
		"github-explore-topics/topics.jsonl.gz":      `{"topic":"gin","display_name":"Gin","aliases":["g"],"related":["echo"]}` + "\n" + `{"topic":"echo","display_name":"Echo"}` + "\n",
		"cncf-landscape/cncf_landscape.tsv.gz":       "category\tsubcategory\tname\tcncf_project\nApps\tWeb\tGin (web)\tsandbox\nApps\tWeb\tEcho\t\nCNCF Members\tGold\tGo\t\n",
		"stack-analyser-techs/techs.tsv.gz":          "key\tname\ttype\tpackages\ngin\tGin\tframework\tgolang:gin npm:x\n",
		"devicon/devicon.json.gz":                    `[{"name":"go","tags":["language"]}]`,
		"esco-1.1.1/skills_en.csv.gz":                "conceptUri,skillType,reuseLevel,preferredLabel\nhttp://x/1,knowledge,sector-specific,Go (computer programming)\n",
		"skill2vec-50k/skill2vec_50K.trimmed.csv.gz": strings.Repeat("1,gin,go\n", 5) + strings.Repeat("1,go\n", 4) + strings.Repeat("1,cooking\n", 20),
	} {
		data[name] = &fstest.MapFile{Data: compressed(t, text)}
	}
	out, err := corroborate(t.Context(), taxonomy, data, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"Occupations that it is named for: 2, a hot technology, in demand for 1."`,
		`{"of":"requirement:dev.language","evidence":[{"source":"source:onet","section":"Technology Skills","method":"IMPORTED","confidence":9000,` +
			`"reasoning":"For occupation 15-1252.00 it names 1 of 2 options, 1 of them in demand."}]}`,
		`"Told apart as a language of type programming."`,
		`"A curated topic; other names: 1."`,
		`"The topic lists echo as related."`,
		`"Listed there; a project of the foundation, sandbox."`,
		`"Both stand in this group."`,
		`"Its packages stand in the index of golang."`,
		`"Recognised in code as framework; packages that show it: 2."`,
		`"Has an icon of its own; tags: 1."`,
		`{"scheme":"esco","id":"http://x/1","match":"EXACT"}`,
		`"Named in 5 of 29 job lists."`,
		`"Named together in 5 job lists, in 5 with the first and 5 with the second."`,
	} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%s is missing from\n%s", want, out)
		}
	}
	for _, no := range []string{"type data", "Gold", "cooking", "npm."} {
		if strings.Contains(string(out), no) {
			t.Errorf("%s should not be in\n%s", no, out)
		}
	}
	again, err := corroborate(t.Context(), taxonomy, data, io.Discard)
	if err != nil || !bytes.Equal(out, again) {
		t.Errorf("a second time it is different: %v", err)
	}
}

func compressed(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
