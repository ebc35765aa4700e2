package graphtest

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/skillgraph/skillgraph/graph"
)

// courses reads the key=value words as courses: c1=go:3,git teaches, c1.assumes=… takes for granted
// and c1.term=2 says when.
func (s settings) courses() (all []graph.Course, err error) {
	for _, code := range slices.Sorted(maps.Keys(s)) {
		if strings.Contains(code, ".") || slices.Contains([]string{"roles", "minConfidence", "entry", "target"}, code) {
			continue
		}
		c := graph.Course{Code: code, Title: "Course " + code}
		if c.Teaches, err = profile(list(s[code])); err != nil {
			return nil, err
		}
		if text, ok := s[code+".assumes"]; ok {
			p, err := profile(list(text))
			if err != nil {
				return nil, err
			}
			c.Assumes = &p
		}
		if text, ok := s[code+".term"]; ok {
			term, err := strconv.Atoi(text)
			if err != nil {
				return nil, err
			}
			c.Term = &term
		}
		all = append(all, c)
	}
	return all, nil
}

func (a *answer) curriculum(ctx context.Context, t *graph.Taxonomy, q question) error {
	courses, err := q.courses()
	if err != nil {
		return err
	}
	var entry *graph.Profile
	if q.settings["entry"] != "" {
		p, err := profile(list(q.settings["entry"]))
		if err != nil {
			return err
		}
		entry = &p
	}
	c, err := t.CurriculumCoverage(ctx, courses, q.roles(), entry, q.least)
	if err != nil {
		return err
	}
	for _, r := range c.Roles {
		a.line("%s readiness %s coverage %s", r.Role.Name, orNull(r.Readiness), orNull(r.Coverage))
	}
	for _, r := range c.Requirements {
		a.line("%-11s %s credit %s", r.Status, r.Requirement.Label, r.Credit)
		for _, b := range r.TaughtBy {
			a.line("  %s %s %d %s", b.Course.Code, b.Skill.Name, b.Level, b.Stage)
		}
	}
	a.order(c)
	target, err := q.share("target", 8000)
	if err != nil {
		return err
	}
	return a.additions(c, target)
}

// order writes what is wrong with the order of courses and what is taught to no use.
func (a *answer) order(c *graph.CurriculumCoverage) {
	for _, o := range c.OutOfOrder {
		what := "assumes"
		if o.Skill != nil {
			what = "teaches " + o.Skill.Name + " before"
		}
		a.line("%s %s %s, which %s teaches", o.Course.Code, what, o.Prerequisite.Name, o.TaughtLater.Code)
	}
	for _, u := range c.Unrequired {
		a.line("%s teaches %s, which no role requires", u.Course.Code, u.Skill.Name)
	}
	for _, r := range c.Redundant {
		a.line("%s teaches %s again at %d, as %s did", r.Course.Code, r.Skill.Name, r.Level, r.Earlier.Code)
	}
	if c.SuggestedOrder != nil {
		var codes []string
		for _, o := range c.SuggestedOrder {
			codes = append(codes, o.Code)
		}
		a.line("better order: %s", strings.Join(codes, ", "))
	}
}

func (a *answer) additions(c *graph.CurriculumCoverage, target graph.Share) error {
	found, err := c.Additions(target, 20)
	if err != nil {
		return err
	}
	for _, s := range found.Skills {
		a.line("add %s %d → %d", s.Skill.Name, s.FromLevel, s.Level)
		for _, r := range s.Roles {
			a.line("  %s %s → %s", r.Role.Name, r.Before, r.After)
		}
	}
	a.line("every role at %s: %t", target, found.Reached)
	return nil
}
