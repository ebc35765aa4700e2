// Writes the sources of $batch.rows. A property that a source no longer has is null and goes; properties
// that are not ours stay, here as in all that follows.
UNWIND $batch.rows AS row
MERGE (s:Source {id: row.id})
SET s += row
