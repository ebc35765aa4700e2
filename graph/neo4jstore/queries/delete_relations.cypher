// Removes the relations that $batch.rows names by kind and ends. An alternative has no direction.
UNWIND $batch.rows AS row
MATCH (a:Skill {id: row.from})
MATCH (b:Skill {id: row.to})
MATCH (a)-[e:BUILT_WITH|IMPLIES|CERTIFIES|PREREQUISITE|BROADER|PART_OF|ALTERNATIVE]-(b)
WHERE type(e) = row.kind AND (startNode(e) = a OR row.kind = 'ALTERNATIVE')
DELETE e
