package history

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/wording"
)

// words describes the values of one dossier as people read them: names instead of keys.
type words struct {
	dossier directory.Dossier
	names   map[string]map[string]string // part → key → name; made on first use
}

// enums are the types whose values are words of a list, with the beginning of their messages in the catalogue.
var enums = map[reflect.Type]string{
	reflect.TypeFor[directory.NetworkForm](): "form",
	reflect.TypeFor[directory.Status]():      "status",
	reflect.TypeFor[directory.Role]():        "role",
	reflect.TypeFor[directory.Sector]():      "sector",
	reflect.TypeFor[directory.BodyKind]():    "body",
	reflect.TypeFor[directory.ResultKind]():  "result",
	reflect.TypeFor[directory.EventKind]():   "event",
	reflect.TypeFor[directory.ContactKind](): "contact",
	reflect.TypeFor[directory.Topic]():       "topic",
	reflect.TypeFor[directory.Audience]():    "audience",
	reflect.TypeFor[directory.Access]():      "access",
	reflect.TypeFor[directory.Mode]():        "mode",
	reflect.TypeFor[directory.Tongue]():      "tongue",
	reflect.TypeFor[directory.Step]():        "step",
}

// sayings are the types whose values have words that public pages do not use, or not in the singular.
var sayings = map[reflect.Type]func(text string) string{
	visibilityType:                           func(text string) string { return wording.Level(directory.Visibility(text)) },
	reflect.TypeFor[directory.GoalKind]():    func(text string) string { return wording.GoalKind(directory.GoalKind(text)) },
	reflect.TypeFor[directory.EventStatus](): func(text string) string { return wording.EventStatus(directory.EventStatus(text)) },
	reflect.TypeFor[directory.RegionKind]():  func(text string) string { return wording.RegionKind(directory.RegionKind(text)) },
}

// value returns a scalar in words; "" if it is missing or empty.
func (w *words) value(c column, v reflect.Value) string {
	if !v.IsValid() {
		return ""
	}
	switch v.Kind() {
	case reflect.Slice:
		texts := make([]string, v.Len())
		for i := range texts {
			texts[i] = w.value(c, v.Index(i))
		}
		return strings.Join(texts, "; ")
	case reflect.Pointer:
		return w.value(c, v.Elem())
	case reflect.Bool:
		if v.Bool() {
			return "ja"
		}
		return "nein"
	case reflect.Int, reflect.Int64:
		return number(c, int(v.Int()))
	case reflect.Float64:
		return strings.Replace(raw(v), ".", ",", 1)
	case reflect.String:
		return w.text(c, v.String(), v.Type())
	}
	return raw(v)
}

// items returns a scalar in words: the entries of a list one by one, anything else as one text, and nothing if it is empty.
func (w *words) items(c column, v reflect.Value) []string {
	if !v.IsValid() || v.Kind() != reflect.Slice {
		return one(w.value(c, v))
	}
	items := make([]string, v.Len())
	for i := range items {
		items[i] = w.value(c, v.Index(i))
	}
	return items
}

func one(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func number(c column, n int) string {
	switch {
	case n == 0:
		return ""
	case c.Name == "alle_monate" && n > 0:
		return wording.German().N("cadence.months", n)
	case n < 0:
		return strconv.Itoa(n)
	}
	return wording.German().Number(n)
}

func (w *words) text(c column, text string, t reflect.Type) string {
	if prefix, ok := enums[t]; ok {
		if id := prefix + "." + text; wording.German().Has(id) {
			return wording.German().T(id)
		}
		return text
	}
	if text == "" && t != visibilityType { // without a level everybody may read it, which can be a change, too
		return ""
	}
	if say, ok := sayings[t]; ok {
		return say(text)
	}
	if t == reflect.TypeFor[directory.PartialDate]() {
		return date(directory.PartialDate(text))
	}
	if part := c.Refers(); part != "" {
		return w.entryName(part, text)
	}
	switch {
	case c.Name == "land" && directory.States[text] != "":
		return directory.States[text]
	case c.Name == "fuer":
		return w.subject(text)
	case c.Name == "einzugsgebiet":
		return area(text)
	}
	return text
}

// area returns in words which area an official key means; that of a Kreis stays a key.
func area(key string) string {
	switch {
	case directory.States[key] != "":
		return "Land " + directory.States[key]
	case key == directory.AreaEverywhere:
		return wording.Everywhere
	}
	return "Kreis " + key
}

// date returns a date in words; one that is malformed stays as it is.
func date(d directory.PartialDate) string {
	if d.Start().IsZero() {
		return string(d)
	}
	return wording.German().Date(d)
}

// subject returns in words what a statement is about: „Gegründet", „Ziele", „Ziel „Hilfe ausbauen“".
func (w *words) subject(field string) string {
	part, rest, within := strings.Cut(field, "/")
	singular, plural := parts.Nouns(part)
	switch {
	case within && part == "gebiet":
		return singular + ": " + parts.ColumnOf(regionType, rest).Label()
	case within:
		return titled(singular, shortened(w.entryName(part, rest)))
	case part == "gebiet":
		return singular
	case parts.ColumnOf(dossierType, part).About == nil:
		return parts.ColumnOf(networkType, part).Label()
	}
	return plural
}

var (
	dossierType = reflect.TypeFor[directory.Dossier]()
	networkType = reflect.TypeFor[directory.Network]()
	regionType  = reflect.TypeFor[directory.Region]()
)

// titled is what something is and its name: „Ziel „Hilfe ausbauen““.
func titled(what, name string) string { return what + " " + wording.Quoted(name) }

// raw returns a scalar as documents hold it.
func raw(v reflect.Value) string {
	if !v.IsValid() {
		return ""
	}
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Pointer:
		return raw(v.Elem())
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, 64)
	case reflect.Slice:
		return fmt.Sprintf("%q", v.Interface())
	}
	return fmt.Sprint(v.Interface())
}
