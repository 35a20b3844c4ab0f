package discreet

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/directory"
)

// longestLabel is how many letters a label has at most; what is longer is no label.
const longestLabel = 80

// telling are sectors whose institutions are known by their names, however harmless these sound („Kobra e. V.").
var telling = []directory.Sector{
	"polizei_opferschutz",
	"polizei",
	"taeterarbeit",
	"gericht",
	"staatsanwaltschaft",
	"justizsozialdienst",
	"rechtsanwaltschaft",
}

// Label returns what stands for the nth offer (from 1) where its name must not be read: the neutral label of the
// service, or else that of the institution, or else the institution's name where neither it nor its sector tells
// anything, or else „Beratungsstelle Soest", or else „Kontakt 1". It is always Safe and one line.
func Label(o directory.Offer, n int) string {
	tries := []string{o.NeutralLabel, o.Institution.NeutralLabel}
	if inconspicuous(o) {
		tries = append(tries, o.Institution.Name)
	}
	if place := where(o); place != "" {
		tries = append(tries, "Beratungsstelle "+place)
	}
	for _, text := range tries {
		if text = oneLine(text); text != "" && utf8.RuneCountInString(text) <= longestLabel && harmless(text) {
			return text
		}
	}
	return fmt.Sprintf("Kontakt %d", n)
}

// labels returns a label for each offer. Where several are the same, the town is added if it may be said, and then a number, so that
// somebody can be told „the second".
func labels(offers []directory.Offer) []string {
	all := make([]string, len(offers))
	count := map[string]int{}
	for i, o := range offers {
		all[i] = Label(o, i+1)
		count[all[i]]++
	}
	for i, o := range offers {
		if count[all[i]] > 1 {
			all[i] = withTown(all[i], o)
		}
	}
	clear(count)
	for _, label := range all {
		count[label]++
	}
	made := make([]string, 0, len(all))
	for _, label := range all {
		name := label
		for n := 1; count[label] > 1 && (name == label || count[name] > 0 || slices.Contains(made, name)); n++ {
			name = fmt.Sprintf("%s %d", label, n)
		}
		made = append(made, name)
	}
	return made
}

// withTown adds the town to a label that does not have it. Of a protected offer no town is said that its label does not say.
func withTown(label string, o directory.Offer) string {
	town := where(o)
	if o.Protected || o.Institution.Protected() || town == "" || strings.Contains(directory.Fold(label), directory.Fold(town)) {
		return label
	}
	if long := label + " " + town; utf8.RuneCountInString(long) <= longestLabel && harmless(long) {
		return long
	}
	return label
}

// inconspicuous reports whether the sectors of an institution tell nothing to who finds its name.
func inconspicuous(o directory.Offer) bool {
	if o.Protected || o.Institution.Protected() || len(o.Institution.Sectors) == 0 {
		return false
	}
	return !slices.ContainsFunc(o.Institution.Sectors, func(s directory.Sector) bool {
		return s.Family() == directory.Families[0].Key || slices.Contains(telling, s) // the first family is protection and counselling
	}) && Safe(o.ParentName)
}

// where is the town or district that an offer works in, for a label; "" if that is no short name. Of protected offers no address is asked.
func where(o directory.Offer) string {
	area := o.Institution.Area
	if !o.Protected && !o.Institution.Protected() {
		for _, p := range o.Institution.Places {
			if p.City != "" && p.Visibility.OrPublic() == directory.Public {
				area = p.City
				break
			}
		}
	}
	if area = oneLine(area); len(area) > 40 || strings.ContainsAny(area, "0123456789,;:()") {
		return ""
	}
	return area
}
