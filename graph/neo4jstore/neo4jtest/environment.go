package neo4jtest

import (
	"cmp"
	"errors"
	"testing"
)

const (
	// database is the only user database that Neo4j Community has.
	database      = "neo4j"
	officialImage = "neo4j:5.26-community"
)

// errAbsent says that this machine offers no Neo4j: the one failure that skips a test.
var errAbsent = errors.New("needs a Neo4j: set NEO4J_TEST_URI, start Docker, " +
	"or run .ci/neo4j-jars DIR and set NEO4J_TEST_JARS=DIR")

// way is how a server is come by.
type way string

const (
	wayExternal  way = "NEO4J_TEST_URI"
	wayContainer way = "container"
	wayJars      way = "jars"
)

// environment is what the environment says; package documentation lists the variables.
type environment struct {
	uri, user, password string
	image, jars         string
	wipe, require       bool
}

func readEnvironment(getenv func(string) string) environment {
	return environment{
		uri:      getenv("NEO4J_TEST_URI"),
		user:     cmp.Or(getenv("NEO4J_TEST_USER"), "neo4j"),
		password: getenv("NEO4J_TEST_PASSWORD"),
		image:    getenv("NEO4J_TEST_IMAGE"),
		jars:     getenv("NEO4J_TEST_JARS"),
		wipe:     getenv("NEO4J_TEST_WIPE") == "1",
		require:  getenv("REQUIRE_NEO4J") == "1",
	}
}

// choose picks the way. A test that kills its server cannot do so to one that somebody else
// runs, so own leaves that way out. docker is asked only where the answer matters.
func (e environment) choose(own bool, docker func() bool) (way, error) {
	switch {
	case e.uri != "" && !own:
		return wayExternal, nil
	case e.jars != "" && e.image == "":
		return wayJars, nil
	case docker():
		return wayContainer, nil
	case e.jars != "":
		return wayJars, nil
	}
	return "", errAbsent
}

// giveUp skips a test for want of a Neo4j, or fails it where one was asked for. Any other error
// fails it: a server that does not start is a fault, not an absence.
func (e environment) giveUp(t testing.TB, err error) {
	t.Helper()
	if e.skips(err) {
		t.Skip("no Neo4j: the last line says how to have one")
	}
	t.Fatal("neo4jtest: ", err)
}

// skips reports whether an error only means that there is no Neo4j where none was asked for.
func (e environment) skips(err error) bool { return errors.Is(err, errAbsent) && !e.require }
