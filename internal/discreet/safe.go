// Package discreet makes contacts that may be found by somebody who must not know what they are for: neutral labels,
// telephone numbers, hours, and nothing else.
package discreet

import (
	"slices"
	"strings"
	"unicode"

	"rundtisch/internal/directory"
)

var (
	foldedStems   = squashedAll(stems)
	foldedFriends = squashedAll(friends)
)

// Safe reports whether no word of the list is in a text, also inside compounds, across hyphens and blanks, and in
// the names and domains of e-mail addresses.
func Safe(text string) bool {
	folded := directory.Fold(strings.Map(visible, text))
	alone := strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) })
	if slices.ContainsFunc(alone, func(word string) bool { return slices.Contains(words, word) }) {
		return false
	}
	run := squashed(folded)
	for _, friend := range foldedFriends {
		run = strings.ReplaceAll(run, friend, " ") // a blank, so that what stood beside it does not become a word
	}
	return !slices.ContainsFunc(foldedStems, func(stem string) bool { return strings.Contains(run, stem) })
}

// visible drops signs that are not seen: soft hyphens, blanks of no width, changes of direction.
func visible(r rune) rune {
	if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) {
		return -1
	}
	return r
}

// squashed keeps letters only.
func squashed(folded string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, folded)
}

func squashedAll(list []string) []string {
	all := make([]string, len(list))
	for i, text := range list {
		all[i] = squashed(directory.Fold(text))
	}
	return all
}
