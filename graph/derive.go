package graph

// Derive computes the derived edges of a data set: TRANSFERS and RELATED. It is the same code for
// every store. The data set must be valid; it is sorted in place.
func Derive(ds *Dataset) Derived {
	v := NewView(0, ds, Derived{})
	return Derived{Transfers: v.deriveTransfers(), Related: v.deriveRelated()}
}
