// Package server puts the GraphQL API on HTTP: transport, limits, error codes, playground, schema,
// health and metrics.
package server

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/resolvers"
	"github.com/skillgraph/skillgraph/resolvers/gen"
	"github.com/skillgraph/skillgraph/schema"
	"github.com/skillgraph/skillgraph/web"
)

// Config says what to serve. Taxonomy is required.
type Config struct {
	Taxonomy *graph.Taxonomy
	Logger   *slog.Logger  // nil: slog.Default()
	Deadline time.Duration // of one operation; 0: 10 s
	Limits   Limits
	// Ready says why the service is not ready although the taxonomy can be read, such as a database
	// that was edited into an invalid state; nil where there is no such check.
	Ready func(context.Context) error
	// Quality is how good the taxonomy and its methods were last measured to be; nil: not known.
	Quality []*graph.QualityFigure
}

// defaultDeadline is how long one operation may take.
const defaultDeadline = 10 * time.Second

// server holds what the handlers share.
type server struct {
	Config
	metrics *metrics
}

// New makes the handler of the whole service.
func New(c Config) http.Handler {
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	if c.Deadline == 0 {
		c.Deadline = defaultDeadline
	}
	c.Limits = c.Limits.orDefaults()
	s := &server{Config: c, metrics: newMetrics(c.Taxonomy, c.Ready)}
	mux := http.NewServeMux()
	mux.Handle("/graphql", s.graphql())
	for path, page := range map[string]http.Handler{
		"/{$}": web.Playground(), "/schema.graphql": http.HandlerFunc(serveSchema),
		"/healthz": http.HandlerFunc(s.healthz), "/readyz": http.HandlerFunc(s.readyz),
		"/metrics": promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{}),
	} {
		mux.Handle("GET "+path, page)
		mux.HandleFunc(path, onlyGet)
	}
	mux.HandleFunc("/", nothingThere)
	return mux
}

// onlyGet refuses another method of a page.
func onlyGet(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Allow", "GET, HEAD")
	fail(w, mediaJSON, http.StatusMethodNotAllowed, resolvers.CodeBadUserInput,
		"this page is read by GET: questions are sent to /graphql")
}

func nothingThere(w http.ResponseWriter, r *http.Request) {
	fail(w, mediaJSON, http.StatusNotFound, resolvers.CodeNotFound,
		fmt.Sprintf("there is nothing at %q: the API is at /graphql, a playground at /", r.URL.Path))
}

// graphql makes the handler of the API.
func (s *server) graphql() http.Handler {
	resolver := resolvers.New(s.Taxonomy, s.Quality)
	config := gen.Config{Resolvers: resolver}
	weighLists(&config.Complexity)
	es := gen.NewExecutableSchema(config)
	// Any client may send @defer, and a plain response cannot keep its promise: the rest would be lost.
	delete(es.Schema().Directives, "defer")

	h := handler.New(es)
	h.AddTransport(transport{maxBody: s.Limits.Body, schema: es.Schema()})
	h.SetQueryCache(lru.New[*ast.QueryDocument](s.Limits.Documents))
	h.SetParserTokenLimit(s.Limits.Tokens)
	h.Use(extension.Introspection{})
	h.Use(extension.FixedComplexityLimit(s.Limits.Complexity))
	h.SetErrorPresenter(s.present)
	h.SetRecoverFunc(s.recovered)
	h.AroundOperations(s.bound)
	h.AroundOperations(resolver.Pin)
	h.AroundResponses(s.observe)
	h.AroundResponses(resolver.Stamp)
	h.AroundFields(resolvers.Remember)
	h.AroundFields(resolvers.CheckArguments)
	return h
}

// bound gives an operation its deadline.
func (s *server) bound(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	ctx, cancel := context.WithTimeout(ctx, s.Deadline)
	respond := next(ctx)
	return func(ctx context.Context) *graphql.Response {
		defer cancel()
		return respond(ctx)
	}
}

// present shows an error to the client and logs what only we should see.
func (s *server) present(ctx context.Context, err error) *gqlerror.Error {
	shown := resolvers.Present(ctx, err)
	if shown.Extensions["code"] == resolvers.CodeInternal {
		s.Logger.ErrorContext(ctx, "a resolver failed", "path", shown.Path.String(), "error", err)
	}
	return shown
}

// recovered turns a panic into an internal error.
func (s *server) recovered(ctx context.Context, panicked any) error {
	s.Logger.ErrorContext(ctx, "a resolver panicked", "panic", panicked)
	return errPanic
}

func serveSchema(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	// The client may have gone: there is nobody left to tell.
	_, _ = w.Write([]byte(schema.SDL()))
}

// healthz says that the process runs.
func (s *server) healthz(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") }

// readyz says whether questions can be answered.
func (s *server) readyz(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	if _, err := s.Taxonomy.Catalog(ctx); err != nil {
		s.Logger.WarnContext(ctx, "not ready", "error", err)
		say(w, http.StatusServiceUnavailable, "the taxonomy cannot be read")
		return
	}
	if s.Ready != nil {
		if err := s.Ready(ctx); err != nil {
			say(w, http.StatusServiceUnavailable, reasons(err))
			return
		}
	}
	say(w, http.StatusOK, "ready")
}

// reasons says why the store cannot be followed, fault by fault.
func reasons(err error) string {
	faults := graph.Refusals(err)
	if len(faults) == 0 {
		return "the store cannot be followed, the last good state is served"
	}
	text := "the store was edited into an invalid state, the last good one is served:"
	for _, f := range faults {
		text += "\n" + f.String()
	}
	return text
}

func say(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	// The client may have gone: there is nobody left to tell.
	_, _ = w.Write([]byte(text + "\n"))
}
