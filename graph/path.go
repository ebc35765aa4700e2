package graph

import (
	"cmp"
	"maps"
	"slices"
)

// LearningStep is one skill to learn next.
type LearningStep struct {
	Skill *Skill
	// FromLevel and Level are where the learner stands (0: not at all) and where the step leads.
	FromLevel, Level Level
	// Effort is (Level − FromLevel) · (1 − Carried), in levels; Carried is what carries over already
	// by way of Via, which is nil for nothing.
	Effort, Carried Share
	Via             *Transfer
	// Gain is what the step adds to readiness, rounded down.
	Gain           Share
	Reason         string
	Closes         []EffectiveRequirement // requirements that the step meets
	Unlocks        []*Skill               // goals whose last missing prerequisite this was
	ReadinessAfter Share
}

// plan orders what is missing. It is made from the same standing and requirements as the gap.
type plan struct {
	start        *standing
	requirements []EffectiveRequirement
}

// LearningPath orders what is missing for the role: greedily by readiness gained per effort, never
// a skill before its prerequisites. maxSteps truncates it; 0 gives the whole, which ends at
// readiness 1.
func (g *Gap) LearningPath(maxSteps int) []LearningStep {
	if g.plan == nil || g.Readiness == nil {
		return nil
	}
	w := g.plan.walk()
	var steps []LearningStep
	for len(w.goals) > 0 && (maxSteps == 0 || len(steps) < maxSteps) {
		steps = append(steps, w.step())
	}
	return steps
}

// walker is the state of a learner on the way.
type walker struct {
	*standing
	requirements []EffectiveRequirement
	credits      []Share
	goals        map[int32]Level   // what is still to learn, and to which level
	concerned    map[int32][]int   // skill → requirements whose credit it may change
	bases        map[int32][]int32 // goal → goals that it implies
	gains        map[int32]gained  // goal → what it would add, as long as that holds
	total        tally
}

func (p *plan) walk() *walker {
	w := &walker{
		standing: p.start.copy(), requirements: p.requirements,
		goals: map[int32]Level{}, concerned: map[int32][]int{}, gains: map[int32]gained{},
	}
	for n, r := range w.requirements {
		score := w.scoreItem(r.Requirement)
		w.credits = append(w.credits, score.credit)
		w.total.add(r.Requirement, score.credit)
		w.concern(n)
		if score.credit == One {
			continue
		}
		for _, i := range score.counted {
			w.aim(w.v.skillAt[r.Options[i].Skill], r.Options[i].Level)
		}
	}
	w.closeGoals()
	w.findBases()
	return w
}

// findBases notes which goals imply which: whoever learns Helm learns Kubernetes on the way, and
// had better begin with it. A base that itself comes after the goal is none: so nothing waits for
// itself.
func (w *walker) findBases() {
	w.bases = map[int32][]int32{}
	below := map[int32]map[int32]bool{}
	for goal := range w.goals {
		for _, i := range w.v.impliedBy(goal, w.minConfidence) {
			if w.goals[i] == 0 || w.have[i] > 0 {
				continue
			}
			if below[i] == nil {
				below[i] = w.below(i)
			}
			if !below[i][goal] {
				w.bases[goal] = append(w.bases[goal], i)
			}
		}
	}
}

// below is all that skill i rests on: what is learned first, what it implies, and so on.
func (w *walker) below(i int32) map[int32]bool {
	seen := map[int32]bool{}
	for queue := []int32{i}; len(queue) > 0; queue = queue[1:] {
		for to := range w.v.restsOn(queue[0], w.minConfidence) {
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	return seen
}

// early reports whether a goal that skill i implies is still not had at all.
func (w *walker) early(i int32) bool {
	return slices.ContainsFunc(w.bases[i], func(base int32) bool { return w.have[base] == 0 })
}

// concern notes which skills have a say in requirement n.
func (w *walker) concern(n int) {
	for _, o := range w.requirements[n].Options {
		i := w.v.skillAt[o.Skill]
		w.note(i, n)
		for _, e := range w.v.transfersIn.of(i) {
			w.note(w.v.skillAt[w.v.transfers[e].From], n)
		}
	}
}

func (w *walker) note(skill int32, n int) {
	if list := w.concerned[skill]; len(list) == 0 || list[len(list)-1] != n {
		w.concerned[skill] = append(list, n)
	}
}

// aim makes a goal of a skill that is not had at this level.
func (w *walker) aim(i int32, level Level) {
	if w.have[i] < level {
		w.goals[i] = max(w.goals[i], level)
	}
}

// past reports whether somebody has skill i so well that what is learned before it is behind them,
// listed or not.
func (w *walker) past(i int32) bool { return w.have[i] >= pastLevel }

// closeGoals adds what is learned before the goals and not had at all, and what is learned before that.
func (w *walker) closeGoals() {
	queue := slices.Sorted(maps.Keys(w.goals))
	for next := 0; next < len(queue); next++ {
		if w.past(queue[next]) {
			continue
		}
		for p := range w.prerequisites(queue[next]) {
			if _, known := w.goals[p]; w.have[p] == 0 {
				w.goals[p] = max(w.goals[p], prerequisiteLevel)
				if !known {
					queue = append(queue, p)
				}
			}
		}
	}
}

// prerequisites yields what is learned right before skill i: its prerequisites, and what its user
// writes in (Python before Django).
func (w *walker) prerequisites(i int32) func(func(int32) bool) {
	return func(yield func(int32) bool) {
		for _, e := range w.v.firstOut.of(i) {
			r := &w.v.relations[e]
			if r.Confidence() >= w.minConfidence && !yield(w.v.skillAt[r.To]) {
				return
			}
		}
	}
}

// ready reports whether every prerequisite of skill i is had, or behind.
func (w *walker) ready(i int32) bool {
	if w.past(i) {
		return true
	}
	for p := range w.prerequisites(i) {
		if w.have[p] == 0 {
			return false
		}
	}
	return true
}

// step takes the goal with the greatest gain per effort among those that are ready.
func (w *walker) step() LearningStep {
	blocked := map[int32]bool{}
	var timely []int32
	for _, i := range slices.Sorted(maps.Keys(w.goals)) {
		if !w.ready(i) {
			blocked[i] = true
		} else if !w.early(i) {
			timely = append(timely, i)
		}
	}
	best, gain := w.best(timely)
	return w.take(best, blocked, gain)
}

// best is the goal of greatest gain per effort among some.
func (w *walker) best(goals []int32) (best int32, bestGain int64) {
	best = -1
	var bestEffort int64
	for _, i := range goals {
		gain, effort := w.gain(i), w.effort(i)
		if best < 0 || cmp.Or(
			cmp.Compare(gain*bestEffort, bestGain*effort),
			compareSkills(&w.v.skills[best], &w.v.skills[i]),
		) > 0 {
			best, bestGain, bestEffort = i, gain, effort
		}
	}
	return best, bestGain
}

// effort is the levels to climb, less what carries over from what is had; never 0.
func (w *walker) effort(i int32) int64 {
	carried, _ := w.bestTransfer(i, w.goals[i])
	return int64(w.goals[i]-w.have[i]) * int64(One-carried)
}

// gained is what reaching a goal adds to Σ weight·credit, and the requirements that were looked at:
// it holds until a step has a say in one of them.
type gained struct {
	gain int64
	at   []int
}

// gain is what reaching goal i adds to Σ weight·credit.
func (w *walker) gain(i int32) int64 {
	if known, ok := w.gains[i]; ok {
		return known.gain
	}
	undo := w.raise(i, w.goals[i])
	var gain int64
	at := w.affected(undo)
	for _, n := range at {
		if w.credits[n] == One {
			continue // nothing takes away what is met
		}
		r := &w.requirements[n]
		gain += r.weight() * int64(w.credit(r)-w.credits[n])
	}
	for _, u := range undo {
		w.have[u.skill] = u.level
	}
	w.gains[i] = gained{gain, at}
	return gain
}

// forget drops the gains in which some requirements have a say.
func (w *walker) forget(affected []int) {
	maps.DeleteFunc(w.gains, func(_ int32, known gained) bool {
		return slices.ContainsFunc(affected, func(n int) bool {
			_, found := slices.BinarySearch(known.at, n)
			return found
		})
	})
}

// affected lists the requirements that a change of levels may concern, in order.
func (w *walker) affected(changes []change) []int {
	var all []int
	for _, c := range changes {
		all = append(all, w.concerned[c.skill]...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// take learns goal i and says what that brings.
func (w *walker) take(i int32, blocked map[int32]bool, gain int64) LearningStep {
	way := w.trainingStep(i, w.goals[i])
	step := LearningStep{
		Skill: way.Skill, FromLevel: way.FromLevel, Level: way.Level,
		Effort: way.Effort, Carried: way.Carried, Via: way.Via, Gain: Share(gain / w.total.weight),
	}
	changes := w.raise(i, w.goals[i])
	w.held[i] = max(w.held[i], w.goals[i])
	affected := w.affected(changes)
	w.forget(affected)
	for _, n := range affected {
		r := w.requirements[n]
		credit := w.credit(&r)
		if credit == One && w.credits[n] < One {
			step.Closes = append(step.Closes, r)
		}
		w.total.credit += r.weight() * int64(credit-w.credits[n])
		w.credits[n] = credit
	}
	maps.DeleteFunc(w.goals, func(g int32, level Level) bool { return w.have[g] >= level })
	step.Unlocks = w.unlocked(blocked)
	step.ReadinessAfter = *w.total.readiness()
	step.Reason = step.reason(w.waiting(i), gain)
	return step
}

// unlocked lists the goals that were blocked and are ready now.
func (w *walker) unlocked(blocked map[int32]bool) []*Skill {
	var all []*Skill
	for i := range blocked {
		if _, open := w.goals[i]; open && w.ready(i) {
			all = append(all, &w.v.skills[i])
		}
	}
	slices.SortFunc(all, compareSkills)
	return all
}

// waiting lists the goals that skill i is learned right before.
func (w *walker) waiting(i int32) []*Skill {
	var all []*Skill
	for _, e := range w.v.firstIn.of(i) {
		from := w.v.skillAt[w.v.relations[e].From]
		if _, open := w.goals[from]; open && !w.past(from) {
			all = append(all, &w.v.skills[from])
		}
	}
	slices.SortFunc(all, compareSkills)
	return all
}
