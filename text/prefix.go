package text

import (
	"cmp"
	"slices"
	"strings"
)

// beginnings finds the written labels that begin with something.
type beginnings struct {
	texts  []string // sorted
	labels []int32  // of each text
}

func newBeginnings(labels []label, text func(*label) string) beginnings {
	texts := make([]string, len(labels))
	b := beginnings{labels: make([]int32, 0, len(labels))}
	for i := range labels {
		if !labels[i].derived {
			texts[i] = text(&labels[i])
			b.labels = append(b.labels, int32(i))
		}
	}
	slices.SortFunc(b.labels, func(l, m int32) int {
		return cmp.Or(cmp.Compare(texts[l], texts[m]), cmp.Compare(l, m))
	})
	b.texts = make([]string, len(b.labels))
	for i, l := range b.labels {
		b.texts[i] = texts[l]
	}
	return b
}

// withPrefix gives the labels whose text begins with prefix, in the order of their texts.
func (b *beginnings) withPrefix(prefix string) []int32 {
	from, to := rangeWithPrefix(b.texts, prefix)
	return b.labels[from:to]
}

// vocabulary holds every word of the labels and where it stands.
type vocabulary struct {
	sorted []string
	labels map[string][]int32
}

// newVocabulary enters a word with a leading dot without it as well, since people look for .NET by
// its letters.
func newVocabulary(labels []label) vocabulary {
	v := vocabulary{labels: make(map[string][]int32, len(labels))}
	for i := range labels {
		for _, w := range labels[i].words {
			v.add(w, int32(i))
			v.add(strings.TrimPrefix(w, "."), int32(i))
		}
	}
	v.sorted = make([]string, 0, len(v.labels))
	for w := range v.labels {
		v.sorted = append(v.sorted, w)
	}
	slices.Sort(v.sorted)
	return v
}

func (v *vocabulary) add(w string, l int32) {
	if at := v.labels[w]; len(at) == 0 || at[len(at)-1] != l {
		v.labels[w] = append(at, l)
	}
}

// withPrefix gives the words that begin with prefix.
func (v *vocabulary) withPrefix(prefix string) []string {
	from, to := rangeWithPrefix(v.sorted, prefix)
	return v.sorted[from:to]
}

// rangeWithPrefix gives the bounds of the texts that begin with prefix.
func rangeWithPrefix(sorted []string, prefix string) (from, to int) {
	from, _ = slices.BinarySearch(sorted, prefix)
	n, _ := slices.BinarySearchFunc(sorted[from:], prefix, func(text, p string) int {
		if strings.HasPrefix(text, p) {
			return -1
		}
		return 1
	})
	return from, from + n
}
