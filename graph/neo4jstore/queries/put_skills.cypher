// Writes the skills of $batch.rows, each with the label of its kind; $batch.labels are those of all kinds.
UNWIND $batch.rows AS row
MERGE (s:Skill {id: row.properties.id})
SET s += row.properties
WITH s, row, [l IN labels(s) WHERE l IN $batch.labels AND l <> row.label] AS former
REMOVE s:$(former)
SET s:$(row.label)
