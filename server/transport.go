package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/skillgraph/skillgraph/resolvers"
)

const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
)

// maxErrors is the greatest number of errors in one response.
const maxErrors = 20

// transport speaks GraphQL over HTTP, by POST and GET, as the draft specification of the GraphQL
// foundation has it. gqlgen's own transports answer some of its cases otherwise: see
// docs/decisions.md.
type transport struct {
	maxBody int64 // bytes
	schema  *ast.Schema
}

// Supports takes every request: what is not GraphQL over HTTP gets a GraphQL error.
func (t transport) Supports(*http.Request) bool { return true }

// Do answers one request.
func (t transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	media, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		fail(w, mediaJSON, http.StatusNotAcceptable, resolvers.CodeBadUserInput,
			"the Accept header allows neither "+mediaGraphQL+" nor "+mediaJSON)
		return
	}
	params, refusal := t.read(w, r)
	if refusal != nil {
		fail(w, media, refusal.status, resolvers.CodeBadUserInput, refusal.message)
		return
	}
	params.ReadTime = graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}
	ctx := graphql.StartOperationTrace(r.Context())
	op, errs := exec.CreateOperationContext(ctx, params)
	recode(errs, t.schema)
	if op.Operation != nil {
		if err := checkVariables(t.schema, op.Operation, params.Variables); err != nil {
			errs = resolvers.Errors(ctx, err)
		}
	}
	if errs != nil {
		response := exec.DispatchError(graphql.WithOperationContext(ctx, op), errs)
		send(w, media, requestStatus(media), response, false)
		return
	}
	if r.Method == http.MethodGet && op.Operation.Operation != ast.Query {
		w.Header().Set("Allow", http.MethodPost)
		fail(w, media, http.StatusMethodNotAllowed, resolvers.CodeBadUserInput, "GET is for queries: send a mutation by POST")
		return
	}
	next, ctx := exec.DispatchOperation(ctx, op)
	response := next(ctx)
	if response == nil {
		fail(w, media, http.StatusServiceUnavailable, resolvers.CodeTimeout, "the request ended before it was answered")
		return
	}
	send(w, media, http.StatusOK, response, true)
}

// refusal is a request that is not GraphQL over HTTP.
type refusal struct {
	status  int
	message string
}

// read takes the parameters from the request.
func (t transport) read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	var params graphql.RawParams
	var refused *refusal
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		refused = readURL(r, &params)
	case http.MethodPost:
		refused = t.readBody(w, r, &params)
	default:
		w.Header().Set("Allow", "GET, POST")
		refused = &refusal{http.StatusMethodNotAllowed, "use POST, or GET for queries"}
	}
	if refused == nil && params.Query == "" {
		refused = &refusal{http.StatusBadRequest, `the parameter "query" is missing: expected the text of a GraphQL document`}
	}
	params.Headers = r.Header
	return &params, refused
}

func readURL(r *http.Request, params *graphql.RawParams) *refusal {
	q := r.URL.Query()
	for _, name := range []string{"query", "operationName", "variables", "extensions"} {
		if refused := checkUTF8(`the parameter "`+name+`"`, q.Get(name)); refused != nil {
			return refused
		}
	}
	params.Query, params.OperationName = q.Get("query"), q.Get("operationName")
	for name, into := range map[string]*map[string]any{
		"variables": &params.Variables, "extensions": &params.Extensions,
	} {
		text := q.Get(name)
		if text == "" {
			continue
		}
		if err := decode(strings.NewReader(text), into); err != nil {
			return &refusal{http.StatusBadRequest, `the parameter "` + name + `" is not a JSON object`}
		}
	}
	return nil
}

func (t transport) readBody(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) *refusal {
	media, options, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := strings.ToLower(options["charset"])
	if err != nil || media != mediaJSON || (charset != "" && charset != "utf-8") {
		return &refusal{http.StatusUnsupportedMediaType, "the Content-Type must be application/json, in UTF-8"}
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, t.maxBody))
	if err == nil {
		if refused := checkUTF8("the body", string(data)); refused != nil {
			return refused
		}
		err = decode(bytes.NewReader(data), params)
	}
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return &refusal{
			http.StatusRequestEntityTooLarge,
			"the body is too large: at most " + strconv.FormatInt(t.maxBody, 10) + " bytes",
		}
	case err != nil:
		return &refusal{http.StatusBadRequest, "the body is not a JSON object with the fields query, variables, operationName and extensions"}
	}
	return nil
}

// checkUTF8 refuses text that is not UTF-8, and says where: the decoder would put other signs in the
// place of what it cannot read.
func checkUTF8(what, s string) *refusal {
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		if r == utf8.RuneError && size == 1 {
			message := what + " is not valid UTF-8 at byte " + strconv.Itoa(at) + ": expected text in UTF-8"
			return &refusal{http.StatusBadRequest, message}
		}
		at += size
	}
	return nil
}

// decode reads exactly one JSON value.
func decode(r io.Reader, into any) error {
	d := json.NewDecoder(r)
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		if err == nil {
			err = errors.New("more follows the JSON value")
		}
		return err
	}
	return nil
}

// negotiate picks the response's media type by the Accept headers. Without any, or with */*, it is
// application/json, which every client understands.
func negotiate(headers []string) (string, bool) {
	if len(headers) == 0 {
		return mediaJSON, true
	}
	best, bestQ := "", 0.0
	for part := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		media, options, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil {
			continue
		}
		q := 1.0
		if text, given := options["q"]; given {
			if q, err = strconv.ParseFloat(text, 64); err != nil {
				q = 0
			}
		}
		switch media {
		case "*/*", "application/*":
			media = mediaJSON
		case mediaJSON, mediaGraphQL:
		default:
			continue
		}
		if q > bestQ {
			best, bestQ = media, q
		}
	}
	return best, best != ""
}

// requestStatus is the status of a document that cannot run: under application/json it is 200, as
// intermediaries may answer any other status in that type.
func requestStatus(media string) int {
	if media == mediaGraphQL {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// body is a response as the specification has it: without data where nothing was run.
type body struct {
	Errors     gqlerror.List   `json:"errors,omitempty"`
	Data       json.RawMessage `json:"data,omitempty"`
	Extensions map[string]any  `json:"extensions,omitempty"`
}

// send writes a response. Errors are put in order of their paths, so that equal questions get equal
// bytes whichever resolver was first.
func send(w http.ResponseWriter, media string, status int, r *graphql.Response, ran bool) {
	b := body{Errors: r.Errors, Extensions: r.Extensions}
	if ran {
		b.Data = r.Data
		if b.Data == nil {
			b.Data = json.RawMessage("null")
		}
	}
	slices.SortStableFunc(b.Errors, func(x, y *gqlerror.Error) int {
		return strings.Compare(x.Path.String(), y.Path.String())
	})
	if len(b.Errors) > maxErrors {
		b.Errors = b.Errors[:maxErrors]
	}
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.WriteHeader(status)
	// The client may have gone: there is nobody left to tell.
	_ = json.NewEncoder(w).Encode(b)
}

// fail answers a request that no GraphQL was run for.
func fail(w http.ResponseWriter, media string, status int, code, message string) {
	err := &gqlerror.Error{Message: message, Extensions: map[string]any{"code": code}}
	send(w, media, status, &graphql.Response{Errors: gqlerror.List{err}}, false)
}
