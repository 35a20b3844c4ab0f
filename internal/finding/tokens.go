package finding

import (
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/german"

	"rundtisch/internal/directory"
)

// word is a word of a line.
type word struct {
	typed  string // as it was typed
	folded string
	forms  []string // the known words that it may be, with itself
	end    bool     // a sentence or clause ends behind it
	broken bool     // it is the second half of a word that was taken apart
}

// fold is directory.Fold without apostrophes: „б'є" is one word.
func fold(text string) string {
	return apostrophes.Replace(directory.Fold(strings.ReplaceAll(text, "’", "'")))
}

var apostrophes = strings.NewReplacer("'", "", "ʼ", "")

// Words splits a text into folded words: letters and digits apart, signs left out.
func Words(text string) (all []string) {
	for _, w := range split(text) {
		all = append(all, w.folded)
	}
	return all
}

// split splits a text into words. Where letters and digits are glued, it is two words.
func split(text string) (all []word) {
	runes := []rune(text)
	kindOf := func(r rune) int {
		switch {
		case unicode.IsDigit(r):
			return 1
		case unicode.IsLetter(r) || unicode.IsMark(r) || directory.Invisible(r) || r == '\'' || r == '’' || r == 'ʼ':
			return 2
		}
		return 0
	}
	for i := 0; i < len(runes); {
		k := kindOf(runes[i])
		from := i
		for i < len(runes) && kindOf(runes[i]) == k {
			i++
		}
		switch {
		case k != 0:
			typed := string(runes[from:i])
			if folded := fold(calm(typed)); folded != "" {
				all = append(all, word{typed: typed, folded: folded})
			}
		case strings.ContainsAny(string(runes[from:i]), ".,;:!?") && len(all) > 0:
			all[len(all)-1].end = true
		}
	}
	return all
}

// calm takes drawn out letters for one: „hilfeee".
func calm(typed string) string {
	runes := []rune(typed)
	var short []rune
	for i := 0; i < len(runes); {
		n := i
		for n < len(runes) && runes[n] == runes[i] {
			n++
		}
		if n-i > 2 && unicode.IsLetter(runes[i]) {
			short = append(short, runes[i])
		} else {
			short = append(short, runes[i:n]...)
		}
		i = n
	}
	return string(short)
}

// stem returns what the forms of a German word have in common. Short words have none but themselves.
func stem(folded string) string {
	if len(folded) < 5 {
		return folded
	}
	env := snowballstem.NewEnv(folded)
	german.Stem(env)
	return env.Current()
}

// agent reports whether one is a person who does what the other says: „Schlager" and „schlagen" have the same stem.
func agent(a, b string) bool {
	return strings.HasSuffix(a, "er") != strings.HasSuffix(b, "er") && (strings.HasSuffix(a, "en") || strings.HasSuffix(b, "en") ||
		strings.HasSuffix(a, "t") || strings.HasSuffix(b, "t"))
}

// read finds the known words that each word of a line may be; place reports where names of places stand, which are not
// corrected and not taken apart.
func (l *lexicon) read(line []word, place func(i int) bool) []word {
	var all []word
	for i, w := range line {
		w.forms = l.forms(w.folded)
		if len(w.forms) == 1 && !l.known[w.folded] && !l.common[w.folded] && !place(i) {
			if first, second, ok := l.halves(w.folded); ok {
				w.folded, w.forms = first, l.forms(first)
				rest := word{typed: w.typed, folded: second, forms: l.forms(second), end: w.end, broken: true}
				w.end = false
				all = append(all, w, rest)
				continue
			}
			if right := l.near.correct(w.folded); right != "" && !l.begun(w.folded) {
				w.forms = append(w.forms, l.forms(right)...)
			}
		}
		all = append(all, w)
	}
	return all
}

// forms returns a word and the known words with its stem.
func (l *lexicon) forms(folded string) []string {
	forms := []string{folded}
	if len(folded) >= 5 {
		for _, same := range l.stems[stem(folded)] {
			if same != folded && len(same) >= 5 && !agent(same, folded) && !l.apart[same+" "+folded] {
				forms = append(forms, same)
			}
		}
	}
	return forms
}

func (l *lexicon) begun(folded string) bool {
	for _, begin := range l.begins {
		if strings.HasPrefix(folded, begin) {
			return true
		}
	}
	return false
}

// halves takes a compound apart into a known word and a usual end: „Suchtberatung", „Opferberatungsstelle".
func (l *lexicon) halves(folded string) (first, second string, ok bool) {
	if l.begun(folded) {
		return "", "", false
	}
	for at := 3; at <= len(folded)-4; at++ {
		if second = folded[at:]; !l.heads[second] {
			continue
		}
		for _, joint := range []string{"", "s", "n", "en", "es"} {
			if first, ok = strings.CutSuffix(folded[:at], joint); ok && len(first) >= 3 && l.known[first] {
				return first, second, true
			}
		}
	}
	return "", "", false
}
