package quality

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed/dataset"
)

// spanSentence is a labelled sentence of SkillSpan. The labels are B, I and O for the beginning, the
// inside and the outside of a span.
type spanSentence struct {
	Tokens        []string
	TagsSkill     []string `json:"tags_skill"`
	TagsKnowledge []string `json:"tags_knowledge"`
	Source        string
	Idx           int
}

// evaluateSkillSpan asks which technologies are found in the sentences of job adverts that others
// have labelled. A labelled span counts where the whole of it is the name of one technology that the
// taxonomy has; other labelled spans count neither way. A mention outside of any span is wrong.
func evaluateSkillSpan(ctx context.Context, r *run) error {
	for _, f := range []struct{ part, file string }{{dev, "train"}, {test, "dev"}} {
		texts, err := r.postings(ctx, "skillspan/"+f.file+".jsonl.gz")
		if err != nil {
			return err
		}
		tallies := make([]tally, len(texts))
		for i := range texts {
			found, err := r.taxonomy.ExtractSkills(ctx, "text", []string{texts[i].text}, graph.OffsetByte)
			if err != nil {
				return err
			}
			c := &comparison{run: r, part: f.part, text: &texts[i], mentions: found[0].Mentions, details: verdicts{}}
			tallies[i] = c.count(onlyTechnologies)
			c.count(allSkills)
		}
		r.addTallies("SkillSpan "+f.file, onlyTechnologies, tallies)
	}
	return nil
}

// postings joins the sentences of each posting to a text, in their order.
func (r *run) postings(ctx context.Context, file string) ([]markedText, error) {
	var texts []markedText
	at := map[string]int{}
	err := dataset.Lines(r.data, file, func(line string) error {
		var s spanSentence
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			return err
		}
		name := fmt.Sprintf("%s %s %d", file, s.Source, s.Idx)
		i, known := at[name]
		if !known {
			i = len(texts)
			at[name] = i
			texts = append(texts, markedText{name: name})
		}
		return r.addSentence(ctx, &texts[i], s)
	})
	return texts, err
}

// addSentence appends a sentence and the spans of it.
func (r *run) addSentence(ctx context.Context, t *markedText, s spanSentence) error {
	if t.text != "" {
		t.text += "\n"
	}
	starts, b := make([]int, len(s.Tokens)), strings.Builder{}
	for i, token := range s.Tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		starts[i] = len(t.text) + b.Len()
		b.WriteString(token)
	}
	t.text += b.String()
	for _, tags := range [][]string{s.TagsKnowledge, s.TagsSkill} {
		for i := 0; i < len(tags); i++ {
			if tags[i] != "B" {
				continue
			}
			last := i
			for last+1 < len(tags) && tags[last+1] == "I" {
				last++
			}
			m := mark{start: starts[i], end: starts[last] + len(s.Tokens[last])}
			meant, err := r.names.Skill(ctx, t.text[m.start:m.end])
			if err != nil {
				return err
			}
			m.ids = []graph.SkillID{meant.Skill}
			m.optional = meant.Skill == ""
			t.marks = append(t.marks, m)
		}
	}
	return nil
}
