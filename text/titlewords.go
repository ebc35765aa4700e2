package text

import (
	"slices"
	"strings"
)

// titleSpellings maps the ways in which employers spell the words of job titles to one.
var titleSpellings = map[string]string{
	"engineer": "developer", "engineers": "developer", "programmer": "developer",
	"developers": "developer", "dev": "developer", "devs": "developer", "coder": "developer",
	"engineering": "developer", "development": "developer", "eng": "developer", "engr": "developer",
	"swe": "software developer", "sde": "software developer",
	"sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "entrylevel": "junior",
	"graduate": "junior", "trainee": "junior", "midlevel": "mid", "intermediate": "mid",
	"middle": "mid", "medior": "mid", "ssr": "mid", "leader": "lead", "leading": "lead",
	"techlead": "lead", "teamlead": "lead", "freelance": "contract", "freelancer": "contract",
	"contractor": "contract", "contracting": "contract", "admin": "administrator",
	"architecture": "architect", "sysadmin": "system administrator", "qa": "quality assurance",
	"entwickler": "developer", "entwicklerin": "developer", "softwareentwickler": "software developer",
	"softwareentwicklerin": "software developer", "programmierer": "developer", "ingenieur": "developer",
	"developpeur": "developer", "developpeuse": "developer", "desarrollador": "developer",
	"desarrolladora": "developer", "ontwikkelaar": "developer", "architekt": "architect",
	"softwarearchitekt": "software architect", "administrateur": "administrator",
	"softwareentwicklung": "software developer", "intern": "junior", "werkstudent": "junior",
	"werkstudentin": "junior", "praktikant": "junior", "stagiaire": "junior", "apprentice": "junior",
	"debutant": "junior", "confirme": "mid", "db": "database", "be": "backend",
	"fe": "frontend", "serverside": "backend",
}

// titleJoins are pairs of words that titles write apart or together.
var titleJoins = map[[2]string]string{
	{"back", "end"}: "backend", {"front", "end"}: "frontend", {"full", "stack"}: "fullstack",
	{"entry", "level"}: "junior", {"mid", "level"}: "mid", {"middle", "level"}: "mid",
	{"senior", "level"}: "senior", {"junior", "level"}: "junior", {"lead", "level"}: "lead",
	{"tech", "lead"}: "lead", {"technical", "lead"}: "lead", {"team", "lead"}: "lead",
	{"dev", "ops"}: "devops", {"data", "base"}: "database", {"server", "side"}: "backend",
	{"dev", "secops"}: "devsecops", {"micro", "services"}: "microservices",
}

// seniorityWords are title words that only say how senior somebody is.
var seniorityWords = map[string]string{
	"junior": "JUNIOR", "mid": "MID", "senior": "SENIOR", "lead": "LEAD", "principal": "LEAD",
	"staff": "LEAD", "chief": "LEAD", "head": "LEAD", "i": "JUNIOR", "ii": "MID", "iii": "SENIOR",
	"iv": "LEAD", "1": "JUNIOR", "2": "MID", "3": "SENIOR", "4": "LEAD", "expert": "SENIOR",
}

// titleNoise are words of an advert's title line that do not belong to the title.
var titleNoise = wordSet(`remote hybrid onsite home office fulltime parttime full part time permanent
	m f d w x h div mwd mfd wfh urgent hiring wanted job role position opening vacancy new immediate
	start us usa uk eu emea europe relocation visa sponsorship only worldwide anywhere based`)

// employmentWords say how somebody is employed.
var employmentWords = wordSet("contract employee permanent temporary")

// titleWords gives the words of a job title in one spelling: back-end, backend and back end are
// alike, so are engineer, developer and programmer, Sr. and senior.
func titleWords(ws []string) []string {
	all := make([]string, 0, len(ws))
	for i := 0; i < len(ws); i++ {
		if i+1 < len(ws) {
			if joined, ok := titleJoins[[2]string{ws[i], ws[i+1]}]; ok {
				all = append(all, joined)
				i++
				continue
			}
		}
		w := ws[i]
		if to, ok := titleSpellings[w]; ok {
			w = to
		}
		all = append(all, strings.Fields(w)...)
	}
	return all
}

// titleKey is the sorted, distinct stems of title words.
func titleKey(ws []string) string {
	stems := make([]string, 0, len(ws))
	for _, w := range ws {
		if !smallWords[w] {
			stems = append(stems, stem(w))
		}
	}
	slices.Sort(stems)
	return strings.Join(slices.Compact(stems), " ")
}

// titleReadings lists what a title line may be cut down to, mildest first: whole, without what
// stands in parentheses, after a dash, a comma, a bar or "at"; then each of them without noise,
// without the names of skills, without the sort of employment, and without seniority.
func (x *Index) titleReadings(folded string) [][]string {
	outside, _, _ := cutParens(folded)
	var all [][]string
	part := jobPart(outside)
	dashed, _, _ := strings.Cut(part, " - ")
	for _, line := range []string{folded, outside, dashed, titleHead(part)} {
		ws := words(line)
		if len(ws) > maxWords {
			continue
		}
		all = append(all, titleWords(ws))
	}
	drops := []func(string) bool{
		func(w string) bool { return titleNoise[w] },
		func(w string) bool { return x.isSkillWord(w) },
		func(w string) bool { return employmentWords[w] },
		func(w string) bool { return seniorityWords[w] != "" },
	}
	for _, drop := range drops {
		for _, ws := range all {
			rest := slices.DeleteFunc(slices.Clone(ws), drop)
			if len(rest) > 0 && len(rest) < len(ws) && !isAnyDeveloper(rest) {
				all = append(all, rest)
			}
		}
	}
	return all
}

// SeniorityOf gives the rung that a job title names, "JUNIOR", "MID", "SENIOR" or "LEAD", and "" where it
// names none.
func SeniorityOf(title string) string {
	if len(title) > MaxName {
		return ""
	}
	return rungOf(words(Fold(title)))
}

// rungOf gives the first rung among the words of a title. A number or a numeral is one right after the
// word for the job only: "Developer II", but not "3 years".
func rungOf(ws []string) string {
	ws = titleWords(ws)
	for i, w := range ws {
		numeral := strings.Trim(w, "iv1234") == ""
		after := i > 0 && (jobNouns[ws[i-1]] || ws[i-1] == "level") && (i+1 == len(ws) || !timeUnit(ws[i+1]))
		if s := seniorityWords[w]; s != "" && (!numeral || after) {
			return s
		}
	}
	return ""
}

// isAnyDeveloper reports whether title words that are left say no more than "lead developer", which a lead
// Java developer is not.
func isAnyDeveloper(ws []string) bool {
	return len(ws) == 2 && ws[1] == "developer" && seniorityWords[ws[0]] != ""
}

// jobPart gives the part of a title line that names a job, where the first does not: "Jane Doe - Lead
// Backend Engineer".
func jobPart(s string) string {
	for _, sep := range []string{" - ", " | ", ": ", ", ", " / "} {
		for rest, ok := s, true; ok; {
			var part string
			part, rest, ok = strings.Cut(rest, sep)
			if hasJob(words(part)) {
				if part == s {
					break
				}
				return part
			}
		}
	}
	return s
}

// hasJob reports whether one of the words of a title is for a job.
func hasJob(ws []string) bool {
	return slices.ContainsFunc(titleWords(ws), func(w string) bool { return jobNouns[w] })
}

// titleHead gives the part of a title line before what employers append to it.
func titleHead(s string) string {
	for _, sep := range []string{
		" - ", ", ", " | ", " @ ", " at ", " / ", ": ", " with ", " for ", " in ",
		" mit ", " fur ", " bei ", " im ", " chez ", " avec ",
	} {
		if at := strings.Index(s, sep); at > 0 {
			s = s[:at]
		}
	}
	return s
}

// isSkillWord reports whether a title's word names a technology: the "Java" of a "Java Backend
// Developer".
func (x *Index) isSkillWord(w string) bool {
	for _, l := range x.keys[keySquash][w] {
		e := &x.entries[x.labels[l].entry]
		if e.Type == EntrySkill && slices.Contains(productKinds, e.Kind) {
			return true
		}
	}
	return false
}
