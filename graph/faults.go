package graph

import "fmt"

// FaultsError refuses a data set for its faults. It wraps ErrInvalid.
type FaultsError struct {
	Faults []Fault // all that were found, warnings included
	Errors int     // how many of them are errors
}

// Error counts the faults and names the first error.
func (e *FaultsError) Error() string {
	for _, f := range e.Faults {
		if f.Severity == "ERROR" {
			return fmt.Sprintf("%d faults, the first: %s: %s", e.Errors, f.Subject, f.Message)
		}
	}
	return "no faults"
}

// Unwrap makes it an ErrInvalid.
func (e *FaultsError) Unwrap() error { return ErrInvalid }

// check validates a data set: a FaultsError where it has errors.
func check(ds *Dataset) error {
	e := &FaultsError{Faults: Validate(ds)}
	for _, f := range e.Faults {
		if f.Severity == "ERROR" {
			e.Errors++
		}
	}
	if e.Errors == 0 {
		return nil
	}
	return e
}
