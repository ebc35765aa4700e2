package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
)

// findings are what an answer says, in the words of judgements.
type findings struct {
	order   []string // a list of slugs or names, best or earliest first
	facts   map[string]bool
	numbers map[string]graph.Share
	names   map[string]bool // of people and courses
}

func (f *findings) is(format string, args ...any) { f.facts[fmt.Sprintf(format, args...)] = true }

func (f *findings) number(name string, n graph.Share) { f.numbers[name] = n }

// optional notes a number that may be missing.
func (f *findings) optional(name string, n *graph.Share) {
	if n != nil {
		f.numbers[name] = *n
	}
}

// count notes a whole number.
func (f *findings) count(name string, n int) { f.numbers[name] = graph.Share(n) * graph.One }

// place adds to the list, once.
func (f *findings) place(name string) {
	if !slices.Contains(f.order, name) {
		f.order = append(f.order, name)
	}
}

// top shows the beginning of the list.
func (f *findings) top() string { return strings.Join(f.order[:min(len(f.order), 8)], ", ") }

func (f *findings) first(names []string) error {
	if len(f.order) == 0 || !slices.Contains(names, f.order[0]) {
		return fmt.Errorf("the list begins %s", f.top())
	}
	return nil
}

func (f *findings) above(a string, below []string, both bool) error {
	at := slices.Index(f.order, a)
	if at < 0 {
		return fmt.Errorf("%s is not in the list: %s", a, f.top())
	}
	for _, b := range below {
		other := slices.Index(f.order, b)
		if other < 0 && both {
			return fmt.Errorf("%s is not in the list: %s", b, f.top())
		}
		if other >= 0 && other < at {
			return fmt.Errorf("%s is at %d, %s at %d", a, at+1, b, other+1)
		}
	}
	return nil
}

func (f *findings) within(a string, most int) error {
	if at := slices.Index(f.order, a); at < 0 || at >= most {
		return fmt.Errorf("%s is at %d of %d: %s", a, at+1, len(f.order), f.top())
	}
	return nil
}

// about lists the facts that have a word in common with some others.
func (f *findings) about(words []string) string {
	var all []string
	for fact := range f.facts {
		shared := slices.ContainsFunc(strings.Fields(fact), func(w string) bool { return slices.Contains(words, w) })
		if shared {
			all = append(all, fact)
		}
	}
	slices.Sort(all)
	return strings.Join(all[:min(len(all), 12)], "; ")
}

// slug is the last part of an id.
func slug[ID ~string](id ID) string { return string(id)[strings.LastIndex(string(id), ":")+1:] }

// byID turns the names of a profile of the notation into ids.
func byID(p graph.Profile) graph.Profile {
	for i, s := range p.Skills {
		p.Skills[i] = graph.HeldSkill{ID: "skill:" + strings.ReplaceAll(s.Name, " ", "-"), Level: s.Level}
	}
	return p
}

func (q question) held(words []string) (graph.Profile, error) {
	p, err := profile(words)
	return byID(p), err
}

func roleOf(slug string) graph.RoleRef { return graph.RoleRef{ID: "role:" + slug} }

func skillOf(slug string) graph.SkillRef { return graph.SkillRef{ID: "skill:" + slug} }

func (q question) rolesByID() (all []graph.RoleRef) {
	for _, s := range list(q.settings["roles"]) {
		all = append(all, roleOf(s))
	}
	return all
}

// read fails when a name of a question is none.
func read(profiles ...*graph.ProfileReading) error {
	for _, p := range profiles {
		if p != nil && len(p.Unresolved) > 0 {
			return fmt.Errorf("no skill is called %q", p.Unresolved[0].Input)
		}
	}
	return nil
}

// status writes MISSING as missing, BELOW_LEVEL as below-level.
func status(s graph.GapStatus) string {
	return strings.ReplaceAll(strings.ToLower(string(s)), "_", "-")
}
