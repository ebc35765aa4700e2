package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/skillgraph/skillgraph/graph"
)

const extractQuery = `query Extract($text: String!) {
  extractSkills(text: $text, offsets: BYTE) {
    mentions {
      surface start end confidence rule negated wished level necessity outcome
      years { min max } skill { id name } candidates(first: 5) { skill { id name } }
    }
    title { role { id name } seniority surface }
  }
}`

type extractAnswer struct{ ExtractSkills extraction }

// extraction is what a text says, as the API gives it.
type extraction struct {
	Mentions []extracted     `json:"mentions"`
	Title    *extractedTitle `json:"title"`
}

// named is a skill or a role in brief.
type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type extracted struct {
	Surface    string `json:"surface"`
	Start      int    `json:"start"`
	End        int    `json:"end"`
	Outcome    string `json:"outcome"`
	Skill      *named `json:"skill"`
	Candidates []struct {
		Skill named `json:"skill"`
	} `json:"candidates"`
	Confidence float64 `json:"confidence"`
	Rule       string  `json:"rule"`
	Negated    bool    `json:"negated"`
	Wished     bool    `json:"wished"`
	Level      *string `json:"level"`
	Years      *struct {
		Min int  `json:"min"`
		Max *int `json:"max"`
	} `json:"years"`
	Necessity *string `json:"necessity"`
}

type extractedTitle struct {
	Role      *named  `json:"role"`
	Seniority *string `json:"seniority"`
	Surface   string  `json:"surface"`
}

// extractOptions are the flags of the command.
type extractOptions struct{ format, output string }

func (a *app) extractCommand() *cobra.Command {
	var o extractOptions
	cmd := &cobra.Command{
		Use:   "extract [FILE|FOLDER...]",
		Short: "Find the skills that texts name; without a file from standard input",
		Long: "Finds the skills that adverts, CVs or course descriptions name, with their places in bytes.\n" +
			"A folder stands for the texts in it (" + strings.Join(textEnds, ", ") + "). A text that cannot be\n" +
			"read is told of, and the others are read all the same.",
		Example: "  skillgraph extract < cv.txt\n  skillgraph extract adverts/ --format csv --output skills.csv",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.extract(cmd.Context(), args, o) },
	}
	askFlags(cmd)
	cmd.Flags().StringVar(&o.format, "format", "table",
		"the `form` of the output: table, json or csv; --json prints the API's answer for each text")
	complete(cmd, "format", oneOf("table", "json", "csv"))
	cmd.Flags().StringVar(&o.output, "output", "", "write to this `file` instead of standard output")
	return cmd
}

// extract reads every text and writes what it names.
func (a *app) extract(ctx context.Context, args []string, o extractOptions) (err error) {
	files, err := textFiles(args)
	if err != nil {
		return err
	}
	out, done, err := a.openOutput(o.output)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	w, err := newExtractWriter(o.format, out, len(files) > 1)
	if err != nil {
		return err
	}
	if a.settings.GetBool("json") && o.format == "table" {
		a.out, w = out, extractRaw{} // each answer is printed as it comes
	}
	if err := a.extractAll(ctx, files, w); err != nil {
		return err
	}
	return w.close()
}

// extractAll goes through the texts. One that fails among several is told of, and fails the command
// at the end.
func (a *app) extractAll(ctx context.Context, files []string, w extractWriter) error {
	p := a.newProgress("read", len(files))
	failed, away := 0, false
	for _, file := range files {
		got, err := a.extractOne(ctx, file)
		switch {
		case err != nil && len(files) == 1 || ctx.Err() != nil:
			return errors.Join(err, ctx.Err())
		case err != nil:
			failed, away = failed+1, away || exitCode(err) == exitUnavailable
			fmt.Fprintln(a.err, message(fmt.Errorf("%s: %w", file, err)))
		default:
			if err := w.write(file, got); err != nil {
				return fmt.Errorf("write what %s names: %w", file, err)
			}
		}
		p.step()
	}
	if failed > 0 {
		return errors.Join(w.close(), unread(failed, len(files), away))
	}
	return nil
}

// unread says that some of several texts failed; away, that the system refused one of them.
func unread(failed, all int, away bool) error {
	err := fmt.Errorf("%d of %d texts could not be read", failed, all)
	if away {
		return fmt.Errorf("%w: %w", err, graph.ErrUnavailable)
	}
	return err
}

func (a *app) extractOne(ctx context.Context, file string) (*extraction, error) {
	text, err := a.readText(file)
	if err != nil {
		return nil, err
	}
	var got extractAnswer
	_, err = a.put(ctx, extractQuery, map[string]any{"text": text}, &got)
	return &got.ExtractSkills, err
}

// textEnds end the names of files that a folder is read for.
var textEnds = []string{".txt", ".md", ".html", ".htm"}

// textFiles lists the texts that arguments name; "-" is standard input.
func textFiles(args []string) (files []string, err error) {
	if len(args) == 0 {
		return []string{"-"}, nil
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		if arg == "-" || err != nil || !info.IsDir() {
			files = append(files, arg) // reading it says what is wrong
			continue
		}
		found, err := textsIn(arg)
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	return files, nil
}

// textsIn lists the texts of a folder and those below it, in order of their paths.
func textsIn(folder string) (files []string, err error) {
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.Type().IsRegular() && slices.Contains(textEnds, strings.ToLower(filepath.Ext(path))) {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the folder: %w: %w", err, graph.ErrUnavailable)
	}
	if len(files) == 0 {
		return nil, usageError{fmt.Errorf("%s holds no text: expected files that end in %s",
			folder, strings.Join(textEnds, ", "))}
	}
	return files, nil
}

// openOutput opens the file to write to, standard output where none is named.
func (a *app) openOutput(file string) (io.Writer, func() error, error) {
	if file == "" {
		return a.out, func() error { return nil }, nil
	}
	out, err := os.Create(file)
	if err != nil {
		return nil, nil, fmt.Errorf("write to a file: %w: %w", err, graph.ErrUnavailable)
	}
	return out, out.Close, nil
}

// readText reads a file, or standard input for "-".
func (a *app) readText(file string) (string, error) {
	var in io.Reader
	if file == "-" {
		in = a.input()
	} else {
		opened, err := os.Open(file)
		if err != nil {
			return "", fmt.Errorf("read the text: %w: %w", err, graph.ErrUnavailable)
		}
		defer opened.Close()
		in = opened
	}
	data, err := io.ReadAll(io.LimitReader(in, graph.MaxTextBytes+1))
	if err != nil {
		return "", fmt.Errorf("read the text: %w: %w", err, graph.ErrUnavailable)
	}
	if len(data) > graph.MaxTextBytes {
		return "", usageError{fmt.Errorf("the text is too long: expected at most %d bytes", graph.MaxTextBytes)}
	}
	return string(data), nil
}
