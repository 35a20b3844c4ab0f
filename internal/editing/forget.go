package editing

import (
	"context"
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

// forgetAddresses takes out of the history and the drafts what must not be known of institutions that are protected
// from now on: in Tübingen one address that leaked closed a shelter at once.
func forgetAddresses(ctx context.Context, tx *store.Store, before, after directory.Dossier, others []directory.Dossier) error {
	was, fresh := before.ProtectedKeys(), map[string]bool{}
	for key := range after.ProtectedKeys() {
		if !was[key] {
			fresh[key] = true
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	if err := tx.DropDownload(ctx); err != nil { // it may hold what nobody may read from now on
		return err
	}
	for _, network := range append([]directory.Dossier{after}, others...) {
		_, err := rewrite(ctx, tx, network.Network.ID(), func(d directory.Dossier) directory.Dossier { return withoutAddresses(d, fresh) })
		if err != nil {
			return err
		}
	}
	return nil
}

// withoutAddresses empties what could hold an address of the institutions with these keys.
func withoutAddresses(d directory.Dossier, keys map[string]bool) directory.Dossier {
	empty := func(texts ...*string) {
		for _, text := range texts {
			if directory.LooksLikeAddress(*text) {
				*text = ""
			}
		}
	}
	for n := range d.Institutions {
		i := &d.Institutions[n]
		if !keys[i.Key] {
			continue
		}
		i.Places = nil
		empty(&i.Area, &i.Note, &i.NeutralLabel, &i.Website)
		var aliases []string
		for _, alias := range i.Aliases {
			if !directory.LooksLikeAddress(alias) {
				aliases = append(aliases, alias)
			}
		}
		i.Aliases = aliases
		if directory.LooksLikeAddress(i.Name) {
			i.Name = i.NeutralLabel
		}
		for m := range i.Contacts {
			c := &i.Contacts[m]
			empty(&c.Label, &c.Website, &c.Function, &c.Hours, &c.Note)
		}
		for m := range i.Services {
			s := &i.Services[m]
			empty(s.Texts()...)
			s.Hours = slices.DeleteFunc(s.Hours, func(line directory.Hours) bool { return directory.LooksLikeAddress(string(line)) })
		}
	}
	for n := range d.Members {
		if m := &d.Members[n]; keys[m.Institution] {
			empty(&m.Function, &m.Note)
		}
	}
	return d
}
