// Links the roles of $batch.rows to what they build on.
UNWIND $batch.rows AS row
MATCH (r:Role {id: row.role})
MATCH (base:Role {id: row.to})
CREATE (r)-[l:BUILDS_ON]->(base)
SET l = row.properties
