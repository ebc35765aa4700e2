package graph

import "slices"

// Statistics counts what a data set states. Derived edges are not part of it.
type Statistics struct {
	// Kinds are the skills by kind, every kind.
	Kinds []Tally `json:"kinds"`
	// Edges are by type: those between skills, and REQUIRES, OPTION, BUILDS_ON, IN_SPECIALTY.
	Edges []Tally `json:"edges"`
	// Methods are the pieces of evidence by method.
	Methods []Tally `json:"methods"`
	// Confidence are the statements by confidence, in steps of a tenth.
	Confidence []Tally `json:"confidence"`
	// WithoutEvidence is the number of statements that nothing supports.
	WithoutEvidence int `json:"withoutEvidence"`
	// MedianAliases is over the technologies, names and hidden labels not counted.
	MedianAliases int `json:"medianAliases"`
}

// Tally is how many there are of something.
type Tally struct {
	Of    string `json:"of"`
	Count int    `json:"count"`
}

// EdgeCount is the number of edges that the data set states.
func (s *Statistics) EdgeCount() (n int) {
	for _, e := range s.Edges {
		n += e.Count
	}
	return n
}

// NewStatistics counts a data set.
func NewStatistics(ds *Dataset) *Statistics {
	s := &Statistics{Kinds: kindTallies(ds), Edges: edgeTallies(ds), MedianAliases: medianAliases(ds)}
	methods, tenths := map[Method]int{}, make([]int, 11)
	for evidence := range ds.statements {
		if len(evidence) == 0 {
			s.WithoutEvidence++
			continue
		}
		for i := range evidence {
			methods[evidence[i].Method]++
		}
		tenths[Confidence(evidence)*10/One]++
	}
	for _, m := range Methods() {
		s.Methods = append(s.Methods, Tally{string(m), methods[m]})
	}
	for i, n := range tenths {
		from := Share(i) * One / 10
		label := from.String()
		if from < One {
			label += "–" + (from + One/10 - 1).String()
		}
		s.Confidence = append(s.Confidence, Tally{label, n})
	}
	return s
}

// statements yields the evidence of every statement: each concept, each line of a role, each
// requirement and each edge between skills.
func (d *Dataset) statements(yield func([]Evidence) bool) {
	all := make([][]Evidence, 0, len(d.Skills)+len(d.Requirements)+len(d.Relations)+4*len(d.Roles))
	for i := range d.Specialties {
		all = append(all, d.Specialties[i].Evidence)
	}
	for i := range d.Skills {
		all = append(all, d.Skills[i].Evidence)
	}
	for i := range d.Roles {
		all = append(all, d.Roles[i].statements()...)
	}
	for i := range d.Requirements {
		all = append(all, d.Requirements[i].Evidence)
	}
	for i := range d.Relations {
		all = append(all, d.Relations[i].Evidence)
	}
	for _, evidence := range all {
		if !yield(evidence) {
			return
		}
	}
}

// statements lists the evidence of the role and of every line in it.
func (r *Role) statements() [][]Evidence {
	all := [][]Evidence{r.Evidence}
	if r.Specialty != nil {
		all = append(all, r.Specialty.Evidence)
	}
	if r.Experience != nil {
		all = append(all, r.Experience.Evidence)
	}
	for i := range r.BuildsOn {
		all = append(all, r.BuildsOn[i].Evidence)
	}
	for i := range r.Responsibilities {
		all = append(all, r.Responsibilities[i].Evidence)
	}
	for i := range r.Education {
		all = append(all, r.Education[i].Evidence)
	}
	for i := range r.Salaries {
		all = append(all, r.Salaries[i].Evidence)
	}
	return all
}

func kindTallies(ds *Dataset) []Tally {
	count := map[SkillKind]int{}
	for i := range ds.Skills {
		count[ds.Skills[i].Kind]++
	}
	all := make([]Tally, 0, len(count))
	for _, k := range SkillKinds() {
		all = append(all, Tally{string(k), count[k]})
	}
	return all
}

// edgeTallies counts edges as the graph has them: a requirement of one option is one REQUIRES, a
// group is a REQUIRES and an OPTION for each of its skills.
func edgeTallies(ds *Dataset) []Tally {
	kinds := make([]Tally, len(relationRules))
	for i := range relationRules {
		kinds[i].Of = string(relationRules[i].Kind)
	}
	for i := range ds.Relations {
		if k := kindIndex(ds.Relations[i].Kind); k >= 0 {
			kinds[k].Count++
		}
	}
	options, builds, inSpecialty := 0, 0, 0
	for i := range ds.Requirements {
		if n := len(ds.Requirements[i].Options); n > 1 {
			options += n
		}
	}
	for i := range ds.Roles {
		builds += len(ds.Roles[i].BuildsOn)
		if ds.Roles[i].Specialty != nil {
			inSpecialty++
		}
	}
	return append(kinds, Tally{"REQUIRES", len(ds.Requirements)}, Tally{"OPTION", options},
		Tally{"BUILDS_ON", builds}, Tally{"IN_SPECIALTY", inSpecialty})
}

// medianAliases is over the technologies: products that carry a name of their own.
func medianAliases(ds *Dataset) int {
	var counts []int
	for i := range ds.Skills {
		if s := &ds.Skills[i]; s.Kind.Technology() {
			counts = append(counts, len(s.Aliases))
		}
	}
	if len(counts) == 0 {
		return 0
	}
	slices.Sort(counts)
	return counts[len(counts)/2]
}
