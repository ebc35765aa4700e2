package text

import "math/bits"

// headSet tells most words that begin no key from those that may, in a few nanoseconds: nearly every
// word of a text begins none. It holds the hashes of all beginnings of up to headLength bytes; two may
// share one, so that "may" is all it says.
type headSet struct {
	bits  []uint64
	shift int // of a hash, to a bit
}

const (
	headLength  = 8  // bytes: as many as a hash takes in at once
	bitsForHead = 16 // so that chance lets about one word of sixteen through
)

func newHeadSet(keys []string) headSet {
	size := bits.Len(uint(len(keys)*headLength*bitsForHead)) + 1
	h := headSet{make([]uint64, max(1, 1<<size/64)), 64 - size}
	for _, k := range keys {
		for n := 1; n <= min(len(k), headLength); n++ {
			at := h.at(k[:n])
			h.bits[at/64] |= 1 << (at % 64)
		}
	}
	return h
}

// mayBegin reports whether a key may begin with a word.
func (h headSet) mayBegin(word string) bool {
	at := h.at(word)
	return h.bits[at/64]>>(at%64)&1 == 1
}

// at gives the bit of a word's beginning: the high bits of its bytes times an odd constant.
func (h headSet) at(word string) uint64 {
	n := min(len(word), headLength)
	sum := uint64(n)
	for i := range n {
		sum = sum<<8 ^ uint64(word[i]) ^ sum>>56
	}
	return sum * 0x9E3779B97F4A7C15 >> h.shift
}
