package text

import (
	"cmp"
	"slices"
	"strings"
)

// SearchOptions narrows a search.
type SearchOptions struct {
	Types []EntryType // none: all
	Kinds []string    // only skills of these kinds; none: skills of all kinds, roles and specialties
	First int         // the greatest number of hits; none are found for 0 or less
}

// Hit is one entry that a search found.
type Hit struct {
	ID   string
	Type EntryType
	// Score says how well the text matches, in ten-thousandths. It is the same throughout a tier.
	Score int32
	Match Match
	// MatchedText is the label that matched, for highlighting; the entry's name where the label is
	// not for show.
	MatchedText string
}

// The tiers of a search, in ten-thousandths. Labels met as a whole have the scores of resolving.
const (
	tierPrefix  = 8000 // a label begins with the query
	tierWords   = 6000 // a label has every word of the query, or their beginnings
	tierReduced = 4000 // the query means an entry once versions, vendors and the like are gone
	tierFuzzy   = 2000 // a label, or its beginning, but for a typing error
)

// Search finds entries as somebody types, from the first letter on. Labels that the query equals
// come first (names, aliases, misspellings, other spellings), then labels that begin with it, labels
// with all its words, names with something around them, and typing errors. Within a tier order is
// by importance, then folded name, name, id.
//
// A query over MaxName bytes, or without a letter or digit, finds nothing.
func (x *Index) Search(query string, o SearchOptions) []Hit {
	if len(query) > MaxName || o.First <= 0 {
		return nil
	}
	s := &search{x: x, o: o, folded: Fold(query), at: map[int32]int{}}
	if s.words = words(s.folded); len(s.words) == 0 {
		return nil
	}
	if len(s.o.Types) == 0 {
		s.o.Types = []EntryType{EntrySkill, EntryRole, EntrySpecialty}
	}
	// Every tier lies below all of the one before, so that there is no need to go on when enough is
	// found.
	for _, tier := range []func(){s.whole, s.beginnings, s.allWords, s.surely, s.typos} {
		if tier(); len(s.hits) >= o.First {
			break
		}
	}
	return s.publish()
}

// search is a search under way.
type search struct {
	x      *Index
	o      SearchOptions
	folded string
	words  []string
	meant  []hit         // what the query means by the rules of resolving
	hits   []hit         // one for each entry found
	at     map[int32]int // entry → hits
}

// add takes in an entry that is wanted. Of the labels that match equally well the first counts.
func (s *search) add(l int32, match Match, score int32) {
	e := s.x.labels[l].entry
	if at, ok := s.at[e]; ok {
		if s.hits[at].score == score && l < s.hits[at].label {
			s.hits[at].label = l
		}
		return
	}
	if !slices.Contains(s.o.Types, s.x.entries[e].Type) ||
		len(s.o.Kinds) > 0 && !slices.Contains(s.o.Kinds, s.x.entries[e].Kind) {
		return
	}
	s.at[e] = len(s.hits)
	s.hits = append(s.hits, hit{e, l, match, score})
}

// whole adds the entries with a label that the query equals, but for its spelling.
func (s *search) whole() {
	for _, typ := range s.o.Types {
		s.meant = append(s.meant, s.x.findSurely(typ, s.folded).hits...)
	}
	for _, h := range s.meant {
		if h.score >= scoreNormalised {
			s.add(h.label, h.match, h.score)
		}
	}
}

// beginnings adds the entries with a label that begins with the query.
func (s *search) beginnings() {
	for _, l := range s.x.folded.withPrefix(s.folded) {
		if s.x.labels[l].kind != LabelHidden {
			s.add(l, MatchPrefix, tierPrefix)
		}
	}
}

// allWords adds the entries with a label that has all words of the query, or begins with them
// written in one: "nodej" finds Node.js.
func (s *search) allWords() {
	if len(s.words) > maxWords {
		return
	}
	longest := slices.MaxFunc(s.words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	for _, w := range slices.Compact([]string{longest, singular(longest)}) {
		for _, known := range s.x.words.withPrefix(w) {
			for _, l := range s.x.words.labels[known] {
				if lb := &s.x.labels[l]; lb.kind != LabelHidden && !lb.derived && beginAll(lb.words, s.words) {
					s.add(l, MatchFuzzy, tierWords)
				}
			}
		}
	}
	for _, l := range s.x.squashed.withPrefix(squash(s.words)) {
		if s.x.labels[l].kind != LabelHidden {
			s.add(l, MatchPrefix, tierWords)
		}
	}
}

// beginAll reports whether each of the words typed begins one of a label's.
func beginAll(label, typed []string) bool {
	for _, t := range typed {
		one := singular(t)
		if !slices.ContainsFunc(label, func(w string) bool {
			w = strings.TrimPrefix(w, ".")
			t := strings.TrimPrefix(t, ".")
			return strings.HasPrefix(w, t) || strings.HasPrefix(w, one)
		}) {
			return false
		}
	}
	return true
}

// surely adds the entries that the query means after something was taken away from it.
func (s *search) surely() {
	for _, h := range s.meant {
		s.add(h.label, h.match, tierReduced)
	}
}

// typos adds the entries whose label, or its beginning, is the query but for a typing error.
func (s *search) typos() {
	for _, typ := range s.o.Types {
		for _, h := range s.x.typoHits(typ, s.words) {
			s.add(h.label, MatchFuzzy, tierFuzzy)
		}
	}
	s.x.typos.near([]rune(squash(s.words)), true, func(name []rune, _ int) {
		for _, l := range s.x.keys[keySquash][string(name)] {
			s.add(l, MatchFuzzy, tierFuzzy)
		}
	})
}

// publish orders the hits and gives as many as are asked for.
func (s *search) publish() []Hit {
	slices.SortFunc(s.hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score),
			cmp.Compare(s.x.entries[b.entry].Importance, s.x.entries[a.entry].Importance),
			cmp.Compare(a.entry, b.entry))
	})
	all := make([]Hit, min(len(s.hits), s.o.First))
	for i := range all {
		h := s.hits[i]
		e, lb := &s.x.entries[h.entry], &s.x.labels[h.label]
		all[i] = Hit{ID: e.ID, Type: e.Type, Score: h.score, Match: h.match, MatchedText: lb.text}
		if lb.kind == LabelHidden || lb.derived {
			all[i].MatchedText = e.Name
		}
	}
	return all
}
