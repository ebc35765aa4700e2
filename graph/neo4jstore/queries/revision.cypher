// One row: the current revision, 0 before the first commit.
MATCH (m:TaxonomyMeta {id: 'taxonomy'})
RETURN m.revision AS revision
