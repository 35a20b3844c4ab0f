package memberlist

import (
	"strings"
	"sync"
	"unicode"

	"rundtisch/internal/gazetteer"
)

// placeWords are the words of which names of Kreise and places are made: „Castrop-Rauxel“, „Bad“, „Soest“. They are read
// when the first text is.
var placeWords = sync.OnceValue(func() map[string]bool {
	all := make(map[string]bool, 8000)
	gazetteer.EmbeddedNames(func(name string) {
		for word := range strings.FieldsSeq(name) {
			if word = strings.Trim(word, "(),."); unicode.IsUpper(firstRune(word)) {
				all[plainText(word)] = true
			}
		}
	})
	return all
})

// isPlace reports whether a word in plain text is one of the name of a place, or what is said of a place: „Herner“.
func isPlace(plain string) bool {
	known := placeWords()
	if known[plain] {
		return true
	}
	for _, end := range []string{"s", "er"} {
		if bare, cut := strings.CutSuffix(plain, end); cut && known[bare] {
			return true
		}
	}
	left, right, parted := strings.Cut(plain, "-") // „Erlangen-Höchstadt“
	return parted && (known[left] || known[right])
}
