package directory

import (
	"errors"
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

func (c *checker) service(path fault.Path, part string, s Service, protected bool) {
	c.key(part, path.Field("kennung"), s.Key)
	c.require(path.Field("name"), s.Name)
	valid(c, path.Field("themen"), s.Topics)
	valid(c, path.Field("zielgruppen"), s.Audiences)
	valid(c, path.Field("sprachen"), s.Languages)
	valid(c, path.Field("dolmetschsprachen"), s.Interpreted)
	valid(c, path.Field("barrierefreiheit"), s.Access)
	valid(c, path.Field("wege"), s.Modes)
	c.within(path.Field("kinder_anzahl"), s.Children, MaxChildren)
	c.within(path.Field("kinder_alter"), s.ChildAge, grownUp)
	c.within(path.Field("jungen_alter"), s.BoyAge, grownUp)
	if s.ChildAge > 0 && s.BoyAge > s.ChildAge {
		c.fail(path.Field("jungen_alter"), ruleBoys)
	}
	valid(c, path.Field("naechste_schritte"), s.Steps)
	for i, line := range s.Hours {
		var unread fault.Invalid
		if _, err := ReadHours(string(line)); errors.As(err, &unread) {
			c.fail(path.Entry("zeiten", i+1), unread[0].Code, unread[0].Values...)
		}
	}
	for i, area := range s.Areas {
		if !ValidArea(area) {
			c.fail(path.Entry("einzugsgebiet", i+1), ruleArea)
		}
	}
	distinct(c, path.Field("einzugsgebiet"), s.Areas)
	c.date(path.Field("hinweis_bis"), s.AlertUntil)
	if s.Alert != "" && s.AlertUntil == "" {
		c.fail(path.Field("hinweis_bis"), ruleAlertEnd)
	}
	if s.AlertUntil != "" && s.AlertUntil.Precision() != Day {
		c.fail(path.Field("hinweis_bis"), ruleAlertDay)
	}
	c.visibility(path.Field("sichtbarkeit"), s.Visibility)
	for i, contact := range s.Contacts {
		at := path.Entry("kontakte", i+1)
		c.contact(at, path.Field("kontakte").String(), contact, protected)
		if contact.Person != "" {
			c.fail(at.Field("person"), ruleOnlyNetworkPeople)
		}
	}
	c.date(path.Field("geprueft_am"), s.CheckedOn)
	c.official(path.Field("ansprechperson"), s.Official)
	if !protected {
		return
	}
	for _, text := range s.texts() {
		if LooksLikeAddress(text.words) {
			c.fail(path.Join(text.at), ruleProtected)
		}
	}
}

func (c *checker) official(path fault.Path, o *Official) {
	if o == nil {
		return
	}
	c.require(path.Field("name"), o.Name)
	c.require(path.Field("funktion"), o.Function)
	c.require(path.Field("loeschen_am"), string(o.DeleteOn))
	c.date(path.Field("loeschen_am"), o.DeleteOn)
}

// fieldText is a text with the field that holds it.
type fieldText struct {
	at    fault.Path
	words string
}

// texts are all free texts of a service, without those of its contacts.
func (s Service) texts() []fieldText {
	var texts []fieldText
	for _, p := range s.prose() {
		texts = append(texts, fieldText{fault.At(p.field), *p.text})
	}
	for i, line := range s.Hours {
		texts = append(texts, fieldText{fault.Entry("zeiten", i+1), string(line)})
	}
	if s.Official != nil {
		texts = append(texts, fieldText{fault.At("ansprechperson", "name"), s.Official.Name},
			fieldText{fault.At("ansprechperson", "funktion"), s.Official.Function})
	}
	return texts
}

// Texts are all free texts of a service and its contacts, to be looked at or changed.
func (s *Service) Texts() []*string {
	var texts []*string
	for _, p := range s.prose() {
		texts = append(texts, p.text)
	}
	for i := range s.Contacts {
		c := &s.Contacts[i]
		texts = append(texts, &c.Label, &c.Website, &c.Function, &c.Hours, &c.Note)
	}
	if s.Official != nil {
		texts = append(texts, &s.Official.Function)
	}
	return texts
}

// proseField is a field with text for people, by the name that documents have for it.
type proseField struct {
	field string
	text  *string
}

// prose returns the fields of a service with text for people, in the order of the document.
func (s *Service) prose() []proseField {
	var fields []proseField
	v := reflect.ValueOf(s).Elem()
	for _, f := range FieldsOf(v.Type()) {
		text, ok := v.Field(f.Index).Addr().Interface().(*string)
		if ok && f.Name != "kennung" && f.Name != "geprueft_durch" {
			fields = append(fields, proseField{f.Name, text})
		}
	}
	return fields
}

// valid refuses what is not on its list, and what is there twice.
func valid[T interface {
	~string
	Valid() bool
}](c *checker, path fault.Path, chosen []T) {
	for i, one := range chosen {
		if !one.Valid() {
			c.fail(path.Numbered(i+1), ruleUnknownValue, string(one))
		}
	}
	distinct(c, path, chosen)
}
