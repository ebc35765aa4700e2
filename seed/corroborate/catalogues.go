package main

import (
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed/dataset"
)

// readLinguist finds the languages that code hosting tells apart.
func readLinguist(ctx context.Context, f *figures, data fs.FS) error {
	return dataset.Open(data, "linguist-languages/languages.yml.gz", func(r io.Reader) error {
		var languages map[string]struct{ Type string }
		if err := yaml.NewDecoder(r).Decode(&languages); err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(languages)) {
			m, err := f.names.Skill(ctx, name)
			if err != nil {
				return err
			}
			if s := f.skills[m.Skill]; s != nil && (s.Kind == graph.Language || s.Kind == graph.Format) {
				f.say(graph.Key(s.ID), "linguist", "languages.yml", byRegister, "Told apart as a language of type %s.", languages[name].Type)
			}
		}
		return nil
	})
}

// readGitHubTopics takes the curated topics: that they exist, and which are put side by side.
func readGitHubTopics(ctx context.Context, f *figures, data fs.FS) error {
	type topic struct {
		Topic       string
		DisplayName string `json:"display_name"`
		Aliases     []string
		Related     []string
	}
	var topics []topic
	err := dataset.Lines(data, "github-explore-topics/topics.jsonl.gz", func(line string) error {
		var t topic
		err := json.Unmarshal([]byte(line), &t)
		topics = append(topics, t)
		return err
	})
	if err != nil {
		return err
	}
	skills := map[string]graph.SkillID{}
	for _, exact := range []bool{true, false} { // a topic by the skill's own name before one by an alias
		for _, t := range topics {
			m, err := f.names.Skill(ctx, t.DisplayName)
			if err != nil {
				return err
			}
			if m.Skill == "" || m.Exact != exact || otherThings["github-topics"][t.Topic] {
				continue
			}
			skills[t.Topic] = m.Skill
			f.say(graph.Key(m.Skill), "github-topics", t.Topic, byCatalogue, "A curated topic; other names: %d.", len(t.Aliases))
			f.identify(m.Skill, "github-topic", t.Topic)
		}
	}
	for _, t := range topics {
		for _, r := range t.Related {
			f.together(skills[t.Topic], skills[r], "github-topics", t.Topic, "The topic lists "+r+" as related.")
		}
	}
	return nil
}

// together bears out the edges between two skills that a source puts side by side.
func (f *figures) together(a, b graph.SkillID, source, section, text string) {
	for _, key := range f.edges[pair{min(a, b), max(a, b)}] {
		f.say(key, source, section, byHand, "%s", text)
	}
}

// readCNCF takes the technologies of the landscape, not its companies; two of one subcategory bear
// out that they are alternatives.
func readCNCF(ctx context.Context, f *figures, data fs.FS) error {
	groups := map[string][]graph.SkillID{}
	err := dataset.Tabbed(data, "cncf-landscape/cncf_landscape.tsv.gz", func(r dataset.Row) error {
		category, group := r.At("category"), r.At("subcategory")
		if category == "CNCF Members" || category == "Special" {
			return nil
		}
		m, err := f.technology(ctx, withoutQualifier(r.At("name")))
		id := m.Skill
		if err != nil || id == "" || otherThings["cncf-landscape"][r.At("name")] ||
			!sameSite(f.skills[id].Homepage, r.At("homepage_url"), r.At("repo_url")) {
			return err
		}
		state := "not a project of the foundation"
		if s := r.At("cncf_project"); s != "" {
			state = "a project of the foundation, " + s
		}
		if !slices.Contains(groups[group], id) {
			groups[group] = append(groups[group], id)
			f.say(graph.Key(id), "cncf-landscape", category+" / "+group, byCatalogue, "Listed there; %s.", state)
		}
		return nil
	})
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		for i, a := range groups[group] {
			for _, b := range groups[group][i+1:] {
				f.alternatives(a, b, "cncf-landscape", group)
			}
		}
	}
	return err
}

// alternatives bears out that two skills do the same job, where the editors say so.
func (f *figures) alternatives(a, b graph.SkillID, source, section string) {
	for _, key := range f.edges[pair{min(a, b), max(a, b)}] {
		if strings.HasPrefix(string(key), string(graph.Alternative)) {
			f.say(key, source, section, byHand, "Both stand in this group.")
		}
	}
}

// technology is skill for names that mean a technology.
func (f *figures) technology(ctx context.Context, name string) (dataset.Meaning, error) {
	m, err := f.names.Skill(ctx, name)
	if err != nil || m.Skill == "" || !f.skills[m.Skill].Kind.Technology() {
		return dataset.Meaning{}, err
	}
	return m, nil
}

// withoutQualifier is a name without what stands in brackets behind it.
func withoutQualifier(name string) string {
	before, _, _ := strings.Cut(name, " (")
	return before
}

// ecosystems says which language the packages of an index are used from.
var ecosystems = map[string]graph.SkillID{
	"npm": "skill:javascript", "python": "skill:python", "golang": "skill:go", "ruby": "skill:ruby",
	"php": "skill:php", "rust": "skill:rust",
}

// readStackAnalyser takes technologies and the packages that show their use. A package of one index
// bears out what its user writes in.
func readStackAnalyser(ctx context.Context, f *figures, data fs.FS) error {
	const source, section = "stack-analyser", "rules"
	return dataset.Tabbed(data, "stack-analyser-techs/techs.tsv.gz", func(r dataset.Row) error {
		m, err := f.technology(ctx, r.At("name"))
		id := m.Skill
		if err != nil || id == "" || otherThings[source][r.At("key")] {
			return err
		}
		packages := strings.Fields(r.At("packages"))
		f.say(graph.Key(id), source, section, byVolunteer, "Recognised in code as %s; packages that show it: %d.", r.At("type"), len(packages))
		if kind := f.skills[id].Kind; kind != graph.Framework && kind != graph.Library {
			return nil
		}
		indexes := map[string]bool{}
		for _, p := range packages {
			index, _, _ := strings.Cut(p, ":")
			indexes[index] = true
		}
		for _, index := range slices.Sorted(maps.Keys(indexes)) {
			f.writtenIn(id, ecosystems[index], source, section, "Its packages stand in the index of "+index+".")
		}
		return nil
	})
}

// writtenIn bears out that a skill is built with a language, where the editors say so.
func (f *figures) writtenIn(id, language graph.SkillID, source, section, text string) {
	for _, key := range f.edges[pair{min(id, language), max(id, language)}] {
		if strings.HasPrefix(string(key), string(graph.BuiltWith)) {
			f.say(key, source, section, byRegister, "%s", text)
		}
	}
}

// readDevicon takes the technologies that a set of icons tells apart.
func readDevicon(ctx context.Context, f *figures, data fs.FS) error {
	return dataset.Open(data, "devicon/devicon.json.gz", func(r io.Reader) error {
		var icons []struct {
			Name string
			Tags []string
		}
		if err := json.NewDecoder(r).Decode(&icons); err != nil {
			return err
		}
		for _, icon := range icons {
			m, err := f.technology(ctx, icon.Name)
			if err != nil {
				return err
			}
			if m.Skill != "" && !otherThings["devicon"][icon.Name] {
				f.say(graph.Key(m.Skill), "devicon", icon.Name, byVolunteer, "Has an icon of its own; tags: %d.", len(icon.Tags))
			}
		}
		return nil
	})
}

// escoQualifier is what ESCO puts behind the names of languages.
const escoQualifier = " (computer programming)"

// readESCO finds the skills that ESCO knows under the same name.
func readESCO(ctx context.Context, f *figures, data fs.FS) error {
	return dataset.Commas(data, "esco-1.1.1/skills_en.csv.gz", func(r dataset.Row) error {
		label := r.At("preferredLabel")
		m, err := f.names.Skill(ctx, strings.TrimSuffix(label, escoQualifier))
		id := m.Skill
		if err != nil || id == "" || otherThings["esco"][label] {
			return err
		}
		f.say(graph.Key(id), "esco", r.At("skillType"), byRegister, "A concept of ESCO by this name, reused as %s.", r.At("reuseLevel"))
		f.identify(id, "esco", r.At("conceptUri"))
		return nil
	})
}
