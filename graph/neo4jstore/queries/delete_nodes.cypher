// Removes the nodes of ours with the ids of $batch.rows, and all that hangs on them.
UNWIND $batch.rows AS id
CALL (id) {
  MATCH (n:Skill {id: id}) RETURN n
  UNION
  MATCH (n:Role {id: id}) RETURN n
  UNION
  MATCH (n:Specialty {id: id}) RETURN n
  UNION
  MATCH (n:Source {id: id}) RETURN n
}
DETACH DELETE n
