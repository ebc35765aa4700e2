// One row: of each skill its id, the digest of the derived edges that start there, and how many of
// either kind there are.
MATCH (s:Skill)
RETURN collect([s.id, s.derivedDigest, COUNT { (s)-[:TRANSFERS]->() }, COUNT { (s)-[:RELATED]->() }])
  AS digests
