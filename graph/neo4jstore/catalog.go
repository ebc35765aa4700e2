package neo4jstore

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/skillgraph/skillgraph/graph"
)

// Catalog reads the headers of the current revision, in one round trip. ErrUnavailable: nothing is
// loaded, or somebody's edit left what cannot be read.
func (s *Store) Catalog(ctx context.Context) (*graph.Catalog, error) {
	var found row
	err := s.consistent(ctx, func(run runner) (before, after int64, err error) {
		found, before, after, err = answer(ctx, run, queryCatalog, nil)
		return before, after, err
	})
	if err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	c, err := readCatalog(found)
	if err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	return c, nil
}

func readCatalog(found row) (*graph.Catalog, error) {
	f := &faults{}
	count := func(column string) int {
		n, _ := found[column].(int64)
		return int(n)
	}
	revision, _ := found["before"].(int64)
	at, _ := found["publishedAt"].(time.Time)
	c := &graph.Catalog{
		Revision: graph.Revision(revision), PublishedAt: at.UTC(),
		Skills:      readAll(found["skills"], f, readSkillHeader),
		Roles:       readAll(found["roles"], f, readRoleHeader),
		Specialties: readAll(found["specialties"], f, readSpecialty),
		Sources:     readAll(found["sources"], f, readSource),
	}
	c.Counts = graph.Counts{
		Skills: len(c.Skills), Roles: len(c.Roles), Specialties: len(c.Specialties), Sources: len(c.Sources),
		Requirements: count("requirements"), Relations: count("relations"),
		Transfers: count("transfers"), Related: count("related"),
	}
	if err := f.unreadable(); err != nil {
		return nil, err
	}
	sortByID(c.Skills, func(h *graph.SkillHeader) graph.SkillID { return h.ID })
	sortByID(c.Roles, func(h *graph.RoleHeader) graph.RoleID { return h.ID })
	sortByID(c.Specialties, func(p *graph.Specialty) graph.SpecialtyID { return p.ID })
	sortByID(c.Sources, func(s *graph.Source) graph.SourceID { return s.ID })
	return c, nil
}

func readSkillHeader(r record) graph.SkillHeader {
	return graph.SkillHeader{
		ID: graph.SkillID(r.text("id")), Name: r.text("name"), Kind: graph.SkillKind(r.text("kind")),
		Status: graph.Status(r.text("status")), Labels: r.labels(), Importance: r.share("importance"),
		Sources:     distinct(texts[graph.SourceID](r, "evidenceSource")),
		PreviousIDs: texts[graph.SkillID](r, "previousIds"),
		Near:        distinct(texts[graph.SkillID](r, "near")),
		Broader:     distinct(texts[graph.SkillID](r, "broader")),
		Implies:     distinct(texts[graph.SkillID](r, "implies")),
		Needs:       distinct(texts[graph.SkillID](r, "needs")),
	}
}

func readRoleHeader(r record) graph.RoleHeader {
	h := graph.RoleHeader{
		ID: graph.RoleID(r.text("id")), Name: r.text("name"), Status: graph.Status(r.text("status")),
		Seniority: graph.Seniority(r.text("seniority")), Labels: r.labels(), ExternalIDs: r.externalIDs(),
		PreviousIDs: texts[graph.RoleID](r, "previousIds"),
	}
	if p := r.specialty(); p != nil {
		h.Specialty = p.Specialty
	}
	return h
}

// distinct gives a list in order, each entry once.
func distinct[T ~string](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}
