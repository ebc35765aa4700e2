package text

import "strings"

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
		from = to
	}
	return nil
}

// titleLine reads a line as a job title: a short one that is no sentence and has a word for a job.
func (r *reading) titleLine(from, to int) *TitleReading {
	if r.follows(from, "title") && r.colonAfter(from+2) {
		from += 2 // "Job title:"
	} else if to > from+1 && r.colonAfter(from+1) {
		from++ // "Title:", "Position:"
	}
	ws := r.lineWords(from, to)
	if len(ws) == 0 || len(ws) > maxTitle {
		return nil
	}
	t := &TitleReading{Start: int(r.tokens[from].start), End: int(r.tokens[to-1].end)}
	t.Surface = r.s[t.Start:t.End]
	f := r.x.findSurely(EntryRole, t.Surface)
	found := f.outcome == Resolved
	if found {
		t.RoleID = r.x.entries[f.hits[0].entry].ID
	}
	for i, w := range titleWords(ws) {
		found = found || jobNouns[w]
		// A number or a numeral is a level at the end only.
		if s := seniorityWords[w]; t.Seniority == "" && (i > 0 || strings.Trim(w, "iv1234") != "") {
			t.Seniority = s
		}
	}
	if !found {
		return nil
	}
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

// lineWords gives the words of a line, and none where it holds or ends a sentence.
func (r *reading) lineWords(from, to int) []string {
	var ws []string
	for i := from; i < to; i++ {
		if i > from && r.tokens[i].gap.has(gapStop) || r.tokens[i].text == "" || i > from+maxTitle {
			return nil
		}
		ws = append(ws, r.tokens[i].text)
	}
	if r.gapAt(int32(to)).has(gapStop) || to == len(r.tokens) && strings.HasSuffix(r.s, "?") {
		return nil
	}
	return ws
}
