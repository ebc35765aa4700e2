package neo4jstore

import (
	"embed"
	"strings"
)

// The Cypher texts: each file says what it returns. There is a fixed number of them and their
// parameters are always bound, because Neo4j keeps a plan for each text.
//
//go:embed queries/*.cypher
var queryFiles embed.FS

var (
	queryState    = query("state")
	queryMigrated = query("migrated")

	queryRevision = query("revision")
	queryDigest   = query("digest")
	queryCatalog  = query("catalog")
	queryRead     = query("read")
	querySkills   = query("skills")

	querySources     = query("dataset_sources")
	querySpecialties = query("dataset_specialties")
	queryAllSkills   = query("dataset_skills")
	queryAllRoles    = query("dataset_roles")
	queryGroups      = query("dataset_groups")
	queryRelations   = query("dataset_relations")

	queryLock          = query("commit_lock")
	queryLog           = query("commit_log")
	deleteNodes        = query("delete_nodes")
	deleteRequirements = query("delete_requirements")
	deleteRelations    = query("delete_relations")

	putSources           = query("put_sources")
	putSpecialties       = query("put_specialties")
	putSkills            = query("put_skills")
	putRoles             = query("put_roles")
	putSpecialtyLinks    = query("put_specialty_links")
	putRoleLinks         = query("put_role_links")
	putPlainRequirements = query("put_plain_requirements")
	putGroupRequirements = query("put_group_requirements")
	putRelations         = query("put_relations")

	queryDigests = query("derived_digests")
	putDerived   = query("derived_put")
)

// query reads a Cypher text and leaves out its comments, which would cross the wire each time.
func query(name string) string {
	data, err := queryFiles.ReadFile("queries/" + name + ".cypher")
	if err != nil {
		panic(err) // the file is compiled in: only a wrong name above comes here
	}
	return withoutComments(string(data))
}

func withoutComments(text string) string {
	var kept []string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "//") {
			kept = append(kept, line)
		}
	}
	return strings.TrimSpace(strings.Join(kept, ""))
}
