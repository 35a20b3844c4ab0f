package history

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// Merge returns ours with what theirs changed since base. If both changed the same value, decide says which side wins; undecided
// values stay ours and are returned as conflicts. The result shares nothing with the three states.
//
// A value is one field of one entry; a list of plain texts is one value, and so is the order of a list. Only what is ticked in
// a list without an order (languages, topics, areas) is joined tick by tick. An entry that
// one side removed and the other left alone is removed; what base does not have counts as empty there. The result is not
// validated: it may contradict itself. But an institution, a person, a source or a series that one side removed stays if changes
// of the other side refer to it.
func Merge(base, ours, theirs directory.Dossier, decide map[string]Side) (directory.Dossier, []Conflict) {
	m := &merger{decide: decide, base: &words{dossier: base}, ours: &words{dossier: ours}, theirs: &words{dossier: theirs}}
	b, o, t := reflect.ValueOf(base), reflect.ValueOf(ours), reflect.ValueOf(theirs)
	result := reflect.New(o.Type()).Elem()
	for _, c := range parts.Columns(o.Type()) {
		at := spot{part: c.Name, place: place{path: c.Name}}
		if c.Shape == parts.Entries {
			result.Field(c.Index).Set(m.entries(c, [3]reflect.Value{c.Of(b), c.Of(o), c.Of(t)}, at))
			continue
		}
		at.entry = m.ours.name(c.Of(o))
		result.Field(c.Index).Set(m.record([3]reflect.Value{c.Of(b), c.Of(o), c.Of(t)}, at))
	}
	keepReferred(result, o, t)
	return result.Interface().(directory.Dossier).Clone(), m.conflicts
}

// merger merges values; three of them are always base, ours and theirs, invalid if a state has none.
type merger struct {
	decide             map[string]Side
	base, ours, theirs *words
	conflicts          []Conflict
}

// spot is where a value is; its path is the ID of a conflict about it.
type spot struct {
	part, key, entry string
	place
}

func (s spot) in(path, label string) spot {
	s.path += "/" + path
	if s.label != "" {
		label = s.label + ": " + label
	}
	s.label = label
	return s
}

// choose returns the side that wins at a spot that both changed, and records a conflict if that is undecided.
func (m *merger) choose(at spot, describe func(*Conflict)) Side {
	if side := m.decide[at.path]; side != Undecided {
		return side
	}
	c := Conflict{ID: at.path, Part: at.part, Key: at.key, Entry: at.entry, Label: cmp.Or(at.label, "Eintrag")}
	describe(&c)
	m.conflicts = append(m.conflicts, c)
	return Ours
}

// record merges two records that both exist.
func (m *merger) record(of [3]reflect.Value, at spot) reflect.Value {
	result := reflect.New(of[1].Type()).Elem()
	result.Set(of[1]) // including what is not in documents
	for _, c := range parts.Columns(result.Type()) {
		in := [3]reflect.Value{c.Of(of[0]), c.Of(of[1]), c.Of(of[2])}
		here := at.in(c.Name, c.Label())
		switch c.Shape {
		case parts.Scalar:
			result.Field(c.Index).Set(m.scalar(c, in, here))
		case parts.Record:
			set(result.Field(c.Index), m.maybe(in, here))
		case parts.Entries:
			here.label = at.label
			result.Field(c.Index).Set(m.entries(c, in, here))
		}
	}
	return result
}

// set puts a record, or none, into a field that holds it or points to it.
func set(field, v reflect.Value) {
	switch {
	case field.Kind() != reflect.Pointer:
		field.Set(v)
	case v.IsValid():
		made := reflect.New(v.Type())
		made.Elem().Set(v)
		field.Set(made)
	default:
		field.SetZero()
	}
}

func (m *merger) scalar(c column, of [3]reflect.Value, at spot) reflect.Value {
	base, ours, theirs := of[0], of[1], of[2]
	switch {
	case equal(ours, theirs), equal(theirs, base):
		return ours
	case equal(ours, base):
		return theirs
	case c.About != nil && c.About.Unordered() && base.IsValid():
		return joined(base, ours, theirs)
	}
	side := m.choose(at, func(into *Conflict) {
		into.Base, into.Ours, into.Theirs = m.base.items(c, base), m.ours.items(c, ours), m.theirs.items(c, theirs)
		if slices.Equal(into.Ours, into.Theirs) { // two things that people call the same
			into.Ours = []string{distinctly(strings.Join(into.Ours, "; "), ours)}
			into.Theirs = []string{distinctly(strings.Join(into.Theirs, "; "), theirs)}
		}
	})
	if side == Theirs {
		return theirs
	}
	return ours
}

// joined joins two changes of a choice of several: what either added is there, what either took away is not.
func joined(base, ours, theirs reflect.Value) reflect.Value {
	result := reflect.MakeSlice(ours.Type(), 0, ours.Len()+theirs.Len())
	in := func(list, v reflect.Value) bool {
		for i := range list.Len() {
			if equal(list.Index(i), v) {
				return true
			}
		}
		return false
	}
	for i := range ours.Len() {
		if v := ours.Index(i); in(theirs, v) || !in(base, v) {
			result = reflect.Append(result, v)
		}
	}
	for i := range theirs.Len() {
		if v := theirs.Index(i); !in(base, v) && !in(ours, v) {
			result = reflect.Append(result, v)
		}
	}
	return result
}

// maybe merges records that may be missing, and returns the invalid value if the result is none.
func (m *merger) maybe(of [3]reflect.Value, at spot) reflect.Value {
	base, ours, theirs := of[0], of[1], of[2]
	switch {
	case ours.IsValid() && theirs.IsValid():
		return m.record(of, at)
	case !ours.IsValid() && !theirs.IsValid():
		return ours
	case !base.IsValid() && ours.IsValid(), same(base, theirs):
		return ours // added or removed by us
	case !base.IsValid(), same(base, ours):
		return theirs
	}
	if m.choose(at, func(c *Conflict) { m.removal(c, of) }) == Theirs {
		return theirs
	}
	return ours
}

// removal describes what the side that kept an entry changed in it.
func (m *merger) removal(c *Conflict, of [3]reflect.Value) {
	kept, by := of[1], m.ours
	c.Gone = Theirs
	if !kept.IsValid() {
		kept, by, c.Gone = of[2], m.theirs, Ours
	}
	c.Fields = (&differ{m.base, by}).fields(of[0], kept)
}

// entries merges two lists entry by entry.
func (m *merger) entries(c column, of [3]reflect.Value, at spot) reflect.Value {
	base, ours, theirs := listOf(of[0]), listOf(of[1]), listOf(of[2])
	joined := map[id]reflect.Value{}
	for _, name := range union(theirs.ids, ours.ids) {
		in := [3]reflect.Value{base.at[name], ours.at[name], theirs.at[name]}
		if entry := m.maybe(in, m.within(c, name, in, at)); entry.IsValid() {
			joined[name] = entry
		}
	}
	if len(joined) == 0 {
		return reflect.Zero(of[1].Type())
	}
	result := reflect.MakeSlice(of[1].Type(), 0, len(joined))
	for _, name := range m.order(c, joined, base, ours, theirs, at) {
		result = reflect.Append(result, joined[name])
	}
	return result
}

// within returns the spot of an entry: a new one in a part, a longer path in a list within an entry.
func (m *merger) within(c column, name id, of [3]reflect.Value, at spot) spot {
	called := cmp.Or(m.ours.name(of[1]), m.theirs.name(of[2]), name.key)
	if at.part == c.Name && at.key == "" && at.path == c.Name {
		return spot{at.part, name.key, called, place{path: c.Name + "/" + name.segment()}}
	}
	singular, _ := parts.Nouns(c.Name)
	at.path += "/" + name.segment()
	label := titled(singular, called)
	if at.label != "" {
		label = at.label + ": " + label
	}
	at.label = label
	return at
}
