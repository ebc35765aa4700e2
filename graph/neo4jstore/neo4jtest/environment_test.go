package neo4jtest

import (
	"errors"
	"runtime"
	"strings"
	"testing"
)

func TestChoose(t *testing.T) {
	const uri, image, jars = "bolt://127.0.0.1:7687", "some:image", "/jars"
	tests := []struct {
		name   string
		env    environment
		docker bool
		shared way // for Shared; "" is absent
		own    way // for Start
	}{
		{"nothing", environment{}, false, "", ""},
		{"Docker alone", environment{}, true, wayContainer, wayContainer},
		{"somebody's server", environment{uri: uri}, false, wayExternal, ""},
		{"somebody's server and Docker", environment{uri: uri}, true, wayExternal, wayContainer},
		{"jars", environment{jars: jars}, false, wayJars, wayJars},
		{"jars before an unasked Docker", environment{jars: jars}, true, wayJars, wayJars},
		{
			"a named image before jars",
			environment{image: image, jars: jars},
			true,
			wayContainer, wayContainer,
		},
		{"a named image without Docker", environment{image: image}, false, "", ""},
		{"jars where Docker is not", environment{image: image, jars: jars}, false, wayJars, wayJars},
		{"all", environment{uri: uri, image: image, jars: jars}, true, wayExternal, wayContainer},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			docker := func() bool { return test.docker }
			for own, want := range map[bool]way{false: test.shared, true: test.own} {
				got, err := test.env.choose(own, docker)
				if got != want || errors.Is(err, errAbsent) != (want == "") {
					t.Errorf("own %v: got %q, %v; want %q", own, got, err, want)
				}
			}
		})
	}
}

func TestReadEnvironment(t *testing.T) {
	full := map[string]string{
		"NEO4J_TEST_URI": "u", "NEO4J_TEST_USER": "n", "NEO4J_TEST_PASSWORD": "p",
		"NEO4J_TEST_IMAGE": "i", "NEO4J_TEST_JARS": "j", "NEO4J_TEST_WIPE": "1",
		"REQUIRE_NEO4J": "1",
	}
	want := environment{
		uri: "u", user: "n", password: "p", image: "i", jars: "j", wipe: true, require: true,
	}
	if got := readEnvironment(func(name string) string { return full[name] }); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	want = environment{user: "neo4j"}
	if got := readEnvironment(func(string) string { return "" }); got != want {
		t.Errorf("of nothing: got %+v, want %+v", got, want)
	}
}

// fakeT records how a test ended. As with the real one, ending does not return.
type fakeT struct {
	testing.TB
	skipped, failed bool
}

func (*fakeT) Helper()        {}
func (f *fakeT) Skip(...any)  { f.skipped = true; runtime.Goexit() }
func (f *fakeT) Fatal(...any) { f.failed = true; runtime.Goexit() }

func TestGiveUp(t *testing.T) {
	broken := errors.New("did not start")
	tests := []struct {
		name    string
		require bool
		err     error
		skipped bool
	}{
		{"absent", false, errAbsent, true},
		{"absent where it is required", true, errAbsent, false},
		{"broken", false, broken, false},
		{"broken where it is required", true, broken, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ended := make(chan fakeT)
			go func() {
				fake := &fakeT{}
				defer func() { ended <- *fake }()
				environment{require: test.require}.giveUp(fake, test.err)
			}()
			got := <-ended
			if got.skipped != test.skipped || got.failed == test.skipped {
				t.Errorf("skipped %v, failed %v; want skipped %v", got.skipped, got.failed, test.skipped)
			}
		})
	}
}

func TestAbsenceIsOneLineThatTellsHow(t *testing.T) {
	text := errAbsent.Error()
	if strings.Contains(text, "\n") {
		t.Error("more than one line")
	}
	for _, name := range []string{"NEO4J_TEST_URI", "NEO4J_TEST_JARS", "Docker"} {
		if !strings.Contains(text, name) {
			t.Errorf("%q does not name %s", text, name)
		}
	}
}
