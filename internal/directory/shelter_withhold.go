package directory

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Withhold returns a network in which the places are not to be read that uncleared doubts are about; nothing else of it
// differs, and it shares nothing with d.
func (d Dossier) Withhold() Dossier {
	d = d.Clone()
	for range 3 { // what is left of an address may look like another
		doubts := d.Uncleared()
		for _, doubt := range doubts {
			steps := 1
			if strings.Contains(doubt.About, "/angebote/") {
				steps = 2
			}
			hide(reflect.ValueOf(&d).Elem(), "", doubt.Path[:steps].String())
		}
		if len(doubts) == 0 {
			break
		}
	}
	return d
}

// hide takes the places out of the texts of the entry with this path.
func hide(v reflect.Value, path, entry string) {
	within := path == entry || strings.HasPrefix(path, entry+".") || strings.HasPrefix(path, entry+"[")
	if !within && !strings.HasPrefix(entry, path) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.Elem().Kind() == reflect.Struct {
			hide(v.Elem(), path, entry)
		}
	case reflect.Struct:
		for _, f := range FieldsOf(v.Type()) {
			if !unread[f.Name] {
				hide(v.Field(f.Index), strings.TrimPrefix(path+"."+f.Name, "."), entry)
			}
		}
	case reflect.Slice:
		if places, ok := v.Interface().([]Place); ok && within {
			v.Set(reflect.ValueOf(slices.DeleteFunc(places, func(p Place) bool { return p.Street != "" || p.Postcode != "" || p.Lat != nil })))
		}
		for n := range v.Len() {
			hide(v.Index(n), fmt.Sprintf("%s[%d]", path, n+1), entry)
		}
	case reflect.String:
		if free := v.Type() == reflect.TypeFor[string](); free && within {
			v.SetString(withoutPlaces(v.String()))
		}
	}
}

// withoutPlaces returns a text with something else in the stead of every place; an address in the net that names one is gone.
func withoutPlaces(text string) string {
	p := plainOf(text)
	places := p.places()
	if len(places) == 0 {
		return text
	}
	if strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://") {
		return ""
	}
	slices.SortFunc(places, func(a, b seen) int { return a.start - b.start })
	var kept strings.Builder
	at := 0
	for _, place := range places {
		if from := p.from[place.start]; from >= at {
			kept.WriteString(strings.TrimRight(text[at:from], " "))
			kept.WriteString(" " + withheld)
		}
		at = max(at, p.from[place.end])
	}
	kept.WriteString(text[at:])
	return strings.TrimSpace(kept.String())
}
