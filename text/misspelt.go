package text

import (
	"slices"
	"strings"
)

const (
	maxAbbr  = 5 // letters; up to here another letter makes another abbreviation or word
	maxSlips = 2 // in all words of a name
	minInner = 3 // letters; so long a word bears one slip when it stands beside others
)

// typoHits gives the entries of a type that a name means but for a typing error. A name whose
// every word is known holds none: it is another name.
func (x *Index) typoHits(typ EntryType, ws []string) []hit {
	for r := range readings(ws) {
		if !x.knows(r.words) {
			if hits := x.slipHits(typ, r); len(hits) > 0 {
				return hits
			}
		}
		// Versions, classes and vendors are of skills. And a vendor's product of nearly the same
		// name is another: AWS Athena is not Athenz.
		if typ != EntrySkill || vendors[r.words[0]] {
			return nil
		}
	}
	return nil
}

// knows reports whether every one of the words is one of a label, and not only of known misspellings.
func (x *Index) knows(ws []string) bool {
	spelled := func(l int32) bool { return x.labels[l].kind != LabelHidden }
	return !slices.ContainsFunc(ws, func(w string) bool { return !slices.ContainsFunc(x.words.labels[w], spelled) })
}

// slipHits gives the entries whose name is near to what is left of a name, the best first.
func (x *Index) slipHits(typ EntryType, r *reduced) []hit {
	var hits []hit
	typed := []rune(squash(r.words))
	x.typos.near(typed, false, func(name []rune, n int) {
		right := int32(len(typed)-n) * scoreFuzzyMax / int32(len(typed))
		for _, h := range x.lookUp(typ, keySquash, string(name), 0) {
			if r.allows(x.entries[h.entry].Kind) && misspells(r.words, &x.labels[h.label]) {
				hits = append(hits, hit{h.entry, h.label, MatchFuzzy, right})
			}
		}
	})
	return x.best(hits)
}

// misspells reports whether words are those of a label but for typing errors. Each word is held
// against its own, since a word that is right says nothing about the others: Google Meet is not
// Google Keep. Where the words are divided in another way, that is a slip already.
func misspells(typed []string, l *label) bool {
	if len(typed) != len(l.words) {
		return misspellsWord(squash(typed), squash(l.words), 1, false)
	}
	if fewSlips(typed, l.words) {
		return true
	}
	for i, w := range typed {
		borne := min(slipsBorne([]rune(w)), slipsBorne([]rune(l.words[i])))
		if borne == 0 && len(typed) > 1 && min(len(w), len(l.words[i])) >= minInner {
			borne = 1
		}
		if w != l.words[i] && !misspellsWord(w, l.words[i], borne, false) {
			return false
		}
	}
	return true
}

// misspellsWord reports whether one word is another but for typing errors: letters that are missing,
// doubled, superfluous or swapped, or replaced by one that is easily mistaken. Telegraf is not
// Telegram. A word that begins the other is none either, unless its last letter is doubled there, or
// left out: Kraken is not KrakenD, but "Hibernat" is Hibernate.
// An ordinary word is never a slip.
func misspellsWord(a, b string, borne int, running bool) bool {
	typed, name := []rune(a), []rune(b)
	if borne == 0 || lookalikes[a] || slips(typed, name, false) > borne || !safeTypo(typed, name) || pluralOfHead(a, b) {
		return false
	}
	short, long := typed, name
	if len(short) > len(long) {
		short, long = long, short
	}
	switch n := len(short); {
	case len(long) > n && slices.Equal(short, long[:n]):
		return len(long) == n+1 && (long[n] == short[n-1] || len(typed) == n && endsEarly(n, long[n], running))
	case holdsLetters(long, short):
		return true
	case !running && n > longTypo && handSlips(typed, name, borne):
		return true
	case len(long) > n:
		return false
	}
	// In running text a letter replaced often makes another word, and so it does in a short name
	// ("SaaS" is not Sass).
	return !running && len(withoutScript(name)) > maxAbbr && (easilyReplaced(typed, name) || oneInside(typed, name))
}

// endsEarly reports whether a word of n letters may be one whose last letter is left out: any that makes no
// other word of it, as those of a plural and of a daemon do. In running text only a long word may.
func endsEarly(n int, last rune, running bool) bool {
	return last != 's' && last != 'd' && (n >= longTypo || n >= maxAbbr && !running)
}

// pluralOfHead reports whether a word is the plural of what a name begins with before the "js" or "rs"
// that ends it: helmets are no HelmetJS.
func pluralOfHead(word, name string) bool {
	head, ok := strings.CutSuffix(word, "s")
	rest, begins := strings.CutPrefix(name, head)
	return ok && begins && (rest == "js" || rest == "rs")
}

// holdsLetters reports whether a word has all letters of another, as often as that has them.
func holdsLetters(long, short []rune) bool {
	left := slices.Clone(long)
	for _, r := range short {
		at := slices.Index(left, r)
		if at < 0 {
			return false
		}
		left = slices.Delete(left, at, at+1)
	}
	return true
}

// mistaken lists letters that are typed for one another: neighbours on a keyboard in a row or
// across rows, vowels, and consonants that sound alike.
const mistaken = "qwertyuiop asdfghjkl zxcvbnm" +
	" qa wa ws es ed rd rf tf tg yg yh uh uj ij ik ok ol pl az sz sx dx dc fc fv gv gb hb hn jn jm km" +
	" ae ai ao au ei eo eu io iu ou ay ey iy ck cs cq kq bp dt gj"

// easilyReplaced reports whether wherever two words of the same length differ, one letter is typed
// for the other, or the wrong one of two neighbours is doubled: "puppetter".
func easilyReplaced(a, b []rune) bool {
	for i, r := range a {
		if r != b[i] && !(doubled(a, i) && doubled(b, i)) && !strings.Contains(mistaken, string([]rune{r, b[i]})) &&
			!strings.Contains(mistaken, string([]rune{b[i], r})) {
			return false
		}
	}
	return true
}

// doubled reports whether a letter of a word stands beside its like.
func doubled(word []rune, i int) bool {
	return i > 0 && word[i-1] == word[i] || i+1 < len(word) && word[i+1] == word[i]
}

// oneInside reports whether two long words of the same length differ in one letter, and that is neither
// the first nor the last: no other word is so near to "Kubernezes".
func oneInside(a, b []rune) bool {
	last := len(a) - 1
	if last+1 < longTypo || a[0] != b[0] || a[last] != b[last] {
		return false
	}
	differ := 0
	for i, r := range a {
		if r != b[i] {
			differ++
		}
	}
	return differ == 1
}

// fewSlips reports whether several words are those of a name but for a slip or two of whatever sort, as
// many in each word as its length bears: one says what the other means.
func fewSlips(typed, name []string) bool {
	all := 0
	for i, w := range typed {
		if w == name[i] {
			continue
		}
		n, ok := slipsBeside(w, name[i])
		if !ok {
			return false
		}
		all += n
	}
	return len(typed) > 1 && all <= maxSlips
}

// slipsBeside counts the slips in one of several words, if it may hold so many. Two of the hand count for
// one in a word that is not short.
func slipsBeside(a, b string) (n int, ok bool) {
	typed, name := []rune(a), []rune(b)
	if lookalikes[a] || !slices.Equal(signs(typed), signs(name)) {
		return 0, false
	}
	if n = slips(typed, name, false); len(typed) > maxAbbr && handSlips(typed, name, maxSlips) {
		n = 1
	}
	return n, n <= min(slipsBorne(typed), slipsBorne(name))
}

// handSlips reports whether a word is another but for so many slips of the hand: letters left out, doubled,
// swapped, or replaced by one that is easily mistaken.
func handSlips(typed, name []rune, most int) bool {
	same := 0
	for same < min(len(typed), len(name)) && typed[same] == name[same] {
		same++
	}
	t, n := typed[same:], name[same:]
	switch {
	case len(t) == 0 && len(n) == 0:
		return true
	case most == 0:
		return false
	case len(n) > 0 && handSlips(t, n[1:], most-1),
		len(t) > 0 && same > 0 && t[0] == typed[same-1] && handSlips(t[1:], n, most-1):
		return true
	case len(t) == 0 || len(n) == 0:
		return false
	case easilyReplaced(t[:1], n[:1]) && handSlips(t[1:], n[1:], most-1):
		return true
	}
	return len(t) > 1 && len(n) > 1 && t[0] == n[1] && t[1] == n[0] && handSlips(t[2:], n[2:], most-1)
}
