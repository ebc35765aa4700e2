package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
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
	return serveUntil(ctx, h, listener)
}

// listen takes the address before anything is opened or made, so that a wrong one leaves nothing
// behind. An empty address is refused: it would mean every interface of the machine.
func (a *app) listen() (net.Listener, error) {
	address := a.settings.GetString("listen")
	if _, _, err := net.SplitHostPort(address); err != nil {
		return nil, usageError{fmt.Errorf("--listen %q is no address: expected HOST:PORT, such as 127.0.0.1:8080", address)}
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen: %w: choose another address with --listen: %w", err, graph.ErrUnavailable)
	}
	return listener, nil
}

// serveUntil runs the server until ctx ends and then drains it.
func serveUntil(ctx context.Context, h *http.Server, l net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), drain)
	defer cancel()
	if err := h.Shutdown(patience); err != nil {
		return fmt.Errorf("shut down: %w", err)
	}
	return nil
}
