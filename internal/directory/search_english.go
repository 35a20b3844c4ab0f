package directory

import (
	"slices"
	"strings"
	"sync"

	"rundtisch/internal/wordlist"
)

// How many words of English are read as one phrase, and how many German searches one in English stands for.
const (
	longestPhrase = 3
	mostInGerman  = 24
)

// english maps phrases, folded, to what is said in German; to nothing where a word has no weight.
var english = sync.OnceValue(func() map[string][]string {
	phrases := map[string][]string{}
	for _, entry := range wordlist.Read(wordFiles, "english") {
		phrase, german, _ := strings.Cut(entry, "\t")
		phrases[Fold(phrase)] = strings.FieldsFunc(german, func(r rune) bool { return r == ',' })
	}
	return phrases
})

// inGerman returns what a search in English looks for here, phrase by phrase; words that are not on the list, such as names of
// places, stay. It returns nothing for a search that has none of the list.
func inGerman(words string) []string {
	texts, fields, known := []string{""}, strings.Fields(Fold(words)), false
	for at := 0; at < len(fields); {
		german, length := []string{fields[at]}, 1
		for n := min(longestPhrase, len(fields)-at); n > 0; n-- {
			if said, ok := english()[strings.Join(fields[at:at+n], " ")]; ok {
				german, length, known = said, n, known || len(said) > 0
				break
			}
		}
		at += length
		if len(german) == 0 {
			continue
		}
		var longer []string
		for _, word := range german {
			for _, text := range texts {
				longer = append(longer, strings.TrimSpace(text+" "+strings.TrimSpace(word)))
			}
		}
		texts = longer[:min(len(longer), mostInGerman)]
	}
	if !known {
		return nil
	}
	return slices.DeleteFunc(texts, func(text string) bool { return text == "" })
}
