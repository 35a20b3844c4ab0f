package history

import (
	"reflect"

	"rundtisch/internal/parts"
)

// A dossier is looked at as documents have it, column by column. So a field that is added to a type later is compared,
// joined and named without a change here.

type column = parts.Column

// idColumn returns the column that tells entries of a list apart: „kennung", or else the first.
func idColumn(t reflect.Type) column {
	columns := parts.Columns(t)
	for _, c := range columns {
		if c.Name == "kennung" {
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
		name := id{key: entry.Field(c.Index).String()}
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
