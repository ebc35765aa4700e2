package text

// cue is what a word says about the skills beside it, as a set.
type cue uint16

const (
	cueFiller    cue = 1 << iota // nothing: levels, years and negations reach across it
	cueLevel                     // in levelWords or weakLevels
	cueNegation                  // in negations
	cueContrast                  // what follows is of another kind
	cueOnly                      // takes a negation back: "not only"
	cueNecessity                 // in one of the sets of necessity
	cueNumeral                   // in numerals
	cueSmall                     // in smallWords
	cueWish                      // may end a wish; see wishes
	cueTurn                      // in turns
)

func (c cue) has(what cue) bool { return c&what != 0 }

// cues holds every word that says something, so that a word of the text is looked up once.
var cues = func() map[string]cue {
	all := map[string]cue{}
	add := func(c cue, words map[string]bool) {
		for w := range words {
			all[w] |= c
		}
	}
	add(cueFiller, fillers)
	add(cueNegation, negations)
	add(cueSmall, smallWords)
	add(cueContrast, wordSet("but while whereas however"))
	add(cueOnly, wordSet("only just"))
	add(cueNecessity, union(requiredBefore, requiredAfter, preferredBefore, preferredAfter))
	for w := range levelWords {
		all[w] |= cueLevel
	}
	for w := range weakLevels {
		all[w] |= cueLevel
	}
	for w := range numerals {
		all[w] |= cueNumeral
	}
	for w := range wishing {
		all[w] |= cueWish
	}
	for w := range working {
		all[w] |= cueWish
	}
	add(cueWish, learning)
	for w := range turns {
		all[w] |= cueTurn
	}
	return all
}()

// shortCues are the cues of words that are no longer than their head, which is found sooner.
var shortCues = func() map[head]cue {
	short := map[head]cue{}
	for w, c := range cues {
		if len(w) <= headLength {
			short[headOf(w)] = c
		}
	}
	return short
}()

// cueHeads are the heads of all cues; most words have another.
var cueHeads = func() headSet {
	heads := roomForHeads(len(cues) * headLength)
	for w := range cues {
		heads.add(headOf(w))
	}
	return heads
}()

// cueOf gives what a word says.
func cueOf(w string, h head) cue {
	if !cueHeads.mayHave(h) {
		return 0
	}
	if len(w) <= headLength {
		return shortCues[h]
	}
	return cues[w]
}

// levelWords say how well somebody knows what follows, or what stands before.
var levelWords = map[string]int{
	"dabbled": 1, "dabbling": 1, "tinkered": 1, "little": 2, "limited": 2, "minimal": 2, "rudimentary": 2, "bit": 2,
	"novice": 2, "exposure": 1, "awareness": 1, "aware": 1, "basic": 2, "basics": 2, "beginner": 2, "elementary": 2,
	"familiar": 2, "familiarity": 2, "fundamental": 2, "some": 2, "introductory": 2, "working": 3,
	"proficient": 3, "proficiency": 3, "intermediate": 3, "good": 3, "experienced": 3,
	"hands": 3, "practical": 3, "solid": 4, "strong": 4, "advanced": 4, "fluent": 4, "excellent": 4,
	"extensive": 4,
	"thorough":  4, "profound": 4, "expert": 5, "experts": 5, "expertise": 5, "mastery": 5, "deep": 5,
	"guru": 5, "grundkenntnisse": 2, "gute": 3, "fundierte": 4, "umfassende": 4,
}

// scarce are levels only right before what they are of: "limited experience", but not "Acme Limited".
var scarce = wordSet("little limited minimal")

// refusing deny the skill that they stand behind: "PHP: no".
var refusing = wordSet("no none never zero nein non")

// usedFor say no level beside a number of years: "5 years of hands-on experience".
var usedFor = wordSet("experience experienced hands practical")

// weakLevels are nouns that state a level only where no adjective before them does.
var weakLevels = map[string]int{
	"experience": 3, "proficiency": 3, "proficient": 3, "familiarity": 2, "expertise": 5,
}

// negations deny what follows; refusals deny what stands before, after "not".
var (
	negations = wordSet(`no not without never neither nor cannot dont doesnt isnt arent wont zero excluding
		except lack lacks lacking kein keine keinen ohne nicht`)
	refusals = wordSet(`required needed necessary mandatory must used essential wanted expected relevant
		important requirement prerequisite compulsory obligatory`)
)

// turns deny what follows together with the word after them: "moved away from", "stopped using". Who shies
// away from a thing may be asked not to.
var turns = map[string]map[string]bool{
	"away": wordSet("from"), "instead": wordSet("of"), "rather": wordSet("than"),
	"rid": wordSet("of"), "phasing": wordSet("out"), "phased": wordSet("out"),
	"stopped": wordSet("using working writing doing coding programming"),
}

// leaving are the words before "away from" that leave a thing.
var leaving = wordSet(`move moved moving migrate migrated migrating shift shifted shifting step stepped switch
	switched switching turned transition transitioned transitioning got getting`)

// denialReach are words that a negation reaches across, and nothing else: "have not worked with".
var denialReach = wordSet(`worked working yet ever longer very really too much been touched touch written
	wrote tried seen interested particularly currently actively actually learn learning pick up
		include includes included contain contains
		be`)

// fillers are words that a level, a number of years or a negation reaches across.
var fillers = union(smallWords, knowingWords, knownBy, wordSet(`any prior previous need needs use using used
	require requires know to have has work working do as both other more practical professional commercial
	hands hand on in-depth level your our relevant production proven development developing programming
	writing building least minimum plus using it such like including e.g either technologies tools languages
	want looking ask expect depth erfahrung mit en der den kenntnisse mindestens`))
