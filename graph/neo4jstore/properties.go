package neo4jstore

import "github.com/skillgraph/skillgraph/graph"

// properties are what a record is written as. An empty value is nil, which removes the property
// that an earlier state of the record may have left.
type properties map[string]any

// text sets a property that is left out while it is empty.
func text[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// whole sets a number that is left out while it is 0.
func whole[T ~int](n T) any {
	if n == 0 {
		return nil
	}
	return int64(n)
}

// maybeWhole sets a number that may be 0 and is left out while it is nil.
func maybeWhole(n *int) any {
	if n == nil {
		return nil
	}
	return int64(*n)
}

// share sets a number from 0 to 1 that is left out while it is 0.
func share(s graph.Share) any {
	if s == 0 {
		return nil
	}
	return s.Float()
}

// column gathers one field of several pieces into an array, which is left out while all its entries
// are empty.
func column[E any, T comparable, P any](pieces []E, field func(*E) T, convert func(T) P) any {
	var zero T
	all, empty := make([]P, len(pieces)), true
	for i := range pieces {
		v := field(&pieces[i])
		all[i], empty = convert(v), empty && v == zero
	}
	if empty {
		return nil
	}
	return all
}

func asText(s string) string { return s }

func asFlag(b bool) bool { return b }

func asWhole(n int) int64 { return int64(n) }

// stringList sets a list of texts that is left out while it is empty. Unlike column it keeps a list of
// empty texts: there each entry counts.
func stringList[T ~string](values []T) any {
	if len(values) == 0 {
		return nil
	}
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return all
}
