package graph

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

const methodFile = "../docs/method.md"

func method(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(methodFile)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// constants reads the names and values of factors.go as they are written for people: shares as
// decimals, levels by name.
func constants(t *testing.T) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "factors.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		switch value := spec.Values[0].(type) {
		case *ast.Ident: // a level
			found[spec.Names[0].Name] = strings.ToUpper(value.Name)
		case *ast.BasicLit:
			number, err := strconv.Atoi(strings.ReplaceAll(value.Value, "_", ""))
			if err != nil {
				t.Fatal(err)
			}
			found[spec.Names[0].Name] = fmt.Sprint(number)
			if spec.Type != nil {
				found[spec.Names[0].Name] = Share(number).String()
			}
		}
		return true
	})
	return found
}

// TestMethodNamesEveryConstant: the table of constants and factors.go agree, name by name.
func TestMethodNamesEveryConstant(t *testing.T) {
	told := map[string]string{}
	row := regexp.MustCompile("(?m)^\\| (`[^|]*) \\| ([^|]*) \\|")
	_, table, _ := strings.Cut(method(t), "## Constants")
	for _, m := range row.FindAllStringSubmatch(table, -1) {
		names, values := strings.Split(m[1], ", "), strings.Split(m[2], ", ")
		if len(names) != len(values) {
			t.Errorf("%d names have %d values: %s", len(names), len(values), m[0])
			continue
		}
		for i, name := range names {
			told[strings.Trim(name, "`")] = values[i]
		}
	}
	used := constants(t)
	for name, value := range used {
		if told[name] != value {
			t.Errorf("%s is %s in factors.go and %q in the method", name, value, told[name])
		}
	}
	for name := range told {
		if used[name] == "" {
			t.Errorf("the method speaks of %s, which factors.go does not have", name)
		}
	}
}

// TestMethodStatesEveryFactor: the tables of factors by kind of relation agree with the code.
func TestMethodStatesEveryFactor(t *testing.T) {
	text := method(t)
	for kind, f := range stepFactors {
		row := fmt.Sprintf("| %s | %s | %s |", kind, f.forward, f.backward)
		if kind == Alternative {
			row = fmt.Sprintf("| %s | %s · strength | %s · strength |", kind, f.forward, f.backward)
		}
		if !strings.Contains(text, row) {
			t.Errorf("the method has no row %q", row)
		}
	}
	for kind, strength := range edgeSignal {
		if !regexp.MustCompile(fmt.Sprintf(`%s[A-Z_, ]* %s[;.]`, kind, regexp.QuoteMeta(strength.String()))).MatchString(text) {
			t.Errorf("the method does not say that an edge %s is worth %s", kind, strength)
		}
	}
}

// TestWorkedExamples: every section with a formula has a worked example, and each bold number of it
// stands in the golden file that it cites, which every store's tests execute.
func TestWorkedExamples(t *testing.T) {
	sections := strings.Split(method(t), "\n## ")
	examples := 0
	for _, section := range sections {
		title, _, _ := strings.Cut(section, "\n")
		for _, paragraph := range strings.Split(section, "\n\n") {
			if strings.Contains(paragraph, "Worked example") && strings.Contains(paragraph, ".txtar") {
				examples++
				checkExample(t, title, paragraph)
			}
		}
	}
	if examples < 10 {
		t.Errorf("%d worked examples cite a golden file, want 10", examples)
	}
}

var (
	citedFile  = regexp.MustCompile(`testdata/([a-z]+\.txtar)`)
	boldNumber = regexp.MustCompile(`\*\*([0-9.]+)\*\*`)
)

func checkExample(t *testing.T, title, paragraph string) {
	t.Helper()
	file := citedFile.FindStringSubmatch(paragraph)[1]
	data, err := os.ReadFile(filepath.Join("graphtest", "testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	numbers := boldNumber.FindAllStringSubmatch(paragraph, -1)
	if len(numbers) == 0 {
		t.Errorf("%s: the worked example comes to no number", title)
	}
	for _, n := range numbers {
		if !regexp.MustCompile(`(^|[^0-9.])` + regexp.QuoteMeta(n[1]) + `($|[^0-9.])`).Match(data) {
			t.Errorf("%s: %s is not in %s", title, n[1], file)
		}
	}
}
