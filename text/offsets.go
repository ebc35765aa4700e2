package text

import "unicode/utf8"

// OffsetUnit is what offsets into a text count.
type OffsetUnit uint8

// The units of offsets.
const (
	OffsetByte      OffsetUnit = iota // bytes of UTF-8, as Go and Extract count
	OffsetUTF16                       // UTF-16 code units, as JavaScript, Java and C# count
	OffsetCodePoint                   // code points, as Python counts
)

// Offsets gives a function that turns byte offsets into s into offsets of another unit. A byte that
// is no UTF-8 counts as one character, since that is what it is shown as; an offset inside a
// character counts as that character's start, one outside s as its nearest end.
//
// Asked in ascending order the function goes through s once; asked for an earlier offset it starts
// anew. It is not safe for concurrent use.
func Offsets(s string, unit OffsetUnit) func(at int) int {
	if unit == OffsetByte {
		return func(at int) int { return min(max(at, 0), len(s)) }
	}
	reached, count := 0, 0
	return func(at int) int {
		if at < reached {
			reached, count = 0, 0
		}
		for reached < len(s) {
			r, size := utf8.DecodeRuneInString(s[reached:])
			if reached+size > at {
				break
			}
			reached += size
			count++
			if unit == OffsetUTF16 && r > 0xFFFF {
				count++
			}
		}
		return count
	}
}
