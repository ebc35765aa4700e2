// One row: the digest of all records as the last commit left them, null where it gave none.
MATCH (m:TaxonomyMeta {id: 'taxonomy'})
RETURN m.digest AS digest
