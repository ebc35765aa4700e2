package server

import (
	"regexp"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/skillgraph/skillgraph/resolvers"
)

// recode gives errors that gqlgen found before anything ran our codes, and tells what was expected
// where it does not say.
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
		err.Message += allowed(err.Message, schema)
		if len(err.Path) > 0 {
			err.Message = err.Path.String() + ": " + err.Message // a variable: name it
		}
		if err.Extensions == nil {
			err.Extensions = map[string]any{}
		}
		err.Extensions["code"] = code
	}
}

// notOfEnum matches what gqlparser says of a value that its enum does not have, in a document and in
// variables.
var notOfEnum = regexp.MustCompile(
	`^Enum "(\w+)" cannot represent|does not exist in "(\w+)!?" enum|is not a valid (\w+)$`)

// allowed lists the values of the enum that a message is about; it is empty for another message.
func allowed(message string, schema *ast.Schema) string {
	match := notOfEnum.FindStringSubmatch(message)
	if match == nil {
		return ""
	}
	enum := schema.Types[strings.Join(match[1:], "")]
	if enum == nil || enum.Kind != ast.Enum {
		return ""
	}
	names := make([]string, len(enum.EnumValues))
	for i, v := range enum.EnumValues {
		names[i] = v.Name
	}
	return ": expected one of " + strings.Join(names, ", ")
}
