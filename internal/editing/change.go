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

// Kind is what somebody did to a network.
type Kind string

// The kinds of revision.
const (
	KindStart   Kind = "anfang"       // what was there before the history began
	KindLoad    Kind = "geladen"      // by the command
	KindEdit    Kind = "bearbeitet"   // one entry, or the order of a part
	KindList    Kind = "liste"        // a pasted member list
	KindCheck   Kind = "geprueft"     // looked through and found right
	KindPublish Kind = "entwurf"      // a draft was published
	KindUndo    Kind = "ruecknahme"   // one revision was taken back
	KindRestore Kind = "stand"        // everything as it was at a revision
	KindShared  Kind = "gemeinsam"    // something shared was changed with another network
	KindMerge   Kind = "zusammen"     // two institutions became one
	KindForget  Kind = "namen"        // names that were due for deletion were taken out
	KindAnswer  Kind = "rueckmeldung" // an answer or a report was taken over
	KindHarvest Kind = "abgleich"     // something of another directory was taken over
)

// Change is one change of a network by somebody who is signed in.
type Change struct {
	By      account.Account
	Network string // key
	Kind    Kind
	Draft   bool // put it into the draft of the network instead of publishing it
	// Apply changes the work, while nobody else can change the network and what it shares. It is called again with the network
	// as it then is, and what it did before is forgotten, where that turned out not to be enough. If it returns an error, nothing
	// is changed: fault.Stale if the network is no longer as it was shown, fault.Invalid for bad input.
	Apply func(w *Work) error
}

// Work is a network while it is being changed.
type Work struct {
	directory.Dossier
	Now  time.Time
	Role account.Role // of the person who changes it
	ctx  context.Context
	tx   *store.Store

	inDraft bool // it is the draft that is being changed
}

// Saved is the result of a change.
type Saved struct {
	Number  int64 // of the revision; 0 if nothing differs, or if it went into the draft
	Changes []history.Change
}

// Change makes a change and writes its revision and those of the networks that share what was changed: all of it or nothing.
// It returns fault.Forbidden to anyone who may not edit the network and fault.Invalid, by path of the document, for what
// the rules refuse. A change that makes no difference leaves no revision.
func (e *Editor) Change(ctx context.Context, c Change, now time.Time) (Saved, error) {
	var saved Saved
	err := e.store.Change(ctx, func(tx *store.Store) (err error) {
		saved, err = e.change(ctx, tx, c, now)
		return err
	})
	if err != nil {
		return Saved{}, fmt.Errorf("change %q: %w", c.Network, err)
	}
	return saved, nil
}

func (e *Editor) change(ctx context.Context, tx *store.Store, c Change, now time.Time) (Saved, error) {
	before, err := open(ctx, tx, c.By, c.Network)
	if err != nil {
		return Saved{}, err
	}
	if c.Draft {
		return e.changeDraft(ctx, tx, c, before, now)
	}
	w := newWork(ctx, tx, before, before, c.By, now)
	if err := c.Apply(w); err != nil {
		return Saved{}, err
	}
	return save(ctx, tx, before, w.Dossier, history.Revision{At: now, Account: c.By.ID, Role: w.Role, Kind: string(c.Kind)}, e.answersOf(c.By))
}

// open locks the network and returns the current network if by may edit it, otherwise fault.Forbidden.
func open(ctx context.Context, tx *store.Store, by account.Account, key string) (directory.Dossier, error) {
	id, err := tx.NetworkID(ctx, key)
	if err != nil {
		return directory.Dossier{}, err
	}
	if !by.MayEdit(id) {
		return directory.Dossier{}, fault.Forbidden
	}
	if key, err = tx.LockNetwork(ctx, id); err != nil {
		return directory.Dossier{}, err
	}
	return tx.Dossier(ctx, key)
}

// newWork returns a copy of original to work on. published is the network as everybody sees it.
func newWork(ctx context.Context, tx *store.Store, original, published directory.Dossier, by account.Account, now time.Time) *Work {
	after := original.Clone()
	after.Network.Version, after.Network.ChangedAt = published.Network.Version, published.Network.ChangedAt
	return &Work{Dossier: after, Now: now, Role: by.RoleAt(published.Network.ID()), ctx: ctx, tx: tx}
}

// save validates and writes a changed network and adds a revision, unless nothing differs. Values that changed no longer count
// as checked; past are earlier states from which checks may be restored.
func save(
	ctx context.Context, tx *store.Store, before, after directory.Dossier, r history.Revision, a answers, past ...directory.Dossier,
) (Saved, error) {
	if kind := Kind(r.Kind); kind != KindAnswer && kind != KindForget { // an answer is a check itself, and forgetting a name invalidates none
		after = vouched(before, after, vouchingFor(kind, r.Role, r.At, past))
	}
	after, err := toldOnce(ctx, tx, after)
	if err != nil {
		return Saved{}, err
	}
	after, doubts, questions := ask(ctx, tx, before, after, a, r)
	if same(before, after) {
		return Saved{}, nil
	}
	if err := valid(ctx, tx, before, after); err != nil {
		return Saved{}, err
	}
	if questions != nil {
		return Saved{}, questions
	}
	after.DropClearances()
	others, err := sharing(ctx, tx, before, after)
	if err != nil {
		return Saved{}, err
	}
	stamp(before, after, r.At)
	if err := tx.SaveDossier(ctx, before, after, r.At); err != nil {
		return Saved{}, err
	}
	if err := tx.SaveDoubtful(ctx, after.Network.ID(), directory.DoubtfulEntries(doubts)); err != nil {
		return Saved{}, err
	}
	if r, err = keep(ctx, tx, before, after, before.Network.Version+1, r); err != nil {
		return Saved{}, err
	}
	saved := Saved{Number: r.Number, Changes: r.Changes}
	r.Kind, r.Undoes = string(KindShared), 0
	for _, other := range others {
		if err := keepOther(ctx, tx, other, r); err != nil {
			return Saved{}, err
		}
	}
	if err := forgetAddresses(ctx, tx, before, after, others); err != nil {
		return Saved{}, err
	}
	return saved, nil
}

// valid returns everything that is wrong with a network that is about to be saved.
func valid(ctx context.Context, tx *store.Store, before, after directory.Dossier) error {
	if before.Network.ID() != after.Network.ID() {
		return fault.Wrong(fault.At("netzwerk", "kennung"), firstKey)
	}
	if err := after.Check(); err != nil {
		return err
	}
	var bad fault.Invalid
	if err := keysFree(ctx, tx, after, &bad); err != nil {
		return err
	}
	return bad.OrNil()
}

// keep adds the revision that leads from before to after. If there is no history yet, it adds one for before first.
func keep(
	ctx context.Context, tx *store.Store, before, after directory.Dossier, number int64, r history.Revision,
) (history.Revision, error) {
	id := after.Network.ID()
	known, err := tx.Revisions(ctx, id, 0, 1)
	if err != nil {
		return r, err
	}
	if len(known) == 0 && before.Network.Version > 0 {
		text, err := document.Encode(before)
		if err == nil {
			err = tx.AddRevision(
				ctx, id,
				history.Revision{Number: before.Network.Version, At: before.Network.ChangedAt, Role: account.Operator, Kind: string(KindStart)},
				text,
			)
		}
		if err != nil {
			return r, err
		}
	}
	text, err := document.Encode(after)
	if err != nil {
		return r, err
	}
	r.Number = number
	if before.Network.Key != "" {
		r.Changes = history.Diff(before, after)
	}
	return r, tx.AddRevision(ctx, id, r, text)
}

// sharing returns the networks that have an institution or the region that differs, as they are before the change.
func sharing(ctx context.Context, tx *store.Store, before, after directory.Dossier) ([]directory.Dossier, error) {
	region := ""
	if !same(directory.Dossier{Region: before.Region}, directory.Dossier{Region: after.Region}) {
		region = after.Region.Key
	}
	was := map[directory.ID]directory.Institution{}
	for _, i := range before.Institutions {
		was[i.ID()] = i
	}
	var ids []directory.ID
	for _, i := range after.Institutions {
		id := i.ID()
		old, ok := was[id]
		if !ok || !sameInstitution(old, i) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 && region == "" {
		return nil, nil
	}
	keys, err := tx.NetworksSharing(ctx, after.Network.ID(), ids, region)
	if err != nil {
		return nil, err
	}
	if err := tx.LockHistories(ctx, keys); err != nil {
		return nil, err
	}
	others := make([]directory.Dossier, len(keys))
	for i, key := range keys {
		if others[i], err = tx.Dossier(ctx, key); err != nil {
			return nil, err
		}
	}
	return others, nil
}

// keepOther adds a revision to a network that shares what was changed, if the change is visible there.
func keepOther(ctx context.Context, tx *store.Store, before directory.Dossier, r history.Revision) error {
	after, err := tx.Dossier(ctx, before.Network.Key)
	if err != nil || same(before, after) {
		return err
	}
	var invalid fault.Invalid
	if err := after.Check(); errors.As(err, &invalid) {
		return fault.Wrong(nil, refusedElsewhere, before.Network.Name, invalid)
	}
	doubts, err := askOther(ctx, tx, before, after)
	if err != nil {
		return err
	}
	version, err := tx.Touch(ctx, after.Network.ID(), r.At)
	if err != nil {
		return err
	}
	if err := tx.SaveDoubtful(ctx, after.Network.ID(), directory.DoubtfulEntries(doubts)); err != nil {
		return err
	}
	_, err = keep(ctx, tx, before, after, version, r)
	return err
}
