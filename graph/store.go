package graph

import (
	"context"
	"time"
)

// Revision numbers the states of a taxonomy, from 1. Each batch of writes moves it by one.
type Revision uint64

// Store keeps one taxonomy. It is small on purpose: it fetches and writes, and all meaning stands
// above it, in Taxonomy. Methods are safe for concurrent use. An error wraps ErrUnavailable,
// ErrConflict or ErrInvalid, or the context's error.
type Store interface {
	// Revision is the current one; 0 while the store holds nothing.
	Revision(ctx context.Context) (Revision, error)
	// Catalog returns what every process keeps in memory: names, headers, sources.
	Catalog(ctx context.Context) (*Catalog, error)
	// Read returns a View that holds at least what need names, all of one revision. Ids that the
	// store does not have are left out without an error. A store may return more than was
	// needed: no answer may depend on what else is there.
	Read(ctx context.Context, need Need) (*View, error)
	// Dataset returns all records in canonical order, and the revision they are of.
	Dataset(ctx context.Context) (*Dataset, Revision, error)
	// Commit writes a batch in one transaction that also moves the revision and appends to the
	// change log. It returns the new revision. ErrConflict: c.Expect is not the current one.
	Commit(ctx context.Context, c Commit) (Revision, error)
	// Close releases the store. Calls after it return ErrUnavailable.
	Close() error
}

// Pinner is a store that can hold one state still, so that all reads of one request agree.
type Pinner interface {
	// Pin returns a Store that reads the current state for ever and does not write.
	Pin() Store
}

// Catalog is the part of a taxonomy that every process holds in memory in every mode, so that
// names resolve and lists are ordered by the same Go code over every store.
type Catalog struct {
	Revision    Revision
	Skills      []SkillHeader // in order of id
	Roles       []RoleHeader  // in order of id
	Specialties []Specialty   // in order of id
	Sources     []Source      // in order of id
	Counts      Counts
	PublishedAt time.Time // when the revision was committed
}

// SkillHeader is what the catalog knows of a skill.
type SkillHeader struct {
	ID     SkillID
	Name   string
	Kind   SkillKind
	Status Status
	Labels
	Importance  Share
	Sources     []SourceID // of its own evidence, in order, each once
	PreviousIDs []SkillID
	Near        []SkillID // skills it shares a typed edge with, in order: context for shared names
	Broader     []SkillID // the more general ones that it names, in order: its own classes
	Implies     []SkillID // what it implies or is built with, in order
	Needs       []SkillID // its prerequisites, in order
}

// RoleHeader is what the catalog knows of a role.
type RoleHeader struct {
	ID        RoleID
	Name      string
	Status    Status
	Specialty SpecialtyID
	Seniority Seniority
	Labels
	ExternalIDs []ExternalID
	PreviousIDs []RoleID
}

// Counts is the size of a taxonomy.
type Counts struct {
	Skills, Roles, Specialties, Sources, Requirements, Relations int
	Transfers, Related                                           int // derived edges
}

// Need names what a question must see. Zero fields ask for nothing.
type Need struct {
	// Skills and Roles are wanted as nodes. Roles come with the roles they build on, with all
	// requirements of those, and with the skills that the options name.
	Skills []SkillID
	Roles  []RoleID
	// AllRoles wants every role, as if named in Roles.
	AllRoles bool
	// Requiring adds the roles with an option among these skills, as if named in Roles.
	Requiring []SkillID
	// Close follows outgoing edges of these kinds from every skill reached, to the end.
	Close []RelationKind
	// Touching adds the edges of these kinds that start or end at a skill of Skills, with the
	// skills at their other ends.
	Touching []RelationKind
	// TransfersAmong adds the TRANSFERS edges between any two skills reached, and the relations of
	// their paths.
	TransfersAmong bool
	// TransfersOf and RelatedOf add the derived edges at these skills with their other ends; for
	// transfers the relations of their paths too.
	TransfersOf []SkillID
	RelatedOf   []SkillID
}

// Cause says what a commit came from.
type Cause string

// The causes of a commit.
const (
	CauseLoad Cause = "LOAD" // a whole taxonomy was put in
	CauseEdit Cause = "EDIT" // a batch through this service
	// CauseExternal: found in the store, made by somebody else. Put and Delete say what changed and
	// need not be written.
	CauseExternal Cause = "EXTERNAL"
)

// Commit is one batch of writes with everything that follows from it.
type Commit struct {
	Expect  Revision // the revision it was made for; 0 while the store is empty
	Cause   Cause
	Put     Dataset // records to write, whole
	Delete  []Key   // records to remove
	Derived Derived // all derived edges of the state after the commit
	// Digest gives that of all records after the commit, by which a store that others write to tells
	// later that they did; nil where the writer does not know all records. It takes its time, so
	// stores that nobody else writes to do not ask.
	Digest func() string
	At     time.Time
}

// Derived holds the edges that are computed from the records.
type Derived struct {
	Transfers []TransferEdge `json:"transfers"` // in order of From, then greatest first
	Related   []RelatedEdge  `json:"related"`   // in order of A, then B
}

// TransferEdge is a directed TRANSFERS edge: how much of To somebody who knows From has already.
type TransferEdge struct {
	From            SkillID `json:"from"`
	To              SkillID `json:"to"`
	Transferability Share   `json:"transferability"` // 0–0.8
	Confidence      Share   `json:"confidence"`      // the least of its path's edges
	Path            []Step  `json:"path"`            // 1 to 3 steps from From to To
}

// Step is one typed edge on the path of a TransferEdge, walked forwards or backwards.
type Step struct {
	Kind    RelationKind `json:"kind"`
	From    SkillID      `json:"from"` // where the walk comes from
	To      SkillID      `json:"to"`   // where it goes
	Reverse bool         `json:"reverse,omitempty"`
	Factor  Share        `json:"factor"` // what is left of the knowledge after this step
}

// RelatedEdge is a symmetric RELATED edge; A stands before B in order of id.
type RelatedEdge struct {
	A          SkillID  `json:"a"`
	B          SkillID  `json:"b"`
	Score      Share    `json:"score"`
	Confidence Share    `json:"confidence"`
	Signals    []Signal `json:"signals"`
}

// SignalKind names one of the things that make two skills related.
type SignalKind string

// The signals, in the order they are combined.
const (
	SignalEdge       SignalKind = "EDGE"       // a typed edge joins them
	SignalRoles      SignalKind = "ROLES"      // roles ask for both
	SignalNeighbours SignalKind = "NEIGHBOURS" // they have neighbours in common
	SignalName       SignalKind = "NAME"       // their names share words
)

// Signal is what one kind of evidence adds to a relatedness: the score is 1 − ∏(1 − Share).
type Signal struct {
	Kind   SignalKind `json:"kind"`
	Share  Share      `json:"share"`
	Detail string     `json:"detail,omitempty"`
}
