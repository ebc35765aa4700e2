package server_test

import (
	"encoding/json"
	"flag"
	"math"
	"math/rand/v2"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"github.com/skillgraph/skillgraph/graph"
)

// profilesPerRole is how many random profiles each role is tried with, and pathsPerRole for how many
// of them the learning path is checked as well. Under the race detector, which makes each ten
// times as slow and finds its races in a few, there are fewer; CI asks for a hundred.
var profilesPerRole, pathsPerRole = 20, 5

func init() {
	flag.IntVar(&profilesPerRole, "profiles", profilesPerRole, "random profiles that each role is tried with")
}

const termsQuery = `query Terms($have: Profile!, $role: RoleRef!, $path: Boolean!) {
  skillGap(have: $have, role: $role) {
    readiness coverage
    profile { skills { skill { id } level } }
    items {
      status met credit weight shortfall
      requirement { necessity importance atLeast }
      options {
        status counted credit heldLevel requiredLevel skill { id } viaLevel
        via { transferability from { id } to { id } path { type level factor reversed from { id } to { id } } }
        viaProof { from { id } to { id } path { type level from { id } to { id } } }
      }
    }
    learningPath @include(if: $path) { skill { id } fromLevel level readinessAfter }
  }
}`

type (
	terms struct {
		Data struct {
			SkillGap struct {
				Readiness, Coverage float64
				Profile             struct {
					Skills []struct {
						Skill node
						Level string
					}
				}
				Items        []item
				LearningPath []struct {
					Skill            node
					FromLevel, Level string
					ReadinessAfter   float64
				}
			}
		}
		Errors []struct{ Message string }
	}
	node struct{ ID string }
	item struct {
		Status         string
		Met            bool
		Credit, Weight float64
		Shortfall      int
		Requirement    struct {
			Necessity  string
			Importance float64
			AtLeast    int
		}
		Options []option
	}
	option struct {
		Status                             string
		Counted                            bool
		Credit                             float64
		HeldLevel, RequiredLevel, ViaLevel string
		Skill                              node
		Via, ViaProof                      *transfer
	}
	transfer struct {
		Transferability float64
		From, To        node
		Path            []step
	}
	step struct {
		Type, Level string
		Factor      float64
		Reversed    bool
		From, To    node
	}
)

// units turns a published number back into ten-thousandths.
func units(f float64) int64 { return int64(math.Round(f * 10000)) }

func level(name string) int64 {
	for l := graph.Awareness; l <= graph.Expert; l++ {
		if l.String() == name {
			return int64(l)
		}
	}
	return 0
}

// TestScoresAreRecomputable computes every number of skillGap anew from the terms that stand beside
// it, for every role and many random profiles.
func TestScoresAreRecomputable(t *testing.T) {
	s := serve(t)
	ds := curatedDataset(t)
	var checked atomic.Int64
	t.Run("roles", func(t *testing.T) {
		for i := range ds.Roles {
			role := string(ds.Roles[i].ID)
			t.Run(role, func(t *testing.T) {
				t.Parallel()
				random := rand.New(rand.NewPCG(1, uint64(i))) // the same profiles in every run
				for n := range profilesPerRole {
					got := gapTerms(t, s, randomProfile(random, ds), role, n < pathsPerRole)
					checked.Add(int64(checkTerms(t, got)))
					if n < pathsPerRole {
						checkPath(t, got)
					}
					if t.Failed() {
						return
					}
				}
			})
		}
	})
	t.Logf("%d roles, %d profiles each, %d requirements recomputed", len(ds.Roles), profilesPerRole, checked.Load())
}

func randomProfile(random *rand.Rand, ds *graph.Dataset) object {
	var held []any
	for range random.IntN(25) {
		held = append(held, object{
			"id":    string(ds.Skills[random.IntN(len(ds.Skills))].ID),
			"level": graph.Level(1 + random.IntN(5)).String(),
		})
	}
	return object{"skills": held}
}

func gapTerms(t *testing.T, s *httptest.Server, have object, role string, path bool) terms {
	t.Helper()
	var got terms
	data := post(t, s, termsQuery, object{"have": have, "role": object{"id": role}, "path": path})
	if err := json.Unmarshal(data, &got); err != nil || len(got.Errors) > 0 {
		t.Fatalf("%v: %s", err, data)
	}
	return got
}

// checkTerms recomputes one answer and gives the number of its requirements.
func checkTerms(t *testing.T, got terms) int {
	t.Helper()
	g := got.Data.SkillGap
	held := map[string]int64{}
	for _, k := range g.Profile.Skills {
		held[k.Skill.ID] = level(k.Level)
	}
	var weights, credits, met int64
	for i := range g.Items {
		m := &g.Items[i]
		checkItem(t, m, held)
		w := units(m.Weight)
		weights += w
		credits += w * units(m.Credit)
		if m.Met {
			met += w
		}
	}
	if want := credits / weights; units(g.Readiness) != want {
		t.Errorf("readiness %v, from its terms %d", g.Readiness, want)
	}
	if want := met * 10000 / weights; units(g.Coverage) != want {
		t.Errorf("coverage %v, from its terms %d", g.Coverage, want)
	}
	return len(g.Items)
}

func checkItem(t *testing.T, m *item, held map[string]int64) {
	t.Helper()
	factor := int64(4)
	if m.Requirement.Necessity == "REQUIRED" {
		factor = 10
	}
	if want := units(m.Requirement.Importance) * factor; units(m.Weight) != want {
		t.Errorf("weight %v, from its terms %d", m.Weight, want)
	}
	var sum, counted, least, shortfall int64
	least = 10000
	for i := range m.Options {
		o := &m.Options[i]
		checkOption(t, o, held)
		if o.Counted {
			counted++
			sum += units(o.Credit)
			least = min(least, units(o.Credit))
			shortfall += max(0, level(o.RequiredLevel)-level(o.HeldLevel))
		}
	}
	for _, o := range m.Options {
		if !o.Counted && units(o.Credit) > least {
			t.Errorf("%s has more credit than an option that is counted", o.Skill.ID)
		}
	}
	if counted != int64(m.Requirement.AtLeast) || units(m.Credit) != sum/counted || m.Met != (sum == counted*10000) ||
		int64(m.Shortfall) != shortfall {
		t.Errorf("%d counted of %d wanted, credit %v of sum %d, met %t, shortfall %d of %d",
			counted, m.Requirement.AtLeast, m.Credit, sum, m.Met, m.Shortfall, shortfall)
	}
}

// checkOption recomputes an option's credit, and follows its proof from something held.
func checkOption(t *testing.T, o *option, held map[string]int64) {
	t.Helper()
	n := level(o.RequiredLevel)
	var credit int64
	switch o.Status {
	case "MATCHED":
		credit = 10000
		if held[o.Skill.ID] < n {
			t.Errorf("%s is MATCHED and held at %d of %d", o.Skill.ID, held[o.Skill.ID], n)
		}
	case "IMPLIED", "BELOW_LEVEL":
		credit = min(level(o.HeldLevel), n) * 10000 / n
		if o.Via != nil {
			checkImplication(t, o.Via, o.Skill.ID, level(o.HeldLevel), held)
		} else if held[o.Skill.ID] != level(o.HeldLevel) {
			t.Errorf("%s is at %s without a proof", o.Skill.ID, o.HeldLevel)
		}
	case "ADJACENT":
		credit = checkTransfer(t, o.Via) * min(level(o.ViaLevel), n) / n
		if o.ViaProof != nil {
			checkImplication(t, o.ViaProof, o.Via.From.ID, level(o.ViaLevel), held)
		} else if held[o.Via.From.ID] != level(o.ViaLevel) {
			t.Errorf("%s is at %s without a proof", o.Via.From.ID, o.ViaLevel)
		}
	}
	if units(o.Credit) != credit {
		t.Errorf("%s %s has credit %v, from its terms %d", o.Skill.ID, o.Status, o.Credit, credit)
	}
}

// checkImplication follows a path of implying edges: its level is the least on the way.
func checkImplication(t *testing.T, p *transfer, to string, want int64, held map[string]int64) {
	t.Helper()
	here, reached := p.From.ID, held[p.From.ID]
	for _, e := range p.Path {
		if e.From.ID != here {
			t.Errorf("the path to %s breaks at %s", to, here)
		}
		here, reached = e.To.ID, min(reached, level(e.Level))
	}
	if here != to || reached != want {
		t.Errorf("the path ends at %s with %d, want %s with %d", here, reached, to, want)
	}
}

// checkTransfer multiplies the factors of a path and gives the transferability that counts.
func checkTransfer(t *testing.T, p *transfer) int64 {
	t.Helper()
	here, product := p.From.ID, int64(1)
	for _, e := range p.Path {
		from, to := e.From.ID, e.To.ID
		if e.Reversed {
			from, to = to, from
		}
		if from != here {
			t.Errorf("the transfer path breaks at %s", here)
		}
		here, product = to, product*units(e.Factor)
	}
	for range len(p.Path) - 1 {
		product /= 10000
	}
	if want := min(product, 8000); here != p.To.ID || units(p.Transferability) != want {
		t.Errorf("transferability %v to %s, from its factors %d to %s", p.Transferability, p.To.ID, want, here)
	}
	return units(p.Transferability)
}

// checkPath sees to it that a learning path climbs to readiness 1.
func checkPath(t *testing.T, got terms) {
	t.Helper()
	last := units(got.Data.SkillGap.Readiness)
	for _, s := range got.Data.SkillGap.LearningPath {
		if units(s.ReadinessAfter) < last || level(s.Level) <= level(s.FromLevel) {
			t.Errorf("a step to %s leads from %d to %v", s.Skill.ID, last, s.ReadinessAfter)
		}
		last = units(s.ReadinessAfter)
	}
	if last != 10000 {
		t.Errorf("the learning path ends at %d", last)
	}
}
