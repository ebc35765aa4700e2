// All skills with the names of their labels, one row each.
MATCH (s:Skill)
RETURN s {.*, labels: labels(s)} AS skill
