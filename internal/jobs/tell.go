package jobs

import (
	"context"
	"fmt"
	"slices"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// waits is what a coordination is told of one network: how much, never what.
type waits struct {
	directory.Overview
	store.Incoming
}

// all counts what waits for an answer or stands until it is corrected.
func (t waits) all() int { return t.came() + t.standing() }

func (t waits) came() int { return t.Reports + t.Answers + t.Elsewhere }

// standing is what nobody sent, and what would wait for ever.
func (t waits) standing() int { return len(t.Doubtful) + t.Undialled }

// toDo reports whether anything else is to do.
func (t waits) toDo() bool {
	return t.Items() > t.all() || t.Unreachable > 0 || t.Switched
}

// waitsOf returns what there is to tell of networks, in a number of queries that does not depend on how many they are.
// Their order is that of the to-do list.
func waitsOf(ctx context.Context, s *store.Store, networks []directory.ID, now time.Time) ([]waits, error) {
	if len(networks) == 0 {
		return nil, nil
	}
	overviews, _, err := s.Overviews(ctx, store.Which{Networks: networks}, now, len(networks), 0)
	if err != nil {
		return nil, err
	}
	undialled, err := s.Undialled(ctx, networks, now)
	if err != nil {
		return nil, err
	}
	incoming, err := s.Incomings(ctx, networks, now)
	if err != nil {
		return nil, err
	}
	all := make([]waits, len(overviews))
	for i, o := range overviews {
		o.Undialled = len(undialled[o.ID])
		all[i] = waits{o, incoming[o.ID]}
	}
	return all, nil
}

// In the first month of a quarter, after its first week, which is often a holiday, people are told what is to do.
const quietDays = 6

// tellDue leaves an e-mail for every coordination for which something came in since the last one, and once a quarter for
// those where something is to do; at most one a week, and one for both. It returns how many.
func tellDue(ctx context.Context, s *store.Store, now time.Time) (int, error) {
	mails := 0
	err := s.InTx(ctx, func(tx *store.Store) error {
		due, err := tx.ToTell(ctx, now)
		if err != nil {
			return err
		}
		var networks []directory.ID
		for _, to := range due {
			networks = append(networks, to.Networks...)
		}
		slices.SortFunc(networks, func(a, b directory.ID) int { return slices.Compare(a[:], b[:]) })
		all, err := waitsOf(ctx, tx, slices.Compact(networks), now)
		if err != nil {
			return err
		}
		for _, to := range due {
			told, err := tell(ctx, tx, to, all, now)
			if err != nil {
				return err
			}
			if told {
				mails++
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("tell who is due: %w", err)
	}
	return mails, nil
}

// tell leaves the e-mail for one account, if there is one to send, and reports whether there is.
func tell(ctx context.Context, tx *store.Store, to store.Told, all []waits, now time.Time) (bool, error) {
	standing := 0
	news, toDo := false, false
	for _, t := range all {
		if !slices.Contains(to.Networks, t.ID) {
			continue
		}
		standing += t.standing()
		news = news || t.came() > 0 && t.Newest.After(to.At)
		toDo = toDo || t.toDo() || t.all() > 0
	}
	news = to.Waiting && (news || standing > to.Standing)
	quarter := quarterToTell(now)
	if !to.Quarterly || !toDo || quarter.IsZero() || !to.Quarter.Before(quarter) || !to.Made.Before(quarter) {
		quarter = time.Time{}
	}
	if !news && quarter.IsZero() {
		return false, tx.LowerTold(ctx, to.ID, standing)
	}
	first, err := tx.NoteTold(ctx, to, quarter, standing, now)
	if err != nil || !first {
		return false, err
	}
	mail := task.TidingsMail{Account: to.ID, Day: string(directory.Today(now)), Quarter: !quarter.IsZero()}
	return true, tx.Enqueue(ctx, mail, time.Time{})
}

// quarterToTell returns the first day of the quarter that people are told of today, or zero.
func quarterToTell(now time.Time) time.Time {
	first := directory.QuarterStart(now)
	today := directory.Today(now).Start()
	if today.Before(first.AddDate(0, 0, quietDays)) || !today.Before(first.AddDate(0, 1, 0)) {
		return time.Time{}
	}
	return first
}
