package text

// maxStudy bounds the words from a degree to its subject.
const maxStudy = 7

// degrees are what somebody may hold in a subject; beyondStudy are words that end the subject.
var (
	degrees = wordSet(`degree degrees bachelor bachelors bachelor's masters master's bsc msc beng meng phd
		diploma doctorate studies studied studying`)
	beyondStudy = wordSet(`and with experience experienced years knowledge understanding plus skills you we
		familiarity proficiency at where who preferred required`)
)

// dropStudies takes out notions that are the subject of a degree: who asks for a "degree in software
// engineering" names an education.
func (r *reading) dropStudies() {
	dropped := int32(-1) // the list of the last subject
	for i := range r.spots {
		s := &r.spots[i]
		if s.verdict != accepted || r.name(s).product {
			continue
		}
		if r.isStudied(s) || s.list >= 0 && s.list == dropped {
			r.reject(s)
			dropped = s.list
		}
	}
}

// dropHeads takes out notions that head a line of names: the "Databases" of "Databases: MySQL, Redis" is
// no skill beside those.
func (r *reading) dropHeads() {
	for i := range r.spots[:max(0, len(r.spots)-1)] {
		s, next := &r.spots[i], &r.spots[i+1]
		if s.verdict == accepted && r.tokens[s.first].gap.has(gapLine) && r.gapAt(s.last).has(gapColon) &&
			next.first == s.last && next.verdict == accepted && !r.name(s).product {
			r.reject(s)
		}
	}
}

// interviewSteps stand behind what an interview is about: "a system design round".
var interviewSteps = wordSet("round rounds interview interviews stage exercise chat")

// dropSteps takes out notions that name a step of the hiring.
func (r *reading) dropSteps() {
	for i := range r.spots {
		s := &r.spots[i]
		if s.verdict == accepted && !r.name(s).product && interviewSteps[r.word(s.last, s.last)] {
			r.reject(s)
		}
	}
}

// reject takes an accepted spot back.
func (r *reading) reject(s *spot) {
	s.verdict = rejected
	if s.entry >= 0 {
		r.present.add(s.entry, -1)
	}
}

// isStudied reports whether a degree stands before a spot, and nothing but a subject between.
func (r *reading) isStudied(s *spot) bool {
	for i := s.first; i > 0 && i > s.first-maxStudy && !r.tokens[i].gap.has(gapBreak); i-- {
		switch w := r.tokens[i-1].text; {
		case degrees[w]:
			return true
		case beyondStudy[w]:
			return false
		}
	}
	return false
}
