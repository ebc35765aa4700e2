// Locks the taxonomy for this transaction and gives the revision it is at. Setting a property takes
// the lock; the revision must be read after that, or two writers could read the same one.
MATCH (m:TaxonomyMeta {id: 'taxonomy'})
SET m.locked = true
WITH m
RETURN m.revision AS revision
