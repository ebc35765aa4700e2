// Links the roles of $rows to what they build on.
UNWIND $rows AS row
MATCH (r:Role {id: row.role})
MATCH (base:Role {id: row.to})
CREATE (r)-[l:BUILDS_ON]->(base)
SET l = row.properties
