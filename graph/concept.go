package graph

// Status says where a concept is in its life.
type Status string

// The statuses of a concept.
const (
	Active     Status = "ACTIVE"
	Emerging   Status = "EMERGING"
	Declining  Status = "DECLINING"
	Deprecated Status = "DEPRECATED" // answers still, with ReplacedBy
)

// Statuses lists every status.
func Statuses() []Status { return []Status{Active, Emerging, Declining, Deprecated} }

// MatchType is how a concept relates to one of another scheme, as in SKOS.
type MatchType string

// The match types of SKOS.
const (
	ExactMatch  MatchType = "EXACT"
	CloseMatch  MatchType = "CLOSE"
	BroadMatch  MatchType = "BROAD"
	NarrowMatch MatchType = "NARROW"
)

// ExternalID is the name of a concept in another scheme ("wikidata", "esco", "onet" …).
type ExternalID struct {
	Scheme string    `json:"scheme"`
	ID     string    `json:"id"`
	Match  MatchType `json:"match"`
}

// Labels are the names of a concept besides its preferred one. A hidden label is no name of it: a
// misspelling, or the name of a part, an edition, a package or a forerunner that has no entry of its
// own. It resolves, and is never shown as a name.
type Labels struct {
	Aliases []string `json:"aliases,omitempty"` // names people use on purpose
	Hidden  []string `json:"hidden,omitempty"`  // what it is also looked for by
	// Everyday lists those of the names, the preferred one included, that are words of ordinary
	// English. It matters in running text only.
	Everyday []string `json:"everyday,omitempty"`
	// Shared lists those of the names that other concepts have too: by itself such a name is
	// ambiguous, and context has to settle it.
	Shared []string `json:"shared,omitempty"`
}
