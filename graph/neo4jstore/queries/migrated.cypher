// Makes the TaxonomyMeta where there is none and lifts its schema version to $version.
MERGE (m:TaxonomyMeta {id: 'taxonomy'})
ON CREATE SET m.revision = 0, m.schemaVersion = 0
SET m.schemaVersion = CASE WHEN m.schemaVersion < $version THEN $version ELSE m.schemaVersion END
