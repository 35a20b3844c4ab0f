package memberlist

import "slices"

func sortStretches(list []stretch) {
	slices.SortFunc(list, func(a, b stretch) int {
		if a.to != b.to {
			return a.to - b.to
		}
		return a.from - b.from
	})
}
