// Package neo4jstore keeps a taxonomy in Neo4j 5: the system of record that other people and tools
// can read and write as well, in Cypher, and that grows beyond one machine's memory. The traversal
// runs in Neo4j, one round trip a question; ranking and arithmetic stay in package graph.
//
// # The graph
//
//	(:Skill:Language {id, name, kind, status, importance, …})   a second label for each kind
//	(:Role {id, name, seniority, …})-[:IN_SPECIALTY]->(:Specialty {id, name})
//	(:Role)-[:BUILDS_ON {position}]->(:Role)
//	(:Role)-[:REQUIRES {slug, label, necessity, importance, level}]->(:Skill)
//	(:Role)-[:REQUIRES {slug, label, necessity, importance}]->(:RequirementGroup {id, atLeast})
//	       -[:OPTION {level, position}]->(:Skill)
//	(:Skill)-[:BUILT_WITH|IMPLIES|CERTIFIES|PREREQUISITE|BROADER|PART_OF {level}]->(:Skill)
//	(:Skill)-[:ALTERNATIVE {strength}]->(:Skill)                stored once, read both ways
//	(:Skill)-[:TRANSFERS {transferability, confidence, path…}]->(:Skill)    derived
//	(:Skill)-[:RELATED {score, confidence, signal…}]->(:Skill)              derived, read both ways
//	(:Source {id, title, publisher, date, licence, url})
//	(:TaxonomyMeta {revision, publishedAt, schemaVersion, digest})      one
//	(:Change {revision, cause, at, put, deleted})               the change log, one for each commit
//
// A requirement with a single option is an edge from role to skill, one with several goes by a
// group; MATCH (r:Role)-[:REQUIRES]->()-[:OPTION*0..1]->(s:Database) reads both.
//
// # Properties
//
// A property holds no map, so lists of records are parallel arrays: that needs no plug-in to read.
// Evidence is evidenceSource, evidenceSection, evidenceMethod, evidenceConfidence and
// evidenceReasoning, an entry each for every piece. What a role says in several pieces is arrays as
// well: responsibilities; educationLevel, educationField …; salaryMin, salaryMax, salaryCurrency …,
// where 0 stands for a figure that was not given. Their evidence has the same arrays after a prefix
// (salaryEvidenceSource …) and salaryEvidenceOf, the place of the piece that it belongs to, from 0.
// An array in which every entry is empty is left out.
//
// Shares are numbers from 0 to 1, as people read them, with at most four decimals. A float64 holds
// such a number closely enough that rounding x · 10,000 gives back exactly the integer that package
// graph computes with.
//
// # Consistency
//
// Neo4j is read-committed: a long statement may see a commit that ends while it runs. Every read
// therefore takes the revision first and last, and starts anew when they differ. A commit is one
// transaction that locks TaxonomyMeta before it looks at the revision.
package neo4jstore
