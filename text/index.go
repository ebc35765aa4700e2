package text

import (
	"cmp"
	"slices"
	"sync"
	"unicode/utf8"
)

// Index holds the names of a taxonomy. It never changes as seen from outside and is safe for concurrent use. The same
// entries give the same answers whatever their order.
type Index struct {
	entries  []entry          // in the order of all ties: folded name, name, id
	labels   []label          // by entry, then kind, then text
	byID     map[string]int32 // → entries
	keys     [keyCount]map[string][]int32
	ofKind   map[string]map[int32]bool // kind → entries that are more general than a good part of it
	folded   beginnings                // of folded labels
	squashed beginnings                // of squashed labels
	words    vocabulary
	typos    typoIndex
	lexicon  *lexicon // of skills in running text; made before the first is read

	lexiconMade sync.Once
}

type entry struct {
	Entry
	folded  string
	near    []int32 // sorted
	classes []int32 // more general ones
	implied []int32
	owners  []string // companies that names of it begin with
	product bool     // of a kind that a vendor sells and a version numbers
}

type label struct {
	text, folded string
	words        []string
	entry        int32
	kind         LabelKind
	everyday     bool
	// derived labels follow from others ("Kafka" from "Apache Kafka"). They count only where no
	// written label has the key.
	derived bool
}

// key is one way of looking at a name, from strict to loose.
type key int

const (
	keyFold key = iota
	keySquash
	keyStem
	keyBag
	keyTitle // of roles and specialties: the bag of a job title's words
	keyCount
)

// NewIndex builds an index. Of entries with the same id the first in order of name counts; labels
// without a letter or digit are left out.
func NewIndex(entries []Entry) *Index {
	x := &Index{byID: make(map[string]int32, len(entries))}
	for k := range x.keys {
		x.keys[k] = make(map[string][]int32, len(entries))
	}
	x.addEntries(entries)
	for i := range x.entries {
		x.addLabels(int32(i))
	}
	x.linkNeighbours()
	x.linkClasses()
	x.linkKinds()
	x.addTables()
	return x
}

// addTables makes what is drawn from the labels and keys, side by side: none needs another.
func (x *Index) addTables() {
	var all sync.WaitGroup
	for _, table := range []func(){
		func() { x.words = newVocabulary(x.labels) },
		func() { x.typos = newTypoIndex(x) },
		func() { x.folded = newBeginnings(x.labels, func(l *label) string { return l.folded }) },
		func() { x.squashed = newBeginnings(x.labels, func(l *label) string { return squash(l.words) }) },
	} {
		all.Go(table)
	}
	all.Wait()
}

func (x *Index) addEntries(entries []Entry) {
	sorted := make([]entry, len(entries))
	for i, e := range entries {
		sorted[i] = entry{Entry: e, folded: Fold(e.Name), product: slices.Contains(productKinds, e.Kind)}
	}
	slices.SortFunc(sorted, compareEntries)
	for _, e := range sorted {
		if _, twice := x.byID[e.ID]; !twice {
			x.byID[e.ID] = int32(len(x.entries))
			x.entries = append(x.entries, e)
		}
	}
}

// compareEntries is the order of all ties: folded name, name, id. What follows only tells apart
// entries with the same id, of which one may stay.
func compareEntries(a, b entry) int {
	c := cmp.Or(cmp.Compare(a.folded, b.folded), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	if c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Importance, b.Importance), slices.CompareFunc(a.Labels, b.Labels, compareLabels),
		slices.Compare(a.Near, b.Near), slices.Compare(a.Broader, b.Broader),
		slices.Compare(a.Implies, b.Implies), slices.Compare(a.Needs, b.Needs))
}

// compareLabels is the order of an entry's labels: the strongest kind first, then text. Of two that
// are alike but for it, the one of everyday English comes first, since it is the more careful.
func compareLabels(a, b Label) int {
	c := cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Text, b.Text))
	switch {
	case c != 0 || a.Everyday == b.Everyday:
		return c
	case a.Everyday:
		return -1
	}
	return 1
}

// addLabels enters an entry's own labels and those derived from them.
func (x *Index) addLabels(at int32) {
	e := &x.entries[at]
	own := append([]Label{{Text: e.Name}}, e.Labels...)
	for i := range own {
		own[0].Everyday = own[0].Everyday || own[i].Everyday && own[i].Text == e.Name
	}
	slices.SortFunc(own, compareLabels)
	seen := map[string]bool{}
	for _, l := range own {
		x.addLabel(at, l, seen, false)
	}
	for _, l := range own {
		if len(l.Text) > MaxName {
			continue
		}
		for _, text := range derivedLabels(e.Kind, l.Text) {
			if lookalikes[text] {
				continue
			}
			x.addLabel(at, Label{Text: text, Kind: max(LabelAlias, l.Kind), Everyday: true}, seen, true)
		}
	}
}

func (x *Index) addLabel(at int32, l Label, seen map[string]bool, derived bool) {
	folded := Fold(l.Text)
	ws := words(folded)
	if len(ws) == 0 || len(l.Text) > MaxName || seen[folded] {
		return
	}
	seen[folded] = true
	id := int32(len(x.labels))
	x.labels = append(x.labels, label{l.Text, folded, ws, at, l.Kind, l.Everyday, derived})
	x.addKey(keyFold, folded, id)
	if owner := ownerOf(ws); owner != "" && !derived && l.Kind != LabelHidden {
		x.entries[at].owners = append(x.entries[at].owners, owner)
	}
	if n := utf8.RuneCountInString(squash(ws)); n == 1 && folded != ws[0] || n == 2 && len(ws) == 2 {
		return // "C*" is not C, and "R 3" no R/3
	}
	x.addKey(keySquash, squash(ws), id)
	x.addKey(keyStem, stemmed(ws), id)
	x.addKey(keyBag, bag(ws), id)
	if x.entries[at].Type != EntrySkill {
		x.addKey(keyTitle, titleKey(titleWords(ws)), id)
	}
}

func (x *Index) addKey(k key, text string, id int32) {
	if text != "" {
		x.keys[k][text] = append(x.keys[k][text], id)
	}
}

// linkNeighbours turns the ids of neighbours into positions, both ways: whoever is near to one is
// near to the other.
func (x *Index) linkNeighbours() {
	for i := range x.entries {
		for _, id := range x.entries[i].Near {
			if at, ok := x.byID[id]; ok && at != int32(i) {
				x.entries[i].near = append(x.entries[i].near, at)
				x.entries[at].near = append(x.entries[at].near, int32(i))
			}
		}
	}
	for i := range x.entries {
		slices.Sort(x.entries[i].near)
		x.entries[i].near = slices.Clip(slices.Compact(x.entries[i].near))
	}
}

// areNear reports whether two entries are neighbours.
func (x *Index) areNear(a, b int32) bool {
	_, ok := slices.BinarySearch(x.entries[a].near, b)
	return ok
}
