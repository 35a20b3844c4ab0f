package finding

import (
	"regexp"
	"strings"

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

// postcodes finds five digits, with a blank among them or a letter before them.
func postcodes(atlas *gazetteer.Gazetteer, line []word) (all []spot) {
	for i := 0; i < len(line); i++ {
		digits := ""
		for n := 0; n < 3 && i+n < len(line) && digitsOnly(line[i+n].folded) && len(digits) < 5; n++ {
			digits += line[i+n].folded
			if len(digits) != 5 {
				continue
			}
			if at := byPostcode(atlas, digits); at.Postcode != "" {
				from := i
				if i > 0 && line[i-1].folded == "d" {
					from--
				}
				all = append(all, spot{span: span{from, i + n + 1}, place: at, trust: 9})
				i += n
			}
			break
		}
	}
	return all
}

func digitsOnly(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
