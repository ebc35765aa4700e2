package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"strconv"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

func boltURI(port int) string { return "bolt://" + loopback(port) }

func loopback(port int) string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(port)) }

// freePort finds a port for a server that must come back to it after a crash: one below the range
// from which systems take the ports of outgoing connections, so that none of those sits on it.
func freePort() (int, error) {
	for range 100 {
		port := 20_000 + rand.IntN(10_000)
		if listener, err := net.Listen("tcp", loopback(port)); err == nil {
			return port, listener.Close()
		}
	}
	return 0, errors.New("no free port between 20000 and 29999")
}

func newDriver(s *Server) (neo4j.DriverWithContext, error) {
	auth := neo4j.BasicAuth(s.User, s.Password, "")
	if s.Password == "" {
		auth = neo4j.NoAuth()
	}
	return neo4j.NewDriverWithContext(s.URI, auth, func(c *config.Config) {
		c.SocketConnectTimeout = 5 * time.Second
		c.TelemetryDisabled = true
	})
}

// awaitAnswer returns when the server has answered a query: an open port is not enough, since
// Neo4j listens before its database is there. A refused password is final, and so is an exit.
func awaitAnswer(ctx context.Context, driver neo4j.DriverWithContext, gone func() bool) error {
	for {
		err := ask(ctx, driver)
		var refused *neo4j.Neo4jError
		switch {
		case err == nil:
			return nil
		case errors.As(err, &refused) && refused.IsAuthenticationFailed():
			return err
		case gone():
			return errors.New("the server exited")
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("no answer in time: %w", err)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func ask(ctx context.Context, driver neo4j.DriverWithContext) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	_, err := query(ctx, driver, "RETURN 1 AS answer", nil)
	return err
}

// query runs one auto-commit statement, which the driver does not retry, and returns its rows.
func query(
	ctx context.Context, driver neo4j.DriverWithContext, text string, params map[string]any,
) (rows []*neo4j.Record, err error) {
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database})
	defer func() { err = errors.Join(err, session.Close(context.WithoutCancel(ctx))) }()
	result, err := session.Run(ctx, text, params)
	if err != nil {
		return nil, err
	}
	return result.Collect(ctx)
}
