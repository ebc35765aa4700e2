package scalar

import "github.com/skillgraph/skillgraph/graph"

// Connection is a page as Relay has it.
type Connection[E, N any] struct {
	Edges      []E
	Nodes      []N
	PageInfo   PageInfo
	TotalCount int
}

// PageInfo says where a page stands.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}

// Edge is an element of a page with its place.
type Edge[N any] struct {
	Cursor string
	Node   N
}

// The connections of the schema.
type (
	// SkillEdge is a skill in a page.
	SkillEdge = Edge[*graph.Skill]
	// SkillConnection is a page of skills.
	SkillConnection = Connection[SkillEdge, *graph.Skill]
	// RoleEdge is a role in a page.
	RoleEdge = Edge[*graph.Role]
	// RoleConnection is a page of roles.
	RoleConnection = Connection[RoleEdge, *graph.Role]
	// SkillRoleConnection is a page of the roles that ask for a skill.
	SkillRoleConnection = Connection[SkillRoleEdge, *graph.Role]
)

// SkillRoleEdge is a role that asks for a skill.
type SkillRoleEdge struct {
	Cursor      string
	Node        *graph.Role
	Requirement graph.EffectiveRequirement
	Level       graph.Level
}

// Connect turns a page into a connection of plain edges.
func Connect[N any](p graph.Page[N]) *Connection[Edge[N], N] {
	c := connect[Edge[N], N](p)
	c.Nodes = p.Items
	for i, item := range p.Items {
		c.Edges = append(c.Edges, Edge[N]{p.Cursors[i], item})
	}
	return c
}

// ConnectDemands turns a page of the roles that ask for a skill into a connection.
func ConnectDemands(p graph.Page[graph.RoleDemand]) *SkillRoleConnection {
	c := connect[SkillRoleEdge, *graph.Role](p)
	for i, d := range p.Items {
		c.Nodes = append(c.Nodes, d.Role)
		c.Edges = append(c.Edges, SkillRoleEdge{p.Cursors[i], d.Role, d.Requirement, d.Level})
	}
	return c
}

func connect[E, N, T any](p graph.Page[T]) *Connection[E, N] {
	c := &Connection[E, N]{
		TotalCount: p.TotalCount,
		PageInfo:   PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious},
	}
	if n := len(p.Cursors); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &p.Cursors[0], &p.Cursors[n-1]
	}
	return c
}
