package takeover

import (
	"strings"

	"rundtisch/internal/directory"
)

// Names finds institutions by what they are called, in whichever spelling.
type Names map[string][]*directory.Institution

// NamesOf gathers the names of institutions and their other names.
func NamesOf(institutions []directory.Institution) Names {
	names := Names{}
	for n := range institutions {
		inst := &institutions[n]
		for _, name := range append([]string{inst.Name}, inst.Aliases...) {
			folded := directory.Fold(name)
			names[folded] = append(names[folded], inst)
		}
	}
	return names
}

// Key returns the key of the institution that is called so, other than except; of several one that is no unit of
// another; "" if there is none.
func (n Names) Key(name, except string) string {
	found := ""
	for _, inst := range n[directory.Fold(strings.TrimSpace(name))] {
		switch {
		case inst.Key == except:
		case inst.Parent == "":
			return inst.Key
		case found == "":
			found = inst.Key
		}
	}
	return found
}
