// Package graph is the domain of skillgraph: skills, roles and what links them, the rules that a
// taxonomy keeps, and the questions that are asked of one. It knows nothing of files, databases or
// GraphQL. A Taxonomy asks a Store once per question for the sub-graph it needs (a View) and
// computes the answer with pure functions, so that every store gives the same answer to the letter.
//
// All published numbers are integers in ten-thousandths (Share), rounded down: floating point
// would differ between machines.
package graph
