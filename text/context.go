package text

import "slices"

// scoreUnsettled is the score of the candidates that the context spoke against.
const scoreUnsettled = 5000

// settle lets the context decide a name that several entries share: the one with the most direct
// neighbours among what is known wins; where none has any, the one that has at least twice as much
// in common with it as every other. Without a clear winner the name stays ambiguous.
func (x *Index) settle(f finding, known map[int32]bool) finding {
	if f.outcome != Ambiguous || f.several {
		return f
	}
	return x.settleAmong(f, x.contextOf(f, known))
}

// settleAmong is settle by the entries that the context holds.
func (x *Index) settleAmong(f finding, context []int32) finding {
	winner := x.winner(f.hits, func(e int32) int {
		n := 0
		for _, k := range context {
			if x.areNear(e, k) {
				n++
			}
		}
		return n
	}, 1)
	if winner < 0 {
		winner = x.winner(f.hits, func(e int32) int { return x.inCommon(e, context) }, 2)
	}
	if winner < 0 {
		return f
	}
	settled := finding{outcome: Resolved, hits: slices.Clone(f.hits)}
	for i := range settled.hits {
		if i != winner {
			settled.hits[i].score = scoreUnsettled
		}
	}
	return settled
}

// contextOf lists what is known beside a name: the entries of its list, and what stands in its own
// parentheses.
func (x *Index) contextOf(f finding, known map[int32]bool) []int32 {
	all := make([]int32, 0, len(known)+1)
	for e, sure := range known {
		if sure {
			all = append(all, e)
		}
	}
	if f.inside != "" {
		if own := x.findSurely(EntrySkill, f.inside); own.outcome == Resolved && !known[own.hits[0].entry] {
			all = append(all, own.hits[0].entry)
		}
	}
	slices.Sort(all)
	return all
}

// winner gives the hit with the greatest support, where it has some, more than each other and at
// least times as much; -1 where there is none.
func (x *Index) winner(hits []hit, support func(entry int32) int, times int) int {
	best, most, next := -1, 0, 0
	for i, h := range hits {
		switch n := support(h.entry); {
		case n > most:
			best, most, next = i, n, most
		case n > next:
			next = n
		}
	}
	if best < 0 || most <= next || most < times*next {
		return -1
	}
	return best
}

// inCommon measures the neighbours that an entry shares with the context. A neighbour that many
// entries have says little, and counts for little.
func (x *Index) inCommon(e int32, context []int32) int {
	sum := 0
	for _, k := range context {
		for _, n := range x.entries[e].near {
			if n != k && k != e && x.areNear(n, k) {
				sum += scoreExact / len(x.entries[n].near)
			}
		}
	}
	return sum
}
