package compact_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/skillgraph/skillgraph/graph"
	"github.com/skillgraph/skillgraph/graph/compact"
	"github.com/skillgraph/skillgraph/graph/graphtest"
)

// TestEveryField: a data set in which every field of every record is set, each to something else,
// comes back whole. A field that is added to a record and forgotten here is noticed.
func TestEveryField(t *testing.T) {
	var ds graph.Dataset
	n := 0
	fill(t, reflect.ValueOf(&ds).Elem(), &n)
	got, err := compact.ReadRecords(compact.Records(&ds))
	if err != nil || !reflect.DeepEqual(got, &ds) {
		t.Errorf("%d fields were written; read again (%v):\n%+v\nwant\n%+v", n, err, got, ds)
	}
}

// fill sets whatever can be set, lists to two elements, and counts.
func fill(t *testing.T, v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(t, v.Index(0), n)
		fill(t, v.Index(1), n)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), n)
	case reflect.String:
		v.SetString(string(rune('a'+*n%26)) + "é" + string(rune('a'+*n/26%26)))
	case reflect.Int, reflect.Int32:
		v.SetInt(int64(*n * 331 % 20_000 * (1 - *n%2*2)))
	case reflect.Bool:
		v.SetBool(true)
	default:
		t.Fatalf("a field of kind %s cannot be filled", v.Kind())
	}
}

// TestWorlds: random worlds and their derived edges come back as they were.
func TestWorlds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ds := graphtest.RandomWorld(t)
		d := graph.Derive(ds)
		records, err := compact.ReadRecords(compact.Records(ds))
		if err != nil || !reflect.DeepEqual(records, ds) {
			t.Fatalf("records (%v): %+v\nwant\n%+v", err, records, ds)
		}
		data, err := compact.Derived(d, ds.Skills)
		if err != nil {
			t.Fatal(err)
		}
		derived, err := compact.ReadDerived(data, records.Skills)
		if err != nil || !slices.EqualFunc(derived.Transfers, d.Transfers, equal) ||
			!slices.EqualFunc(derived.Related, d.Related, equal) {
			t.Fatalf("derived edges (%v): %+v\nwant\n%+v", err, derived, d)
		}
	})
}

func equal[T any](a, b T) bool { return reflect.DeepEqual(a, b) }

// TestStray: a derived edge that is not of the data set is refused, and not written as another.
func TestStray(t *testing.T) {
	ds := graphtest.Goldens(t)[0].World
	skills, d := ds.Skills, graph.Derive(ds)
	for _, stray := range []graph.Derived{
		{Transfers: []graph.TransferEdge{{From: "skill:elsewhere", To: skills[0].ID}}},
		{Transfers: []graph.TransferEdge{{From: d.Transfers[0].From, To: "skill:elsewhere", Path: d.Transfers[0].Path}}},
		{Related: []graph.RelatedEdge{{A: skills[0].ID, B: "skill:elsewhere"}}},
	} {
		if _, err := compact.Derived(stray, skills); err == nil {
			t.Errorf("%+v was written", stray)
		}
	}
}

// TestBroken: whatever the bytes, reading ends with an answer or ErrInvalid.
func TestBroken(t *testing.T) {
	ds := graphtest.Goldens(t)[0].World
	records := compact.Records(ds)
	derived, err := compact.Derived(graph.Derive(ds), ds.Skills)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	try := func(err error) {
		if err != nil {
			refused++
		}
		if err != nil && !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("an error without a sentinel: %v", err)
		}
	}
	for _, damage := range []func([]byte, int) []byte{
		func(data []byte, at int) []byte { return data[:at] },
		func(data []byte, at int) []byte { return append(slices.Clone(data), data[:at+1]...) },
		func(data []byte, at int) []byte { data = slices.Clone(data); data[at] ^= 0xff; return data },
		func(data []byte, at int) []byte { data = slices.Clone(data); data[at]++; return data },
	} {
		for at := range records {
			_, err := compact.ReadRecords(damage(records, at))
			try(err)
		}
		for at := range derived {
			_, err := compact.ReadDerived(damage(derived, at), ds.Skills)
			try(err)
		}
	}
	if least := 2 * (len(records) + len(derived)); refused < least {
		t.Errorf("%d damages were refused, all %d of another length should be", refused, least)
	}
}
