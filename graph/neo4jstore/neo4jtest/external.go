package neo4jtest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// openExternal takes the server that NEO4J_TEST_URI names. Test binaries of several packages run
// at the same time and would clean it under each other, so each holds a lock while it lives.
func openExternal(env environment) (s *Server, unlock func(), err error) {
	s = &Server{URI: env.uri, User: env.user, Password: env.password}
	if s.driver, err = newDriver(s); err != nil {
		return nil, nil, err
	}
	name := fmt.Sprintf("skillgraph-neo4jtest-%x.lock", sha256.Sum256([]byte(env.uri)))
	unlock, err = lockedfile.MutexAt(filepath.Join(os.TempDir(), name)).Lock()
	if err != nil {
		return nil, nil, fmt.Errorf("lock %s: %w", env.uri, err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if err := takeOver(ctx, s, env.wipe); err != nil {
		unlock()
		return nil, nil, errors.Join(fmt.Errorf("%s: %w", env.uri, err), s.driver.Close(ctx))
	}
	return s, unlock, nil
}

// takeOver refuses a database that holds what no test of ours wrote: the next step deletes it.
func takeOver(ctx context.Context, s *Server, wipe bool) error {
	if err := awaitAnswer(ctx, s.driver, func() bool { return false }); err != nil {
		return err
	}
	if wipe {
		return nil
	}
	empty, err := isEmpty(ctx, s.driver)
	if err == nil && !empty {
		err = errors.New("the database is not empty and tests delete everything in it: " +
			"name an empty one, or set NEO4J_TEST_WIPE=1")
	}
	return err
}
