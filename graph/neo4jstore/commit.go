package neo4jstore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
)

// Rows of one statement. A row of derived edges holds up to a hundred of them.
const (
	batchRows    = 1000
	batchDerived = 100
)

// requirementPrefix starts the ids of requirements.
const requirementPrefix = "requirement:"

// Commit writes the batch in one transaction, moves the revision and appends to the change log.
func (s *Store) Commit(ctx context.Context, c graph.Commit) (graph.Revision, error) {
	err := s.write(ctx, func(ctx context.Context, run runner) error { return commit(ctx, run, &c) })
	if err != nil {
		return 0, fmt.Errorf("commit: %w", err)
	}
	return c.Expect + 1, nil
}

func commit(ctx context.Context, run runner, c *graph.Commit) error {
	at, err := lock(ctx, run)
	if err != nil {
		return err
	}
	if at != c.Expect {
		return fmt.Errorf("a batch for revision %d: the store is at %d: %w", c.Expect, at, graph.ErrConflict)
	}
	type step func(context.Context, runner, *graph.Commit) error
	steps := []step{remove, putNodes, putEdges, putAllDerived}
	if c.Cause == graph.CauseExternal {
		// The records are there, and writing them would undo what somebody wrote since they were read.
		steps = []step{putAllDerived}
	}
	for _, do := range steps {
		if err := do(ctx, run, c); err != nil {
			return err
		}
	}
	digest := ""
	if c.Digest != nil {
		digest = c.Digest()
	}
	_, err = run(ctx, queryLog, map[string]any{
		"revision": int64(c.Expect + 1), "at": c.At.UTC(), "cause": string(c.Cause), "digest": text(digest),
		"put": ids(c.Put.Keys()), "deleted": ids(c.Delete),
	})
	return err
}

// lock keeps all other commits out until the transaction ends, and gives the revision.
func lock(ctx context.Context, run runner) (graph.Revision, error) {
	rows, err := run(ctx, queryLock, nil)
	if err != nil {
		return 0, err
	}
	r, err := single(rows)
	if err != nil {
		return 0, err
	}
	n, _ := r["revision"].(int64)
	return graph.Revision(n), nil
}

// batches runs a text over rows, some at a time. They are in one map, as a question's needs are.
func batches(ctx context.Context, run runner, text string, rows []any, size int) error {
	for len(rows) > 0 {
		n := min(size, len(rows))
		batch := map[string]any{"rows": rows[:n], "labels": kindLabels()}
		if _, err := run(ctx, text, map[string]any{"batch": batch}); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// remove deletes the records to be removed, and the edges of those to be written: an edge is made
// anew, because an ALTERNATIVE may have turned round and a requirement may have become a group.
// Nodes that are written stay, with all that hangs on them.
func remove(ctx context.Context, run runner, c *graph.Commit) error {
	var relations, requirements, nodes []any
	put := map[graph.Key]bool{}
	for _, k := range c.Put.Keys() {
		put[k] = true
		if !isNode(k) {
			relations, requirements = appendEdge(relations, requirements, k)
		}
	}
	for _, k := range c.Delete {
		switch {
		case put[k]:
		case isNode(k):
			nodes = append(nodes, string(k))
		default:
			relations, requirements = appendEdge(relations, requirements, k)
		}
	}
	if err := batches(ctx, run, deleteRelations, relations, batchRows); err != nil {
		return err
	}
	if err := batches(ctx, run, deleteRequirements, requirements, batchRows); err != nil {
		return err
	}
	return batches(ctx, run, deleteNodes, nodes, batchRows)
}

// isNode reports whether a key names a node. One of a relation starts with its kind.
func isNode(k graph.Key) bool {
	prefix, _, _ := strings.Cut(string(k), ":")
	return slices.Contains([]string{"skill", "role", "specialty", "source"}, prefix)
}

func appendEdge(relations, requirements []any, k graph.Key) (_, _ []any) {
	if strings.HasPrefix(string(k), requirementPrefix) {
		return relations, append(requirements, requirementKeyRow(k))
	}
	return append(relations, relationKeyRow(k)), requirements
}

func putNodes(ctx context.Context, run runner, c *graph.Commit) error {
	if err := batches(ctx, run, putSources, rowsOf(c.Put.Sources, sourceRow), batchRows); err != nil {
		return err
	}
	if err := batches(ctx, run, putSpecialties, rowsOf(c.Put.Specialties, specialtyRow), batchRows); err != nil {
		return err
	}
	if err := batches(ctx, run, putSkills, rowsOf(c.Put.Skills, skillRow), batchRows); err != nil {
		return err
	}
	return batches(ctx, run, putRoles, rowsOf(c.Put.Roles, roleRow), batchRows)
}

func rowsOf[T any](records []T, convert func(*T) any) []any {
	rows := make([]any, len(records))
	for i := range records {
		rows[i] = convert(&records[i])
	}
	return rows
}

func putEdges(ctx context.Context, run runner, c *graph.Commit) error {
	specialties, bases := linkRows(c.Put.Roles)
	plain, groups := requirementRows(c.Put.Requirements)
	for _, part := range []struct {
		text string
		rows []any
	}{
		{putSpecialtyLinks, specialties},
		{putRoleLinks, bases},
		{putPlainRequirements, plain},
		{putGroupRequirements, groups},
		{putRelations, rowsOf(c.Put.Relations, relationRow)},
	} {
		if err := batches(ctx, run, part.text, part.rows, batchRows); err != nil {
			return err
		}
	}
	return nil
}

// putAllDerived brings the derived edges to those of the state after the commit. It rewrites only the
// bundles that are not there as they should be.
func putAllDerived(ctx context.Context, run runner, c *graph.Commit) error {
	rows, err := run(ctx, queryDigests, nil)
	if err != nil {
		return err
	}
	found, err := single(rows)
	if err != nil {
		return err
	}
	next := bundles(c.Derived)
	var changed []any
	for _, entry := range found["digests"].([]any) {
		stored := entry.([]any)
		id, _ := stored[0].(string)
		b := next[graph.SkillID(id)]
		if b == nil {
			b = &bundle{}
		}
		digest, err := b.digest()
		if err != nil {
			return err
		}
		if !b.isStored(digest, stored) {
			changed = append(changed, bundleRow(graph.SkillID(id), digest, b))
		}
	}
	return batches(ctx, run, putDerived, changed, batchDerived)
}

// isStored reports whether the database has the bundle already, by its digest and by the number and
// the shares of the edges: somebody may have changed some.
func (b *bundle) isStored(digest string, stored []any) bool {
	known, _ := stored[1].(string)
	return known == digest &&
		stored[2] == int64(len(b.Transfers)) && stored[3] == total(b.Transfers, transferability) &&
		stored[4] == int64(len(b.Related)) && stored[5] == total(b.Related, score)
}

func transferability(t *graph.TransferEdge) graph.Share { return t.Transferability }

func score(r *graph.RelatedEdge) graph.Share { return r.Score }

// total sums a share of edges, in ten-thousandths.
func total[E any](edges []E, share func(*E) graph.Share) (sum int64) {
	for i := range edges {
		sum += int64(share(&edges[i]))
	}
	return sum
}
