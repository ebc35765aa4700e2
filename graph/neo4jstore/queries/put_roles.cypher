// Writes the roles of $batch.rows without their links, and removes the links that they had.
UNWIND $batch.rows AS row
MERGE (r:Role {id: row.id})
SET r += row
WITH r
MATCH (r)-[l:IN_SPECIALTY|BUILDS_ON]->()
DELETE l
