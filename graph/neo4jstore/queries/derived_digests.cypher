// One row: of each skill its id, the digest of the derived edges that start there, and of either kind
// how many there are and the sum of their shares in ten-thousandths: somebody may have changed them.
// What is no number counts as nothing.
MATCH (s:Skill)
CALL (s) {
  OPTIONAL MATCH (s)-[t:TRANSFERS]->()
  RETURN count(t) AS transfers,
    sum(toIntegerOrNull(round(10000 * toFloatOrNull(t.transferability)))) AS carried
}
CALL (s) {
  OPTIONAL MATCH (s)-[r:RELATED]->()
  RETURN count(r) AS related, sum(toIntegerOrNull(round(10000 * toFloatOrNull(r.score)))) AS scores
}
RETURN collect([s.id, s.derivedDigest, transfers, carried, related, scores]) AS digests
