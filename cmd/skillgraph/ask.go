package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed"
	"github.com/skillgraph/skillgraph/server"
)

// askTimeout is how long a question to a server may take.
const askTimeout = 30 * time.Second

// askFlags adds the flags of the commands that ask questions.
func askFlags(cmd *cobra.Command) {
	storeFlags(cmd)
	cmd.Flags().String("server", "", "`URL` of a running skillgraph to ask, such as http://127.0.0.1:8080")
	jsonFlag(cmd)
}

func jsonFlag(cmd *cobra.Command) { cmd.Flags().Bool("json", false, "print the answer as JSON") }

// answer is a GraphQL response.
type answer struct {
	Data   json.RawMessage `json:"data"`
	Errors []struct {
		Message    string         `json:"message"`
		Path       []any          `json:"path"`
		Extensions map[string]any `json:"extensions"`
	} `json:"errors"`
}

// judged is an answer that may be "no".
type judged interface{ no() bool }

// verdict is errNo for an answer that a script should notice, however it was printed.
func verdict(answer any) error {
	if j, ok := answer.(judged); ok && j.no() {
		return errNo
	}
	return nil
}

// ask sends one GraphQL document to the server named by --server, or else answers it in this
// process. Both go through the same handler, so that both mean the same.
func (a *app) ask(ctx context.Context, query string, variables any) ([]byte, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return nil, fmt.Errorf("encode the question: %w", err)
	}
	client, url, err := a.client(ctx)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", url, err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w: %w", url, err, graph.ErrUnavailable)
	}
	data, err := io.ReadAll(response.Body)
	if err = errors.Join(err, response.Body.Close()); err != nil {
		return nil, fmt.Errorf("ask %s: %w: %w", url, err, graph.ErrUnavailable)
	}
	if !json.Valid(data) {
		return nil, fmt.Errorf("ask %s: the answer (%s) is not GraphQL: is it a skillgraph server?: %w",
			url, response.Status, graph.ErrUnavailable)
	}
	return data, nil
}

// client gives what to send a question with, and where to. A command that asks often opens the
// taxonomy once.
func (a *app) client(ctx context.Context) (*http.Client, string, error) {
	if given := a.settings.GetString("server"); given != "" {
		address, err := serverAddress(given)
		return &http.Client{Timeout: askTimeout}, address, err
	}
	if a.local == nil {
		client, err := a.openLocal(ctx)
		if err != nil {
			return nil, "", err
		}
		a.local = client
	}
	return a.local, "http://in-process/graphql", nil
}

// serverAddress is where a server is asked that is named by its root or by its API.
func serverAddress(given string) (string, error) {
	u, err := url.Parse(given)
	if err != nil || u.Hostname() == "" || !validPort(u.Port()) || u.Scheme != "http" && u.Scheme != "https" {
		return "", usageError{fmt.Errorf("--server %q is no address of a server: expected one such as http://127.0.0.1:8080", given)}
	}
	root := strings.TrimSuffix(strings.TrimRight(u.Path, "/"), "/graphql")
	return u.Scheme + "://" + u.Host + root + "/graphql", nil
}

// validPort tells whether a server may listen at a port; an empty one is that of the scheme.
func validPort(port string) bool {
	n, err := strconv.ParseUint(port, 10, 16)
	return port == "" || err == nil && n > 0
}

// openLocal opens the taxonomy in this process.
func (a *app) openLocal(ctx context.Context) (*http.Client, error) {
	taxonomy, err := a.openForAsking(ctx)
	if err != nil {
		return nil, err
	}
	quiet := slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: slog.LevelError}))
	figures, err := seed.Quality()
	if err != nil {
		return nil, err
	}
	h := server.New(server.Config{Taxonomy: taxonomy, Logger: quiet, Quality: figures})
	return &http.Client{Transport: inProcess{h}}, nil
}

// inProcess hands requests to a handler of this process.
type inProcess struct{ handler http.Handler }

// RoundTrip answers the request.
func (p inProcess) RoundTrip(r *http.Request) (*http.Response, error) {
	recorder := httptest.NewRecorder()
	p.handler.ServeHTTP(recorder, r)
	return recorder.Result(), nil
}

// put asks a question and decodes its answer into data; with --json it also prints the whole response,
// and reports false: there is nothing left to show.
func (a *app) put(ctx context.Context, query string, variables, data any) (bool, error) {
	raw, err := a.ask(ctx, query, variables)
	if err != nil {
		return false, err
	}
	var got answer
	if err := json.Unmarshal(raw, &got); err != nil {
		return false, fmt.Errorf("read the answer: %w", err)
	}
	if !a.settings.GetBool("json") {
		if err := got.failure(false); err != nil {
			return false, err
		}
		return true, json.Unmarshal(got.Data, data)
	}
	if err := errors.Join(a.printJSON(raw), got.failure(true)); err != nil || data == nil {
		return false, err
	}
	if err := json.Unmarshal(got.Data, data); err != nil {
		return false, fmt.Errorf("read the answer: %w", err)
	}
	return false, verdict(data)
}

// failure is the errors of an answer, nil without any; shown says that they were printed.
func (g *answer) failure(shown bool) error {
	if len(g.Errors) == 0 {
		return nil
	}
	first := g.Errors[0]
	code := first.Extensions["code"]
	if shown && code != "UNAVAILABLE" {
		return errNo
	}
	text := first.Message + candidateNames(first.Extensions["candidates"])
	switch code {
	case "UNAVAILABLE", "TIMEOUT":
		return fmt.Errorf("%s: %w", text, graph.ErrUnavailable)
	case "BAD_USER_INPUT":
		return usageError{errors.New(text)}
	}
	return errors.New(text)
}

// candidateNames says what may have been meant.
func candidateNames(candidates any) string {
	list, _ := candidates.([]any)
	var names []string
	for _, c := range list {
		if m, ok := c.(map[string]any); ok {
			names = append(names, meant(m["name"], m["id"]))
		}
	}
	return perhaps(names)
}

func (a *app) printJSON(raw []byte) error {
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, raw, "", "  "); err != nil {
		return fmt.Errorf("print the answer: %w", err)
	}
	_, err := fmt.Fprintln(a.out, strings.TrimSpace(pretty.String()))
	return err
}

// printValue prints what is no answer of the API as JSON.
func (a *app) printValue(value any) error {
	raw, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("print the answer: %w", err)
	}
	return a.printJSON(raw)
}
