package seed_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/skillgraph/skillgraph/graph"
)

// schemaOf compiles the JSON Schema that a file names in its first line.
func schemaOf(t *testing.T, file string, data []byte) *jsonschema.Schema {
	t.Helper()
	first, _, _ := strings.Cut(string(data), "\n")
	name, ok := strings.CutPrefix(first, "# yaml-language-server: $schema=")
	if !ok {
		t.Fatalf("%s: its first line names no JSON Schema for editors", file)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	s, err := compiler.Compile(path.Join("taxonomy", path.Dir(file), name))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return s
}

// decode reads YAML as the JSON values that a schema judges.
func decode(t *testing.T, data []byte) any {
	t.Helper()
	raw, err := yaml.YAMLToJSON(data)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestFilesKeepTheirSchemas: what editors are told by completion is what the files are.
func TestFilesKeepTheirSchemas(t *testing.T) {
	files := os.DirFS("taxonomy")
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if err := schemaOf(t, name, data).Validate(decode(t, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestSchemasRefuse: a schema that let everything pass would be of no use.
func TestSchemasRefuse(t *testing.T) {
	s, err := jsonschema.NewCompiler().Compile("schema/skills.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	const good = `{id: go, name: Go, kind: LANGUAGE, description: A compiled language., importance: 0.9, because: It is a language of servers.`
	if err := s.Validate(decode(t, []byte("skills: ["+good+"}]"))); err != nil {
		t.Fatalf("a good entry is refused: %v", err)
	}
	for _, wrong := range []string{
		", colour: red", ", importance: 2", ", id: Go Lang", ", kind: SOMETHING", ", implies: [{to: c, because: It is so for a reason.}]",
		", alternatives: [{to: c, strength: 0.5}]",
	} {
		key, _, _ := strings.Cut(strings.TrimPrefix(wrong, ", "), ":")
		entry := good
		if at := strings.Index(good, key+":"); at >= 0 { // replace instead of repeating the key
			end := at + strings.IndexAny(good[at:], ",")
			entry = good[:at] + strings.TrimPrefix(wrong, ", ") + good[end:]
			wrong = ""
		}
		if err := s.Validate(decode(t, []byte("skills: ["+entry+wrong+"}]"))); err == nil {
			t.Errorf("not refused: %s%s", entry, wrong)
		}
	}
}

// TestSchemasKnowTheEnums: the lists in the schemas are those of the domain.
func TestSchemasKnowTheEnums(t *testing.T) {
	for file, enums := range map[string]map[string][]string{
		"skills": {
			"properties.skills.items.properties.kind": texts(graph.SkillKinds()),
			"$defs.status": texts(graph.Statuses()),
		},
		"roles": {
			"$defs.seniority": texts(graph.Seniorities()),
			"properties.roles.items.properties.education.items.properties.level": texts(graph.EducationLevels()),
		},
	} {
		data, err := os.ReadFile("schema/" + file + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		var schema map[string]any
		if err := json.Unmarshal(data, &schema); err != nil {
			t.Fatal(err)
		}
		for where, want := range enums {
			at := schema
			for _, key := range strings.Split(where, ".") {
				at, _ = at[key].(map[string]any)
			}
			var got []string
			for _, v := range at["enum"].([]any) {
				got = append(got, v.(string))
			}
			if strings.Join(got, " ") != strings.Join(want, " ") {
				t.Errorf("%s %s: %v, want %v", file, where, got, want)
			}
		}
	}
}

func texts[T ~string](values []T) (all []string) {
	for _, v := range values {
		all = append(all, string(v))
	}
	return all
}
