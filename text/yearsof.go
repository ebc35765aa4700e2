package text

// held gives a mention the years that stand after it: a noun of level before it says no more, as in
// "experience with Go, 8 years".
func (q *qualifier) held(at int, years *YearsRange) {
	m := &q.mentions[at]
	if m.Years, m.Wished = years, false; q.weak {
		m.Level = 0
	}
}

// ofJob reports whether the years from token i to end are those of a job that is named after the skill
// before: "Java developer, 8 years", "Go engineer with 5 years of experience".
func (q *qualifier) ofJob(i, end int) bool {
	if q.next == 0 || q.mentions[q.next-1].Years != nil {
		return false
	}
	job := false
	for at := int(q.spots[q.next-1].last); at < i; at++ {
		w := titleWords([]string{q.tokens[at].text})[0]
		if job = job || jobNouns[w]; !jobNouns[w] && w != "backend" && w != "with" && w != "software" ||
			q.tokens[at].gap.has(gapBreak) {
			return false
		}
	}
	for ; job && end < len(q.tokens) && !q.tokens[end].gap.has(gapBreak|gapComma|gapClose); end++ {
		if w := q.tokens[end].text; w != "of" && w != "experience" && !knownBy[w] || q.isSpotted(int32(end)) {
			return false
		}
	}
	return job
}

// since reads the years from token i to end after a "for", which are those of the skills before it: "worked
// with Java and Kotlin for 5 years". Where none stands before and nothing follows, they are of no skill.
func (q *qualifier) since(i, end int, years *YearsRange) bool {
	if i == 0 || q.tokens[i-1].text != "for" || !q.gapAt(int32(end)).has(gapBreak|gapComma|gapClose) {
		return false
	}
	for at := q.next - 1; at >= 0; at-- {
		s := &q.spots[at]
		if last := at == q.next-1; last && int(s.last) != i-1 || !last && (s.list < 0 || s.list != q.spots[at+1].list) ||
			q.mentions[at].Years != nil || q.tokens[s.first].sentence != q.tokens[i].sentence {
			break
		}
		q.held(at, years)
	}
	return true
}

// furtherYears reads the number of "and 2 of Rust", after a skill with years.
func (q *qualifier) furtherYears(i int) (int, bool) {
	if q.next == 0 || q.mentions[q.next-1].Years == nil || !q.follows(i, "of") && !q.follows(i, "in") ||
		!q.isSpotted(int32(i+2)) {
		return 0, false
	}
	return number(q.tokens[i].text)
}

// aside gives the years in the brackets at token i to the skill before them in their sentence, where
// that says none: "Go every day (5 years)".
func (q *qualifier) aside(i int, years *YearsRange) {
	if q.next == 0 {
		return
	}
	s, m := &q.spots[q.next-1], &q.mentions[q.next-1]
	if m.Years == nil && q.tokens[s.first].sentence == q.tokens[i].sentence {
		q.held(q.next-1, years)
	}
}

// afterComma reports whether a comma parts a mention from the one before it.
func (q *qualifier) afterComma(i int) bool {
	for at := q.spots[max(0, i-1)].last; at <= q.spots[i].first; at++ {
		if q.tokens[at].gap.has(gapComma) {
			return true
		}
	}
	return false
}

func (q *qualifier) countsYears(i int) bool {
	years, _ := q.yearsAt(i)
	return years != nil
}

// opensPhrase reports whether the number of years from one token to another speaks of what follows: "5
// years of", and after a comma "Java, 5 years Go".
func (q *qualifier) opensPhrase(from, end int) bool {
	if end >= len(q.tokens) || q.tokens[end].gap&^gapSpace != 0 {
		return false
	}
	if q.tokens[from].gap.has(gapComma) && q.isSpotted(int32(end)) {
		return true
	}
	if w := q.tokens[end].text; experiences[w] && q.gapAt(int32(end+1)) == gapSpace {
		end++
	}
	return subjectOf[q.tokens[end].text]
}

// experiences may stand between a number of years and the word before its subject, subjectOf is that word.
var (
	experiences = wordSet("experience erfahrung dexperience")
	subjectOf   = wordSet("of in with mit en")
)
