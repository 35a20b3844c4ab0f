package store_test

import (
	"errors"
	"testing"
	"time"

	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

func TestATaskIsKeptWithItsTransactionOrNotAtAll(t *testing.T) {
	t.Parallel()
	f := open(t)
	s := store.New(f.owner)
	waiting := func() int { return f.count(`select count(*) from jobs.river_job`) }
	broken := errors.New("the change fails")
	err := s.InTx(t.Context(), func(tx *store.Store) error {
		if err := tx.Enqueue(t.Context(), task.Prune{Day: "2026-11-22"}, time.Time{}); err != nil {
			return err
		}
		return broken
	})
	if n := waiting(); !errors.Is(err, broken) || n != 0 {
		t.Errorf("%d tasks were kept of a transaction that was taken back (%v)", n, err)
	}
	err = s.InTx(t.Context(), func(tx *store.Store) error {
		if err := tx.Enqueue(t.Context(), task.Prune{Day: "2026-11-22"}, time.Time{}); err != nil {
			return err
		}
		if n := waiting(); n != 0 {
			t.Errorf("%d tasks can be seen before the commit", n)
		}
		return nil
	})
	if n := waiting(); err != nil || n != 1 {
		t.Errorf("%d tasks, want 1 (%v)", n, err)
	}
}

func TestOfATaskForOnceNoSecondIsMade(t *testing.T) {
	t.Parallel()
	f := open(t)
	s := store.New(f.owner)
	for _, err := range together(8, func(int) error { return s.Enqueue(t.Context(), task.Prune{Day: "2026-11-22"}, time.Time{}) }) {
		if err != nil {
			t.Error(err)
		}
	}
	if err := s.Enqueue(t.Context(), task.Prune{Day: "2026-11-23"}, time.Time{}); err != nil {
		t.Error(err)
	}
	if n := f.count(`select count(*) from jobs.river_job`); n != 2 {
		t.Errorf("%d tasks, want one a day", n)
	}
}

func TestATaskWaitsForItsMoment(t *testing.T) {
	t.Parallel()
	f := open(t)
	if err := store.New(f.owner).Enqueue(t.Context(), task.Prune{Day: "2036-01-01"}, today.AddDate(10, 0, 0)); err != nil {
		t.Fatal(err)
	}
	if n := f.count(`
		select count(*) from jobs.river_job
		where state = 'scheduled' and scheduled_at = $1 and kind = 'prune' and args = '{"day": "2036-01-01"}'`,
		today.AddDate(10, 0, 0)); n != 1 {
		t.Error("the task is not kept as it was given")
	}
}
