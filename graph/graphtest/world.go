package graphtest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
)

// ParseWorld reads a small taxonomy in the notation of the golden files, one statement a line:
//
//	skill flask framework importance=0.8            slug and kind
//	edge flask BUILT_WITH python level=3            from, kind, to
//	role api-developer on=backend-developer specialty=api seniority=JUNIOR   slug, what it builds on
//	need api-developer cloud REQUIRED 0.5 1 aws:2 azure:2   role, slug, necessity, importance, at least, options
//
// A name is the slug in capitalised words unless name= gives it, with _ for a space. confidence=
// sets that of the evidence (1 otherwise), and alias= adds an alias. Lines that are empty or start
// with # say nothing.
func ParseWorld(text string) (*graph.Dataset, error) {
	w := &world{ds: &graph.Dataset{Sources: []graph.Source{{ID: "source:test", Title: "Test"}}}}
	for n, line := range strings.Split(text, "\n") {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if err := w.statement(fields); err != nil {
			return nil, fmt.Errorf("line %d: %q: %w", n+1, line, err)
		}
	}
	w.ds.Sort()
	return w.ds, nil
}

type world struct{ ds *graph.Dataset }

// statement adds what one line says.
func (w *world) statement(fields []string) error {
	plain, options := split(fields[1:])
	evidence, err := options.evidence()
	if err != nil {
		return err
	}
	least := map[string]int{"skill": 2, "edge": 3, "role": 1, "need": 6}[fields[0]]
	if least == 0 || len(plain) < least {
		return fmt.Errorf("expected skill, edge, role or need with at least %d words", least)
	}
	switch fields[0] {
	case "skill":
		return w.skill(plain, options, evidence)
	case "edge":
		return w.edge(plain, options, evidence)
	case "role":
		w.role(plain, options, evidence)
		return nil
	}
	return w.need(plain, evidence)
}

// settings are the key=value words of a line.
type settings map[string]string

func split(fields []string) (plain []string, s settings) {
	s = settings{}
	for _, f := range fields {
		if key, value, ok := strings.Cut(f, "="); ok {
			s[key] = value
		} else {
			plain = append(plain, f)
		}
	}
	return plain, s
}

func (s settings) evidence() ([]graph.Evidence, error) {
	confidence, err := s.share("confidence", graph.One)
	return []graph.Evidence{{
		Source: "source:test", Section: "World", Method: graph.MethodStated, Confidence: confidence,
	}}, err
}

func (s settings) share(key string, otherwise graph.Share) (graph.Share, error) {
	if s[key] == "" {
		return otherwise, nil
	}
	return share(s[key])
}

// share reads a decimal number of at most four places.
func share(text string) (graph.Share, error) {
	f, err := strconv.ParseFloat(text, 64)
	return graph.Share(f*float64(graph.One) + 0.5), err
}

func (s settings) name(slug string) string {
	if s["name"] != "" {
		return strings.ReplaceAll(s["name"], "_", " ")
	}
	words := strings.Split(slug, "-")
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

func (s settings) labels() (l graph.Labels) {
	if s["alias"] != "" {
		l.Aliases = strings.Split(strings.ReplaceAll(s["alias"], "_", " "), ",")
	}
	if s["shared"] != "" {
		l.Shared = strings.Split(strings.ReplaceAll(s["shared"], "_", " "), ",")
	}
	return l
}

func (w *world) skill(plain []string, s settings, evidence []graph.Evidence) error {
	importance, err := s.share("importance", 5000)
	w.ds.Skills = append(w.ds.Skills, graph.Skill{
		ID: graph.NewSkillID(plain[0]), Name: s.name(plain[0]), Kind: graph.SkillKind(strings.ToUpper(plain[1])),
		Description: "Of a test.", Status: graph.Active, Importance: importance, Labels: s.labels(),
		Evidence: evidence,
	})
	return err
}

func (w *world) edge(plain []string, s settings, evidence []graph.Evidence) error {
	strength, err := s.share("strength", 0)
	if err != nil {
		return err
	}
	level := 0
	if s["level"] != "" {
		if level, err = strconv.Atoi(s["level"]); err != nil {
			return err
		}
	}
	w.ds.Relations = append(w.ds.Relations, graph.Relation{
		Kind: graph.RelationKind(plain[1]), From: graph.NewSkillID(plain[0]), To: graph.NewSkillID(plain[2]),
		Level: graph.Level(level), Strength: strength, Evidence: evidence,
	})
	return nil
}

func (w *world) role(plain []string, s settings, evidence []graph.Evidence) {
	r := graph.Role{
		ID: graph.NewRoleID(plain[0]), Name: s.name(plain[0]), Description: "Of a test.",
		Status: graph.Active, Evidence: evidence,
	}
	r.Seniority = graph.Seniority(s["seniority"])
	if s["specialty"] != "" {
		r.Specialty = &graph.SpecialtyLink{Specialty: w.specialty(s["specialty"], evidence), Evidence: evidence}
	}
	if s["on"] != "" {
		for _, slug := range strings.Split(s["on"], ",") {
			r.BuildsOn = append(r.BuildsOn, graph.RoleLink{Role: graph.NewRoleID(slug), Evidence: evidence})
		}
	}
	w.ds.Roles = append(w.ds.Roles, r)
}

// specialty gives the id of a specialty, which is there from its first role on.
func (w *world) specialty(slug string, evidence []graph.Evidence) graph.SpecialtyID {
	id := graph.NewSpecialtyID(slug)
	known := func(s graph.Specialty) bool { return s.ID == id }
	if !slices.ContainsFunc(w.ds.Specialties, known) {
		w.ds.Specialties = append(w.ds.Specialties, graph.Specialty{
			ID: id, Name: settings{}.name(slug), Description: "Of a test.", Evidence: evidence,
		})
	}
	return id
}

func (w *world) need(plain []string, evidence []graph.Evidence) error {
	role := graph.NewRoleID(plain[0])
	importance, err := share(plain[3])
	if err != nil {
		return err
	}
	atLeast, err := strconv.Atoi(plain[4])
	if err != nil {
		return err
	}
	r := graph.Requirement{
		ID: graph.NewRequirementID(role, plain[1]), Role: role, Slug: plain[1], Label: settings{}.name(plain[1]),
		Necessity: graph.Necessity(plain[2]), Importance: importance, AtLeast: atLeast, Evidence: evidence,
	}
	for _, o := range plain[5:] {
		slug, level, err := cutLevel(o)
		if err != nil {
			return err
		}
		r.Options = append(r.Options, graph.Option{Skill: graph.NewSkillID(slug), Level: level})
	}
	w.ds.Requirements = append(w.ds.Requirements, r)
	return nil
}

// cutLevel reads "go:3", and "go" as without a level.
func cutLevel(text string) (string, graph.Level, error) {
	slug, number, ok := strings.Cut(text, ":")
	if !ok {
		return slug, 0, nil
	}
	level, err := strconv.Atoi(number)
	return slug, graph.Level(level), err
}
