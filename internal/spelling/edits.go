// Package spelling tells how far two words are apart.
package spelling

// longest is how many bytes of a word are compared.
const longest = 200

// Edits returns how many letters must be changed, added, removed or swapped with their neighbour to make b of a, or any number
// above most. Letters are bytes: words are folded before. Of what is longer than 200 bytes it says that it is too far apart.
func Edits(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most || len(a) > longest || len(b) > longest || !alike(a, b, most) {
		return most + 1
	}
	var rows [3][longest + 1]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := range len(a) {
		before, last, row = last, row, before
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > most+1 {
			return most + 1
		}
	}
	return row[len(b)]
}

// alike is a quick look at which letters occur at all: each edit makes a difference of at most two.
func alike(a, b string, most int) bool {
	differ := letters(a) ^ letters(b)
	n := 0
	for ; differ != 0; differ &= differ - 1 {
		n++
	}
	return n <= 2*most
}

func letters(s string) (set uint64) {
	for i := range len(s) {
		set |= 1 << (s[i] & 63)
	}
	return set
}
