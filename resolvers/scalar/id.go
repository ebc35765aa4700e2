package scalar

import (
	"github.com/99designs/gqlgen/graphql"

	"github.com/skillgraph/skillgraph/graph"
)

// Each typed id of the domain has a pair here, so that generated code binds it to ID.

// MarshalID writes an id of whatever sort.
func MarshalID(id string) graphql.Marshaler { return graphql.MarshalID(id) }

// UnmarshalID reads an id of whatever sort, and null as one that was left out.
func UnmarshalID(v any) (string, error) {
	if v == nil {
		return "", nil
	}
	return graphql.UnmarshalID(v)
}

// MarshalSkillID writes a skill's id.
func MarshalSkillID(id graph.SkillID) graphql.Marshaler { return graphql.MarshalID(string(id)) }

// UnmarshalSkillID reads a skill's id; its form is checked where the argument's name is known.
func UnmarshalSkillID(v any) (graph.SkillID, error) { return readID[graph.SkillID](v) }

// MarshalRoleID writes a role's id.
func MarshalRoleID(id graph.RoleID) graphql.Marshaler { return graphql.MarshalID(string(id)) }

// UnmarshalRoleID reads a role's id; its form is checked where the argument's name is known.
func UnmarshalRoleID(v any) (graph.RoleID, error) { return readID[graph.RoleID](v) }

// MarshalSpecialtyID writes a specialty's id.
func MarshalSpecialtyID(id graph.SpecialtyID) graphql.Marshaler { return graphql.MarshalID(string(id)) }

// UnmarshalSpecialtyID reads a specialty's id.
func UnmarshalSpecialtyID(v any) (graph.SpecialtyID, error) { return readID[graph.SpecialtyID](v) }

// MarshalSourceID writes a source's id.
func MarshalSourceID(id graph.SourceID) graphql.Marshaler { return graphql.MarshalID(string(id)) }

// UnmarshalSourceID reads a source's id.
func UnmarshalSourceID(v any) (graph.SourceID, error) { return readID[graph.SourceID](v) }

// MarshalRequirementID writes a requirement's id.
func MarshalRequirementID(id graph.RequirementID) graphql.Marshaler {
	return graphql.MarshalID(string(id))
}

// UnmarshalRequirementID reads a requirement's id.
func UnmarshalRequirementID(v any) (graph.RequirementID, error) {
	return readID[graph.RequirementID](v)
}

func readID[T ~string](v any) (T, error) {
	id, err := graphql.UnmarshalID(v)
	return T(id), err
}

// MarshalRevision writes a revision's number.
func MarshalRevision(r graph.Revision) graphql.Marshaler { return graphql.MarshalUint64(uint64(r)) }

// UnmarshalRevision reads a revision's number.
func UnmarshalRevision(v any) (graph.Revision, error) {
	n, err := graphql.UnmarshalUint64(v)
	return graph.Revision(n), err
}
