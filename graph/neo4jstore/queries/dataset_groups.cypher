// The ids of requirement groups that no role requires, in one row: somebody's edit left them.
MATCH (g:RequirementGroup)
WHERE NOT (:Role)-[:REQUIRES]->(g)
RETURN collect(g.id) AS groups
