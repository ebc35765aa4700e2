package neo4jstore

import (
	"context"
	"fmt"

	"github.com/skillgraph/skillgraph/graph"
)

// Dataset reads all records. It gives them as they are, also those that somebody's edit made wrong,
// for graph.Validate to judge. What cannot even be read is a FaultsError, which then has all other
// faults as well, so that an editor sees them at once.
func (s *Store) Dataset(ctx context.Context) (*graph.Dataset, graph.Revision, error) {
	var ds *graph.Dataset
	var f *faults
	var at int64
	err := s.quiet(ctx, func(run runner) (err error) {
		if at, err = revision(ctx, run); err != nil {
			return err
		}
		ds, f = &graph.Dataset{}, &faults{}
		return readDataset(ctx, run, ds, f)
	})
	if err != nil {
		return nil, 0, fmt.Errorf("dataset: %w", err)
	}
	if f.err() != nil {
		f.list = append(f.list, graph.Validate(ds)...)
		return nil, 0, fmt.Errorf("dataset: %w", f.err())
	}
	ds.Sort()
	return ds, graph.Revision(at), nil
}

// quiet runs a read of several statements until nobody committed in between: somebody's edit does not
// move the revision. Where commits follow each other too closely for that, it locks out ours.
func (s *Store) quiet(ctx context.Context, read func(runner) error) error {
	for range optimisticReads {
		before, err := s.Mark(ctx)
		if err != nil {
			return err
		}
		if err := read(s.ask); err != nil {
			return storeError(ctx, err)
		}
		if after, err := s.Mark(ctx); err != nil || after == before {
			return err
		}
	}
	return storeError(ctx, s.locked(ctx, read))
}

// readDataset reads all records, a statement a sort: together they would be one row too large.
func readDataset(ctx context.Context, run runner, ds *graph.Dataset, f *faults) error {
	for _, part := range []struct {
		text string
		add  func(row)
	}{
		{querySources, func(r row) { ds.Sources = readAll(r["sources"], f, readSource) }},
		{querySpecialties, func(r row) { ds.Specialties = readAll(r["specialties"], f, readSpecialty) }},
		{queryAllSkills, func(r row) { ds.Skills = append(ds.Skills, readWholeSkill(newRecord(r["skill"], f))) }},
		{queryAllRoles, func(r row) {
			role := newRecord(r["role"], f)
			ds.Roles = append(ds.Roles, readRole(role))
			ds.Requirements = append(ds.Requirements, role.requirements()...)
		}},
		{queryGroups, func(r row) { ds.Requirements = append(ds.Requirements, orphans(r["groups"])...) }},
		{queryRelations, func(r row) {
			ds.Relations = append(ds.Relations, readAll(r["relations"], f, readRelation)...)
		}},
	} {
		rows, err := run(ctx, part.text, nil)
		if err != nil {
			return err
		}
		for _, r := range rows {
			part.add(r)
		}
	}
	return nil
}

// readWholeSkill reads a skill and compares the labels of its node with its kind.
func readWholeSkill(r record) graph.Skill {
	s := readSkill(r)
	checkKindLabel(r, s.Kind)
	return s
}

// orphans stand for groups that no role requires: requirements of nobody, which no validator lets
// pass.
func orphans(ids any) []graph.Requirement {
	list, _ := ids.([]any)
	var all []graph.Requirement
	for _, id := range list {
		text, _ := id.(string)
		all = append(all, graph.Requirement{ID: graph.RequirementID(text)})
	}
	return all
}
