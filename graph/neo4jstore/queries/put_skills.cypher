// Writes the skills of $rows, each with the label of its kind; $labels are those of all kinds.
UNWIND $rows AS row
MERGE (s:Skill {id: row.properties.id})
SET s += row.properties
WITH s, row, [l IN labels(s) WHERE l IN $labels AND l <> row.label] AS former
REMOVE s:$(former)
SET s:$(row.label)
