package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// tenth is how often plain lines tell of progress: ten times in all.
const tenth = 10

// progress tells how far long work has come: by a bar on a terminal, by plain lines elsewhere.
type progress struct {
	what        string
	done, total int
	bar         *progressbar.ProgressBar // nil: plain lines
	out         io.Writer
}

// newProgress begins to tell of so many steps; one step alone is not worth telling of.
func (a *app) newProgress(what string, total int) *progress {
	p := &progress{what: what, total: total, out: a.err}
	if total > 1 && isTerminal(a.err) {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetDescription(what),
			progressbar.OptionSetWriter(a.err), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
	}
	return p
}

// step tells that one more is done.
func (p *progress) step() {
	p.done++
	switch {
	case p.bar != nil:
		_ = p.bar.Add(1) // a bar that cannot be drawn is no reason to stop
	case p.total >= tenth && p.done*tenth/p.total > (p.done-1)*tenth/p.total:
		fmt.Fprintf(p.out, "%s: %d of %d\n", p.what, p.done, p.total)
	}
}

// input is standard input. Somebody who sits in front of it is told that it is waited for.
func (a *app) input() io.Reader {
	if isTerminal(a.in) {
		fmt.Fprintln(a.err, "type or paste the text, and end it with Ctrl-D on a line of its own")
	}
	return a.in
}

// isTerminal tells whether what is read from or written to is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
