package text

import (
	"slices"
	"strings"
)

// maxPart bounds the words of one label inside a longer name.
const maxPart = 6

// findParts reads a name that is made of several labels. All of its words must belong to a label,
// or be words that carry no meaning beside one ("software", a version, a vendor). Then
//
//   - several labels of one entry mean it: "Amazon Web Services AWS software"
//   - an entry beside languages, runtimes or platforms that it is near to means itself, where no
//     sign parts them: "Python Django", "Node.js Express"
//   - else the name lists several entries, and is ambiguous: "Java/Kotlin", "C/C++"
func (x *Index) findParts(typ EntryType, folded, inside string) finding {
	ws := words(folded)
	if len(ws) < 2 || len(ws) > maxWords || hasInitials(folded, ws) {
		return finding{}
	}
	parts, ok := x.cover(typ, ws)
	if !ok {
		return finding{}
	}
	if hits := commonHits(parts); len(hits) > 0 {
		return decide(hits, inside)
	}
	var all []hit
	for _, p := range parts {
		if len(p) > 1 {
			return finding{} // an ambiguous name among several: too little is known
		}
		all = append(all, p...)
	}
	all = x.best(all)
	if i := x.specific(all); i >= 0 && !strings.ContainsAny(folded, partSigns) {
		return finding{outcome: Resolved, hits: all[i : i+1], inside: inside}
	}
	return finding{outcome: Ambiguous, hits: all, several: true}
}

// partSigns part the items of a list.
const partSigns = "/,;|&+"

// itemHits gives the entries that a name lists, though its words together are a label of one:
// "Docker/Kubernetes" is no "Kubernetes in Docker". Nil where it lists none, and where the label has a
// sign to part its own words: "CI / CD".
func (x *Index) itemHits(typ EntryType, folded string, whole []hit) []hit {
	if len(whole) == 0 || !strings.ContainsAny(folded, partSigns) {
		return nil
	}
	for _, h := range whole {
		if strings.ContainsAny(x.labels[h.label].folded, partSigns) {
			return nil
		}
	}
	var all []hit
	for _, item := range strings.FieldsFunc(folded, func(c rune) bool { return strings.ContainsRune(partSigns, c) }) {
		hits := x.reducedHits(typ, item)
		if len(hits) != 1 {
			return nil
		}
		all = append(all, hits[0])
	}
	if all = x.best(all); len(all) < 2 {
		return nil
	}
	return all
}

// hasInitials reports whether a name joins single letters by an ampersand: "R&D" is no list.
func hasInitials(folded string, ws []string) bool {
	return strings.Contains(folded, "&") && slices.ContainsFunc(ws, func(w string) bool { return len(w) == 1 })
}

// cover splits words into labels, the longest first, and gives the entries of each.
func (x *Index) cover(typ EntryType, ws []string) (parts [][]hit, ok bool) {
	var classes [][]string
	for i := 0; i < len(ws); {
		hits, n := x.labelAt(typ, ws[i:])
		if n > 0 {
			parts = append(parts, hits)
			i += n
			continue
		}
		kinds, class := classWords[ws[i]]
		if !class && !meaningless(ws, i) {
			return nil, false
		}
		if kinds != nil {
			classes = append(classes, kinds)
		}
		i++
	}
	for _, p := range parts {
		for _, h := range p {
			if r := (&reduced{kinds: classes}); !r.allows(x.entries[h.entry].Kind) {
				return nil, false
			}
		}
	}
	return parts, len(parts) > 0
}

// labelAt gives the entries of the longest label that ws begins with, and its length in words.
func (x *Index) labelAt(typ EntryType, ws []string) ([]hit, int) {
	for n := min(maxPart, len(ws)); n > 0; n-- {
		for _, k := range []key{keySquash, keyStem} {
			if hits := x.lookUp(typ, k, keyOf(k, ws[:n]), 1); len(hits) > 0 {
				return hits, n
			}
		}
	}
	return nil, 0
}

// meaningless reports whether the word at i says nothing beside a label.
func meaningless(ws []string, i int) bool {
	w := ws[i]
	inner := i > 0 && i < len(ws)-1
	return qualifiers[w] && !smallWords[w] || versionWords[w] || vendors[w] || timeUnit(w) ||
		i > 0 && isVersion(w) || isNumber(w) || inner && (w == "and" || w == "or" || w == "with")
}

// commonHits gives the entries that every part may mean.
func commonHits(parts [][]hit) []hit {
	common := slices.Clone(parts[0])
	for _, p := range parts[1:] {
		common = slices.DeleteFunc(common, func(h hit) bool {
			return !slices.ContainsFunc(p, func(o hit) bool { return o.entry == h.entry })
		})
	}
	return common
}

// settings are the kinds that name where something is used when they stand beside it.
var settings = []string{"LANGUAGE", "RUNTIME", "CLOUD_PLATFORM", "OPERATING_SYSTEM"}

// specific gives the only hit that is no setting, where every other is one and near to it; -1
// where there is none.
func (x *Index) specific(hits []hit) int {
	found := -1
	for i, h := range hits {
		if slices.Contains(settings, x.entries[h.entry].Kind) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	for i, h := range hits {
		if found < 0 || i != found && !x.areNear(h.entry, hits[found].entry) {
			return -1
		}
	}
	return found
}
