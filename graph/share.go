package graph

import "strconv"

// Share is a number from 0 to 1 in ten-thousandths: 8500 stands for 0.85. Integers keep
// every published number equal on every machine.
type Share int32

// One is the whole: a Share of 1.
const One Share = 10_000

// Float gives the share as a number from 0 to 1. The division is exact to the last bit of a
// float64 and rounds the same everywhere.
func (s Share) Float() float64 { return float64(s) / float64(One) }

// String writes the share as a decimal number without trailing zeros, such as "0.85".
func (s Share) String() string { return strconv.FormatFloat(s.Float(), 'f', -1, 64) }

// Valid reports whether the share lies from 0 to 1.
func (s Share) Valid() bool { return s >= 0 && s <= One }

// Times multiplies two shares, rounding down.
func (s Share) Times(t Share) Share { return Share(int64(s) * int64(t) / int64(One)) }

// ratio is a·One/b rounded down; 0 where b is 0.
func ratio(a, b int64) Share {
	if b == 0 {
		return 0
	}
	return Share(a * int64(One) / b)
}

// Weight is what a requirement counts for, in ten-thousandths: importance times 10 or 4.
type Weight int64

// Float gives the weight as a number.
func (w Weight) Float() float64 { return float64(w) / float64(One) }

// plural writes a number of things: "1 role", "2 roles".
func plural(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return strconv.Itoa(n) + " " + thing
}
