package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/url"
	"os"
	"regexp"
	"strings"
	"syscall"

	"github.com/spf13/viper"

	"github.com/skillgraph/skillgraph/graph"
)

// The exit codes.
const (
	exitDone        = 0
	exitNo          = 1 // the answer is "no", or data are invalid
	exitUsage       = 2 // used wrongly
	exitUnavailable = 3 // a needed service or file is unavailable
)

// errNo is an answer that a script should notice; it was printed already.
var errNo = errors.New("the answer is no")

// usageError is a command line that cannot be meant.
type usageError struct{ error }

// Unwrap gives the reason.
func (u usageError) Unwrap() error { return u.error }

// exitCode is 3 for whatever the system refuses, a full disk as well as a missing file, unless a store
// has found that the data are invalid.
func exitCode(err error) int {
	var usage usageError
	var refused syscall.Errno
	switch {
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, graph.ErrUnavailable):
		return exitUnavailable
	case errors.As(err, &refused) && !errors.Is(err, graph.ErrInvalid):
		return exitUnavailable
	}
	return exitNo
}

// output is standard output, which remembers that it could not be written to: most of what is printed
// does not look.
type output struct {
	io.Writer
	err error
}

// Write writes through.
func (o *output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	if err != nil {
		o.err = fmt.Errorf("write the output: %w: %w", err, graph.ErrUnavailable)
		return n, o.err
	}
	return n, nil
}

// message is what people are told of an error: without the names of sentinels, which are for programs,
// in our words where Go or its libraries have their own, and with what may have been meant.
func message(err error) string {
	text := sentinels.ReplaceAllString(err.Error(), "$1")
	var path *fs.PathError
	if errors.As(err, &path) {
		text = withoutOperation(text, path)
	}
	var asked *url.Error
	if errors.As(err, &asked) {
		text = strings.ReplaceAll(text, asked.Error(), network(asked.Err))
	}
	var unread viper.ConfigParseError
	if errors.As(err, &unread) {
		text = strings.ReplaceAll(text, unread.Error(), yamlReason(unread.Unwrap().Error()))
	}
	text = parsing.ReplaceAllStringFunc(text, func(found string) string {
		sort := strings.TrimPrefix(found[:strings.Index(found, ":")], "strconv.Parse")
		return "expected " + map[string]string{
			"Int": "a whole number", "Uint": "a whole number from 0",
			"Float": "a number", "Bool": "true or false",
		}[sort]
	})
	var lookup *graph.LookupError
	if errors.As(err, &lookup) {
		var names []string
		for _, c := range lookup.Candidates {
			names = append(names, meant(c.Name, c.ID))
		}
		text += perhaps(names)
	}
	return text
}

// withoutOperation leaves the name of the system's operation out of what it refused, and the file as
// well where it is named besides.
func withoutOperation(text string, e *fs.PathError) string {
	reason := e.Err.Error()
	if strings.Count(text, e.Path) == 1 {
		reason = e.Path + ": " + reason
	}
	return strings.ReplaceAll(text, e.Error(), reason)
}

// yamlReason says in one line what is wrong with a file of settings.
func yamlReason(text string) string {
	text = strings.TrimPrefix(strings.TrimPrefix(text, "yaml: "), "unmarshal errors:")
	text = strings.Join(strings.Fields(text), " ")
	line, _, wrong := strings.Cut(text, ": cannot unmarshal ")
	if wrong {
		return line + ": expected settings by name, such as listen: 127.0.0.1:8080"
	}
	return text
}

// network says in plain words why an address cannot be reached or taken.
func network(err error) string {
	var name *net.DNSError
	var timeout interface{ Timeout() bool }
	switch {
	case errors.As(err, &name) && name.IsNotFound:
		return fmt.Sprintf("no host is called %q", name.Name)
	case errors.Is(err, syscall.ECONNREFUSED):
		return "nothing listens there"
	case errors.Is(err, syscall.EADDRINUSE):
		return "the address is in use"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return "this machine has no such address"
	case errors.Is(err, os.ErrPermission):
		return "the system does not allow it"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "it does not answer in time"
	}
	return err.Error()
}

// sentinels are the names of graph's, one or several, at the end of an error or of a part of one.
var sentinels = regexp.MustCompile(`(?m)(?:: (?:unavailable|invalid|not found|conflict))+(: |$)`)

// parsing is what a value that cannot be read makes of an error.
var parsing = regexp.MustCompile(
	`strconv\.Parse(?:Int|Uint|Float|Bool): parsing "[^"]*": (?:invalid syntax|value out of range)`)

// maxMeant is how many names a message suggests.
const maxMeant = 5

// perhaps says what may have been meant.
func perhaps(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return ". Did you mean " + strings.Join(names[:min(len(names), maxMeant)], ", ") + "?"
}

// meant names a concept so that either can be copied.
func meant(name, id any) string { return fmt.Sprintf("%v (%v)", name, id) }
