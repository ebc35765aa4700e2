// Writes the relations of $batch.rows.
UNWIND $batch.rows AS row
MATCH (a:Skill {id: row.from})
MATCH (b:Skill {id: row.to})
CREATE (a)-[e:$(row.kind)]->(b)
SET e = row.properties
