package text

import (
	"slices"
	"strings"
)

// addressHits looks a name up that programs write: a package in a scope, the path of a module or
// repository, a coordinate of a build, a file. It names one product or nothing: what stands in it once
// for the owner of many, such as github.com, is not what it is about.
func (x *Index) addressHits(typ EntryType, folded string) []hit {
	if typ != EntrySkill || strings.ContainsAny(folded, " ,;|&") || !strings.ContainsAny(folded, "@./:") {
		return nil
	}
	for _, reading := range x.addressReadings(folded) {
		hits := slices.DeleteFunc(x.reducedHits(typ, reading), func(h hit) bool {
			return !slices.Contains(addressedKinds, x.entries[h.entry].Kind) || isCloud([]string{reading})
		})
		if len(hits) == 1 && len(reading) > 1 {
			return hits
		}
	}
	return nil
}

// addressedKinds are what programs have names for.
var addressedKinds = append(slices.Clip(productKinds), "API_STYLE")

// imageTags tag the builds of an image that have no number: "redis:alpine".
var imageTags = wordSet("alpine bookworm bullseye edge latest lts slim stable")

// addressReadings lists what an address may name, the likeliest first.
func (x *Index) addressReadings(folded string) []string {
	if scope, name, ok := cutScope(folded); ok {
		return []string{scope + " " + name, scope}
	}
	if path := x.pathOf(folded); path != nil {
		name, _ := cutEnd(path[len(path)-1], ".go", ".py", ".rs", ".rb")
		return []string{strings.Join(path, " "), name}
	}
	if owner, name, ok := strings.Cut(folded, "/"); ok && x.ownsNamesake(owner, name) {
		return []string{name}
	}
	group, module, ok := strings.Cut(folded, ":")
	if segments := groupOf(group); segments != nil {
		readings := []string{strings.Join(segments, " ")}
		if module, _, _ = strings.Cut(module, ":"); ok {
			readings = []string{module, readings[0]}
		}
		return append(readings, withoutVendors(segments[:min(len(segments), 2)])...)
	}
	switch {
	case !ok || group == "" || module == "":
	case isDigit(module[0]) || imageTags[module]:
		return []string{group}
	case strings.Contains(group, "."):
		return []string{module}
	}
	if base := fileBase(folded); base != "" {
		return []string{base}
	}
	if head, _, ok := strings.Cut(strings.TrimPrefix(folded, "microsoft."), "."); ok && x.ofDotNet(head) {
		return []string{head}
	}
	return nil
}

// ofDotNet reports whether a word is a product built with .NET, whose packages have their owner first
// and dots between the words: "Serilog.AspNetCore".
func (x *Index) ofDotNet(word string) bool {
	hits, net := x.lookUp(EntrySkill, keySquash, word, 0), x.lookUp(EntrySkill, keyFold, ".net", 0)
	if len(hits) != 1 || len(net) != 1 {
		return false
	}
	e := &x.entries[hits[0].entry]
	return slices.Contains(packageKinds, e.Kind) && slices.Contains(e.implied, net[0].entry)
}

// cutScope splits "@angular/cli", a package in a scope.
func cutScope(folded string) (scope, name string, ok bool) {
	scope, name, ok = strings.Cut(strings.TrimPrefix(folded, "@"), "/")
	return scope, name, ok && folded[0] == '@' && scope != "" && name != ""
}

// codeHosts keep what others own: the owner stands before the name.
var codeHosts = wordSet("github.com gitlab.com bitbucket.org")

// siteTops end the hosts that modules and repositories are kept at.
var siteTops = wordSet("com org io dev in")

// ownerEnds end the names of those who own what they are called after.
var ownerEnds = wordSet("js org hq labs lang soft project team")

// ownsNamesake reports whether "etcd-io/etcd" is a name and the owner called after it, or "apache/kafka"
// one of that foundation, and no list.
func (x *Index) ownsNamesake(owner, name string) bool {
	if owner == "apache" {
		return len(x.lookUp(EntrySkill, keySquash, owner+name, 0)) > 0
	}
	rest, ok := strings.CutPrefix(owner, strings.TrimRight(name, "0123456789"))
	if !ok || rest == "" || rest == owner || rest[0] != '-' && !ownerEnds[rest] {
		return false
	}
	hits := x.reducedHits(EntrySkill, owner)
	return len(hits) == 0 || len(commonHits([][]hit{hits, x.reducedHits(EntrySkill, name)})) == 1
}

// pathOf gives the owner and name of a repository, the last part of another path at a host, or of a mere
// host its words from the end: "github.com/gin-gonic/gin", "entgo.io/ent/v2", "kafka.apache.org"; nil
// where a name is none of these. "Socket.IO/Redis" is a list.
func (x *Index) pathOf(folded string) []string {
	_, rest, schemed := strings.Cut(folded, "://")
	if !schemed {
		rest = strings.Replace(strings.TrimPrefix(folded, "git@"), ".com:", ".com/", 1)
	}
	host, path, _ := strings.Cut(strings.TrimPrefix(rest, "www."), "/")
	dot := strings.LastIndexByte(host, '.')
	if dot < 0 || !siteTops[host[dot+1:]] ||
		!schemed && !codeHosts[host] && len(x.lookUp(EntrySkill, keyFold, host, 0)) > 0 {
		return nil
	}
	parts := strings.FieldsFunc(strings.TrimSuffix(path, ".git"), func(r rune) bool { return r == '/' })
	if n := len(parts); n > 1 && isVersion(parts[n-1]) {
		parts = parts[:n-1]
	}
	switch {
	case codeHosts[host] && len(parts) > 1:
		return parts[:2]
	case len(parts) > 0:
		return parts[len(parts)-1:]
	}
	parts = strings.Split(host[:dot], ".")
	slices.Reverse(parts)
	return parts
}

// groupStarts begin the names of groups of packages: sites from the end.
var groupStarts = wordSet("com org io net dev de ch")

// groupOf gives what follows the first part of a group, "org.apache.kafka"; nil for any other name. Its
// owner or what is next to that may be a product.
func groupOf(s string) []string {
	segments := strings.Split(strings.Replace(s, "io.github.", "io.", 1), ".")
	if len(segments) < 2 || !groupStarts[segments[0]] || slices.ContainsFunc(segments, func(w string) bool {
		return w == "" || w == "js" || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz0123456789-_") != ""
	}) {
		return nil
	}
	return segments[1:]
}

// withoutVendors gives the words that are no vendor's name.
func withoutVendors(ws []string) []string {
	return slices.DeleteFunc(slices.Clone(ws), func(w string) bool { return vendors[w] })
}

// settingsEnds end the names of files that set something up.
var settingsEnds = wordSet(".toml .json .yml .yaml .conf .neon .cfg .ini .xml .lock .properties .config")

// fileBase gives what a file of settings is of: "nginx.conf", "jest.config.js", ".eslintrc"; "" for any
// other name. "Express.js" is no file.
func fileBase(folded string) string {
	name, hidden := strings.CutPrefix(folded, ".")
	if hidden && strings.Contains(name, "/") {
		return "" // ".NET/C#"
	}
	if base, script := cutEnd(name, ".config.js", ".config.ts", ".config.mjs"); script {
		return base
	}
	if dot := strings.LastIndexByte(name, '.'); dot > 0 && settingsEnds[name[dot:]] {
		name = name[:dot]
	} else if !hidden {
		return ""
	}
	if hidden {
		name, _ = cutEnd(name, "rc", "ignore", "config")
	}
	return strings.TrimSuffix(name, "-lock")
}

// cutEnd takes the first of some ends that a name has.
func cutEnd(s string, ends ...string) (base string, ok bool) {
	for _, end := range ends {
		if base, ok = strings.CutSuffix(s, end); ok {
			return base, true
		}
	}
	return s, false
}
