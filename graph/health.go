package graph

import "slices"

// maxExamples bounds the examples of a health check.
const maxExamples = 10

// HealthCheck is one thing that is looked for in a taxonomy, and how often it was found.
type HealthCheck struct {
	Check    string
	Severity Severity
	Count    int      // 0 where all is well
	Examples []string // at most 10, in order of the records
}

// healthChecks says which faults each check counts. What no check names counts as "other-errors".
var healthChecks = []struct {
	check    string
	severity Severity
	codes    []FaultCode
}{
	{"cycles", SeverityError, []FaultCode{FaultCycle}},
	{"dangling-ids", SeverityError, []FaultCode{FaultDangling}},
	{"duplicate-aliases", SeverityError, []FaultCode{FaultLabelClash}},
	{"duplicate-records", SeverityError, []FaultCode{FaultDuplicate, FaultIDReused}},
	{"missing-evidence", SeverityError, []FaultCode{FaultEvidence}},
	{"forbidden-edges", SeverityError, []FaultCode{FaultPair, FaultSelfEdge}},
	{"contradictory-edges", SeverityError, []FaultCode{FaultContradiction}},
	{"lowered-requirements", SeverityError, []FaultCode{FaultLowers}},
	{"other-errors", SeverityError, []FaultCode{FaultID, FaultValue}},
	{"orphans", SeverityWarning, []FaultCode{FaultOrphan}},
	{"idle-skills", SeverityWarning, []FaultCode{FaultIdleSkill}},
	{"thin-roles", SeverityWarning, []FaultCode{FaultThinRole}},
	{"twin-roles", SeverityWarning, []FaultCode{FaultTwinRoles}},
	{"flat-importance", SeverityWarning, []FaultCode{FaultFlatImportance}},
	{"redundant-edges", SeverityWarning, []FaultCode{FaultRedundant}},
	{"missing-successors", SeverityWarning, []FaultCode{FaultSuccessor}},
	{"missing-descriptions", SeverityWarning, []FaultCode{FaultDescription}},
}

// Health counts the faults of a data set by what is looked for. The checks and their order are
// always the same; a healthy taxonomy has 0 everywhere.
func Health(ds *Dataset) []HealthCheck {
	checks := make([]HealthCheck, len(healthChecks))
	for i, c := range healthChecks {
		checks[i] = HealthCheck{Check: c.check, Severity: c.severity, Examples: []string{}}
	}
	for _, f := range Validate(ds) {
		i := healthCheckOf(f.Code)
		checks[i].Count++
		if len(checks[i].Examples) < maxExamples {
			checks[i].Examples = append(checks[i].Examples, string(f.Subject)+": "+f.Message)
		}
	}
	return checks
}

// healthCheckOf is the place of the check that counts faults of a code.
func healthCheckOf(code FaultCode) int {
	other := 0
	for i, c := range healthChecks {
		if slices.Contains(c.codes, code) {
			return i
		}
		if c.check == "other-errors" {
			other = i
		}
	}
	return other
}
