package quality_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed"
)

// What people put behind a name, and between two.
var (
	behindName = []string{
		"2", " 3.x", "+", "2008r2", " certified", "@", "/", ":", "-core", " or similar", "9i", " (x)", "js", "v2", "'s", ".", " pro",
	}
	betweenNames = []string{" ", "/", " & ", ", ", "+", ":", ".", "@", " and ", "-", "//", " ("}
)

// composed makes names of labels at random, with what people put around them.
type composed struct {
	*rand.Rand
	labels []string
}

func (c composed) pick(from []string) string { return from[c.IntN(len(from))] }

// label is a label or, of four, once a word of one, every other with something behind it.
func (c composed) label() string {
	name := c.pick(c.labels)
	if c.IntN(4) == 0 {
		name = c.pick(strings.Fields(name))
	}
	if c.IntN(2) == 0 {
		name += c.pick(behindName)
	}
	return name
}

func (c composed) name() string {
	name := c.label()
	for range c.IntN(4) {
		name += c.pick(betweenNames) + c.label()
	}
	return name
}

// TestComposedNames: whatever is put together of the real labels resolves and is read without a failure;
// a small taxonomy, as fuzzing has it, holds too few kinds to tell.
func TestComposedNames(t *testing.T) {
	taxonomy, _ := curated(t)
	ds, err := seed.Curated()
	if err != nil {
		t.Fatal(err)
	}
	c := composed{Rand: rand.New(rand.NewPCG(1, 2))}
	for _, s := range ds.Skills {
		c.labels = append(append(append(c.labels, s.Name), s.Aliases...), s.Hidden...)
	}
	for range 12 {
		names := make([]string, graph.MaxNames)
		for i := range names {
			names[i] = c.name()
		}
		if _, err := taxonomy.ResolveSkills(t.Context(), names, nil); err != nil {
			t.Error(err)
		}
		text := strings.Join(names[:graph.MaxNames/2], ". ")
		if _, err := taxonomy.ExtractSkills(t.Context(), "text", []string{text}, graph.OffsetByte); err != nil {
			t.Error(err)
		}
	}
}
