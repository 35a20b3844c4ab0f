package history

import (
	"reflect"
	"strings"
	"sync"

	"rundtisch/internal/directory"
)

// A dossier is looked at as documents have it, by the names in its yaml tags. So a field that is added to a type later
// is compared and joined without a change here.

// column is a field of a struct as documents call it.
type column struct {
	name  string
	index int
	shape shape
}

// shape says how a value is compared.
type shape int

const (
	scalar  shape = iota // one value; a list of plain values is one value too
	record               // a struct, or a pointer to one that may be missing
	entries              // a list of structs
)

var columnsByType sync.Map // reflect.Type → []column

// columnsOf returns the fields of a struct that documents have, in their order.
func columnsOf(t reflect.Type) []column {
	if known, ok := columnsByType.Load(t); ok {
		return known.([]column)
	}
	var columns []column
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name == "-" || !f.IsExported() {
			continue
		}
		if name == "" {
			name = strings.ToLower(f.Name)
		}
		columns = append(columns, column{name, i, shapeOf(f.Type)})
	}
	columnsByType.Store(t, columns)
	return columns
}

func shapeOf(t reflect.Type) shape {
	switch {
	case t.Kind() == reflect.Struct, t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct:
		return record
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		return entries
	}
	return scalar
}

// of returns the value in this column; the invalid value where there is no record, and for a pointer to none.
func (c column) of(v reflect.Value) reflect.Value {
	if !v.IsValid() {
		return v
	}
	v = v.Field(c.index)
	if c.shape == record && v.Kind() == reflect.Pointer {
		return v.Elem()
	}
	return v
}

// idColumn returns the column that tells entries of a list apart: „kennung", or else the first.
func idColumn(t reflect.Type) column {
	columns := columnsOf(t)
	for _, c := range columns {
		if c.name == "kennung" {
			return c
		}
	}
	return columns[0]
}

// id names an entry within its list. Where a key stands there twice, against the rules, n counts.
type id struct {
	key string
	n   int
}

// list is a list of entries that can be looked up.
type list struct {
	ids []id
	at  map[id]reflect.Value
}

func listOf(v reflect.Value) list {
	if !v.IsValid() || v.Len() == 0 {
		return list{}
	}
	c := idColumn(v.Type().Elem())
	l := list{make([]id, v.Len()), make(map[id]reflect.Value, v.Len())}
	for i := range v.Len() {
		entry := v.Index(i)
		name := id{key: entry.Field(c.index).String()}
		for ; l.at[name].IsValid(); name.n++ {
		}
		l.ids[i], l.at[name] = name, entry
	}
	return l
}

// only returns the ids that keep lets through, in their order.
func only(ids []id, keep func(id) bool) []id {
	var kept []id
	for _, name := range ids {
		if keep(name) {
			kept = append(kept, name)
		}
	}
	return kept
}

func (l list) has(name id) bool { return l.at[name].IsValid() }

// same reports whether two values of one type make the same document. Invalid is what is not there.
func same(a, b reflect.Value) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.Kind() != reflect.Struct {
		return equal(a, b)
	}
	for _, c := range columnsOf(a.Type()) {
		x, y := c.of(a), c.of(b)
		if c.shape != entries {
			if !same(x, y) {
				return false
			}
			continue
		}
		if x.Len() != y.Len() {
			return false
		}
		for i := range x.Len() {
			if !same(x.Index(i), y.Index(i)) {
				return false
			}
		}
	}
	return true
}

// equal compares scalars; what is not there is empty.
func equal(a, b reflect.Value) bool {
	switch {
	case !a.IsValid() && !b.IsValid():
		return true
	case !a.IsValid():
		return empty(b)
	case !b.IsValid():
		return empty(a)
	}
	switch a.Kind() {
	case reflect.String:
		if a.Type() == visibilityType {
			return directory.Visibility(a.String()).OrPublic() == directory.Visibility(b.String()).OrPublic()
		}
		return a.String() == b.String()
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !equal(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return equal(a.Elem(), b.Elem())
	case reflect.Bool:
		return a.Bool() == b.Bool()
	case reflect.Int, reflect.Int64, reflect.Int32:
		return a.Int() == b.Int()
	}
	return raw(a) == raw(b)
}

var visibilityType = reflect.TypeFor[directory.Visibility]()

// empty reports whether documents leave a value out, or would if they could.
func empty(v reflect.Value) bool {
	if !v.IsValid() {
		return true
	}
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero() || v.Type() == visibilityType && directory.Visibility(v.String()).IsZero()
}

// clone returns a copy that shares nothing with v.
func clone(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		made := reflect.New(v.Type()).Elem()
		made.Set(v)
		for _, c := range columnsOf(v.Type()) {
			if kind := v.Field(c.index).Kind(); kind == reflect.Struct || kind == reflect.Slice || kind == reflect.Pointer {
				made.Field(c.index).Set(clone(v.Field(c.index)))
			}
		}
		return made
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		made := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			made.Index(i).Set(clone(v.Index(i)))
		}
		return made
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		made := reflect.New(v.Type().Elem())
		made.Elem().Set(clone(v.Elem()))
		return made
	}
	return v
}

// cloned returns a copy of a dossier that shares nothing with it.
func cloned(d directory.Dossier) directory.Dossier {
	return clone(reflect.ValueOf(d)).Interface().(directory.Dossier)
}
