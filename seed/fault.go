package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"github.com/skillgraph/skillgraph/graph"
)

// Fault is a fault of a data set with the place in the files where it stands.
type Fault struct {
	graph.Fault
	File         string // below the folder that was read
	Line, Column int    // from 1; 0 where unknown
	loses        bool   // entries could not be read for it
}

// IsError reports whether the fault keeps the taxonomy from being loaded.
func (f Fault) IsError() bool { return f.Severity == graph.SeverityError }

// String writes the fault as compilers do: file:line:column: severity: what is wrong.
func (f Fault) String() string {
	place := f.File
	if f.Line > 0 {
		place = fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column)
	}
	subject := ""
	for _, part := range []string{string(f.Subject), f.Field} {
		if part != "" {
			subject += " " + part
		}
	}
	if subject != "" {
		subject += ":"
	}
	return fmt.Sprintf("%s: %s: %s:%s %s", place, strings.ToLower(string(f.Severity)), f.Code, subject, f.Message)
}

// Faults lists all that is wrong with the files and with the taxonomy they make, in order of place.
// Where entries cannot be read, what is wrong with those is first, and others may seem to be at fault
// only as they need them: such faults are left out and counted.
func (f *Files) Faults() (faults []Fault, leftOut int) {
	all := slices.Clone(f.faults)
	for _, g := range graph.Validate(f.Dataset) {
		all = append(all, f.place(g))
	}
	slices.SortStableFunc(all, func(a, b Fault) int {
		return cmp.Or(-compareBools(a.loses, b.loses),
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	found := len(all)
	if found > 0 && all[0].loses {
		all = slices.DeleteFunc(all, func(f Fault) bool { return slices.Contains(misses, f.Code) })
	}
	return all, found - len(all)
}

// misses are the rules that a taxonomy breaks for what is not in it.
var misses = []graph.FaultCode{
	graph.FaultDangling, graph.FaultOrphan, graph.FaultIdleSkill, graph.FaultThinRole,
}

// compareBools orders false before true.
func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// place finds the lines that a fault is about. A record that is there twice is shown at its last
// place and names the first.
func (f *Files) place(g graph.Fault) Fault {
	origins := f.origins[g.Subject]
	if len(origins) == 0 {
		return Fault{Fault: g}
	}
	last := origins[len(origins)-1]
	if g.Code == graph.FaultDuplicate && g.Field == "" && len(origins) > 1 {
		line, _ := position(origins[0].node)
		g.Message += fmt.Sprintf(", first at %s:%d", origins[0].file, line)
	}
	placed := Fault{Fault: g, File: last.file}
	placed.Line, placed.Column = position(inside(last.node, g.Field))
	return placed
}

// inside walks from a record's node to the field named, as far as the file spells it.
func inside(node ast.Node, field string) ast.Node {
	for _, step := range strings.Split(field, ".") {
		key, index, listed := strings.Cut(strings.TrimSuffix(step, "]"), "[")
		next := value(node, key)
		if next == nil {
			return node
		}
		if node = next; listed {
			i, _ := strconv.Atoi(index) // graph writes a number there
			list, ok := next.(*ast.SequenceNode)
			if !ok || i >= len(list.Values) {
				return node
			}
			node = list.Values[i]
		}
	}
	return node
}

// element is the i-th element of the list under a key, the node itself where there is none.
func element(node ast.Node, key string, i int) ast.Node {
	if list, ok := value(node, key).(*ast.SequenceNode); ok && i < len(list.Values) {
		return list.Values[i]
	}
	return node
}

// value is what stands under a key of a mapping, nil where nothing does.
func value(node ast.Node, key string) ast.Node {
	for _, pair := range pairs(node) {
		if pair.Key.String() == key {
			return pair.Value
		}
	}
	return nil
}

// pairs lists the pairs of a mapping, none for any other node.
func pairs(node ast.Node) []*ast.MappingValueNode {
	switch n := node.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}
	}
	return nil
}

// position is where a node starts: a mapping at its first key.
func position(node ast.Node) (line, column int) {
	if all := pairs(node); len(all) > 0 {
		node = all[0].Key
	}
	if t := node.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line, t.Position.Column
	}
	return 0, 0
}
