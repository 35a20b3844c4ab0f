package editing

import (
	"context"
	"fmt"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/annual"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
)

// ForgetNames removes the names of people that are due for deletion (loeschen_am) from the directory, its history and its drafts.
// Their functions stay. It returns how many networks it changed; a second run changes none.
func (e *Editor) ForgetNames(ctx context.Context, now time.Time) (int, error) {
	keys, err := e.store.NetworksNaming(ctx)
	if err != nil {
		return 0, err
	}
	forgotten := 0
	for _, key := range keys {
		var changed bool
		err := e.store.Change(ctx, func(tx *store.Store) (err error) {
			changed, err = forgetNames(ctx, tx, key, now)
			return err
		})
		if err != nil {
			return forgotten, fmt.Errorf("forget names in %q: %w", key, err)
		}
		if changed {
			forgotten++
		}
	}
	return forgotten, nil
}

func forgetNames(ctx context.Context, tx *store.Store, key string, now time.Time) (bool, error) {
	id, err := tx.NetworkID(ctx, key)
	if err != nil {
		return false, err
	}
	if key, err = tx.LockNetwork(ctx, id); err != nil {
		return false, err
	}
	before, err := tx.Dossier(ctx, key)
	if err != nil {
		return false, err
	}
	saved, err := save(
		ctx, tx, before, history.Without(before, now), history.Revision{At: now, Role: account.Operator, Kind: string(KindForget)},
		answers{unasked: true},
	)
	if err != nil {
		return false, err
	}
	var due []directory.Person
	rewritten, err := rewrite(ctx, tx, id, func(d directory.Dossier) directory.Dossier {
		for _, p := range d.People {
			if !p.NamedOn(now) {
				due = append(due, p)
			}
		}
		return history.Without(d, now)
	})
	if err == nil && len(due) > 0 {
		err = rewriteReports(ctx, tx, id, func(r annual.Report) (annual.Report, error) { return r.WithoutNames(due) })
	}
	return saved.Number > 0 || rewritten, err
}

// rewrite applies change to all revisions of a network and its draft, and reports whether anything differs.
func rewrite(ctx context.Context, tx *store.Store, network directory.ID, change func(directory.Dossier) directory.Dossier) (bool, error) {
	documents, err := tx.RevisionDocuments(ctx, network)
	if err != nil {
		return false, err
	}
	var previous directory.Dossier
	different, before := false, false
	for i, kept := range documents {
		d, err := document.Restore(kept.Document)
		if err != nil {
			return false, err
		}
		after := change(d.Clone())
		now := !same(d, after)
		if now || before { // its difference to the one before has changed, too
			text, err := document.Encode(after)
			if err != nil {
				return false, err
			}
			changes := []history.Change{}
			if i > 0 {
				changes = history.Diff(previous, after)
			}
			if err := tx.RewriteRevision(ctx, network, kept.Number, text, changes); err != nil {
				return false, err
			}
		}
		previous, before, different = after, now, different || now
	}
	inDraft, err := rewriteDraft(ctx, tx, network, change)
	return different || inDraft, err
}

func rewriteDraft(
	ctx context.Context, tx *store.Store, network directory.ID, change func(directory.Dossier) directory.Dossier,
) (bool, error) {
	draft, err := tx.Draft(ctx, network)
	if err != nil {
		return false, ignoreNotFound(err)
	}
	different := false
	for _, text := range []*[]byte{&draft.Base, &draft.Document} {
		d, err := document.Restore(*text)
		if err != nil {
			return false, err
		}
		after := change(d.Clone())
		different = different || !same(d, after)
		if *text, err = document.Encode(after); err != nil {
			return false, err
		}
	}
	if !different {
		return false, nil
	}
	return true, tx.SaveDraft(ctx, network, draft)
}
