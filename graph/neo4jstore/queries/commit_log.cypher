// Moves the revision, which unlocks the taxonomy at the end of the transaction, and appends to the
// change log.
MATCH (m:TaxonomyMeta {id: 'taxonomy'})
SET m.revision = $revision, m.publishedAt = $at, m.digest = $digest
REMOVE m.locked
CREATE (:Change {revision: $revision, cause: $cause, at: $at, put: $put, deleted: $deleted})
