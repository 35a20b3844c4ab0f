package history

import (
	"cmp"
	"reflect"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// Diff returns the differences between two states, in the order of the parts in documents. It returns none if and only if both make
// the same document.
func Diff(before, after directory.Dossier) []Change {
	d := &differ{before: &words{dossier: before}, after: &words{dossier: after}}
	b, a := reflect.ValueOf(before), reflect.ValueOf(after)
	var changes []Change
	for _, c := range parts.Columns(b.Type()) {
		if c.Shape == parts.Entries {
			changes = append(changes, d.part(c, listOf(c.Of(b)), listOf(c.Of(a)))...)
			continue
		}
		change := Change{Part: c.Name, Entry: cmp.Or(d.after.name(c.Of(a)), d.before.name(c.Of(b))), Kind: Changed}
		x, y := c.Of(b), c.Of(a)
		switch {
		case same(x, y):
			continue
		case same(x, reflect.Zero(x.Type())):
			change.Kind, x = New, reflect.Value{}
		case same(y, reflect.Zero(y.Type())):
			change.Kind, y = Gone, reflect.Value{}
		}
		change.Fields = d.fields(x, y)
		changes = append(changes, change)
	}
	return changes
}

// differ finds differences and describes each value in the words of its own state.
type differ struct{ before, after *words }

// unordered is the part whose order means nothing: documents sort it by key.
const unordered = "einrichtungen"

func (d *differ) part(c column, before, after list) []Change {
	var changes []Change
	for _, name := range union(before.ids, after.ids) {
		x, y := before.at[name], after.at[name]
		if same(x, y) {
			continue
		}
		called := cmp.Or(d.after.name(y), d.before.name(x))
		change := Change{Part: c.Name, Key: name.key, Entry: called, Kind: Changed, Fields: d.fields(x, y)}
		if !x.IsValid() {
			change.Kind = New
		} else if !y.IsValid() {
			change.Kind = Gone
		}
		changes = append(changes, change)
	}
	if order, moved := d.order(before, after); moved && c.Name != unordered {
		order.Path, order.Label = "", orderLabel(c.Name)
		changes = append(changes, Change{Part: c.Name, Kind: Moved, Fields: []Field{order}})
	}
	return changes
}

// orderLabel is what people call the order of a list.
func orderLabel(list string) string {
	_, several := parts.Nouns(list)
	return "Reihenfolge der " + several
}

// fields returns what differs between two states of an entry, of which one may be missing.
func (d *differ) fields(before, after reflect.Value) []Field {
	return d.record(nil, before, after, place{})
}

// place is where something is within an entry.
type place struct{ path, label string }

func (p place) in(path, label string) place {
	if p.path == "" {
		return place{path, label}
	}
	return place{p.path + "/" + path, p.label + ": " + label}
}

func (d *differ) record(fields []Field, before, after reflect.Value, at place) []Field {
	there := after
	if !there.IsValid() {
		there = before
	}
	if !there.IsValid() {
		return fields
	}
	for _, c := range parts.Columns(there.Type()) {
		x, y := c.Of(before), c.Of(after)
		here := at.in(c.Name, c.Label())
		switch c.Shape {
		case parts.Scalar:
			oneSided := before.IsValid() != after.IsValid()
			if !equal(x, y) && (!oneSided || c.Name != "kennung") {
				fields = append(fields, d.field(c, x, y, here))
			}
		case parts.Record:
			fields = d.nested(fields, x, y, here)
		case parts.Entries:
			fields = d.entries(fields, c, listOf(x), listOf(y), at)
		}
	}
	return fields
}

// nested adds what differs in a record that may be missing on a side.
func (d *differ) nested(fields []Field, before, after reflect.Value, at place) []Field {
	if same(before, after) {
		return fields
	}
	found := d.record(fields, before, after, at)
	if len(found) == len(fields) { // it exists and is empty
		return append(found, Field{at.path, at.label, presence(before), presence(after)})
	}
	return found
}

func presence(v reflect.Value) string {
	if !v.IsValid() {
		return ""
	}
	return "(ohne Angaben)"
}

func (d *differ) field(c column, before, after reflect.Value, at place) Field {
	f := Field{at.path, at.label, d.before.value(c, before), d.after.value(c, after)}
	if f.Before == f.After { // two things that people call the same
		f.Before, f.After = distinctly(f.Before, before), distinctly(f.After, after)
	}
	return f
}

func distinctly(word string, v reflect.Value) string {
	if !v.IsValid() {
		return ""
	}
	return strings.TrimSpace(word + " (" + raw(v) + ")")
}

// entries adds what differs in a list within an entry.
func (d *differ) entries(fields []Field, c column, before, after list, at place) []Field {
	singular, _ := parts.Nouns(c.Name)
	for _, name := range union(before.ids, after.ids) {
		x, y := before.at[name], after.at[name]
		here := at.in(c.Name+"/"+name.segment(), titled(singular, cmp.Or(d.after.name(y), d.before.name(x), name.key)))
		fields = d.nested(fields, x, y, here)
	}
	if order, moved := d.order(before, after); moved {
		here := at.in(c.Name, orderLabel(c.Name))
		order.Path, order.Label = here.path, here.label
		fields = append(fields, order)
	}
	return fields
}

// inPath escapes what separates the segments of a path, in the name of a host.
var inPath = strings.NewReplacer("%", "%25", "/", "%2F", "#", "%23", ":", "%3A")

// segment is the name of an entry in a path.
func (i id) segment() string {
	text := inPath.Replace(i.key)
	if i.n > 0 {
		text += "#" + strconv.Itoa(i.n+1)
	}
	return text
}
