package text

import (
	"strconv"
	"strings"
)

// numerals are the numbers that texts write as words.
var numerals = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "a": 1,
}

// maxYears is the greatest number of years that is believed.
const maxYears = 60

// yearsAt reads "5 years", "5+ yrs", "1.5 years", "3-5 years", "two to four years", "5 or more years",
// "5yrs" or "6 months" at token i, and gives the token after it. What is so long ago is no duration.
func (r *reading) yearsAt(i int) (*YearsRange, int) {
	t := &r.tokens[i]
	if !t.cue.has(cueNumeral) && (t.text == "" || !isDigit(t.text[0])) {
		return nil, i
	}
	if gluedDuration(t.text) {
		n, ok := number(strings.TrimRight(t.text, "+years"))
		if ok {
			return &YearsRange{Min: n}, i + 1
		}
		return nil, i
	}
	least, ok := number(t.text)
	if !ok {
		return nil, i
	}
	most, at := r.upTo(i+1, least)
	for at < len(r.tokens) && at < i+maxBetween && betweenYears[r.tokens[at].text] {
		at++
	}
	switch unit := r.wordAt(at); {
	case r.gapAt(int32(at)).has(gapBreak | gapComma | gapOpen), r.follows(at, "ago"):
		return nil, i
	case isYears(unit):
		return &YearsRange{Min: least, Max: most}, at + 1
	case isMonths(unit) && r.endsMonths(at+1):
		return monthsRange(least, most, strings.HasSuffix(t.text, "+")), at + 1
	}
	return nil, i
}

func isMonths(w string) bool { return w == "months" || w == "month" || w == "mos" }

// endsMonths reports whether months before token i are those of an experience, and not "6 months contract".
func (r *reading) endsMonths(i int) bool {
	return r.gapAt(int32(i)).has(gapBreak|gapComma|gapClose|gapSlash|gapAnd) || monthsOf[r.tokens[i].text]
}

// monthsOf stand behind the months of an experience.
var monthsOf = wordSet("of in with using experience working writing hands hands-on and")

const yearMonths = 12

// monthsRange gives months in whole years, as far as they are certain: six months are none to one.
func monthsRange(least, most int, open bool) *YearsRange {
	if most == 0 && !open && least%yearMonths != 0 {
		most = least
	}
	return &YearsRange{Min: least / yearMonths, Max: (most + yearMonths - 1) / yearMonths}
}

// maxBetween bounds the words from a number to its "years"; betweenYears are such words.
const maxBetween = 4

var betweenYears = wordSet("or more plus full")

// upTo reads the upper end of a range at token i: the rest of "3-5", "3 to 5" or "3 or 5". It gives the
// token after it.
func (r *reading) upTo(i, least int) (most, end int) {
	at := i
	if w := r.wordAt(i); w == "to" || w == "or" {
		at++
	} else if !r.gapAt(int32(i)).has(gapHyphen) {
		return 0, i
	}
	if n, ok := number(r.wordAt(at)); ok && n >= least {
		return n, at + 1
	}
	return 0, i
}

// wordAt gives the word of a token, and nothing past the end.
func (r *reading) wordAt(i int) string {
	if i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].text
}

func isYears(w string) bool { return yearWords[strings.TrimSuffix(w, "+")] }

// yearWords are those of English, German and French.
var yearWords = wordSet("years year yrs yr y jahre jahren jahr ans annees")

// number reads a whole number up to maxYears.
func number(w string) (int, bool) {
	if n, ok := numerals[w]; ok {
		return n, true
	}
	w = strings.TrimSuffix(w, "+")
	if whole, half, ok := strings.Cut(w, "."); ok && len(half) == 1 {
		w = whole // of "1.5", one is certain
	}
	if len(w) == 0 || len(w) > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && n > 0 && n <= maxYears
}
