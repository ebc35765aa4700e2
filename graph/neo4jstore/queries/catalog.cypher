// The catalog in one row: the revision as it was before and after the reading, when it was
// committed, the headers of all skills and roles, specialties, sources, and how many there are of
// everything else.
MATCH (first:TaxonomyMeta {id: 'taxonomy'})
WITH first.revision AS before, first.publishedAt AS publishedAt
CALL (before) {
  MATCH (s:Skill)
  RETURN collect(s {
    .id, .name, .kind, .status, .aliases, .hidden, .everyday, .shared, .importance, .previousIds,
    .evidenceSource,
    near: [(s)-[:BUILT_WITH|IMPLIES|CERTIFIES|PREREQUISITE|BROADER|PART_OF|ALTERNATIVE]-(n:Skill) | n.id],
    broader: [(s)-[:BROADER]->(n:Skill) | n.id],
    implies: [(s)-[:IMPLIES|BUILT_WITH]->(n:Skill) | n.id],
    needs: [(s)-[:PREREQUISITE]->(n:Skill) | n.id]
  }) AS skills
}
CALL (before) {
  MATCH (r:Role)
  RETURN collect(r {
    .id, .name, .status, .seniority, .aliases, .hidden, .everyday, .shared, .previousIds,
    .externalScheme, .externalId, .externalMatch,
    specialties: [(r)-[:IN_SPECIALTY]->(p:Specialty) | p {.id}]
  }) AS roles
}
CALL (before) { MATCH (p:Specialty) RETURN collect(p {.*}) AS specialties }
CALL (before) { MATCH (s:Source) RETURN collect(s {.*}) AS sources }
CALL (before) { MATCH (:Role)-[q:REQUIRES]->() RETURN count(q) AS requirements }
CALL (before) {
  MATCH (:Skill)-[e:BUILT_WITH|IMPLIES|CERTIFIES|PREREQUISITE|BROADER|PART_OF|ALTERNATIVE]->()
  RETURN count(e) AS relations
}
CALL (before) { MATCH (:Skill)-[t:TRANSFERS]->() RETURN count(t) AS transfers }
CALL (before) { MATCH (:Skill)-[e:RELATED]->() RETURN count(e) AS related }
MATCH (last:TaxonomyMeta {id: 'taxonomy'})
RETURN before, last.revision AS after, publishedAt, skills, roles, specialties, sources,
  requirements, relations, transfers, related
