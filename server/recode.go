package server

import (
	"regexp"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/skillgraph/skillgraph/resolvers"
)

// recode gives errors that gqlgen found before anything ran our codes, and says what was expected
// where it does not.
func recode(errs gqlerror.List, schema *ast.Schema) {
	for _, err := range errs {
		code := resolvers.CodeBadUserInput
		if err.Extensions["code"] == "COMPLEXITY_LIMIT_EXCEEDED" {
			code = resolvers.CodeTooComplex
			err.Message += ": ask for less at once, by a smaller first or fewer lists within lists"
		}
		if err.Message == "operation  not found" { // gqlgen's words for no name given
			err.Message = "the document holds several operations: say with operationName which one to run"
		}
		err.Message = reworded(err.Message, schema)
		if err.Extensions == nil {
			err.Extensions = map[string]any{}
		}
		err.Extensions["code"] = code
	}
}

// wordings are what gqlparser says of a value of a document that its type does not have, with the
// places of the type and of the value, where it names one, and with what was expected.
var wordings = []struct {
	says        *regexp.Regexp
	typ, value  int
	expectation func(*ast.Definition) string
}{
	{regexp.MustCompile(`^Value "(.*)" does not exist in "\W*(\w+)\W*" enum`), 2, 1, oneOf},
	{regexp.MustCompile(`^Enum "\W*(\w+)\W*" cannot represent non-enum value: (.*?)\.($| Did)`), 1, 2, unquoted},
	{regexp.MustCompile(`^Expected value of type "\W*(\w+)\W*", found (.*)\.$`), 1, 2, object},
	{regexp.MustCompile(`^OneOf Input Object "(\w+)" must`), 1, 0, single},
	{regexp.MustCompile(`^Field "(\w+)\.\w+" must be non-null`), 1, 0, single},
}

func unquoted(enum *ast.Definition) string { return oneOf(enum) + ", without quotes" }

func object(def *ast.Definition) string {
	if def.Kind != ast.InputObject {
		return "a value of that type"
	}
	return "an object with " + listing(fieldNames(def), "or")
}

func single(def *ast.Definition) string {
	return "exactly one of " + listing(fieldNames(def), "and") + ", and not null"
}

// reworded says what was expected; a message that is about something else stays as it is.
func reworded(message string, schema *ast.Schema) string {
	for _, w := range wordings {
		found := w.says.FindStringSubmatch(message)
		if found == nil || schema.Types[found[w.typ]] == nil {
			continue
		}
		name := found[w.typ]
		expected := w.expectation(schema.Types[name])
		if w.value == 0 {
			return name + ": expected " + expected
		}
		return found[w.value] + " is no " + name + ": expected " + expected
	}
	return message
}
