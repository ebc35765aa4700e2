package server

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/skillgraph/skillgraph/graph"
)

// checkVariables returns an InputError for the first variable whose value is not of its type.
// gqlparser checks them too, but takes a number for a text and a text for a number.
func checkVariables(schema *ast.Schema, op *ast.OperationDefinition, given map[string]any) error {
	for _, v := range op.VariableDefinitions {
		if err := fitsField(schema, "$", v.Variable, v.Type, v.DefaultValue, given); err != nil {
			return err
		}
	}
	return nil
}

// fitsField checks one of several values by name, which may be missing.
func fitsField(
	schema *ast.Schema, at, name string, typ *ast.Type, otherwise *ast.Value, given map[string]any,
) error {
	value, ok := given[name]
	switch {
	case ok:
		return fits(schema, at+name, typ, value)
	case typ.NonNull && otherwise == nil:
		expected := "a value of type " + typ.String() + ", and none is given"
		return &graph.InputError{Field: at + name, Expected: expected}
	}
	return nil
}

// fits returns an InputError for what stands at a place unless it is of a type.
func fits(schema *ast.Schema, at string, typ *ast.Type, value any) error {
	if value == nil {
		if typ.NonNull {
			return misfit(at, value, "a value of type "+typ.Name()+" and not null")
		}
		return nil
	}
	if typ.Elem != nil {
		return fitsList(schema, at, typ.Elem, value)
	}
	def := schema.Types[typ.NamedType]
	switch def.Kind {
	case ast.InputObject:
		return fitsObject(schema, at, def, value)
	case ast.Enum:
		if name, ok := value.(string); !ok || def.EnumValues.ForName(name) == nil {
			return misfit(at, value, oneOf(def))
		}
	case ast.Scalar:
		if !fitsScalar(def.Name, value) {
			return misfit(at, value, "a value of type "+def.Name+" and not "+sort(value))
		}
	}
	return nil
}

// fitsList takes a value that is no list for the list of it alone, as GraphQL does. gqlparser has then
// put a list of its own in its place, whose elements may have any type.
func fitsList(schema *ast.Schema, at string, elem *ast.Type, value any) error {
	list := reflect.ValueOf(value)
	if list.Kind() != reflect.Slice {
		return fits(schema, at, elem, value)
	}
	for i := range list.Len() {
		v := list.Index(i).Interface()
		if err := fits(schema, fmt.Sprintf("%s[%d]", at, i), elem, v); err != nil {
			return err
		}
	}
	return nil
}

func fitsObject(schema *ast.Schema, at string, def *ast.Definition, value any) error {
	object, ok := value.(map[string]any)
	if !ok {
		return misfit(at, value, "an object of type "+def.Name+" and not "+sort(value))
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if def.Fields.ForName(name) == nil {
			return misfit(at+"."+name, object[name], "no such field, but "+listing(fieldNames(def), "or"))
		}
	}
	for _, f := range def.Fields {
		if err := fitsField(schema, at+".", f.Name, f.Type, f.DefaultValue, object); err != nil {
			return err
		}
	}
	return nil
}

// fitsScalar tells whether a value as JSON has it may stand for a scalar.
func fitsScalar(name string, value any) bool {
	_, isText := value.(string)
	number, isNumber := value.(json.Number)
	_, err := number.Int64()
	switch name {
	case "Int":
		return isNumber && err == nil
	case "Float":
		return isNumber
	case "Boolean":
		return value == true || value == false
	case "ID":
		return isText || isNumber && err == nil
	}
	return isText
}

func misfit(at string, value any, expected string) error {
	shown := sort(value)
	switch v := value.(type) {
	case string, bool, json.Number:
		shown = fmt.Sprint(v)
	}
	return &graph.InputError{Field: at, Value: shown, Expected: expected}
}

// sort names the sort of a value of JSON.
func sort(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case string:
		return "a text"
	case bool:
		return "true or false"
	case json.Number:
		return "a number"
	case []any:
		return "a list"
	}
	return "an object"
}

// oneOf lists the values of an enum.
func oneOf(enum *ast.Definition) string {
	names := make([]string, len(enum.EnumValues))
	for i, v := range enum.EnumValues {
		names[i] = v.Name
	}
	return "one of " + strings.Join(names, ", ")
}

func fieldNames(def *ast.Definition) []string {
	names := make([]string, len(def.Fields))
	for i, f := range def.Fields {
		names[i] = f.Name
	}
	return names
}

// listing joins words by commas, the last by a word.
func listing(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}
