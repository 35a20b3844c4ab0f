package editing

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
)

// PlaceQuestions is the error for a change that was not saved because texts in it may give away where a shelter is, and nobody
// who is allowed to has cleared them. Nothing of the change is stored. errors.As turns it into fault.Invalid, by path of the
// document.
type PlaceQuestions struct {
	Doubts   []directory.Doubt
	MayClear bool // whoever saves may clear them, see Editor.Answering
}

func (q PlaceQuestions) Error() string { return "texts may tell where a shelter is" }

// As turns the questions into fault.Invalid for forms that only show what is wrong.
func (q PlaceQuestions) As(target any) bool {
	invalid, ok := target.(*fault.Invalid)
	if ok {
		*invalid = nil
		for _, doubt := range q.Doubts {
			*invalid = append(*invalid, q.problem(doubt))
		}
	}
	return ok
}

// Reason says in German what was found in an entry, why that is not saved, and what to write instead.
func (q PlaceQuestions) Reason(doubt directory.Doubt) string { return q.problem(doubt).InForm() }

func (q PlaceQuestions) problem(doubt directory.Doubt) fault.Problem {
	quoted := make([]string, len(doubt.Words))
	for i, word := range doubt.Words {
		quoted[i] = "„" + word + "“"
	}
	code := placeForCoordination
	switch {
	case doubt.Never:
		code = placeNever
	case q.MayClear:
		code = placeToClear
	}
	return fault.Problem{Path: doubt.Path, Code: code, Values: []any{strings.Join(quoted, " und ")}}
}

// answers are what somebody answered when asked whether texts give away where a shelter is.
type answers struct {
	by   account.Account
	sums []string // of texts that do not, see directory.Doubt
	// unasked is set where nobody is there to answer and no text is new: names that are taken out.
	unasked  bool
	invented bool // the network is made up: nobody looks through it, see Store.NotLookedThrough
}

// Answering returns an editor that saves texts with these sums for anyone who may say that they do not tell where a shelter
// is, and records that they said so.
func (e *Editor) Answering(sums []string) *Editor {
	return &Editor{store: e.store, sums: sums}
}

func (e *Editor) answersOf(by account.Account) answers { return answers{by: by, sums: e.sums} }

// ask returns the network with the answers recorded in it, and the doubts that remain from before. Answers about old texts count,
// too. It returns PlaceQuestions if a new doubt has not been answered.
func ask(
	ctx context.Context, tx *store.Store, before, after directory.Dossier, a answers, r history.Revision,
) (directory.Dossier, []directory.Doubt, error) {
	doubts, err := uncleared(ctx, tx, after)
	if err != nil || len(doubts) == 0 {
		return after, doubts, err
	}
	q := PlaceQuestions{MayClear: a.by.May(account.ClearPlaces, account.On(after.Network.ID()))}
	after.Cleared = slices.Clone(after.Cleared)
	doubts = slices.DeleteFunc(doubts, func(doubt directory.Doubt) bool {
		answered := q.MayClear && !doubt.Never && slices.Contains(a.sums, doubt.Sum)
		if answered {
			var used []string
			for _, c := range after.Cleared {
				used = append(used, c.Key)
			}
			after.Cleared = append(after.Cleared, directory.Clearance{Key: NewKey(strings.ReplaceAll(doubt.About, "/", " "), used),
				About: doubt.About, Sum: doubt.Sum, On: directory.Today(r.At), By: CheckedBy(r.Role)})
		}
		return answered
	})
	if q.Doubts = directory.NewDoubts(before, doubts); len(q.Doubts) > 0 && !a.unasked {
		return after, nil, q
	}
	return after, doubts, nil
}

// Uncleared returns the entries of a network that may tell where a shelter is and that nobody has cleared.
func (e *Editor) Uncleared(ctx context.Context, d directory.Dossier) ([]directory.Doubt, error) {
	return uncleared(ctx, e.store, d)
}

// uncleared returns the doubts about a network that have not been answered, neither in it nor, for a shared institution, in
// another network.
func uncleared(ctx context.Context, tx *store.Store, d directory.Dossier) ([]directory.Doubt, error) {
	doubts := d.Uncleared()
	var sums []string
	for _, doubt := range doubts {
		if strings.HasPrefix(doubt.About, "einrichtungen/") && !doubt.Never {
			sums = append(sums, doubt.Sum)
		}
	}
	if len(sums) == 0 {
		return doubts, nil
	}
	elsewhere, err := tx.ClearedSums(ctx, sums)
	return slices.DeleteFunc(doubts, func(doubt directory.Doubt) bool { return !doubt.Never && elsewhere[doubt.Sum] }), err
}

// askOther is ask for a network that shares what was changed in another one, where nobody can answer.
func askOther(ctx context.Context, tx *store.Store, before, after directory.Dossier) ([]directory.Doubt, error) {
	doubts, err := uncleared(ctx, tx, after)
	if err != nil {
		return nil, err
	}
	for _, doubt := range directory.NewDoubts(before, doubts) {
		return nil, fault.Wrong(nil, placeElsewhere, before.Network.Name, PlaceQuestions{}.problem(doubt))
	}
	return doubts, nil
}

// ScreenNetworks looks through up to limit networks that have not been screened in their current version and by today's rules, and
// records which of their entries may give away where a shelter is. It returns how many networks it screened and in how many
// entries it found something.
func (e *Editor) ScreenNetworks(ctx context.Context, limit int) (networks, entries int, err error) {
	keys, err := e.store.NotLookedThrough(ctx, limit)
	if err != nil {
		return 0, 0, err
	}
	for _, key := range keys {
		err := e.store.InTx(ctx, func(tx *store.Store) error {
			id, err := tx.NetworkID(ctx, key)
			if err != nil {
				return ignoreNotFound(err) // it has gone in the meantime
			}
			if key, err = tx.LockNetwork(ctx, id); err != nil {
				return err
			}
			d, err := tx.Dossier(ctx, key)
			if err != nil {
				return err
			}
			doubts, err := uncleared(ctx, tx, d)
			if err != nil {
				return err
			}
			entries += len(doubts)
			return tx.SaveDoubtful(ctx, id, directory.DoubtfulEntries(doubts))
		})
		if err != nil {
			return networks, entries, fmt.Errorf("look through %q: %w", key, err)
		}
		networks++
	}
	return networks, entries, nil
}
