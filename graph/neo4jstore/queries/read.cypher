// The part of the graph that a question needs, in one row: the revision before and after, skills,
// roles with their requirements, the relations between skills, and derived edges. $need has
// the fields of graph.Need. It is one map because Neo4j makes a plan for each combination of sizes
// that lists among the parameters have, and this text takes it a second.
MATCH (first:TaxonomyMeta {id: 'taxonomy'})
WITH first.revision AS before
// The roles wanted, and all that they build on.
CALL (before) {
  CALL () {
    UNWIND $need.roles AS id
    MATCH (r:Role {id: id})
    RETURN r
    UNION
    UNWIND CASE WHEN $need.allRoles THEN [1] ELSE [] END AS once
    MATCH (r:Role)
    RETURN r
    UNION
    UNWIND $need.requiring AS id
    MATCH (:Skill {id: id})<-[:OPTION*0..1]-()<-[:REQUIRES]-(r:Role)
    RETURN r
  }
  MATCH (r)-[:BUILDS_ON*0..]->(role:Role)
  WITH DISTINCT role
  RETURN collect(role) AS wanted
}
// The skills wanted and those that the roles name, and from there the edges to follow to the end.
CALL (wanted) {
  CALL (wanted) {
    UNWIND $need.skills AS id
    MATCH (s:Skill {id: id})
    RETURN s
    UNION
    UNWIND wanted AS role
    MATCH (role)-[:REQUIRES]->()-[:OPTION*0..1]->(s:Skill)
    RETURN s
  }
  RETURN collect(s) AS seeds
}
CALL (seeds) {
  UNWIND CASE WHEN $need.close = [] THEN [] ELSE seeds END AS seed
  MATCH (seed)-[way:BUILT_WITH|IMPLIES|CERTIFIES|PREREQUISITE|BROADER|PART_OF|ALTERNATIVE*0..]->(s:Skill)
  WHERE all(e IN way WHERE type(e) IN $need.close)
  WITH DISTINCT s
  RETURN collect(s) AS closed
}
WITH before, wanted, CASE WHEN $need.close = [] THEN seeds ELSE closed END AS reached
CALL (reached) {
  UNWIND CASE WHEN $need.close = [] THEN [] ELSE reached END AS s
  MATCH (s)-[e:BUILT_WITH|IMPLIES|CERTIFIES|PREREQUISITE|BROADER|PART_OF|ALTERNATIVE]->(:Skill)
  WHERE type(e) IN $need.close
  RETURN collect(e) AS closing
}
CALL (before) {
  UNWIND CASE WHEN $need.touching = [] THEN [] ELSE $need.skills END AS id
  MATCH (:Skill {id: id})-[e:BUILT_WITH|IMPLIES|CERTIFIES|PREREQUISITE|BROADER|PART_OF|ALTERNATIVE]-(s:Skill)
  WHERE type(e) IN $need.touching
  RETURN collect(DISTINCT e) AS touching, collect(DISTINCT s) AS touched
}
// Derived edges, and the relations that the paths of transfers walk: those among all skills on them.
CALL (reached) {
  UNWIND CASE WHEN $need.transfersAmong THEN reached ELSE [] END AS from
  MATCH (from)-[t:TRANSFERS]->(to:Skill)
  WHERE to IN reached
  RETURN collect(t) AS among
}
CALL (before) {
  UNWIND $need.transfersOf AS id
  MATCH (:Skill {id: id})-[t:TRANSFERS]-(:Skill)
  WITH DISTINCT t
  RETURN collect(t) AS transfersOf
}
CALL (among, transfersOf) {
  UNWIND among + transfersOf AS t
  WITH DISTINCT t
  RETURN collect([startNode(t).id, t.transferability, t.confidence, t.pathKind, t.pathTo,
    t.pathReverse, t.pathFactor]) AS transfers
}
CALL (transfers) {
  UNWIND transfers AS t
  UNWIND [t[0]] + t[4] AS id
  WITH DISTINCT id
  MATCH (s:Skill {id: id})
  RETURN collect(s) AS onPaths
}
CALL (onPaths) {
  UNWIND onPaths AS s
  MATCH (s)-[e:BUILT_WITH|IMPLIES|CERTIFIES|PREREQUISITE|BROADER|PART_OF|ALTERNATIVE]->(to:Skill)
  WHERE to IN onPaths
  RETURN collect(e) AS walked
}
CALL (before) {
  UNWIND $need.relatedOf AS id
  MATCH (:Skill {id: id})-[e:RELATED]-(s:Skill)
  RETURN collect(DISTINCT e) AS edges, collect(DISTINCT s) AS near
}
// What was found, as maps.
CALL (reached, touched, onPaths, near) {
  UNWIND reached + touched + onPaths + near AS s
  WITH DISTINCT s
  RETURN collect(s {.*}) AS skills
}
CALL (wanted) {
  UNWIND wanted AS role
  RETURN collect(role {
    .*,
    specialties: [(role)-[l:IN_SPECIALTY]->(p:Specialty) | l {.*, id: p.id}],
    buildsOn: [(role)-[l:BUILDS_ON]->(base:Role) | l {.*, id: base.id}],
    requirements: [(role)-[q:REQUIRES]->(target) | q {
      .*, atLeast: target.atLeast, skill: CASE WHEN target:Skill THEN target.id END,
      options: [(target)-[o:OPTION]->(s:Skill) | o {.level, .position, id: s.id}]
    }]
  }) AS roles
}
CALL (closing, touching, walked) {
  UNWIND closing + touching + walked AS e
  WITH DISTINCT e
  RETURN collect(e {.*, kind: type(e), from: startNode(e).id, to: endNode(e).id}) AS relations
}
CALL (edges) {
  UNWIND edges AS e
  RETURN collect([startNode(e).id, endNode(e).id, e.score, e.confidence, e.signalKind,
    e.signalShare, e.signalDetail]) AS related
}
MATCH (last:TaxonomyMeta {id: 'taxonomy'})
RETURN before, last.revision AS after, skills, roles, relations, transfers, related
