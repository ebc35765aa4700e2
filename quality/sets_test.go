package quality

import (
	"testing"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/seed"
)

// TestSets: the committed sets are as large as promised, have two halves, and name skills that exist.
func TestSets(t *testing.T) {
	ds, err := seed.Curated()
	if err != nil {
		t.Fatal(err)
	}
	exists := map[graph.SkillID]bool{}
	for i := range ds.Skills {
		exists[ds.Skills[i].ID] = true
	}
	check := func(where string, ids []graph.SkillID) {
		for _, id := range ids {
			if !exists[id] {
				t.Errorf("%s: there is no %s", where, id)
			}
		}
	}
	cases, err := nameCases("names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]int{}
	for _, c := range cases {
		check("names.tsv "+c.input, c.ids)
		names[string(c.outcome)]++
		names[c.part]++
	}
	onet, err := nameCases("onet.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range onet {
		check("onet.tsv "+c.input, c.ids)
	}
	texts, marks := map[string]int{}, map[string]int{}
	for _, part := range []string{dev, test} {
		all, err := committedTexts(part)
		if err != nil {
			t.Fatal(err)
		}
		texts[part] = len(all)
		for i := range all {
			for _, m := range all[i].marks {
				check(all[i].name, m.ids)
				if !m.optional {
					marks[part]++
				}
			}
		}
	}
	t.Logf("names %v, O*NET names %d, texts %v, marks %v", names, len(onet), texts, marks)
	if len(cases) < 500 || names[dev] == 0 || names[test] == 0 || names["AMBIGUOUS"] < 50 || names["UNKNOWN"] < 100 {
		t.Errorf("names: %v", names)
	}
	if texts[dev]+texts[test] < 60 || texts[test] < 30 || marks[dev]+marks[test] < 1500 {
		t.Errorf("texts %v, marks %v", texts, marks)
	}
}

// TestReadMarks: the notation of the marked texts.
func TestReadMarks(t *testing.T) {
	got := readMarks("x", "We use [[Spring Boot]], [[k8s|kubernetes]] or [[Mesos|?]], no [[PHP|-php/hack]].")
	if got.text != "We use Spring Boot, k8s or Mesos, no PHP." || len(got.marks) != 4 {
		t.Fatalf("%+v", got)
	}
	for i, want := range []mark{
		{7, 18, []graph.SkillID{"skill:spring-boot"}, false, false},
		{20, 23, []graph.SkillID{"skill:kubernetes"}, false, false},
		{27, 32, nil, true, false},
		{37, 40, []graph.SkillID{"skill:php", "skill:hack"}, false, true},
	} {
		m := got.marks[i]
		if m.start != want.start || m.end != want.end || m.optional != want.optional || m.denied != want.denied ||
			len(m.ids) != len(want.ids) || len(m.ids) > 0 && m.ids[0] != want.ids[0] {
			t.Errorf("mark %d is %+v, want %+v", i, m, want)
		}
	}
}
