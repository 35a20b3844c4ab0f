package intake

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/openreferral"
)

// area returns the official key of a service area; "" where it is none that we know.
func area(atlas *gazetteer.Gazetteer, a openreferral.ServiceArea) string {
	for _, text := range []string{a.URI, a.Name} {
		text = strings.Trim(text, " /")
		last := text[strings.LastIndexAny(text, "/:=#")+1:]
		if strings.Trim(last, "0123456789") == "" && (len(last) == 2 || len(last) == 5 || len(last) == 8 || len(last) == 12) {
			if key := last[:min(len(last), 5)]; directory.ValidArea(key) {
				if _, known := atlas.Kreis(key); known || len(key) == 2 {
					return key
				}
			}
		}
	}
	switch name := directory.Fold(line(a.Name)); {
	case name == "deutschland", name == "ganz deutschland", name == "bundesweit", name == "germany", name == "nationwide", name == "de":
		return directory.AreaEverywhere
	case name == "" || len(name) > 80:
		return ""
	}
	matches := atlas.Place(line(a.Name))
	if len(matches) == 0 || matches[0].Similar || !matches[0].Certain {
		return ""
	}
	switch m := matches[0]; {
	case m.Kind == gazetteer.KindLand:
		return m.Land
	case m.Kind == gazetteer.KindKreis, m.Name == m.KreisTitle:
		return m.Kreis
	}
	return ""
}

// districts returns the official keys of the areas that a record seems to belong to. Where it could be a shelter, its
// address is not asked, only what it says itself that it is there for.
func districts(atlas *gazetteer.Gazetteer, r Record, address directory.Place) []string {
	var keys []string
	add := func(key string) {
		if key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, s := range r.Services {
		for _, a := range s.Service.Areas {
			add(a)
		}
	}
	if !r.Suspected {
		for _, c := range atlas.Postcode(address.Postcode) {
			add(c.AGS)
		}
	}
	if len(keys) == 0 {
		name := " " + strings.Join(
			strings.FieldsFunc(directory.Fold(r.Institution.Name), func(c rune) bool { return c < 'a' || c > 'z' }),
			" ",
		) + " "
		for _, k := range atlas.Kreise() {
			if len(k.Name) > 3 && strings.Contains(name, " "+directory.Fold(k.Name)+" ") {
				add(k.AGS)
			}
		}
	}
	slices.Sort(keys)
	return keys
}
