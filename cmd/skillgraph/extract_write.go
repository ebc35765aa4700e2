package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
)

// extractWriter writes what texts name, in one format.
type extractWriter interface {
	write(file string, e *extraction) error
	close() error // may be called again
}

func newExtractWriter(format string, out io.Writer, several bool) (extractWriter, error) {
	switch format {
	case "table":
		return &extractTable{out, several}, nil
	case "json":
		return &extractJSON{out: out}, nil
	case "csv":
		return newExtractCSV(out)
	}
	return nil, usageError{fmt.Errorf("--format: %q is no format: expected table, json or csv", format)}
}

// extractRaw writes nothing: the API's answer for each text is printed already.
type extractRaw struct{}

func (extractRaw) write(string, *extraction) error { return nil }

func (extractRaw) close() error { return nil }

// extractTable is for people.
type extractTable struct {
	out     io.Writer
	several bool
}

func (t *extractTable) write(file string, e *extraction) error {
	if t.several {
		fmt.Fprintf(t.out, "%s\n", file)
	}
	if e.Title != nil && e.Title.Role != nil {
		fmt.Fprintf(t.out, "title: %s\n", e.Title.Role.Name)
	}
	w := tabwriter.NewWriter(t.out, 0, 8, 2, ' ', 0)
	fmt.Fprint(w, "AT\tTEXT\tSKILL\tSURE\tRULE\tSAYS\n")
	for i := range e.Mentions {
		m := &e.Mentions[i]
		surface := strings.Join(strings.Fields(m.Surface), " ")
		fmt.Fprintf(w, "%d\t%s\t%s\t%.2f\t%s\t%s\n",
			m.Start, surface, m.name(), m.Confidence, m.Rule, m.says())
	}
	return w.Flush()
}

func (t *extractTable) close() error { return nil }

// name is that of the skill, or the outcome where there is none.
func (m *extracted) name() string {
	if m.Skill != nil {
		return m.Skill.Name
	}
	return "(" + strings.ToLower(m.Outcome) + ")"
}

// says puts what the text says of the skill into words.
func (m *extracted) says() string {
	var all []string
	if m.Negated {
		all = append(all, "not")
	}
	if m.Wished {
		all = append(all, "wished")
	}
	if m.Years != nil {
		all = append(all, m.years()+" years")
	}
	for _, s := range []*string{m.Level, m.Necessity} {
		if s != nil {
			all = append(all, strings.ToLower(*s))
		}
	}
	return strings.Join(all, ", ")
}

func (m *extracted) years() string {
	if m.Years.Max == nil {
		return strconv.Itoa(m.Years.Min) + "+"
	}
	return fmt.Sprintf("%d–%d", m.Years.Min, *m.Years.Max)
}

// extractJSON is for machines: a list with an object for each text, written as they come.
type extractJSON struct {
	out    io.Writer
	some   bool
	closed bool
}

func (j *extractJSON) write(file string, e *extraction) error {
	object, err := json.Marshal(struct {
		File string `json:"file"`
		*extraction
	}{file, e})
	if err != nil {
		return err
	}
	before := "[\n"
	if j.some {
		before = ",\n"
	}
	j.some = true
	_, err = io.WriteString(j.out, before+string(object))
	return err
}

func (j *extractJSON) close() error {
	end := "\n]\n"
	switch {
	case j.closed:
		return nil
	case !j.some:
		end = "[]\n"
	}
	j.closed = true
	_, err := io.WriteString(j.out, end)
	return err
}

// extractCSV is for spreadsheets: a line for each mention.
type extractCSV struct{ w *csv.Writer }

func newExtractCSV(out io.Writer) (*extractCSV, error) {
	c := &extractCSV{csv.NewWriter(out)}
	return c, c.w.Write([]string{
		"file", "start", "end", "surface", "outcome", "skill_id", "skill", "confidence", "rule", "negated", "level",
		"years_min", "years_max", "necessity", "wished",
	})
}

func (c *extractCSV) write(file string, e *extraction) error {
	for i := range e.Mentions {
		m := &e.Mentions[i]
		row := []string{file, strconv.Itoa(m.Start), strconv.Itoa(m.End), plainCell(m.Surface), m.Outcome, "", ""}
		if m.Skill != nil {
			row[5], row[6] = m.Skill.ID, m.Skill.Name
		}
		row = append(row, strconv.FormatFloat(m.Confidence, 'f', -1, 64), m.Rule, strconv.FormatBool(m.Negated))
		least, most := "", ""
		if m.Years != nil {
			least = strconv.Itoa(m.Years.Min)
			if m.Years.Max != nil {
				most = strconv.Itoa(*m.Years.Max)
			}
		}
		row = append(row, orEmpty(m.Level), least, most, orEmpty(m.Necessity), strconv.FormatBool(m.Wished))
		if err := c.w.Write(row); err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}

func (c *extractCSV) close() error {
	c.w.Flush()
	return c.w.Error()
}

// plainCell keeps a spreadsheet from taking what a text says for a formula.
func plainCell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
