// Replaces the derived edges that start at the skills of $batch.rows.
UNWIND $batch.rows AS row
MATCH (s:Skill {id: row.id})
SET s.derivedDigest = row.digest
WITH s, row
CALL (s) {
  MATCH (s)-[e:TRANSFERS|RELATED]->()
  DELETE e
}
CALL (s, row) {
  UNWIND row.transfers AS t
  MATCH (to:Skill {id: t.to})
  CREATE (s)-[e:TRANSFERS]->(to)
  SET e = t.properties
}
CALL (s, row) {
  UNWIND row.related AS r
  MATCH (to:Skill {id: r.to})
  CREATE (s)-[e:RELATED]->(to)
  SET e = r.properties
}
