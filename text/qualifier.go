package text

import (
	"slices"
	"strings"
)

// qualifiers are words around a name that say how well or how long somebody has it.
var qualifiers = wordSet(`a ability able advanced an basic beginner competence competent deep
	demonstrable etc excellent exp experience experienced expert expertise exposure familiar
	familiarity fluency fluent good great hands handson in intermediate junior knowledge level main
	mid mostly my of on our practical preferred primary proficiency proficient proven
	required secondary senior skilled solid some strong the thorough understanding using very with
	working years`)

// versionWords stand where a version may stand.
var versionWords = wordSet(`lts se latest version versions edition community enterprise release v
	ce`)

// vendors lead names that are as often written without them.
var vendors = wordSet(`adobe alibaba amazon apache apple atlassian aws azure bitnami cisco cloudera
	databricks datastax digitalocean elastic facebook gcp gnu google hashicorp ibm jetbrains
	microsoft mozilla ms netflix oracle pivotal redhat salesforce sap sun uber vmware vmw`)

// vendorWords are vendors of two words.
var vendorWords = [][2]string{{"red", "hat"}, {"google", "cloud"}}

// classWords name the class of a thing. Beside a name they mean nothing, where the thing is of one
// of the kinds; no kinds: any thing. "SQL Server" is not SQL, because SQL is no WEB_SERVER.
var classWords = map[string][]string{
	"software": nil, "technology": nil, "technologies": nil, "tool": nil, "tools": nil, "skill": nil,
	"skills": nil, "basics": nil, "fundamentals": nil, "stack": nil, "ecosystem": nil,
	"language": langKinds, "languages": langKinds, "lang": langKinds, "programming": langKinds,
	"scripting": langKinds, "coding": langKinds, "core": langKinds, "markup": langKinds,
	"development": codeKinds, "framework": frameKinds, "frameworks": frameKinds,
	"library": frameKinds, "libraries": frameKinds, "database": dataKinds, "databases": dataKinds,
	"db": dataKinds, "dbms": dataKinds, "rdbms": dataKinds, "datastore": dataKinds,
	"cache": {"CACHE", "DATABASE"}, "broker": brokerKinds, "queue": queueKinds,
	"queues": queueKinds, "messaging": brokerKinds, "cloud": cloudKinds, "platform": baseKinds,
	"service": serviceKinds, "services": serviceKinds, "server": serverKinds, "webserver": {"WEB_SERVER"},
	"runtime": {"RUNTIME"}, "protocol": {"PROTOCOL"}, "format": {"FORMAT"}, "spec": specKinds,
	"specification": specKinds, "instances": {"CLOUD_SERVICE"}, "buckets": {"CLOUD_SERVICE"},
	"system": systemKinds, "systems": systemKinds, "concepts": nil, "principles": nil, "tests": testKinds,
	"tokens": specKinds, "toolkit": frameKinds, "sdk": frameKinds, "testing": testKinds,
	"os": {"OPERATING_SYSTEM"}, "certification": {"CERTIFICATION"},
	"certificate": {"CERTIFICATION"}, "architecture": {"ARCHITECTURE"}, "pattern": {"PATTERN"},
	"patterns": {"PATTERN"}, "api": {"API_STYLE"}, "apis": {"API_STYLE"},
	"containers": {"TOOL"}, "pipeline": {"PRACTICE", "TOOL"}, "pipelines": {"PRACTICE", "TOOL"},
	"methodology": {"PRACTICE"}, "methodologies": {"PRACTICE"}, "practices": {"PRACTICE"},
}

// The kinds that share class words.
var (
	langKinds   = []string{"LANGUAGE", "FORMAT"}
	codeKinds   = []string{"LANGUAGE", "FRAMEWORK", "LIBRARY", "RUNTIME"}
	frameKinds  = []string{"FRAMEWORK", "LIBRARY", "TOOL", "API_STYLE"}
	dataKinds   = []string{"DATABASE", "CACHE", "SEARCH_ENGINE"}
	brokerKinds = []string{"MESSAGE_BROKER"}
	serverKinds = []string{
		"WEB_SERVER", "TOOL", "DATABASE", "CACHE", "SEARCH_ENGINE", "MESSAGE_BROKER",
	}
	serviceKinds = []string{"CLOUD_SERVICE", "CLOUD_PLATFORM", "API_STYLE", "TOOL"}
	cloudKinds   = []string{"CLOUD_PLATFORM", "BUSINESS_SYSTEM"}
	baseKinds    = []string{"CLOUD_PLATFORM", "BUSINESS_SYSTEM", "RUNTIME", "FRAMEWORK"}
	queueKinds   = []string{"MESSAGE_BROKER", "CLOUD_SERVICE"}
	testKinds    = []string{"TOOL", "FRAMEWORK", "LIBRARY"}
	systemKinds  = []string{"OPERATING_SYSTEM", "BUSINESS_SYSTEM"}
	specKinds    = []string{"FORMAT", "PROTOCOL", "API_STYLE"}
	scriptKinds  = []string{"FRAMEWORK", "LIBRARY", "RUNTIME", "TOOL"}
	// productKinds are what a vendor sells and a version numbers. A notion is neither: "IBM Cloud"
	// is not cloud computing.
	productKinds = []string{
		"LANGUAGE", "FRAMEWORK", "LIBRARY", "DATABASE", "CACHE", "SEARCH_ENGINE", "MESSAGE_BROKER",
		"CLOUD_PLATFORM", "CLOUD_SERVICE", "RUNTIME", "WEB_SERVER", "OPERATING_SYSTEM", "TOOL",
		"PROTOCOL", "FORMAT", "BUSINESS_SYSTEM",
	}
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// reduced is a name from which something was taken away. It may only mean entries of a kind that
// every step allows.
type reduced struct {
	words []string
	kinds [][]string // one set for each step that asks for kinds
	steps int
}

// allows reports whether an entry of this kind may be meant.
func (r *reduced) allows(kind string) bool {
	for _, kinds := range r.kinds {
		if kind != "" && !slices.Contains(kinds, kind) {
			return false
		}
	}
	return true
}

func (r *reduced) without(words []string, kinds []string) *reduced {
	next := &reduced{words: words, kinds: r.kinds, steps: r.steps + 1}
	if kinds != nil {
		next.kinds = append(slices.Clip(r.kinds), kinds)
	}
	return next
}

// reduce takes the next thing away, mildest first; nil when nothing can go.
func (r *reduced) reduce() *reduced {
	if len(r.words) == 0 || len(r.words) > maxWords {
		return nil
	}
	steps := [...]func() *reduced{
		r.dropDuration, r.dropQualifier, r.shortenVersion, r.dropClass, r.dropScript, r.dropVendor,
	}
	for _, step := range steps {
		if next := step(); next != nil && len(next.words) > 0 {
			return next
		}
	}
	return nil
}

// dropDuration takes "5 yrs", "3-5 years", "10+ years" or "2y" from either end.
func (r *reduced) dropDuration() *reduced {
	from := 0
	for from < len(r.words) && isNumber(r.words[from]) {
		from++
	}
	if from < len(r.words) && (from > 0 && timeUnit(r.words[from]) || gluedDuration(r.words[from])) {
		return r.without(r.words[from+1:], nil)
	}
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
	return w == "years" || w == "year" || w == "yrs" || w == "yr" || w == "months" || w == "mos" || w == "y"
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

// dropQualifier takes a word of level or experience from either end.
func (r *reduced) dropQualifier() *reduced {
	last := len(r.words) - 1
	switch {
	case last > 0 && qualifiers[r.words[0]]:
		return r.without(r.words[1:], nil)
	case last > 0 && qualifiers[r.words[last]]:
		return r.without(r.words[:last], nil)
	}
	return nil
}

// shortenVersion makes "python 3.11" into "python 3", then "python"; "python3" into "python".
func (r *reduced) shortenVersion() *reduced {
	last := len(r.words) - 1
	w := r.words[last]
	if last > 0 && (versionWords[w] || isVersion(w)) {
		if dot := strings.LastIndexByte(w, '.'); dot > 0 {
			return r.without(replaceLast(r.words, w[:dot]), nil)
		}
		return r.without(r.words[:last], nil)
	}
	stem := strings.TrimRight(w, "0123456789.+")
	if stem == w || len(stem) < 2 || len(stem) == 2 && !strings.Contains(w, ".") || strings.HasSuffix(w, "x") {
		return nil
	}
	if dot := strings.LastIndexByte(w, '.'); dot > 0 {
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
	if n := len(w) - 1; n == 2 && strings.ContainsRune("cgi", rune(w[n])) {
		w = w[:n] // Oracle's way
	}
	w = strings.TrimSuffix(w, "x")
	return isNumber(strings.TrimSuffix(w, ".")) || isNumber(w)
}

// dropClass takes a class word from either end.
func (r *reduced) dropClass() *reduced {
	last := len(r.words) - 1
	if last == 0 {
		return nil
	}
	if last > 1 && r.words[last-1] == "operating" && stem(r.words[last]) == "system" {
		return r.without(r.words[:last-1], []string{"OPERATING_SYSTEM"})
	}
	if kinds, ok := classWords[r.words[last]]; ok {
		return r.without(r.words[:last], kinds)
	}
	if kinds, ok := classWords[r.words[0]]; ok {
		return r.without(r.words[1:], kinds)
	}
	return nil
}

// siteEnds end the names of the sites that products are at home on, and are called by.
var siteEnds = wordSet("io com org dev")

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

// dropVendor takes a vendor from the front: "Oracle Java".
func (r *reduced) dropVendor() *reduced {
	if len(r.words) < 2 {
		return nil
	}
	for _, pair := range vendorWords {
		if len(r.words) > 2 && r.words[0] == pair[0] && r.words[1] == pair[1] {
			return r.without(r.words[2:], productKinds)
		}
	}
	if vendors[r.words[0]] && !smallWords[r.words[1]] {
		return r.without(r.words[1:], productKinds)
	}
	return nil
}

// derivedLabels lists the names that follow from a label: without the explanation in parentheses, without
// "Apache", the vendor of an abbreviation, ".js" or "skills".
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
	if ws[last] == "js" && last == 1 || ws[last] == "skills" {
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
