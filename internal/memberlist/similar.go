package memberlist

import (
	"slices"
	"strings"
	"unicode"

	"rundtisch/internal/directory"
)

// Similarities from 0 to 1, found by trial (diff_test.go): above sameName two spellings are taken for one institution,
// above akinName the other is worth showing as an alternative.
const (
	sameName = 0.66
	akinName = 0.45
)

// nameKey is a name for comparison: folded, without punctuation and legal forms.
func nameKey(text string) string {
	var out strings.Builder
	for _, r := range directory.Fold(text) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out.WriteRune(r)
		} else {
			out.WriteByte(' ')
		}
	}
	fields := strings.Fields(out.String())
	kept := slices.DeleteFunc(slices.Clone(fields), func(f string) bool {
		return f == "ev" || f == "ggmbh" || f == "gmbh" || f == "der" || f == "die" || f == "das" || f == "des"
	})
	if len(kept) == 0 {
		kept = fields
	}
	return strings.Join(kept, " ")
}

// trigrams of a key, sorted, each once; blanks around it weigh the beginnings and ends of words.
func trigrams(key string) []string {
	runes := []rune("  " + key + " ")
	list := make([]string, 0, len(runes))
	for i := 0; i+3 <= len(runes); i++ {
		list = append(list, string(runes[i:i+3]))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// thesaurus finds the names most like a given one.
type thesaurus struct {
	owner   []int // of each name: whose it is
	sizes   []int
	posting map[string][]int
	shared  []int // scratch of find: how many trigrams each name shares with the one asked for
}

// newThesaurus takes the names of each owner.
func newThesaurus(names [][]string) *thesaurus {
	t := &thesaurus{posting: map[string][]int{}}
	for owner, list := range names {
		for _, name := range list {
			grams := trigrams(nameKey(name))
			id := len(t.owner)
			t.owner, t.sizes = append(t.owner, owner), append(t.sizes, len(grams))
			for _, g := range grams {
				t.posting[g] = append(t.posting[g], id)
			}
		}
	}
	return t
}

// alike is an owner with how much one of its names is like the one asked for.
type alike struct {
	owner      int
	similarity float64
}

// find must not be called by two at a time. It returns owners at least as similar as least, best first; on a tie the earlier one.
func (t *thesaurus) find(names []string, least float64) []alike {
	best := map[int]float64{}
	for _, name := range names {
		grams := trigrams(nameKey(name))
		if t.shared == nil {
			t.shared = make([]int, len(t.owner))
		}
		var touched []int
		for _, g := range grams {
			for _, id := range t.posting[g] {
				if t.shared[id] == 0 {
					touched = append(touched, id)
				}
				t.shared[id]++
			}
		}
		for _, id := range touched {
			n := t.shared[id]
			t.shared[id] = 0
			if s := 2 * float64(n) / float64(len(grams)+t.sizes[id]); s >= least {
				best[t.owner[id]] = max(best[t.owner[id]], s)
			}
		}
	}
	list := make([]alike, 0, len(best))
	for owner, s := range best {
		list = append(list, alike{owner, s})
	}
	slices.SortFunc(list, func(a, b alike) int {
		switch {
		case a.similarity > b.similarity:
			return -1
		case a.similarity < b.similarity:
			return 1
		}
		return a.owner - b.owner
	})
	return list
}
