package history

import (
	"slices"
	"strings"
)

// union returns the entries of after and, each in its old place, those that only before has.
func union(before, after []id) []id {
	return insert(after, before, func(id) bool { return true })
}

// insert adds to order those of others that are wanted, each after the one that it follows there.
func insert(order, others []id, wanted func(id) bool) []id {
	known := make(map[id]bool, len(order)+len(others))
	for _, name := range order {
		known[name] = true
	}
	behind := map[id][]id{} // what to put after each
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
	names := func(keys bool) Field {
		b, a := d.before.sequence(before, x, from, to, keys), d.after.sequence(after, y, from, to, keys)
		return Field{Before: strings.Join(b, "; "), After: strings.Join(a, "; ")}
	}
	f := names(false)
	if f.Before == f.After { // things that people call the same
		f = names(true)
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

// sequence names the entries of a range, with an ellipsis for those before and after it, and with their keys if necessary.
func (w *words) sequence(l list, ids []id, from, to int, keys bool) []string {
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
	return names
}
