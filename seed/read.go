package seed

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/skillgraph/skillgraph/graph"
)

// Files is a taxonomy read from YAML files, with the place of every statement.
type Files struct {
	Dataset *graph.Dataset
	origins map[graph.Key][]origin // in the order they were read
	faults  []Fault                // found while reading
}

// origin is where a record stands.
type origin struct {
	file string
	node ast.Node
}

// Read reads every .yaml file below a folder, and what data sets say of their statements
// (corroboration.json). What is wrong with their content is not an error but a fault: Faults lists
// them. An error is a folder that cannot be read, or holds no such file.
func Read(fsys fs.FS) (*Files, error) {
	f, err := ReadStatements(fsys)
	if err != nil {
		return nil, err
	}
	if err := f.corroborate(fsys); err != nil {
		return nil, fmt.Errorf("read taxonomy files: %w", err)
	}
	return f, nil
}

// ReadStatements is Read without what data sets say. The files are read side by side: most of the
// time goes into YAML.
func ReadStatements(fsys fs.FS) (*Files, error) {
	names, err := yamlFiles(fsys)
	if err != nil {
		return nil, fmt.Errorf("read taxonomy files: %w: %w", err, graph.ErrUnavailable)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("read taxonomy files: there is no .yaml file: %w", graph.ErrInvalid)
	}
	parts, failed := make([]*Files, len(names)), make([]error, len(names))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i, name := range names {
		all.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			parts[i], failed[i] = readPart(fsys, name)
		})
	}
	all.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, fmt.Errorf("read taxonomy files: %w: %w", err, graph.ErrUnavailable)
	}
	f := newFiles()
	for _, part := range parts {
		f.add(part)
	}
	return f, nil
}

// IsTaxonomyFile tells by its name whether editors write statements in a file.
func IsTaxonomyFile(name string) bool {
	return slices.Contains([]string{".yaml", ".yml"}, path.Ext(name))
}

// yamlFiles lists the .yaml files below a folder, in order.
func yamlFiles(fsys fs.FS) (names []string, err error) {
	err = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && IsTaxonomyFile(name) {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

func newFiles() *Files {
	return &Files{Dataset: &graph.Dataset{}, origins: map[graph.Key][]origin{}}
}

func readPart(fsys fs.FS, name string) (*Files, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	f := newFiles()
	f.readFile(name, data)
	return f, nil
}

// add takes over what another file states.
func (f *Files) add(part *Files) {
	to, from := f.Dataset, part.Dataset
	to.Sources = append(to.Sources, from.Sources...)
	to.Specialties = append(to.Specialties, from.Specialties...)
	to.Skills = append(to.Skills, from.Skills...)
	to.Roles = append(to.Roles, from.Roles...)
	to.Requirements = append(to.Requirements, from.Requirements...)
	to.Relations = append(to.Relations, from.Relations...)
	for key, origins := range part.origins {
		f.origins[key] = append(f.origins[key], origins...)
	}
	f.faults = append(f.faults, part.faults...)
}

// readFile reads the lists of one file, which stand under the keys of lists.
func (f *Files) readFile(name string, data []byte) {
	parsed, err := parser.ParseBytes(data, 0)
	if err != nil {
		f.syntax(name, nil, err)
		f.lose()
		return
	}
	for _, doc := range parsed.Docs {
		if doc.Body == nil {
			continue
		}
		for _, pair := range pairs(doc.Body) {
			f.readList(name, pair)
		}
		if len(pairs(doc.Body)) == 0 {
			f.fault(name, doc.Body, "", "expected a mapping with one of the keys skills, roles, sources, specialties")
			f.lose()
		}
	}
}

// readList reads one list of entries.
func (f *Files) readList(name string, pair *ast.MappingValueNode) {
	key := pair.Key.String()
	read := map[string]func(string, ast.Node){
		"sources": f.readSource, "specialties": f.readSpecialty, "skills": f.readSkill, "roles": f.readRole,
	}[key]
	if read == nil {
		f.fault(name, pair.Key, key, "unknown key: expected skills, roles, sources or specialties")
		f.lose()
		return
	}
	list, ok := pair.Value.(*ast.SequenceNode)
	if !ok {
		f.fault(name, pair.Value, key, "expected a list of entries")
		f.lose()
		return
	}
	for _, node := range list.Values {
		read(name, node)
	}
}

// decode reads one entry. Unknown keys are faults; what can be read is kept, so that the other
// rules are checked as well.
func (f *Files) decode(name string, node ast.Node, into any) {
	entry := reflect.ValueOf(into).Elem()
	if decodePlain(node, entry) {
		return
	}
	entry.SetZero()
	err := yaml.NodeToValue(node, into, yaml.Strict())
	if err == nil {
		return
	}
	f.syntax(name, node, err)
	_ = yaml.NodeToValue(node, into) // what is wrong was reported just above
	if entry.FieldByName("ID").String() == "" {
		f.lose() // nothing can refer to it
	}
}

func (f *Files) readSource(name string, node ast.Node) {
	var e sourceEntry
	f.decode(name, node, &e)
	f.Dataset.Sources = append(f.Dataset.Sources, e.record())
	f.locate(graph.Key(graph.NewSourceID(e.ID)), name, node)
}

func (f *Files) readSpecialty(name string, node ast.Node) {
	var e specialtyEntry
	f.decode(name, node, &e)
	f.Dataset.Specialties = append(f.Dataset.Specialties, e.record())
	f.locate(graph.Key(graph.NewSpecialtyID(e.ID)), name, node)
}

func (f *Files) readSkill(name string, node ast.Node) {
	var e skillEntry
	f.decode(name, node, &e)
	skill := e.record()
	f.Dataset.Skills = append(f.Dataset.Skills, skill)
	f.locate(graph.Key(skill.ID), name, node)
	for _, list := range e.relations() {
		for i := range list.entries {
			r := list.entries[i].record(list.kind, skill.ID)
			f.Dataset.Relations = append(f.Dataset.Relations, r)
			f.locate(r.Key(), name, element(node, list.key, i))
		}
	}
}

func (f *Files) readRole(name string, node ast.Node) {
	var e roleEntry
	f.decode(name, node, &e)
	role := e.record()
	f.Dataset.Roles = append(f.Dataset.Roles, role)
	f.locate(graph.Key(role.ID), name, node)
	for i := range e.Requirements {
		r := e.Requirements[i].record(role.ID)
		f.Dataset.Requirements = append(f.Dataset.Requirements, r)
		f.locate(graph.Key(r.ID), name, element(node, "requirements", i))
	}
}

func (f *Files) locate(key graph.Key, name string, node ast.Node) {
	f.origins[key] = append(f.origins[key], origin{name, node})
}

// syntax reports what the YAML library found, at the place it found it.
func (f *Files) syntax(name string, node ast.Node, err error) {
	var found yaml.Error
	message := err.Error()
	fault := Fault{File: name, Fault: graph.Fault{Code: graph.FaultValue, Severity: graph.SeverityError}}
	if node != nil {
		fault.Line, fault.Column = position(node)
	}
	if errors.As(err, &found) {
		message = found.GetMessage()
		if t := found.GetToken(); t != nil && t.Position != nil {
			fault.Line, fault.Column, fault.Value = t.Position.Line, t.Position.Column, t.Value
		}
	}
	var wrongType *yaml.TypeError
	if errors.As(err, &wrongType) {
		message = fmt.Sprintf("%q has the wrong type: expected %s", fault.Value, typeName(wrongType.DstType))
	}
	fault.Message = strings.ReplaceAll(message, "\n", " ")
	f.faults = append(f.faults, fault)
}

// typeName says in an editor's words what a Go type reads.
func typeName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "a list"
	case reflect.Struct, reflect.Map:
		return "a mapping"
	case reflect.String:
		return "a text"
	case reflect.Bool:
		return "true or false"
	}
	return "a whole number"
}

// lose marks the last fault as one for which entries could not be read.
func (f *Files) lose() { f.faults[len(f.faults)-1].loses = true }

func (f *Files) fault(name string, node ast.Node, value, message string) {
	line, column := position(node)
	f.faults = append(f.faults, Fault{
		File: name, Line: line, Column: column,
		Fault: graph.Fault{Code: graph.FaultValue, Severity: graph.SeverityError, Value: value, Message: message},
	})
}
