package editing

import (
	"context"
	"errors"
	"slices"

	"rundtisch/internal/annual"
	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

// forgetAddresses removes from the history, the drafts, the records of other directories and the proposals whatever must not be
// known of institutions that have become protected: in Tübingen a single leaked address closed a shelter at once. others are the
// networks that share something with this one, as they were before.
func forgetAddresses(ctx context.Context, tx *store.Store, before, after directory.Dossier, others []directory.Dossier) error {
	if hides(before, after) { // the file that is handed out holds what not everybody may read any more
		if err := tx.DropDownload(ctx); err != nil {
			return err
		}
	}
	was, fresh := before.ProtectedKeys(), map[string]bool{}
	for key := range after.ProtectedKeys() {
		if !was[key] {
			fresh[key] = true
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	var known []directory.ID // nothing was ever stored about one that is new
	for _, i := range after.Institutions {
		id := i.ID()
		if fresh[i.Key] && slices.ContainsFunc(append([]directory.Dossier{before}, others...), func(d directory.Dossier) bool {
			return slices.ContainsFunc(d.Institutions, func(old directory.Institution) bool { return old.ID() == id })
		}) {
			known = append(known, id)
		}
	}
	if len(known) > 0 {
		if err := errors.Join(tx.DropDownload(ctx), tx.ForgetProposedAddresses(ctx, known), forgetHarvested(ctx, tx, known)); err != nil {
			return err
		}
	}
	for _, network := range append([]directory.Dossier{after}, others...) {
		_, err := rewrite(ctx, tx, network.Network.ID(), func(d directory.Dossier) directory.Dossier { return withoutAddresses(d, fresh) })
		if err != nil {
			return err
		}
		if err := rewriteReports(ctx, tx, network.Network.ID(), annual.Report.WithoutAddresses); err != nil {
			return err
		}
	}
	return nil
}

// withoutAddresses clears every field of the institutions with these keys that could hold an address.
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
