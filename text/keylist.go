package text

import (
	"sort"
	"strings"
)

// keyList is a sorted list of keys, kept as one string: a search through it touches little memory, and
// holds no pointers that have to be followed.
type keyList struct {
	all string
	at  []uint32 // where each key begins; one more for the end of the last
}

func newKeyList(sorted []string) keyList {
	l := keyList{strings.Join(sorted, ""), make([]uint32, 1, len(sorted)+1)}
	end := 0
	for _, k := range sorted {
		end += len(k)
		l.at = append(l.at, uint32(end))
	}
	return l
}

func (l *keyList) len() int { return len(l.at) - 1 }

// key gives a key by its place.
func (l *keyList) key(i int32) string { return l.all[l.at[i]:l.at[i+1]] }

// length gives the length of a key in bytes.
func (l *keyList) length(i int32) int { return int(l.at[i+1] - l.at[i]) }

// rest gives what is left of a key after so many bytes.
func (l *keyList) rest(i int32, depth int) string { return l.all[l.at[i]+uint32(depth) : l.at[i+1]] }

// find gives the place of a text, or -1.
func (l *keyList) find(text string) int32 {
	i, found := sort.Find(l.len(), func(i int) int { return strings.Compare(text, l.key(int32(i))) })
	if !found {
		return -1
	}
	return int32(i)
}
