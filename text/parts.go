package text

import "slices"

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
	if last := len(ws) - 1; last < 1 || last >= maxWords || hasInitials(folded, ws) || isOtherLibrary(ws[last-1], ws[last]) {
		return finding{}
	}
	found := x.readParts(ws, folded, inside, x.cover(typ, ws, labelsFromStart))
	if found.outcome != Resolved {
		if other := x.readParts(ws, folded, inside, x.cover(typ, ws, labelsFromEnd)); other.outcome > found.outcome ||
			other.outcome == Resolved {
			return other
		}
	}
	if found.outcome == Unknown {
		if hits := x.shortenedHits(typ, folded); len(hits) > 1 {
			return finding{outcome: Ambiguous, hits: hits, several: true}
		}
	}
	return found
}

// readParts says what a name means that is split into labels.
func (x *Index) readParts(ws []string, folded, inside string, c covered) finding {
	if len(c.parts) == 0 {
		return finding{}
	}
	if hits := commonHits(c.parts); len(hits) > 0 {
		if items := x.itemHits(EntrySkill, folded, hits); items != nil && len(c.parts) == 1 {
			return finding{outcome: Ambiguous, hits: items, several: true}
		}
		return decide(hits, inside)
	}
	if hits := commonHits(c.withoutVendor(ws)); len(hits) == 1 {
		return decide(hits, inside)
	}
	all, ok := x.single(x.withoutClasses(ws, c))
	if !ok {
		return finding{outcome: Ambiguous, hits: slices.Concat(c.parts...), several: true}
	}
	if i := x.specific(all); i >= 0 && !c.list && !x.hasSigns(folded, all) {
		return finding{outcome: Resolved, hits: all[i : i+1], inside: inside}
	}
	return finding{outcome: Ambiguous, hits: x.best(all), several: true}
}

// withoutClasses gives the parts but for words that name the class of another: the "cloud" of "Snowflake
// cloud data warehouse".
func (x *Index) withoutClasses(ws []string, c covered) [][]hit {
	var parts [][]hit
	for i, p := range c.parts {
		kinds := classWords[x.labels[p[0].label].folded]
		if !slices.Contains(ws, x.labels[p[0].label].folded) || !slices.ContainsFunc(c.parts, func(o []hit) bool {
			return &o[0] != &c.parts[i][0] && slices.Contains(kinds, x.entries[o[0].entry].Kind)
		}) {
			parts = append(parts, p)
		}
	}
	return parts
}

// withoutVendor gives the parts but for one that is the vendor of the others: "Oracle Java SE JDK".
func (c *covered) withoutVendor(ws []string) [][]hit {
	if vendors[ws[0]] && len(c.parts) > 2 {
		return c.parts[1:]
	}
	return nil
}

// covered is a name that is split into labels.
type covered struct {
	parts [][]hit    // the entries of each label, in order
	kinds [][]string // one of the parts is of one of each
	list  bool       // "and" or "or" stands between two
	// levelled is set where a level stands beside them that may be a certificate's.
	levelled bool
}

// cover splits words into labels, the longest first; no parts where a word belongs to none.
func (x *Index) cover(typ EntryType, ws []string, labelsOf func(*Index, EntryType, []string) []piece) covered {
	var c covered
	i := 0
	for _, p := range labelsOf(x, typ, ws) {
		for ; i < p.from; i++ {
			if !c.takes(ws, i) {
				return covered{}
			}
		}
		c.parts = append(c.parts, p.hits)
		i = p.to
	}
	for ; i < len(ws); i++ {
		if !c.takes(ws, i) {
			return covered{}
		}
	}
	if c.levelled && !slices.ContainsFunc(slices.Concat(c.parts...), func(h hit) bool {
		return x.entries[h.entry].Kind != "CERTIFICATION"
	}) {
		return covered{}
	}
	for _, kinds := range c.kinds {
		if !slices.ContainsFunc(slices.Concat(c.parts...), func(h hit) bool {
			return slices.Contains(kinds, x.entries[h.entry].Kind) || x.entries[h.entry].Kind == ""
		}) {
			return covered{}
		}
	}
	return c
}

// piece is a label among the words of a name.
type piece struct {
	hits     []hit
	from, to int
}

// labelsFromStart lists the longest labels among words, the first word's before all others.
func labelsFromStart(x *Index, typ EntryType, ws []string) (all []piece) {
	for i := 0; i < len(ws); {
		n := min(maxPart, len(ws)-i)
		var hits []hit
		for ; n > 0 && len(hits) == 0; n-- {
			hits = x.labelHits(typ, ws[i:i+n])
		}
		if len(hits) == 0 {
			i++
			continue
		}
		all = append(all, piece{hits, i, i + n + 1})
		i += n + 1
	}
	return all
}

// labelsFromEnd is labelsFromStart from the other end: "Jenkins CI/CD" is no "Jenkins CI" and a CD.
func labelsFromEnd(x *Index, typ EntryType, ws []string) (all []piece) {
	for i := len(ws); i > 0; {
		n := min(maxPart, i)
		var hits []hit
		for ; n > 0 && len(hits) == 0; n-- {
			hits = x.labelHits(typ, ws[i-n:i])
		}
		if len(hits) == 0 {
			i--
			continue
		}
		all = append(all, piece{hits, i - n - 1, i})
		i -= n + 1
	}
	slices.Reverse(all)
	return all
}

// takes takes in a word that belongs to no label, and reports whether it may stand beside one. Only a
// product has a vendor.
func (c *covered) takes(ws []string, i int) bool {
	kinds, class := classWords[ws[i]]
	switch {
	case class && kinds != nil:
		c.kinds = append(c.kinds, kinds)
	case class:
	case !meaningless(ws, i):
		return false
	case vendors[ws[i]]:
		c.kinds = append(c.kinds, productKinds)
	case joinWords[ws[i]]:
		c.list = true
	case certificateLevels[ws[i]]:
		c.levelled = true
	}
	return true
}

// labelHits gives the entries of a label, none where there is none.
func (x *Index) labelHits(typ EntryType, ws []string) []hit {
	if hits := x.lookUp(typ, keySquash, squash(ws), 1); len(hits) > 0 {
		return hits
	}
	if hits := x.lookUp(typ, keyStem, stemmed(ws), 1); len(hits) > 0 || len(ws) > 1 {
		return hits
	}
	return x.versionedHits(typ, ws)
}

// versionedHits gives the entries of a label with a version at its end: "Vue2/Vue3".
func (x *Index) versionedHits(typ EntryType, ws []string) []hit {
	r := (&reduced{words: ws}).shortenVersion()
	if r == nil {
		return nil
	}
	hits := x.lookUp(typ, keySquash, squash(r.words), r.steps+1)
	return slices.DeleteFunc(hits, func(h hit) bool { return !r.allows(x.entries[h.entry].Kind) })
}

// single gives one hit for each part. One that several entries share is the one that is near to another
// part: "Zap Golang"; ok is false where none or several are.
func (x *Index) single(parts [][]hit) (all []hit, ok bool) {
	for i, p := range parts {
		if len(p) > 1 {
			p = slices.DeleteFunc(slices.Clone(p), func(h hit) bool { return !x.hasNear(h.entry, parts, i) })
		}
		if len(p) != 1 {
			return nil, false
		}
		all = append(all, p[0])
	}
	return all, true
}

// hasNear reports whether an entry is near to another part of a name than its own.
func (x *Index) hasNear(e int32, parts [][]hit, own int) bool {
	for i, p := range parts {
		if i != own && len(p) == 1 && x.areNear(e, p[0].entry) {
			return true
		}
	}
	return false
}

// meaningless reports whether the word at i says nothing beside a label.
func meaningless(ws []string, i int) bool {
	w := ws[i]
	inner := i > 0 && i < len(ws)-1
	if i > 1 && !inner && openEnds[w] && joinWords[ws[i-1]] {
		return true // "Kafka, RabbitMQ or similar"
	}
	return qualifiers[w] && !smallWords[w] || versionWords[w] || vendors[w] || timeUnit(w) ||
		i > 0 && isVersion(w) || isNumber(w) || inner && between[w]
}

// joinWords join the last two items of a list.
var joinWords = wordSet("and or")

// between are the words that may stand between two labels.
var between = wordSet("and or with w in on for using via")

// commonHits gives the entries that every part may mean.
func commonHits(parts [][]hit) []hit {
	if len(parts) == 0 {
		return nil
	}
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

// specific gives the first hit of the only entry that all others explain: where it is used, or what it is.
// "Python Django" is Django, and "Pinecone vector DB" Pinecone; -1 where there is none, or more than one.
func (x *Index) specific(hits []hit) int {
	found := -1
	for i, h := range hits {
		explained := true
		for j, o := range hits {
			explained = explained && (o.entry == h.entry || x.explains(o.entry, h.entry, j > i))
		}
		switch {
		case !explained || found >= 0 && hits[found].entry == h.entry:
		case found >= 0:
			return -1
		default:
			found = i
		}
	}
	return found
}

// explains reports whether an entry beside another says where that is used, or of what class it is. What
// it implies explains it only from behind: "Redis caching" is Redis, "caching with Redis" may be either.
func (x *Index) explains(e, of int32, behind bool) bool {
	isSetting := func(e int32) bool { return slices.Contains(settings, x.entries[e].Kind) }
	return x.isClassOf(e, of) || behind && x.isImplied(e, of) ||
		isSetting(e) && !isSetting(of) && !x.isClassOf(of, e) && !x.isImplied(of, e) &&
			(x.areNear(e, of) || slices.Contains(x.entries[of].implied, e))
}
