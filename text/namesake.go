package text

import "strings"

// namings stand before what somebody calls a boat, a child or a team; a tool may be called so as well.
var namings = wordSet("named called nicknamed dubbed christened")

// placeNouns stand behind the name of a place, or of a thing that drives.
var placeNouns = wordSet(`building entrance street road avenue lane square hall room tower house campus region
	station park valley bay mountain hill river lake island beach airport hotel cafe bar pub restaurant
	motorhome caravan van car boat ship yacht bike train`)

// companyNouns stand behind a company's own name, with a capital: "the Phoenix Group".
var companyNouns = wordSet(`group gmbh ag inc ltd llc plc holding holdings capital ventures partners foundation
	alliance award hospital university college school bank airlines railway freight logistics energy homes insurance
	media games labs studios consulting recruiting recruitment trail trails transport`)

// addressing stand before a person, and bynames before the name of a house or of what it makes; of the
// words before "to", "for" and "in", some lead to a person or a place.
var (
	addressing = wordSet(`contact ring phone email mail dear hi hello hey hallo mr mrs ms dr frau herr meet
		regards sincerely cheers best thanks`)
	bynames = wordSet(`project product company agency consultancy startup start-up brand studio firm bank campus
		venue`)
	leadingOn = map[string]map[string]bool{
		"to": wordSet("speak thanks"), "for": wordSet("ask"), "in": wordSet("office offices based located headquarters"),
	}
)

// bearers are who or what a name with an apposition belongs to: "Ruby, our head of people".
var bearers = wordSet(`head ceo cto cfo coo cpo founder co-founder cofounder president recruiter director manager
	assistant colleague receptionist dog cat parrot pet mascot game band film movie novel book city town village
	river planet car boat horse grunder grunderin geschaftsfuhrer geschaftsfuhrerin`)

// owned stand before the name that somebody gave to a beast or a thing: "my bike Puma".
var owned = wordSet("dog cat parrot pet mascot horse bike boat car van")

// edible are names of food and drink, and refreshments the words beside which they are just that.
var (
	edible       = wordSet("chai mocha salt chef bun grape strawberry celery cucumber pepper jam")
	refreshments = wordSet(`coffee tea beer beers wine fruit fruits snacks drinks water lunch lunches breakfast dinner
		kitchen menu cake cakes cookies biscuits sandwiches espresso latte cappuccino barista soup sugar spices
		bread milk`)
)

// nearMeal bounds the words between food and what it is served with.
const nearMeal = 6

// apposed bounds the words from a name's comma to whose name it is.
const apposed = 4

// isNamesake reports whether a spot is the name of a place, a person, a company or a dish that is called
// as the skill is.
func (r *reading) isNamesake(s *spot, after string) bool {
	if s.lower {
		return r.x.lexicon.key(s.key) == "next" && techNouns[after] || r.isServed(s) // "the next service"
	}
	return r.gapAt(s.last) == gapSpace && (placeNouns[after] ||
		companyNouns[after] && r.tokens[s.last].shape != shapeLower) ||
		r.isAddressed(s) || r.isCalled(s) || r.isCompanyName(s) || r.isApposed(s) || r.isServed(s)
}

// isAddressed reports whether the words before a spot lead to a person, a house or a place.
func (r *reading) isAddressed(s *spot) bool {
	if s.first == 0 {
		return false
	}
	g, before := r.tokens[s.first].gap, r.tokens[s.first-1].text
	switch {
	case g == gapSpace:
		return addressing[before] || bynames[before] || s.first > 1 && leadingOn[before][r.word(s.first-2, s.first-1)]
	case g == gapSpace|gapColon:
		return before == "contact"
	}
	return closings[before] && int(s.last) == len(r.tokens)
}

// closings end a letter, before its writer's name.
var closings = wordSet("regards sincerely cheers best thanks")

// isCalled reports whether the words before a spot give a name to something that is no tool, or compare
// with the bearer of a known one: `a boat called Salt`, `team "Beam"`, `think "Stripe for claims"`.
func (r *reading) isCalled(s *spot) bool {
	g := r.tokens[s.first].gap
	if s.first < 2 || g&^(gapSpace|gapOther) != 0 {
		return false
	}
	before, second := r.tokens[s.first-1].text, r.tokens[s.first-2].text
	switch {
	case before == "think" && g.has(gapOther):
		return r.word(s.last, s.last) == "for"
	case before == "team":
		return g.has(gapOther)
	case before == "named", owned[before] && g == gapSpace:
		return true
	}
	return namings[before] && !toolNouns[second] && !techNouns[second]
}

// isCompanyName reports whether a sign for "and" joins a spot to a company's other owner: "Jest & Co.", but
// not "Redis & co."; "Ember & Ash".
func (r *reading) isCompanyName(s *spot) bool {
	return r.isPartner(s.last, s.last) || r.isPartner(s.first-1, s.first)
}

// isPartner reports whether token i has a capital and is no skill, and a sign for "and" stands before token g.
func (r *reading) isPartner(i, g int32) bool {
	if i < 0 || g == 0 || int(max(i, g)) >= len(r.tokens) || r.tokens[g].gap != gapSpace|gapAnd {
		return false
	}
	t := &r.tokens[i]
	return strings.Contains(r.s[r.tokens[g-1].end:r.tokens[g].start], "&") && t.shape == shapeCapital &&
		!plainCapitals[t.text] && !r.isSpotted(i)
}

// isApposed reports whether a comma and an article, or a bracket, lead from a name to its bearer.
func (r *reading) isApposed(s *spot) bool {
	g := r.gapAt(s.last) &^ gapSpace
	if g != gapComma && g != gapOpen || int(s.last) >= len(r.tokens) {
		return false
	}
	first := s.last
	if g == gapComma {
		if !articles[r.tokens[first].text] {
			return false
		}
		first++
	}
	for i := first; i < min(first+apposed, int32(len(r.tokens))); i++ {
		switch t := &r.tokens[i]; {
		case i > first && t.gap.has(gapBreak|gapComma|gapClose):
			return false
		case bearers[t.text]:
			return true
		}
	}
	return false
}

// articles stand before who somebody is.
var articles = wordSet("our my the a an your their")

// isServed reports whether food stands beside other food.
func (r *reading) isServed(s *spot) bool {
	if !edible[r.x.lexicon.key(s.key)] {
		return false
	}
	from, to := max(0, s.first-nearMeal), min(s.last+nearMeal, int32(len(r.tokens)))
	for i := from; i < to; i++ {
		if t := &r.tokens[i]; t.sentence == r.tokens[s.first].sentence && refreshments[t.text] {
			return true
		}
	}
	return false
}
