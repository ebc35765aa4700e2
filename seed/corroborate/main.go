// Command corroborate reads the data folder named by SKILLGRAPH_DATA and writes what its data sets
// say of the statements of the curated taxonomy into seed/taxonomy/corroboration.json: how often a
// technology is named and by whom, which of its edges the data bear out, its ids in other schemes.
// It runs in the folder seed, by make corroborate. It writes figures and never a data set's text;
// equal data and statements give an equal file.
//
// How sure a figure makes us is a rule, in confidence.go and in CONTRIBUTING-taxonomy.md.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed"
	"github.com/skillgraph/skillgraph/seed/dataset"
)

func main() {
	if err := run(context.Background(), os.Getenv("SKILLGRAPH_DATA")); err != nil {
		fmt.Fprintln(os.Stderr, "corroborate the taxonomy:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, folder string) error {
	if folder == "" {
		return errors.New("SKILLGRAPH_DATA is not set: name the folder that holds the data sets")
	}
	out, err := corroborate(ctx, os.DirFS("taxonomy"), os.DirFS(folder), os.Stderr)
	if err != nil {
		return err
	}
	return os.WriteFile("taxonomy/corroboration.json", out, 0o644)
}

// corroborate reads the statements and the data sets, and tells of its progress.
func corroborate(ctx context.Context, taxonomy, data fs.FS, progress io.Writer) ([]byte, error) {
	files, err := seed.ReadStatements(taxonomy)
	if err != nil {
		return nil, err
	}
	f, err := newFigures(ctx, files.Dataset)
	if err != nil {
		return nil, err
	}
	for _, d := range dataSets {
		if err := d.read(ctx, f, data); err != nil {
			return nil, fmt.Errorf("%s: %w", d.name, err)
		}
		fmt.Fprintf(progress, "%-16s %5d statements so far\n", d.name, len(f.found))
	}
	return seed.Corroborations(f.sorted())
}

// figures gathers what data sets say, by statement.
type figures struct {
	names  *dataset.Names
	ds     *graph.Dataset
	skills map[graph.SkillID]*graph.Skill
	edges  map[pair][]graph.Key // between two skills, whatever their direction
	found  map[graph.Key]*seed.Corroboration
}

func newFigures(ctx context.Context, ds *graph.Dataset) (*figures, error) {
	names, err := dataset.NewNames(ctx, ds)
	if err != nil {
		return nil, err
	}
	f := &figures{
		names: names, ds: ds, skills: map[graph.SkillID]*graph.Skill{}, edges: map[pair][]graph.Key{},
		found: map[graph.Key]*seed.Corroboration{},
	}
	for i := range ds.Skills {
		f.skills[ds.Skills[i].ID] = &ds.Skills[i]
	}
	for i := range ds.Relations {
		r := &ds.Relations[i]
		p := pair{min(r.From, r.To), max(r.From, r.To)}
		f.edges[p] = append(f.edges[p], r.Key())
	}
	return f, nil
}

// at is the place of what is said of a statement.
func (f *figures) at(key graph.Key) *seed.Corroboration {
	c := f.found[key]
	if c == nil {
		c = &seed.Corroboration{Of: key}
		f.found[key] = c
	}
	return c
}

// say adds the figure of a data set to a statement; only the first that a data set has counts.
func (f *figures) say(key graph.Key, source, section string, sure graph.Share, format string, args ...any) {
	c, id := f.at(key), graph.NewSourceID(source)
	if slices.ContainsFunc(c.Evidence, func(e graph.Evidence) bool { return e.Source == id }) {
		return
	}
	c.Evidence = append(c.Evidence, graph.Evidence{
		Source: id, Section: section, Method: graph.MethodImported, Confidence: sure,
		Reasoning: fmt.Sprintf(format, args...),
	})
}

// identify adds the id of a skill in another scheme, unless it has one there.
func (f *figures) identify(skill graph.SkillID, scheme, id string) {
	of := func(x graph.ExternalID) bool { return x.Scheme == scheme }
	c := f.at(graph.Key(skill))
	if !slices.ContainsFunc(f.skills[skill].ExternalIDs, of) && !slices.ContainsFunc(c.ExternalIDs, of) {
		c.ExternalIDs = append(c.ExternalIDs, graph.ExternalID{Scheme: scheme, ID: id, Match: graph.ExactMatch})
	}
}

// sorted lists what was found, by statement.
func (f *figures) sorted() []seed.Corroboration {
	all := make([]seed.Corroboration, 0, len(f.found))
	for _, c := range f.found {
		all = append(all, *c)
	}
	slices.SortFunc(all, func(a, b seed.Corroboration) int { return cmp.Compare(a.Of, b.Of) })
	return all
}
