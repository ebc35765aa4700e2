package text

// isJudged reports whether a sentence begins by saying how necessary a name is: "Rust would be a plus".
func (r *reading) isJudged(s *spot) bool {
	if s.lower || !r.name(s).product {
		return false
	}
	for i := s.last; i < min(s.last+defined, int32(len(r.tokens))) && !r.tokens[i].gap.has(gapBreak|gapComma); i++ {
		switch w := r.tokens[i].text; {
		case i > s.last && (preferredAfter[w] || requiredAfter[w] || w == "must"):
			return true
		case !judging[w]:
			return false
		}
	}
	return false
}

// isRated reports whether what stands beside a product's name says how well or how long it is known: "Rust
// - learning", "Basic: Rust".
func (r *reading) isRated(s *spot) bool {
	if s.lower || !r.name(s).product || r.isSeason(s) {
		return false
	}
	if r.tokens[s.first].gap.has(gapColon) && levelWords[r.labelled(s.first)] > 0 {
		return true
	}
	g := r.gapAt(s.last)
	if !g.has(gapOpen|gapColon) && !(g.has(gapHyphen) && g.has(gapSpace)) || int(s.last) == len(r.tokens) {
		return false
	}
	years, _ := r.yearsAt(int(s.last))
	w := r.tokens[s.last].text
	return years != nil || (levelWords[w] > 0 || w == "learning") &&
		r.gapAt(s.last+1).has(gapClose|gapComma|gapBreak)
}

// specialises reports whether a name stands in brackets behind a job: "Developer (React/Node)".
func (r *reading) specialises(s *spot) bool {
	return !s.lower && !r.isSeason(s) &&
		r.tokens[s.first].gap.has(gapOpen) && hasJob([]string{r.labelled(s.first)})
}

// isItem reports whether a product's name is all of a list's item: "- Rust".
func (r *reading) isItem(s *spot) bool {
	return !s.lower && !s.letter && r.name(s).product && !r.isSeason(s) &&
		r.tokens[s.first].gap.has(gapBullet) && r.gapAt(s.last).has(gapLine)
}

// judging are the words from a name to what is judged of it.
var judging = wordSet("is would will be are not also a an big huge definite strong great real clear highly very")
