// Package neo4jtest gives tests a real Neo4j, because a stand-in would agree with our Cypher
// where Neo4j does not.
//
// There are three ways to have one. What is named in the environment comes before what merely
// happens to be there:
//
//   - NEO4J_TEST_URI, with NEO4J_TEST_USER ("neo4j" unless set) and NEO4J_TEST_PASSWORD: a server
//     that somebody runs. Its database must be empty, since tests delete everything in it, unless
//     NEO4J_TEST_WIPE=1 says that what it holds may go.
//   - A Docker engine: a container of NEO4J_TEST_IMAGE, "neo4j:5.26-community" unless set.
//   - NEO4J_TEST_JARS: a folder that .ci/neo4j-jars filled; needs a JDK 17 or 21 and no Docker.
//     It comes before a Docker engine when NEO4J_TEST_IMAGE is not set.
//
// With none of them tests are skipped, and one plain line at the end (of go test -v) says how many and
// how to run them; with REQUIRE_NEO4J=1 they fail. NEO4J_TEST_TALLY names a file to which each test
// that ran on a real Neo4j adds a line, so that CI can count them.
// Everything listens on 127.0.0.1 only.
package neo4jtest
