package neo4jstore

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/skillgraph/skillgraph/graph"
)

// Export writes a taxonomy as a Cypher script that puts it into an empty database:
//
//	cypher-shell -f taxonomy.cypher
//
// It is the statements of a first commit, with their parameters written out. Derived edges are not in
// it: there are many, Neo4j plans long literals slowly, and a service that finds them missing makes
// them anew.
func Export(ctx context.Context, w io.Writer, ds *graph.Dataset, at time.Time) error {
	s := &script{out: bufio.NewWriter(w)}
	for _, m := range migrations() {
		for _, statement := range m.statements {
			s.line(statement)
		}
		if _, err := s.run(ctx, queryMigrated, map[string]any{"version": m.version}); err != nil {
			return err
		}
	}
	s.line(":begin")
	c := graph.Commit{Cause: graph.CauseLoad, Put: *ds, At: at}
	if err := commit(ctx, s.run, &c); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	s.line(":commit")
	if err := errors.Join(s.err, s.out.Flush()); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// script is a runner that writes statements down in place of sending them.
type script struct {
	out *bufio.Writer
	err error // the first that writing gave
}

func (s *script) line(text string) {
	if text = strings.TrimSuffix(text, ";"); !strings.HasPrefix(text, ":") {
		text += ";"
	}
	if _, err := s.out.WriteString(text + "\n"); err != nil && s.err == nil {
		s.err = err
	}
}

// run writes one statement and answers as an empty database would.
func (s *script) run(_ context.Context, text string, params map[string]any) ([]row, error) {
	switch text {
	case queryLock:
		return []row{{"revision": int64(0)}}, s.err
	case queryDigests:
		return []row{{"digests": []any{}}}, s.err
	}
	batch, batched := params["batch"].(map[string]any)
	if !batched {
		s.line(written(text, params))
		return nil, s.err
	}
	rows, _ := batch["rows"].([]any)
	for part := range slices.Chunk(rows, scriptRows) {
		next := maps.Clone(batch)
		next["rows"] = part
		s.line(written(text, map[string]any{"batch": next}))
	}
	return nil, s.err
}

// scriptRows bounds the rows of one statement: Neo4j plans a long literal slowly.
const scriptRows = 25

// written puts literals in the places of a statement's parameters.
func written(text string, params map[string]any) string {
	// The longest names first: one may begin with another.
	names := slices.SortedFunc(maps.Keys(params), func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, name := range names {
		pairs = append(pairs, "$"+name, literal(params[name]))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// literal writes a value as Cypher.
func literal(value any) string {
	switch v := value.(type) {
	case nil:
		return "null"
	case string:
		return quoted(v)
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		text := strconv.FormatFloat(v, 'f', -1, 64)
		if !strings.Contains(text, ".") {
			text += ".0"
		}
		return text
	case time.Time:
		return "datetime(" + quoted(v.UTC().Format(time.RFC3339Nano)) + ")"
	}
	return composite(reflect.ValueOf(value))
}

// composite writes lists and maps of any type.
func composite(v reflect.Value) string {
	var parts []string
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			parts = append(parts, literal(v.Index(i).Interface()))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			parts = append(parts, k.String()+": "+literal(v.MapIndex(k).Interface()))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.String:
		return quoted(v.String())
	}
	panic(fmt.Sprintf("no Cypher for a %s", v.Type())) // the rows of this package hold nothing else
}

// quoted writes a text between single quotes.
func quoted(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(s) + "'"
}
