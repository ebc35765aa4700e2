package text

import (
	"slices"
	"strings"
)

// hasSigns reports whether a name has more of the signs that part items than the labels in it have.
func (x *Index) hasSigns(folded string, hits []hit) bool {
	own := 0
	for _, h := range hits {
		if label := x.labels[h.label].folded; strings.Contains(folded, label) {
			own += countSigns(label)
		}
	}
	return countSigns(folded) > own
}

func countSigns(s string) (n int) {
	for i := range len(s) {
		if isPartSign(s, i) {
			n++
		}
	}
	return n
}

// isPartSign reports whether the sign at s[i] parts items. A plus belongs to a number or name unless it
// stands between letters or apart: "5+ years", "C++".
func isPartSign(s string, i int) bool {
	if s[i] != '+' {
		return strings.IndexByte(partSigns, s[i]) >= 0
	}
	apart := i > 0 && s[i-1] == ' ' && i+1 < len(s) && s[i+1] == ' '
	return apart || i > 0 && isWordByte(s[i-1]) && !isDigit(s[i-1]) && isLetter(s, i+1)
}

// itemsOf splits a name at the signs that part items.
func itemsOf(s string) (items []string) {
	from := 0
	for i := range len(s) {
		if isPartSign(s, i) {
			items = append(items, s[from:i])
			from = i + 1
		}
	}
	items = append(items, s[from:])
	return slices.DeleteFunc(items, func(item string) bool { return strings.TrimSpace(item) == "" })
}

// partSigns part the items of a list.
const partSigns = `/\,;|&+`

// itemHits gives the entries that a name lists, though its words together are a label of one:
// "Docker/Kubernetes" is no "Kubernetes in Docker". Nil where it lists none, and where the label has the
// sign to part its own words: "CI / CD".
func (x *Index) itemHits(typ EntryType, folded string, whole []hit) []hit {
	items := itemsOf(folded)
	if len(whole) == 0 || len(items) < 2 {
		return nil
	}
	at := 0
	for !isPartSign(folded, at) {
		at++
	}
	for _, h := range whole {
		if strings.IndexByte(x.labels[h.label].folded, folded[at]) >= 0 {
			return nil
		}
	}
	var all []hit
	for _, item := range items {
		hits := x.reducedHits(typ, item)
		if len(hits) == 0 {
			return nil
		}
		all = append(all, hits...)
	}
	if all = x.best(all); len(all) < 2 {
		return nil
	}
	return all
}

// hasInitials reports whether a name joins initials by an ampersand: "R&D" is no list.
func hasInitials(folded string, ws []string) bool {
	return strings.Contains(folded, "&") && !slices.ContainsFunc(ws, func(w string) bool { return len(w) > 1 })
}

// shortenedHits gives the entries that a name lists which says once what all begin or end with: "Spring
// MVC/Boot", "manual & automation testing"; nil where one of them is unknown.
func (x *Index) shortenedHits(typ EntryType, folded string) []hit {
	items := itemsOf(listWords.Replace(folded))
	if len(items) < 2 || len(items) > maxPart {
		return nil
	}
	first, last := words(items[0]), words(items[len(items)-1])
	for i := 1; i < len(first); i++ {
		if hits := x.allHits(typ, items, strings.Join(first[:i], " ")+" ", ""); hits != nil {
			return hits
		}
	}
	for i := 1; i < len(last); i++ {
		if hits := x.allHits(typ, items, "", " "+strings.Join(last[i:], " ")); hits != nil {
			return hits
		}
	}
	return nil
}

// listWords part items as signs do.
var listWords = strings.NewReplacer(" and ", " & ", " or ", " / ")

// allHits gives the entries of all items, each as it is or with what stands once for all; nil where one
// has none, or several.
func (x *Index) allHits(typ EntryType, items []string, before, behind string) (all []hit) {
	for _, item := range items {
		item = strings.TrimSpace(item)
		hits := x.reducedHits(typ, before+item+behind)
		if len(hits) == 0 {
			hits = x.reducedHits(typ, item)
		}
		if len(hits) != 1 {
			return nil
		}
		all = append(all, hits[0])
	}
	return x.best(all)
}
