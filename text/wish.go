package text

// A wish names a skill that somebody has not got: "I want to learn Kafka", "interested in Go". A text
// speaks of one by a word that wants and a word that learns, or by a noun of its own.

// maxWish bounds the words from one that wants to one that learns.
const maxWish = 10

var (
	// wishing want what follows, by the word after them.
	wishing = map[string]string{
		"interested": "in", "interest": "in", "interests": "in", "curious": "about", "keen": "on",
	}
	// wanting stand before a word that learns or works; ready before one that learns only: who is able
	// to work with Kafka does.
	wanting = wordSet(`want wants wanting goal goals dream ambition aspiration eager keen hope
		hopes hoping plan plans planning wish wishes aim
		aims aiming looking seeking seek aspire aspiring excited desire
		intend intends interested`)
	ready = wordSet(`willing willingness ready motivated motivation curious happy open openness prepared
		ability able appetite`)
	// fond want only after a "would": who likes to work with Go does.
	fond  = wordSet("like love")
	would = wordSet("would id youd wed d")
	// betweenWish are the words between the two.
	betweenWish = union(smallWords, wordSet(`get getting start starting begin also further really very more
		about new forward my your you i can where role position job project projects team opportunity
		opportunities chance quickly soon next and one day is`))
	learning = wordSet(`learn learning explore exploring discover study studying become
		becoming`)
	// working learn with the word after them.
	working = map[string]map[string]bool{
		"pick": wordSet("up"), "picking": wordSet("up"), "dive": wordSet("into"), "dig": wordSet("into"),
		"get": wordSet("into"), "getting": wordSet("into"), "try": nil, "trying": nil, "use": nil, "using": nil,
		"work": wordSet("with in on"), "working": wordSet("with in on"), "move": wordSet("into to towards"),
		"moving": wordSet("into to towards"), "switch": wordSet("to"), "switching": wordSet("to"),
		"transition": wordSet("into to"), "grow": wordSet("into"),
		"growing": wordSet("into"), "write": nil, "writing": nil, "code": wordSet("in"),
	}
	// begun stand before "learning" where somebody has begun to.
	begun = wordSet("currently am im still presently now started begun actively")
	// anew after a skill say that it was had before.
	anew = wordSet("again")
)

// wishes reports whether a wish ends at token i, and speaks of what follows.
func (r *reading) wishes(i int) bool {
	w := r.tokens[i].text
	if next, ok := wishing[w]; ok && (r.follows(i, next) || w == "interests" && r.colonAfter(i+1)) {
		return true
	}
	after, works := working[w]
	works = works && (after == nil || after[r.wordAt(i+1)])
	if !works && !learning[w] {
		return false
	}
	for at := i - 1; at >= max(0, i-maxWish) && !r.tokens[at+1].gap.has(gapBreak|gapComma); at-- {
		switch before, next := r.tokens[at].text, r.tokens[at+1].text; {
		case next == "and" || next == "or": // "planning and learning"
			return false
		case wanting[before], ready[before] && (learning[w] || w == "pick"),
			fond[before] && at > 0 && would[r.tokens[at-1].text]:
			return true
		case !betweenWish[before] && !fond[before] && !learning[before]:
			return false
		}
	}
	return false
}

// beginsTo reports whether token i is the learning of somebody who has begun to: "currently learning",
// "learning Go at the moment".
func (r *reading) beginsTo(i int) bool {
	if r.tokens[i].text != "learning" {
		return false
	}
	if i > 0 && begun[r.tokens[i-1].text] {
		return true
	}
	const far = 8
	for at := i + 1; at < min(i+far, len(r.tokens)) && !r.tokens[at].gap.has(gapBreak); at++ {
		if w := r.tokens[at].text; w == "moment" || w == "currently" || w == "now" {
			return true
		}
	}
	return false
}

// asideWish reads a wish that is all of the brackets from token i on: "Kafka (want to learn)". It gives the
// token after it, and 0 where there is none.
func (r *reading) asideWish(i int) int {
	wished := false
	for end := min(i+maxWish, len(r.tokens)); i < end && !r.isSpotted(int32(i)); i++ {
		wished = wished || r.wishes(i) || r.tokens[i].text == "interested"
		if r.gapAt(int32(i + 1)).has(gapClose | gapBreak) {
			if wished {
				return i + 1
			}
			return 0
		}
	}
	return 0
}
