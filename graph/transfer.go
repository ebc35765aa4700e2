package graph

// Transfer is a proof that somebody who knows From has part of To: the edges that lead there.
// Where a skill is implied its edges all imply and Transferability is 1, up to the level.
type Transfer struct {
	From, To        *Skill
	Transferability Share
	Confidence      Share // the least of the edges'
	Path            []PathEdge
}

// PathEdge is one stored edge on a path, with how the path walks it.
type PathEdge struct {
	*Relation
	FromSkill, ToSkill *Skill // the ends as stored
	// Reversed: the path walks from To to From.
	Reversed bool
	// Factor is what is left of the knowledge after this edge; Transferability is the product of
	// the factors, at most 0.8.
	Factor Share
}

// transfer spells out a derived edge.
func (v *View) transfer(e *TransferEdge) *Transfer {
	t := &Transfer{
		From: v.Skill(e.From), To: v.Skill(e.To),
		Transferability: min(e.Transferability, transferCap), Confidence: e.Confidence,
	}
	for i := range e.Path {
		s := &e.Path[i]
		if r := v.walked(s); r != nil {
			t.Path = append(t.Path, v.pathEdge(r, s.From != r.From, s.Factor))
		}
	}
	return t
}

// implication spells out the path by which skill i is implied; nil where it is held itself.
func (s *standing) implication(i int32) *Transfer {
	path := s.path(i)
	if path == nil {
		return nil
	}
	t := &Transfer{
		From: s.v.Skill(path[0].From), To: &s.v.skills[i],
		Transferability: One, Confidence: One,
	}
	for _, r := range path {
		t.Confidence = min(t.Confidence, Confidence(r.Evidence))
		t.Path = append(t.Path, s.v.pathEdge(r, false, One))
	}
	return t
}

func (v *View) pathEdge(r *Relation, reversed bool, factor Share) PathEdge {
	return PathEdge{r, v.Skill(r.From), v.Skill(r.To), reversed, factor}
}

// findTransfer gives the derived edge from one skill to another, nil where there is none.
func (v *View) findTransfer(from, to SkillID) *TransferEdge {
	i, ok := v.skillAt[from]
	if !ok {
		return nil
	}
	for _, e := range v.transfersOut.of(i) {
		if v.transfers[e].To == to {
			return &v.transfers[e]
		}
	}
	return nil
}
