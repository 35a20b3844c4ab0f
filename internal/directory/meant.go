package directory

import (
	"slices"
	"strings"
)

// CalledSo returns which of the names is a text, however it is written; -1 if none is, or several are.
func CalledSo(text string, names []string) int {
	at, wanted := -1, strings.Join(strings.Fields(Fold(text)), " ")
	for n, name := range names {
		if wanted != "" && Fold(name) == wanted {
			if at >= 0 {
				return -1
			}
			at = n
		}
	}
	return at
}

// MayMean returns which of the names a text may mean: those with all its words or their parts, shorter names first.
func MayMean(text string, names []string) []int {
	words := strings.Fields(Fold(text))
	var found []int
	for n, name := range names {
		folded := Fold(name)
		if len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) }) {
			found = append(found, n)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int { return len(names[a]) - len(names[b]) })
	return found
}
