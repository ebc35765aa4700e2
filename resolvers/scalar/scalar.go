// Package scalar ties GraphQL's leaves and wrappers to the domain: how a share becomes a Float, a
// level an enum, and a page of the domain a Relay connection. Generated code depends on it.
package scalar

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"github.com/skillgraph/skillgraph/graph"
)

// Node is any object with an id: a *graph.Skill, *graph.Role or *graph.Specialty.
type Node any

// Concept is a *graph.Skill, *graph.Role or *graph.Specialty.
type Concept any

// MarshalString writes a text.
func MarshalString(s string) graphql.Marshaler { return graphql.MarshalString(s) }

// UnmarshalString reads a text. Null is a field that was left out, where gqlgen reads a word of it.
func UnmarshalString(v any) (string, error) {
	if v == nil {
		return "", nil
	}
	return graphql.UnmarshalString(v)
}

// MarshalShare writes a share as the shortest decimal number that reads back as it.
func MarshalShare(s graph.Share) graphql.Marshaler { return decimal(s.Float()) }

// MarshalWeight writes a weight as the shortest decimal number that reads back as it.
func MarshalWeight(w graph.Weight) graphql.Marshaler { return decimal(w.Float()) }

func decimal(f float64) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		// A write to the response buffer does not fail.
		_, _ = io.WriteString(w, strconv.FormatFloat(f, 'f', -1, 64))
	})
}

// UnmarshalShare reads a number to the nearest ten-thousandth. That it lies from 0 to 1 is checked
// where the argument's name is known.
func UnmarshalShare(v any) (graph.Share, error) {
	f, err := number(v)
	if err != nil {
		return 0, err
	}
	return graph.Share(math.Round(max(-100_000, min(f, 100_000)) * float64(graph.One))), nil
}

// UnmarshalWeight refuses: no argument is a weight.
func UnmarshalWeight(any) (graph.Weight, error) {
	return 0, &graph.InputError{Field: "weight", Expected: "no weight as an argument"}
}

func number(v any) (float64, error) {
	switch n := v.(type) {
	case float64:
		return n, nil
	case int:
		return float64(n), nil
	case int64:
		return float64(n), nil
	case json.Number:
		if f, err := n.Float64(); err == nil {
			return f, nil
		}
	}
	return 0, &graph.InputError{Field: "number", Value: fmt.Sprint(v), Expected: "a number such as 0.5"}
}

// MarshalLevel writes a level's name, and null for an unstated one.
func MarshalLevel(l graph.Level) graphql.Marshaler {
	if !l.Valid() {
		return graphql.Null
	}
	return graphql.MarshalString(l.String())
}

// UnmarshalLevel reads a level's name, and null as an unstated one.
func UnmarshalLevel(v any) (graph.Level, error) {
	if v == nil {
		return 0, nil
	}
	for l := graph.Awareness; l <= graph.Expert; l++ {
		if v == l.String() {
			return l, nil
		}
	}
	return 0, &graph.InputError{
		Field: "level", Value: fmt.Sprint(v), Expected: graph.LevelNames,
	}
}
