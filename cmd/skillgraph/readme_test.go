package main

import (
	"flag"
	"os"
	"regexp"
	"testing"
)

var update = flag.Bool("update", false, "write what the program prints into README.md")

// printed is a command of the README and what is shown below it.
var printed = regexp.MustCompile("(?s)(`skillgraph validate seed/taxonomy --stats` counts it:\n\n```text\n)(.*?)(```)")

// TestReadmeStatistics: the README shows how large the taxonomy is now.
func TestReadmeStatistics(t *testing.T) {
	const readme = "../../README.md"
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	code, out, errOut := shell(t, "validate", "../../seed/taxonomy", "--stats")
	if code != exitDone {
		t.Fatalf("exit code %d: %s", code, errOut)
	}
	found := printed.FindStringSubmatch(string(data))
	if found == nil {
		t.Fatal("the README does not show how large the taxonomy is")
	}
	if found[2] == out {
		return
	}
	if !*update {
		t.Fatalf("the README shows other numbers: run 'go test ./cmd/skillgraph -run ReadmeStatistics -update'\n%s", out)
	}
	written := printed.ReplaceAllStringFunc(string(data), func(s string) string {
		part := printed.FindStringSubmatch(s)
		return part[1] + out + part[3]
	})
	if err := os.WriteFile(readme, []byte(written), 0o644); err != nil {
		t.Fatal(err)
	}
}
