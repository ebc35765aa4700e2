package compact

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/skillgraph/skillgraph/graph"
)

// errBroken is what reading says of bytes that were not written by this package.
var errBroken = fmt.Errorf("the compact form is broken: %w", graph.ErrInvalid)

// codec goes through a value part by part and either writes or reads it, so that what a record
// consists of stands once for both directions. Numbers are varints. A text that came before is the
// number of its first occurrence.
type codec struct {
	writing bool
	failed  bool // while reading: the rest is not to be trusted

	out    []byte
	places map[string]int // of the texts written so far

	in     []byte
	whole  string // in as a text, which the texts read are parts of
	at     int
	texts  []string // read so far
	joined []byte   // scratch space
}

func newWriter() *codec { return &codec{writing: true, places: map[string]int{"": 1}} }

func newReader(data []byte) *codec {
	return &codec{in: data, whole: string(data), texts: []string{""}}
}

// end reports what was wrong with what was read.
func (c *codec) end() error {
	if c.failed || c.at != len(c.in) {
		return errBroken
	}
	return nil
}

func (c *codec) fail() { c.failed, c.at = true, len(c.in) }

func (c *codec) writeUint(n uint64) { c.out = binary.AppendUvarint(c.out, n) }

func (c *codec) readUint() uint64 {
	n, size := binary.Uvarint(c.in[c.at:])
	if size <= 0 {
		c.fail()
		return 0
	}
	c.at += size
	return n
}

// readCount reads the length of a list, each element of which takes at least a byte.
func (c *codec) readCount() int {
	n := c.readUint()
	if n > uint64(len(c.in)-c.at) {
		c.fail()
		return 0
	}
	return int(n)
}

// number is any whole number; small ones of either sign are short.
func number[T ~int | ~int32](c *codec, n *T) {
	if c.writing {
		c.out = binary.AppendVarint(c.out, int64(*n))
		return
	}
	u := c.readUint()
	*n = T(int64(u>>1) ^ -int64(u&1))
}

func flag(c *codec, b *bool) {
	n := 0
	if *b {
		n = 1
	}
	number(c, &n)
	*b = n == 1
}

func text[S ~string](c *codec, s *S) {
	if !c.writing {
		*s = S(c.readText())
		return
	}
	place, known := c.places[string(*s)]
	c.writeUint(uint64(place))
	if !known {
		c.places[string(*s)] = len(c.places) + 1
		c.writeUint(uint64(len(*s)))
		c.out = append(c.out, *s...)
	}
}

func (c *codec) readText() string {
	place := c.readUint()
	if place > uint64(len(c.texts)) {
		c.fail()
	}
	if c.failed {
		return ""
	}
	if place > 0 {
		return c.texts[place-1]
	}
	n := c.readCount()
	s := c.whole[c.at : c.at+n]
	c.at += n
	c.texts = append(c.texts, s)
	return s
}

// list goes through the elements of a list. One without elements is read as nil.
func list[T any](c *codec, all *[]T, each func(*codec, *T)) {
	if c.writing {
		c.writeUint(uint64(len(*all)))
	} else if n := c.readCount(); n > 0 {
		*all = make([]T, n)
	}
	for i := range *all {
		if c.failed {
			return
		}
		each(c, &(*all)[i])
	}
}

// optional goes through what a pointer points to, if anything.
func optional[T any](c *codec, p **T, each func(*codec, *T)) {
	there := *p != nil
	flag(c, &there)
	if there && !c.writing {
		*p = new(T)
	}
	if there {
		each(c, *p)
	}
}

// errPath says that a derived edge cannot be written.
var errPath = errors.New("a derived edge does not lead from skill to skill of the data set")
