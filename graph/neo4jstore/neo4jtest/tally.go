package neo4jtest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// tally counts the tests of the process that ran on a real Neo4j and those that were skipped.
var tally counts

type counts struct {
	mu       sync.Mutex
	names    map[string]string // of the tests that ran, with what they say of themselves
	skipped  map[string]bool
	absentBy error // why they were skipped
}

func (c *counts) ran(t testing.TB) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.names == nil {
		c.names = map[string]string{}
	}
	c.names[t.Name()] = ""
}

// Note logs what came of a test, and adds it to the line of NEO4J_TEST_TALLY.
func Note(t testing.TB, text string) {
	t.Helper()
	t.Log(text)
	tally.mu.Lock()
	defer tally.mu.Unlock()
	if _, ran := tally.names[t.Name()]; ran {
		tally.names[t.Name()] = ": " + text
	}
}

func (c *counts) skip(t testing.TB, env environment, err error) {
	if !env.skips(err) {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.skipped == nil {
		c.skipped = map[string]bool{}
	}
	c.skipped[t.Name()], c.absentBy = true, err
}

// tell says what was skipped and writes down what ran.
func (c *counts) tell() error {
	if len(c.skipped) > 0 {
		fmt.Printf("neo4jtest: %d tests skipped: %v\n", len(c.skipped), c.absentBy)
	}
	name := os.Getenv("NEO4J_TEST_TALLY")
	if name == "" || len(c.names) == 0 {
		return nil
	}
	var lines strings.Builder
	for test, note := range c.names {
		fmt.Fprintf(&lines, "%s %s%s\n", filepath.Base(os.Args[0]), test, note)
	}
	file, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("NEO4J_TEST_TALLY: %w", err)
	}
	_, err = file.WriteString(lines.String()) // one call: packages append at the same time
	return errors.Join(err, file.Close())
}
