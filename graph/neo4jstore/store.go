package neo4jstore

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/skillgraph/skillgraph/graph"
)

// Config says where a taxonomy is kept.
type Config struct {
	// URI is bolt://host:7687 for one server, neo4j:// for a cluster, and neo4j+s:// or bolt+s://
	// over TLS.
	URI string
	// User and Password are the account; without a User no account is used.
	User, Password string
	// Database is the name of the database, "neo4j" unless set.
	Database string
}

// Store is a graph.Store over Neo4j. It is safe for concurrent use; a process needs one.
type Store struct {
	config  Config
	driver  neo4j.DriverWithContext
	written atomic.Pointer[neo4j.Bookmarks] // of the last commit of this store
	closed  atomic.Bool
}

// Open connects to a Neo4j and sets an empty database up. ErrInvalid: the address, the account or
// the database name is wrong, or the database is not ours, or of a newer version. ErrUnavailable:
// no server answers.
func Open(ctx context.Context, c Config) (*Store, error) {
	c.Database = cmp.Or(c.Database, "neo4j")
	auth := neo4j.BasicAuth(c.User, c.Password, "")
	if c.User == "" {
		auth = neo4j.NoAuth()
	}
	driver, err := neo4j.NewDriverWithContext(c.URI, auth, configure)
	if err != nil {
		return nil, fmt.Errorf("open neo4j: %q is no address of a Neo4j, expected such as "+
			"\"neo4j://localhost:7687\": %v: %w", c.URI, err, graph.ErrInvalid)
	}
	s := &Store{config: c, driver: driver}
	if err := s.setUp(ctx); err != nil {
		return nil, fmt.Errorf("open neo4j: %w", errors.Join(err, driver.Close(context.WithoutCancel(ctx))))
	}
	return s, nil
}

// configure sets the driver's bounds below those of a request, so that a stuck server sheds load
// instead of gathering it.
func configure(c *config.Config) {
	c.ConnectionAcquisitionTimeout = 3 * time.Second
	c.SocketConnectTimeout = 2 * time.Second
	c.MaxTransactionRetryTime = time.Second
	c.ConnectionLivenessCheckTimeout = time.Minute
	c.NotificationsMinSeverity = notifications.DisabledLevel
	c.TelemetryDisabled = true
	c.UserAgent = "skillgraph"
}

// Revision is the current one; 0 while the database holds no taxonomy.
func (s *Store) Revision(ctx context.Context) (graph.Revision, error) {
	n, err := revision(ctx, s.ask)
	if err != nil {
		return 0, fmt.Errorf("revision: %w", storeError(ctx, err))
	}
	return graph.Revision(n), nil
}

func revision(ctx context.Context, run runner) (int64, error) {
	rows, err := run(ctx, queryRevision, nil)
	if err != nil {
		return 0, err
	}
	r, err := single(rows)
	if err != nil {
		return 0, err
	}
	n, _ := r["revision"].(int64)
	return n, nil
}

// Close closes the connections. Calls after it return ErrUnavailable.
func (s *Store) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := s.driver.Close(ctx); err != nil {
		return fmt.Errorf("close neo4j: %w", storeError(ctx, err))
	}
	return nil
}
