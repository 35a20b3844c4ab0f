package history

import "reflect"

// keepReferred puts back what result refers to but lacks because one side took it away, as the other side has it.
func keepReferred(result, ours, theirs reflect.Value) {
	for again := true; again; {
		again = false
		wanted := map[string]map[string]bool{}
		collect(result, wanted)
		for _, c := range columnsOf(result.Type()) {
			if len(wanted[c.name]) == 0 || c.shape != entries {
				continue
			}
			here := listOf(c.of(result))
			for _, side := range []list{listOf(c.of(ours)), listOf(c.of(theirs))} {
				for _, name := range side.ids {
					if wanted[c.name][name.key] && name.n == 0 && !here.has(name) {
						list := result.Field(c.index)
						list.Set(reflect.Append(list, side.at[name]))
						delete(wanted[c.name], name.key)
						again = true // it may refer to more
					}
				}
			}
		}
	}
}

// collect notes, by part, the keys that v and what is in it refer to.
func collect(v reflect.Value, wanted map[string]map[string]bool) {
	if !v.IsValid() {
		return
	}
	for _, c := range columnsOf(v.Type()) {
		x := c.of(v)
		switch {
		case c.shape == record:
			collect(x, wanted)
		case c.shape == entries:
			for i := range x.Len() {
				collect(x.Index(i), wanted)
			}
		case refers[c.name] != "" && x.Kind() == reflect.String:
			want(wanted, refers[c.name], x.String())
		case refers[c.name] != "" && x.Kind() == reflect.Slice:
			for i := range x.Len() {
				want(wanted, refers[c.name], x.Index(i).String())
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
