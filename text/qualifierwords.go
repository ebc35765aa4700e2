package text

import "strings"

// qualifiers are words around a name that say how well or how long somebody has it.
var qualifiers = wordSet(`a ability able about above acquainted adept advanced an as at
	background based basic beginner best both comfortable command commercial competence competent
	complex conversant currently daily deep demonstrable demonstrated depth desirable effective
	efficient either etc excellent exceptional exp experience experienced expert expertise
	exposure extensive familiar familiarity fluency fluent focus for good great hands handson have
	higher highly i in including incl intermediate junior know knowledge knows least learning
	level like little lvl main mandatory max maximum meet mid min minimum modern more mostly must
	my nice novice of on optional our outstanding over passion passionate practical preferred
	primary production professional proficiency proficient proven record required secondary senior
	since skilled solid some sound specialised specialising specialized specializing strong such
	superior than the thorough to track trained understanding use used using versed very well with
	worked working write years
	` + abroad)

// abroad are such words in other languages than English.
const abroad = `con conhecimento conhecimentos connaissance connaissances conocimiento
	conocimientos conoscenza de en erfahrung experiencia gute kenntnisse maitrise mit nivel niveau
	sehr avance avancado avancee avanzada avanzato avanzado basica basico bilingue courant
	fliessend fluente fluido fortgeschritten grundkenntnisse intermedia intermediaire
	intermediario intermedio verhandlungssicher`

// forewords stand before a thing only: what somebody does with it, "building REST APIs", or the whole of it,
// "full stack Java".
var forewords = wordSet(`building creating deploying designing developing full implementing
	maintaining writing`)

// fluencies say how well somebody has a language, where they stand apart from its name.
var fluencies = wordSet("native bilingual limited elementary conversational speaker")

// headWords stand in what heads a list of skills, beside class words: "Key technical skills: Java".
var headWords = wordSet(`additional and core hard it key other others skill skills soft stack technical
	technologies tools top`)

// openEnds stand behind the last of several things: "Kafka or similar".
var openEnds = wordSet("similar equivalent related comparable others other more co alternatives")

// versionWords stand where a version may stand.
var versionWords = wordSet(`gen gen1 gen2 1st 2nd lts se latest version versions edition community enterprise release v
	ce r2 r4 r5 sp1 sp2`)

// editionWords stand behind a product: "SoapUI Pro". Beside a certificate they are its level.
var editionWords = wordSet("premium pro ultimate")

// timeUnits count how long somebody has a thing.
var timeUnits = wordSet("years year yrs yr yoe months month mos y ans anos anni jahre jahren")

// certificateLevels are how far a certificate goes. A name that ends in one is that of a certificate though
// it does not say "certified".
var certificateLevels = wordSet("advanced associate professional specialty expert practitioner")

// siteEnds end the names of the sites that products are at home on, and are called by.
var siteEnds = wordSet("io com org dev")

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
