package quality

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
)

// sets are the project's own: names.tsv and onet.tsv say what names mean, texts hold adverts, CVs and
// courses with marks, and articles.tsv holds marks of texts that are not committed.
//
//go:embed sets
var sets embed.FS

// readTable reads a committed table: tab-separated cells with a header, no quoting.
func readTable(name string, use func(at func(column string) string) error) error {
	data, err := sets.ReadFile("sets/" + name)
	if err != nil {
		return err
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			return fmt.Errorf("%s:%d: %d cells, want %d", name, i+2, len(cells), len(columns))
		}
		if err := use(func(column string) string { return cells[slices.Index(columns, column)] }); err != nil {
			return err
		}
	}
	return nil
}

// mark is a place where a careful reader sees a skill named.
type mark struct {
	start, end int             // bytes
	ids        []graph.SkillID // any of them is right
	optional   bool            // readers may differ: it counts neither for nor against
	denied     bool            // the text says that it is absent or not asked for
}

// markedText is a text with what it names.
type markedText struct {
	name, text string
	marks      []mark
}

// readMarks reads a text with marks: "[[surface|slug]]". Of several slugs any is right; without one
// the surface spells it. "?" before them makes a mark optional, "-" denied.
func readMarks(name, marked string) markedText {
	m := markedText{name: name}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(marked, "[[")
		b.WriteString(before)
		if !ok {
			m.text = b.String()
			return m
		}
		inside, after, _ := strings.Cut(rest, "]]")
		surface, slugs, given := strings.Cut(inside, "|")
		if !given {
			slugs = slugOf(surface)
		}
		at := mark{start: b.Len(), end: b.Len() + len(surface)}
		slugs, at.optional = strings.CutPrefix(slugs, "?")
		slugs, at.denied = strings.CutPrefix(slugs, "-")
		at.ids = skillIDs(slugs)
		m.marks = append(m.marks, at)
		b.WriteString(surface)
		marked = after
	}
}

// slugOf spells a surface as the skill of that name is identified: "REST Assured" is "rest-assured".
func slugOf(surface string) string {
	words := strings.FieldsFunc(strings.ToLower(surface), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	})
	return strings.Join(words, "-")
}

func skillIDs(slugs string) (ids []graph.SkillID) {
	for _, slug := range strings.FieldsFunc(slugs, func(c rune) bool { return c == '/' }) {
		ids = append(ids, graph.NewSkillID(slug))
	}
	return ids
}

// committedTexts reads the marked texts of a half.
func committedTexts(part string) ([]markedText, error) {
	files, err := fs.Glob(sets, "sets/texts/"+part+"/*.txt")
	if err != nil {
		return nil, err
	}
	texts := make([]markedText, len(files))
	for i, f := range files {
		data, err := sets.ReadFile(f)
		if err != nil {
			return nil, err
		}
		texts[i] = readMarks(strings.TrimSuffix(path.Base(f), ".txt"), string(data))
	}
	return texts, nil
}

// articles reads the marked articles from a folder. Their texts are not the project's to copy, so
// the table holds places and surfaces; a text that differs has no marks that count.
func articles(folder fs.FS) ([]markedText, error) {
	var texts []markedText
	err := readTable("articles.tsv", func(at func(string) string) error {
		file := at("file")
		if len(texts) == 0 || texts[len(texts)-1].name != file {
			data, err := fs.ReadFile(folder, file)
			if err != nil {
				return err
			}
			texts = append(texts, markedText{name: file, text: string(data)})
		}
		text := &texts[len(texts)-1]
		m := mark{}
		if _, err := fmt.Sscan(at("start"), &m.start); err != nil {
			return err
		}
		m.end = m.start + len(at("surface"))
		if m.end > len(text.text) || text.text[m.start:m.end] != at("surface") {
			return fmt.Errorf("%s is another text than the one that was marked: no %q at byte %d",
				file, at("surface"), m.start)
		}
		var slugs string
		slugs, m.optional = strings.CutPrefix(at("skills"), "?")
		m.ids = skillIDs(slugs)
		text.marks = append(text.marks, m)
		return nil
	})
	return texts, err
}

// nameCase is a name of a list and what it should come to.
type nameCase struct {
	input, part string
	context     []string
	outcome     graph.Outcome
	ids         []graph.SkillID // where a skill is expected: any of them is right
}

// nameCases reads a committed table of names.
func nameCases(table string) (cases []nameCase, err error) {
	err = readTable(table, func(at func(string) string) error {
		c := nameCase{input: at("input"), part: at("part"), outcome: graph.Outcome(at("expected"))}
		if c.outcome != graph.Ambiguous && c.outcome != graph.Unknown {
			c.outcome, c.ids = graph.Resolved, skillIDs(at("expected"))
		}
		if table == "names.tsv" && at("context") != "" {
			c.context = strings.Split(at("context"), ", ")
		}
		cases = append(cases, c)
		return nil
	})
	return cases, err
}
