package text

import (
	"testing"

	"pgregory.net/rapid"
)

// TestHeads: a head is that of the text however it was put together.
func TestHeads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.StringMatching(`[a-z+#.]{1,14}`).Draw(t, "word")
		cut := rapid.IntRange(0, len(w)).Draw(t, "cut")
		if got, want := headOf(w[:cut]).with(w[cut:], min(cut, headLength)), headOf(w); got != want {
			t.Errorf("%q and %q: %x, want %x", w[:cut], w[cut:], got, want)
		}
		i := rapid.IntRange(0, min(len(w), headLength)-1).Draw(t, "missing")
		if got, want := headOf(w).without(w, i), headOf(w[:i]+w[i+1:]); got != want {
			t.Errorf("%q without byte %d: %x, want %x", w, i, got, want)
		}
		if s := newHeadSet([]string{w}); !s.mayHave(headOf(w[:cut])) && cut > 0 {
			t.Errorf("%q begins no key, but %q does", w[:cut], w)
		}
	})
}
