package neo4jstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/skillgraph/skillgraph/graph"
)

// Read returns a View of what need names, in one round trip. A property that cannot be read is
// ErrUnavailable: no question is at fault for it.
func (s *Store) Read(ctx context.Context, need graph.Need) (*graph.View, error) {
	text, params := queryRead, needParameters(&need)
	if onlySkills(&need) {
		text = querySkills
	}
	var found row
	err := s.consistent(ctx, func(run runner) (before, after int64, err error) {
		found, before, after, err = answer(ctx, run, text, params)
		return before, after, err
	})
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	view, err := readView(found)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	return view, nil
}

// answer runs a text whose one row has the revision before and after.
func answer(
	ctx context.Context, run runner, text string, params map[string]any,
) (r row, before, after int64, err error) {
	rows, err := run(ctx, text, params)
	if err != nil {
		return nil, 0, 0, err
	}
	if r, err = single(rows); err != nil {
		return nil, 0, 0, err
	}
	before, _ = r["before"].(int64)
	after, _ = r["after"].(int64)
	if before == 0 && after == 0 {
		return nil, 0, 0, fmt.Errorf("neo4j: no taxonomy is loaded: %w", graph.ErrUnavailable)
	}
	return r, before, after, nil
}

// onlySkills reports whether a need names skills and nothing else: the most frequent question, for
// which the long text costs too much.
func onlySkills(n *graph.Need) bool {
	return !n.AllRoles && !n.TransfersAmong &&
		len(n.Roles)+len(n.Requiring)+len(n.Close)+len(n.Touching)+len(n.TransfersOf)+len(n.RelatedOf) == 0
}

func needParameters(n *graph.Need) map[string]any {
	return map[string]any{"need": map[string]any{
		"skills": ids(n.Skills), "roles": ids(n.Roles), "allRoles": n.AllRoles,
		"requiring": ids(n.Requiring), "close": ids(n.Close), "touching": ids(n.Touching),
		"transfersAmong": n.TransfersAmong, "transfersOf": ids(n.TransfersOf), "relatedOf": ids(n.RelatedOf),
	}}
}

// ids is a list for a parameter, where an empty one is not null.
func ids[T ~string](list []T) []string {
	all := make([]string, len(list))
	for i, id := range list {
		all[i] = string(id)
	}
	return all
}

// readView makes a View of the row that read.cypher and skills.cypher give.
func readView(found row) (*graph.View, error) {
	f := &faults{}
	ds := &graph.Dataset{Skills: readAll(found["skills"], f, readSkill)}
	for _, r := range entries(found["roles"], f) {
		ds.Roles = append(ds.Roles, readRole(r))
		ds.Requirements = append(ds.Requirements, r.requirements()...)
	}
	ds.Relations = readAll(found["relations"], f, readRelation)
	d := graph.Derived{
		Transfers: readTransfers(found["transfers"], f),
		Related:   readEdges(found["related"], "RELATED", relatedFields, f, readRelated),
	}
	if err := f.unreadable(); err != nil {
		return nil, err
	}
	revision, _ := found["before"].(int64)
	return graph.NewView(graph.Revision(revision), ds, d), nil
}

// entries reads a list of maps.
func entries(value any, f *faults) []record {
	list, _ := value.([]any)
	all := make([]record, len(list))
	for i, v := range list {
		all[i] = newRecord(v, f)
	}
	return all
}

// readAll reads a list of maps of one sort.
func readAll[T any](value any, f *faults, read func(record) T) []T {
	list, _ := value.([]any)
	all := make([]T, len(list))
	for i, v := range list {
		all[i] = read(newRecord(v, f))
	}
	return all
}

// sortByID puts headers into the order of their ids.
func sortByID[T any, ID cmp.Ordered](list []T, id func(*T) ID) {
	slices.SortFunc(list, func(a, b T) int { return cmp.Compare(id(&a), id(&b)) })
}
