package text

import (
	"iter"
	"slices"
	"strings"
)

// reduced is a name from which something was taken away. It may only mean entries of a kind that
// every step allows.
type reduced struct {
	words []string
	kinds [][]string // one set for each step that asks for kinds
	steps int
	// vendor is what was last taken away from before a product.
	vendor string
	// levelled is set where a level was taken away that may be a certificate's: "ISTQB Advanced" is not its
	// Foundation Level.
	levelled bool
}

// allows reports whether an entry of this kind may be meant.
func (r *reduced) allows(kind string) bool {
	if r.levelled && kind == "CERTIFICATION" {
		return false
	}
	for _, kinds := range r.kinds {
		if kind != "" && !slices.Contains(kinds, kind) {
			return false
		}
	}
	return true
}

func (r *reduced) without(words []string, kinds []string) *reduced {
	next := &reduced{words, r.kinds, r.steps + 1, r.vendor, r.levelled}
	if kinds != nil {
		next.kinds = append(slices.Clip(r.kinds), kinds)
	}
	return next
}

// readings lists a name as it is, and after each thing that can be taken away from it. What stands
// before it goes last: "my SQL skills" are of MySQL, and "Level DB experience" is not one of databases.
func readings(ws []string) iter.Seq[*reduced] {
	return func(yield func(*reduced) bool) {
		if len(ws) > maxWords {
			yield(&reduced{words: ws})
			return
		}
		whole := &reduced{words: ws}
		for _, begin := range []*reduced{whole, whole.dropInner()} {
			for ; begin != nil && len(begin.words) > 0; begin = begin.dropBefore() {
				for r := begin; r != nil; {
					chain := r.chain()
					if !each(yield, chain...) || !each(yield, byOtherVendors(chain)...) {
						return
					}
					r = chain[len(chain)-1].dropVendor()
				}
			}
		}
	}
}

// dropInner takes versions and legal forms from between the words, ".NET 7 Web API", "Oracle Corporation
// MySQL", and a version with a dot from the first, "php8.2-fpm"; nil where there is none.
func (r *reduced) dropInner() *reduced {
	words := slices.Clone(r.words)
	for i := len(words) - 2; i > 0; i-- {
		if isVersion(words[i]) || legalForms[words[i]] {
			words = slices.Delete(words, i, i+1)
		}
	}
	if len(words) > 1 {
		words[0] = withoutDotted(words[0])
	}
	if slices.Equal(words, r.words) {
		return nil
	}
	return r.without(words, vendedKinds)
}

// withoutDotted takes a version with a dot from the end of a word: "php8.2".
func withoutDotted(w string) string {
	name := strings.TrimRight(w, "0123456789.")
	if len(name) < 3 || !strings.Contains(w[len(name):], ".") {
		return w
	}
	return name
}

func each(yield func(*reduced) bool, all ...*reduced) bool {
	for _, r := range all {
		if !yield(r) {
			return false
		}
	}
	return true
}

// chain lists a name as it is, and after each thing that can be taken from it but its vendor.
func (r *reduced) chain() []*reduced {
	var all []*reduced
	for ; r != nil; r = r.reduce() {
		all = append(all, r)
	}
	return all
}

// reduce takes the next thing away, mildest first; nil when nothing can go.
func (r *reduced) reduce() *reduced {
	steps := [...]func() *reduced{
		r.dropDuration, r.dropQualifier, r.shortenVersion, r.dropClass, r.dropScript,
	}
	for _, step := range steps {
		if next := step(); next != nil && len(next.words) > 0 {
			return next
		}
	}
	return nil
}

// dropBefore takes "5 yrs", a foreword, or a word of level with what binds it, from the front: "proficient in";
// nil where there is none. A "net" that others follow has lost its dot: "NET Core".
func (r *reduced) dropBefore() *reduced {
	if len(r.words) > 1 && r.words[0] == "net" {
		return r.without(append([]string{".net"}, r.words[1:]...), productKinds)
	}
	from := 0
	for from < len(r.words) && isNumber(r.words[from]) {
		from++
	}
	if from < len(r.words)-1 && (from > 0 && timeUnit(r.words[from]) || gluedDuration(r.words[from])) {
		return r.without(r.words[from+1:], nil)
	}
	if len(r.words) < 2 || !qualifiers[r.words[0]] && !forewords[r.words[0]] {
		return nil
	}
	if len(r.words) > 2 && !smallWords[r.words[0]] && qualifiers[r.words[1]] && smallWords[r.words[1]] {
		return r.without(r.words[2:], nil)
	}
	return r.without(r.words[1:], nil)
}

// dropDuration takes "5 yrs", "3-5 years", "10+ years" or "2y" from the end.
func (r *reduced) dropDuration() *reduced {
	to := len(r.words) - 1
	if gluedDuration(r.words[to]) {
		return r.without(r.words[:to], nil)
	}
	if !timeUnit(r.words[to]) || to == 0 || !isNumber(r.words[to-1]) {
		return nil
	}
	for to > 0 && isNumber(r.words[to-1]) {
		to--
	}
	return r.without(r.words[:to], nil)
}

func timeUnit(w string) bool {
	return timeUnits[strings.TrimSuffix(w, "+")]
}

// gluedDuration reports whether w is a number and its unit in one: "5yrs".
func gluedDuration(w string) bool {
	digits := strings.TrimLeft(w, "0123456789")
	return digits != w && digits != "" && timeUnit(strings.TrimPrefix(digits, "+"))
}

// isNumber reports whether w is a number, perhaps open to the top: "5", "3.11", "8+".
func isNumber(w string) bool {
	w = strings.TrimSuffix(w, "+")
	return w != "" && isDigit(w[0]) && strings.Trim(w, "0123456789.") == ""
}

// dropQualifier takes a word of level or experience from the end.
func (r *reduced) dropQualifier() *reduced {
	last := len(r.words) - 1
	switch {
	case last > 1 && openEnds[r.words[last]] && (r.words[last-1] == "or" || r.words[last-1] == "and"):
		return r.without(r.words[:last-1], nil)
	case last > 0 && (qualifiers[r.words[last]] || r.words[last] == "co"):
		next := r.without(r.words[:last], nil)
		next.levelled = r.levelled || certificateLevels[r.words[last]]
		return next
	}
	return nil
}

// shortenVersion makes "python 3.11" into "python 3", then "python"; "python3" into "python".
func (r *reduced) shortenVersion() *reduced {
	last := len(r.words) - 1
	if last > 1 && isVersion(r.words[last]) && isVersion(r.words[last-1]) {
		for last > 1 && isVersion(r.words[last-1]) {
			last--
		}
		return r.without(r.words[:last], nil) // "Python 2 & 3" is neither
	}
	w := r.words[last]
	if last > 0 && editionWords[w] {
		return r.without(r.words[:last], productKinds)
	}
	if last > 0 && (versionWords[w] || isVersion(w)) {
		if dot := strings.LastIndexByte(w, '.'); dot > 0 {
			return r.without(replaceLast(r.words, w[:dot]), nil)
		}
		return r.without(r.words[:last], nil)
	}
	stem := strings.TrimRight(w, "0123456789.+")
	if n := len(w) - 1; n > 0 && w[n] == '+' && isDigit(w[n-1]) {
		return r.without(replaceLast(r.words, w[:n]), productKinds) // "ES2015+"
	}
	if n := len(w) - 1; n > 0 && strings.ContainsRune("cgi", rune(w[n])) && isDigit(w[n-1]) {
		if name := strings.TrimRight(w[:n], "0123456789"); n-len(name) == 2 && len(name) > 2 {
			return r.without(replaceLast(r.words, name), productKinds) // "oracle12c"
		}
	}
	if stem == w || len(stem) < 2 || len(stem) == 2 && !strings.Contains(w, ".") || strings.HasSuffix(w, "x") {
		return nil
	}
	if dot := strings.LastIndexByte(w, '.'); dot > 0 && len(stem) > 2 {
		return r.without(replaceLast(r.words, w[:dot]), productKinds)
	}
	if stem[len(stem)-1] == '#' || strings.TrimRight(w, "+") == stem {
		return nil
	}
	return r.without(replaceLast(r.words, stem), productKinds)
}

func replaceLast(words []string, w string) []string {
	words = slices.Clone(words)
	words[len(words)-1] = w
	return words
}

// isVersion reports whether w is a version: "3", "3.11", "3.x", "v2", "8+", "19c", "es6".
func isVersion(w string) bool {
	w = strings.TrimPrefix(w, "v")
	w = strings.TrimPrefix(w, "es") // of ECMAScript
	if major, release, ok := strings.Cut(w, "r"); ok && major != "" && isNumber(release) {
		w = major // "2008r2", "11gr2"
	}
	if n := len(w) - 1; n == 2 && strings.ContainsRune("cgi", rune(w[n])) || n == 1 && w[n] == 'i' {
		w = w[:n] // Oracle's way: "9i", "19c"
	}
	w = strings.TrimSuffix(w, "x")
	return isNumber(strings.TrimSuffix(w, ".")) || isNumber(w)
}

// packageEnds end the names of the package that all others of a project need, "mockito-core", and of a
// language without its libraries. "Core Java" is one, "Core Java Collections" is two.
var packageEnds = wordSet("core contrib util utils stdlib")

// buildEnds end the names of packages that are built in another way: "tensorflow-gpu".
var buildEnds = wordSet("binary cpu gpu headless nightly stubs")

// dropClass takes a class word from either end.
func (r *reduced) dropClass() *reduced {
	last := len(r.words) - 1
	if last == 0 {
		return nil
	}
	if last > 1 && (isOtherLibrary(r.words[last-1], r.words[last]) || isOtherLibrary(r.words[0], r.words[1])) {
		return nil
	}
	if last > 1 && r.words[last-1] == "operating" && stem(r.words[last]) == "system" {
		return r.without(r.words[:last-1], []string{"OPERATING_SYSTEM"})
	}
	if buildEnds[r.words[last]] {
		return r.without(r.words[:last], packageKinds)
	}
	if packageEnds[r.words[last]] {
		return r.without(r.words[:last], append(slices.Clip(langKinds), packageKinds...))
	}
	if kinds, ok := classWords[r.words[last]]; ok {
		return r.without(r.words[:last], kinds)
	}
	if kinds, ok := classWords[r.words[0]]; ok && r.vendor == "" {
		return r.without(r.words[1:], kinds)
	}
	return nil
}

// dropScript takes "js", "lang" or the end of a site from the end: "expressjs" is Express, "rustlang"
// Rust, "prisma.io" Prisma.
func (r *reduced) dropScript() *reduced {
	last := len(r.words) - 1
	w := r.words[last]
	switch {
	case last > 0 && w == "js":
		return r.without(r.words[:last], scriptKinds)
	case last > 0 && siteEnds[w]:
		return r.without(r.words[:last], productKinds)
	}
	if name, ok := strings.CutSuffix(w, "js"); ok && len(name) > 2 {
		return r.without(replaceLast(r.words, name), scriptKinds)
	}
	if name, ok := strings.CutSuffix(w, "lang"); ok && len(name) > 1 {
		return r.without(replaceLast(r.words, name), langKinds)
	}
	return nil
}

// derivedLabels lists the names that follow from a label: without the explanation in parentheses, without
// "Apache", the vendor of an abbreviation, ".js", "skills" or an inner "certified"; the "backend" of "backend
// development".
func derivedLabels(kind, text string) []string {
	var all []string
	if before, inside, ok := cutParens(Fold(text)); ok {
		all = append(all, before)
		if isAcronymOf(inside, before) {
			all = append(all, inside)
		}
	}
	ws := words(Fold(text))
	last := len(ws) - 1
	if last < 1 {
		return all
	}
	if slices.Contains(productKinds, kind) {
		all = append(all, vendorless(text)...)
	}
	if ws[0] == "apache" && last == 1 && classWords[ws[1]] == nil && (kind == "" || slices.Contains(productKinds, kind)) {
		all = append(all, ws[1])
	}
	if classWords[ws[0]] != nil && last == 1 && ws[1] == "development" {
		all = append(all, ws[0])
	}
	if kind == "CERTIFICATION" {
		all = append(all, uncertified(ws)...)
	}
	if ws[last] == "js" && last == 1 || ws[last] == "skills" {
		all = append(all, strings.Join(ws[:last], " "))
	}
	return all
}

// uncertified gives a certificate's name without its inner "certified", "AWS SysOps Administrator Associate",
// and with it without the level at its end, "AWS Certified Data Engineer".
func uncertified(ws []string) (all []string) {
	at, last := slices.Index(ws, "certified"), len(ws)-1
	if at < 1 || !slices.ContainsFunc(ws, func(w string) bool { return certificateLevels[w] }) {
		return nil
	}
	if len(ws) > 3 {
		all = append(all, strings.Join(slices.Delete(slices.Clone(ws), at, at+1), " "))
	}
	if certificateLevels[ws[last]] {
		all = append(all, strings.Join(ws[:last], " "))
	}
	return all
}

// vendorless gives the abbreviation that people call a vendor's service by: the "KMS" of "AWS KMS" and
// of "Google Cloud KMS", which is ambiguous then.
func vendorless(text string) []string {
	ws := strings.Fields(text)
	short := ws[len(ws)-1]
	vendor := strings.ToLower(ws[0])
	named := len(ws) == 2 && vendors[vendor] ||
		len(ws) == 3 && slices.Contains(vendorWords, [2]string{vendor, strings.ToLower(ws[1])})
	if !named || shapeOf(short) != shapeCaps || len(short) < 2 {
		return nil
	}
	return []string{Fold(short)}
}

// cutParens splits "before (inside) after" into "before after" and "inside".
func cutParens(s string) (outside, inside string, ok bool) {
	from := strings.IndexAny(s, "([{")
	if from < 0 {
		return s, "", false
	}
	to := strings.IndexAny(s[from:], ")]}")
	if to < 0 {
		return strings.TrimSpace(s[:from]), s[from+1:], true
	}
	rest, more, _ := cutParens(s[from+to+1:])
	outside = strings.TrimSpace(strings.TrimSpace(s[:from]) + " " + strings.TrimSpace(rest))
	return outside, strings.TrimSpace(s[from+1:from+to] + " " + more), true
}

// isAcronymOf reports whether short is made of the first letters of long's words.
func isAcronymOf(short, long string) bool {
	var initials strings.Builder
	for _, w := range words(long) {
		if !smallWords[w] {
			initials.WriteString(w[:1])
		}
	}
	return len(short) > 1 && initials.String() == short
}
