package editing

import (
	"context"
	"errors"
	"fmt"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
)

// Undo reverts what one revision changed and leaves what came after it. If a later revision changed the same value, decide says
// which side wins: history.Theirs is the value from before the revision. As long as anything is undecided it returns the
// conflicts and changes nothing. It returns fault.NotFound for a revision that does not exist and fault.Invalid for the first
// one, before which nothing is known.
func (e *Editor) Undo(
	ctx context.Context, by account.Account, key string, number int64, decide map[string]history.Side, now time.Time,
) (saved Saved, conflicts []history.Conflict, err error) {
	err = e.store.Change(ctx, func(tx *store.Store) error {
		published, err := open(ctx, tx, by, key)
		if err != nil {
			return err
		}
		before, after, err := statesOf(ctx, tx, published.Network.ID(), number)
		if err != nil {
			return err
		}
		var merged directory.Dossier
		if merged, conflicts, err = mergeChanges(ctx, tx, after, published, before, decide, by, now); err != nil || len(conflicts) > 0 {
			return err
		}
		merged.Network.Key, merged.Network.FormerKeys = published.Network.Key, published.Network.FormerKeys // addresses stay valid for ever
		r := history.Revision{At: now, Account: by.ID, Role: by.RoleAt(published.Network.ID()), Kind: string(KindUndo), Undoes: number}
		saved, err = save(ctx, tx, published, merged, r, e.answersOf(by), before)
		return err
	})
	if err != nil {
		return Saved{}, nil, fmt.Errorf("undo revision %d of %q: %w", number, key, err)
	}
	return saved, conflicts, nil
}

// statesOf returns the states before and after a revision.
func statesOf(ctx context.Context, tx *store.Store, network directory.ID, number int64) (before, after directory.Dossier, err error) {
	if _, err := tx.Revision(ctx, network, number); err != nil {
		return before, after, err
	}
	textAfter, err := tx.RevisionDocument(ctx, network, number)
	if err != nil {
		return before, after, err
	}
	textBefore, err := tx.RevisionDocument(ctx, network, number-1)
	if errors.Is(err, fault.NotFound) {
		return before, after, fault.Wrong(nil, nothingBefore)
	}
	if err != nil {
		return before, after, err
	}
	before, errBefore := document.Restore(textBefore)
	after, errAfter := document.Restore(textAfter)
	return before, after, errors.Join(errBefore, errAfter)
}

// Restore returns a network to its state after a revision. Its addresses, and everything that it shares with other networks,
// stay as they are today.
func (e *Editor) Restore(ctx context.Context, by account.Account, key string, number int64, now time.Time) (saved Saved, err error) {
	err = e.store.Change(ctx, func(tx *store.Store) error {
		published, err := open(ctx, tx, by, key)
		if err != nil {
			return err
		}
		id := published.Network.ID()
		if _, err := tx.Revision(ctx, id, number); err != nil {
			return err
		}
		text, err := tx.RevisionDocument(ctx, id, number)
		if err != nil {
			return err
		}
		d, err := document.Restore(text)
		if err != nil {
			return err
		}
		w := newWork(ctx, tx, d, published, by, now)
		w.Network.Key, w.Network.FormerKeys = published.Network.Key, published.Network.FormerKeys
		if err := w.keepShared(published); err != nil {
			return err
		}
		w.Tidy()
		saved, err = save(
			ctx, tx, published, w.Dossier, history.Revision{At: now, Account: by.ID, Role: w.Role, Kind: string(KindRestore), Undoes: 0},
			e.answersOf(by), d,
		)
		return err
	})
	if err != nil {
		return Saved{}, fmt.Errorf("restore revision %d of %q: %w", number, key, err)
	}
	return saved, nil
}

// StateAt returns a network as it was at a time, without people who may no longer be named. It returns fault.NotFound if
// nothing is known about that time.
func (e *Editor) StateAt(ctx context.Context, by account.Account, key string, at, now time.Time) (directory.Dossier, error) {
	id, err := e.store.NetworkID(ctx, key)
	if err != nil {
		return directory.Dossier{}, err
	}
	if !by.MayEdit(id) {
		return directory.Dossier{}, fmt.Errorf("network %q: %w", key, fault.Forbidden)
	}
	text, err := e.store.DocumentAt(ctx, id, at)
	if err != nil {
		return directory.Dossier{}, err
	}
	d, err := document.Restore(text)
	return history.Without(d, now), err
}
