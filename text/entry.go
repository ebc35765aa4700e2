package text

import "fmt"

// LabelKind says what sort of name a label is.
type LabelKind uint8

// The label kinds, strongest first.
const (
	LabelName   LabelKind = iota // the preferred name
	LabelAlias                   // a name that people use on purpose
	LabelHidden                  // a misspelling: it resolves, and is never shown
)

// Label is one name of an entry.
type Label struct {
	Text string
	Kind LabelKind
	// Everyday marks a word of ordinary English ("go", "spring"). It matters in running text only,
	// where such a word needs support; in a list it is a name like any other.
	Everyday bool
}

// EntryType is the sort of thing an entry names.
type EntryType uint8

// The entry types.
const (
	EntrySkill EntryType = iota
	EntryRole
	EntrySpecialty
)

// Entry is one thing that has names.
type Entry struct {
	ID   string
	Type EntryType
	// Kind is the kind of skill, such as "LANGUAGE". It decides which class words may stand beside
	// a name ("Redis database" but not "Redis framework"); an entry without a kind takes any.
	Kind   string
	Name   string
	Labels []Label // the name itself included as LabelName; added where it is not
	// Importance orders search results, in ten-thousandths.
	Importance int32
	// Broader, Implies and Needs hold ids of what is more general, of what whoever has the entry has
	// or it is built with, and of what has to be learned first: such a class, notion or language may
	// stand beside the name, and adds nothing.
	Broader, Implies, Needs []string
	// Near holds ids of neighbours in the graph: the context that may settle an ambiguous name.
	Near []string
}

// Match says how a name met a label.
type Match uint8

// The kinds of match, surest first.
const (
	MatchExact      Match = iota // the preferred name, case and accents aside
	MatchAlias                   // an alias
	MatchHidden                  // a known misspelling
	MatchNormalised              // after spacing, versions, vendors and the like were seen through
	MatchPrefix                  // the beginning of a label; a suggestion only
	MatchFuzzy                   // a typing error; it resolves only where it is safe
)

// String gives the match's name in the API, such as "EXACT".
func (m Match) String() string {
	names := [...]string{"EXACT", "ALIAS", "HIDDEN", "NORMALISED", "PREFIX", "FUZZY"}
	if int(m) < len(names) {
		return names[m]
	}
	return fmt.Sprintf("MATCH %d", m)
}

// Outcome is what came of resolving a name.
type Outcome uint8

// The outcomes.
const (
	Unknown   Outcome = iota // no entry has that name
	Resolved                 // exactly one entry is meant
	Ambiguous                // several entries may be meant and nothing settles which
)

// String gives the outcome's name in the API, such as "RESOLVED".
func (o Outcome) String() string {
	names := [...]string{"UNKNOWN", "RESOLVED", "AMBIGUOUS"}
	if int(o) < len(names) {
		return names[o]
	}
	return fmt.Sprintf("OUTCOME %d", o)
}

// Scores of the kinds of match, in ten-thousandths. They order candidates; they are not
// probabilities.
const (
	scoreExact      = 10000
	scoreAlias      = 9800
	scoreHidden     = 9500
	scoreNormalised = 9000 // less scoreStep for each thing that had to be taken away
	scoreStep       = 200
	scoreReducedMin = 7000
	scoreFuzzyMax   = 8000 // times the share of letters that are right
	scorePrefixMax  = 5000 // times the share of the label that was typed
	scoreSharedMax  = 3000 // times the share of words in common
)

// Candidate is one entry that a name may mean.
type Candidate struct {
	ID    string
	Match Match
	Score int32  // in ten-thousandths
	Label string // the label that matched
}

// Resolution is what came of one name.
type Resolution struct {
	Input      string
	Outcome    Outcome
	ID         string      // only where Resolved
	Candidates []Candidate // best first, at most MaxCandidates
}

// MaxCandidates bounds the candidates of one resolution.
const MaxCandidates = 10

// MaxName is the greatest length of a name or a query that is looked at, in bytes. A longer one
// names nothing.
const MaxName = 1024
