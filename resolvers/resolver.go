// Package resolvers joins the GraphQL schema to the domain: each resolver passes arguments on and
// hands the answer back. It holds no rule and no query language of a store.
package resolvers

import "github.com/skillgraph/skillgraph/graph"

//go:generate go -C .. tool gqlgen generate

// Resolver is the root of all resolvers.
type Resolver struct {
	taxonomy *graph.Taxonomy
	quality  []*graph.QualityFigure
}

// New makes the resolvers of one taxonomy; quality is how good it was last measured to be.
func New(t *graph.Taxonomy, quality []*graph.QualityFigure) *Resolver { return &Resolver{t, quality} }
