package text

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Resolve says which entry of a type a name of a list means. context holds the other names of the
// list, or whatever else is known to belong with it; it settles names that several entries share.
//
//   - RESOLVED: one entry has the name, as a label or after normalising, or is the only one within
//     a safe typing error (see misspells). An everyday word is a name like any other.
//   - AMBIGUOUS: several entries have the name, or the name lists several ("Java/Kotlin").
//   - UNKNOWN: anything else. Prefixes and near misses come as candidates and are never chosen.
//
// A name over MaxName bytes, or without a letter or digit, is UNKNOWN without candidates.
func (x *Index) Resolve(typ EntryType, name string, context []string) Resolution {
	return x.ResolveAll(typ, []string{name}, context)[0]
}

// ResolveAll resolves the names of one list, in its order; each name has the others, and context,
// for its own context. The outcome of a name does not depend on the order of the others.
func (x *Index) ResolveAll(typ EntryType, names, context []string) []Resolution {
	alone := make(map[string]finding, len(names))
	known := map[int32]bool{}
	for _, name := range names {
		if _, done := alone[name]; !done {
			alone[name] = x.find(typ, name)
		}
		if f := alone[name]; f.outcome == Resolved && f.hits[0].match != MatchFuzzy {
			known[f.hits[0].entry] = true
		}
	}
	for _, name := range context {
		x.addKnown(known, name)
	}
	all := make([]Resolution, len(names))
	for i, name := range names {
		all[i] = x.publish(name, x.settle(alone[name], known))
	}
	return all
}

// addKnown adds the skill or role that a name of the context surely means.
func (x *Index) addKnown(known map[int32]bool, name string) {
	for _, typ := range []EntryType{EntrySkill, EntryRole} {
		if f := x.findSurely(typ, name); f.outcome == Resolved {
			known[f.hits[0].entry] = true
		}
	}
}

// hit is one entry that a name met, and how.
type hit struct {
	entry, label int32
	match        Match
	score        int32
}

// finding is what a name comes to without its context.
type finding struct {
	outcome Outcome
	hits    []hit
	inside  string // what the name has in parentheses: context of its own
	several bool   // the name lists several entries, and no context makes it mean one
}

// find looks a name up by every rule.
func (x *Index) find(typ EntryType, name string) finding {
	f := x.findSurely(typ, name)
	if f.outcome != Unknown || len(name) > MaxName {
		return f
	}
	folded := Fold(name)
	ws := words(folded)
	if len(ws) == 0 || len(ws) > maxWords {
		return f
	}
	f.hits = x.typoHits(typ, ws)
	if len(f.hits) == 1 {
		f.outcome = Resolved
		return f
	}
	f.hits = append(f.hits, x.suggestions(typ, folded, ws)...)
	return f
}

// findSurely looks a name up by the rules that never err: labels and their normal forms.
func (x *Index) findSurely(typ EntryType, name string) finding {
	if len(name) > MaxName {
		return finding{}
	}
	folded := Fold(name)
	if hits := x.lookUp(typ, keyFold, folded, 0); len(hits) > 0 {
		return decide(hits, "")
	}
	folded = x.withoutDetail(typ, unlisted(folded))
	if below, ok := x.belowHead(typ, folded); ok {
		return x.findSurely(typ, below)
	}
	outside, inside, _ := cutParens(folded)
	if typ != EntrySkill {
		return decide(x.titleHits(typ, folded), inside)
	}
	hits := x.bracketHits(typ, folded, outside, inside)
	items := x.itemHits(typ, cmp.Or(outside, folded), hits)
	if len(hits) == 0 || items != nil {
		if addressed := x.addressHits(typ, folded); addressed != nil {
			return decide(addressed, "")
		}
	}
	if items != nil {
		return finding{outcome: Ambiguous, hits: items, several: true}
	}
	if len(hits) == 0 {
		hits = x.acronymHits(typ, folded)
	}
	if len(hits) == 0 {
		hits = x.insideHits(typ, outside, inside)
	}
	if len(hits) == 0 {
		if f := x.findParts(typ, folded, inside); f.outcome != Unknown || outside == folded {
			return f
		}
		return x.findParts(typ, outside, inside)
	}
	return decide(hits, inside)
}

// listMarks begin the items of a list.
const listMarks = "-*+>•·●○◦▪■✓✔→"

// unlisted takes the sign or number of a list's item from the front of a name: "- C", "1. Angular".
func unlisted(folded string) string {
	mark, rest, ok := strings.Cut(folded, " ")
	number, dotted := strings.CutSuffix(mark, ".")
	if !dotted {
		number, dotted = strings.CutSuffix(mark, ")")
	}
	if ok && (strings.Trim(mark, listMarks) == "" || dotted && isNumber(strings.TrimPrefix(number, "("))) {
		return rest
	}
	return folded
}

// withoutDetail takes a level or years after a dash or colon from the end of a name, where they are no
// part of a version or a label: "JUnit 5 - 3 yrs", "TypeScript: advanced". "OOP, SOLID" has none.
func (x *Index) withoutDetail(typ EntryType, folded string) string {
	for _, sign := range []string{" - ", ": ", " | ", ", "} {
		at := strings.LastIndex(folded, sign)
		if at > 0 && isDetail(words(folded[at:])) && len(x.lookUp(typ, keySquash, squash(words(folded[at:])), 0)) == 0 {
			return strings.TrimSpace(folded[:at])
		}
	}
	return folded
}

// isDetail reports whether words say nothing but how well or how long. "Professional" alone is a level of
// certificates too.
func isDetail(ws []string) bool {
	return !slices.ContainsFunc(ws, func(w string) bool {
		return (!qualifiers[w] && !fluencies[w] || w == "professional" && !slices.Contains(ws, "proficiency")) && !timeUnit(w) && !isNumber(w) && !gluedDuration(w)
	})
}

// belowHead gives what stands behind a colon, where a notion, a class or what heads a list of skills stands
// before it: "Version control: Git", "Technical skills: Java".
func (x *Index) belowHead(typ EntryType, folded string) (below string, ok bool) {
	head, below, ok := strings.Cut(folded, ": ")
	if !ok || typ != EntrySkill {
		return "", false
	}
	if !slices.ContainsFunc(words(head), func(w string) bool { return !headWords[w] && !qualifiers[w] && classWords[w] == nil }) {
		return below, true
	}
	hits := x.reducedHits(typ, head)
	return below, len(hits) == 1 && !slices.Contains(productKinds, x.entries[hits[0].entry].Kind)
}

// bracketHits looks a name up without what it has in brackets, which explains it: "Java (Spring Boot)" is
// Java. A vendor in brackets is a part of the name, a cloud even beside a product: "API Gateway (AWS)".
func (x *Index) bracketHits(typ EntryType, folded, outside, inside string) []hit {
	if outside == folded || outside == "" {
		return x.reducedHits(typ, folded)
	}
	alone := x.lookUp(typ, keyFold, outside, 1)
	if len(alone) == 0 {
		alone = x.reducedHits(typ, outside)
	}
	product := len(alone) == 1 && slices.Contains(productKinds, x.entries[alone[0].entry].Kind)
	if len(alone) == 0 || isCloud(words(inside)) || vendors[inside] && !product {
		if hits := x.reducedHits(typ, folded); len(hits) > 0 {
			return hits
		}
	}
	return alone
}

// insideHits looks up what a name has in brackets, where another label of that has all words before them:
// "Azure Data Engineer (DP-203)".
func (x *Index) insideHits(typ EntryType, outside, inside string) []hit {
	if inside == "" {
		return nil
	}
	ws := words(outside)
	spells := func(e int32) bool {
		return slices.ContainsFunc(x.labels, func(l label) bool {
			return l.entry == e && !slices.ContainsFunc(ws, func(w string) bool { return !slices.Contains(l.words, w) })
		})
	}
	return slices.DeleteFunc(x.lookUp(typ, keyFold, inside, 1), func(h hit) bool { return len(ws) == 0 || !spells(h.entry) })
}

// acronymHits looks a name up by the abbreviation at its end, where the words before spell that out:
// "Virtual private networking VPN software".
func (x *Index) acronymHits(typ EntryType, folded string) []hit {
	for r := range readings(words(folded)) {
		last := len(r.words) - 1
		if last < 2 || !isAcronymOf(r.words[last], strings.Join(r.words[:last], " ")) {
			continue
		}
		hits := x.lookUp(typ, keyFold, r.words[last], r.steps+1)
		return slices.DeleteFunc(hits, func(h hit) bool { return !r.allows(x.entries[h.entry].Kind) })
	}
	return nil
}

// decide turns the entries that share a name into a finding.
func decide(hits []hit, inside string) finding {
	switch len(hits) {
	case 0:
		return finding{}
	case 1:
		return finding{outcome: Resolved, hits: hits, inside: inside}
	}
	return finding{outcome: Ambiguous, hits: hits, inside: inside}
}

// lookUp gives the entries of a type that have a label with this key, one hit for each. A written
// name or alias counts before misspellings and derived labels.
func (x *Index) lookUp(typ EntryType, k key, text string, steps int) []hit {
	var hits []hit
	strong := false
	for _, l := range x.keys[k][text] {
		lb := &x.labels[l]
		if x.entries[lb.entry].Type != typ {
			continue
		}
		weak := lb.derived || lb.kind == LabelHidden
		if weak && strong {
			continue
		}
		if !weak && !strong {
			hits, strong = hits[:0], true
		}
		if !slices.ContainsFunc(hits, func(h hit) bool { return h.entry == lb.entry }) {
			hits = append(hits, hit{lb.entry, l, x.matchOf(l, k, steps), x.scoreOf(l, k, steps)})
		}
	}
	return hits
}

func (x *Index) matchOf(l int32, k key, steps int) Match {
	if k != keyFold || steps > 0 || x.labels[l].derived {
		return MatchNormalised
	}
	return [...]Match{MatchExact, MatchAlias, MatchHidden}[x.labels[l].kind]
}

func (x *Index) scoreOf(l int32, k key, steps int) int32 {
	if x.matchOf(l, k, steps) != MatchNormalised {
		return [...]int32{scoreExact, scoreAlias, scoreHidden}[x.labels[l].kind]
	}
	return max(scoreNormalised-scoreStep*int32(steps), scoreReducedMin)
}

// reducedHits looks a name up as it is, and after each thing that can be taken away from it.
func (x *Index) reducedHits(typ EntryType, folded string) []hit {
	ws := words(folded)
	if len(ws) == 0 || len(ws) == 1 && !plainWord(folded, ws[0]) {
		return nil
	}
	var platform []hit
	for r := range readings(ws) {
		for _, k := range []key{keySquash, keyStem, keyBag} {
			hits := x.sameWords(x.lookUp(typ, k, keyOf(k, r.words), r.steps), r.words)
			hits = slices.DeleteFunc(hits, func(h hit) bool {
				return !r.allows(x.entries[h.entry].Kind) || !x.isOffered(h.entry, r.vendor) || meansItself(r.words, &x.labels[h.label]) || k == keyStem && x.isOtherWord(h, r.words) ||
					k == keyBag && x.isOtherOrder(h, ws)
			})
			switch {
			case len(hits) == 0:
			case r.steps == 0 || !isCloud(r.words):
				return hits
			case platform == nil:
				platform = hits // "Azure App Service" is no service of Azure as such
			}
		}
	}
	return platform
}

// sameWords gives the hits whose label has just these words, where some have: a "unit-test" is no
// "unittest". Else it gives all.
func (x *Index) sameWords(hits []hit, ws []string) []hit {
	same := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return !slices.Equal(x.labels[h.label].words, ws) })
	if len(same) > 0 {
		return same
	}
	return hits
}

// isOtherOrder reports whether words that are those of a label in another order mean another thing: redis.io
// is not ioredis, "1. Angular" no Angular 1, and "Kubernetes Docker" no Kubernetes in Docker.
func (x *Index) isOtherOrder(h hit, ws []string) bool {
	own := x.labels[h.label].words
	return siteEnds[ws[len(ws)-1]] || isNumber(ws[0]) ||
		slices.Contains(own, "in") && !slices.Contains(ws, "in") ||
		slices.Contains(ws, "and") && !slices.Contains(own, "and") ||
		slices.Contains(ws, "or") && !slices.Contains(own, "or")
}

// isOtherWord reports whether a word is in another number than the product of that name: druids are
// not Apache Druid. What is written in capitals is an abbreviation, and has a plural: "JWTs".
func (x *Index) isOtherWord(h hit, ws []string) bool {
	l := &x.labels[h.label]
	return len(ws) == 1 && len(l.words) == 1 && ws[0] != l.words[0] && shapeOf(l.text) != shapeCaps &&
		x.entries[h.entry].product
}

func keyOf(k key, ws []string) string {
	switch k {
	case keySquash:
		return squash(ws)
	case keyStem:
		return stemmed(ws)
	}
	return bag(ws)
}

// plainWord reports whether a single letter stands alone but for ordinary punctuation: "C." is C,
// "C*" and "C--" are not.
func plainWord(folded, word string) bool {
	return utf8.RuneCountInString(word) > 1 || strings.Trim(folded, " .,;:!?'()[]{}•·") == word
}

// titleHits looks a role or specialty up by the words of a job title.
func (x *Index) titleHits(typ EntryType, folded string) []hit {
	for steps, ws := range x.titleReadings(folded) {
		if hits := x.lookUp(typ, keyTitle, titleKey(ws), min(steps, 9)); len(hits) > 0 {
			return hits
		}
		if steps == 0 {
			if hits := x.lookUp(typ, keySquash, squash(words(folded)), 0); len(hits) > 0 {
				return hits
			}
		}
	}
	return nil
}

// publish turns a finding into the answer.
func (x *Index) publish(name string, f finding) Resolution {
	r := Resolution{Input: name, Outcome: f.outcome}
	hits := x.best(f.hits)
	if f.outcome == Resolved {
		r.ID = x.entries[hits[0].entry].ID
	}
	for _, h := range hits[:min(len(hits), MaxCandidates)] {
		r.Candidates = append(r.Candidates,
			Candidate{x.entries[h.entry].ID, h.match, h.score, x.labels[h.label].text})
	}
	return r
}

// best orders hits and keeps the best of each entry.
func (x *Index) best(hits []hit) []hit {
	hits = slices.Clone(hits)
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.entry, b.entry), cmp.Compare(a.label, b.label))
	})
	seen := map[int32]bool{}
	return slices.DeleteFunc(hits, func(h hit) bool {
		twice := seen[h.entry]
		seen[h.entry] = true
		return twice
	})
}
