package server

import (
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/skillgraph/skillgraph/resolvers"
)

// recode gives errors that gqlgen found before anything ran our codes.
func recode(errs gqlerror.List) {
	for _, err := range errs {
		code := resolvers.CodeBadUserInput
		if err.Extensions["code"] == "COMPLEXITY_LIMIT_EXCEEDED" {
			code = resolvers.CodeTooComplex
			err.Message += ": ask for less at once, by a smaller first or fewer lists within lists"
		}
		if err.Message == "operation  not found" { // gqlgen's words for no name given
			err.Message = "the document holds several operations: say with operationName which one to run"
		}
		if len(err.Path) > 0 {
			err.Message = err.Path.String() + ": " + err.Message // a variable: name it
		}
		if err.Extensions == nil {
			err.Extensions = map[string]any{}
		}
		err.Extensions["code"] = code
	}
}
