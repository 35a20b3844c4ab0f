package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/openreferral"
)

var (
	postcodePattern = regexp.MustCompile(`^[0-9]{5}$`)
	mailPattern     = regexp.MustCompile(
		`(?i)\b(postfach|post ?box|p\. ?o\. ?box|po ?box|post office box|großkundenadresse|grosskundenadresse)\b`,
	)
	germany = []string{"", "de", "deu", "d", "deutschland", "germany", "bundesrepublik deutschland", "brd"}
)

// locations returns every place once: sources list them for an organization and again for each service.
func locations(all []openreferral.Location) []openreferral.Location {
	var list []openreferral.Location
	seen := map[string]int{}
	for _, l := range all {
		at, ok := seen[l.ID]
		if !ok || l.ID == "" {
			seen[l.ID] = len(list)
			list = append(list, l)
		} else if len(list[at].Addresses) == 0 { // listed briefly before
			list[at].Addresses = l.Addresses
		}
	}
	return list
}

// places returns the addresses in Germany that people can visit, and reports the others: PO boxes, online places, addresses abroad
// and incomplete ones.
func places(t *omissions, all []openreferral.Location, organization string) []directory.Place {
	var list []directory.Place
	for _, l := range all {
		kind, placed := directory.Fold(l.Type), false
		for _, a := range l.Addresses {
			if text := addressText(a); text != "" {
				p, ok := place(t, l, a, kind, text, organization)
				if placed = placed || ok; ok && !slices.ContainsFunc(list, func(o directory.Place) bool { return samePlace(o, p) }) {
					if p.Key = "anschrift"; len(list) > 0 {
						p.Key = fmt.Sprintf("anschrift-%d", len(list)+1)
					}
					list = append(list, p)
				}
			}
		}
		switch {
		case placed && line(l.URL) != "":
			t.say(sayPlaceOnline, quoted(l.Name), quoted(l.URL))
		case placed:
		case kind == "virtual":
			t.say(sayPlaceOnlineOnly, quoted(aboutPlace(l, "", organization)), quoted(l.URL))
		case l.Latitude != nil && l.Longitude != nil && len(l.Addresses) == 0:
			t.say(sayPlaceOnlyPoint, quoted(aboutPlace(l, "", organization)), quoted(fmt.Sprintf("%v, %v", *l.Latitude, *l.Longitude)))
		case aboutPlace(l, "", organization)+line(l.URL) != "":
			t.say(sayPlaceNowhere, quoted(strings.TrimSpace(aboutPlace(l, "", organization)+" "+l.URL)))
		}
	}
	return list
}

func samePlace(a, b directory.Place) bool {
	fold := func(p directory.Place) string { return directory.Fold(p.Street + "|" + p.Postcode + "|" + p.City) }
	return fold(a) == fold(b)
}

func addressText(a openreferral.Address) string {
	var parts []string
	for _, text := range []string{a.Street, a.More, strings.TrimSpace(a.Postcode + " " + a.City), a.Country} {
		if text = line(text); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ", ")
}

// place returns an address of a location, or reports why nobody can go there.
func place(t *omissions, l openreferral.Location, a openreferral.Address, kind, text, organization string) (directory.Place, bool) {
	p := directory.Place{Street: t.line("Straße", a.Street), City: t.line("Ort", a.City),
		Postcode: strings.TrimLeft(strings.ToUpper(strings.TrimSpace(a.Postcode)), "DE- ")}
	switch {
	case kind == "postal", strings.Contains(directory.Fold(a.Type), "post"), mailPattern.MatchString(p.Street):
		t.say(sayPostal, quoted(text))
	case kind == "virtual", directory.Fold(a.Type) == "virtual":
		t.say(sayAddressOfOnline, quoted(text))
	case !slices.Contains(germany, directory.Fold(line(a.Country))):
		t.say(sayAddressAbroad, quoted(text))
	case p.Street == "" || p.City == "" || !postcodePattern.MatchString(p.Postcode):
		t.say(sayAddressPart, quoted(text))
	default:
		if line(a.Attention) != "" {
			t.say(sayAttention)
		}
		p.Note = placeNote(t, l, a, p.City, organization)
		if l.Latitude != nil && l.Longitude != nil {
			if *l.Latitude > 47 && *l.Latitude < 56 && *l.Longitude > 5 && *l.Longitude < 16 {
				p.Lat, p.Lon = l.Latitude, l.Longitude
			} else {
				t.say(sayPointAbroad, quoted(fmt.Sprintf("%v, %v", *l.Latitude, *l.Longitude)))
			}
		}
		return p, true
	}
	return directory.Place{}, false
}

// placeNote returns what else is said about how to find a place.
func placeNote(t *omissions, l openreferral.Location, a openreferral.Address, city, organization string) string {
	more := line(a.More)
	if about := aboutPlace(l, city, organization); about != "" && !strings.Contains(about, more) {
		more = strings.TrimSuffix(about+" · "+more, " · ")
	} else if about != "" {
		more = about
	}
	return t.line("Anmerkung zur Anschrift", more)
}

// aboutPlace returns what is said about a place besides its city and its organization, which is all that this program publishes in
// short lists.
func aboutPlace(l openreferral.Location, city, organization string) string {
	var notes []string
	for _, text := range []string{l.Name, l.Alternate, l.Description} {
		text = line(text)
		if text = strings.TrimPrefix(text, city+" · "); text != "" && text != city && directory.Fold(text) != directory.Fold(organization) &&
			!slices.Contains(notes, text) {
			notes = append(notes, text)
		}
	}
	return strings.Join(notes, " · ")
}
