// Writes requirements with one option: an edge from role to skill.
UNWIND $batch.rows AS row
MATCH (r:Role {id: row.role})
MATCH (s:Skill {id: row.skill})
CREATE (r)-[q:REQUIRES]->(s)
SET q = row.properties
