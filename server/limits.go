package server

import (
	"reflect"

	"github.com/skillgraph/skillgraph/resolvers/gen"
)

// Limits bound what one request may cost. The zero value of a field means its default.
type Limits struct {
	Body       int64 // bytes of a request body; 256 KiB
	Tokens     int   // of a document; 4,000
	Complexity int   // fields answered, lists counted by what they ask for; 1,000,000
	Documents  int   // parsed documents kept; 1,000
}

func (l Limits) orDefaults() Limits {
	for _, d := range []struct {
		at    *int
		value int
	}{{&l.Tokens, 4_000}, {&l.Complexity, 1_000_000}, {&l.Documents, 1_000}} {
		if *d.at == 0 {
			*d.at = d.value
		}
	}
	if l.Body == 0 {
		l.Body = 256 << 10
	}
	return l
}

// listSize is what a list without an argument for its size counts as.
const listSize = 10

// weighLists makes every field with an argument for its size cost as many times its children: the
// first int among its arguments is that size. It works on the generated table of functions, so that
// a new list is weighed without being named here.
func weighLists(root *gen.ComplexityRoot) {
	v := reflect.ValueOf(root).Elem()
	for i := range v.NumField() {
		object := v.Field(i)
		for j := range object.NumField() {
			if f := object.Field(j); f.Kind() == reflect.Func {
				if at := sizeArgument(f.Type()); at > 0 {
					f.Set(reflect.MakeFunc(f.Type(), weigh(at)))
				}
			}
		}
	}
}

// sizeArgument is the place of the argument that says how many are asked for, 0 where there is none.
func sizeArgument(t reflect.Type) int {
	for i := 1; i < t.NumIn(); i++ {
		in := t.In(i)
		if in.Kind() == reflect.Pointer {
			in = in.Elem()
		}
		if in.Kind() == reflect.Int && in.PkgPath() == "" {
			return i
		}
	}
	return 0
}

func weigh(at int) func([]reflect.Value) []reflect.Value {
	return func(args []reflect.Value) []reflect.Value {
		size := args[at]
		if size.Kind() == reflect.Pointer {
			if size.IsNil() {
				size = reflect.ValueOf(listSize)
			} else {
				size = size.Elem()
			}
		}
		n := max(1, min(int(size.Int()), 1_000))
		return []reflect.Value{reflect.ValueOf(1 + n*int(args[0].Int()))}
	}
}
