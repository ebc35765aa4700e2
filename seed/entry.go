package seed

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"github.com/skillgraph/skillgraph/graph"
)

// The entries of the files, as editors write them. CONTRIBUTING-taxonomy.md explains every key and
// seed/schema describes them to editors.

// claim is the evidence of a statement in its three spellings.
type claim struct {
	Cites      []string        `yaml:"cites"`
	Because    string          `yaml:"because"`
	Confidence *share          `yaml:"confidence"`
	Evidence   []evidenceEntry `yaml:"evidence"`
}

type evidenceEntry struct {
	Source     string       `yaml:"source"`
	Section    string       `yaml:"section"`
	Method     graph.Method `yaml:"method"`
	Confidence share        `yaml:"confidence"`
	Reasoning  string       `yaml:"reasoning"`
}

type sourceEntry struct {
	ID        string `yaml:"id"`
	Title     string `yaml:"title"`
	Publisher string `yaml:"publisher"`
	Date      string `yaml:"date"`
	Licence   string `yaml:"licence"`
	URL       string `yaml:"url"`
}

type labelsEntry struct {
	Aliases  []string `yaml:"aliases"`
	Hidden   []string `yaml:"hidden"`
	Everyday []string `yaml:"everyday"`
	Shared   []string `yaml:"shared"`
}

type specialtyEntry struct {
	ID          string      `yaml:"id"`
	Name        string      `yaml:"name"`
	Description string      `yaml:"description"`
	Labels      labelsEntry `yaml:",inline"`
	Claim       claim       `yaml:",inline"`
}

type externalEntry struct {
	Scheme string          `yaml:"scheme"`
	ID     string          `yaml:"id"`
	Match  graph.MatchType `yaml:"match"`
}

type skillEntry struct {
	ID          string          `yaml:"id"`
	Name        string          `yaml:"name"`
	Kind        graph.SkillKind `yaml:"kind"`
	Description string          `yaml:"description"`
	Labels      labelsEntry     `yaml:",inline"`
	Status      graph.Status    `yaml:"status"`
	ReplacedBy  string          `yaml:"replacedBy"`
	PreviousIDs []string        `yaml:"previousIds"`
	Importance  share           `yaml:"importance"`
	Tags        []string        `yaml:"tags"`
	Homepage    string          `yaml:"homepage"`
	ExternalIDs []externalEntry `yaml:"externalIds"`
	Note        string          `yaml:"note"`
	Claim       claim           `yaml:",inline"`

	BuiltWith     []relationEntry `yaml:"builtWith"`
	Implies       []relationEntry `yaml:"implies"`
	Certifies     []relationEntry `yaml:"certifies"`
	Prerequisites []relationEntry `yaml:"prerequisites"`
	Broader       []relationEntry `yaml:"broader"`
	PartOf        []relationEntry `yaml:"partOf"`
	Alternatives  []relationEntry `yaml:"alternatives"`
}

type relationEntry struct {
	To       string      `yaml:"to"`
	Level    graph.Level `yaml:"level"`
	Strength share       `yaml:"strength"`
	Claim    claim       `yaml:",inline"`
}

type roleEntry struct {
	ID               string                `yaml:"id"`
	Name             string                `yaml:"name"`
	Description      string                `yaml:"description"`
	Labels           labelsEntry           `yaml:",inline"`
	Status           graph.Status          `yaml:"status"`
	ReplacedBy       string                `yaml:"replacedBy"`
	PreviousIDs      []string              `yaml:"previousIds"`
	Specialty        string                `yaml:"specialty"`
	Seniority        graph.Seniority       `yaml:"seniority"`
	Employment       graph.Employment      `yaml:"employment"`
	Experience       *experienceEntry      `yaml:"experience"`
	Tags             []string              `yaml:"tags"`
	ExternalIDs      []externalEntry       `yaml:"externalIds"`
	Note             string                `yaml:"note"`
	Claim            claim                 `yaml:",inline"`
	BuildsOn         []roleLinkEntry       `yaml:"buildsOn"`
	Responsibilities []responsibilityEntry `yaml:"responsibilities"`
	Education        []educationEntry      `yaml:"education"`
	Salaries         []salaryEntry         `yaml:"salaries"`
	Requirements     []requirementEntry    `yaml:"requirements"`
}

type experienceEntry struct {
	Min   *int  `yaml:"min"`
	Max   *int  `yaml:"max"`
	Claim claim `yaml:",inline"`
}

type roleLinkEntry struct {
	To    string `yaml:"to"`
	Claim claim  `yaml:",inline"`
}

type responsibilityEntry struct {
	Text  string `yaml:"text"`
	Claim claim  `yaml:",inline"`
}

type educationEntry struct {
	Level                  graph.EducationLevel `yaml:"level"`
	Field                  string               `yaml:"field"`
	OrEquivalentExperience bool                 `yaml:"orEquivalentExperience"`
	Necessity              graph.Necessity      `yaml:"necessity"`
	Claim                  claim                `yaml:",inline"`
}

type salaryEntry struct {
	Min        *int             `yaml:"min"`
	Max        *int             `yaml:"max"`
	Average    *int             `yaml:"average"`
	Currency   string           `yaml:"currency"`
	Period     graph.Period     `yaml:"period"`
	Region     string           `yaml:"region"`
	Seniority  graph.Seniority  `yaml:"seniority"`
	Employment graph.Employment `yaml:"employment"`
	Claim      claim            `yaml:",inline"`
}

type requirementEntry struct {
	Slug       string          `yaml:"slug"`
	Label      string          `yaml:"label"`
	Necessity  graph.Necessity `yaml:"necessity"`
	Importance share           `yaml:"importance"`
	AtLeast    *int            `yaml:"atLeast"`
	Level      graph.Level     `yaml:"level"`
	Options    []optionEntry   `yaml:"options"`
	Claim      claim           `yaml:",inline"`
}

// optionEntry is a skill's slug, or a mapping where the option has a level of its own.
type optionEntry struct {
	Skill string      `yaml:"skill"`
	Level graph.Level `yaml:"level"`
}

// UnmarshalYAML reads both spellings.
func (o *optionEntry) UnmarshalYAML(node ast.Node) error {
	if text, ok := node.(*ast.StringNode); ok {
		o.Skill = text.Value
		return nil
	}
	type plain optionEntry
	return yaml.NodeToValue(node, (*plain)(o), yaml.Strict())
}

// share is a number from 0 to 1, read to the digit: binary floating point would blur it.
type share graph.Share

// UnmarshalYAML reads a decimal number of at most four places.
func (s *share) UnmarshalYAML(node ast.Node) error {
	n, err := parseShare(node.String())
	if err != nil {
		return &yaml.SyntaxError{Message: err.Error(), Token: node.GetToken()}
	}
	*s = share(n)
	return nil
}

// parseShare reads "0.85" as 8500 ten-thousandths.
func parseShare(text string) (graph.Share, error) {
	whole, places, _ := strings.Cut(strings.TrimSpace(text), ".")
	if len(places) > 4 {
		return 0, fmt.Errorf("%q has more than four decimal places", text)
	}
	n, err := strconv.ParseUint(whole+places+strings.Repeat("0", 4-len(places)), 10, 31)
	if err != nil {
		return 0, fmt.Errorf("%q is not a number from 0 to 1", text)
	}
	return graph.Share(n), nil
}
