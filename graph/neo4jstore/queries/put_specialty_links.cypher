// Links the roles of $rows to their specialties.
UNWIND $rows AS row
MATCH (r:Role {id: row.role})
MATCH (p:Specialty {id: row.to})
CREATE (r)-[l:IN_SPECIALTY]->(p)
SET l = row.properties
