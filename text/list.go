package text

import "slices"

// Lists are found as chains of spots with nothing between but commas, slashes, bullets and the
// words that join items; an item that is no known skill may stand between two that are.

// The bounds of what stands between two spots of a list, in words.
const (
	maxItem  = 3 // an unknown item
	maxAside = 8 // with what stands in brackets
)

// linkSpots gives the spots of one list the same number.
func (r *reading) linkSpots() {
	list := int32(0)
	for i := 1; i < len(r.spots); i++ {
		if a, b := &r.spots[i-1], &r.spots[i]; r.linked(a, b) {
			if a.list < 0 {
				list++
				a.list = list
			}
			b.list = a.list
		}
	}
}

// linked reports whether two spots are items of one list.
func (r *reading) linked(a, b *spot) bool {
	if r.headsItem(a) && r.headsItem(b) && r.tokens[b.first].line == r.tokens[a.first].line+1 {
		return true
	}
	if b.first-a.last > maxAside {
		return false
	}
	parts, unknown := 0, 0
	for i := a.last; i <= b.first; i++ {
		i = r.skipAside(i, b.first)
		t := &r.tokens[i]
		if t.gap.has(gapStop|gapSemi) || t.gap.has(gapLine) && !r.itemLines(a, b) {
			return false
		}
		if t.gap.has(gapComma | gapSlash | gapAnd | gapLine) {
			parts++
		}
		switch {
		case i == b.first:
		case t.text == "as" && r.tokens[i-1].text != "well" && r.word(i+1, i+1) != "well":
			return false // "functions as microservices"
		case listGlue[t.text]:
			parts++
		case isVersion(t.text), knownBy[t.text]:
		case t.gap.has(gapComma) && r.tokens[i+1].gap.has(gapComma) && !r.name(b).product:
			unknown++ // "query plans, locking, partitioning"
		case t.shape == shapeLower:
			return false
		default:
			unknown++
		}
	}
	return parts > 0 && unknown <= maxItem && (unknown == 0 || parts > 1)
}

// headsItem reports whether a spot begins an item or a row and is all that the item names: the rest
// explains it. "- Go, because our tools are written in it", "| Go | basic |".
func (r *reading) headsItem(s *spot) bool {
	if g := r.tokens[s.first].gap; !g.has(gapLine) || !g.has(gapBullet|gapAnd) || !r.name(s).product {
		return false
	}
	after := r.gapAt(s.last)
	return after.has(gapLine|gapComma|gapOpen|gapColon|gapAnd) || after.has(gapHyphen) && after.has(gapSpace) ||
		headEnds[r.word(s.last, s.last)]
}

// headEnds go on after the name that an item begins with.
var headEnds = wordSet("for because or and")

// skipAside gives the token after what stands in brackets from token i on: it is about the item
// before.
func (r *reading) skipAside(i, end int32) int32 {
	if i == end || !r.tokens[i].gap.has(gapOpen) {
		return i
	}
	for i++; i < end && !r.tokens[i].gap.has(gapClose|gapBreak); i++ {
	}
	return i
}

// itemLines reports whether two spots are items on two lines that follow each other: the first ends
// its line and begins an item, the second begins its line and ends an item.
func (r *reading) itemLines(a, b *spot) bool {
	return a.last == b.first && (a.first == 0 || r.tokens[a.first].gap.has(gapLine|gapComma|gapBullet)) &&
		r.gapAt(b.last).has(gapLine|gapComma|gapOpen)
}

// listed weighs the list that a spot stands in: by its nearest items that are accepted. For a
// single letter they must be products: there are many lists of grades and vitamins.
func (r *reading) listed(i int) int {
	s := &r.spots[i]
	if s.list < 0 || r.describes(i) || r.isNoun(i) || s.letter && s.lower && !r.besideSigns(i) {
		return 0
	}
	for j := max(0, i-near); j < min(len(r.spots), i+near+1); j++ {
		o := &r.spots[j]
		if o.list != s.list || o.verdict != accepted || o.entry < 0 {
			continue
		}
		if !s.letter || r.name(o).product {
			return pointsSure
		}
	}
	return 0
}

// isNoun reports whether a small word stands right behind a name and says what the name is of: the
// "servers" of "CentOS servers".
func (r *reading) isNoun(i int) bool {
	s := &r.spots[i]
	return s.lower && i > 0 && r.spots[i-1].last == s.first && r.spots[i-1].verdict == accepted &&
		r.tokens[s.first].gap == gapSpace && classWords[r.tokens[s.first].text] != nil
}

// describes reports whether a small word stands right before a name and says how well it is known:
// "solid SQL".
func (r *reading) describes(i int) bool {
	s := &r.spots[i]
	return s.lower && knownBy[r.tokens[s.first].text] && i+1 < len(r.spots) &&
		r.spots[i+1].first == s.last && r.tokens[s.last].gap == gapSpace
}

// besideSigns reports whether a small single letter stands beside a name with a sign: "c/c++".
func (r *reading) besideSigns(i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(r.spots) && r.spots[j].list == r.spots[i].list {
			if k := r.x.lexicon.key(r.spots[j].key); len(k) > 1 && !isWordByte(k[1]) {
				return true
			}
		}
	}
	return false
}

// manyListed is the number of ordinary words that make a list of names together.
const manyListed = 3

// acceptCompany accepts lists of ordinary words alone, and says whether there were any: two that are
// neighbours, or many products of which none is a verb.
func (r *reading) acceptCompany() (some bool) {
	for from := 0; from < len(r.spots); {
		to := from + 1
		for to < len(r.spots) && r.spots[from].list >= 0 && r.spots[to].list == r.spots[from].list {
			to++
		}
		if to-from > 1 && r.isCompany(r.spots[from:to]) {
			for i := from; i < to; i++ {
				r.spots[i].verdict, r.spots[i].rule = accepted, RuleList
				r.count(&r.spots[i])
			}
			some = true
		}
		from = to
	}
	return some
}

func (r *reading) isCompany(spots []spot) bool {
	notions := false
	for i := range spots {
		s := &spots[i]
		if s.verdict != pending || s.letter || r.against(s) < 0 {
			return false
		}
		notions = notions || !r.name(s).product
	}
	if notions {
		return r.areRelated(spots)
	}
	last := &spots[len(spots)-1]
	if w := r.word(last.last, last.last); last.lower && w != "" && !techNouns[w] && !fillers[w] && !listGlue[w] {
		return false // "rails, ruby skies"
	}
	return len(spots) >= manyListed ||
		slices.ContainsFunc(r.hits(&spots[1]), func(h hit) bool { return r.mayBeNear(&spots[0], h.entry) })
}

// areRelated reports whether each of a list's items but the last is near to the next, or to what that is
// near to: notions of one field.
func (r *reading) areRelated(spots []spot) bool {
	for i := range spots[1:] {
		if !slices.ContainsFunc(r.hits(&spots[i+1]), func(h hit) bool {
			return r.mayBeNear(&spots[i], h.entry) ||
				r.x.inCommon(r.hits(&spots[i])[0].entry, []int32{h.entry}) > 0
		}) {
			return false
		}
	}
	return true
}

// addEllipses finds the names that share their last word with the next of a list: the "unit" of
// "unit and integration testing".
func (r *reading) addEllipses() {
	var more []spot
	end := int32(0)
	for i := range r.spots {
		s := &r.spots[i]
		if s.last-s.first == 2 {
			last := r.tokens[s.last-1].text
			for e, ok := r.ellipsis(s.first, end, last); ok; e, ok = r.ellipsis(e.first, end, last) {
				more = append(more, e)
				r.count(&e)
			}
		}
		end = s.last
	}
	for _, e := range more {
		at, _ := slices.BinarySearchFunc(r.spots, e.first, func(s spot, i int32) int { return int(s.first - i) })
		r.spots = slices.Insert(r.spots, at, e)
	}
}

// ellipsis reads the word before "and", "or", a comma or a slash before token i, but not before token
// end, with the last word of the name that begins there.
func (r *reading) ellipsis(i, end int32, last string) (spot, bool) {
	at, g := i-1, r.tokens[i].gap
	switch {
	case at < end:
		return spot{}, false
	case g == gapSpace && at > end && (r.tokens[at].text == "and" || r.tokens[at].text == "or"):
		g = r.tokens[at].gap
		at--
	case g != gapSlash && g != gapSpace|gapComma:
		return spot{}, false
	}
	w := r.tokens[at].text
	if w == "" || g.has(gapBreak) || smallWords[w] {
		return spot{}, false
	}
	for _, l := range []string{last, stem(last)} {
		key := r.x.lexicon.find(w + l)
		if key < 0 || len(r.x.labels[r.x.lexicon.names[key].hits[0].label].words) != 2 {
			continue
		}
		e := r.newSpot(int(at), int(at)+1, key, RuleList)
		e.verdict = accepted
		return e, true
	}
	return spot{}, false
}

// around bounds the words between two spoken languages of a list.
const around = 4

// besideTongue reports whether a spot of a spoken language stands beside another one, as in a list of them.
func (r *reading) besideTongue(s *spot) bool {
	if r.x.lexicon.key(s.key) != "english" {
		return false
	}
	for i := max(0, s.first-around); i < min(s.last+around, int32(len(r.tokens))); i++ {
		if t := &r.tokens[i]; t.sentence == r.tokens[s.first].sentence && tongues[t.text] {
			return true
		}
	}
	return false
}

// isGlossed reports whether brackets right behind a notion hold an accepted name that is near to it:
// "consensus (Raft)", "accessibility (WCAG)".
func (r *reading) isGlossed(i int) bool {
	if i+1 >= len(r.spots) {
		return false
	}
	s, next := &r.spots[i], &r.spots[i+1]
	return !s.letter && next.first == s.last && r.tokens[next.first].gap.has(gapOpen) && next.verdict == accepted &&
		next.entry >= 0 && (next.entry == r.hits(s)[0].entry || r.mayBeNear(s, next.entry))
}
