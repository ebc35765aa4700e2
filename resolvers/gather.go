package resolvers

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/skillgraph/skillgraph/graph"
)

// operation is one operation under way. Over a store that has to be asked across a network it runs
// several times: fields that stand side by side, through edges and nested lists too, first leave word
// of what they need, then it is read for all of them at once, and the next run has it. So a document
// of depth n costs n reads for each of its questions, whatever the length of the lists.
type operation struct {
	taxonomy *graph.Taxonomy
	again    bool // it began anew already, because the taxonomy moved on while it ran

	mu        sync.Mutex
	fields    map[string]answer // of Query, by name in the response
	questions map[string]any    // *question, by field and arguments
	waiting   []func()
}

// answer is what a field resolved to.
type answer struct {
	value   any
	err     error
	remarks []func(context.Context) // what it adds to the response besides
}

// question is what one field with the same arguments asks about different objects.
type question[K ~string, V any] struct {
	ask   func(*graph.Taxonomy, []K) ([]V, error)
	waits map[K]bool
	got   map[K]V
	err   error
}

// operationKey is where the operation stands in a request's context.
type operationKey struct{}

func operationOf(ctx context.Context) *operation {
	o, _ := ctx.Value(operationKey{}).(*operation)
	return o
}

// begin pins the taxonomy for an operation.
func (r *Resolver) begin(ctx context.Context) (*operation, error) {
	pin, err := r.taxonomy.Pin(ctx)
	if err != nil {
		return nil, err
	}
	return &operation{taxonomy: pin, fields: map[string]answer{}, questions: map[string]any{}}, nil
}

// gathers reports whether fields wait for each other.
func (o *operation) gathers(ctx context.Context) bool {
	return o != nil && !o.taxonomy.Still() && graphql.GetOperationContext(ctx).Operation.Operation == ast.Query
}

// Unfinished reports whether an operation will run again, so that its response is none yet.
func Unfinished(ctx context.Context) bool {
	o := operationOf(ctx)
	if o == nil {
		return false
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.waiting) > 0 || o.taxonomy.Moved() && !o.again
}

// proceed reads what the last run left word of. It reports whether the operation has to run again.
func (r *Resolver) proceed(ctx context.Context, o *operation) bool {
	if o.taxonomy.Moved() && !o.again {
		if next, err := r.begin(ctx); err == nil {
			o.taxonomy, o.fields, o.questions = next.taxonomy, next.fields, next.questions
		}
		o.waiting, o.again = nil, true
		return true
	}
	waiting := o.waiting
	o.waiting = nil
	var group sync.WaitGroup
	for _, read := range waiting {
		group.Go(read)
	}
	group.Wait()
	return len(waiting) > 0
}

// Remember keeps the answers of Query's fields for the runs to come.
func Remember(ctx context.Context, next graphql.Resolver) (any, error) {
	fc, o := graphql.GetFieldContext(ctx), operationOf(ctx)
	if fc.Object != "Query" || !o.gathers(ctx) {
		return next(ctx)
	}
	o.mu.Lock()
	known, ok := o.fields[fc.Field.Alias]
	o.mu.Unlock()
	if ok {
		for _, say := range known.remarks {
			say(ctx)
		}
		return known.value, known.err
	}
	var said []func(context.Context)
	value, err := next(context.WithValue(ctx, remarksKey{}, &said))
	o.mu.Lock()
	defer o.mu.Unlock()
	o.fields[fc.Field.Alias] = answer{value, err, said}
	return value, err
}

// remarksKey is where a field of Query leaves what it adds to the response.
type remarksKey struct{}

// remark adds something to the response, such as an error beside a value, in this run of the operation
// and in those to come.
func remark(ctx context.Context, say func(context.Context)) {
	if said, ok := ctx.Value(remarksKey{}).(*[]func(context.Context)); ok {
		*said = append(*said, say)
	}
	say(ctx)
}

// gather answers for one object what ask answers for many.
func gather[K ~string, V any](
	ctx context.Context, r *Resolver, key K, ask func(*graph.Taxonomy, []K) ([]V, error),
) (v V, err error) {
	o := operationOf(ctx)
	if !o.gathers(ctx) {
		return one(ask(r.at(ctx), []K{key}))
	}
	name, err := questionName(ctx)
	if err != nil {
		return v, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	q, ok := o.questions[name].(*question[K, V])
	if !ok {
		q = &question[K, V]{ask: ask, waits: map[K]bool{}, got: map[K]V{}}
		o.questions[name] = q
	}
	if v, ok = q.got[key]; ok || q.err != nil {
		return v, q.err
	}
	if len(q.waits) == 0 {
		o.waiting = append(o.waiting, func() { q.read(o.taxonomy) })
	}
	q.waits[key] = true
	return v, nil
}

// questionName tells fields and their arguments apart, those that hold for all fields below included.
func questionName(ctx context.Context) (string, error) {
	fc := graphql.GetFieldContext(ctx)
	name, err := json.Marshal([]any{fc.Object, fc.Field.Name, fc.Args, minConfidence(ctx)})
	return string(name), err
}

// read asks for the keys that wait. It runs alone: no field resolves meanwhile.
func (q *question[K, V]) read(t *graph.Taxonomy) {
	keys := slices.Sorted(maps.Keys(q.waits))
	clear(q.waits)
	var all []V
	if all, q.err = q.ask(t, keys); q.err != nil {
		return
	}
	for i, key := range keys {
		q.got[key] = all[i]
	}
}
