package graph

// The constants of the method, under the names that docs/method.md explains them by. They stand
// here only. All are shares in ten-thousandths unless said otherwise.

// Weights of a requirement by its necessity (plain numbers).
const (
	requiredWeight  = 10
	preferredWeight = 4
)

// defaultLevel is what a held skill counts as when nobody says how well it is had.
const defaultLevel = Working

// advancedYears is how many years of use make a skill ADVANCED, workingYears WORKING; fewer make it BASIC.
const (
	advancedYears = 5
	workingYears  = 1
)

// seasonedLevel is how well a senior or a lead has what their title names.
const seasonedLevel = Advanced

// prerequisiteLevel is the least level a prerequisite is learned to.
const prerequisiteLevel = Basic

// pastLevel is the level from which on whoever has a skill needs no step for its prerequisites.
const pastLevel = Working

// Bounds of the TRANSFERS edges.
const (
	transferCap   Share = 8_000 // knowing another tool never spares more than this
	transferFloor Share = 1_000 // weaker transfers are not kept
	transferHops        = 3     // typed edges on a path
	transferKeep        = 50    // greatest transfers kept from a skill, besides those to a neighbour
)

// stepFactor is what is left of the knowledge after one typed edge, forwards (from → to as stored)
// and backwards. ALTERNATIVE is multiplied by the edge's strength. BUILT_WITH without a level is
// shared out among the languages that one may choose from. Backwards the step is divided among many
// children: see crowd.
type stepFactor struct{ forward, backward Share }

var stepFactors = map[RelationKind]stepFactor{
	Implies:      {8_000, 5_000},
	BuiltWith:    {8_000, 3_000},
	Certifies:    {8_000, 2_000},
	Prerequisite: {6_000, 2_000},
	Broader:      {6_000, 4_000},
	PartOf:       {6_000, 3_000},
	Alternative:  {8_000, 8_000},
}

// crowd is the number of children up to which the way down from a shared parent, a shared
// language or a shared platform keeps its whole factor; beyond it the factor is multiplied by
// crowd / children: siblings in a crowd have little in common. It does not divide BUILT_WITH and
// PREREQUISITE at the beginning of a path: whoever knows the language itself has as much of each
// framework, however many there are. Of a typed edge as a sign of relatedness it leaves half at least.
const crowd = 12

// Weights of the signals of relatedness: the most that each can add on its own.
const (
	weightEdge       Share = 6_000
	weightRoles      Share = 5_000
	weightNeighbours Share = 5_000
	weightName       Share = 1_000
)

// edgeSignal is the strength of a typed edge as a sign of relatedness; ALTERNATIVE has its own.
var edgeSignal = map[RelationKind]Share{
	Implies: 9_000, BuiltWith: 9_000, Certifies: 7_000, Prerequisite: 7_000,
	Broader: 6_000, PartOf: 6_000,
}

// Bounds of the RELATED edges.
const (
	relatedKeep        = 50  // strongest kept at either end
	relatedFloor Share = 300 // weaker ones are not kept
	rolesPrior         = 1   // added to the count of shared roles when it damps their cosine
	hubDegree          = 400 // a neighbour with more edges than this says nothing
)

// hopReadiness is the least readiness at which a change of role is a hop of a career path.
const hopReadiness Share = 4_000

// Bounds of the search for a career path.
const (
	maxHops        = 4
	maxAlternative = 3   // other routes that are shown
	maxExpanded    = 400 // roles whose neighbours are looked at
)

// maxImpactSkills is how many skills together are looked at.
const maxImpactSkills = 3

// What sets a role apart.
const (
	neighbourRoles       = 8      // the most similar roles that it is told apart from
	liftFloor      Share = 20     // added above and below the bar of a lift
	leastLift      Share = 12_500 // from 1.25 times as much on a skill sets a role apart
)

// From how much credit on an explanation says "Nearly" and "Partly"; below that it says "Hardly".
const (
	nearly Share = 6_000
	partly Share = 2_000
)

// Bounds of what one question may hold. An error names the one that was passed.
const (
	MaxHeld    = 200 // entries of one profile
	MaxPeople  = 50
	MaxRoles   = 20
	MaxCourses = 50
	MaxTaught  = 50  // entries of one course
	MaxFirst   = 100 // results that one list gives
)
