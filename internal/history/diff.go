package history

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
)

// Diff returns what differs between two states, in the order in which documents have the parts.
// It returns nothing exactly when the two make the same document.
func Diff(before, after directory.Dossier) []Change {
	d := &differ{before: &words{dossier: before}, after: &words{dossier: after}}
	b, a := reflect.ValueOf(before), reflect.ValueOf(after)
	var changes []Change
	for _, c := range columnsOf(b.Type()) {
		if c.shape == entries {
			changes = append(changes, d.part(c, listOf(c.of(b)), listOf(c.of(a)))...)
			continue
		}
		change := Change{Part: c.name, Entry: first(d.after.name(c.of(a)), d.before.name(c.of(b))), Kind: Changed}
		x, y := c.of(b), c.of(a)
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

// differ finds what differs and says it in the words of the state that it stands in.
type differ struct{ before, after *words }

// unordered is the part whose order means nothing: documents have it by key.
const unordered = "einrichtungen"

func (d *differ) part(c column, before, after list) []Change {
	var changes []Change
	for _, name := range union(before.ids, after.ids) {
		x, y := before.at[name], after.at[name]
		if same(x, y) {
			continue
		}
		change := Change{Part: c.name, Key: name.key, Entry: first(d.after.name(y), d.before.name(x)), Kind: Changed, Fields: d.fields(x, y)}
		if !x.IsValid() {
			change.Kind = New
		} else if !y.IsValid() {
			change.Kind = Gone
		}
		changes = append(changes, change)
	}
	if order, moved := d.order(before, after); moved && c.name != unordered {
		order.Path, order.Label = "", orderLabel(c.name)
		changes = append(changes, Change{Part: c.name, Kind: Moved, Fields: []Field{order}})
	}
	return changes
}

// union returns the entries of after and, each where it stood, those that only before has.
func union(before, after []id) []id {
	return insert(after, before, func(id) bool { return true })
}

// insert adds those of others that wanted lets in to order, each behind the one that it follows there.
func insert(order, others []id, wanted func(id) bool) []id {
	known := make(map[id]bool, len(order)+len(others))
	for _, name := range order {
		known[name] = true
	}
	behind := map[id][]id{} // what to put behind each
	var front []id
	var previous *id
	for _, name := range others {
		switch {
		case known[name]:
			previous = &name
		case wanted(name) && previous == nil:
			front = append(front, name)
		case wanted(name):
			behind[*previous] = append(behind[*previous], name)
		}
	}
	result := make([]id, 0, len(order)+len(others))
	result = append(result, front...)
	for _, name := range order {
		result = append(append(result, name), behind[name]...)
	}
	return result
}

// order compares the order of the entries that both have.
func (d *differ) order(before, after list) (Field, bool) {
	x, y := only(before.ids, after.has), only(after.ids, before.has)
	if slices.Equal(x, y) {
		return Field{}, false
	}
	from, to := between(x, y)
	f := Field{Before: d.before.sequence(before, x, from, to, false), After: d.after.sequence(after, y, from, to, false)}
	if f.Before == f.After { // things that people call the same
		f.Before, f.After = d.before.sequence(before, x, from, to, true), d.after.sequence(after, y, from, to, true)
	}
	return f, true
}

// between returns the stretch in which two orders of the same entries differ.
func between(x, y []id) (from, to int) {
	to = len(x)
	for from < to && x[from] == y[from] {
		from++
	}
	for to > from && x[to-1] == y[to-1] {
		to--
	}
	return from, to
}

// mostInOrder is how many names an order lists.
const mostInOrder = 30

// sequence names the entries from one place up to another, with an ellipsis for those around them, and with their keys
// if need be.
func (w *words) sequence(l list, ids []id, from, to int, keys bool) string {
	var names []string
	if from > 0 {
		names = append(names, "…")
	}
	for _, name := range ids[from:min(to, from+mostInOrder)] {
		text := w.name(l.at[name])
		if keys {
			text += " (" + name.segment() + ")"
		}
		names = append(names, text)
	}
	if to < len(ids) || to-from > mostInOrder {
		names = append(names, "…")
	}
	return strings.Join(names, "; ")
}

// fields returns what differs between two states of an entry, of which one may be missing.
func (d *differ) fields(before, after reflect.Value) []Field {
	return d.record(nil, before, after, place{})
}

// place is where within an entry something stands.
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
	for _, c := range columnsOf(there.Type()) {
		x, y := c.of(before), c.of(after)
		here := at.in(c.name, c.label())
		switch c.shape {
		case scalar:
			oneSided := before.IsValid() != after.IsValid()
			if !equal(x, y) && (!oneSided || c.name != "kennung") {
				fields = append(fields, d.field(c, x, y, here))
			}
		case record:
			fields = d.nested(fields, x, y, here)
		case entries:
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
	if len(found) == len(fields) { // it is there, and says nothing
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
	singular, _ := PartName(c.name)
	for _, name := range union(before.ids, after.ids) {
		x, y := before.at[name], after.at[name]
		here := at.in(c.name+"/"+name.segment(), quoted(singular, first(d.after.name(y), d.before.name(x), name.key)))
		fields = d.nested(fields, x, y, here)
	}
	if order, moved := d.order(before, after); moved {
		here := at.in(c.name, orderLabel(c.name))
		order.Path, order.Label = here.path, here.label
		fields = append(fields, order)
	}
	return fields
}

// inPath keeps apart what separates the parts of a path and what a host is called.
var inPath = strings.NewReplacer("%", "%25", "/", "%2F", "#", "%23", ":", "%3A")

// segment is the name of an entry in a path.
func (i id) segment() string {
	text := inPath.Replace(i.key)
	if i.n > 0 {
		text += "#" + strconv.Itoa(i.n+1)
	}
	return text
}
