package text

// neverPart are words that stand before or after a name and are never a part of one: "my SQL" is
// SQL, "mark down" no format.
var neverPart = union(smallWords, wordSet(`no not non my our your their his her its we you i is are as at
	by be or if so do up down out off over all any some more new own use used using from this that per
	mark`))

// ordinary are words of English that are also names. A taxonomy should mark them as everyday; where
// it does not, running text is read as if it did.
var ordinary = wordSet(`access ant atom backbone bamboo basic beam bottle bower brackets brew buck caddy
	camel celery chai charles chef consul crystal cucumber dart dash delphi drill drone druid dry eclipse
	ember envoy excel falcon fiddler flux gauge grunt gulp helm hive impala insomnia jam jest julia karma
	kiss kong lamp less locust looker make mean meteor mocha mule nomad notion outlook packer pandas parcel
	phoenix pig play prefect presto processing puppet pyramid raft salt sage scheme segment sentry shiny
	sketch slack snowflake soap spark squid stitch storm superset swift teams tornado unity vault word
	windows yarn go spring express nest gin fiber rails rest node flask apache echo rust ruby saga solid acid
	react`)

// verbsBefore are words before a verb, or before a noun that names no thing of programming.
var verbsBefore = wordSet(`to we you i they he she it who which will would can could may might must should
	shall let lets let's please not don't dont doesn't never always us them people teams ready pay`)

// verbsAfter are words after a verb: "go to market", "express interest", "rest of".
var verbsAfter = wordSet(`to of through beyond above live ahead into out further back forward wrong away
	down up off deep home along your our their his her its my this that interest yourself ourselves
	themselves assured easy further somewhere about around by we you i they it hand over when if because
	and's delivery lanes lane train bus mail shipping cleaning semester break term water roll`)

// timesBefore are words before a season.
var timesBefore = wordSet("this next last every each early late mid until since during by")

// techNouns stand after the name of what they are made with, or of: "a go service".
var techNouns = wordSet(`service services microservice microservices backend backends frontend developer
	developers engineer engineers programmer programmers code codebase codebases app apps application
	applications api apis programming language framework frameworks library libraries stack stacks project
	projects module modules server servers package packages runtime compiler template templates routine
	routines component components script scripts scripting coding development ecosystem team tooling
	monolith monoliths endpoints endpoint middleware functions skills experience knowledge expertise
	specialist specialists architect consultant guru expert web cluster bootcamp course certification
	methods methodology methodologies practices principles environment environments tools`)

// toolNouns stand before a name: "the language Go".
var toolNouns = wordSet(`language languages framework frameworks library libraries tool tools stack
	technology technologies backend databases database programming coding including include
	includes e.g namely preferably ideally either`)

// usingWords say that what follows is used: "written with".
var usingWords = wordSet(`with using use uses used via know knows learn learning learned wrote write writes
	writing written prefer love loves like likes in`)

// makingWords stand before "in" and a language: "written in".
var makingWords = wordSet(`written write writing wrote programming programmed program coding code coded
	built build building implemented implementing developed develop developing development scripting
	fluent proficient experience experienced expertise skills skilled services service microservices
	proficiency backend apis applications`)

// knowingWords stand before "of", "in" or "with" and what somebody knows.
var knowingWords = wordSet(`knowledge understanding experience experienced expertise expert exposure
	familiarity familiar fluency fluent proficiency proficient skill skills skilled background
	competence competent command grasp mastery basics fundamentals principles years work worked working
	comfortable hands-on practice versed specialist`)

// knownBy are adjectives right before what somebody knows: "solid Spring".
var knownBy = wordSet(`strong solid good basic advanced expert deep excellent proven extensive some clear
	effective profound intermediate modern idiomatic professional commercial proficient`)

// lettersAfter stand after a single letter that names a language, neverLetter before one that does not.
var (
	lettersAfter = wordSet(`programming language developer developers code coding compiler compilers
		packages package scripts script scripting library libraries programmer programmers engineer shiny
		studio syntax`)
	neverLetter = wordSet(`vitamin plan series grade class section appendix hepatitis option part phase
		level type group team block building schedule exhibit figure table tier category route room
		model generation gen size round article annex shift`)
)

// nameCompounds may follow an ordinary word and a hyphen: "go-based".
var nameCompounds = wordSet(`based style like native developer developers engineer engineers backend service
	services powered stack team first specific js driven projects applications`)

// tongues are languages that people speak.
var tongues = wordSet(`german french spanish italian portuguese dutch polish czech slovak swedish danish norwegian
	finnish russian ukrainian romanian hungarian greek turkish arabic hebrew hindi mandarin chinese japanese korean
	latin estonian latvian lithuanian croatian serbian bulgarian catalan deutsch swahili yoruba vietnamese
	tamil bengali urdu tagalog welsh irish slovene slovenian`)

// listGlue are words between the items of a list.
var listGlue = wordSet(`and or und oder et y as well plus also even both either preferably ideally
	e.g etc like including then nor vs versus the a an some`)

// plainCapitals are words that often begin with a capital without being part of a proper name.
var plainCapitals = union(smallWords, qualifiers, titleNoise, techNouns, toolNouns, usingWords, makingWords,
	knowingWords, knownBy, negations, wordSet(`our we you your i this that these required requirements lead head
	principal staff chief software web mobile platform data cloud fullstack frontend developed languages
	frameworks databases technologies certified schwerpunkt kenntnisse erfahrung`))

func union(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, s := range sets {
		for w := range s {
			all[w] = true
		}
	}
	return all
}
