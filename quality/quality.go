// Package quality measures how good the taxonomy and its methods are: how names resolve, what is
// found in texts, and whether what it calls adjacent is adjacent in the world. It compares with
// committed sets of the project's own and, where their folder is there, with data sets of others.
// Each set has a part to develop on and a part to test on, which no tuning looks at.
package quality

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

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
	transfer []graph.TransferEdge // between every two, likewise
	names    *dataset.Names
	data     fs.FS // nil: the data sets of others are not there
	articles fs.FS // nil: the articles are not there
	kinds    map[graph.SkillID]graph.SkillKind
	absent   int // cases that the taxonomy has no skill for
	report   func(part, miss string)
	figures  []graph.QualityFigure
}

// miss reports what was read wrongly, for who mends the taxonomy or the method.
func (r *run) miss(part, format string, args ...any) {
	if r.report != nil {
		r.report(part, fmt.Sprintf(format, args...))
	}
}

// Options say what is measured with.
type Options struct {
	Data     fs.FS                   // the data sets of others; nil where they are not there
	Articles fs.FS                   // the five articles that the taxonomy started from; nil likewise
	Only     string                  // measure only what has this in its name; empty for all
	Tell     func(string)            // is told what is measured, and what is skipped and why
	Miss     func(part, miss string) // is told of every case that came out wrong; may be nil
}

// evaluators are what is measured, in order of the report.
var evaluators = []struct {
	name  string
	needs folder
	run   func(context.Context, *run) error
}{
	{"names", nothing, evaluateNames},
	{"texts", nothing, evaluateTexts},
	{"articles", needsArticles, evaluateArticles},
	{"texts of SkillSpan", needsData, evaluateSkillSpan},
	{"names of O*NET", needsData, evaluateONET},
	{"names of GitHub topics", needsData, evaluateAliases},
	{"adjacency in job lists", needsData, evaluateJobLists},
	{"adjacency in GitHub topics", needsData, evaluateTopics},
	{"adjacency in the developer survey", needsData, evaluateSurvey},
}

// Parts names what is measured, in order of the report.
func Parts() []string {
	names := make([]string, len(evaluators))
	for i := range evaluators {
		names[i] = evaluators[i].name
	}
	return names
}

// folder is what an evaluator needs besides the taxonomy.
type folder int

const (
	nothing folder = iota
	needsData
	needsArticles
)

// lacks says what is missing for an evaluator, empty where nothing is.
func (r *run) lacks(needs folder) string {
	switch {
	case needs == needsData && r.data == nil:
		return "it needs the data sets: set SKILLGRAPH_DATA to their folder"
	case needs == needsArticles && r.articles == nil:
		return "it needs the five articles: set SKILLGRAPH_SEEDS to their folder"
	}
	return ""
}

// Evaluate measures a taxonomy.
func Evaluate(ctx context.Context, taxonomy *graph.Taxonomy, o Options) ([]graph.QualityFigure, error) {
	ds, err := taxonomy.Dataset(ctx)
	if err != nil {
		return nil, err
	}
	names, err := dataset.NewNames(ctx, ds)
	if err != nil {
		return nil, err
	}
	r := &run{
		taxonomy: taxonomy, ds: ds, names: names, data: o.Data, articles: o.Articles, report: o.Miss,
		related:  graph.Relatedness(ds.With(graph.Dataset{}, nil)),
		transfer: graph.Transferability(ds.With(graph.Dataset{}, nil)),
		kinds:    make(map[graph.SkillID]graph.SkillKind, len(ds.Skills)),
	}
	for i := range ds.Skills {
		r.kinds[ds.Skills[i].ID] = ds.Skills[i].Kind
	}
	for _, e := range evaluators {
		if !strings.Contains(e.name, o.Only) {
			continue
		}
		if missing := r.lacks(e.needs); missing != "" {
			o.Tell(e.name + ": skipped, as " + missing)
			continue
		}
		o.Tell(e.name)
		if err := e.run(ctx, r); err != nil {
			return nil, fmt.Errorf("evaluate %s: %w", e.name, err)
		}
	}
	if r.absent > 0 {
		o.Tell(fmt.Sprintf("%d cases left out, as the taxonomy has no skill that they expect", r.absent))
	}
	return r.figures, nil
}
