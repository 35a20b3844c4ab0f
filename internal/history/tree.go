package history

import (
	"reflect"

	"rundtisch/internal/parts"
)

// A dossier is traversed like a document, column by column. So a field that is added to a type later is compared, merged and named
// without a change here.

type column = parts.Column

// idColumn returns the column that identifies the entries of a list: „kennung", or otherwise the first.
func idColumn(t reflect.Type) column {
	columns := parts.Columns(t)
	for _, c := range columns {
		if c.Name == "kennung" {
			return c
		}
	}
	return columns[0]
}

// id identifies an entry within its list. If a key is there twice, against the rules, n counts.
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

// only returns the ids for which keep is true, in order.
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
