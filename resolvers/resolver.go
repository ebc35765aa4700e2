// Package resolvers joins the GraphQL schema to the domain: each resolver passes arguments on and
// hands the answer back. It holds no rule and no query language of a store.
package resolvers

import "github.com/skillgraph/skillgraph/graph"

//go:generate go -C .. tool gqlgen generate

// Resolver is the root of all resolvers.
type Resolver struct {
	taxonomy *graph.Taxonomy
}

// New makes the resolvers of one taxonomy.
func New(t *graph.Taxonomy) *Resolver { return &Resolver{t} }
