package store

import (
	"reflect"

	"rundtisch/internal/directory"
)

// writing tells which parts of a network have to be written because they are new or differ.
type writing struct {
	whole        bool            // nothing is there yet
	institutions map[string]bool // keys of those that differ
	protection   bool            // an institution came under protection, or out of it
	shares       bool            // some of its institutions were written with another network just now
}

func newWriting(before, after directory.Dossier) writing {
	w := writing{whole: before.Network.Key == "", institutions: map[string]bool{}}
	was, protectedBefore, protectedAfter := before.InstitutionsByKey(), before.ProtectedKeys(), after.ProtectedKeys()
	for _, i := range after.Institutions {
		old, ok := was[i.Key]
		moved := protectedBefore[i.Key] != protectedAfter[i.Key]
		if !ok || moved || w.differs(old, i) || i.Parent != "" && w.differs(was[i.Parent].Name, nameOf(after, i.Parent)) {
			w.institutions[i.Key] = true
		}
		w.protection = w.protection || moved
	}
	return w
}

// differs reports whether a part has to be written.
func (w writing) differs(before, after any) bool {
	return w.whole || !reflect.DeepEqual(before, after)
}

func nameOf(d directory.Dossier, key string) string {
	for n := range d.Institutions {
		if d.Institutions[n].Key == key {
			return d.Institutions[n].Name
		}
	}
	return ""
}
