// Writes the specialties of $batch.rows.
UNWIND $batch.rows AS row
MERGE (p:Specialty {id: row.id})
SET p += row
