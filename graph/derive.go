package graph

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Derive computes the derived edges of a data set: TRANSFERS and RELATED. It is the same code for
// every store. The data set must be valid; it is sorted in place.
func Derive(ds *Dataset) Derived {
	v := NewView(0, ds, Derived{})
	return Derived{Transfers: v.deriveTransfers(transferKeep), Related: v.deriveRelated(relatedKeep, relatedFloor)}
}

// Transferability computes the transfer between every two skills of which one carries over to the
// other, also of those that Derive does not keep: by it the method is measured.
func Transferability(ds *Dataset) []TransferEdge {
	v := NewView(0, ds, Derived{})
	return v.deriveTransfers(len(v.skills))
}

// Relatedness computes the score of every two skills that have anything to do with each other, also
// of those that Derive does not keep: by it the method is measured.
func Relatedness(ds *Dataset) []RelatedEdge {
	v := NewView(0, ds, Derived{})
	return v.deriveRelated(len(v.skills), 1)
}

// Prepared is a valid data set with the edges derived from it, ready to be put into a store.
// Prepare makes one. A program may carry what Prepare made when it was built: then nothing is
// checked or derived again.
type Prepared struct {
	Dataset *Dataset
	Derived Derived
}

// Prepare checks a data set and derives its edges. ErrInvalid: the data set has faults.
func Prepare(ds *Dataset) (*Prepared, error) {
	if err := Check(ds); err != nil {
		return nil, err
	}
	ds.Sort()
	return &Prepared{Dataset: ds, Derived: Derive(ds.With(Dataset{}, nil))}, nil
}

// perNode computes a list for every number below n, on all processors side by side, and joins them
// in order. Each processor has a worker of its own, which is scratch space: what comes of a number
// must not depend on it.
func perNode[W, T any](n int, worker func() W, list func(W, int32) []T) []T {
	lists := make([][]T, n)
	var next atomic.Int32
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			w := worker()
			for i := next.Add(1) - 1; int(i) < n; i = next.Add(1) - 1 {
				lists[i] = list(w, i)
			}
		})
	}
	all.Wait()
	return slices.Concat(lists...)
}

// confidences lists how sure each relation is.
func (v *View) confidences() []Share {
	all := make([]Share, len(v.relations))
	for e := range v.relations {
		all[e] = v.relations[e].Confidence()
	}
	return all
}
