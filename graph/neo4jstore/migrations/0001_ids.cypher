// An id is given once. The constraints also are the indexes that every look-up starts from; that of
// TaxonomyMeta makes it the only one of its kind, so that it can be locked.
CREATE CONSTRAINT taxonomy_meta_id IF NOT EXISTS FOR (m:TaxonomyMeta) REQUIRE m.id IS UNIQUE;
CREATE CONSTRAINT skill_id IF NOT EXISTS FOR (s:Skill) REQUIRE s.id IS UNIQUE;
CREATE CONSTRAINT role_id IF NOT EXISTS FOR (r:Role) REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT specialty_id IF NOT EXISTS FOR (p:Specialty) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (s:Source) REQUIRE s.id IS UNIQUE;
CREATE CONSTRAINT requirement_group_id IF NOT EXISTS FOR (g:RequirementGroup) REQUIRE g.id IS UNIQUE;
CREATE CONSTRAINT change_revision IF NOT EXISTS FOR (c:Change) REQUIRE c.revision IS UNIQUE;
