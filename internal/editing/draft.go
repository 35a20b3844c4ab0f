package editing

import (
	"bytes"
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

// Working is a network as its forms show it: the draft if there is one, with what was published while it waits, otherwise the
// published network.
type Working struct {
	directory.Dossier
	Published directory.Dossier
	Draft     *store.Draft // nil if there is none
}

// Working returns the network if by may edit it, otherwise fault.Forbidden. For a key that names no network the error is
// fault.NotFound, Moved or Gone.
func (e *Editor) Working(ctx context.Context, by account.Account, key string) (Working, error) {
	var w Working
	err := e.store.Snapshot(ctx, func(tx *store.Store) error {
		id, err := tx.NetworkID(ctx, key)
		if err != nil {
			return err
		}
		if !by.MayEdit(id) {
			return fmt.Errorf("network %q: %w", key, fault.Forbidden)
		}
		if w.Published, err = tx.Dossier(ctx, key); err != nil {
			return err
		}
		w.Dossier = w.Published
		draft, err := tx.Draft(ctx, id)
		if err != nil {
			return ignoreNotFound(err)
		}
		w.Draft = &draft
		d, _, err := joinedDraft(draft, w.Published)
		d.Network.Version, d.Network.ChangedAt = w.Published.Network.Version, w.Published.Network.ChangedAt
		w.Dossier = d
		return err
	})
	return w, err
}

func (e *Editor) changeDraft(ctx context.Context, tx *store.Store, c Change, published directory.Dossier, now time.Time) (Saved, error) {
	id := published.Network.ID()
	original := published
	base, err := document.Encode(published)
	if err != nil {
		return Saved{}, err
	}
	draft, err := tx.Draft(ctx, id)
	switch {
	case err == nil:
		asking := false
		if original, asking, err = joinedDraft(draft, published); err != nil {
			return Saved{}, err
		}
		if asking {
			base = draft.Base // lest nobody be asked any more
		}
	case !errors.Is(err, fault.NotFound):
		return Saved{}, err
	}
	w := newWork(ctx, tx, original, published, c.By, now)
	w.inDraft = true
	if err := c.Apply(w); err != nil {
		return Saved{}, err
	}
	w.Dossier = vouched(original, w.Dossier, vouchingFor(c.Kind, w.Role, now, nil))
	var questions error
	w.Dossier, _, questions = ask(ctx, tx, original, w.Dossier, e.answersOf(c.By), history.Revision{At: now, Role: w.Role})
	if same(original, w.Dossier) {
		return Saved{}, nil
	}
	if err := valid(ctx, tx, published, w.Dossier); err != nil {
		return Saved{}, err
	}
	if questions != nil {
		return Saved{}, questions
	}
	w.DropClearances()
	text, err := document.Encode(w.Dossier)
	if err != nil {
		return Saved{}, err
	}
	next := store.Draft{Account: c.By.ID, ChangedAt: now, Base: base, Document: text}
	return Saved{Changes: history.Diff(original, w.Dossier)}, tx.SaveDraft(ctx, id, next)
}

// joinedDraft returns a draft with what has been published since it was begun: whoever works on it sees that too. Where both
// changed the same value it is that of the draft, and asking is true: publishing the draft will ask.
func joinedDraft(draft store.Draft, published directory.Dossier) (joined directory.Dossier, asking bool, err error) {
	theirs, err := document.Restore(draft.Document)
	if err != nil {
		return joined, false, err
	}
	today, err := document.Encode(published)
	if err != nil || bytes.Equal(today, draft.Base) {
		return theirs, false, err
	}
	base, err := document.Restore(draft.Base)
	if err != nil {
		return joined, false, err
	}
	joined, conflicts := history.Merge(base, published, theirs, nil)
	if len(conflicts) == 0 {
		return joined, false, nil
	}
	decided := map[string]history.Side{}
	for _, c := range conflicts {
		decided[c.ID] = history.Theirs
	}
	joined, _ = history.Merge(base, published, theirs, decided)
	return joined, true, nil
}

// Shown returns the network as its forms show it: the draft if one waits, otherwise what is being changed.
func (w *Work) Shown() (directory.Dossier, error) {
	if w.inDraft {
		return w.Dossier, nil
	}
	draft, err := w.tx.Draft(w.ctx, w.Network.ID())
	if errors.Is(err, fault.NotFound) {
		return w.Dossier, nil
	}
	if err != nil {
		return directory.Dossier{}, err
	}
	joined, _, err := joinedDraft(draft, w.Dossier)
	return joined, err
}

// Discard deletes the draft of a network. It returns fault.Stale if the draft is no longer the version that was seen.
func (e *Editor) Discard(ctx context.Context, by account.Account, key string, seen int64) error {
	err := e.store.Change(ctx, func(tx *store.Store) error {
		published, err := open(ctx, tx, by, key)
		if err != nil {
			return err
		}
		draft, err := tx.Draft(ctx, published.Network.ID())
		if err != nil {
			return err
		}
		if draft.Version != seen {
			return fault.Stale
		}
		return tx.RemoveDraft(ctx, published.Network.ID())
	})
	if err != nil {
		return fmt.Errorf("discard the draft of %q: %w", key, err)
	}
	return nil
}

// Publish merges the changes of the draft into what has been published since it was started. Where both changed the same
// value, decide says which side wins: history.Theirs is the draft. As long as anything is undecided it returns the conflicts and
// changes nothing. It returns fault.Stale if the draft is no longer the version that was seen.
func (e *Editor) Publish(
	ctx context.Context, by account.Account, key string, seen int64, decide map[string]history.Side, now time.Time,
) (saved Saved, conflicts []history.Conflict, err error) {
	err = e.store.Change(ctx, func(tx *store.Store) error {
		published, err := open(ctx, tx, by, key)
		if err != nil {
			return err
		}
		draft, err := tx.Draft(ctx, published.Network.ID())
		if err != nil {
			return err
		}
		if draft.Version != seen {
			return fault.Stale
		}
		base, errBase := document.Restore(draft.Base)
		theirs, errDraft := document.Restore(draft.Document)
		if err := errors.Join(errBase, errDraft); err != nil {
			return err
		}
		var merged directory.Dossier
		if merged, conflicts, err = mergeChanges(ctx, tx, base, published, theirs, decide, by, now); err != nil || len(conflicts) > 0 {
			return err
		}
		r := history.Revision{At: now, Account: by.ID, Role: by.RoleAt(published.Network.ID()), Kind: string(KindPublish)}
		if saved, err = save(ctx, tx, published, merged, r, e.answersOf(by), theirs); err != nil {
			return err
		}
		return tx.RemoveDraft(ctx, published.Network.ID())
	})
	if err != nil {
		return Saved{}, nil, fmt.Errorf("publish the draft of %q: %w", key, err)
	}
	return saved, conflicts, nil
}

// mergeChanges applies what theirs changed since base to the published network. Institutions that are new to it are taken as
// the directory has them today, not as they were when theirs was written.
func mergeChanges(
	ctx context.Context, tx *store.Store, base, published, theirs directory.Dossier, decide map[string]history.Side,
	by account.Account, now time.Time,
) (directory.Dossier, []history.Conflict, error) {
	merged, conflicts := history.Merge(base, published, theirs, decide)
	w := newWork(ctx, tx, merged, published, by, now)
	if err := w.refresh(published); err != nil {
		return directory.Dossier{}, nil, err
	}
	w.Tidy()
	return w.Dossier, conflicts, nil
}
