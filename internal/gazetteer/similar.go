package gazetteer

import (
	"slices"

	"rundtisch/internal/spelling"
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
			if n := spelling.Edits(typed, e.key, allowed); n <= allowed {
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
