package seed

import (
	"io/fs"
	"os"
	"reflect"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// TestDecodePlain: what is read without the library is what the library reads.
func TestDecodePlain(t *testing.T) {
	fsys := os.DirFS("taxonomy")
	names, err := yamlFiles(fsys)
	if err != nil {
		t.Fatal(err)
	}
	plain := 0
	for i := 0; i < len(names); i += 5 {
		data, err := fs.ReadFile(fsys, names[i])
		if err != nil {
			t.Fatal(err)
		}
		plain += decodeBoth(t, data)
	}
	if plain < 300 {
		t.Errorf("only %d entries were read without the library", plain)
	}
}

// TestDecodeOdd: what is written otherwise is left to the library, or read as it does.
func TestDecodeOdd(t *testing.T) {
	decodeBoth(t, []byte(`skills:
  - {id: one, name: 7, importance: 0.5}
  - {id: &a two, name: *a, importance: 1}
  - {id: three, name: "quoted", aliases: [], replacedBy: ~}
  - id: four
    name: |
      a block
  - id: five
    prerequisites: [{to: one, because: "x", confidence: 0.25}]
    implies: [{to: two, level: +3}, {to: one, level: 0x2}, {to: one, level: 99999999999}]
  - {id: six, nam: unknown}
  - seven
roles:
  - {id: r, requirements: [{slug: s, atLeast: 2, options: [one, {skill: two, level: 3}]}]}
`))
}

// decodeBoth reads every entry of a file in both ways and counts those that the library did not
// have to read.
func decodeBoth(t *testing.T, data []byte) (plain int) {
	t.Helper()
	parsed, err := parser.ParseBytes(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range pairs(parsed.Docs[0].Body) {
		of := entryTypes[list.Key.String()]
		for _, node := range list.Value.(*ast.SequenceNode).Values {
			got, want := reflect.New(of), reflect.New(of)
			if !decodePlain(node, got.Elem()) {
				continue
			}
			plain++
			if err := yaml.NodeToValue(node, want.Interface(), yaml.Strict()); err != nil {
				t.Errorf("%s was read; the library says %v", node, err)
			} else if !reflect.DeepEqual(got.Interface(), want.Interface()) {
				t.Errorf("%s was read as %+v, by the library as %+v", node, got.Elem(), want.Elem())
			}
		}
	}
	return plain
}
