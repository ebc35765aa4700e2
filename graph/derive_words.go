package graph

import (
	"slices"
	"strings"
)

// wordLists holds the words of the skills' names as numbers in the order of the alphabet, so that
// names are compared without comparing texts.
type wordLists struct {
	spelling []string
	of       [][]int32 // by skill, in order
	marks    []uint64  // by skill: a bit for each word; names without a common bit share none
}

func newWordLists(skills []Skill) wordLists {
	lists := make([][]string, len(skills))
	for i := range skills {
		lists[i] = words(skills[i].Name)
	}
	w := wordLists{of: make([][]int32, len(skills)), marks: make([]uint64, len(skills))}
	w.spelling = slices.Concat(lists...)
	slices.Sort(w.spelling)
	w.spelling = slices.Compact(w.spelling)
	for i, list := range lists {
		for _, word := range list {
			n, _ := slices.BinarySearch(w.spelling, word)
			w.of[i] = append(w.of[i], int32(n))
			w.marks[i] |= 1 << (n % 64)
		}
	}
	return w
}

// dice compares two names by their words: 2 · shared / (words of the one + words of the other).
func (w *wordLists) dice(a, b int32) Share {
	if w.marks[a]&w.marks[b] == 0 {
		return 0
	}
	both := int64(0)
	for _, n := range w.of[a] {
		if slices.Contains(w.of[b], n) {
			both++
		}
	}
	return ratio(2*both, int64(len(w.of[a])+len(w.of[b])))
}

// shared lists the words that two names have in common, in order.
func (w *wordLists) shared(a, b int32) string {
	var both []string
	for _, n := range w.of[a] {
		if slices.Contains(w.of[b], n) {
			both = append(both, w.spelling[n])
		}
	}
	return strings.Join(both, " ")
}

// words splits a name into lower-case words of two letters or more, each once.
func words(s string) []string {
	list := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return r == ' ' || r == '.' || r == '-' || r == '/' || r == '(' || r == ')' || r == ','
	})
	list = slices.DeleteFunc(list, func(w string) bool { return len(w) < 2 })
	slices.Sort(list)
	return slices.Compact(list)
}
