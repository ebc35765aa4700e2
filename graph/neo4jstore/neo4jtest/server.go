package neo4jtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

const (
	startTimeout = 3 * time.Minute // Of a container whose image must be fetched first.
	stepTimeout  = time.Minute     // Of everything else.
)

// Server is a running Neo4j. Its fields are what a driver needs to reach it.
type Server struct {
	// URI is a bolt:// address on 127.0.0.1 that stays the same across Kill and Restart; or what
	// NEO4J_TEST_URI says.
	URI string
	// User and Password are its only account.
	User, Password string

	backend backend // nil for a server that somebody else runs
	driver  neo4j.DriverWithContext
	own     bool // of one test, which may kill it
}

// backend is a server that this package runs. Its methods are called one at a time.
type backend interface {
	// start runs the server over the data it already has, without waiting for it to answer.
	start(context.Context) error
	// exited reports whether the server is no longer running.
	exited(context.Context) bool
	// kill ends it as SIGKILL does and returns when it is gone.
	kill(context.Context) error
	// remove ends it and deletes its data.
	remove(context.Context) error
	// output is the end of what it printed.
	output(context.Context) string
}

// shared is the server that all tests of the process use.
var shared struct {
	once   sync.Once
	inMain bool
	server *Server
	unlock func()
	err    error
}

// Main runs the tests of a package that calls [Shared] and then stops the shared server. It is
// to be called from TestMain: os.Exit(neo4jtest.Main(m)).
func Main(m *testing.M) int {
	shared.inMain = true
	code := m.Run()
	if err := tally.tell(); err != nil {
		fmt.Fprintln(os.Stderr, "neo4jtest:", err)
		code = max(code, 1)
	}
	if shared.server == nil {
		return code
	}
	if err := stopShared(); err != nil {
		fmt.Fprintln(os.Stderr, "neo4jtest: stop:", err)
		return max(code, 1)
	}
	return code
}

func stopShared() error {
	ctx, cancel := context.WithTimeout(context.Background(), stepTimeout)
	defer cancel()
	s := shared.server
	if s.backend == nil { // Leave somebody's server as we wish to find it: empty.
		defer shared.unlock()
		return errors.Join(clean(ctx, s.driver), s.driver.Close(ctx))
	}
	return s.stop(ctx)
}

// Shared returns the server of this test process, started at the first call, with a clean
// database. Tests that use it must not run in parallel with each other, and the package needs a
// TestMain that calls [Main]. Where there is no Neo4j the test is skipped, or fails.
func Shared(t testing.TB) *Server {
	t.Helper()
	if !shared.inMain {
		t.Fatal("neo4jtest: Shared needs func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }")
	}
	env := readEnvironment(os.Getenv)
	shared.once.Do(func() { shared.server, shared.unlock, shared.err = openShared(t, env) })
	if shared.err != nil {
		tally.skip(t, env, shared.err)
		env.giveUp(t, shared.err)
	}
	tally.ran(t)
	shared.server.Clean(t)
	return shared.server
}

func openShared(t testing.TB, env environment) (s *Server, unlock func(), err error) {
	w, err := env.choose(false, dockerAnswers)
	if err != nil {
		return nil, nil, err
	}
	if w == wayExternal {
		return openExternal(env)
	}
	s, err = startServer(t, env, w)
	return s, nil, err
}

// Start starts a server for this test alone, which the test may Kill and Restart, and removes it
// when the test ends. It never uses NEO4J_TEST_URI. Where there is no Neo4j the test is skipped,
// or fails.
func Start(t testing.TB) *Server {
	t.Helper()
	env := readEnvironment(os.Getenv)
	w, err := env.choose(true, dockerAnswers)
	var s *Server
	if err == nil {
		s, err = startServer(t, env, w)
	}
	if err != nil {
		tally.skip(t, env, err)
		env.giveUp(t, err)
	}
	s.own = true
	tally.ran(t)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), stepTimeout)
		defer cancel()
		if t.Failed() {
			t.Logf("neo4jtest: the server's last words:\n%s", s.backend.output(ctx))
		}
		if err := s.stop(ctx); err != nil {
			t.Errorf("neo4jtest: stop: %v", err)
		}
	})
	return s
}

// startServer starts a server of our own and waits until it answers a query.
func startServer(t testing.TB, env environment, w way) (*Server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	began := time.Now()
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	s := &Server{URI: boltURI(port), User: "neo4j", Password: rand.Text()}
	if s.driver, err = newDriver(s); err != nil {
		return nil, err
	}
	if w == wayJars {
		s.backend, err = newProcess(env.jars, port, s.Password)
	} else {
		s.backend, err = newContainer(ctx, env.image, port, s.Password)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start by %s: %w", w, err), s.driver.Close(ctx))
	}
	if err := s.startBackend(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("start by %s: %w", w, err), s.stop(ctx))
	}
	t.Logf("neo4jtest: Neo4j by %s answers after %.1f s", w, time.Since(began).Seconds())
	return s, nil
}

func (s *Server) startBackend(ctx context.Context) error {
	if err := s.backend.start(ctx); err != nil {
		return err
	}
	gone := func() bool { return s.backend.exited(ctx) }
	if err := awaitAnswer(ctx, s.driver, gone); err != nil {
		return fmt.Errorf("%w; it printed:\n%s", err, s.backend.output(ctx))
	}
	return nil
}

func (s *Server) stop(ctx context.Context) error {
	return errors.Join(s.driver.Close(ctx), s.backend.remove(ctx))
}

// Kill ends the server as a crash does, with SIGKILL, and returns when it is gone. Only a server
// that the test got from [Start] can be killed.
func (s *Server) Kill(t testing.TB) {
	t.Helper()
	if !s.own {
		t.Fatal("neo4jtest: only a server from Start can be killed: others depend on this one")
	}
	ctx, cancel := context.WithTimeout(context.Background(), stepTimeout)
	defer cancel()
	if err := s.backend.kill(ctx); err != nil {
		t.Fatalf("neo4jtest: kill: %v", err)
	}
}

// Restart starts a killed server again, at the same address over the same data, and returns when
// it answers.
func (s *Server) Restart(t testing.TB) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), stepTimeout)
	defer cancel()
	if !s.own || !s.backend.exited(ctx) {
		t.Fatal("neo4jtest: Restart is for a server from Start after Kill")
	}
	if err := s.startBackend(ctx); err != nil {
		t.Fatalf("neo4jtest: restart: %v", err)
	}
}

// Driver returns a driver for the server that is closed when the test ends.
func (s *Server) Driver(t testing.TB) neo4j.DriverWithContext {
	t.Helper()
	driver, err := newDriver(s)
	if err != nil {
		t.Fatalf("neo4jtest: %v", err)
	}
	t.Cleanup(func() {
		if err := driver.Close(context.Background()); err != nil {
			t.Errorf("neo4jtest: close driver: %v", err)
		}
	})
	return driver
}
