package parts

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// Entry is one entry of a part within a dossier. What is written to it is in the dossier at once.
type Entry struct {
	Part
	v reflect.Value // addressable
}

// Key names the entry within its part; "" for what is there once.
func (e Entry) Key() string {
	if e.Single {
		return ""
	}
	return keyOf(e.v)
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
	v, ok := field(reflect.ValueOf(d).Elem(), p.fieldPath())
	if !ok {
		panic("no part " + p.Slug) // a test opens them all
	}
	return v
}

// Entries returns the entries of a part, in order.
func (p Part) Entries(d *directory.Dossier) []Entry {
	v := p.in(d)
	if p.Single {
		return []Entry{{p, v}}
	}
	entries := make([]Entry, v.Len())
	for i := range entries {
		entries[i] = Entry{p, v.Index(i)}
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

// Add puts an empty entry with this key at the end of a part and returns it.
func (p Part) Add(d *directory.Dossier, key string) Entry {
	v := p.in(d)
	v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	e := Entry{p, v.Index(v.Len() - 1)}
	k, _ := field(e.v, "kennung")
	k.SetString(key)
	return e
}

// Remove takes the entry with this key out of a part.
func (p Part) Remove(d *directory.Dossier, key string) {
	v := p.in(d)
	kept := reflect.MakeSlice(v.Type(), 0, v.Len())
	for i := range v.Len() {
		if keyOf(v.Index(i)) != key {
			kept = reflect.Append(kept, v.Index(i))
		}
	}
	v.Set(kept)
}

// Reorder puts the entry with this key at another place of its part, counted from 0; beyond an end means at that end.
func (p Part) Reorder(d *directory.Dossier, key string, to int) {
	v := p.in(d)
	from := slices.Index(p.Keys(d), key)
	if from < 0 {
		return
	}
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

// Alone returns a dossier that holds nothing but this entry: its fingerprint is that of the entry.
func (e Entry) Alone() directory.Dossier {
	var d directory.Dossier
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
func (p Part) place(d *directory.Dossier, key string) string {
	if p.Single {
		return p.fieldPath()
	}
	return fmt.Sprintf("%s[%d]", p.fieldPath(), 1+slices.Index(p.Keys(d), key))
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
		for i := range v.NumField() {
			if tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ","); tag == name {
				at = i
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
