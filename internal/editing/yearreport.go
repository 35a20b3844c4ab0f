package editing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/annual"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
)

// YearReport is the report of a network for a year.
type YearReport struct {
	First  int           // the earliest year of which something is known
	Today  annual.Report // as it is made now
	Kept   annual.Report // as it was at the end of the year, as far as it may still be read
	KeptAt time.Time     // zero: it was not kept
}

// YearReport makes the report of a network for a year, and adds the one that was kept at its end. It returns fault.NotFound for a
// year of which nothing is known, or that has not begun.
func (e *Editor) YearReport(ctx context.Context, by account.Account, key string, year int, now time.Time) (YearReport, error) {
	id, err := e.store.NetworkID(ctx, key)
	if err != nil {
		return YearReport{}, err
	}
	if !by.MayEdit(id) {
		return YearReport{}, fmt.Errorf("network %q: %w", key, fault.Forbidden)
	}
	var found YearReport
	err = e.store.Snapshot(ctx, func(tx *store.Store) error {
		record, err := yearRecord(ctx, tx, id, year, now, now)
		if err != nil {
			return err
		}
		if found.First = firstYear(record, now); year < found.First || year > directory.YearOf(now) {
			return fault.NotFound
		}
		found.Today = annual.Compute(record)
		kept, err := tx.KeptReports(ctx, id)
		if err != nil {
			return err
		}
		for _, k := range kept {
			if k.Year != year {
				continue
			}
			var report annual.Report
			if err := json.Unmarshal(k.Report, &report); err != nil {
				return fmt.Errorf("report of %d: %w", year, err)
			}
			found.KeptAt = k.MadeAt
			if found.Kept, err = annual.Shown(report, found.Today, record.Hidden()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return YearReport{}, fmt.Errorf("report of %q for %d: %w", key, year, err)
	}
	return found, nil
}

// firstYear is that of the first revision or the earliest event, whichever was before.
func firstYear(r annual.Record, now time.Time) int {
	first := directory.YearOf(now)
	if !r.First.IsZero() {
		first = directory.YearOf(r.First)
	}
	for _, e := range r.Today.Events {
		if e.Date.Precision() != directory.Unknown {
			first = min(first, e.Date.Start().Year())
		}
	}
	return max(first, 2000)
}

// yearRecord reads what the report of a year is computed from: what was known at a moment, as it may be read now.
func yearRecord(ctx context.Context, tx *store.Store, id directory.ID, year int, known, now time.Time) (annual.Record, error) {
	r := annual.Record{Year: year, Now: known, Gone: map[int64]directory.Dossier{}}
	over := directory.EndOfYear(year)
	var err error
	if r.First, err = tx.FirstRevision(ctx, id); err != nil {
		return r, err
	}
	if r.Revisions, err = tx.EntryChanges(ctx, id, annual.Parts); err != nil {
		return r, err
	}
	for len(r.Revisions) > 0 && r.Revisions[len(r.Revisions)-1].At.After(known) {
		r.Revisions = r.Revisions[:len(r.Revisions)-1]
	}
	if r.Today, err = stateThen(ctx, tx, id, known, now); err != nil {
		return r, err
	}
	r.End, r.Known = r.Today, true
	if !over.After(known) {
		r.End, err = stateThen(ctx, tx, id, over.Add(-time.Microsecond), now)
		if r.Known = err == nil; errors.Is(err, fault.NotFound) {
			err = nil
		}
		if err != nil {
			return r, err
		}
	}
	gone := annual.GoneWithin(r.Revisions, directory.EndOfYear(year-1), over)
	before, err := tx.DocumentsBefore(ctx, id, gone)
	if err != nil {
		return r, err
	}
	for _, revision := range r.Revisions {
		text, ok := before[revision.Number]
		if !ok {
			continue
		}
		d, err := document.Restore(text)
		if err != nil {
			return r, err
		}
		r.Gone[revision.Number] = readable(annual.Went(d, revision), now)
	}
	held, err := tx.HeldMeetings(ctx, id, fmt.Sprintf("%d-01-01", year), fmt.Sprintf("%d-12-31", year))
	if err == nil {
		addMeetings(&r, held)
	}
	return r, err
}

// stateThen is a network as it was at a moment, for others to read: without people who may no longer be named, and without texts
// that may tell where a shelter is.
func stateThen(ctx context.Context, tx *store.Store, id directory.ID, at, now time.Time) (directory.Dossier, error) {
	text, err := tx.DocumentAt(ctx, id, at)
	if err != nil {
		return directory.Dossier{}, err
	}
	d, err := document.Restore(text)
	return readable(d, now), err
}

func readable(d directory.Dossier, now time.Time) directory.Dossier {
	return history.Without(d, now).Withhold()
}

// KeepReports keeps the reports of a year that are not kept yet, as they were at its end, and returns how many that were. It may
// be called again and by several programs at once: each report is kept once.
func (e *Editor) KeepReports(ctx context.Context, year int, now time.Time) (int, error) {
	over := directory.EndOfYear(year)
	ids, err := e.store.NetworksToReport(ctx, year, over)
	if err != nil {
		return 0, err
	}
	kept := 0
	var failed error // of one network: the others have theirs all the same
	for _, id := range ids {
		err := e.store.InTx(ctx, func(tx *store.Store) error {
			record, err := yearRecord(ctx, tx, id, year, over.Add(-time.Microsecond), now)
			if err != nil {
				return err
			}
			text, err := json.Marshal(annual.Compute(record))
			if err != nil {
				return err
			}
			first, err := tx.KeepReport(ctx, id, store.KeptReport{Year: year, MadeAt: now, Report: text})
			if first {
				kept++
			}
			return err
		})
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("keep the report of %s for %d: %w", id, year, err))
		}
	}
	return kept, failed
}

// rewriteReports changes the reports of a network that were kept, of which something must not be known any more.
func rewriteReports(
	ctx context.Context, tx *store.Store, network directory.ID, change func(annual.Report) (annual.Report, error),
) error {
	kept, err := tx.KeptReports(ctx, network)
	if err != nil {
		return err
	}
	for _, k := range kept {
		var report annual.Report
		if err := json.Unmarshal(k.Report, &report); err != nil {
			return fmt.Errorf("report of %d: %w", k.Year, err)
		}
		after, err := change(report)
		if err != nil {
			return err
		}
		text, err := json.Marshal(after)
		if err != nil {
			return err
		}
		if err := tx.RewriteReport(ctx, network, k.Year, text); err != nil {
			return err
		}
	}
	return nil
}
