package directory

import (
	"regexp"
	"slices"
	"strings"
)

// Template returns what a new network may begin with from another one: what kind of network it is, and its goals, bodies,
// topics and audience where they say nothing that is true of the other one only. Never contacts, members, people, dates,
// events, agreements, sources or where it is.
func (d Dossier) Template() Dossier {
	own := d.ownWords()
	plain := func(text string) bool { return text != "" && !digits.MatchString(text) && !saysAny(text, own) }
	t := Dossier{Network: Network{Form: d.Network.Form}}
	for _, text := range d.Network.Topics {
		if plain(text) {
			t.Network.Topics = append(t.Network.Topics, text)
		}
	}
	for _, text := range d.Network.Audience {
		if plain(text) {
			t.Network.Audience = append(t.Network.Audience, text)
		}
	}
	for _, g := range d.Goals {
		if plain(g.Text) && !g.Verbatim { // a quotation is of somebody else
			t.Goals = append(t.Goals, Goal{Key: g.Key, Kind: g.Kind, Text: g.Text})
		}
	}
	for _, b := range d.Bodies {
		if !plain(b.Name) {
			continue
		}
		tasks := slices.DeleteFunc(slices.Clone(b.Tasks), func(task string) bool { return !plain(task) })
		t.Bodies = append(t.Bodies, Body{Key: b.Key, Name: b.Name, Kind: b.Kind, Tasks: tasks})
	}
	return t
}

var digits = regexp.MustCompile(`[0-9]`)

// everywhereWords are the words of names of areas and institutions that say nothing about which one is meant.
var everywhereWords = map[string]bool{
	"stadt": true, "kreis": true, "landkreis": true, "region": true, "gebiet": true, "runder": true, "tisch": true, "gegen": true,
	"hausliche": true, "haeusliche": true, "gewalt": true, "netzwerk": true, "arbeitskreis": true, "frauen": true, "der": true, "die": true,
	"das": true, "und": true, "fur": true, "fuer": true, "in": true, "im": true, "am": true, "bei": true, "von": true,
}

// ownWords are the folded words that name the network, its area and the people in it.
func (d Dossier) ownWords() []string {
	names := []string{d.Network.Name, d.Network.ShortName, d.Region.Name, d.Region.ShortName}
	for _, p := range d.People {
		names = append(names, p.Name)
	}
	for _, i := range d.Institutions {
		names = append(names, i.Area)
	}
	var words []string
	apart := func(r rune) bool { return strings.ContainsRune(` .,;:()-–/„“"`, r) }
	for _, word := range strings.FieldsFunc(Fold(strings.Join(names, " ")), apart) {
		if len(word) > 2 && !everywhereWords[word] {
			words = append(words, word)
		}
	}
	return words
}

// saysAny reports whether a text contains one of the folded words, be it within a longer one: „Hernes", „kreisweit".
func saysAny(text string, words []string) bool {
	folded := Fold(text)
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(folded, word) })
}
