package parts

import (
	"reflect"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// Entry is one entry of a part within a dossier. What is written to it is in the dossier at once.
type Entry struct {
	Part
	v     reflect.Value // addressable
	owner string        // key of the entry that it stands in, if its part is within another
}

// Key names the entry within its part; "" for what is there once. Within another entry it begins with the key of that
// and a dot.
func (e Entry) Key() string {
	switch {
	case e.Single:
		return ""
	case e.Within != "":
		return JoinKey(e.owner, keyOf(e.v))
	}
	return keyOf(e.v)
}

// Owner is the key of the entry that this one stands in; "" where its part is not within another.
func (e Entry) Owner() string { return e.owner }

// JoinKey makes the key of an entry within another; SplitKey parts it.
func JoinKey(owner, key string) string { return owner + "." + key }

// SplitKey parts the key of an entry within another. No key has a dot of its own.
func SplitKey(key string) (owner, inner string) {
	owner, inner, found := strings.Cut(key, ".")
	if !found {
		return "", key
	}
	return owner, inner
}

// Value returns what the entry is: a directory.Goal, a directory.Membership.
func (e Entry) Value() any { return e.v.Interface() }

func keyOf(v reflect.Value) string {
	if key, ok := field(v, "kennung"); ok {
		return key.String()
	}
	return ""
}

// fieldPath is where documents have the part.
func (p Part) fieldPath() string {
	if p.Path != "" {
		return p.Path
	}
	return p.Slug
}

// in returns the part within a dossier: a struct or a slice.
func (p Part) in(d *directory.Dossier) reflect.Value {
	return p.inside(reflect.ValueOf(d).Elem())
}

func (p Part) inside(v reflect.Value) reflect.Value {
	inner, ok := field(v, p.fieldPath())
	if !ok {
		panic("no part " + p.Slug) // a test opens them all
	}
	return inner
}

// listOf returns the list in which an entry with this key stands or would stand, and the key within it; false where
// there is no such list.
func (p Part) listOf(d *directory.Dossier, key string) (list reflect.Value, inner string, ok bool) {
	if p.Within == "" {
		return p.in(d), key, true
	}
	owner, inner := SplitKey(key)
	outer, ok := p.outer().Find(d, owner)
	if !ok {
		return reflect.Value{}, inner, false
	}
	return p.inside(outer.v), inner, true
}

// Entries returns the entries of a part, in order.
func (p Part) Entries(d *directory.Dossier) []Entry {
	switch {
	case p.Single:
		return []Entry{{Part: p, v: p.in(d)}}
	case p.Within == "":
		return p.entriesOf(p.in(d), "")
	}
	var entries []Entry
	for _, outer := range p.outer().Entries(d) {
		entries = append(entries, p.entriesOf(p.inside(outer.v), outer.Key())...)
	}
	return entries
}

func (p Part) entriesOf(list reflect.Value, owner string) []Entry {
	entries := make([]Entry, list.Len())
	for i := range entries {
		entries[i] = Entry{p, list.Index(i), owner}
	}
	return entries
}

// Find returns the entry with this key.
func (p Part) Find(d *directory.Dossier, key string) (Entry, bool) {
	for _, e := range p.Entries(d) {
		if e.Key() == key {
			return e, true
		}
	}
	return Entry{}, false
}

// Keys returns the keys in use in a part.
func (p Part) Keys(d *directory.Dossier) []string {
	var keys []string
	for _, e := range p.Entries(d) {
		keys = append(keys, e.Key())
	}
	return keys
}

// Beside returns the keys in the list in which an entry with this key stands or would stand, as that list has them.
func (p Part) Beside(d *directory.Dossier, key string) []string {
	var keys []string
	if list, _, ok := p.listOf(d, key); ok {
		for i := range list.Len() {
			keys = append(keys, keyOf(list.Index(i)))
		}
	}
	return keys
}

// Position is where an entry stands in its list, counted from 0; -1 where there is none with this key.
func (p Part) Position(d *directory.Dossier, key string) int {
	_, inner, _ := p.listOf(d, key)
	return slices.Index(p.Beside(d, key), inner)
}

// Add puts an empty entry with this key at the end of its list and returns it. Where it stands in another entry that is
// not there, that is added first.
func (p Part) Add(d *directory.Dossier, key string) Entry {
	owner := ""
	v, inner, ok := p.listOf(d, key)
	if p.Within != "" {
		owner, _ = SplitKey(key)
	}
	if !ok {
		v = p.inside(p.outer().Add(d, owner).v)
	}
	v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	e := Entry{p, v.Index(v.Len() - 1), owner}
	k, _ := field(e.v, "kennung")
	k.SetString(inner)
	return e
}

// Remove takes the entry with this key out of a part.
func (p Part) Remove(d *directory.Dossier, key string) {
	v, inner, ok := p.listOf(d, key)
	if !ok {
		return
	}
	kept := reflect.MakeSlice(v.Type(), 0, v.Len())
	for i := range v.Len() {
		if keyOf(v.Index(i)) != inner {
			kept = reflect.Append(kept, v.Index(i))
		}
	}
	v.Set(kept)
}

// Reorder puts the entry with this key at another place of its list, counted from 0; beyond an end means at that end.
func (p Part) Reorder(d *directory.Dossier, key string, to int) {
	from := p.Position(d, key)
	if from < 0 {
		return
	}
	v, _, _ := p.listOf(d, key)
	to = min(max(to, 0), v.Len()-1)
	moved := reflect.New(v.Type().Elem()).Elem()
	moved.Set(v.Index(from))
	rest := reflect.MakeSlice(v.Type(), 0, v.Len())
	for i := range v.Len() {
		if i != from {
			rest = reflect.Append(rest, v.Index(i))
		}
	}
	ordered := reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()), rest.Slice(0, to))
	ordered = reflect.AppendSlice(reflect.Append(ordered, moved), rest.Slice(to, rest.Len()))
	v.Set(ordered)
}

// Alone returns a dossier that holds nothing but this entry: its fingerprint is that of the entry. What it stands in has
// its key only.
func (e Entry) Alone() directory.Dossier {
	var d directory.Dossier
	if e.Within != "" {
		list := e.inside(e.outer().Add(&d, e.owner).v)
		list.Set(reflect.Append(list, e.v))
		return d
	}
	v := e.in(&d)
	if !e.Single {
		v.Set(reflect.Append(v, e.v))
		return d
	}
	v.Set(e.v)
	if e.Slug == network.Slug {
		d.Network.Periods = nil // they are a part of their own
	}
	return d
}

// place is where Check finds the entry in a dossier: „ziele[3]".
func (p Part) place(d *directory.Dossier, key string) fault.Path {
	if p.Single {
		return steps(p.fieldPath())
	}
	var before fault.Path
	if p.Within != "" {
		owner, _ := SplitKey(key)
		before = p.outer().place(d, owner)
	}
	return before.Join(steps(p.fieldPath()).Numbered(1 + p.Position(d, key)))
}

// field follows the names that documents have for fields, parted by dots. What lies behind a nil pointer is not there.
func field(v reflect.Value, path string) (reflect.Value, bool) {
	for name := range strings.SplitSeq(path, ".") {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return reflect.Value{}, false
			}
			v = v.Elem()
		}
		at := -1
		for _, f := range directory.FieldsOf(v.Type()) {
			if f.Name == name {
				at = f.Index
			}
		}
		if at < 0 {
			return reflect.Value{}, false
		}
		v = v.Field(at)
	}
	return v, true
}

// made is field, with what pointers lead to made on the way.
func made(v reflect.Value, path string) reflect.Value {
	before, _, found := strings.Cut(path, ".")
	if found {
		if inner, ok := field(v, before); ok && inner.Kind() == reflect.Pointer && inner.IsNil() {
			inner.Set(reflect.New(inner.Type().Elem()))
		}
	}
	inner, _ := field(v, path)
	return inner
}
