package quality

import (
	"context"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
)

// technologies are the kinds of what has a name of its own, rather than being described.
var technologies = []graph.SkillKind{
	graph.Language, graph.Framework, graph.Library, graph.Database, graph.Cache, graph.SearchEngine,
	graph.MessageBroker, graph.CloudPlatform, graph.CloudService, graph.Runtime, graph.WebServer,
	graph.OperatingSystem, graph.Tool, graph.APIStyle, graph.Protocol, graph.Format, graph.BusinessSystem,
}

// What is looked at in a text.
const (
	onlyTechnologies = "technologies"
	allSkills        = "all skills"
)

// evaluateTexts asks what the committed adverts, CVs and courses name.
func evaluateTexts(ctx context.Context, r *run) error {
	for _, part := range []string{dev, test} {
		texts, err := committedTexts(part)
		if err != nil {
			return err
		}
		if err := r.judgeTexts(ctx, "adverts, CVs and courses, "+part, part, texts); err != nil {
			return err
		}
	}
	return nil
}

// evaluateArticles asks which technologies the articles name that the taxonomy started from. They
// were read when it was made, so that they are no test of what is unseen.
func evaluateArticles(ctx context.Context, r *run) error {
	texts, err := articles(r.articles)
	if err != nil {
		return err
	}
	return r.judgeTexts(ctx, "articles", dev, texts)
}

// judgeTexts compares what is extracted from texts with their marks.
func (r *run) judgeTexts(ctx context.Context, set, part string, texts []markedText) error {
	tallies := map[string][]tally{}
	details := verdicts{}
	for i := range texts {
		t := &texts[i]
		found, err := r.taxonomy.ExtractSkills(ctx, "text", []string{t.text}, graph.OffsetByte)
		if err != nil {
			return err
		}
		c := &comparison{run: r, part: part, text: t, mentions: found[0].Mentions, details: details}
		for _, what := range []string{onlyTechnologies, allSkills} {
			tallies[what] = append(tallies[what], c.count(what))
		}
	}
	r.addTallies(set, onlyTechnologies, tallies[onlyTechnologies])
	if set == "articles" { // only the technologies are marked there
		return nil
	}
	r.addTallies(set, allSkills, tallies[allSkills])
	for _, measure := range []string{"exact offsets", "denial noted"} {
		r.add(set, allSkills, measure, details[measure])
	}
	return nil
}

// comparison is of one text's marks with its mentions.
type comparison struct {
	*run
	part     string
	text     *markedText
	mentions []graph.Mention
	details  verdicts // of right mentions, counted with all skills
}

// count counts the mentions and marks of some skills. A mention is right where it overlaps a mark
// and means its skill; a mark is found by one mention at most. Marks of skills that the taxonomy
// does not have are left out, and so are mentions on optional marks.
func (c *comparison) count(what string) tally {
	var n tally
	seen := make([]bool, len(c.text.marks))
	for i := range c.mentions {
		m := &c.mentions[i]
		at := c.markOf(m, seen)
		switch {
		case at >= 0 && c.text.marks[at].optional, m.Skill == nil && at >= 0:
			continue
		case at >= 0 && m.Skill != nil && slices.Contains(c.text.marks[at].ids, m.Skill.ID):
			if c.counts(what, c.text.marks[at].ids) {
				n.right, n.found = n.right+1, n.found+1
				seen[at] = true
			}
			c.detail(what, m, &c.text.marks[at])
		case m.Skill == nil && what == allSkills, m.Skill != nil && c.counts(what, []graph.SkillID{m.Skill.ID}):
			n.found++
			c.tell(what, "is no %s (%s)", m.Start, m.End, c.meant(m), m.Rule)
		}
	}
	for i := range c.text.marks {
		k := &c.text.marks[i]
		if k.optional || !c.counts(what, k.ids) {
			continue
		}
		n.marked++
		if !seen[i] {
			c.tell(what, "is %s", k.start, k.end, k.ids)
		}
	}
	return n
}

// markOf gives the mark that a mention overlaps, first one that it gets right; -1 where there is none.
func (c *comparison) markOf(m *graph.Mention, seen []bool) int {
	found := -1
	for i := range c.text.marks {
		k := &c.text.marks[i]
		if k.end <= m.Start || m.End <= k.start || seen[i] {
			continue
		}
		if m.Skill != nil && slices.Contains(k.ids, m.Skill.ID) {
			return i
		}
		if found < 0 || k.optional {
			found = i
		}
	}
	return found
}

// counts reports whether one of the skills is in the taxonomy and of the sort looked at.
func (c *comparison) counts(what string, ids []graph.SkillID) bool {
	return slices.ContainsFunc(ids, func(id graph.SkillID) bool {
		kind := c.kinds[id]
		return kind != "" && (what == allSkills || slices.Contains(technologies, kind))
	})
}

// detail counts, of a right mention, whether its offsets and its denial are as marked.
func (c *comparison) detail(what string, m *graph.Mention, k *mark) {
	if what != allSkills {
		return
	}
	c.details.note("exact offsets", m.Start == k.start && m.End == k.end)
	c.details.note("denial noted", m.Negated == k.denied)
	if m.Negated != k.denied {
		c.tell(what, "is denied: %v", m.Start, m.End, k.denied)
	}
}

// tell names a place that was read wrongly; all skills include the technologies.
func (c *comparison) tell(what, format string, start, end int, args ...any) {
	if what != allSkills {
		return
	}
	s := c.text.text
	around := s[max(0, start-25):start] + "»" + s[start:end] + "«" + s[end:min(len(s), end+25)]
	around = strings.Join(strings.Fields(strings.ToValidUTF8(around, "")), " ")
	c.miss(c.part, "%s: %q "+format, append([]any{c.text.name, around}, args...)...)
}

func (c *comparison) meant(m *graph.Mention) string {
	if m.Skill == nil {
		return string(m.Outcome)
	}
	return string(m.Skill.ID)
}
