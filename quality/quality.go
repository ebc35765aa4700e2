// Package quality measures how good the taxonomy and its methods are: how names resolve, what is
// found in texts, and whether what it calls adjacent is adjacent in the world. It compares with
// committed sets of the project's own and, where their folder is there, with data sets of others.
// Each set has a part to develop on and a part to test on, which no tuning looks at.
package quality

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed/dataset"
)

// Halves of a set.
const (
	dev  = "dev"
	test = "test"
)

// run is one evaluation: what it needs, and the figures that it makes.
type run struct {
	taxonomy *graph.Taxonomy
	ds       *graph.Dataset
	related  []graph.RelatedEdge  // every two skills, also those too weak to be kept
	transfer []graph.TransferEdge // as they are kept
	names    *dataset.Names
	data     fs.FS // nil: the data sets of others are not there
	figures  []graph.QualityFigure
}

// evaluators are what is measured, in order of the report.
var evaluators = []struct {
	name      string
	needsData bool
	run       func(context.Context, *run) error
}{
	{"adjacency in job lists", true, evaluateJobLists},
	{"adjacency in GitHub topics", true, evaluateTopics},
	{"adjacency in the developer survey", true, evaluateSurvey},
}

// Evaluate measures a taxonomy. data is the folder of the data sets of others, nil where it is not
// there; tell is told what is measured, and what is skipped and why.
func Evaluate(ctx context.Context, taxonomy *graph.Taxonomy, data fs.FS, tell func(string)) ([]graph.QualityFigure, error) {
	ds, err := taxonomy.Dataset(ctx)
	if err != nil {
		return nil, err
	}
	names, err := dataset.NewNames(ctx, ds)
	if err != nil {
		return nil, err
	}
	r := &run{
		taxonomy: taxonomy, ds: ds, names: names, data: data,
		related:  graph.Relatedness(ds.With(graph.Dataset{}, nil)),
		transfer: graph.Derive(ds.With(graph.Dataset{}, nil)).Transfers,
	}
	for _, e := range evaluators {
		if e.needsData && data == nil {
			tell(e.name + ": skipped, as it needs the data sets: set SKILLGRAPH_DATA to their folder")
			continue
		}
		tell(e.name)
		if err := e.run(ctx, r); err != nil {
			return nil, fmt.Errorf("evaluate %s: %w", e.name, err)
		}
	}
	return r.figures, nil
}
