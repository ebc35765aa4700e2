package graph

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Severity says whether a fault keeps a data set from being loaded.
type Severity string

// The severities.
const (
	SeverityError   Severity = "ERROR"   // the data set is refused
	SeverityWarning Severity = "WARNING" // worth an editor's look
)

// FaultCode names the rule that a fault breaks.
type FaultCode string

// The rules, as faults name them.
const (
	FaultID             FaultCode = "BAD_ID"            // an id that breaks the grammar
	FaultDuplicate      FaultCode = "DUPLICATE"         // a record that is there twice
	FaultIDReused       FaultCode = "ID_REUSED"         // a previous id that is in use or claimed twice
	FaultValue          FaultCode = "BAD_VALUE"         // a value that is missing or out of range
	FaultDangling       FaultCode = "DANGLING"          // a reference to nothing
	FaultPair           FaultCode = "FORBIDDEN_PAIR"    // ends that this kind of edge may not join
	FaultSelfEdge       FaultCode = "SELF_EDGE"         // an edge from a node to itself
	FaultCycle          FaultCode = "CYCLE"             // a circle where there may be none
	FaultContradiction  FaultCode = "CONTRADICTION"     // two edges that cannot both be true
	FaultEvidence       FaultCode = "NO_EVIDENCE"       // a statement without evidence
	FaultLabelClash     FaultCode = "LABEL_CLASH"       // a name that two concepts claim
	FaultLowers         FaultCode = "LOWERS_INHERITED"  // a requirement weaker than the one it overrides
	FaultOrphan         FaultCode = "ORPHAN"            // a skill that nothing refers to
	FaultIdleSkill      FaultCode = "IDLE_SKILL"        // a skill nobody asks for that implies nothing
	FaultThinRole       FaultCode = "THIN_ROLE"         // a role with too few requirements
	FaultTwinRoles      FaultCode = "TWIN_ROLES"        // two roles that ask for nearly the same
	FaultFlatImportance FaultCode = "FLAT_IMPORTANCE"   // a role to which all matters alike
	FaultRedundant      FaultCode = "REDUNDANT_EDGE"    // an edge that follows from others
	FaultSuccessor      FaultCode = "MISSING_SUCCESSOR" // a deprecated concept without a successor
	FaultDescription    FaultCode = "NO_DESCRIPTION"    // a concept that is not described
)

// Fault is one thing that is wrong with a data set.
type Fault struct {
	Code     FaultCode
	Severity Severity
	Subject  Key    // the record
	Field    string // within the record, such as "options[2].level"; empty for the whole
	Value    string // what is there
	Message  string // what is wrong and what was expected, in one sentence
}

// String is the fault in one line.
func (f Fault) String() string {
	place := strings.TrimSpace(string(f.Subject) + " " + f.Field)
	return fmt.Sprintf("%s: %s: %s", f.Code, place, f.Message)
}

// FaultsError refuses a data set for its faults. It wraps ErrInvalid.
type FaultsError struct {
	Faults []Fault // all that were found, warnings included
	Errors int     // how many of them are errors
}

// Error counts the errors and names the first.
func (e *FaultsError) Error() string {
	for _, f := range e.Faults {
		if f.Severity == SeverityError {
			return fmt.Sprintf("%d faults, the first: %s: %s", e.Errors, f.Subject, f.Message)
		}
	}
	return "no faults"
}

// Unwrap makes it an ErrInvalid.
func (e *FaultsError) Unwrap() error { return ErrInvalid }

// Check validates a data set: a FaultsError where it has errors, nil where it has warnings at most.
func Check(ds *Dataset) error {
	e := &FaultsError{Faults: Validate(ds)}
	for _, f := range e.Faults {
		if f.Severity == SeverityError {
			e.Errors++
		}
	}
	if e.Errors == 0 {
		return nil
	}
	return e
}

// Refusals lists the faults that an error is about, warnings left out.
func Refusals(err error) []Fault {
	var e *FaultsError
	if !errors.As(err, &e) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(e.Faults), func(f Fault) bool { return f.Severity != SeverityError })
}
