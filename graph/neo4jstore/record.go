package neo4jstore

import (
	"fmt"
	"math"

	"github.com/skillgraph/skillgraph/graph"
)

// record is the properties of one node or edge as Neo4j gave them. What is absent reads as empty.
// What has a type that it never has when this program writes it is noted as a fault, with the place
// where it stands: people edit the graph by hand.
type record struct {
	subject graph.Key
	values  map[string]any
	faults  *faults
}

// faults gathers what cannot be read.
type faults struct{ list []graph.Fault }

// err is a FaultsError, nil where everything could be read.
func (f *faults) err() error {
	if len(f.list) == 0 {
		return nil
	}
	e := &graph.FaultsError{Faults: f.list}
	for i := range f.list {
		if f.list[i].Severity == graph.SeverityError {
			e.Errors++
		}
	}
	return e
}

// unreadable is what a question gets in place of an answer: that is no fault of the question.
func (f *faults) unreadable() error {
	if err := f.err(); err != nil {
		return fmt.Errorf("somebody edited the graph: %s: %w", err.Error(), graph.ErrUnavailable)
	}
	return nil
}

// add notes a fault of the record.
func (r record) add(code graph.FaultCode, field string, value any, format string, args ...any) {
	r.faults.list = append(r.faults.list, graph.Fault{
		Code: code, Severity: graph.SeverityError, Subject: r.subject, Field: field,
		Value: fmt.Sprint(value), Message: fmt.Sprintf(format, args...),
	})
}

func (r record) mistyped(field string, value any, expected string) {
	r.add(graph.FaultValue, field, value, "the property %s is %v: expected %s", field, value, expected)
}

// newRecord reads a map with the id of what it describes among its values.
func newRecord(value any, f *faults) record {
	values, _ := value.(map[string]any)
	id, _ := values["id"].(string)
	return record{graph.Key(id), values, f}
}

func (r record) text(field string) string {
	switch v := r.values[field].(type) {
	case nil:
		return ""
	case string:
		return v
	default:
		r.mistyped(field, v, "a text")
		return ""
	}
}

func (r record) whole(field string) int {
	if n := r.maybeWhole(field); n != nil {
		return *n
	}
	return 0
}

// maybeWhole gives nil for what is absent.
func (r record) maybeWhole(field string) *int {
	switch v := r.values[field].(type) {
	case nil:
		return nil
	case int64:
		n := int(v)
		return &n
	default:
		r.mistyped(field, v, "a whole number")
		return nil
	}
}

func (r record) share(field string) graph.Share {
	if r.values[field] == nil {
		return 0
	}
	s, ok := asShare(r.values[field])
	if !ok {
		r.mistyped(field, r.values[field], "a number from 0 to 1")
	}
	return s
}

// asShare reads a number from 0 to 1. One that is far out is left for the validator to refuse by
// its value; what no Share can hold is not read.
func asShare(value any) (graph.Share, bool) {
	switch v := value.(type) {
	case int64:
		return graph.Share(v) * graph.One, v >= -1000 && v <= 1000
	case float64:
		return graph.Share(math.Round(v * float64(graph.One))), math.Abs(v) <= 1000
	}
	return 0, false
}

// list gives the values of a list property.
func (r record) list(field string) []any {
	switch v := r.values[field].(type) {
	case nil:
		return nil
	case []any:
		return v
	default:
		r.mistyped(field, v, "a list")
		return nil
	}
}

// elements reads a list of one type. An empty list is nil, as it is in a record that never had one.
func elements[T any](r record, field, expected string, convert func(any) (T, bool)) []T {
	values := r.list(field)
	if len(values) == 0 {
		return nil
	}
	all := make([]T, len(values))
	for i, v := range values {
		var ok bool
		if all[i], ok = convert(v); !ok {
			r.mistyped(fmt.Sprintf("%s[%d]", field, i), v, expected)
		}
	}
	return all
}

func texts[T ~string](r record, field string) []T {
	return elements(r, field, "a text", func(v any) (T, bool) {
		s, ok := v.(string)
		return T(s), ok
	})
}

func (r record) wholes(field string) []int {
	return elements(r, field, "a whole number", func(v any) (int, bool) {
		n, ok := v.(int64)
		return int(n), ok
	})
}

func (r record) shares(field string) []graph.Share {
	return elements(r, field, "a number from 0 to 1", asShare)
}

func (r record) flags(field string) []bool {
	return elements(r, field, "true or false", func(v any) (bool, bool) {
		b, ok := v.(bool)
		return b, ok
	})
}

// records reads a list of maps that a query made of what hangs on r; each keeps r as its subject.
func (r record) records(field string) []record {
	values := r.list(field)
	all := make([]record, len(values))
	for i, v := range values {
		m, _ := v.(map[string]any)
		all[i] = record{r.subject, m, r.faults}
	}
	return all
}

// parallel sees to it that an array has an entry for each of n pieces. One that is absent has only
// empty entries.
func parallel[T any](r record, field string, n int, values []T) []T {
	if len(values) == n {
		return values
	}
	if len(values) > 0 {
		r.add(graph.FaultValue, field, len(values),
			"the list %s has %d entries: expected %d, as the lists beside it", field, len(values), n)
	}
	return make([]T, n)
}
