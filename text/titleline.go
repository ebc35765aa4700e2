package text

import (
	"slices"
	"strings"
)

// The head of a text, in which its title is looked for, and the bounds of a title line.
const (
	headLines = 4
	maxTitle  = 14 // words
)

// jobNouns are the words of which a title has one, in the spelling of titleWords.
var jobNouns = wordSet(`developer administrator architect analyst lead manager consultant specialist
	scientist designer tester sre dba devops`)

// title reads the first line of the head that is a job title.
func (r *reading) title() *TitleReading {
	for from := 0; from < len(r.tokens) && r.tokens[from].line <= headLines; {
		to := from + 1
		for to < len(r.tokens) && !r.tokens[to].gap.has(gapLine) {
			to++
		}
		if t := r.titleLine(from, to); t != nil {
			return t
		}
		if t := r.titleBegin(from, to); t != nil {
			return t
		}
		from = to
	}
	return nil
}

// titleBegin reads what a line begins with as a job title, where more follows in the same line: "Senior
// Java developer, 8 years. Spring Boot". It has a word for a job, and none of a sentence.
func (r *reading) titleBegin(from, to int) *TitleReading {
	end := from + 1
	for end < to && !r.tokens[end].gap.has(gapStop|gapSemi|gapComma|gapColon) && !titleEnds[r.tokens[end].text] {
		end++
	}
	if end == to || r.gapAt(int32(end)).has(gapColon) || r.isSentence(from, end) {
		return nil
	}
	return r.titleOf(from, end)
}

// isSentence reports whether one of the words from one token to another is of a sentence.
func (r *reading) isSentence(from, to int) bool {
	return slices.ContainsFunc(r.tokens[from:to], func(t token) bool {
		return verbsBefore[t.text] || sentenceWords[t.text]
	})
}

// titleEnds go on after a title in a line, sentenceWords are of no title.
var (
	titleEnds     = wordSet("with having who working based")
	sentenceWords = wordSet(`our your my their is are was were has had be been does what why how when am im
		looking seeking join hiring`)
)

// titleLine reads a line as a job title: a short one that is no sentence and has a word for a job.
func (r *reading) titleLine(from, to int) *TitleReading {
	if r.follows(from, "title") && r.colonAfter(from+2) {
		from += 2 // "Job title:"
	} else if to > from+1 && r.colonAfter(from+1) {
		from++ // "Title:", "Position:"
	}
	switch last := strings.TrimSpace(r.s[r.tokens[to-1].end:]); {
	case strings.HasPrefix(last, "?"), strings.HasPrefix(last, ".") && r.isSentence(from, to):
		return nil
	}
	return r.titleOf(from, to)
}

// titleOf reads the words from one token to another as a job title.
func (r *reading) titleOf(from, to int) *TitleReading {
	ws := r.lineWords(from, to)
	if len(ws) == 0 || len(ws) > maxTitle {
		return nil
	}
	t := &TitleReading{Start: int(r.tokens[from].start), End: r.closed(from, to)}
	t.Surface = r.s[t.Start:t.End]
	f := r.x.findSurely(EntryRole, t.Surface)
	found := f.outcome == Resolved && len(ws) > 1 // "Backend" alone may be any heading
	if f.outcome == Resolved {
		t.RoleID = r.x.entries[f.hits[0].entry].ID
	}
	if !found && !hasJob(ws) {
		return nil
	}
	t.Seniority = rungOf(ws)
	t.RankStart, t.RankEnd = r.ranked(from, to)
	return t
}

// ranked finds what stands between the word of seniority and the word for the job in a title.
func (r *reading) ranked(from, to int) (start, end int) {
	start = -1
	for i := from; i < to; i++ {
		for _, w := range titleWords([]string{r.tokens[i].text}) {
			switch {
			case start >= 0 && jobNouns[w]:
				return start, int(r.tokens[i].start)
			case start < 0 && seniorityWords[w] != "":
				start = int(r.tokens[i].end)
			}
		}
	}
	return 0, 0
}

// closed gives the end of the words from one token to another, with the bracket that the last may close.
func (r *reading) closed(from, to int) int {
	end := int(r.tokens[to-1].end)
	line := r.s[r.tokens[from].start:end]
	if strings.Count(line, "(") > strings.Count(line, ")") && strings.HasPrefix(r.s[end:], ")") {
		return end + 1
	}
	return end
}

// lineWords gives the words of a line, and none where it holds a sentence's end.
func (r *reading) lineWords(from, to int) []string {
	var ws []string
	for i := from; i < to; i++ {
		if i > from && r.tokens[i].gap.has(gapStop) || r.tokens[i].text == "" || i > from+maxTitle {
			return nil
		}
		ws = append(ws, r.tokens[i].text)
	}
	return ws
}
