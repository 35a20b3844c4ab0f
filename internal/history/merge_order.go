package history

import (
	"reflect"
	"slices"
)

// order returns the order of merged entries: that of the side that moved something, with the entries that only the other side has
// after those that they follow there.
func (m *merger) order(c column, joined map[id]reflect.Value, base, ours, theirs list, at spot) []id {
	there := func(name id) bool { return joined[name].IsValid() }
	inOurs, inTheirs := only(ours.ids, there), only(theirs.ids, there)
	x, y := only(inOurs, theirs.has), only(inTheirs, ours.has)
	lead, other := inOurs, inTheirs
	if !slices.Equal(x, y) && m.leads(c, x, y, base, ours, theirs, at) == Theirs {
		lead, other = inTheirs, inOurs
	}
	return insert(lead, other, there)
}

// leads returns the side whose order of the common entries wins if the orders differ.
func (m *merger) leads(c column, x, y []id, base, ours, theirs list, at spot) Side {
	was := only(base.ids, func(name id) bool { return ours.has(name) && theirs.has(name) })
	weMoved := !slices.Equal(was, only(x, base.has))
	theyMoved := !slices.Equal(was, only(y, base.has))
	switch {
	case weMoved && !theyMoved || c.Name == unordered:
		return Ours
	case theyMoved && !weMoved:
		return Theirs
	}
	at.path += ":reihenfolge"
	if label := orderLabel(c.Name); at.label == "" {
		at.label = label
	} else {
		at.label += ": " + label
	}
	return m.choose(at, func(into *Conflict) {
		from, to := between(x, y)
		among := make(map[id]bool, to-from)
		for _, name := range x[from:to] {
			among[name] = true
		}
		moved := only(was, func(name id) bool { return among[name] })
		for _, keys := range []bool{false, true} {
			into.Base = m.base.sequence(base, moved, 0, len(moved), keys)
			into.Ours = m.ours.sequence(ours, x, from, to, keys)
			into.Theirs = m.theirs.sequence(theirs, y, from, to, keys)
			if !slices.Equal(into.Ours, into.Theirs) {
				return
			}
		}
	})
}
