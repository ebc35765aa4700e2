// Writes the relations of $rows.
UNWIND $rows AS row
MATCH (a:Skill {id: row.from})
MATCH (b:Skill {id: row.to})
CREATE (a)-[e:$(row.kind)]->(b)
SET e = row.properties
