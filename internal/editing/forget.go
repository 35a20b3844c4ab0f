package editing

import (
	"context"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/history"
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
	for _, network := range append([]directory.Dossier{after}, others...) {
		if err := forgetIn(ctx, tx, network.Network.ID(), fresh); err != nil {
			return err
		}
	}
	return nil
}

func forgetIn(ctx context.Context, tx *store.Store, network directory.ID, keys map[string]bool) error {
	documents, err := tx.RevisionDocuments(ctx, network)
	if err != nil {
		return err
	}
	var previous directory.Dossier
	for i, kept := range documents {
		d, err := document.Restore(kept.Document)
		if err != nil {
			return err
		}
		d = withoutAddresses(d, keys)
		text, err := document.Encode(d)
		if err != nil {
			return err
		}
		changes := []history.Change{}
		if i > 0 {
			changes = history.Diff(previous, d)
		}
		if err := tx.RewriteRevision(ctx, network, kept.Number, text, changes); err != nil {
			return err
		}
		previous = d
	}
	return forgetInDraft(ctx, tx, network, keys)
}

func forgetInDraft(ctx context.Context, tx *store.Store, network directory.ID, keys map[string]bool) error {
	draft, err := tx.Draft(ctx, network)
	if err != nil {
		return ignoreNotFound(err)
	}
	for _, text := range []*[]byte{&draft.Base, &draft.Document} {
		d, err := document.Restore(*text)
		if err != nil {
			return err
		}
		if *text, err = document.Encode(withoutAddresses(d, keys)); err != nil {
			return err
		}
	}
	return tx.SaveDraft(ctx, network, draft)
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
	}
	for n := range d.Members {
		if m := &d.Members[n]; keys[m.Institution] {
			empty(&m.Function, &m.Note)
		}
	}
	return d
}
