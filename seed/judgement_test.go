package seed_test

import (
	"testing"

	"github.com/skillgraph/skillgraph/graph/graphtest"
)

// judgedKinds says how many questions of each kind somebody who knows the trade has answered, at
// the least.
var judgedKinds = map[string]int{
	"gap": 20, "path": 20, "transfer": 20, "related": 20, "adjacent": 20, "match": 20, "people": 20,
	"team": 20, "career": 20, "impact": 20, "compare": 20, "distinctive": 20, "curriculum": 20,
}

// TestJudgements: the curated taxonomy and the method answer as somebody who knows the trade
// expected before it was asked.
func TestJudgements(t *testing.T) {
	judge := graphtest.NewJudge(opened(t), curated(t))
	count := judge.Check(t, graphtest.Judgements(t, "testdata/judgement"))
	for kind, least := range judgedKinds {
		if count[kind] < least {
			t.Errorf("%d questions of the kind %s are judged, want %d", count[kind], kind, least)
		}
	}
}

// TestJudgementsCanFail: what is not so, and what does not exist, is told.
func TestJudgementsCanFail(t *testing.T) {
	judge := graphtest.NewJudge(opened(t), curated(t))
	for _, m := range []graphtest.Judgement{
		{Ask: "transfer flask django", Expect: []string{"transfer <= 0.1"}},
		{Ask: "transfer flask django", Expect: []string{"transfer < transfer cobol kubernetes"}},
		{Ask: "transfer flask klingon", Expect: []string{"transfer >= 0"}},
		{Ask: "gap backend-developer python", Expect: []string{"missing server-side-language"}},
		{Ask: "gap backend-developer python", Expect: []string{"not met server-side-language"}},
		{Ask: "gap backend-developer python", Expect: []string{"not missing klingon"}},
		{Ask: "gap backend-developer klingon", Expect: []string{"met git"}},
		{Ask: "gap nobody python", Expect: []string{"met git"}},
		{Ask: "path python-backend-developer", Expect: []string{"django before python"}},
		{Ask: "path python-backend-developer", Expect: []string{"python before cobol"}},
		{Ask: "match python", Expect: []string{"first ios-developer"}},
		{Ask: "match python", Expect: []string{"ios-developer within 1"}},
		{Ask: "shout python", Expect: []string{"first ios-developer"}},
	} {
		if judge.Differences(t.Context(), m) == nil {
			t.Errorf("ask %s, expect %s is borne out", m.Ask, m.Expect[0])
		}
	}
}
