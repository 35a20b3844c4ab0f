package finding

import (
	"slices"
	"strings"
	"unicode"

	"rundtisch/internal/gazetteer"
	"rundtisch/internal/spelling"
)

// spot is a place that stands in a line.
type spot struct {
	span
	place Place
	trust int // how sure it is that a place is meant
	size  int // inhabitants
	is    []gazetteer.Match
	word  bool // it is an ordinary word, too
}

// places are all that stand in a line.
type places struct {
	line  []word
	spots []spot
}

// longestName is how many words the name of a place has at most.
const longestName = 5

// places finds the places of a line: postcodes first, then the longest names.
func (l *lexicon) places(atlas *gazetteer.Gazetteer, line []word) places {
	p := places{line: line}
	taken := make([]bool, len(line))
	take := func(s spot) {
		for i := s.from; i < s.to; i++ {
			taken[i] = true
		}
		p.spots = append(p.spots, s)
	}
	free := func(from, to int) bool { return !slices.Contains(taken[from:to], true) }
	for _, s := range postcodes(atlas, line) {
		take(s)
	}
	for n := min(longestName, len(line)); n > 1; n-- { // „Neu-Ulm" before „Ulm", „Weil am Rhein" before „Rhein"
		for from := 0; from+n <= len(line); from++ {
			s := span{from, from + n}
			if found, ok := l.whole(atlas, line, s); ok && free(s.from, s.to) {
				take(found)
			}
		}
	}
	t := l.newText(l.read(line, func(int) bool { return false }))
	if len(t.line) != len(line) { // a word was taken apart
		t = l.newText(plainly(line))
	}
	for _, list := range [][]alias{l.regions, l.cities} {
		for _, a := range list {
			for _, s := range t.spans(a.said) {
				if !free(s.from, s.to) {
					continue
				}
				if strings.Trim(a.means, "0123456789 ") == "" {
					take(spot{span: s, place: regionNamed(atlas, typed(line, s), a.means), trust: 3})
				} else if is := atlas.Named(a.means); len(is) > 0 {
					take(spot{span: s, place: placeOf(atlas, a.means, is), trust: 3, size: is[0].Population, is: is})
				}
			}
		}
	}
	for n := min(longestName, len(line)); n > 0; n-- {
		for from := 0; from+n <= len(line); from++ {
			s := span{from, from + n}
			if !free(s.from, s.to) {
				continue
			}
			if found, ok := l.named(atlas, line, s); ok {
				take(found)
			}
		}
	}
	if len(p.sure()) == 0 {
		for i := range line {
			if found, ok := l.nearly(atlas, line, i); ok && free(i, i+1) {
				take(found)
				break
			}
		}
	}
	p.spots = p.sure()
	return p
}

func plainly(line []word) (all []word) {
	for _, w := range line {
		w.forms = []string{w.folded}
		all = append(all, w)
	}
	return all
}

func typed(line []word, s span) string {
	var all []string
	for _, w := range line[s.from:s.to] {
		all = append(all, w.typed)
	}
	return strings.Join(all, " ")
}

// before are words that stand before a place.
var before = strings.Fields(`in aus bei nach um raum nahe kreis stadt landkreis lk ort umgebung region near w en a vo von nah umkreis
	wohne`)

// whole looks whether several words are the name of a place just as it is written, whatever they say by themselves.
func (l *lexicon) whole(atlas *gazetteer.Gazetteer, line []word, s span) (spot, bool) {
	name := typed(line, s)
	if len(name) < shortestNames || slices.ContainsFunc(line[s.from:s.to-1], func(w word) bool { return w.end && len(w.folded) > 4 }) {
		return spot{}, false
	}
	is := atlas.Named(name)
	if len(is) == 0 || is[0].Kind == gazetteer.KindLand {
		return spot{}, false
	}
	for i, word := range Words(is[0].Name) {
		if i >= s.to-s.from || line[s.from+i].folded != word {
			return spot{}, false
		}
	}
	if len(Words(is[0].Name)) != s.to-s.from {
		return spot{}, false
	}
	found := spot{span: s, place: placeOf(atlas, name, is), trust: 3, size: is[0].Population, is: is}
	return found, found.place.Name != ""
}

// named looks whether words are the name of a place, and how sure that is.
func (l *lexicon) named(atlas *gazetteer.Gazetteer, line []word, s span) (spot, bool) {
	first, last := line[s.from], line[s.to-1]
	if slices.ContainsFunc(line[s.from:s.to-1], func(w word) bool { return w.end && len(w.folded) > 2 }) {
		return spot{}, false
	}
	if n := s.to - s.from; n > 1 && (l.common[first.folded] && !slices.Contains(title, first.folded) || l.common[last.folded]) {
		return spot{}, false
	}
	if digitsOnly(first.folded) || digitsOnly(last.folded) {
		return spot{}, false
	}
	if len(first.folded) < 3 && s.to-s.from == 1 && !l.short(line, s.from) {
		return spot{}, false
	}
	name := typed(line, s)
	if s.to-s.from > 1 && len(name) < shortestNames { // „e. V."
		return spot{}, false
	}
	is := atlas.Named(name)
	if len(is) == 0 {
		return spot{}, false
	}
	found := spot{span: s, place: placeOf(atlas, name, is), trust: 2, size: is[0].Population, is: is}
	if found.place.Name == "" {
		return spot{}, false
	}
	if s.to-s.from > 1 {
		if is[0].Kind != gazetteer.KindKreis && !l.spelt(line, s, is[0]) {
			return spot{}, false
		}
		found.trust = 3
		return found, true
	}
	found.word = l.known[first.folded] && found.size < largeTown || l.common[first.folded] || l.trapped[first.folded]
	led := s.from > 0 && slices.Contains(before, line[s.from-1].folded)
	large := unicode.IsUpper([]rune(first.typed)[0])
	sure := large || found.size > 100_000 || !l.tells(line)
	trapped := l.trapped[first.folded] || l.known[first.folded] && found.size >= knownTown
	switch {
	case found.word && led && sure && (!l.common[first.folded] || l.trapped[first.folded]):
		found.trust = 2
	case found.word && trapped && l.bare(line, s.from):
		found.trust = 1
	case found.word && trapped && large && found.size >= knownTown && l.alone(line, s.from):
		found.trust = 1
	case found.word:
		found.trust = 0
	case led:
		found.trust = 3
	case found.size < 2_000 && !large && len(line) > 4 && s.from > 0 && s.to < len(line):
		found.trust = 0
	}
	return found, found.trust > 0
}

// knownTown is how many inhabitants a town must have for its name to be taken for it although it is an ordinary word.
const knownTown = 10_000

// alone reports whether a word stands at the beginning or the end of a line and does not belong to the word before it, as a noun
// would: „mein Mann schlägt mich Essen", but not „er gibt mir kein Essen".
func (l *lexicon) alone(line []word, i int) bool {
	if i == 0 {
		return len(line) > 1 && !l.common[line[1].folded]
	}
	if i != len(line)-1 {
		return false
	}
	w := line[i-1]
	return w.end || !slices.Contains(nounsBehind, w.folded) && !strings.HasSuffix(w.folded, "es") && !strings.HasSuffix(w.folded, "em")
}

// nounsBehind are words that a noun follows.
var nounsBehind = strings.Fields(`der die das den dem des ein eine einen einem einer kein keine keinen keiner mein meine meinen meinem
	meiner dein deine sein seine seinen seinem ihr ihre ihren unser unsere zum zur beim vom im am ins ans ums aufs fur mit ohne zu
	und oder viel wenig etwas nichts genug mehr gutes ihm ihn uns nie immer nur als wie uber unter gegen wegen durch gibt hat
	habe haben koche kocht macht mache ist`)

// shortestNames is how long a name of several words is at least, in bytes, with the blanks.
const shortestNames = 5

// spelt reports whether each word that says something stands in the name of the place: „frauen stein" is no Frauenstein.
func (l *lexicon) spelt(line []word, s span, m gazetteer.Match) bool {
	name := Words(m.Name + " " + m.KreisTitle + " " + m.LandName)
	for _, w := range line[s.from:s.to] {
		if len(w.folded) > 2 && !l.common[w.folded] && !slices.Contains(name, w.folded) {
			return false
		}
	}
	return true
}

// tells reports whether somebody tells of themselves or of others: then words are more often words than places.
func (l *lexicon) tells(line []word) bool {
	return slices.ContainsFunc(line, func(w word) bool { return slices.Contains(persons, w.folded) })
}

var persons = strings.Fields("ich mich mir er sie wir uns ihm ihn ihr mein meine meinem meiner meinen man es")

// largeTown is how many inhabitants make a name a place although it stands in a list of phrases („Wildwasser Berlin").
const largeTown = 200_000

// title are words that names of regions begin with, though they say little.
var title = strings.Fields("kreis landkreis lk stadt region bad markischer land sankt st")

// short reports whether a word of two letters is a Land in capitals, in a line that is not all in capitals.
func (l *lexicon) short(line []word, i int) bool {
	w := line[i].typed
	small := func(o word) bool { return o.typed != strings.ToUpper(o.typed) }
	return len(w) == 2 && w == strings.ToUpper(w) && slices.ContainsFunc(line, small)
}

// bare reports whether a line has nothing but a word that may be a place at its beginning or end, and wishes of one word each:
// „Wissen Frauenberatung", but no sentence.
func (l *lexicon) bare(line []word, i int) bool {
	if i != 0 && i != len(line)-1 {
		return false
	}
	for j, w := range line {
		if j != i && (l.common[w.folded] || !l.known[w.folded] && !digitsOnly(w.folded)) {
			return false
		}
	}
	return len(line) <= 4
}

// nearly looks whether a word is a misspelt place.
func (l *lexicon) nearly(atlas *gazetteer.Gazetteer, line []word, i int) (spot, bool) {
	w := line[i]
	if len(w.folded) < shortest-1 || l.known[w.folded] || l.common[w.folded] || l.trapped[w.folded] || l.begun(w.folded) ||
		len(l.forms(w.folded)) > 1 {
		return spot{}, false
	}
	if _, _, ok := l.halves(w.folded); ok {
		return spot{}, false
	}
	led := i > 0 && slices.Contains(before, line[i-1].folded)
	if !led && i > 0 && i < len(line)-1 && len(line) > 3 {
		return spot{}, false
	}
	var is []gazetteer.Match
	for _, m := range atlas.Place(w.typed) {
		name := strings.Join(Words(m.Name), "")
		n := spelling.Edits(w.folded, name, 2)
		small := m.Kind == gazetteer.KindPlace && m.Population < smallestGuessed
		if len(w.folded) < shortest {
			small = m.Population < largeTown || n > 1 || !unicode.IsUpper([]rune(w.typed)[0]) && !led && len(line) > 2
		}
		if n > allowedEdits(min(len(name), len(w.folded)+1)) || small || name[0] != w.folded[0] {
			continue
		}
		is = append(is, m)
	}
	if len(is) == 0 {
		return spot{}, false
	}
	sentence := l.tells(line) || len(line) > 4 // there, a slip is sooner one in a word
	asWord := sentence || !unicode.IsUpper([]rune(w.typed)[0])
	right, name := l.near.correct(w.folded), strings.Join(Words(is[0].Name), "")
	if right != "" && asWord && spelling.Edits(w.folded, right, 2) <= spelling.Edits(w.folded, name, 2) {
		return spot{}, false
	}
	return spot{span: span{i, i + 1}, place: placeOf(atlas, w.typed, is), trust: 1, size: is[0].Population, is: is}, true
}

// smallestGuessed is how many inhabitants a place must have to be meant by a misspelt word.
const smallestGuessed = 15_000

// sure returns the places without those that are ordinary words, where there are better ones.
func (p places) sure() (all []spot) {
	best := 0
	for _, s := range p.spots {
		best = max(best, s.trust)
	}
	for _, s := range p.spots {
		if s.trust > 1 || s.trust == best {
			all = append(all, s)
		}
	}
	return all
}

// chosen returns the place that is meant: a postcode, or else the surest name, then the largest. A part of a town that is
// named, too, is the town.
func (p places) chosen() Place {
	if len(p.spots) == 0 {
		return Place{}
	}
	best := p.spots[0]
	for _, s := range p.spots[1:] {
		if s.trust > best.trust || s.trust == best.trust && s.size > best.size && !apart(best, s) {
			best = s
		}
	}
	if len(best.place.Choices) > 1 { // „Neustadt Hessen", „Halle Westfalen"
		for _, s := range p.spots {
			if narrowed, ok := best.in(s); ok {
				return narrowed
			}
		}
	}
	return best.place
}

// apart reports whether the second is a Land that the first lies in: then the first is meant.
func apart(first, second spot) bool {
	return second.place.Land != "" && slices.ContainsFunc(first.is, func(m gazetteer.Match) bool {
		return m.Land == second.place.Land && m.Kind != gazetteer.KindLand
	})
}

// in returns the one place of that name in another region that is named.
func (s spot) in(other spot) (Place, bool) {
	if s.span == other.span {
		return Place{}, false
	}
	var kept []gazetteer.Match
	for _, m := range s.is {
		if slices.Contains(other.place.Districts, m.Kreis) {
			kept = append(kept, m)
		}
	}
	if len(kept) != 1 {
		return Place{}, false
	}
	m := kept[0]
	return Place{Lat: m.Lat, Lon: m.Lon, Districts: []string{m.Kreis}, Name: m.Name}, true
}

// named reports whether a place stands at a word of the line.
func (p places) named(i int) bool {
	return slices.ContainsFunc(p.spots, func(s spot) bool { return s.from <= i && i < s.to })
}

// without returns the words that are no places. What stood on both sides of one stays apart.
func (p places) without(read []word) (rest []word) {
	taken := map[string]bool{}
	for _, s := range p.spots {
		for _, w := range p.line[s.from:s.to] {
			taken[w.typed] = true
		}
	}
	for _, w := range read {
		if taken[w.typed] {
			continue
		}
		rest = append(rest, w)
	}
	return rest
}
