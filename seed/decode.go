package seed

import (
	"reflect"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// decodePlain reads an entry that is written as entries usually are: known keys, each once, with
// values of the right type. It reports false for anything else, which is left to the library: that
// knows all of YAML and says what is wrong, and takes several times as long.
func decodePlain(node ast.Node, into reflect.Value) bool {
	if u, ok := into.Addr().Interface().(yaml.NodeUnmarshaler); ok {
		return u.UnmarshalYAML(node) == nil
	}
	switch into.Kind() {
	case reflect.String:
		text, ok := node.(*ast.StringNode)
		if ok {
			into.SetString(text.Value)
		}
		return ok
	case reflect.Int:
		return decodeInt(node, into)
	case reflect.Bool:
		truth, ok := node.(*ast.BoolNode)
		if ok {
			into.SetBool(truth.Value)
		}
		return ok
	case reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		return decodePlain(node, into.Elem())
	case reflect.Slice:
		return decodeList(node, into)
	case reflect.Struct:
		return decodeMapping(node, into)
	}
	return false
}

func decodeInt(node ast.Node, into reflect.Value) bool {
	n, ok := node.(*ast.IntegerNode)
	if !ok {
		return false
	}
	u, ok := n.Value.(uint64) // what the parser makes of digits without a sign
	if !ok || u > 1<<31-1 {
		return false
	}
	into.SetInt(int64(u))
	return true
}

func decodeList(node ast.Node, into reflect.Value) bool {
	list, ok := node.(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		return false
	}
	into.Set(reflect.MakeSlice(into.Type(), len(list.Values), len(list.Values)))
	for i, v := range list.Values {
		if !decodePlain(v, into.Index(i)) {
			return false
		}
	}
	return true
}

func decodeMapping(node ast.Node, into reflect.Value) bool {
	all := pairs(node)
	places := fieldPlaces(into.Type())
	for i, p := range all {
		key, ok := p.Key.(*ast.StringNode)
		if !ok {
			return false
		}
		for _, before := range all[:i] {
			if before.Key.(*ast.StringNode).Value == key.Value {
				return false
			}
		}
		place, ok := places[key.Value]
		if !ok || !decodePlain(p.Value, into.FieldByIndex(place)) {
			return false
		}
	}
	return len(all) > 0
}

// placesOf remembers fieldPlaces by type.
var placesOf sync.Map

// fieldPlaces gives the places of a struct's fields by their keys, those of inlined parts included.
func fieldPlaces(t reflect.Type) map[string][]int {
	if known, ok := placesOf.Load(t); ok {
		return known.(map[string][]int)
	}
	places := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if options != "inline" {
			places[name] = f.Index
			continue
		}
		for key, inner := range fieldPlaces(f.Type) {
			places[key] = append([]int{f.Index[0]}, inner...)
		}
	}
	placesOf.Store(t, places)
	return places
}
