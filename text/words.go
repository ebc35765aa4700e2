package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWords bounds the words of a name that are looked at one by one; a longer name can only be met
// as a whole.
const maxWords = 24

// words splits a folded name. A word is a run of letters and digits; + and # at its end belong to
// it ("c++", "c#"), so does a dot before it (".net"), a dot between digits ("3.11", "3.x") and an
// apostrophe inside it, which is dropped. Everything else separates.
func words(folded string) []string {
	all := make([]string, 0, 4)
	for i := 0; i < len(folded); {
		end := wordEnd(folded, i)
		if end == i {
			if w := looseSigil(folded, i, all); w > 0 {
				all[len(all)-1] += folded[i : i+w]
				i += w
				continue
			}
			_, size := utf8.DecodeRuneInString(folded[i:])
			i += size
			continue
		}
		all = append(all, strings.ReplaceAll(folded[i:end], "'", ""))
		i = end
	}
	return spellOut(all)
}

// wordEnd gives the end of the word that starts at i, or i where none does.
func wordEnd(s string, i int) int {
	at := i
	if s[i] == '.' && i+1 < len(s) && isLetter(s, i+1) && (i == 0 || !isWordByte(s[i-1])) {
		at++
	}
	start := at
	for at < len(s) {
		r, size := rune(s[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[at:])
		}
		if !isWordRune(r) && !joins(s, at, start) {
			break
		}
		at += size
	}
	if at == start {
		return i
	}
	return sigilEnd(s, at)
}

// joins reports whether the sign at s[at] holds the word together: a dot in a version, an
// apostrophe between letters.
func joins(s string, at, start int) bool {
	if at == start || at+1 >= len(s) {
		return false
	}
	switch s[at] {
	case '.':
		return isDigit(s[at-1]) && (isDigit(s[at+1]) || s[at+1] == 'x' && !isLetter(s, at+2))
	case '\'':
		return !isDigit(s[at-1]) && isLetter(s, at+1)
	}
	return false
}

// sigilEnd includes the + and # signs after a word, unless a letter follows: "c++17" has them,
// "java+spring" has not.
func sigilEnd(s string, at int) int {
	end := at
	for end < len(s) && (s[end] == '+' || s[end] == '#') && end < at+2 {
		end++
	}
	if isLetter(s, end) {
		return at
	}
	return end
}

// looseSigil gives the length of the sign in "c #" and "c ++", which stand apart from their letter.
func looseSigil(s string, i int, before []string) int {
	if len(before) == 0 || len(before[len(before)-1]) != 1 || s[i-1] != ' ' {
		return 0
	}
	switch {
	case strings.HasPrefix(s[i:], "++") && sigilEnd(s, i) == i+2:
		return 2
	case s[i] == '#' && sigilEnd(s, i) == i+1:
		return 1
	}
	return 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || isDigit(c) || c >= utf8.RuneSelf
}

func isLetter(s string, at int) bool {
	if at >= len(s) {
		return false
	}
	if c := s[at]; c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsLetter(r)
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// spelledOut maps words that spell a sign out to the name with the sign.
var spelledOut = map[string]string{
	"csharp": "c#", "fsharp": "f#", "cpp": "c++", "cplusplus": "c++", "dotnet": ".net",
}

// signed gives a word that spells a sign out with the sign, and "" for any other: "cpp17" is "c++",
// "dotnetcore" ".netcore", "net8" ".net8".
func signed(w string) string {
	if to, ok := spelledOut[w]; ok {
		return to
	}
	if rest, ok := strings.CutPrefix(w, "cpp"); ok && len(rest) == 2 && isDigit(rest[0]) {
		return "c++"
	}
	if rest, ok := strings.CutPrefix(w, "dotnet"); ok {
		return ".net" + rest
	}
	if rest, ok := strings.CutPrefix(w, "net"); ok && isNumber(rest) {
		return ".net" + rest
	}
	return ""
}

// spellOut replaces spelled-out signs: "c sharp" is "c#", "dot net" ".net", "c plus plus" "c++".
func spellOut(all []string) []string {
	for i := 0; i < len(all); i++ {
		if to := signed(all[i]); to != "" {
			all[i] = to
			continue
		}
		for n := 3; n >= 2; n-- {
			if i+n > len(all) {
				continue
			}
			if to, ok := spelledOut[strings.Join(all[i:i+n], "")]; ok {
				all = slices.Replace(all, i, i+n, to)
			}
		}
	}
	return all
}

// squash joins words to the key that ignores how a name is spaced and joined. Only the first
// word's leading dot counts: "ASP.NET" and "ASP .NET" are one, ".NET" and "NET" are two.
func squash(all []string) string {
	if len(all) == 1 {
		return all[0]
	}
	var b strings.Builder
	for i, w := range all {
		if i > 0 {
			w = strings.TrimPrefix(w, ".")
		}
		b.WriteString(w)
	}
	return b.String()
}

// stemmed is the squash of the words' stems.
func stemmed(all []string) string {
	stems := make([]string, len(all))
	for i, w := range all {
		stems[i] = stem(w)
	}
	return squash(stems)
}

// smallWords carry no meaning inside a name of several words.
var smallWords = map[string]bool{
	"of": true, "and": true, "the": true, "for": true, "in": true, "on": true, "with": true,
	"a": true, "an": true, "to": true, "or": true,
}

// bag joins the sorted stems of the words that carry meaning. It is empty for names of fewer than
// two such words, whose order cannot vary.
func bag(all []string) string {
	stems := make([]string, 0, len(all))
	for _, w := range all {
		if !smallWords[w] {
			stems = append(stems, stem(w))
		}
	}
	if len(stems) < 2 {
		return ""
	}
	slices.Sort(stems)
	return strings.Join(stems, " ")
}

// stem gives a word in the singular and in American spelling. Both sides of a comparison are
// stemmed, so that a stem need not be a word. Its last letter tells of most words that they are one.
func stem(w string) string {
	w = singular(w)
	if full := shortened[w]; full != "" {
		return full
	}
	if len(w) < 5 {
		return w
	}
	switch w[len(w)-1] {
	case 'e':
		w = stemOfE(w)
	case 'n':
		if len(w) > 6 && strings.HasSuffix(w, "isation") {
			return w[:len(w)-7] + "ization"
		}
	case 'd', 'g':
		return stemOfVerb(w)
	case 'r':
		if len(w) > 5 && strings.HasSuffix(w, "our") {
			return w[:len(w)-3] + "or"
		}
	}
	return w
}

// shortened are words that people write short, and one that many misspell, and what they stand for.
var shortened = map[string]string{
	"app": "application", "admin": "administration", "arch": "architecture", "comm": "communication",
	"config": "configuration", "db": "database", "dbs": "database", "dev": "development",
	"doc": "documentation", "eng": "engineering", "engg": "engineering", "infra": "infrastructure",
	"mgmt": "management", "mgt": "management", "obj": "object", "perf": "performance",
	"programing": "programming", "sys": "system", "3rd": "third",
}

// stemOfE stems a word that ends in e: "cache" and "search" alike, whose plurals are spelled alike.
func stemOfE(w string) string {
	for _, end := range []string{"che", "she", "xe", "sse"} {
		if len(w) > 4 && strings.HasSuffix(w, end) {
			w = w[:len(w)-1]
		}
	}
	return stemOfVerb(w)
}

// stemOfVerb gives "-ise" and "-elled" and their forms in American spelling.
func stemOfVerb(w string) string {
	switch {
	case len(w) < 6:
	case strings.HasSuffix(w, "ising"), strings.HasSuffix(w, "ise"), strings.HasSuffix(w, "ised"):
		at := strings.LastIndex(w, "is")
		return w[:at] + "iz" + w[at+2:]
	case strings.HasSuffix(w, "elling"), strings.HasSuffix(w, "elled"):
		at := strings.LastIndex(w, "ll")
		return w[:at] + w[at+1:]
	}
	return w
}

// singular drops the s of a plural.
func singular(w string) string {
	n := len(w)
	if n < 4 || w[n-1] != 's' {
		return w
	}
	switch w {
	case "https", "devops", "mlops", "always": // they mean another thing without it
		return w
	case "lambdas", "schemas", "replicas", "sagas", "quotas", "repos", "apis", "restapis": // few end so
		return w[:n-1]
	}
	switch w[n-2] {
	case 's', 'u', 'i', 'j', 'a', 'o', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return w // "express", "status", "redis", "nodejs", "pandas", "macos"
	case 'e':
		if w[n-3] == 'i' && n > 4 {
			return w[:n-3] + "y"
		}
	}
	return w[:n-1]
}
