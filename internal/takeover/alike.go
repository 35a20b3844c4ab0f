package takeover

import (
	"slices"
	"strings"
	"unicode"
)

// likeness is what two names have in common.
type likeness struct {
	score     float64 // from 0 to 1; 0 where they share no word that tells
	asked     float64 // how much of the name asked for the other one has
	misspelt  bool    // a word of one is a slip of the pen for one of the other
	shortened bool    // a word of one is short for words of the other
}

// likenessOf compares the words of a name that was asked for with those of another one.
func likenessOf(asked, other []word) likeness {
	var l likeness
	if numbersDiffer(asked, other) {
		return l
	}
	covered := make([]float64, len(other))
	var total, found, telling float64
	for _, a := range asked {
		best := a.among(other, covered, &l)
		total += a.weight
		found += a.weight * best
		if a.telling() && best > 0 {
			telling = max(telling, best)
		}
		if best == 0 && a.short && a.telling() {
			found -= a.weight * 0.5 // „SkF" is a name: where it is missing, another one is meant
		}
	}
	var all, had float64
	for i, o := range other {
		all += o.weight
		had += o.weight * covered[i]
	}
	if total == 0 || all == 0 || telling == 0 {
		return l
	}
	l.asked = max(0, found/total)
	l.score = 0.6*l.asked + 0.4*had/all
	return l
}

// among returns how well one of the others stands for a word, and notes which do.
func (w word) among(other []word, covered []float64, l *likeness) float64 {
	best, at := 0.0, -1
	for i, o := range other {
		if alike := w.alike(o); alike > best && (w.weight > 0) == (o.weight > 0) {
			best, at = alike, i
		}
	}
	if at >= 0 {
		covered[at] = max(covered[at], best)
		l.misspelt = l.misspelt || best == 0.9 // misspelt, see alike
		l.shortened = l.shortened || best == 0.95
		return best
	}
	if from, to := w.standsFor(other); to > from {
		for i := from; i < to; i++ {
			covered[i] = max(covered[i], 0.95)
		}
		l.shortened = true
		return 0.95
	}
	for i, o := range other { // and the other way round
		if o.telling() && known().short[o.text] != nil && known().short[o.text][0] == w.text {
			covered[i], l.shortened = max(covered[i], 0.95), true
			return 0.95
		}
	}
	return 0
}

// standsFor returns which of the others a short word stands for: by its first letters, or as is known.
func (w word) standsFor(other []word) (from, to int) {
	if long := known().short[w.text]; long != nil {
		for at := range other {
			if matches(other[at:], long) {
				return at, at + len(long)
			}
		}
	}
	if !w.short {
		return 0, 0
	}
	letters := []rune(w.text)
	for at, o := range other {
		if len(letters) >= 3 && len(o.text) >= 4*len(letters) && compound(letters, o.text) {
			return at, at + 1
		}
		n, i := 0, at
		for ; i < len(other) && n < len(letters); i++ {
			if strings.HasPrefix(other[i].text, string(letters[n])) {
				n++
			} else if other[i].weight > 0 {
				break
			}
		}
		if n == len(letters) && n >= 2 {
			return at, i
		}
	}
	return 0, 0
}

func matches(words []word, long []string) bool {
	if len(words) < len(long) {
		return false
	}
	for i, text := range long {
		if !strings.HasPrefix(words[i].text, text) {
			return false
		}
	}
	return true
}

// numbersDiffer reports whether both names have numbers, and not the same: „KK 11“ is not „KK 12“.
func numbersDiffer(a, b []word) bool {
	numbers := func(list []word) string {
		var all []string
		for _, w := range list {
			if !strings.ContainsFunc(w.text, unicode.IsLetter) {
				all = append(all, w.text)
			}
		}
		return strings.Join(all, " ")
	}
	x, y := numbers(a), numbers(b)
	return x != "" && y != "" && x != y
}

// contradicts reports whether a name cannot be that of a line of the list, however alike the letters are: it is of
// another number, or it has initials that no name of the line has.
func contradicts(asked []word, line [][]word) bool {
	for _, words := range line {
		if !missingInitials(asked, words) && !numbersDiffer(asked, words) {
			return false
		}
	}
	return true
}

// wordsOfAll takes names apart.
func wordsOfAll(names []string) [][]word {
	list := make([][]word, len(names))
	for i, name := range names {
		list[i] = wordsOf(name, nil)
	}
	return list
}

// keptName chooses between the name of a member and how a text writes it. The text wins only where it says the same and
// more: all words of today's name, spelt as they are, and further ones. So no slip of the pen wins, and no short form.
func keptName(today, pasted string) string {
	if fuller(pasted, today) {
		return pasted
	}
	return today
}

// fuller reports whether a name has all words of another one, and more. What stands in brackets is not more: it is a short
// form, or whose it is.
func fuller(name, than string) bool {
	words := map[string]int{}
	for _, w := range wordsOf(name, nil) {
		words[w.text]++
	}
	have := wordsOf(than, nil)
	for _, w := range have {
		if words[w.text]--; words[w.text] < 0 {
			return false
		}
	}
	return len(slices.DeleteFunc(wordsOf(name, nil), beside)) > len(slices.DeleteFunc(have, beside))
}

func beside(w word) bool { return w.beside }

// within reports whether a text says less of a name than is known, or the same: each of its words that count is one of the
// name, if need be short or with a slip of the pen. That changes nothing.
func within(pasted, name string) bool {
	l := likeness{}
	other := wordsOf(name, nil)
	asked := slices.DeleteFunc(wordsOf(pasted, nil), beside)
	covered := make([]float64, len(other))
	return len(asked) > 0 && !numbersDiffer(asked, other) && !slices.ContainsFunc(asked, func(w word) bool {
		return w.weight > 0 && w.among(other, covered, &l) < 0.9
	})
}

// shorter reports whether a text only writes a name shorter: with full stops, without the legal form, with small words left
// out. That is no other name.
func shorter(pasted, name string) bool {
	l := likeness{}
	asked, other := wordsOf(pasted, nil), wordsOf(name, nil)
	covered := make([]float64, len(other))
	for _, w := range asked {
		if w.weight == 0 {
			continue
		}
		if best := w.among(other, covered, &l); best < 0.95 {
			return false
		}
	}
	for i, o := range other {
		if o.weight > 0 && covered[i] < 0.95 {
			return false
		}
	}
	return true
}

// OnlyMisspelt reports whether a name is another one but for a slip of the pen.
func OnlyMisspelt(name, of string) bool {
	asked, other := wordsOf(name, nil), wordsOf(of, nil)
	if len(asked) != len(other) {
		return false
	}
	slips := 0
	for i, w := range asked {
		switch {
		case w.text == other[i].text:
		case misspelt(w.text, other[i].text):
			slips++
		default:
			return false
		}
	}
	return slips > 0
}
