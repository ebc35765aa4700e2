// Writes the specialties of $rows.
UNWIND $rows AS row
MERGE (p:Specialty {id: row.id})
SET p += row
