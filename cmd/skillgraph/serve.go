package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed"
	"github.com/skillgraph/skillgraph/server"
)

// drain is how long requests under way may go on after a signal.
const drain = 10 * time.Second

func (a *app) serveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the GraphQL API and its playground",
		Long: "Serves the GraphQL API at /graphql, a playground at /, the schema at /schema.graphql, and\n" +
			"/healthz, /readyz and /metrics for those who run it. The taxonomy is kept in one file, which is\n" +
			"made and filled with the built-in taxonomy on the first start, or with --store neo4j in Neo4j.",
		Example: "  skillgraph serve\n" +
			"  skillgraph serve --listen 127.0.0.1:9090 --data /var/lib/skillgraph/taxonomy.db\n" +
			"  skillgraph serve --store neo4j --neo4j-password-file password.txt --reads snapshot",
		Args: exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context()) },
	}
	cmd.Flags().String("listen", "127.0.0.1:8080", "`address` to listen on")
	storeFlags(cmd)
	cmd.Flags().String("reads", readsCypher, "with --store neo4j, `how` to answer: cypher, or snapshot, from memory")
	complete(cmd, "reads", oneOf(readsCypher, readsSnapshot))
	return cmd
}

// serve answers until its context ends, then lets requests under way finish and closes the store.
func (a *app) serve(ctx context.Context) (err error) {
	listener, err := a.listen()
	if err != nil {
		return err
	}
	taxonomy, err := a.openForServing(ctx)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() { err = errors.Join(err, taxonomy.Close()) }()
	figures, err := seed.Quality()
	if err != nil {
		return err
	}
	h := &http.Server{
		Handler: server.New(server.Config{
			Taxonomy: taxonomy.Taxonomy, Logger: a.log, Ready: taxonomy.Ready, Quality: figures,
		}),
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 64 << 10,
	}
	url := "http://" + listener.Addr().String()
	a.log.Info("serving", "playground", url+"/", "graphql", url+"/graphql")
	if a.serving != nil {
		a.serving(url)
	}
	watching, stop := context.WithCancel(ctx)
	watched := make(chan struct{})
	go func() { defer close(watched); a.watch(watching, taxonomy) }()
	defer func() { stop(); <-watched }()
	return a.serveUntil(ctx, h, listener)
}

// listen takes the address before anything is opened or made, so that a wrong one leaves nothing
// behind. An empty address or port is refused: it would mean every interface, or any port.
func (a *app) listen() (net.Listener, error) {
	address := a.settings.GetString("listen")
	_, port, err := net.SplitHostPort(address)
	if err == nil && port != "" {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil || port == "" {
		return nil, usageError{fmt.Errorf("--listen %q is no address: expected HOST:PORT, such as 127.0.0.1:8080", address)}
	}
	listener, err := net.Listen("tcp", address)
	var unknown *net.DNSError
	switch {
	case errors.As(err, &unknown) && unknown.IsNotFound:
		return nil, usageError{fmt.Errorf("--listen %q: %s: expected an address of this machine",
			address, network(err))}
	case err != nil:
		return nil, fmt.Errorf("listen on %s: %s: choose another address with --listen: %w",
			address, network(err), graph.ErrUnavailable)
	}
	return listener, nil
}

// serveUntil runs the server until ctx ends and then drains it.
func (a *app) serveUntil(ctx context.Context, h *http.Server, l net.Listener) error {
	open := connections{state: map[net.Conn]http.ConnState{}}
	h.ConnState = open.note
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %s: %w", network(err), graph.ErrUnavailable)
	case <-ctx.Done():
	}
	began, all := time.Now(), open.count()
	a.log.Info("shutting down", "because", context.Cause(ctx),
		"connections", all, "busy", open.count(http.StateNew, http.StateActive), "patience", drain)
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
	defer cancel()
	err := h.Shutdown(patience)
	cut := open.count()
	took := time.Since(began).Round(time.Millisecond)
	a.log.Info("stopped", "drained", all-cut, "cut", cut, "took", took)
	if err != nil {
		err = fmt.Errorf("shut down: %d connections were still busy after %s and were cut", cut, drain)
		return errors.Join(err, h.Close())
	}
	return nil
}

// connections are those that a server has open.
type connections struct {
	sync.Mutex
	state map[net.Conn]http.ConnState
}

// note is a ConnState of http.Server.
func (c *connections) note(conn net.Conn, state http.ConnState) {
	c.Lock()
	defer c.Unlock()
	c.state[conn] = state
	if state == http.StateClosed || state == http.StateHijacked {
		delete(c.state, conn)
	}
}

// count counts those in some states, all where none is named.
func (c *connections) count(states ...http.ConnState) (n int) {
	c.Lock()
	defer c.Unlock()
	for _, state := range c.state {
		if len(states) == 0 || slices.Contains(states, state) {
			n++
		}
	}
	return n
}
