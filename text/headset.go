package text

import "math/bits"

// head is the beginning of a word, or of the words of a key so far: up to headLength bytes in one
// number.
type head uint64

// headLength is as many bytes as a number holds.
const headLength = 8

func headOf(w string) head { return head(0).with(w, 0) }

// with goes on with a word after so many bytes.
func (h head) with(w string, depth int) head {
	for i := 0; i < min(len(w), headLength-depth); i++ {
		h = h<<8 | head(w[i])
	}
	return h
}

// without is the head of a word, whose head is h, when the byte at i is missing.
func (h head) without(w string, i int) head {
	after := 8 * (min(len(w), headLength) - 1 - i) // bits
	h = h>>(after+8)<<after | h&(1<<after-1)
	if len(w) > headLength {
		h = h<<8 | head(w[headLength])
	}
	return h
}

// headSet tells most words that begin no key, or go on with none, from those that may, in a few
// nanoseconds: nearly every word of a text begins none. It holds the hashes of all heads of keys; two
// may share one, so that "may" is all it says.
type headSet struct {
	bits  []uint64
	shift int // of a hash, to a bit
}

// bitsForHead is so many that chance lets one word of eight through at the most.
const bitsForHead = 8

func newHeadSet(sorted []string) headSet {
	heads, before := 0, ""
	for _, k := range sorted {
		heads += min(len(k), headLength) - sharedHead(before, k)
		before = k
	}
	s := roomForHeads(heads)
	before = ""
	for _, k := range sorted {
		shared := sharedHead(before, k)
		h := headOf(k[:shared])
		for n := shared; n < min(len(k), headLength); n++ {
			h = h.with(k[n:n+1], n)
			s.add(h)
		}
		before = k
	}
	return s
}

// sharedHead gives how many bytes of their heads two keys share.
func sharedHead(a, b string) int {
	n := 0
	for n < min(len(a), len(b), headLength) && a[n] == b[n] {
		n++
	}
	return n
}

// roomForHeads is an empty set for n heads.
func roomForHeads(n int) headSet {
	size := bits.Len(uint(n*bitsForHead)) + 1
	return headSet{make([]uint64, max(1, 1<<size/64)), 64 - size}
}

func (s headSet) add(h head) {
	at := s.at(h)
	s.bits[at/64] |= 1 << (at % 64)
}

// mayHave reports whether a key may begin so.
func (s headSet) mayHave(h head) bool {
	at := s.at(h)
	return s.bits[at/64]>>(at%64)&1 == 1
}

// at gives the bit of a head: the high bits of its product with an odd constant.
func (s headSet) at(h head) uint64 { return uint64(h) * 0x9E3779B97F4A7C15 >> s.shift }
