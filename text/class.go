package text

import "slices"

// isClassOf reports whether an entry is more general than another, or a notion that the other implies
// or needs: the vector database that Pinecone is, the caching that Redis is for.
func (x *Index) isClassOf(e, of int32) bool {
	notion := !slices.Contains(productKinds, x.entries[e].Kind)
	return e != of && (slices.Contains(x.entries[of].classes, e) || notion &&
		(slices.Contains(x.entries[of].implied, e) || slices.Contains(x.entries[of].Needs, x.entries[e].ID)))
}

// linkClasses finds what is more general than every entry, and what each implies.
func (x *Index) linkClasses() {
	for i := range x.entries {
		x.entries[i].classes = x.reached(int32(i), func(e int32) []string { return x.entries[e].Broader })
		x.entries[i].implied = x.reached(int32(i), func(e int32) []string { return x.entries[e].Implies })
	}
}

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
