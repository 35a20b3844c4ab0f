package history

import (
	"reflect"

	"rundtisch/internal/parts"
)

// keepReferred restores what result refers to but lacks because one side removed it, as the other side has it.
func keepReferred(result, ours, theirs reflect.Value) {
	for again := true; again; {
		again = false
		wanted := map[string]map[string]bool{}
		collect(result, wanted)
		for _, c := range parts.Columns(result.Type()) {
			if len(wanted[c.Name]) == 0 || c.Shape != parts.Entries {
				continue
			}
			here := listOf(c.Of(result))
			for _, side := range []list{listOf(c.Of(ours)), listOf(c.Of(theirs))} {
				for _, name := range side.ids {
					if wanted[c.Name][name.key] && name.n == 0 && !here.has(name) {
						list := result.Field(c.Index)
						list.Set(reflect.Append(list, side.at[name]))
						delete(wanted[c.Name], name.key)
						again = true // it may refer to more
					}
				}
			}
		}
	}
}

// collect records, by part, the keys that v and everything in it refer to.
func collect(v reflect.Value, wanted map[string]map[string]bool) {
	if !v.IsValid() {
		return
	}
	for _, c := range parts.Columns(v.Type()) {
		x := c.Of(v)
		switch {
		case c.Shape == parts.Record:
			collect(x, wanted)
		case c.Shape == parts.Entries:
			for i := range x.Len() {
				collect(x.Index(i), wanted)
			}
		case c.Refers() == "":
		case x.Kind() == reflect.String:
			want(wanted, c.Refers(), x.String())
		case x.Kind() == reflect.Slice:
			for i := range x.Len() {
				want(wanted, c.Refers(), x.Index(i).String())
			}
		}
	}
}

func want(wanted map[string]map[string]bool, part, key string) {
	if key == "" {
		return
	}
	if wanted[part] == nil {
		wanted[part] = map[string]bool{}
	}
	wanted[part][key] = true
}
