package history

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
	"rundtisch/internal/parts"
)

// words says what stands in one dossier as people read it: names instead of keys.
type words struct {
	dossier directory.Dossier
	names   map[string]map[string]string // part → key → name; made when the first is asked for
}

// german has the words that public pages use for the same values.
var german = sync.OnceValue(func() *locale.Printer {
	printers, err := locale.Open()
	if err != nil {
		panic(fmt.Sprintf("history: the catalogue in the program is broken: %v", err)) // the program does not start with it either
	}
	return printers[locale.Default]
})

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
}

// deskWords are the values that public pages do not name, or not in the singular.
var deskWords = map[reflect.Type]map[string]string{
	visibilityType: {
		"": "öffentlich", string(directory.Public): "öffentlich", string(directory.Staff): "Fachkräfte", string(directory.Coordination): "Koordination",
	},
	reflect.TypeFor[directory.GoalKind](): {
		string(directory.GoalAim): "Ziel", string(directory.GoalTask): "Aufgabe", string(directory.GoalMean): "Weg dorthin",
	},
	reflect.TypeFor[directory.EventStatus](): {
		string(directory.EventAnnounced): "angekündigt", string(directory.EventHeld): "hat stattgefunden", string(directory.EventCancelled): "abgesagt",
	},
	reflect.TypeFor[directory.RegionKind](): {
		string(directory.RegionCity): "kreisfreie Stadt", string(directory.RegionKreis): "Kreis", string(directory.RegionLandkr): "Landkreis", string(directory.RegionCrossing): "Region",
	},
}

// value returns a scalar in words; "" for what is not there or empty.
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

func number(c column, n int) string {
	switch {
	case n == 0:
		return ""
	case c.Name == "alle_monate" && n > 0:
		return german().N("cadence.months", n)
	case n < 0:
		return strconv.Itoa(n)
	}
	return german().Number(n)
}

func (w *words) text(c column, text string, t reflect.Type) string {
	if prefix, ok := enums[t]; ok {
		if id := prefix + "." + text; german().Has(id) {
			return german().T(id)
		}
		return text
	}
	if list, ok := deskWords[t]; ok {
		if word, ok := list[text]; ok {
			return word
		}
		return text
	}
	if text == "" {
		return ""
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
	case key == directory.AreaEverywhere:
		return "ganz Deutschland"
	case directory.States[key] != "":
		return "Land " + directory.States[key]
	}
	return "Kreis " + key
}

// date returns a date in words; one that is malformed stays as it is.
func date(d directory.PartialDate) string {
	text := string(d)
	if d.Start().IsZero() {
		return text
	}
	switch d.Precision() {
	case directory.Day:
		text = german().Day(d.Start())
	case directory.Month:
		text = german().Month(d.Start())
	case directory.Year:
		text = d.Start().Format("2006")
	}
	if d.YearInferred() {
		text += " (" + german().T("date.inferred") + ")"
	}
	return text
}

// subject returns in words what a statement is about: „Gegründet", „Ziele", „Ziel „Hilfe ausbauen“".
func (w *words) subject(field string) string {
	part, rest, within := strings.Cut(field, "/")
	singular, plural := parts.Nouns(part)
	switch {
	case within && part == "gebiet":
		return singular + ": " + parts.ColumnOf(regionType, rest).Label()
	case within:
		return quoted(singular, shorten(w.entryName(part, rest)))
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

// quoted puts a name into quotation marks; those within it become single ones.
func quoted(what, name string) string {
	return what + " „" + strings.NewReplacer("„", "‚", "“", "‘").Replace(name) + "“"
}

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
