package main

import (
	"regexp"
	"strings"
)

var plain = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ß", "ss", "é", "e", "è", "e")

var notLetters = regexp.MustCompile(`[^a-z0-9]+`)

// fold brings a name to lower-case ASCII words separated by single blanks.
func fold(name string) string {
	return strings.TrimSpace(notLetters.ReplaceAllString(plain.Replace(strings.ToLower(name)), " "))
}

var (
	inBrackets = regexp.MustCompile(`\(.*?\)`)
	titleWord  = regexp.MustCompile(`^(ostseebad|nordseebad|seebad|bad|insel|markt|hansestadt|stadt|sankt|st) `)
	addition   = regexp.MustCompile(` (am|an|im|in|bei|vor|ob|auf|unter|a|i|b|v|o|d)\b.*$`)
)

// stem returns the folded name without what is added to tell it from others:
// "Halle (Saale)", "Bad Griesbach i.Rottal" and "Werder/Havel" become "halle", "griesbach" and "werder".
func stem(name string) string {
	name, _, _ = strings.Cut(inBrackets.ReplaceAllString(name, ""), "/")
	return addition.ReplaceAllString(titleWord.ReplaceAllString(fold(name), ""), "")
}

// How well a place's name fits a postcode's: the same, the same but for additions while no place
// has the same, the same but for additions, or one half of a double name.
const (
	sameName    = 1.0
	sameStem    = 0.8
	halfName    = 0.6
	anotherStem = 0.5
)

// A namesake is a place that a name may mean.
type namesake struct {
	*place
	quality float64
}

// An index finds places by name.
type index struct{ byName, byStem map[string][]*place }

func newIndex(places []*place) index {
	ix := index{map[string][]*place{}, map[string][]*place{}}
	for _, p := range places {
		ix.byName[fold(p.name)] = append(ix.byName[fold(p.name)], p)
		ix.byStem[stem(p.name)] = append(ix.byStem[stem(p.name)], p)
	}
	return ix
}

// namesakes returns every place that name may mean, the better fitting first.
func (ix index) namesakes(name string) []namesake {
	name, _, _ = strings.Cut(name, " - ") // what follows is Sorbian
	var found []namesake
	seen := map[*place]bool{}
	add := func(places []*place, quality float64) {
		for _, p := range places {
			if !seen[p] {
				seen[p] = true
				found = append(found, namesake{p, quality})
			}
		}
	}
	add(ix.byName[fold(name)], sameName)
	if len(found) > 0 {
		add(ix.byStem[stem(name)], anotherStem)
		return found
	}
	add(ix.byStem[stem(name)], sameStem)
	if len(found) > 0 {
		return found
	}
	if halves := strings.Split(name, "-"); len(halves) > 1 {
		for _, half := range halves {
			if len(half) >= 4 {
				add(ix.byName[fold(half)], halfName)
				add(ix.byStem[stem(half)], halfName)
			}
		}
	}
	return found
}
