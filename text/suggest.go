package text

import (
	"slices"
	"unicode/utf8"
)

// minSuggested is the length in letters from which a name that means nothing is taken for the
// beginning of another.
const minSuggested = 2

// suggestions lists what somebody may have meant by a name that means nothing: entries with a label
// that begins with it, then entries that share words with it. They are never chosen.
func (x *Index) suggestions(typ EntryType, folded string, ws []string) []hit {
	var hits []hit
	if utf8.RuneCountInString(folded) >= minSuggested {
		for _, l := range x.folded.withPrefix(folded) {
			if x.shows(typ, l) {
				typed := scorePrefixMax * len(folded) / len(x.labels[l].folded)
				if x.labels[l].kind != LabelName {
					typed /= 2 // "backend" begins the name of some, and a lesser one of "Lead Backend Developer"
				}
				hits = append(hits, hit{x.labels[l].entry, l, MatchPrefix, int32(typed)})
			}
		}
	}
	for l, n := range x.shared(ws) {
		if x.shows(typ, l) {
			common := scoreSharedMax * 2 * n / (len(ws) + len(x.labels[l].words))
			hits = append(hits, hit{x.labels[l].entry, l, MatchFuzzy, int32(common)})
		}
	}
	return hits
}

// shows reports whether a label may be suggested for a type: misspellings and labels that nobody
// wrote may not.
func (x *Index) shows(typ EntryType, l int32) bool {
	lb := &x.labels[l]
	return x.entries[lb.entry].Type == typ && lb.kind != LabelHidden && !lb.derived
}

// shared counts for each label the words that it has in common with a name, in the singular or the
// plural. Words that say nothing about a thing do not count.
func (x *Index) shared(ws []string) map[int32]int {
	counts := map[int32]int{}
	distinct := slices.Clone(ws)
	slices.Sort(distinct)
	for _, w := range slices.Compact(distinct) {
		if smallWords[w] || qualifiers[w] {
			continue
		}
		for _, l := range x.words.labels[w] {
			counts[l]++
		}
		if one := singular(w); one != w {
			for _, l := range x.words.labels[one] {
				counts[l]++
			}
		}
	}
	return counts
}
