// The skills that $need.skills names, whole, in one row with the revision before and after.
MATCH (first:TaxonomyMeta {id: 'taxonomy'})
WITH first.revision AS before
CALL (before) {
  UNWIND $need.skills AS id
  MATCH (s:Skill {id: id})
  WITH DISTINCT s
  RETURN collect(s {.*}) AS skills
}
MATCH (last:TaxonomyMeta {id: 'taxonomy'})
RETURN before, last.revision AS after, skills
