// Links the roles of $batch.rows to their specialties.
UNWIND $batch.rows AS row
MATCH (r:Role {id: row.role})
MATCH (p:Specialty {id: row.to})
CREATE (r)-[l:IN_SPECIALTY]->(p)
SET l = row.properties
