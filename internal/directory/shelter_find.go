package directory

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"rundtisch/internal/fault"
)

// How near a described place must stand to a word for a shelter, in bytes of one text, and how long texts of one entry
// are at most, in characters, that are read as if they stood side by side.
const (
	near  = 120
	brief = 200
)

// written is one text of an entry.
type written struct {
	field fault.Path // nil where it is not part of a dossier
	path  string     // the same in one word
	value string
	place bool // it is an address by what it is called
	name  bool // it is what an institution is called
	quiet bool // it is not part of the entry, but read together with it: only its words count
}

// betrayal is a word for a shelter and a place that stand together.
type betrayal struct {
	word, place string
	at          string   // path of the text with the place
	in          []string // paths of the texts that hold either
	unsure      bool     // the place is only described, or may be something else
}

// betrays looks whether texts that are read together name a shelter and a place. Where the entry is of a shelter itself,
// the place alone is enough. A street, a postcode, a box or coordinates count wherever in the entry they stand: a
// reader puts the two together. What is only described counts near the word.
func betrays(texts []written, names []*regexp.Regexp, shelter bool) (betrayal, bool) {
	type half struct {
		written
		plain plain
		words []span
	}
	var b betrayal
	var read []half
	named := shelter
	for _, text := range texts {
		r := half{written: text, plain: plainOf(text.value)}
		if !text.place {
			r.words = r.plain.shelterWords(names)
		}
		named = named || len(r.words) > 0
		read = append(read, r)
	}
	if !named {
		return b, false
	}
	for _, r := range read {
		if len(r.words) > 0 && b.word == "" {
			b.word = r.plain.words(r.words[0].start, r.words[0].end)
		}
	}
	isBrief := func(text string) bool { return utf8.RuneCountInString(text) <= brief }
	for _, r := range read {
		if r.quiet {
			continue
		}
		var best *seen
		if r.place && r.value != "" {
			best = &seen{span: span{0, len(r.plain.text)}}
		} else {
			places := r.plain.places()
			slices.SortStableFunc(places, func(a, b seen) int { return a.start - b.start })
			for i, place := range places {
				if place.soft && slices.ContainsFunc(r.words, func(w span) bool { return w.start < place.end && place.start < w.end }) {
					continue // „Haus Sonnenblick" is what the shelter is called
				}
				if place.behind && r.name {
					continue // „Frauenhaus Köln 2"
				}
				if place.soft && !shelter && !isNear(place.span, r.words) &&
					!(isBrief(r.value) && slices.ContainsFunc(read, func(o half) bool {
						return o.path != r.path && isBrief(o.value) && len(o.words) > 0
					})) {
					continue
				}
				switch {
				case best == nil || (best.soft || best.mild) && !place.soft && !place.mild:
					best = &places[i]
				case place.start <= best.end+3 && place.end > best.end && best.soft == place.soft: // „Musterstraße 5, 12345 Beispielstadt"
					best.end = place.end
				}
			}
		}
		if best != nil {
			if unsure := best.soft || best.mild; b.at == "" || b.unsure && !unsure {
				b.at, b.place, b.unsure = r.path, r.plain.words(best.start, best.end), unsure
			}
			b.in = append(b.in, r.path)
		}
	}
	if b.at == "" {
		return betrayal{}, false
	}
	for _, r := range read {
		if len(r.words) > 0 && !slices.Contains(b.in, r.path) {
			b.in = append(b.in, r.path)
		}
	}
	return b, true
}

func isNear(place span, words []span) bool {
	return slices.ContainsFunc(words, func(w span) bool { return w.start-place.end <= near && place.start-w.end <= near })
}
