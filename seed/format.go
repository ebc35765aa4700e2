package seed

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// formatWidth is the column up to which a list of words stays on one line.
const formatWidth = 120

// sortedLists are the lists whose order says nothing: edges, which are put in order of their ends.
var sortedLists = []string{
	"builtWith", "implies", "certifies", "prerequisites", "broader", "partOf", "alternatives", "buildsOn",
}

// entryTypes gives the order of the keys of an entry: that of its fields.
var entryTypes = map[string]reflect.Type{
	"sources":     reflect.TypeFor[sourceEntry](),
	"specialties": reflect.TypeFor[specialtyEntry](),
	"skills":      reflect.TypeFor[skillEntry](),
	"roles":       reflect.TypeFor[roleEntry](),
}

// Format writes a taxonomy file in its canonical form: entries in order of id, keys in the order of
// CONTRIBUTING-taxonomy.md, edges in order of their ends, each on a line, and quotes only where
// they are needed. So a review shows what was changed and nothing else. Comments before an entry
// stay before it. The statements are the same afterwards. A file that is no taxonomy, or has a
// comment where none can be kept, is an error that names the place.
func Format(name string, data []byte) ([]byte, error) {
	parsed, err := parser.ParseBytes(data, parser.ParseComments)
	if err != nil {
		return nil, fmt.Errorf("format %s: %w", name, err)
	}
	w := &formatter{file: name}
	for _, doc := range parsed.Docs {
		for _, pair := range pairs(doc.Body) {
			w.comment("", pair.GetComment())
			w.list(pair)
		}
	}
	if w.err == nil && w.kept != countComments(data) {
		w.fail(parsed.Docs[0].Body, "a comment inside an entry cannot be kept: put it on a line of its own before the entry")
	}
	if w.err != nil {
		return nil, w.err
	}
	return []byte(w.out.String()), nil
}

// formatter gathers the canonical text of one file and remembers the first error.
type formatter struct {
	file string
	out  strings.Builder
	kept int // comment lines written
	err  error
}

func (w *formatter) fail(node ast.Node, message string) {
	if w.err == nil {
		line, column := position(node)
		w.err = fmt.Errorf("%s:%d:%d: %s", w.file, line, column, message)
	}
}

// comment writes the comment that stands before a list or an entry.
func (w *formatter) comment(indent string, group *ast.CommentGroupNode) {
	if group == nil {
		return
	}
	for _, c := range group.Comments {
		w.kept++
		w.out.WriteString(indent + "#" + c.Token.Value + "\n")
	}
}

// list writes one list of entries.
func (w *formatter) list(pair *ast.MappingValueNode) {
	key := pair.Key.String()
	entries, ok := pair.Value.(*ast.SequenceNode)
	if entryTypes[key] == nil || !ok {
		w.fail(pair.Key, fmt.Sprintf("%q is no list of a taxonomy: expected skills, roles, sources or specialties", key))
		return
	}
	w.out.WriteString(key + ":\n")
	order := make([]int, len(entries.Values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return strings.Compare(text(value(entries.Values[a], "id")), text(value(entries.Values[b], "id")))
	})
	for n, i := range order {
		if n > 0 {
			w.out.WriteString("\n")
		}
		if i == 0 {
			w.comment("  ", entries.GetComment()) // where the library puts that of the first entry
		}
		if i < len(entries.ValueHeadComments) {
			w.comment("  ", entries.ValueHeadComments[i])
		}
		w.entry(entries.Values[i], entryTypes[key])
	}
}

// entry writes one entry, its keys in the order of the fields of its type.
func (w *formatter) entry(node ast.Node, of reflect.Type) {
	for i, p := range w.inOrder(node, of) {
		lead := "    "
		if i == 0 {
			lead = "  - "
		}
		key := p.Key.String()
		w.out.WriteString(lead + key + ":")
		w.value(key, p.Value, fieldsOf(of)[key].of)
	}
}

// inOrder gives the pairs of a mapping in the order of the fields that read them.
func (w *formatter) inOrder(node ast.Node, of reflect.Type) []*ast.MappingValueNode {
	fields, all := fieldsOf(of), slices.Clone(pairs(node))
	for _, p := range all {
		if _, known := fields[p.Key.String()]; !known {
			w.fail(p.Key, fmt.Sprintf("unknown key %q", p.Key.String()))
		}
	}
	slices.SortStableFunc(all, func(a, b *ast.MappingValueNode) int {
		return fields[a.Key.String()].rank - fields[b.Key.String()].rank
	})
	return all
}

// field is what reads a key of an entry.
type field struct {
	rank int          // its place among the keys of the entry
	of   reflect.Type // of its value, or of the elements of its list
}

// fieldsOf gives the fields of an entry by their keys, those of inlined parts in their place; none
// for a type that is read from a word or a number.
func fieldsOf(t reflect.Type) map[string]field {
	fields := map[string]field{}
	var add func(reflect.Type)
	add = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		for i := 0; t.Kind() == reflect.Struct && i < t.NumField(); i++ {
			f := t.Field(i)
			name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
			if options == "inline" {
				add(f.Type)
			} else {
				fields[name] = field{len(fields), f.Type}
			}
		}
	}
	add(t)
	return fields
}

// value writes what stands under a key of an entry: a scalar and a mapping on the same line, a list
// of words on one line where it fits, any other list a line each.
func (w *formatter) value(key string, node ast.Node, of reflect.Type) {
	list, ok := node.(*ast.SequenceNode)
	if !ok {
		w.out.WriteString(" " + w.flow(node, of, false) + "\n")
		return
	}
	if slices.Contains(sortedLists, key) {
		slices.SortStableFunc(list.Values, func(a, b ast.Node) int {
			return strings.Compare(text(value(a, "to")), text(value(b, "to")))
		})
	}
	items := make([]string, len(list.Values))
	words := true
	for i, v := range list.Values {
		items[i] = w.flow(v, of, true)
		words = words && len(pairs(v)) == 0
	}
	if line := " [" + strings.Join(items, ", ") + "]\n"; words && len(key)+len(line) <= formatWidth {
		w.out.WriteString(line)
		return
	}
	w.out.WriteString("\n")
	for _, item := range items {
		w.out.WriteString("      - " + item + "\n")
	}
}

// flow writes a node on one line; inside says that it stands within brackets or braces.
func (w *formatter) flow(node ast.Node, of reflect.Type, inside bool) string {
	var items []string
	switch n := node.(type) {
	case *ast.SequenceNode:
		for _, v := range n.Values {
			items = append(items, w.flow(v, of, true))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case *ast.MappingNode, *ast.MappingValueNode:
		for _, p := range w.inOrder(node, of) {
			key := p.Key.String()
			items = append(items, key+": "+w.flow(p.Value, fieldsOf(of)[key].of, true))
		}
		return "{" + strings.Join(items, ", ") + "}"
	}
	return scalar(node, inside)
}

var (
	// plainInLine needs no quotes on a line of its own: it starts with a letter or digit and holds
	// nothing that YAML reads as more than text. plainInside needs none in a list or mapping either,
	// where commas and colons mean more.
	plainInLine = regexp.MustCompile(`^[\pL\pN](:[^\s]|[\pL\pN_ ./()+'’&%*=,;?!–—-])*$`)
	plainInside = regexp.MustCompile(`^[\pL\pN/(][\pL\pN_ ./()+'’&%*=–—-]*$`)
	// meansMore is read as something else than a text.
	meansMore = regexp.MustCompile(`^(?i:true|false|yes|no|on|off|null|y|n|~|[-+.\d][\d_.,eExXoO+-]*|.*\s|\s.*)$`)
)

// scalar writes a word, a number or a sentence.
func scalar(node ast.Node, inside bool) string {
	s, isText := node.(*ast.StringNode)
	if !isText {
		if l, ok := node.(*ast.LiteralNode); ok {
			return quote(strings.TrimSpace(l.Value.Value))
		}
		return node.GetToken().Value
	}
	plain := plainInLine
	if inside {
		plain = plainInside
	}
	if plain.MatchString(s.Value) && !meansMore.MatchString(s.Value) {
		return s.Value
	}
	return quote(s.Value)
}

func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// text is the value of a scalar node, empty for none.
func text(node ast.Node) string {
	if node == nil {
		return ""
	}
	return node.GetToken().Value
}

// countComments counts the lines that are comments and nothing else.
func countComments(data []byte) (n int) {
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			n++
		}
	}
	return n
}
