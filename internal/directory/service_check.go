package directory

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"rundtisch/internal/fault"
)

// Valid reports whether t is on the list.
func (t Topic) Valid() bool { return slices.Contains(Topics, t) }

// Valid reports whether a is on the list.
func (a Audience) Valid() bool { return slices.Contains(Audiences, a) }

// Valid reports whether a is on the list.
func (a Access) Valid() bool { return slices.Contains(Accesses, a) }

// Valid reports whether m is on the list.
func (m Mode) Valid() bool { return slices.Contains(Modes, m) }

// Valid reports whether t is on the list.
func (t Tongue) Valid() bool { return slices.Contains(Tongues, t) }

// ValidArea reports whether an area is a Kreis, a Land or all of Germany. Whether there is such a Kreis is not asked.
func ValidArea(area string) bool {
	digits := strings.Trim(area, "0123456789") == ""
	return area == AreaEverywhere || digits && len(area) == 5 && States[area[:2]] != "" || digits && States[area] != ""
}

func (c *checker) service(path, part string, s Service, protected bool) {
	c.key(part, path+".kennung", s.Key)
	c.require(path+".name", s.Name)
	valid(c, path+".themen", s.Topics)
	valid(c, path+".zielgruppen", s.Audiences)
	valid(c, path+".sprachen", s.Languages)
	valid(c, path+".dolmetschsprachen", s.Interpreted)
	valid(c, path+".barrierefreiheit", s.Access)
	valid(c, path+".wege", s.Modes)
	for i, line := range s.Hours {
		var unread fault.Invalid
		if _, err := ReadHours(string(line)); errors.As(err, &unread) {
			c.fail(fmt.Sprintf("%s.zeiten[%d]", path, i+1), "%s", unread[""])
		}
	}
	for i, area := range s.Areas {
		if !ValidArea(area) {
			c.fail(fmt.Sprintf("%s.einzugsgebiet[%d]", path, i+1), "Ein Gebiet ist der Schlüssel eines Kreises (fünf Ziffern), eines Landes (zwei Ziffern) oder DE für ganz Deutschland.")
		}
	}
	distinct(c, path+".einzugsgebiet", s.Areas)
	c.date(path+".hinweis_bis", s.AlertUntil)
	if s.Alert != "" && s.AlertUntil == "" {
		c.fail(path+".hinweis_bis", "Bis wann gilt der Hinweis? Ohne ein Ende bliebe er stehen, wenn er nicht mehr stimmt.")
	}
	if s.AlertUntil != "" && s.AlertUntil.Precision() != Day {
		c.fail(path+".hinweis_bis", "Bitte einen Tag angeben, zum Beispiel 2026-08-31.")
	}
	c.visibility(path+".sichtbarkeit", s.Visibility)
	for i, contact := range s.Contacts {
		at := fmt.Sprintf("%s.kontakte[%d]", path, i+1)
		c.contact(at, path+".kontakte", contact, protected)
		if contact.Person != "" {
			c.fail(at+".person", "Personen stehen nur bei den Kontakten des Netzwerks.")
		}
	}
	c.date(path+".geprueft_am", s.CheckedOn)
	c.official(path+".ansprechperson", s.Official)
	if !protected {
		return
	}
	for field, text := range s.texts() {
		if LooksLikeAddress(text) {
			c.fail(path+"."+field, protectedReason)
		}
	}
}

func (c *checker) official(path string, o *Official) {
	if o == nil {
		return
	}
	c.require(path+".name", o.Name)
	c.require(path+".funktion", o.Function)
	c.require(path+".loeschen_am", string(o.DeleteOn))
	c.date(path+".loeschen_am", o.DeleteOn)
}

// texts are all free texts of a service by field, without those of its contacts.
func (s Service) texts() map[string]string {
	texts := map[string]string{}
	for name, text := range s.prose() {
		texts[name] = *text
	}
	for i, line := range s.Hours {
		texts[fmt.Sprintf("zeiten[%d]", i+1)] = string(line)
	}
	if s.Official != nil {
		texts["ansprechperson.name"], texts["ansprechperson.funktion"] = s.Official.Name, s.Official.Function
	}
	return texts
}

// Texts are all free texts of a service and its contacts, to be looked at or changed.
func (s *Service) Texts() []*string {
	texts := slices.Collect(maps.Values(s.prose())) // in any order
	for i := range s.Contacts {
		c := &s.Contacts[i]
		texts = append(texts, &c.Label, &c.Website, &c.Function, &c.Hours, &c.Note)
	}
	if s.Official != nil {
		texts = append(texts, &s.Official.Function)
	}
	return texts
}

// prose holds the fields of a service with text for people, by the names that documents have for them.
func (s *Service) prose() map[string]*string {
	fields := map[string]*string{}
	v := reflect.ValueOf(s).Elem()
	for _, f := range FieldsOf(v.Type()) {
		text, ok := v.Field(f.Index).Addr().Interface().(*string)
		if ok && f.Name != "kennung" && f.Name != "geprueft_durch" {
			fields[f.Name] = text
		}
	}
	return fields
}

// valid refuses what is not on its list, and what stands there twice.
func valid[T interface {
	~string
	Valid() bool
}](c *checker, path string, chosen []T) {
	for i, one := range chosen {
		if !one.Valid() {
			c.fail(fmt.Sprintf("%s[%d]", path, i+1), "Diese Angabe ist nicht bekannt: „%s“.", string(one))
		}
	}
	distinct(c, path, chosen)
}
