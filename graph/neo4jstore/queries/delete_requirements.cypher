// Removes the requirements that $batch.rows names by id, role and slug, with the nodes of groups; also a
// group that no role requires.
UNWIND $batch.rows AS row
CALL (row) {
  MATCH (:Role {id: row.role})-[q:REQUIRES {slug: row.slug}]->(target)
  WITH q, CASE WHEN target:RequirementGroup THEN target END AS g
  DELETE q
  DETACH DELETE g
}
CALL (row) {
  MATCH (g:RequirementGroup {id: row.id})
  DETACH DELETE g
}
