// People who use Cypher start from names: MATCH (s:Skill {name: 'PostgreSQL'}).
CREATE INDEX skill_name IF NOT EXISTS FOR (s:Skill) ON (s.name);
CREATE INDEX role_name IF NOT EXISTS FOR (r:Role) ON (r.name);
