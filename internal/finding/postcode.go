package finding

import (
	"regexp"

	"rundtisch/internal/gazetteer"
)

var postcode = regexp.MustCompile(`(?:^|[^0-9])([0-9]{5})(?:$|[^0-9])`)

// Postcode returns the first postcode in a text; "" if there is none.
func Postcode(text string) string {
	if m := postcode.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// nearby are the Kreise around a postcode that there is none of.
func nearby(atlas *gazetteer.Gazetteer, plz string) Place {
	at := Place{Name: plz, Near: true}
	for _, c := range atlas.Nearby(plz) {
		at.Choices = append(at.Choices, Choice{c.AGS, c.Name})
	}
	if len(at.Choices) == 0 {
		return Place{}
	}
	at.Choices = at.Choices[:min(len(at.Choices), mostChoices)]
	return at
}
