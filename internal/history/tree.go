package history

import (
	"reflect"
	"strings"
	"sync"
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
