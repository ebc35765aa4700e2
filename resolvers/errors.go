package resolvers

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/skillgraph/skillgraph/graph"
)

// The codes of extensions.code.
const (
	CodeNotFound     = "NOT_FOUND"
	CodeAmbiguous    = "AMBIGUOUS"
	CodeBadUserInput = "BAD_USER_INPUT"
	CodeConflict     = "CONFLICT"
	CodeTooComplex   = "TOO_COMPLEX"
	CodeUnavailable  = "UNAVAILABLE"
	CodeTimeout      = "TIMEOUT"
	CodeInternal     = "INTERNAL"
)

// codes maps what can be told apart with errors.Is, the first that fits. What fits none is a fault
// of ours: its text stays in the log.
var codes = []struct {
	is   error
	code string
}{
	{graph.ErrNotFound, CodeNotFound},
	{graph.ErrAmbiguous, CodeAmbiguous},
	{graph.ErrInvalid, CodeBadUserInput},
	{graph.ErrConflict, CodeConflict},
	{context.DeadlineExceeded, CodeTimeout},
	{context.Canceled, CodeTimeout},
	{graph.ErrUnavailable, CodeUnavailable},
}

// Code gives the code of a domain error, CodeInternal for one that is none.
func Code(err error) string {
	for _, c := range codes {
		if errors.Is(err, c.is) {
			return c.code
		}
	}
	return CodeInternal
}

// Present turns any error into what a client may see: a message, a code, and for a failed look-up
// what may have been meant.
func Present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	if shown.Extensions == nil {
		shown.Extensions = map[string]any{}
	}
	if _, coded := shown.Extensions["code"]; coded {
		return shown
	}
	var parsed *gqlerror.Error
	if errors.As(err, &parsed) && parsed.Unwrap() == nil {
		shown.Extensions["code"] = CodeBadUserInput // gqlgen's own: a value that does not decode
		return shown
	}
	describe(shown, err)
	return shown
}

// describe fills in what a domain error says.
func describe(shown *gqlerror.Error, err error) {
	code := Code(err)
	shown.Extensions["code"] = code
	var lookup *graph.LookupError
	var input *graph.InputError
	switch {
	case errors.As(err, &lookup):
		shown.Message = lookup.Error()
		shown.Extensions["field"], shown.Extensions["value"] = lookup.Field, lookup.Input
		shown.Extensions["candidates"] = candidates(lookup.Candidates)
	case errors.As(err, &input):
		shown.Message = input.Error()
		shown.Extensions["field"], shown.Extensions["value"] = input.Field, input.Value
	case code == CodeUnavailable:
		shown.Message = "the taxonomy cannot be read now: try again in a moment"
	case code == CodeTimeout:
		shown.Message = "the question took too long: ask for less at once"
	case code == CodeInternal:
		shown.Message = "internal error"
	}
}

// candidate is how extensions.candidates shows what may have been meant.
type candidate struct {
	ID    string          `json:"id"`
	Name  string          `json:"name"`
	Match graph.MatchKind `json:"match"`
	Score float64         `json:"score"`
}

func candidates(found []graph.Candidate) []candidate {
	all := make([]candidate, len(found))
	for i, c := range found {
		all[i] = candidate{c.ID, c.Name, c.Match, c.Score.Float()}
	}
	return all
}

// Errors presents one error as the list of a response.
func Errors(ctx context.Context, err error) gqlerror.List {
	return gqlerror.List{Present(ctx, err)}
}
