// Package editing makes every change to the directory: it checks rights and rules and writes the change with its revision, in
// one transaction.
package editing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
)

// Editor changes the directory through the owner's store.
type Editor struct {
	store *store.Store
	sums  []string // see Answering
}

// New returns an editor on the owner's store.
func New(s *store.Store) *Editor { return &Editor{store: s} }

// Outcome says what loading a document did.
type Outcome int

// The outcomes.
const (
	Unchanged Outcome = iota
	Added
	Changed
)

// Load replaces one network with what the dossier says. Loading the same dossier twice changes nothing. It returns fault.Invalid,
// by path of the document, if the dossier is wrong or contradicts what another network says about a shared institution or region;
// then nothing is changed.
func (e *Editor) Load(ctx context.Context, d directory.Dossier, now time.Time) (Outcome, error) {
	outcomes, _, err := e.LoadAll(ctx, []directory.Dossier{d}, now)
	if err != nil {
		return Unchanged, err
	}
	return outcomes[0], nil
}

// LoadAll loads several dossiers in one transaction: all of them, or none. It returns the outcome of each, and with
// an error the index of the dossier that caused it.
func (e *Editor) LoadAll(ctx context.Context, dossiers []directory.Dossier, now time.Time) ([]Outcome, int, error) {
	outcomes := make([]Outcome, len(dossiers))
	var given answers // what one document clears about an institution is cleared in the others, too
	for _, d := range dossiers {
		for _, c := range d.Cleared {
			given.sums = append(given.sums, c.Sum)
		}
	}
	at := 0
	err := e.store.Change(ctx, func(tx *store.Store) (err error) {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		for i, d := range dossiers {
			at = i
			if outcomes[i], err = load(ctx, tx, d, given, now); err != nil {
				return fmt.Errorf("load %q: %w", d.Network.Key, err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, at, err
	}
	added := 0
	for _, outcome := range outcomes {
		if outcome == Added {
			added++
		}
	}
	if added >= many {
		_ = e.store.Analyze(ctx) // everything is loaded; PostgreSQL makes up for it by itself within minutes
	}
	return outcomes, 0, nil
}

// many is how many new networks make the statistics of PostgreSQL useless.
const many = 20

func load(ctx context.Context, tx *store.Store, d directory.Dossier, a answers, now time.Time) (Outcome, error) {
	if err := d.Check(); err != nil {
		return Unchanged, err
	}
	key, err := tx.LockNetwork(ctx, d.Network.ID())
	if err != nil {
		return Unchanged, err
	}
	outcome, version := Added, int64(1)
	var before directory.Dossier
	d.Events, d.Notices = slices.Clone(d.Events), slices.Clone(d.Notices) // they are stamped here, and the caller keeps theirs
	if key != "" {
		if before, err = tx.Dossier(ctx, key); err != nil {
			return Unchanged, err
		}
		if key != d.Network.Key && !slices.Contains(d.Network.FormerKeys, key) {
			return Unchanged, fault.Wrong(fault.At("netzwerk", "kennung"), networkRenamed, key)
		}
		v := vouchingFor(KindLoad, account.Operator, now, nil)
		v.known = sync.OnceValue(func() (states []directory.Dossier) {
			states, err = recentStates(ctx, tx, before.Network)
			return states
		})
		if d = vouched(before, d, v); err != nil {
			return Unchanged, err
		}
		if same(before, d) {
			return Unchanged, nil
		}
		outcome, version = Changed, before.Network.Version+1
		stamp(before, d, now)
	}
	var bad fault.Invalid
	if err := errors.Join(agree(ctx, tx, d, &bad), keysFree(ctx, tx, d, &bad)); err != nil {
		return Unchanged, err
	}
	if len(bad) > 0 {
		return Unchanged, directory.DocumentOrder(bad)
	}
	doubts, err := doubtsOf(ctx, tx, d, a)
	if err != nil {
		return Unchanged, err
	}
	fresh := slices.DeleteFunc(
		directory.NewDoubts(before, doubts),
		func(doubt directory.Doubt) bool { return !doubt.Never && slices.Contains(a.sums, doubt.Sum) },
	)
	if len(fresh) > 0 && !a.unasked {
		return Unchanged, PlaceQuestions{Doubts: fresh}
	}
	if err := tx.SaveDossier(ctx, before, d, now); err != nil {
		return Unchanged, err
	}
	r := history.Revision{At: now, Account: a.by.ID, Role: account.Operator, Kind: string(KindLoad)}
	if _, err := keep(ctx, tx, before, d, version, r); err != nil {
		return Unchanged, err
	}
	if !a.invented {
		if err := tx.SaveDoubtful(ctx, d.Network.ID(), directory.DoubtfulEntries(doubts)); err != nil {
			return Unchanged, err
		}
	}
	return outcome, forgetAddresses(ctx, tx, before, d, nil)
}

// doubtsOf looks through a network that is loaded, unless it is made up: nobody looks through those later either.
func doubtsOf(ctx context.Context, tx *store.Store, d directory.Dossier, a answers) ([]directory.Doubt, error) {
	if a.invented {
		return nil, nil
	}
	return uncleared(ctx, tx, d)
}

// mostStates is how many revisions are read to find out which value a check was about.
const mostStates = 200

// recentStates returns the latest known states of a network, the newest first.
func recentStates(ctx context.Context, tx *store.Store, n directory.Network) ([]directory.Dossier, error) {
	var states []directory.Dossier
	for number := n.Version; number > max(0, n.Version-mostStates); number-- {
		text, err := tx.RevisionDocument(ctx, n.ID(), number)
		if errors.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		d, err := document.Restore(text)
		if err != nil {
			return nil, err
		}
		states = append(states, d)
	}
	return states, nil
}

// ignoreNotFound returns nil for fault.NotFound, and every other error as it is.
func ignoreNotFound(err error) error {
	if errors.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

// sameInstitution compares two institutions as documents.
func sameInstitution(a, b directory.Institution) bool {
	return reflect.DeepEqual(a, b) ||
		same(directory.Dossier{Institutions: []directory.Institution{a}}, directory.Dossier{Institutions: []directory.Institution{b}})
}

// same compares two dossiers as documents: what looks the same in a document is the same.
func same(a, b directory.Dossier) bool {
	if reflect.DeepEqual(a, b) {
		return true
	}
	left, errLeft := document.Encode(a)
	right, errRight := document.Encode(b)
	return errors.Join(errLeft, errRight) == nil && bytes.Equal(left, right)
}
