package graph

import (
	"context"
	"fmt"
	"slices"
	"strconv"
)

// CheckFirst returns an InputError for field unless first lies from 0 to MaxFirst.
func CheckFirst(field string, first int) error {
	if first >= 0 && first <= MaxFirst {
		return nil
	}
	return &InputError{Field: field, Value: strconv.Itoa(first), Expected: fmt.Sprintf("a number from 0 to %d", MaxFirst)}
}

// checkLength returns an InputError for field when a list is longer than most.
func checkLength(field string, length, most int) error {
	if length <= most {
		return nil
	}
	return &InputError{
		Field: field, Value: strconv.Itoa(length) + " entries", Expected: fmt.Sprintf("at most %d entries", most),
	}
}

// CheckShare returns an InputError for field unless s lies from 0 to 1.
func CheckShare(field string, s Share) error {
	if s.Valid() {
		return nil
	}
	return &InputError{Field: field, Value: s.String(), Expected: "a number from 0 to 1"}
}

// implyingKinds are the edges by which one skill may imply another.
func implyingKinds() []RelationKind { return []RelationKind{BuiltWith, Implies, Certifies} }

// SkillGap says what a profile lacks for a role. ErrInvalid, ErrNotFound or ErrAmbiguous: the
// arguments; unknown names of the profile are part of the answer.
func (t *Taxonomy) SkillGap(ctx context.Context, have Profile, role RoleRef, minConfidence Share) (*Gap, error) {
	if err := CheckShare("minConfidence", minConfidence); err != nil {
		return nil, err
	}
	var id RoleID
	var r *reading
	_, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		if id, err = n.role("role", role); err != nil {
			return Need{}, err
		}
		if r, err = n.readProfile("have", have); err != nil {
			return Need{}, err
		}
		return Need{
			Roles: []RoleID{id}, Skills: r.ids(), TransfersAmong: true,
			Close: append(implyingKinds(), Prerequisite),
		}, nil
	})
	if err != nil {
		return nil, fmt.Errorf("skill gap: %w", err)
	}
	g := v.gap(v.roleAt[id], r.standing(v, minConfidence))
	g.Profile = r.publish(v)
	return g, nil
}

// Transfer says how much of one skill somebody has who knows another: all of it, by an empty path,
// where both are the same. It is nil where nothing carries over within the bounds of the method.
func (t *Taxonomy) Transfer(ctx context.Context, from, to SkillRef, minConfidence Share) (*Transfer, error) {
	if err := CheckShare("minConfidence", minConfidence); err != nil {
		return nil, err
	}
	var a, b SkillID
	_, v, err := t.read(ctx, func(n *Names) (_ Need, err error) {
		if a, err = n.skill("from", from); err != nil {
			return Need{}, err
		}
		if b, err = n.skill("to", to); err != nil {
			return Need{}, err
		}
		return Need{Skills: []SkillID{a, b}, TransfersOf: []SkillID{a}}, nil
	})
	if err != nil {
		return nil, fmt.Errorf("transfer: %w", err)
	}
	if a == b {
		return &Transfer{From: v.Skill(a), To: v.Skill(b), Transferability: One, Confidence: One}, nil
	}
	e := v.findTransfer(a, b)
	if e == nil || e.Confidence < minConfidence {
		return nil, nil
	}
	return v.transfer(e), nil
}

// TransferDirection says which end of transfers is asked about.
type TransferDirection bool

// The directions.
const (
	TransfersTo   TransferDirection = false // what knowing the skill helps with
	TransfersFrom TransferDirection = true  // what helps with the skill
)

// Transfers lists, for each skill, its greatest transfers in one direction.
func (t *Taxonomy) Transfers(
	ctx context.Context, ids []SkillID, dir TransferDirection, first int, minConfidence Share,
) ([][]*Transfer, error) {
	if err := CheckFirst("first", first); err != nil {
		return nil, err
	}
	_, v, err := t.read(ctx, func(*Names) (Need, error) { return Need{Skills: ids, TransfersOf: ids}, nil })
	if err != nil {
		return nil, fmt.Errorf("transfers: %w", err)
	}
	all := make([][]*Transfer, len(ids))
	for i, id := range ids {
		all[i] = v.transfersAt(id, dir, first, minConfidence)
	}
	return all, nil
}

func (v *View) transfersAt(id SkillID, dir TransferDirection, first int, minConfidence Share) []*Transfer {
	at, ok := v.skillAt[id]
	if !ok {
		return nil
	}
	edges := &v.transfersOut
	if dir == TransfersFrom {
		edges = &v.transfersIn
	}
	var all []*Transfer
	for _, e := range edges.of(at) {
		if v.transfers[e].Confidence >= minConfidence {
			all = append(all, v.transfer(&v.transfers[e]))
		}
	}
	slices.SortFunc(all, func(a, b *Transfer) int {
		if a.Transferability != b.Transferability {
			return int(b.Transferability - a.Transferability)
		}
		if dir == TransfersFrom {
			return compareSkills(a.From, b.From)
		}
		return compareSkills(a.To, b.To)
	})
	return all[:min(first, len(all))]
}
