package neo4jstore

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/skillgraph/skillgraph/graph"
)

// The migrations bring a database from one schema version to the next: files 0001_name.cypher and
// so on, of statements that are safe to repeat. A file is never changed once it is released.
//
//go:embed migrations/*.cypher
var migrationFiles embed.FS

// migration is one file.
type migration struct {
	version    int64
	statements []string
}

// migrations gives all of them in order.
func migrations() []migration {
	names, err := fs.Glob(migrationFiles, "migrations/*.cypher")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	all := make([]migration, len(names))
	for i, name := range names {
		data, err := fs.ReadFile(migrationFiles, name)
		number, _, _ := strings.Cut(path.Base(name), "_")
		version, bad := strconv.ParseInt(number, 10, 64)
		if err != nil || bad != nil || version != int64(i+1) {
			panic("migration " + name + " is out of order") // the files are compiled in
		}
		all[i].version = version
		for _, statement := range strings.Split(withoutComments(string(data)), ";") {
			if statement = strings.TrimSpace(statement); statement != "" {
				all[i].statements = append(all[i].statements, statement)
			}
		}
	}
	return all
}

// setUp refuses a database that is not ours and brings one that is, or an empty one, to the newest
// schema version. Instances may do so at the same time.
func (s *Store) setUp(ctx context.Context) error {
	version, err := s.schemaVersion(ctx)
	if err != nil {
		return err
	}
	all := migrations()
	if newest := all[len(all)-1].version; version > newest {
		return fmt.Errorf("database %q has schema version %d and this program knows up to %d: use a newer "+
			"skillgraph: %w", s.config.Database, version, newest, graph.ErrInvalid)
	}
	for _, m := range all {
		if m.version <= version {
			continue
		}
		if err := s.migrate(ctx, m); err != nil {
			return fmt.Errorf("migration %d: %w", m.version, err)
		}
	}
	return nil
}

// schemaVersion is that of the database, 0 for an empty one. What was just set up by another
// instance may show in the count of nodes before it shows in the index, so a refusal looks twice.
func (s *Store) schemaVersion(ctx context.Context) (int64, error) {
	var nodes int64
	for range 3 {
		rows, err := s.ask(ctx, queryState, nil)
		if err != nil {
			return 0, openError(ctx, s.config, err)
		}
		state, err := single(rows)
		if err != nil {
			return 0, err
		}
		version, ours := state["schemaVersion"].(int64)
		if nodes, _ = state["nodes"].(int64); ours || nodes == 0 {
			return version, nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return 0, fmt.Errorf("database %q holds %d nodes that are not a skillgraph taxonomy: name an empty "+
		"database, or empty this one yourself; nothing was changed: %w", s.config.Database, nodes, graph.ErrInvalid)
}

// migrate runs the statements of a migration and then notes its version. Neo4j keeps changes of the
// schema and of data in transactions apart, which is why every statement must bear repeating.
func (s *Store) migrate(ctx context.Context, m migration) error {
	for _, statement := range m.statements {
		if err := s.change(ctx, statement); err != nil {
			return storeError(ctx, err)
		}
	}
	return s.write(ctx, func(ctx context.Context, run runner) error {
		_, err := run(ctx, queryMigrated, map[string]any{"version": m.version})
		return err
	})
}

// change runs one statement of a migration. Two instances that make the same constraint at the same
// moment trip over each other in spite of IF NOT EXISTS; the second attempt finds it made.
func (s *Store) change(ctx context.Context, statement string) error {
	const attempts = 5
	for attempt := 1; ; attempt++ {
		_, err := s.once(ctx, neo4j.AccessModeWrite, statement, nil)
		again := retryable(err) || strings.HasPrefix(codeOf(err), codesSchema)
		if err == nil || !again || attempt == attempts {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(time.Duration(attempt) * 100 * time.Millisecond):
		}
	}
}
