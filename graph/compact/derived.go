package compact

import (
	"fmt"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
)

// Derived edges are many and small. A skill is its place among those of the data set. Paths share
// their steps: the steps that lead away from a skill are written once, and a path is the numbers
// that its steps have there. What follows from the rest is written as a difference, which is 0.

// Derived writes the derived edges of the given skills, which must be in order of id.
func Derived(d graph.Derived, skills []graph.Skill) ([]byte, error) {
	w := &derivedWriter{codec: newWriter(), place: make(map[graph.SkillID]int32, len(skills))}
	for i := range skills {
		w.place[skills[i].ID] = int32(i)
	}
	if err := w.transfers(d.Transfers); err != nil {
		return nil, err
	}
	signals := 0
	for i := range d.Related {
		signals += len(d.Related[i].Signals)
	}
	w.writeUint(uint64(signals))
	w.writeUint(uint64(len(d.Related)))
	var before [2]int32
	for i := range d.Related {
		if err := w.related(&d.Related[i], &before); err != nil {
			return nil, err
		}
	}
	return w.out, nil
}

type derivedWriter struct {
	*codec
	place map[graph.SkillID]int32
}

// step is a step that leads away from a skill, to a place.
type step struct {
	to      int32
	kind    graph.RelationKind
	reverse bool
	factor  graph.Share
}

func (w *derivedWriter) transfers(all []graph.TransferEdge) error {
	table, paths, err := w.tabulate(all)
	if err != nil {
		return err
	}
	for _, steps := range table {
		w.writeUint(uint64(len(steps)))
		for i := range steps {
			s := &steps[i]
			number(w.codec, &s.to)
			text(w.codec, &s.kind)
			flag(w.codec, &s.reverse)
			number(w.codec, &s.factor)
		}
	}
	w.writeUint(uint64(len(paths)))
	w.writeUint(uint64(len(all)))
	before := int32(0)
	for i := range all {
		t := &all[i]
		from := w.place[t.From]
		w.difference(from, before)
		before = from
		w.writeUint(uint64(len(t.Path)))
		for _, at := range paths[:len(t.Path)] {
			w.writeUint(uint64(at))
		}
		paths = paths[len(t.Path):]
		w.difference(int32(t.Transferability), expectedTransfer(t.Path))
		number(w.codec, &t.Confidence)
	}
	return nil
}

// tabulate lists the steps that lead away from each skill, and of all paths the numbers of their
// steps.
func (w *derivedWriter) tabulate(all []graph.TransferEdge) (table [][]step, paths []uint32, err error) {
	table = make([][]step, len(w.place))
	known := map[[2]int32]int{} // the first step from one skill to another
	for i := range all {
		t := &all[i]
		here, ok := w.place[t.From]
		end := t.From
		for _, s := range t.Path {
			to, there := w.place[s.To]
			if !ok || !there || s.From != end {
				return nil, nil, fmt.Errorf("transfer from %s to %s: %w", t.From, t.To, errPath)
			}
			next, ends := step{to, s.Kind, s.Reverse, s.Factor}, [2]int32{here, to}
			at, seen := known[ends]
			if !seen {
				at = len(table[here])
				known[ends] = at
			}
			for at < len(table[here]) && table[here][at] != next {
				at++
			}
			if at == len(table[here]) {
				table[here] = append(table[here], next)
			}
			paths = append(paths, uint32(at))
			here, end = to, s.To
		}
		if !ok || end != t.To {
			return nil, nil, fmt.Errorf("transfer from %s to %s: %w", t.From, t.To, errPath)
		}
	}
	return table, paths, nil
}

// expectable is the greatest number of shares whose product can be computed exactly.
const expectable = 4

// expectedTransfer is what a path of steps leaves as a rule.
func expectedTransfer(path []graph.Step) int32 {
	if len(path) == 0 || len(path) > expectable {
		return 0
	}
	product, one := int64(path[0].Factor), int64(1)
	for i := range path[1:] {
		product *= int64(path[i+1].Factor)
		one *= int64(graph.One)
	}
	return int32(product / one)
}

func (w *derivedWriter) related(r *graph.RelatedEdge, before *[2]int32) error {
	a, known := w.place[r.A]
	b, there := w.place[r.B]
	if !known || !there {
		return fmt.Errorf("relatedness of %s and %s: %w", r.A, r.B, errPath)
	}
	if a != before[0] {
		before[1] = a // another skill's list begins after itself
	}
	w.difference(a, before[0])
	w.difference(b, before[1])
	*before = [2]int32{a, b}
	w.difference(int32(r.Score), expectedScore(r.Signals))
	number(w.codec, &r.Confidence)
	list(w.codec, &r.Signals, signal)
	return nil
}

func signal(c *codec, s *graph.Signal) {
	text(c, &s.Kind)
	number(c, &s.Share)
	names(c, &s.Detail)
}

// names is a text that is often a list of names, which occur again in others.
func names(c *codec, s *string) {
	if c.writing {
		parts := strings.Split(*s, ", ")
		list(c, &parts, text)
		return
	}
	n := c.readCount()
	if n == 1 {
		*s = c.readText()
		return
	}
	c.joined = c.joined[:0]
	for i := range n {
		if i > 0 {
			c.joined = append(c.joined, ", "...)
		}
		c.joined = append(c.joined, c.readText()...)
	}
	*s = string(c.joined)
}

// expectedScore is what signals add up to as a rule.
func expectedScore(signals []graph.Signal) int32 {
	if len(signals) == 0 || len(signals) > expectable {
		return 0
	}
	rest, whole := int64(1), int64(1)
	for i := range signals {
		rest *= int64(graph.One - signals[i].Share)
		whole *= int64(graph.One)
	}
	return int32((whole - rest) / (whole / int64(graph.One)))
}

func (w *derivedWriter) difference(n, from int32) {
	d := n - from
	number(w.codec, &d)
}

// ReadDerived reads what Derived wrote for the same skills. ErrInvalid: the bytes are something
// else.
func ReadDerived(data []byte, skills []graph.Skill) (graph.Derived, error) {
	r := &derivedReader{codec: newReader(data), skills: skills}
	d := graph.Derived{Transfers: r.transfers(), Related: r.allRelated()}
	if err := r.end(); err != nil {
		return graph.Derived{}, err
	}
	return d, nil
}

type derivedReader struct {
	*codec
	skills  []graph.Skill
	table   [][]tableStep
	steps   []graph.Step   // room for those of all paths
	signals []graph.Signal // room for those of all edges
}

// tableStep is a step of the table with the place it leads to.
type tableStep struct {
	graph.Step
	to int32
}

// sum reads a difference from what was expected.
func (r *derivedReader) sum(from int32) int32 {
	var d int32
	number(r.codec, &d)
	return from + d
}

// skill gives the id of the skill at a place.
func (r *derivedReader) skill(place int32) graph.SkillID {
	if place < 0 || int(place) >= len(r.skills) {
		r.fail()
		return ""
	}
	return r.skills[place].ID
}

func (r *derivedReader) transfers() []graph.TransferEdge {
	r.table = make([][]tableStep, len(r.skills))
	for i := range r.table {
		from := r.skills[i].ID
		list(r.codec, &r.table[i], func(c *codec, s *tableStep) {
			number(c, &s.to)
			text(c, &s.Kind)
			flag(c, &s.Reverse)
			number(c, &s.Factor)
			s.From, s.To = from, r.skill(s.to)
		})
	}
	r.steps = make([]graph.Step, 0, r.readCount())
	n := r.readCount()
	if n == 0 {
		return nil
	}
	all := make([]graph.TransferEdge, n)
	from := int32(0)
	for i := range all {
		from = r.sum(from)
		r.transfer(from, &all[i])
	}
	return all
}

func (r *derivedReader) transfer(from int32, t *graph.TransferEdge) {
	t.From = r.skill(from)
	start := len(r.steps)
	for range r.readCount() {
		at := r.readUint()
		if r.failed || at >= uint64(len(r.table[from])) {
			r.fail()
			return
		}
		s := &r.table[from][at]
		r.steps = append(r.steps, s.Step)
		from = s.to
	}
	t.To = r.skill(from)
	t.Path = r.steps[start:len(r.steps):len(r.steps)]
	t.Transferability = graph.Share(r.sum(expectedTransfer(t.Path)))
	number(r.codec, &t.Confidence)
}

func (r *derivedReader) readSignals() []graph.Signal {
	start := len(r.signals)
	for range r.readCount() {
		var s graph.Signal
		signal(r.codec, &s)
		r.signals = append(r.signals, s)
	}
	return r.signals[start:len(r.signals):len(r.signals)]
}

func (r *derivedReader) allRelated() []graph.RelatedEdge {
	r.signals = make([]graph.Signal, 0, r.readCount())
	n := r.readCount()
	if n == 0 {
		return nil
	}
	all := make([]graph.RelatedEdge, n)
	a, b := int32(0), int32(0)
	for i := range all {
		next := r.sum(a)
		if next != a {
			b = next
		}
		a, b = next, r.sum(b)
		e := &all[i]
		e.A, e.B = r.skill(a), r.skill(b)
		shift := r.sum(0)
		number(r.codec, &e.Confidence)
		e.Signals = r.readSignals()
		e.Score = graph.Share(expectedScore(e.Signals) + shift)
	}
	return all
}
