// All roles with what they build on and require, one row each. Unlike in read.cypher the far ends
// may be anything, so that a validator sees what does not belong there.
MATCH (role:Role)
RETURN role {
    .*,
    specialties: [(role)-[l:IN_SPECIALTY]->(p) | l {.*, id: p.id}],
    buildsOn: [(role)-[l:BUILDS_ON]->(base) | l {.*, id: base.id}],
    requirements: [(role)-[q:REQUIRES]->(target) | q {
      .*, atLeast: target.atLeast,
      skill: CASE WHEN NOT target:RequirementGroup THEN coalesce(target.id, '') END,
      options: [(target)-[o:OPTION]->(s) | o {.level, .position, id: s.id}]
    }]
  } AS role
