package text

import (
	_ "embed" // the list
	"slices"
)

//go:embed lookalikes.txt
var lookalikeList string

// lookalikes are words of everyday English that look like a slip or a form of some name. Whoever writes
// one means it: a javelin is not Javalin, and caps are no CAP theorem.
var lookalikes = wordSet(lookalikeList)

// meansItself reports whether a name is an ordinary word, and a label another.
func meansItself(ws []string, l *label) bool {
	return len(ws) == 1 && lookalikes[ws[0]] && !slices.Equal(l.words, ws)
}
