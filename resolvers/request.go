package resolvers

import (
	"context"
	"reflect"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/resolvers/scalar"
)

// Pin makes every resolver of an operation see one state of the taxonomy, and says in the
// response's extensions which one that was. Where the store cannot hold a state still and has moved
// on, the operation begins anew, once.
func (r *Resolver) Pin(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	o, err := r.begin(ctx)
	if err != nil {
		return graphql.OneShot(&graphql.Response{Errors: Errors(ctx, err)})
	}
	ctx = context.WithValue(ctx, operationKey{}, o)
	respond := next(ctx)
	return func(within context.Context) *graphql.Response {
		response := respond(within)
		for r.proceed(ctx, o) {
			response = next(ctx)(within)
		}
		if response != nil && o.taxonomy.Moved() {
			response.Extensions["taxonomy"] = Revision{o.taxonomy.Revision(), true}
		}
		return response
	}
}

// Revision is extensions.taxonomy of a response.
type Revision struct {
	Revision graph.Revision `json:"revision"`
	// Mixed says that parts of the response are of later revisions.
	Mixed bool `json:"mixed,omitempty"`
}

// Stamp adds the revision to the extensions of a response.
func (r *Resolver) Stamp(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if catalog, err := r.at(ctx).Catalog(ctx); err == nil {
		graphql.RegisterExtension(ctx, "taxonomy", Revision{Revision: catalog.Revision})
	}
	return next(ctx)
}

// at gives the taxonomy that this request is pinned to.
func (r *Resolver) at(ctx context.Context) *graph.Taxonomy {
	if o := operationOf(ctx); o != nil {
		return o.taxonomy
	}
	return r.taxonomy
}

// minConfidence is the argument of that name of the root field that the present one stands below.
func minConfidence(ctx context.Context) graph.Share {
	fc := graphql.GetFieldContext(ctx)
	for fc != nil && fc.Parent != nil && fc.Parent.Parent != nil {
		fc = fc.Parent
	}
	if fc == nil {
		return 0
	}
	least, _ := fc.Args["minConfidence"].(graph.Share)
	return least
}

// CheckArguments checks, for every field, the arguments that mean the same everywhere, and cuts
// lists to their argument first: the rule stands here once.
func CheckArguments(ctx context.Context, next graphql.Resolver) (any, error) {
	fc := graphql.GetFieldContext(ctx)
	if len(fc.Args) == 0 {
		return next(ctx)
	}
	for _, name := range []string{"minConfidence", "minScore", "minReadiness", "targetReadiness"} {
		if share, ok := fc.Args[name].(graph.Share); ok {
			if err := graph.CheckShare(name, share); err != nil {
				return nil, err
			}
		}
	}
	if steps, ok := fc.Args["maxSteps"].(int); ok {
		if err := graph.CheckFirst("maxSteps", steps); err != nil {
			return nil, err
		}
	}
	first, bounded := fc.Args["first"].(int)
	if bounded {
		if err := graph.CheckFirst("first", first); err != nil {
			return nil, err
		}
	}
	result, err := next(ctx)
	if err != nil || !bounded {
		return result, err
	}
	return cut(result, first), nil
}

// cut shortens a list of any type. What is no list stays as it is, and so does the answer to a batch,
// which has an element for each of those asked about.
func cut(list any, n int) any {
	if _, batch := list.([]*graph.RelatedResult); batch {
		return list
	}
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice || v.Len() <= n {
		return list
	}
	return v.Slice(0, n).Interface()
}

// concept gives the one concept of a node, nil where there is none.
func concept(n graph.Node) scalar.Concept {
	switch {
	case n.Skill != nil:
		return n.Skill
	case n.Role != nil:
		return n.Role
	case n.Specialty != nil:
		return n.Specialty
	}
	return nil
}

// redirected notes in the response's extensions which ids answered with their successor.
func redirected(ctx context.Context, nodes []graph.Node) {
	type notice struct {
		From string `json:"from"`
		To   string `json:"to"`
	}
	var notices []notice
	for _, n := range nodes {
		if n.MovedFrom != "" {
			notices = append(notices, notice{n.MovedFrom, n.ID()})
		}
	}
	if len(notices) > 0 {
		remark(ctx, func(ctx context.Context) { graphql.RegisterExtension(ctx, "redirects", notices) })
	}
}

// misplaced tells of each element of a list of nodes that is null by a fault of its own.
func misplaced(ctx context.Context, nodes []graph.Node) {
	for i, n := range nodes {
		if n.Err != nil {
			remark(ctx, func(ctx context.Context) {
				graphql.AddError(graphql.WithPathContext(ctx, graphql.NewPathWithIndex(i)), n.Err)
			})
		}
	}
}

// neighbours lists the other ends of a skill's edges of one kind.
func (r *Resolver) neighbours(
	ctx context.Context, s *graph.Skill, kind graph.RelationKind, dir graph.Direction, first int,
) ([]*graph.Skill, error) {
	return r.otherEnds(ctx, s, graph.RelationOptions{
		Kinds: []graph.RelationKind{kind}, Direction: dir, First: first,
	})
}

// implying lists the other ends of the edges by which a skill implies another, or is implied.
func (r *Resolver) implying(
	ctx context.Context, s *graph.Skill, dir graph.Direction, first int,
) ([]*graph.Skill, error) {
	return r.otherEnds(ctx, s, graph.RelationOptions{Implying: true, Direction: dir, First: first})
}

func (r *Resolver) otherEnds(
	ctx context.Context, s *graph.Skill, o graph.RelationOptions,
) ([]*graph.Skill, error) {
	edges, err := r.edges(ctx, s, o)
	if err != nil {
		return nil, err
	}
	skills := make([]*graph.Skill, len(edges))
	for i, e := range edges {
		skills[i] = e.Other
	}
	return skills, nil
}

// edges lists a skill's typed edges.
func (r *Resolver) edges(
	ctx context.Context, s *graph.Skill, o graph.RelationOptions,
) ([]*graph.EdgeAt, error) {
	o.MinConfidence = minConfidence(ctx)
	return gather(ctx, r, s.ID, func(t *graph.Taxonomy, ids []graph.SkillID) ([][]*graph.EdgeAt, error) {
		return t.Relations(ctx, ids, o)
	})
}

// transfers lists a skill's transfers in one direction.
func (r *Resolver) transfers(
	ctx context.Context, s *graph.Skill, dir graph.TransferDirection, first int,
) ([]*graph.Transfer, error) {
	return gather(ctx, r, s.ID, func(t *graph.Taxonomy, ids []graph.SkillID) ([][]*graph.Transfer, error) {
		return t.Transfers(ctx, ids, dir, first, minConfidence(ctx))
	})
}

// page gathers the arguments of a connection.
func page(first, last *int, after, before *string) graph.PageRequest {
	p := graph.PageRequest{First: first, Last: last}
	if after != nil {
		p.After = *after
	}
	if before != nil {
		p.Before = *before
	}
	return p
}

// values dereferences a list.
func values[T any](list []*T) []T {
	all := make([]T, len(list))
	for i, v := range list {
		all[i] = *v
	}
	return all
}

// one takes the only element of a batch of one.
func one[T any](all []T, err error) (T, error) {
	if err != nil {
		var none T
		return none, err
	}
	return all[0], nil
}

// ofNecessity keeps the requirements of one necessity, all where none is named.
func ofNecessity(list []*graph.EffectiveRequirement, n *graph.Necessity) []*graph.EffectiveRequirement {
	if n == nil {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(r *graph.EffectiveRequirement) bool {
		return r.Necessity != *n
	})
}
