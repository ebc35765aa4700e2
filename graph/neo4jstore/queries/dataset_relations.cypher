// The relations that start at each skill, one row a skill. The far ends may be anything.
MATCH (s:Skill)
CALL (s) {
  MATCH (s)-[e:BUILT_WITH|IMPLIES|CERTIFIES|PREREQUISITE|BROADER|PART_OF|ALTERNATIVE]->(to)
  RETURN collect(e {.*, kind: type(e), from: s.id, to: to.id}) AS relations
}
WITH relations WHERE relations <> []
RETURN relations
