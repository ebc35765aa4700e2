package graphtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/skillgraph/skillgraph/graph"
)

// Judgement is a question about the curated taxonomy and what somebody who knows the trade expects
// of its answer: order, status and bands, which outlive the growth of the taxonomy, and no digits.
//
// A file of judgements is prose with paragraphs like this one:
//
//	Whoever runs Linux learns containers before the orchestrator.
//	ask path kubernetes-administrator linux:4
//	expect docker before kubernetes
//	expect readiness <= 0.5
//
// The questions are those of Ask, with ids for names (aws stands for skill:aws), and path, a gap of
// which the learning path is judged. What may be expected:
//
//	FACT, not FACT               what Judge finds in the answer, such as "missing kafka"
//	first A or B                 the first of the list
//	A above B C, A before B C    A stands before each; above allows B to be absent
//	A within 5                   among the first 5
//	NUMBER >= 0.5, NUMBER > ask  a number of the answer, against a bound or the same of another question
type Judgement struct {
	Name   string // file and line
	Why    string
	Ask    string
	Expect []string
}

// ReadJudgements reads a file of judgements.
func ReadJudgements(name, content string) ([]Judgement, error) {
	var all []Judgement
	line := 1
	for _, paragraph := range strings.Split(content, "\n\n") {
		j := Judgement{Name: fmt.Sprintf("%s:%d", name, line)}
		for _, text := range strings.Split(strings.TrimSpace(paragraph), "\n") {
			word, rest, _ := strings.Cut(text, " ")
			switch word {
			case "ask":
				j.Ask = rest
			case "expect":
				j.Expect = append(j.Expect, rest)
			default:
				j.Why += text + " "
			}
		}
		line += strings.Count(paragraph, "\n") + 2
		if j.Ask == "" && len(j.Expect) == 0 {
			continue
		}
		if j.Ask == "" || len(j.Expect) == 0 || j.Why == "" {
			return nil, fmt.Errorf("%s: a judgement has a reason, a question and what is expected", j.Name)
		}
		all = append(all, j)
	}
	return all, nil
}

// Judgements reads all files of judgements in a folder.
func Judgements(t testing.TB, dir string) (all []Judgement) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no judgements in %s: %v", dir, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		read, err := ReadJudgements(filepath.Base(name), string(data))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, read...)
	}
	return all
}

// Kind is the first word of the question.
func (j Judgement) Kind() string { return strings.Fields(j.Ask)[0] }

// Judge asks the questions of judgements.
type Judge struct {
	taxonomy *graph.Taxonomy
	known    map[string]bool // what a word of an expectation may name
	asked    map[string]*findings
}

// NewJudge is a Judge over a taxonomy that holds ds.
func NewJudge(t *graph.Taxonomy, ds *graph.Dataset) *Judge {
	j := &Judge{taxonomy: t, known: map[string]bool{}, asked: map[string]*findings{}}
	for _, s := range ds.Skills {
		j.known[strings.TrimPrefix(string(s.ID), "skill:")] = true
	}
	for _, r := range ds.Roles {
		j.known[strings.TrimPrefix(string(r.ID), "role:")] = true
	}
	for _, q := range ds.Requirements {
		j.known[q.Slug] = true
	}
	for _, word := range strings.Fields(factWords) {
		j.known[word] = true
	}
	return j
}

// factWords are the words of facts and numbers that name nothing.
const factWords = `via before met unmet matched implied alternative below-level adjacent missing surplus
at on for by to unlocks closes covers hangs train nobody teaches untaught masters introduces reinforces
unrequired again order none direct chain no-path same-role alternative-by shared only-a only-b reached
unreached needs in step gain match related distinctive readiness coverage similarity transfer cost hops alternatives steps count additions effort
credit pair triple more`

// Check fails the test for every judgement that the answers do not bear out, and counts the questions
// of each kind.
func (j *Judge) Check(t *testing.T, all []Judgement) map[string]int {
	t.Helper()
	count := map[string]int{}
	for _, m := range all {
		count[m.Kind()]++
		for _, difference := range j.Differences(t.Context(), m) {
			t.Errorf("%s: %s\n  ask %s\n  %s", m.Name, strings.TrimSpace(m.Why), m.Ask, difference)
		}
	}
	return count
}

// Differences lists what of a judgement the answer does not bear out, nil where it bears out all.
func (j *Judge) Differences(ctx context.Context, m Judgement) (all []string) {
	f, err := j.find(ctx, m.Ask)
	if err != nil {
		return []string{err.Error()}
	}
	for _, e := range m.Expect {
		if err := j.check(ctx, f, e); err != nil {
			all = append(all, fmt.Sprintf("expect %s: %v", e, err))
		}
	}
	return all
}

// find answers a question, once.
func (j *Judge) find(ctx context.Context, ask string) (*findings, error) {
	if f := j.asked[ask]; f != nil {
		return f, nil
	}
	words, s := split(strings.Fields(ask))
	find := finders[words[0]]
	if find == nil {
		return nil, fmt.Errorf("%q is not a question", ask)
	}
	f := &findings{facts: map[string]bool{}, numbers: map[string]graph.Share{}, names: map[string]bool{}}
	for name := range s {
		f.names[name] = true
	}
	q := question{kind: words[0], words: words[1:], settings: s}
	if err := find(f, ctx, j.taxonomy, q); err != nil {
		return nil, fmt.Errorf("%s: %w", ask, err)
	}
	j.asked[ask] = f
	return f, nil
}

var comparisons = map[string]func(a, b graph.Share) bool{
	">=": func(a, b graph.Share) bool { return a >= b }, "<=": func(a, b graph.Share) bool { return a <= b },
	">": func(a, b graph.Share) bool { return a > b }, "<": func(a, b graph.Share) bool { return a < b },
	"=": func(a, b graph.Share) bool { return a == b },
}

// check compares one expectation with what was found.
func (j *Judge) check(ctx context.Context, f *findings, expectation string) error {
	words := strings.Fields(expectation)
	for i, w := range words {
		if compare := comparisons[w]; compare != nil {
			return j.compare(ctx, f, words[:i], compare, words[i+1:])
		}
	}
	switch {
	case words[0] == "first":
		names := slices.DeleteFunc(words[1:], func(w string) bool { return w == "or" })
		return errJoin(j.named(f, names), f.first(names))
	case len(words) > 2 && slices.Contains([]string{"above", "before"}, words[1]) && len(f.order) > 0:
		names := slices.Delete(slices.Clone(words), 1, 2)
		return errJoin(j.named(f, names), f.above(names[0], names[1:], words[1] == "before"))
	case len(words) == 3 && words[1] == "within":
		most, err := strconv.Atoi(words[2])
		return errJoin(err, j.named(f, words[:1]), f.within(words[0], most))
	}
	wanted := words[0] != "not"
	if !wanted {
		words = words[1:]
	}
	fact := strings.Join(words, " ")
	if err := j.named(f, words); err != nil {
		return err
	}
	if f.facts[fact] != wanted {
		return fmt.Errorf("it is not so; of %s: %s", words[len(words)-1], f.about(words))
	}
	return nil
}

// errJoin is the first error.
func errJoin(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// named fails when a word names nothing: an expectation about what does not exist proves nothing.
func (j *Judge) named(f *findings, words []string) error {
	for _, w := range words {
		if _, err := strconv.Atoi(w); err != nil && !j.known[w] && !f.names[w] {
			return fmt.Errorf("nothing is called %q", w)
		}
	}
	return nil
}

// compare compares a number with a bound, or with the same number of another question.
func (j *Judge) compare(
	ctx context.Context, f *findings, name []string, holds func(a, b graph.Share) bool, bound []string,
) error {
	key := strings.Join(name, " ")
	got, ok := f.numbers[key]
	if err := j.named(f, name); err != nil || !ok {
		return errJoin(err, fmt.Errorf("the answer has no number %q", key))
	}
	want, err := decimal(bound[0])
	if err != nil {
		other, err := j.find(ctx, strings.Join(bound, " "))
		if err != nil {
			return err
		}
		if want, ok = other.numbers[key]; !ok {
			return fmt.Errorf("the other answer has no number %q", key)
		}
	}
	if !holds(got, want) {
		return fmt.Errorf("it is %s, against %s", got, want)
	}
	return nil
}

// decimal reads 0.5, and also 3, as a Share.
func decimal(text string) (graph.Share, error) {
	f, err := strconv.ParseFloat(text, 64)
	return graph.Share(f*float64(graph.One) + 0.5), err
}
