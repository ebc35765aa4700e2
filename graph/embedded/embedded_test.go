package embedded_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/embedded"
	"github.com/skillgraph/skillgraph/graph/graphtest"
)

func TestContract(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store { return open(t, filepath.Join(t.TempDir(), "test.db")) })
}

// open opens a file and closes it at the end of the test.
func open(t *testing.T, path string) *embedded.Store {
	t.Helper()
	store, err := embedded.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

// filled makes a file that holds the first golden world.
func filled(t *testing.T) (path string, g *graphtest.Golden) {
	t.Helper()
	path, g = filepath.Join(t.TempDir(), "test.db"), graphtest.Goldens(t)[0]
	store, err := embedded.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	graphtest.Opened(t, store, g.World)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return path, g
}

// TestReopen: what was committed is there after the file is opened again, answers included.
func TestReopen(t *testing.T) {
	path, g := filled(t)
	taxonomy, err := graph.Open(t.Context(), open(t, path))
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range g.Questions {
		if got := graphtest.Ask(t.Context(), taxonomy, q.Text); got != q.Answer {
			t.Errorf("%s after reopening:\n%s", q.Text, got)
		}
	}
}

// TestInUse: a second process is told so at once, and does not hang.
func TestInUse(t *testing.T) {
	path, _ := filled(t)
	open(t, path)
	start := time.Now()
	_, err := embedded.Open(path)
	if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "in use") {
		t.Errorf("opening a file in use: %v", err)
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("it took %s to notice", d)
	}
}

// TestReadOnly: readers may share a file and cannot write.
func TestReadOnly(t *testing.T) {
	path, _ := filled(t)
	for range 2 {
		store, err := embedded.OpenReadOnly(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close() })
		_, err = store.Commit(t.Context(), graph.Commit{Expect: 1, Cause: graph.CauseEdit})
		if !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("a write through a reader: %v", err)
		}
	}
}

// TestUnfilled: a reader is told that nothing was put into a file yet, and a writer may fill it.
func TestUnfilled(t *testing.T) {
	made := filepath.Join(t.TempDir(), "made.db")
	store, err := embedded.Open(made)
	if err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(t.TempDir(), "empty.db")
	if err := errors.Join(store.Close(), os.WriteFile(empty, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{made, empty} {
		_, err := embedded.OpenReadOnly(path)
		if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), "load --data "+path) {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
		graphtest.Opened(t, open(t, path), graphtest.Goldens(t)[0].World)
	}
}

// TestForeign: files that are not ours are refused by name and left as they are.
func TestForeign(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.db")
	db, err := bbolt.Open(other, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("widgets"))
		return err
	})
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{dir: "directory", other: "another program"}
	for name, content := range map[string]string{
		"text": "This is a letter to a friend.", "short": "x", "zeros": strings.Repeat("\x00", 1<<16),
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		files[path] = path
	}
	for path, hint := range files {
		before, _ := os.ReadFile(path)
		_, err := embedded.Open(path)
		if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), hint) {
			t.Errorf("opening %s: %v", filepath.Base(path), err)
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s was changed", filepath.Base(path))
		}
	}
}

// TestDamage flips bytes all over a good file: every damage is either refused or harmless, and
// never crashes or changes an answer.
func TestDamage(t *testing.T) {
	path, g := filled(t)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var used []int // where something is written
	for at, b := range good {
		if b != 0 {
			used = append(used, at)
		}
	}
	refused := 0
	for n := 0; n < len(used); n += len(used)/400 + 1 {
		at := used[n]
		damaged := append([]byte(nil), good...)
		damaged[at] ^= 0xff
		if refusedOrRight(t, damaged, g) {
			refused++
		}
	}
	for _, size := range []int{1, 100, 4096, len(good) / 2, len(good) - 1} {
		if refusedOrRight(t, good[:size], g) {
			refused++
		}
	}
	t.Logf("%d damages were refused", refused)
	if refused < 50 {
		t.Errorf("only %d damages were refused", refused)
	}
}

// refusedOrRight opens a damaged file, and asks it a question if it opens.
func refusedOrRight(t *testing.T, content []byte, g *graphtest.Golden) (refused bool) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "damaged.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := embedded.OpenReadOnly(path)
	if err != nil {
		if !errors.Is(err, graph.ErrInvalid) && !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("an error without a sentinel: %v", err)
		}
		return true
	}
	defer func() { _ = store.Close() }()
	rev, err := store.Revision(t.Context())
	if err != nil || rev == 0 {
		return true // an older meta page: the state before the commit, which was empty
	}
	taxonomy, err := graph.Open(t.Context(), store)
	if err != nil {
		t.Errorf("a damaged file opened and then failed: %v", err)
		return true
	}
	q := g.Questions[0]
	if got := graphtest.Ask(t.Context(), taxonomy, q.Text); got != q.Answer {
		t.Errorf("a damaged file gave another answer:\n%s", got)
	}
	return false
}
