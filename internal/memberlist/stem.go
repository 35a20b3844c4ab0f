package memberlist

import (
	"slices"
	"strings"
)

// SameWords says from 0 to 1 how many words two names share, whatever the case they stand in.
func SameWords(a, b string) float64 { return likeness(stemsOf(a), stemsOf(b)) }

// stemOf is a word without what inflection adds; "" for what says nothing.
func stemOf(plain string, kind tokenKind) string {
	switch {
	case kind == legalWord:
		return "ev"
	case kind == articleWord, kind == conjunction, kind.isMark():
		return ""
	}
	return stem(plain)
}

func stem(plain string) string {
	plain = strings.Trim(plain, ".-'")
	if plain == "beim" || plain == "im" || plain == "am" || plain == "vom" || plain == "zum" || plain == "zur" {
		return plain[:1]
	}
	for range 2 {
		for _, end := range []string{"innen", "en", "er", "es", "em", "e", "n", "s"} {
			if len(plain)-len(end) >= 4 && strings.HasSuffix(plain, end) {
				plain = strings.TrimSuffix(plain, end)
				break
			}
		}
	}
	return plain
}

func stemsOf(text string) []string {
	var list []string
	for _, t := range tokenize(text) {
		if s := stemOf(t.plain, t.kind); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// likeness of two lists of stems, from 0 to 1.
func likeness(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	same := 0
	left := slices.Clone(b)
	for _, s := range a {
		if at := slices.Index(left, s); at >= 0 {
			left = slices.Delete(left, at, at+1)
			same++
		}
	}
	return 2 * float64(same) / float64(len(a)+len(b))
}
