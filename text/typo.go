package text

import (
	"cmp"
	"slices"
	"unicode"
)

// The bounds of a typing error that is seen through. Among shorter names every one is a slip away
// from another, and names longer than maxTypo are sentences.
const (
	minTypo  = 4  // letters; one slip is borne
	longTypo = 8  // letters; from here on two slips
	maxTypo  = 64 // letters, digits and signs
)

// typoIndex finds the names within a slip or two of another without comparing it with each: names
// are kept by their first letter, each list from short to long.
type typoIndex map[rune][][]rune

// newTypoIndex takes in every squashed label but the known misspellings, since an error of an
// error is too far from anything.
func newTypoIndex(x *Index) typoIndex {
	t := typoIndex{}
	for squashed, labels := range x.keys[keySquash] {
		known := slices.ContainsFunc(labels, func(l int32) bool { return x.labels[l].kind != LabelHidden })
		if name := []rune(squashed); known && slipsBorne(name) > 0 {
			t[name[0]] = append(t[name[0]], name)
		}
	}
	for _, names := range t {
		slices.SortFunc(names, func(a, b []rune) int {
			return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b))
		})
	}
	return t
}

// slipsBorne is the number of slips that a name may hold and still be known for what it is. The
// "js" at the end of many names tells nothing.
func slipsBorne(name []rune) int {
	name = withoutScript(name)
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	switch {
	case letters < minTypo || len(name) > maxTypo:
		return 0
	case letters < longTypo:
		return 1
	}
	return 2
}

func withoutScript(name []rune) []rune {
	if n := len(name); n > 2 && name[n-2] == 'j' && name[n-1] == 's' {
		return name[:n-2]
	}
	return name
}

// near lists the names that typed may stand for, and the slips of each. Where it is only the
// beginning of what somebody means to type, longer names count too.
func (t typoIndex) near(typed []rune, beginning bool, found func(name []rune, slips int)) {
	most := slipsBorne(typed)
	if most == 0 {
		return
	}
	firsts := []rune{typed[0], typed[1]}
	for _, first := range slices.Compact(firsts) {
		names := t[first]
		from, _ := slices.BinarySearchFunc(names, len(typed)-most, func(name []rune, n int) int {
			return cmp.Compare(len(name), n)
		})
		for _, name := range names[from:] {
			if !beginning && len(name) > len(typed)+most {
				break
			}
			if n := slips(typed, name, beginning); n <= min(most, slipsBorne(name)) && safeTypo(typed, name) {
				found(name, n)
			}
		}
	}
}

// safeTypo reports whether two names that differ by few slips may be the same. People rarely miss
// the first letter unless they swap it with the second; and a digit or a sign is never a slip,
// since http2 is not http3.
func safeTypo(typed, name []rune) bool {
	if typed[0] != name[0] && (typed[0] != name[1] || typed[1] != name[0]) {
		return false
	}
	return slices.Equal(signs(typed), signs(name))
}

// signs gives the digits and signs of a name.
func signs(name []rune) []rune {
	var all []rune
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			all = append(all, r)
		}
	}
	return all
}

// slips counts the letters that are missing, superfluous, wrong or swapped with their neighbour
// between what was typed and a name, or where beginning is set, the beginning of the name that is
// closest. It counts to three; more is as good as infinite.
func slips(typed, name []rune, beginning bool) int {
	const many = 3
	if beginning {
		name = name[:min(len(name), len(typed)+many-1)]
	}
	var rows [many][maxTypo + 1]int
	for j := range name {
		rows[0][j+1] = j + 1
	}
	for i, r := range typed {
		older, last, row := &rows[(i+2)%3], &rows[i%3], &rows[(i+1)%3]
		row[0] = i + 1
		least := row[0]
		for j, s := range name {
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+1)
			if r == s {
				row[j+1] = min(row[j+1], last[j])
			} else if i > 0 && j > 0 && r == name[j-1] && typed[i-1] == s {
				row[j+1] = min(row[j+1], older[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least >= many {
			return many
		}
	}
	end := rows[len(typed)%3][:len(name)+1]
	if beginning {
		return slices.Min(end)
	}
	return end[len(name)]
}
