// Package schema is the public contract: the GraphQL schema, one file per concern, embedded so
// that the service can hand it out.
package schema

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
)

//go:embed *.graphqls
var files embed.FS

// SDL is the whole schema: all files joined in order of their names.
func SDL() string {
	names, err := fs.Glob(files, "*.graphqls")
	if err != nil {
		return "" // the pattern is constant and valid
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			continue // the name came from the same embedded file system
		}
		b.Write(text)
		b.WriteByte('\n')
	}
	return b.String()
}
