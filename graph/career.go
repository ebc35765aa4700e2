package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
)

// CareerOutcome says what came of the search for a path.
type CareerOutcome string

// The outcomes of a career path.
const (
	CareerDirect CareerOutcome = "DIRECT"  // one hop: the next rung, or the cheapest way
	CareerChain  CareerOutcome = "CHAIN"   // roles in between make it cheaper, or possible
	CareerNone   CareerOutcome = "NO_PATH" // see the notices
	CareerSame   CareerOutcome = "SAME_ROLE"
)

// CareerPath is the cheapest chain of roles from one to another.
type CareerPath struct {
	Outcome CareerOutcome
	Profile *ProfileReading // nil where no profile was given
	CareerRoute
	Alternatives []CareerRoute // other chains, the cheapest first
	Notices      []string
}

// CareerRoute is a chain of hops. Its cost is Σ effort², effort being 1 − readiness.
type CareerRoute struct {
	Hops []CareerHop
	Cost Share
}

// CareerHop is one change of role, by somebody who just meets the role they come from.
type CareerHop struct {
	From, To  *Role
	Readiness Share
	Missing   []EffectiveRequirement // what nothing helps with
	Items     []GapItem              // every term of the readiness
}

// CareerPath finds the cheapest chain of roles between two, each hop a step up a ladder or at a
// readiness of 0.4 or more, and at most 4 of them. With a profile its skills count on every hop.
func (t *Taxonomy) CareerPath(
	ctx context.Context, from, to RoleRef, have *Profile, minConfidence Share,
) (*CareerPath, error) {
	if err := CheckShare("minConfidence", minConfidence); err != nil {
		return nil, err
	}
	var a, b RoleID
	var r *reading
	_, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		if a, err = n.role("from", from); err != nil {
			return Need{}, err
		}
		if b, err = n.role("to", to); err != nil {
			return Need{}, err
		}
		need := Need{AllRoles: true, TransfersAmong: true, Close: implyingKinds()}
		if have != nil {
			if r, err = n.readProfile("have", *have); err != nil {
				return Need{}, err
			}
			need.Skills = r.ids()
		}
		return need, nil
	})
	if err != nil {
		return nil, fmt.Errorf("career path: %w", err)
	}
	c := &career{v: v, minConfidence: minConfidence, from: v.roleAt[a], to: v.roleAt[b], rows: map[int32]map[int32]Share{}}
	if r != nil {
		c.held = r.standing(v, minConfidence).held
	}
	path := c.answer()
	if r != nil {
		path.Profile = r.publish(v)
	}
	return path, nil
}

// career searches the roles of a view.
type career struct {
	v             *View
	minConfidence Share
	from, to      int32
	held          map[int32]Level           // of the profile
	rows          map[int32]map[int32]Share // role → roles within a hop, with their readiness
	cut           bool                      // the search gave up looking further
}

// answer finds the cheapest route and some others.
func (c *career) answer() *CareerPath {
	path := &CareerPath{}
	if c.from == c.to {
		path.Outcome = CareerSame
		return path
	}
	best := c.best()
	if best == nil {
		path.Outcome = CareerNone
		path.Notices = append(path.Notices, c.why())
		return path
	}
	path.CareerRoute, path.Outcome = c.route(best), CareerChain
	if len(best) == 2 {
		path.Outcome = CareerDirect
	}
	for _, other := range c.others(best) {
		path.Alternatives = append(path.Alternatives, c.route(other))
	}
	if c.cut {
		path.Notices = append(path.Notices, fmt.Sprintf("Only the nearest %d roles were looked at: a cheaper chain may exist.", maxExpanded))
	}
	return path
}

// best is the route to take: to the next rung directly, whatever a detour costs, else the cheapest.
func (c *career) best() []int32 {
	if _, open := c.row(c.from)[c.to]; open && c.climbs(c.from, c.to) {
		return []int32{c.from, c.to}
	}
	return c.cheapest(nil, false)
}

// others finds routes without one of the roles in between, or without the direct hop.
func (c *career) others(best []int32) [][]int32 {
	found := [][]int32{best}
	add := func(route []int32) {
		if route != nil && !slices.ContainsFunc(found, func(f []int32) bool { return slices.Equal(f, route) }) {
			found = append(found, route)
		}
	}
	add(c.cheapest(nil, true))
	if _, open := c.row(c.from)[c.to]; open {
		add([]int32{c.from, c.to})
	}
	for _, role := range best[1 : len(best)-1] {
		add(c.cheapest(map[int32]bool{role: true}, false))
		add(c.cheapest(map[int32]bool{role: true}, true))
	}
	found = found[1:]
	slices.SortStableFunc(found, func(a, b []int32) int {
		return cmp.Or(cmp.Compare(c.cost(a), c.cost(b)), cmp.Compare(len(a), len(b)), c.compareNames(a, b))
	})
	return found[:min(len(found), maxAlternative)]
}

// row gives the roles within a hop of a role: the next rungs, and those that somebody who just meets
// it is ready for by the bound of a hop.
func (c *career) row(role int32) map[int32]Share {
	if row, known := c.rows[role]; known {
		return row
	}
	s := c.standing(role)
	row := map[int32]Share{}
	for to := range c.v.roles {
		r := c.v.readiness(int32(to), s)
		if int32(to) != role && r != nil && (*r >= hopReadiness || c.climbs(role, int32(to))) {
			row[int32(to)] = *r
		}
	}
	c.rows[role] = row
	return row
}

// climbs reports whether a change of role is a step up a ladder: to a role that builds on the first, or
// to the next rung of its specialty.
func (c *career) climbs(from, to int32) bool {
	a, b := &c.v.roles[from], &c.v.roles[to]
	for _, l := range b.BuildsOn {
		if l.Role == a.ID && Confidence(l.Evidence) >= c.minConfidence {
			return true
		}
	}
	return a.Specialty != nil && b.Specialty != nil && a.Specialty.Specialty == b.Specialty.Specialty &&
		min(Confidence(a.Specialty.Evidence), Confidence(b.Specialty.Evidence)) >= c.minConfidence &&
		b.Seniority.rung() == a.Seniority.rung()+1
}

// standing is that of somebody who just meets a role and has what the profile says.
func (c *career) standing(role int32) *standing {
	held := c.v.justMeeting(role, c.minConfidence)
	for i, level := range c.held {
		held[i] = max(held[i], level)
	}
	s := c.v.newStanding(held, c.minConfidence)
	s.spread()
	return s
}

// score sums up what a role's requirements earn.
func (v *View) score(role int32, s *standing) *tally {
	total := &tally{}
	list := v.effective(role, s.minConfidence)
	for i := range list {
		total.add(list[i].Requirement, s.credit(&list[i]))
	}
	return total
}

// readiness is the published number alone; nil for a role without requirements.
func (v *View) readiness(role int32, s *standing) *Share {
	return v.score(role, s).readiness()
}

// effort is the square of what is missing, in units of 10⁻⁸.
func effort(readiness Share) int64 { return int64(One-readiness) * int64(One-readiness) }

// cheapest finds the route of least cost that avoids some roles, and if wanted the direct hop. Hop
// by hop it keeps the best route to each role: at most maxHops rounds.
func (c *career) cheapest(without map[int32]bool, indirect bool) []int32 {
	best := map[int32]*stage{c.from: {role: c.from}}
	layer := []*stage{best[c.from]}
	for range maxHops {
		found := map[int32]*stage{}
		for _, at := range layer {
			c.leave(at, without, indirect, found)
		}
		layer = layer[:0]
		for _, to := range slices.Sorted(maps.Keys(found)) {
			if s := found[to]; best[to] == nil || s.cost < best[to].cost {
				best[to] = s
				layer = append(layer, s)
			}
		}
		layer = c.promising(layer, best[c.to])
	}
	return best[c.to].roles()
}

// stage is a role on a route, and how it was come by.
type stage struct {
	role     int32
	cost     int64
	previous *stage
}

// leave takes every hop from a stage.
func (c *career) leave(at *stage, without map[int32]bool, indirect bool, found map[int32]*stage) {
	for to, readiness := range c.row(at.role) {
		if without[to] || to == c.from || indirect && at.role == c.from && to == c.to {
			continue
		}
		next := &stage{to, at.cost + effort(readiness), at}
		if old := found[to]; old == nil || next.cost < old.cost ||
			next.cost == old.cost && c.compareNames(next.roles(), old.roles()) < 0 {
			found[to] = next
		}
	}
}

// promising keeps the stages that may still lead to a cheaper route, the cheapest first, as many as
// may be expanded.
func (c *career) promising(layer []*stage, best *stage) []*stage {
	layer = slices.DeleteFunc(layer, func(s *stage) bool { return s.role == c.to || best != nil && s.cost >= best.cost })
	slices.SortFunc(layer, func(a, b *stage) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), c.compareNames(a.roles(), b.roles()))
	})
	if room := maxExpanded - len(c.rows); len(layer) > room {
		kept := layer[:0]
		for _, s := range layer {
			if _, known := c.rows[s.role]; known || room > 0 {
				kept = append(kept, s)
				if !known {
					room--
				}
			}
		}
		c.cut = c.cut || len(kept) < len(layer)
		return kept
	}
	return layer
}

// roles lists the roles of the route that ends at a stage, nil for none.
func (s *stage) roles() (all []int32) {
	for ; s != nil; s = s.previous {
		all = append(all, s.role)
	}
	slices.Reverse(all)
	return all
}

func (c *career) compareNames(a, b []int32) int {
	return slices.CompareFunc(a, b, func(x, y int32) int { return compareRoles(&c.v.roles[x], &c.v.roles[y]) })
}

// cost is that of a route, in units of 10⁻⁸.
func (c *career) cost(route []int32) (sum int64) {
	for i, to := range route[1:] {
		sum += effort(c.row(route[i])[to])
	}
	return sum
}

// route spells a route out.
func (c *career) route(roles []int32) CareerRoute {
	r := CareerRoute{Cost: Share(c.cost(roles) / int64(One))}
	for i, to := range roles[1:] {
		g := c.v.gap(to, c.standing(roles[i]))
		r.Hops = append(r.Hops, CareerHop{
			From: &c.v.roles[roles[i]], To: g.Role, Readiness: *g.Readiness, Missing: g.missing(), Items: g.Items,
		})
	}
	return r
}

// why says what stands in the way.
func (c *career) why() string {
	to, s := &c.v.roles[c.to], c.standing(c.from)
	ready := c.v.readiness(c.to, s)
	if ready == nil {
		return fmt.Sprintf("%s has no requirements, so nobody can be more or less ready for it.", to.Name)
	}
	if len(c.row(c.from)) == 0 {
		return fmt.Sprintf("Nobody who just meets %s is ready to %s or more for any other role; for %s it is %s.",
			c.v.roles[c.from].Name, hopReadiness, to.Name, *ready)
	}
	return fmt.Sprintf("No chain of at most %d hops, each at a readiness of %s or more, leads to %s; directly it is %s.",
		maxHops, hopReadiness, to.Name, *ready)
}
