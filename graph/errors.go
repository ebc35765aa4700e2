package graph

import (
	"errors"
	"fmt"
)

// The sentinels that callers test for with errors.Is. Everything that this package or a store
// returns wraps one of them, or is a fault of the program itself.
var (
	// ErrNotFound: no concept has that id or name.
	ErrNotFound = errors.New("not found")
	// ErrAmbiguous: a name that several concepts share, where one was asked for.
	ErrAmbiguous = errors.New("ambiguous")
	// ErrInvalid: an argument or a data set breaks a rule; the text names field and value.
	ErrInvalid = errors.New("invalid")
	// ErrConflict: the store has moved on since the revision that a batch expects.
	ErrConflict = errors.New("conflict")
	// ErrUnavailable: the store cannot be reached or is in use by another process.
	ErrUnavailable = errors.New("unavailable")
)

// InputError says which argument is wrong and what was expected. It wraps ErrInvalid.
type InputError struct {
	Field    string // path of the argument, such as "have.skills[2].level"
	Value    string // the value as given
	Expected string // what would have been right
}

// Error names field, value and expectation in one sentence.
func (e *InputError) Error() string {
	return fmt.Sprintf("%s: %q is not valid: expected %s", e.Field, e.Value, e.Expected)
}

// Unwrap makes every InputError an ErrInvalid.
func (e *InputError) Unwrap() error { return ErrInvalid }

// LookupError is the failed look-up of one concept by name or id, with what might have been
// meant. It wraps ErrNotFound or ErrAmbiguous.
type LookupError struct {
	Field      string // the argument, such as "role"
	Input      string // the name or id as given
	Reason     error  // ErrNotFound or ErrAmbiguous
	Candidates []Candidate
}

// Error says what was looked up and why it was not settled.
func (e *LookupError) Error() string {
	if errors.Is(e.Reason, ErrAmbiguous) {
		return fmt.Sprintf("%s: %q names several concepts: choose one by id", e.Field, e.Input)
	}
	return fmt.Sprintf("%s: nothing is called %q", e.Field, e.Input)
}

// Unwrap gives the reason.
func (e *LookupError) Unwrap() error { return e.Reason }

// outcome is the failed look-up as the outcome of one element of a batch.
func (e *LookupError) outcome() Outcome {
	if errors.Is(e.Reason, ErrAmbiguous) {
		return Ambiguous
	}
	return Unknown
}

// asLookup gives the failed look-up behind an error.
func asLookup(err error) (*LookupError, bool) {
	var l *LookupError
	ok := errors.As(err, &l)
	return l, ok
}
