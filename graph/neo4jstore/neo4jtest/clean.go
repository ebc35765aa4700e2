package neo4jtest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

const (
	// deleteAll commits every so many nodes, so that a large test graph fits in a small heap.
	deleteAll = `MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`
	anyNode   = `MATCH (n) RETURN n LIMIT 1`

	constraints = `SHOW CONSTRAINTS YIELD name RETURN name`
	// indexes leaves out the two lookup indexes that a new database has, and the indexes that
	// belong to a constraint and go with it.
	indexes = `SHOW INDEXES YIELD name, type, owningConstraint
		WHERE type <> 'LOOKUP' AND owningConstraint IS NULL RETURN name`
)

// Clean makes the database like a new one: no node, no relationship, no constraint and no index
// but those that every database has. Names of labels and properties once used stay known to
// Neo4j, which nothing but a new data folder changes.
func (s *Server) Clean(t testing.TB) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), stepTimeout)
	defer cancel()
	if err := clean(ctx, s.driver); err != nil {
		t.Fatalf("neo4jtest: clean: %v", err)
	}
}

// CleanData deletes all nodes and relationships and keeps constraints and indexes: for a test
// that fills the same schema many times.
func (s *Server) CleanData(t testing.TB) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), stepTimeout)
	defer cancel()
	if _, err := query(ctx, s.driver, deleteAll, nil); err != nil {
		t.Fatalf("neo4jtest: clean data: %v", err)
	}
}

// clean drops the schema first: deleting is faster when no index has to follow.
func clean(ctx context.Context, driver neo4j.DriverWithContext) error {
	if err := dropAll(ctx, driver, "CONSTRAINT", constraints); err != nil {
		return err
	}
	if err := dropAll(ctx, driver, "INDEX", indexes); err != nil {
		return err
	}
	_, err := query(ctx, driver, deleteAll, nil)
	return err
}

func dropAll(ctx context.Context, driver neo4j.DriverWithContext, kind, list string) error {
	rows, err := query(ctx, driver, list, nil)
	if err != nil {
		return err
	}
	for _, row := range rows {
		name, _ := row.Values[0].(string)
		// A schema command takes its name only as text: quoted, with the quotes in it doubled.
		quoted := "`" + strings.ReplaceAll(name, "`", "``") + "`"
		if _, err := query(ctx, driver, "DROP "+kind+" "+quoted, nil); err != nil {
			return fmt.Errorf("drop %s %s: %w", strings.ToLower(kind), quoted, err)
		}
	}
	return nil
}

func isEmpty(ctx context.Context, driver neo4j.DriverWithContext) (bool, error) {
	for _, text := range []string{anyNode, constraints, indexes} {
		rows, err := query(ctx, driver, text, nil)
		if err != nil || len(rows) > 0 {
			return false, err
		}
	}
	return true, nil
}
