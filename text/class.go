package text

import "slices"

// isClassOf reports whether an entry is a more general notion of another: the vector database that
// Pinecone is.
func (x *Index) isClassOf(e, of int32) bool {
	return e != of && slices.Contains(x.entries[of].classes, e)
}

// linkClasses finds the classes of every entry: its more general notions, and theirs.
func (x *Index) linkClasses() {
	for i := range x.entries {
		classes := x.broader(int32(i), nil)
		for at := 0; at < len(classes); at++ {
			classes = x.broader(classes[at], classes)
		}
		x.entries[i].classes = classes
	}
}

// broader adds the more general notions that an entry names to those known.
func (x *Index) broader(e int32, known []int32) []int32 {
	for _, id := range x.entries[e].Broader {
		if at, ok := x.byID[id]; ok && !slices.Contains(known, at) {
			known = append(known, at)
		}
	}
	return known
}
