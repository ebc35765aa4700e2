package graph

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// PageRequest asks for one page of a list: First from the start or Last from the end, one of the
// two, within what lies after After and before Before.
type PageRequest struct {
	First, Last   *int // 1 to MaxFirst
	After, Before string
}

// defaultPage is the size of a page when neither First nor Last is given.
const defaultPage = 20

// Page is a part of an ordered list.
type Page[T any] struct {
	Items       []T
	Cursors     []string // of the items; opaque
	TotalCount  int      // of the whole list
	HasNext     bool
	HasPrevious bool
}

// position is the place of an element in an ordered list: its sort key. It stays valid when other
// elements come or go. A cursor is a position in base64.
type position struct {
	Order string `json:"o"`
	Rank  int64  `json:"r,omitempty"`
	Name  string `json:"n"`
	ID    string `json:"i"`
}

func (p position) cursor() string {
	data, err := json.Marshal(p)
	if err != nil {
		return "" // strings and integers always encode
	}
	return base64.RawURLEncoding.EncodeToString(data)
}

// compare orders positions: the greatest rank first, then by name, then by id.
func (p position) compare(q position) int {
	return cmp.Or(
		cmp.Compare(q.Rank, p.Rank), compareNames(p.Name, q.Name), strings.Compare(p.ID, q.ID),
	)
}

// parseCursor reads a cursor of a list in the given order.
func parseCursor(field, cursor, order string) (position, error) {
	var p position
	data, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		err = json.Unmarshal(data, &p)
	}
	if err != nil || p.Order != order || p.ID == "" {
		return p, &InputError{
			Field: field, Value: cursor, Expected: "a cursor that a page of this list in this order gave",
		}
	}
	return p, nil
}

// size checks the request and gives the number of items, and whether they are from the end.
func (r PageRequest) size() (n int, fromEnd bool, err error) {
	if r.First != nil && r.Last != nil {
		return 0, false, &InputError{
			Field: "first", Value: fmt.Sprintf("%d with last: %d", *r.First, *r.Last),
			Expected: "either first or last, not both",
		}
	}
	field, asked := "first", r.First
	if r.Last != nil {
		field, asked = "last", r.Last
	}
	if asked == nil {
		return defaultPage, false, nil
	}
	if *asked < 1 || *asked > MaxFirst {
		return 0, false, &InputError{
			Field: field, Value: strconv.Itoa(*asked), Expected: fmt.Sprintf("a number from 1 to %d", MaxFirst),
		}
	}
	return *asked, r.Last != nil, nil
}

// paginate cuts a page out of a list that is ordered by place.
func paginate[T any](list []T, place func(T) position, order string, r PageRequest) (Page[T], error) {
	n, fromEnd, err := r.size()
	if err != nil {
		return Page[T]{}, err
	}
	start, end := 0, len(list)
	if r.After != "" {
		after, err := parseCursor("after", r.After, order)
		if err != nil {
			return Page[T]{}, err
		}
		at, found := slices.BinarySearchFunc(list, after, func(t T, p position) int { return place(t).compare(p) })
		if start = at; found {
			start++
		}
	}
	if r.Before != "" {
		before, err := parseCursor("before", r.Before, order)
		if err != nil {
			return Page[T]{}, err
		}
		end, _ = slices.BinarySearchFunc(list, before, func(t T, p position) int { return place(t).compare(p) })
		end = max(end, start)
	}
	if fromEnd {
		start = max(start, end-n)
	} else {
		end = min(end, start+n)
	}
	page := Page[T]{
		Items: list[start:end], TotalCount: len(list), HasNext: end < len(list), HasPrevious: start > 0,
	}
	for _, t := range page.Items {
		page.Cursors = append(page.Cursors, place(t).cursor())
	}
	return page, nil
}

// mapPage gives the page of other items at the same places.
func mapPage[T, U any](p Page[T], items []U) Page[U] {
	return Page[U]{items, p.Cursors, p.TotalCount, p.HasNext, p.HasPrevious}
}
