package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/graphtest"
)

const (
	programEnv = "SKILLGRAPH_TEST_PROGRAM" // has this test binary be the program
	killedRuns = 6
	editsOfRun = 10
)

// TestKilledNeo4j kills the service, a process of its own, again and again while it takes over edits
// from outside, each of which is a commit: at the end each edit is in, with the derived edges that
// follow from it, and none is in the change log twice. One that was made while no service ran is in
// the log without its keys.
func TestKilledNeo4j(t *testing.T) {
	d := sharedDatabase(t)
	d.fill(t)
	edits := 0
	for range killedRuns {
		kill := d.start(t)
		for range editsOfRun {
			edits++
			d.cypher(t, fmt.Sprintf(`MATCH (go:Skill {id: 'skill:go'}) CREATE (s:Skill:Tool {id: 'skill:tool-%d',
				name: 'Tool %d', kind: 'TOOL', status: 'ACTIVE', importance: 0.5, description: 'x', evidenceSource: ['source:test'],
				evidenceMethod: ['STATED'], evidenceConfidence: [1]})-[:IMPLIES {level: 2, evidenceSource: ['source:test'],
				evidenceMethod: ['STATED'], evidenceConfidence: [1]}]->(go)`, edits, edits))
			time.Sleep(rand.N(300 * time.Millisecond))
		}
		kill()
	}
	defer d.start(t)()
	store := d.open(t)
	whole := func() string {
		ds, _, err := store.Dataset(t.Context())
		if err != nil {
			return err.Error()
		}
		digest, err := store.Digest(t.Context())
		return fmt.Sprintf("%d skills, the commit is of these: %v (%v)", len(ds.Skills), digest == ds.Digest(), err)
	}
	eventually(t, patience, whole, fmt.Sprintf("%d skills, the commit is of these: true", edits+4))
	graphtest.Healthy(t, store)
	ds, rev, err := store.Dataset(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := store.Catalog(t.Context())
	derived := graph.Derive(ds.With(graph.Dataset{}, nil))
	if err != nil || catalog.Counts.Transfers != len(derived.Transfers) || catalog.Counts.Related != len(derived.Related) {
		t.Errorf("%+v, want %d transfers and %d related (%v)", catalog.Counts, len(derived.Transfers), len(derived.Related), err)
	}
	logged := d.cypher(t, `MATCH (c:Change {cause: 'EXTERNAL'}) UNWIND c.put AS key WITH key, count(*) AS times
		WHERE key STARTS WITH 'skill:tool-' RETURN count(key), coalesce(max(times), 0)`)[0].Values
	if logged[0].(int64) > int64(edits) || logged[1].(int64) > 1 {
		t.Errorf("of %d edits, logged and at most how often: %v", edits, logged)
	}
	changes := d.cypher(t, `MATCH (c:Change) RETURN count(c), min(c.revision), max(c.revision)`)[0].Values
	if fmt.Sprint(changes) != fmt.Sprintf("[%d 1 %d]", rev, rev) {
		t.Errorf("changes, first and last: %v at revision %d", changes, rev)
	}
	t.Logf("%d edits in %d commits, %v with their keys, %d services killed", edits, rev-1, logged[0], killedRuns)
}

// start starts the service as a process and waits until it serves; kill ends it by SIGKILL.
func (d database) start(t *testing.T) (kill func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	args := append([]string{"serve", "--listen", "127.0.0.1:0", "--reads", "snapshot"}, d.flags...)
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Env = append(os.Environ(), programEnv+"=1")
	log, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(log)
	for lines.Scan() && !strings.Contains(lines.Text(), "msg=serving") {
		t.Log(lines.Text())
	}
	return func() {
		cancel() // SIGKILL
		rest, _ := io.ReadAll(log)
		if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
			t.Errorf("the service ended by itself (%v): %s", err, rest)
		}
	}
}
