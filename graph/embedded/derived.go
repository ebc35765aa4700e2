package embedded

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/skillgraph/skillgraph/graph"
)

// Derived edges are many and small: they are kept as one run of varints in which a skill is its
// place in the order of ids. As JSON they would take ten times the space and the time to read.

var errDerived = errors.New("derived edges do not decode")

type encoder struct {
	out    []byte
	places map[graph.SkillID]uint64
}

// encodeDerived writes the derived edges of the given skills, which are in order of id.
func encodeDerived(d graph.Derived, skills []graph.Skill) []byte {
	e := encoder{places: make(map[graph.SkillID]uint64, len(skills))}
	for i := range skills {
		e.places[skills[i].ID] = uint64(i)
	}
	e.uint(uint64(len(d.Transfers)))
	for i := range d.Transfers {
		e.transfer(&d.Transfers[i])
	}
	e.uint(uint64(len(d.Related)))
	for i := range d.Related {
		e.related(&d.Related[i])
	}
	return e.out
}

func (e *encoder) uint(n uint64)          { e.out = binary.AppendUvarint(e.out, n) }
func (e *encoder) share(s graph.Share)    { e.uint(uint64(s)) }
func (e *encoder) skill(id graph.SkillID) { e.uint(e.places[id]) }
func (e *encoder) text(s string)          { e.uint(uint64(len(s))); e.out = append(e.out, s...) }

func (e *encoder) transfer(t *graph.TransferEdge) {
	e.skill(t.From)
	e.skill(t.To)
	e.share(t.Transferability)
	e.share(t.Confidence)
	e.uint(uint64(len(t.Path)))
	for _, s := range t.Path {
		e.text(string(s.Kind))
		e.skill(s.To) // a step starts where the one before it ended
		reverse := uint64(0)
		if s.Reverse {
			reverse = 1
		}
		e.uint(reverse)
		e.share(s.Factor)
	}
}

func (e *encoder) related(r *graph.RelatedEdge) {
	e.skill(r.A)
	e.skill(r.B)
	e.share(r.Score)
	e.share(r.Confidence)
	e.uint(uint64(len(r.Signals)))
	for _, s := range r.Signals {
		e.text(string(s.Kind))
		e.share(s.Share)
		e.text(s.Detail)
	}
}

type decoder struct {
	in     []byte
	skills []graph.Skill
	kinds  map[string]string // one string for each kind, however often it occurs
	failed bool
}

// decodeDerived reads what encodeDerived wrote for the same skills.
func decodeDerived(data []byte, skills []graph.Skill) (graph.Derived, error) {
	d := decoder{in: data, skills: skills, kinds: map[string]string{}}
	var all graph.Derived
	for range d.count() {
		all.Transfers = append(all.Transfers, d.transfer())
	}
	for range d.count() {
		all.Related = append(all.Related, d.related())
	}
	if d.failed || len(d.in) > 0 {
		return graph.Derived{}, fmt.Errorf("%w: %w", errDerived, graph.ErrInvalid)
	}
	return all, nil
}

func (d *decoder) uint() uint64 {
	n, size := binary.Uvarint(d.in)
	if size <= 0 {
		d.failed, d.in = true, nil
		return 0
	}
	d.in = d.in[size:]
	return n
}

// count reads the length of a list, each element of which takes at least a byte.
func (d *decoder) count() int {
	n := d.uint()
	if n > uint64(len(d.in)) {
		d.failed = true
		return 0
	}
	return int(n)
}

func (d *decoder) share() graph.Share { return graph.Share(d.uint()) }

func (d *decoder) skill() graph.SkillID {
	n := d.uint()
	if n >= uint64(len(d.skills)) {
		d.failed = true
		return ""
	}
	return d.skills[n].ID
}

func (d *decoder) text() string {
	n := d.count()
	if d.failed {
		return ""
	}
	s := string(d.in[:n])
	d.in = d.in[n:]
	return s
}

// kind reads a short text that occurs again and again.
func (d *decoder) kind() string {
	s := d.text()
	if known, ok := d.kinds[s]; ok {
		return known
	}
	d.kinds[s] = s
	return s
}

func (d *decoder) transfer() graph.TransferEdge {
	t := graph.TransferEdge{From: d.skill(), To: d.skill(), Transferability: d.share(), Confidence: d.share()}
	here := t.From
	for range d.count() {
		s := graph.Step{Kind: graph.RelationKind(d.kind()), From: here, To: d.skill()}
		s.Reverse, s.Factor = d.uint() == 1, d.share()
		t.Path = append(t.Path, s)
		here = s.To
	}
	return t
}

func (d *decoder) related() graph.RelatedEdge {
	r := graph.RelatedEdge{A: d.skill(), B: d.skill(), Score: d.share(), Confidence: d.share()}
	for range d.count() {
		r.Signals = append(r.Signals, graph.Signal{
			Kind: graph.SignalKind(d.kind()), Share: d.share(), Detail: d.text(),
		})
	}
	return r
}
