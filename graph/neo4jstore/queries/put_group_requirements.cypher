// Writes requirements with several options: an edge from role to group, and one from the group to
// each option.
UNWIND $batch.rows AS row
MATCH (r:Role {id: row.role})
CREATE (r)-[q:REQUIRES]->(g:RequirementGroup {id: row.id, atLeast: row.atLeast})
SET q = row.properties
WITH row, g
UNWIND row.options AS option
MATCH (s:Skill {id: option.skill})
CREATE (g)-[:OPTION {level: option.level, position: option.position}]->(s)
