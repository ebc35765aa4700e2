package text

import "slices"

// isClassOf reports whether an entry is more general than another: the vector database that Pinecone is.
func (x *Index) isClassOf(e, of int32) bool {
	return e != of && (slices.Contains(x.entries[of].classes, e) || x.ofKind[x.entries[of].Kind][e])
}

// isImplied reports whether an entry is a notion that another implies or needs: the caching of Redis.
func (x *Index) isImplied(e, of int32) bool {
	return !slices.Contains(productKinds, x.entries[e].Kind) && (slices.Contains(x.entries[of].implied, e) ||
		slices.Contains(x.entries[of].Needs, x.entries[e].ID))
}

// linkClasses finds what is more general than every entry, and what each implies.
func (x *Index) linkClasses() {
	for i := range x.entries {
		x.entries[i].classes = x.reached(int32(i), func(e int32) []string { return x.entries[e].Broader })
		x.entries[i].implied = x.reached(int32(i), func(e int32) []string { return x.entries[e].Implies })
	}
}

// linkKinds finds the notions that are more general than a good part of a kind, and so may follow all
// of it: Kafka is a message broker, though it is called a platform first.
func (x *Index) linkKinds() {
	total, count := map[string]int{}, map[string]map[int32]int{}
	for i := range x.entries {
		e := &x.entries[i]
		total[e.Kind]++
		for _, class := range e.classes {
			if count[e.Kind] == nil {
				count[e.Kind] = map[int32]int{}
			}
			count[e.Kind][class]++
		}
	}
	x.ofKind = map[string]map[int32]bool{}
	for kind, classes := range count {
		x.ofKind[kind] = map[int32]bool{}
		for class, n := range classes {
			x.ofKind[kind][class] = slices.Contains(productKinds, kind) && n >= 3 && n*goodPart >= total[kind]
		}
	}
}

// goodPart is what part of a kind is a good one: a third.
const goodPart = 3

// reached lists the entries that edges lead to from one, over any number of others.
func (x *Index) reached(from int32, edges func(e int32) []string) (all []int32) {
	for at, e := -1, from; ; e = all[at] {
		for _, id := range edges(e) {
			if to, ok := x.byID[id]; ok && !slices.Contains(all, to) {
				all = append(all, to)
			}
		}
		if at++; at == len(all) {
			return all
		}
	}
}
