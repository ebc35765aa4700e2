package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/embedded"
	"github.com/skillgraph/skillgraph/graph/mirror"
	"github.com/skillgraph/skillgraph/graph/neo4jstore"
	"github.com/skillgraph/skillgraph/graph/snapshot"
	"github.com/skillgraph/skillgraph/seed"
)

// defaultData is the file of the embedded store, in the working directory.
const defaultData = "skillgraph.db"

// The values of --store and --reads.
const (
	storeEmbedded = "embedded"
	storeNeo4j    = "neo4j"
	readsCypher   = "cypher"
	readsSnapshot = "snapshot"
)

// watchEvery is how often a shared database is looked at for the commits of others.
const watchEvery = 500 * time.Millisecond

// storeFlags adds the flags that say where the taxonomy is kept.
func storeFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.String("store", storeEmbedded, "`where` the taxonomy is kept: embedded (one file) or neo4j")
	complete(cmd, "store", oneOf(storeEmbedded, storeNeo4j))
	f.String("data", defaultData, "`file` of the embedded store")
	f.String("neo4j-uri", "neo4j://127.0.0.1:7687", "`address` of Neo4j: neo4j://, bolt://, neo4j+s:// or bolt+s://")
	f.String("neo4j-user", "neo4j", "`name` of the account in Neo4j")
	f.String("neo4j-password-file", "", "`file` that holds the account's password")
	f.String("neo4j-database", "neo4j", "`name` of the database in Neo4j")
}

// service is an open taxonomy with what keeps it up to date.
type service struct {
	*graph.Taxonomy
	store  graph.Store
	mirror *mirror.Store // nil for a store that nobody else writes to
}

// Ready says why questions cannot be answered, or answers may be behind.
func (s *service) Ready(context.Context) error {
	if s.mirror == nil {
		return nil
	}
	return s.mirror.Status().Err
}

// loading makes the collector of garbage rest more until the function that it gives is called. Most
// of what is made while a taxonomy is read stays, and looking for the rest takes a quarter of the
// time.
func loading() (end func()) {
	before := debug.SetGCPercent(400)
	return func() { debug.SetGCPercent(before) }
}

// openForServing opens the store for reading and writing, and fills a new one.
func (a *app) openForServing(ctx context.Context) (s *service, err error) {
	defer loading()()
	switch kind := a.settings.GetString("store"); kind {
	case storeEmbedded:
		s, err = openEmbedded(ctx, a.settings.GetString("data"))
	case storeNeo4j:
		s, err = a.openNeo4j(ctx)
	default:
		return nil, wrongStore(kind)
	}
	if err != nil {
		return nil, err
	}
	if err := a.fill(ctx, s); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func wrongStore(kind string) error {
	return usageError{fmt.Errorf("--store %q is unknown: expected %s or %s", kind, storeEmbedded, storeNeo4j)}
}

func openEmbedded(ctx context.Context, path string) (*service, error) {
	store, err := embedded.Open(path)
	if err != nil {
		return nil, err
	}
	taxonomy, err := graph.Open(ctx, store)
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return &service{Taxonomy: taxonomy, store: store}, nil
}

// openNeo4j opens the shared store. It is mirrored in either mode: somebody has to notice and check
// what others write.
func (a *app) openNeo4j(ctx context.Context) (*service, error) {
	reads := a.settings.GetString("reads")
	if reads != readsCypher && reads != readsSnapshot && reads != "" {
		return nil, usageError{fmt.Errorf("--reads %q is unknown: expected %s or %s", reads, readsCypher, readsSnapshot)}
	}
	uri := a.settings.GetString("neo4j-uri")
	if err := checkNeo4j(uri); err != nil {
		return nil, err
	}
	password, err := readSecret(a.settings.GetString("neo4j-password-file"))
	if err != nil {
		return nil, err
	}
	store, err := neo4jstore.Open(ctx, neo4jstore.Config{
		URI: uri, User: a.settings.GetString("neo4j-user"), Password: password,
		Database: a.settings.GetString("neo4j-database"),
	})
	if err != nil {
		return nil, err
	}
	s := &service{store: store}
	if s.mirror, err = mirror.Open(ctx, store); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	if reads == readsSnapshot {
		s.store = s.mirror
	}
	if s.Taxonomy, err = graph.Open(ctx, s.store); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return s, nil
}

// checkNeo4j refuses what is no address of a Neo4j.
func checkNeo4j(uri string) error {
	u, err := url.Parse(uri)
	schemes := []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}
	if err != nil || u.Hostname() == "" || !validPort(u.Port()) || !slices.Contains(schemes, u.Scheme) {
		return usageError{fmt.Errorf("--neo4j-uri %q is no address of a Neo4j: expected one such as "+
			"neo4j://127.0.0.1:7687", uri)}
	}
	return nil
}

// readSecret reads a password from its file.
func readSecret(file string) (string, error) {
	if file == "" {
		return "", usageError{errors.New("--neo4j-password-file is missing: name a file that holds the password")}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("read the password of Neo4j: %w: %w", err, graph.ErrUnavailable)
	}
	return strings.TrimSpace(string(data)), nil
}

// fill puts the built-in taxonomy into an empty store. Of several instances that start on one store
// the first fills it.
func (a *app) fill(ctx context.Context, s *service) error {
	rev, err := s.store.Revision(ctx)
	if err != nil {
		return err
	}
	where := a.where()
	if rev > 0 {
		a.log.Info("taxonomy opened", "store", where, "revision", rev)
		return nil
	}
	prepared, err := seed.Prepared()
	if err != nil {
		return fmt.Errorf("read the built-in taxonomy: %w", err)
	}
	rev, err = s.LoadPrepared(ctx, prepared, time.Now().UTC())
	if errors.Is(err, graph.ErrConflict) {
		a.log.Info("another instance has filled the store", "store", where)
		return nil
	}
	if err != nil {
		return err
	}
	a.log.Info("new store filled with the built-in taxonomy", "store", where, "revision", rev)
	if s.mirror != nil {
		return s.mirror.Look(ctx)
	}
	return nil
}

// where names the store for people.
func (a *app) where() string {
	if a.settings.GetString("store") == storeNeo4j {
		return a.settings.GetString("neo4j-uri") + "/" + a.settings.GetString("neo4j-database")
	}
	return a.settings.GetString("data")
}

// watch keeps a mirrored store up to date until ctx ends.
func (a *app) watch(ctx context.Context, s *service) {
	if s.mirror == nil {
		return
	}
	s.mirror.Run(ctx, watchEvery, func(status mirror.Status) {
		if status.Err != nil {
			a.log.Warn("the store cannot be followed, the last good state is served",
				"revision", status.Revision, "error", status.Err, "faults", graph.Refusals(status.Err))
			return
		}
		a.log.Info("taxonomy up to date", "revision", status.Revision)
	})
}

// openForAsking opens what questions from the shell are asked of: Neo4j where it is chosen, the file
// where there is one, for reading only, else the built-in taxonomy in memory, with no file made.
func (a *app) openForAsking(ctx context.Context) (*graph.Taxonomy, error) {
	defer loading()()
	switch kind := a.settings.GetString("store"); kind {
	case storeEmbedded:
	case storeNeo4j:
		return a.askNeo4j(ctx)
	default:
		return nil, wrongStore(kind)
	}
	path := a.settings.GetString("data")
	_, err := os.Stat(path)
	switch {
	case err == nil:
		store, err := embedded.OpenReadOnly(path)
		if err != nil {
			return nil, err
		}
		return graph.Open(ctx, store)
	case path != defaultData || !errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("open %s: %w: %w", path, err, graph.ErrUnavailable)
	}
	return builtIn(ctx)
}

// askNeo4j opens the shared store for questions, which an empty one has no answers to.
func (a *app) askNeo4j(ctx context.Context) (*graph.Taxonomy, error) {
	s, err := a.openNeo4j(ctx)
	if err != nil {
		return nil, err
	}
	rev, err := s.store.Revision(ctx)
	if err == nil && rev == 0 {
		err = fmt.Errorf("open %s: nothing was put into it yet: 'skillgraph serve' or 'skillgraph load' "+
			"with the same settings fills it: %w", a.where(), graph.ErrUnavailable)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s.Taxonomy, nil
}

// builtIn loads the built-in taxonomy into memory.
func builtIn(ctx context.Context) (*graph.Taxonomy, error) {
	prepared, err := seed.Prepared()
	if err != nil {
		return nil, fmt.Errorf("read the built-in taxonomy: %w", err)
	}
	return snapshot.Taxonomy(ctx, prepared, time.Now().UTC())
}
