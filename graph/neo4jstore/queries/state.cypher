// One row that tells whose database this is: the number of all nodes, and the schema version of our
// TaxonomyMeta, null where there is none.
CALL () { MATCH (n) RETURN count(n) AS nodes }
OPTIONAL MATCH (m:TaxonomyMeta {id: 'taxonomy'})
RETURN nodes, m.schemaVersion AS schemaVersion
