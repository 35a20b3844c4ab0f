package parts

import (
	"cmp"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/directory"
)

// NewKey makes a key of words that is not among those in use.
type NewKey func(words string, used []string) string

// Write puts what was typed into the entry; typed comes from Part.Typed. A field that is not there, or that holds what
// it held before, stays as it is. What cannot be put in comes back as the sentence beside its
// field, by the name that the field has in the form.
func (e Entry) Write(typed url.Values, newKey NewKey) map[string]string {
	w := writer{typed, newKey, e.Today, map[string]string{}}
	for _, f := range e.Fields {
		w.field(f, e.v, "")
	}
	for _, f := range e.Fields {
		if before, _, inner := strings.Cut(f.Tag, "."); inner {
			if p, _ := field(e.v, before); p.Kind() == reflect.Pointer && !p.IsNil() && p.Elem().IsZero() {
				p.SetZero()
			}
		}
	}
	return w.bad
}

type writer struct {
	typed  url.Values
	newKey NewKey
	today  time.Time
	bad    map[string]string // field of the form → the sentence beside it
}

func (w writer) field(f Field, v reflect.Value, before string) {
	name := before + f.Tag
	texts, ok := w.typed[name]
	if !ok {
		return
	}
	if f.Widget == Rows {
		w.rows(f, v, name)
		return
	}
	inner, _ := field(v, f.Tag)
	stored := f.texts(inner)
	switch f.Widget {
	case Sectors:
		texts = inOrder(texts, stored)
	case Picks, Areas: // boxes have an order of their own
		texts = append(among(stored, texts), notAmong(texts, stored)...)
	}
	if same(texts, stored) {
		if f.Required && same(texts, nil) {
			w.missing(f, name)
		}
		return
	}
	for _, text := range texts {
		if reason := unfit(text, f); reason != "" {
			w.bad[name] = reason
			return
		}
	}
	if same(texts, nil) {
		if f.Required {
			w.missing(f, name)
		}
		if target, ok := field(v, f.Tag); ok {
			target.SetZero()
		}
		return
	}
	if f.Widget == Date {
		texts = chosenDay(texts, stored)
	}
	value, reason := f.parse(texts, w.today)
	if reason != "" {
		w.bad[name] = reason
		return
	}
	target := made(v, f.Tag)
	set(target, value)
}

// set puts a value into a field; lists of texts into lists of whatever text the field holds.
func set(target reflect.Value, value any) {
	list, ok := value.([]string)
	if !ok {
		target.Set(reflect.ValueOf(value).Convert(target.Type()))
		return
	}
	if len(list) == 0 {
		target.SetZero()
		return
	}
	made := reflect.MakeSlice(target.Type(), len(list), len(list))
	for i, text := range list {
		made.Index(i).SetString(text)
	}
	target.Set(made)
}

// among returns those of a list that are among others; notAmong returns the rest.
func among(list, others []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return !slices.Contains(others, s) })
}

func notAmong(list, others []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(others, s) })
}

func (w writer) missing(f Field, name string) {
	switch f.Widget {
	case Choice:
		w.bad[name] = chooseOne
	case Sectors:
		w.bad[name] = chooseSector
	case References, Picks, Areas:
		w.bad[name] = chooseAny
	default:
		w.bad[name] = missingValue
	}
}

// unfit says what is wrong with a text wherever it stands; "" if nothing is.
func unfit(text string, f Field) string {
	if _, ok := directory.CleanText(text); !ok {
		return unreadable
	}
	if f.Widget != Lines && f.Widget != Paragraphs && f.Widget != OpenHours && len(text) > directory.MaxText {
		return tooLong(text)
	}
	if f.Tag == "zeiten" {
		return directory.HoursTrouble(text)
	}
	return ""
}

func tooLong(text string) string {
	return fmt.Sprintf(longText, len([]rune(text)), directory.MaxText)
}

// rows makes the rows of a field be those that were typed. A row with a key keeps what the form does not show.
func (w writer) rows(f Field, v reflect.Value, name string) {
	slice, _ := field(v, f.Tag)
	old := map[string]reflect.Value{}
	var used []string
	for i := range slice.Len() {
		if f.Keyed {
			old[keyOf(slice.Index(i))] = slice.Index(i)
			used = append(used, keyOf(slice.Index(i)))
		}
	}
	rows := reflect.MakeSlice(slice.Type(), 0, slice.Len())
	for _, n := range rowNumbers(w.typed, name) {
		at := fmt.Sprintf("%s.%d.", name, n)
		row := reflect.New(slice.Type().Elem()).Elem()
		key := w.typed.Get(at + "kennung")
		before, known := old[key]
		if known {
			row.Set(before)
			delete(old, key)
		}
		for _, g := range f.Fields {
			w.field(g, row, at)
		}
		if f.Keyed && !known {
			var words []string
			for _, tag := range f.KeyFrom {
				words = append(words, w.typed.Get(at+tag))
			}
			key = w.newKey(cmp.Or(words...), used)
			used = append(used, key)
			target, _ := field(row, "kennung")
			target.SetString(key)
		}
		rows = reflect.Append(rows, row)
	}
	if rows.Len() == 0 {
		slice.SetZero()
		return
	}
	slice.Set(rows)
}

// inOrder puts those first that decide, then the others in the order they had, then new ones.
func inOrder(texts, stored []string) []string {
	if len(texts) == 0 {
		return texts
	}
	ordered := texts[:1:1]
	for _, list := range [][]string{stored, texts[1:]} {
		for _, text := range list {
			if slices.Contains(texts, text) && !slices.Contains(ordered, text) {
				ordered = append(ordered, text)
			}
		}
	}
	return ordered
}

// same compares what stands in a field; nothing is the same as an empty text.
func same(a, b []string) bool {
	empty := func(texts []string) bool { return len(texts) == 0 || len(texts) == 1 && texts[0] == "" }
	return slices.Equal(a, b) || empty(a) && empty(b)
}
