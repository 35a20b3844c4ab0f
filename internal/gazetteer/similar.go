package gazetteer

import (
	"slices"
)

// maxSimilar is how many similar names are offered at most.
const maxSimilar = 10

// similar returns regions whose name begins with the typed one or, if there are none,
// differs from it by a letter or two: wrong, missing, too many, or swapped with the next.
func (ix *nameIndex) similar(name string) []Match {
	typed := key(drop(words(name), append(slices.Clone(designations), kreisWords...)))
	if len(typed) < 3 {
		return nil
	}
	if regions := ix.names.startingWith(typed).regions(); len(regions) > 0 {
		list := ix.matches(regions)
		return list[:min(len(list), maxSimilar)]
	}

	allowed := 2
	switch {
	case len(typed) < 4:
		return nil
	case len(typed) < 7:
		allowed = 1
	}
	byEdits := make([][]int, allowed+1)
	for _, list := range []entries{ix.names, ix.bare} {
		for _, e := range list {
			if n := Edits(typed, e.key, allowed); n <= allowed {
				byEdits[n] = append(byEdits[n], e.region)
			}
		}
	}
	var list []Match
	for _, regions := range byEdits {
		list = append(list, ix.matches(regions)...)
	}
	return list[:min(len(list), maxSimilar)]
}

// Edits returns how many bytes must be changed, added, removed or swapped with their neighbour to make b of a, or any number
// above most. Of texts longer than 200 bytes it says that.
func Edits(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most || !alike(a, b, most) {
		return most + 1
	}
	const longest = maxName * 2 // an umlaut makes two letters of one
	if len(a) > longest || len(b) > longest {
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
