package graph

import (
	"cmp"
	"slices"
)

// GapStatus says how a requirement, or one option of it, stands.
type GapStatus string

// The six statuses.
const (
	Matched       GapStatus = "MATCHED"     // held at the level asked for
	ImpliedStatus GapStatus = "IMPLIED"     // met by something held that implies it
	ByAlternative GapStatus = "ALTERNATIVE" // a group met by some of its options
	BelowLevel    GapStatus = "BELOW_LEVEL" // had, not well enough
	Adjacent      GapStatus = "ADJACENT"    // not had; something held carries over
	Missing       GapStatus = "MISSING"     // nothing held helps
)

// Gap is what somebody lacks for a role, with every term of its numbers.
type Gap struct {
	Profile *ProfileReading
	Role    *Role
	// Readiness is Σ weight·credit / Σ weight, and Coverage Σ weight of what is met / Σ weight;
	// both nil for a role without requirements.
	Readiness, Coverage *Share
	Items               []GapItem
	Surplus             []*Skill // held and of no use to the role

	plan *plan
}

// GapItem is one effective requirement and how it stands.
type GapItem struct {
	Requirement EffectiveRequirement
	Status      GapStatus
	Met         bool
	Credit      Share // 0–1
	// Weight is importance times 10 (REQUIRED) or 4 (PREFERRED).
	Weight Weight
	// Shortfall is the levels still to climb: over the counted options, asked minus had.
	Shortfall int
	// Skill is the counted option when one is counted of it, and nil for an unmet group.
	Skill       *Skill
	Options     []GapOption
	Explanation string
}

// GapOption is one option of a requirement and how it stands.
type GapOption struct {
	Skill         *Skill
	Status        GapStatus
	Counted       bool // among the AtLeast best
	Credit        Share
	HeldLevel     Level // held or implied, 0 where neither
	RequiredLevel Level
	// Via proves IMPLIED and ADJACENT, and BELOW_LEVEL where the level is implied.
	Via *Transfer
	// ViaLevel is the level at which Via.From is had, 0 without Via.
	ViaLevel Level
	// ViaProof proves ViaLevel where Via.From is not held itself but implied.
	ViaProof *Transfer
}

// optionScore is the arithmetic of one option.
type optionScore struct {
	credit Share
	status GapStatus
	via    int32 // transfer edge that earns the credit, -1 for none
}

// scoreOption computes an option from E alone: what is had of it directly, or else what carries
// over by the best transfer.
func (s *standing) scoreOption(o Option) optionScore {
	i := s.v.skillAt[o.Skill]
	have := s.have[i]
	direct := ratio(int64(min(have, o.Level)), int64(o.Level))
	if direct == One {
		if s.held[i] >= o.Level {
			return optionScore{One, Matched, -1}
		}
		return optionScore{One, ImpliedStatus, -1}
	}
	carried, via := s.bestTransfer(i, o.Level)
	switch {
	case direct == 0 && carried == 0:
		return optionScore{0, Missing, -1}
	case direct >= carried:
		return optionScore{direct, BelowLevel, -1}
	}
	return optionScore{carried, Adjacent, via}
}

// bestTransfer is the most that anything held or implied carries over to skill i at a level; among
// equals the one whose name comes first.
func (s *standing) bestTransfer(i int32, level Level) (Share, int32) {
	if s.carried != nil {
		return s.carriedTo(i, level)
	}
	best, via := Share(0), int32(-1)
	for _, c := range s.v.carriesTo(i) {
		if c.share < best {
			break // those that follow carry less
		}
		have := s.have[c.from]
		if have == 0 || c.confidence < s.minConfidence {
			continue
		}
		if share := carriedOver(c.share, have, level); s.better(share, c.edge, best, via) {
			best, via = share, c.edge
		}
	}
	return best, via
}

// carriedOver is how much of a skill at a level a transfer gives somebody who has its start at
// level have.
func carriedOver(transferability Share, have, level Level) Share {
	return Share(int64(transferability) * int64(min(have, level)) / int64(level))
}

// better reports whether transfer e, worth share, goes before transfer via, worth best: by what it
// is worth, then by the name it comes from.
func (s *standing) better(share Share, e int32, best Share, via int32) bool {
	if share != best || share == 0 {
		return share > best
	}
	return s.v.before(s.v.transfers[e].From, s.v.transfers[via].From)
}

// carrying is the best transfer to one skill, for each level it may be asked for at.
type carrying struct {
	share [Expert + 1]Share
	via   [Expert + 1]int32
}

// spread computes what carries over to every skill at once, from what is had. It pays where many
// roles are scored for one standing, which must not change afterwards.
func (s *standing) spread() {
	s.carried = make([]*carrying, len(s.v.skills))
	for _, i := range s.known {
		for _, e := range s.v.transfersOut.of(i) {
			t := &s.v.transfers[e]
			if t.Confidence < s.minConfidence {
				continue
			}
			c := s.carried[s.v.skillAt[t.To]]
			if c == nil {
				c = &carrying{}
				s.carried[s.v.skillAt[t.To]] = c
			}
			for level := Awareness; level <= Expert; level++ {
				share := carriedOver(min(t.Transferability, transferCap), s.have[i], level)
				if s.better(share, e, c.share[level], c.via[level]) {
					c.share[level], c.via[level] = share, e
				}
			}
		}
	}
}

// carriedTo is bestTransfer after spread.
func (s *standing) carriedTo(i int32, level Level) (Share, int32) {
	if c := s.carried[i]; c != nil && c.share[level] > 0 {
		return c.share[level], c.via[level]
	}
	return 0, -1
}

// before orders two skills of a view for people: by folded name, name, id.
func (v *View) before(a, b SkillID) bool { return compareSkills(v.Skill(a), v.Skill(b)) < 0 }

func compareSkills(a, b *Skill) int {
	if c := compareNames(a.Name, b.Name); c != 0 {
		return c
	}
	return cmp.Compare(a.ID, b.ID)
}

// credit is what a requirement earns, without the how: scoreItem's credit, for questions that score
// many roles.
func (s *standing) credit(r *EffectiveRequirement) Share {
	if r.AtLeast > 1 {
		return s.scoreItem(r.Requirement).credit
	}
	var best Share
	for n, i := range r.at {
		best = max(best, s.optionCredit(i, r.Options[n].Level))
	}
	return best
}

func (s *standing) optionCredit(i int32, level Level) Share {
	have := s.have[i]
	if have >= level {
		return One
	}
	carried, _ := s.bestTransfer(i, level)
	return max(ratio(int64(have), int64(level)), carried)
}

// itemScore is the arithmetic of one requirement.
type itemScore struct {
	credit  Share
	status  GapStatus
	options []optionScore
	counted []int // places of the counted options, best first
}

// scoreItem counts the AtLeast best options, by credit and then in the editors' order.
func (s *standing) scoreItem(r *Requirement) itemScore {
	item := itemScore{options: make([]optionScore, len(r.Options)), counted: make([]int, len(r.Options))}
	for i, o := range r.Options {
		item.options[i], item.counted[i] = s.scoreOption(o), i
	}
	slices.SortStableFunc(item.counted, func(a, b int) int {
		return cmp.Compare(item.options[b].credit, item.options[a].credit)
	})
	item.counted = item.counted[:r.AtLeast]
	var sum int64
	for _, i := range item.counted {
		sum += int64(item.options[i].credit)
	}
	item.credit = Share(sum / int64(r.AtLeast))
	item.status = item.judge(len(r.Options))
	return item
}

// judge gives the status of a requirement from those of its counted options.
func (m *itemScore) judge(options int) GapStatus {
	if m.credit == One {
		for _, i := range m.counted {
			if m.options[i].status == ImpliedStatus {
				return ImpliedStatus
			}
		}
		if options > len(m.counted) {
			return ByAlternative
		}
		return Matched
	}
	if m.credit == 0 {
		return Missing
	}
	for _, i := range m.counted {
		if o := m.options[i]; o.credit < One && o.status != Missing {
			return o.status
		}
	}
	return BelowLevel
}

// gap computes the whole answer of skillGap from a view.
func (v *View) gap(role int32, s *standing) *Gap {
	g := &Gap{Role: &v.roles[role]}
	requirements := v.effective(role, s.minConfidence)
	total := tally{}
	used := map[SkillID]bool{}
	for _, r := range requirements {
		score := s.scoreItem(r.Requirement)
		total.add(r.Requirement, score.credit)
		g.Items = append(g.Items, s.item(r, score, used))
	}
	g.Readiness, g.Coverage = total.readiness(), total.coverage()
	g.Surplus = s.surplus(used)
	g.plan = &plan{start: s, requirements: requirements}
	return g
}

// stand shows how a standing is to a requirement, with every term.
func (s *standing) stand(r EffectiveRequirement) GapItem {
	return s.item(r, s.scoreItem(r.Requirement), map[SkillID]bool{})
}

// item spells a score out and notes which held skills it made use of.
func (s *standing) item(r EffectiveRequirement, score itemScore, used map[SkillID]bool) GapItem {
	item := GapItem{
		Requirement: r, Status: score.status, Credit: score.credit, Met: score.credit == One,
		Weight: Weight(r.weight()),
	}
	for i, o := range r.Options {
		at := s.v.skillAt[o.Skill]
		option := GapOption{
			Skill: &s.v.skills[at], Status: score.options[i].status, Credit: score.options[i].credit,
			Counted: slices.Contains(score.counted, i), HeldLevel: s.have[at], RequiredLevel: o.Level,
			Via: s.via(at, score.options[i]),
		}
		s.proveVia(&option)
		option.markUsed(o.Skill, used)
		if option.Counted {
			item.Shortfall += int(max(0, o.Level-s.have[at]))
		}
		item.Options = append(item.Options, option)
	}
	item.Skill = item.counts(len(score.counted))
	item.Explanation = item.explain()
	return item
}

// proveVia says how well the start of an option's proof is had, and why.
func (s *standing) proveVia(o *GapOption) {
	if o.Via == nil {
		return
	}
	from := s.v.skillAt[o.Via.From.ID]
	o.ViaLevel, o.ViaProof = s.have[from], s.implication(from)
}

// markUsed notes the skills that the option made use of.
func (o *GapOption) markUsed(asked SkillID, used map[SkillID]bool) {
	used[asked] = true
	if o.Via == nil || !o.Counted {
		return
	}
	used[o.Via.From.ID] = true
	if o.ViaProof != nil {
		used[o.ViaProof.From.ID] = true
	}
}

// via is the proof of an option that is not simply held: the transfer, or how it is implied.
func (s *standing) via(i int32, score optionScore) *Transfer {
	switch {
	case score.status == Adjacent:
		return s.v.transfer(&s.v.transfers[score.via])
	case score.status == ImpliedStatus || score.status == BelowLevel:
		return s.implication(i)
	}
	return nil
}

// counts gives the one skill that an item is about: its only option, or the only counted one of a
// group that is met.
func (m *GapItem) counts(counted int) *Skill {
	if len(m.Options) == 1 {
		return m.Options[0].Skill
	}
	if counted != 1 || !m.Met {
		return nil
	}
	i := slices.IndexFunc(m.Options, func(o GapOption) bool { return o.Counted })
	return m.Options[i].Skill
}

// surplus lists what is held and was of no use, the most important first.
func (s *standing) surplus(used map[SkillID]bool) []*Skill {
	var all []*Skill
	for i := range s.held {
		if k := &s.v.skills[i]; !used[k.ID] {
			all = append(all, k)
		}
	}
	slices.SortFunc(all, compareByImportance)
	return all
}

func compareByImportance(a, b *Skill) int {
	return cmp.Or(cmp.Compare(b.Importance, a.Importance), compareSkills(a, b))
}

// tally sums up weights and credits.
type tally struct{ weight, credit, met int64 }

func (t *tally) add(r *Requirement, credit Share) {
	w := r.weight()
	t.weight += w
	t.credit += w * int64(credit)
	if credit == One {
		t.met += w
	}
}

// readiness is nil where nothing is required.
func (t *tally) readiness() *Share {
	if t.weight == 0 {
		return nil
	}
	share := Share(t.credit / t.weight)
	return &share
}

// coverage is nil where nothing is required.
func (t *tally) coverage() *Share {
	if t.weight == 0 {
		return nil
	}
	share := ratio(t.met, t.weight)
	return &share
}
