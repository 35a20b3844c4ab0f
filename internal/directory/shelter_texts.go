package directory

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"rundtisch/internal/fault"
)

// reading is what is read together: the texts of an entry, and what is beside them on a page.
type reading struct {
	about, name string
	texts       []written
	shelter     bool // it is an entry of a shelter
}

// unread are the fields that hold text which nobody reads as such.
var unread = wordSet("unread")

// What each entry of a part is called.
var nameTags = []string{"titel", "name", "bezeichnung", "gruppe", "text", "stelle"}

// readings returns what of a dossier is read together. The parts are found by their yaml tags: one that is added later is read, too.
func (d Dossier) readings() []reading {
	v := reflect.ValueOf(d)
	var all []reading
	context := d.beside()
	protected := d.ProtectedKeys()
	for _, field := range FieldsOf(v.Type()) {
		part, f := field.Name, v.Field(field.Index)
		switch {
		case part == "kein_schutzort":
		case part == "einrichtungen":
			for n, inst := range d.Institutions {
				all = append(all, institutionReadings(fault.Entry("einrichtungen", n+1), inst, protected[inst.Key])...)
			}
		case f.Kind() == reflect.Struct:
			r := reading{about: part}
			r.gather(f, fault.At(part))
			all = append(all, r)
		default:
			for n := range f.Len() {
				entry := f.Index(n)
				key := entry.FieldByName("Key").String()
				r := reading{about: part + "/" + key}
				r.gather(entry, fault.Entry(part, n+1))
				switch entry := entry.Interface().(type) {
				case Membership:
					r.shelter = protected[entry.Institution] || entry.Sector.Protected()
					r.beside(context["einrichtungen/"+entry.Institution])
				case Event:
					r.beside(context["terminreihen/"+entry.Series])
				case Statement:
					for _, field := range entry.Fields {
						r.beside(context[field])
						r.shelter = r.shelter || protected[strings.TrimPrefix(field, "einrichtungen/")] && strings.HasPrefix(field, "einrichtungen/")
					}
				}
				all = append(all, r)
			}
		}
	}
	return all
}

// institutionReadings returns an institution and each of its services. A place beside the name of a service is one
// beside the institution's, too.
func institutionReadings(path fault.Path, inst Institution, shelter bool) []reading {
	services := inst.Services
	inst.Services = nil
	own := reading{about: "einrichtungen/" + inst.Key, shelter: shelter}
	own.gather(reflect.ValueOf(inst), path)
	all := []reading{own}
	var called []string
	for n, service := range services {
		r := reading{about: own.about + "/angebote/" + service.Key, shelter: shelter}
		r.gather(reflect.ValueOf(service), path.Entry("angebote", n+1))
		r.beside(append([]string{inst.Name}, inst.Aliases...))
		all = append(all, r)
		called = append(called, service.Name)
	}
	all[0].beside(called)
	return all
}

// beside are the words that stand beside what refers to an entry, by part and key.
func (d Dossier) beside() map[string][]string {
	words := map[string][]string{}
	for _, i := range d.Institutions {
		words["einrichtungen/"+i.Key] = append([]string{i.Name}, i.Aliases...)
	}
	for _, m := range d.Members {
		words["mitglieder/"+m.Key] = append([]string{m.Group, m.Function}, words["einrichtungen/"+m.Institution]...)
	}
	for _, s := range d.Series {
		words["terminreihen/"+s.Key] = []string{s.Title, s.Note}
	}
	for _, e := range d.Events {
		words["termine/"+e.Key] = []string{e.Title}
	}
	for _, n := range d.Notices {
		words["meldungen/"+n.Key] = []string{n.Title, n.Subtitle}
	}
	return words
}

// gather adds the texts of a value, each with its path, and names the entry by the first of those that name one.
func (r *reading) gather(v reflect.Value, path fault.Path) {
	for _, f := range FieldsOf(v.Type()) {
		value := v.Field(f.Index)
		if unread[f.Name] || f.Name == "geprueft_durch" && !NamesPlace(value.String()) { // a check comes and goes
			continue
		}
		r.value(value, path.Field(f.Name), f.Name)
	}
	if key := v.FieldByName("Key"); key.IsValid() &&
		key.Kind() == reflect.String { // it is in addresses; last, as it is made of the others
		r.write(path.Field("kennung"), written{value: keyWords(key.String()), name: true})
	}
	for _, tag := range nameTags {
		named := path.Field(tag).String()
		for _, text := range r.texts {
			if r.name == "" && text.path == named {
				r.name = text.value
			}
		}
	}
}

// keyWord is a part of a key that a person reads as a word, a number, or a house number: „musterstrasse", „44623", „5a".
var keyWord = regexp.MustCompile(`^(?:[a-z]+|\d+|\d{1,3}[a-z])$`)

// keyWords are the words of a key. Parts that mix letters and digits are no words.
func keyWords(key string) string {
	var words []string
	for _, part := range strings.Split(key, "-") {
		if keyWord.MatchString(part) {
			words = append(words, part)
		}
	}
	return strings.Join(words, " ")
}

// write adds a text of a field.
func (r *reading) write(field fault.Path, text written) {
	text.field, text.path = field, field.String()
	r.texts = append(r.texts, text)
}

func (r *reading) value(v reflect.Value, path fault.Path, tag string) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		if v.Elem().Kind() == reflect.Struct {
			r.gather(v.Elem(), path)
		}
	case reflect.Struct:
		if v.Type().PkgPath() == reflect.TypeFor[Dossier]().PkgPath() {
			r.gather(v, path)
		}
	case reflect.Slice:
		for n := range v.Len() {
			r.value(v.Index(n), path.Numbered(n+1), tag)
		}
		if places, ok := v.Interface().([]Place); ok {
			r.places(places, path)
		}
	case reflect.String:
		free := v.Type() == reflect.TypeFor[string]() || v.Type() == reflect.TypeFor[Hours]()
		if text := v.String(); free && text != "" {
			r.write(path, written{value: text, name: tag == "name" || tag == "andere_namen" || tag == "neutrale_bezeichnung" || tag == "gruppe"})
		}
	}
}

// places adds addresses as such: a town alone is none, a street, a postcode or a point is.
func (r *reading) places(places []Place, path fault.Path) {
	for n, p := range places {
		var words []string
		for _, word := range []string{p.Street, strings.TrimSpace(p.Postcode + " " + p.City)} {
			if word != "" {
				words = append(words, word)
			}
		}
		field := "strasse"
		switch {
		case p.Street != "":
		case p.Postcode != "":
			field = "plz"
		case p.Lat != nil:
			field = "breite"
			words = append(words, fmt.Sprintf("%v, %v", *p.Lat, *p.Lon))
		default:
			continue
		}
		r.write(path.Numbered(n+1).Field(field), written{value: strings.Join(words, ", "), place: true})
	}
}

// beside adds words that stand beside the entry.
func (r *reading) beside(words []string) {
	for n, word := range words {
		if word != "" {
			r.texts = append(r.texts, written{path: fmt.Sprintf("beside %d %d", len(r.texts), n), value: word, quiet: true})
		}
	}
}

// shelterNames finds the names of the shelters of a network.
func (d Dossier) shelterNames() []*regexp.Regexp {
	protected := d.ProtectedKeys()
	var names []*regexp.Regexp
	for _, i := range d.Institutions {
		if !protected[i.Key] {
			continue
		}
		for _, name := range append([]string{i.Name, i.NeutralLabel}, i.Aliases...) {
			if e := called(name); e != nil {
				names = append(names, e)
			}
		}
	}
	return names
}
