package main

import (
	"context"
	"io/fs"

	"github.com/skillgraph/skillgraph/graph"
)

// How sure a figure of a data set makes us. CONTRIBUTING-taxonomy.md gives the rule in words.
const (
	byRegister  graph.Share = 9000 // a register kept by a public body or by a package index
	byCatalogue graph.Share = 8500 // a catalogue kept by a foundation or a platform
	byVolunteer graph.Share = 7500 // a list kept by volunteers
	byMany      graph.Share = 8500 // at least manyLists job lists
	bySome      graph.Share = 7500 // at least someLists
	byFew       graph.Share = 6500 // at least fewLists
	byHand      graph.Share = 7000 // two things put together by hand, without saying how
)

// How many job lists count as many, some and few. Fewer say nothing.
const (
	manyLists = 100
	someLists = 20
	fewLists  = 5
)

// byLists is how sure a number of job lists makes us, 0 for too few.
func byLists(n int) graph.Share {
	switch {
	case n >= manyLists:
		return byMany
	case n >= someLists:
		return bySome
	case n >= fewLists:
		return byFew
	}
	return 0
}

// dataSets are read in this order, so that the evidence of a statement stands in it.
var dataSets = []struct {
	name string
	read func(context.Context, *figures, fs.FS) error
}{
	{"onet", readONET},
	{"linguist", readLinguist},
	{"github-topics", readGitHubTopics},
	{"cncf-landscape", readCNCF},
	{"stack-analyser", readStackAnalyser},
	{"devicon", readDevicon},
	{"esco", readESCO},
	{"skill2vec", readSkill2vec},
}
