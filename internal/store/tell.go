package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Tellings are the e-mails that a coordination gets about its networks.
type Tellings struct {
	Waiting   bool // when something came in, at most once a week
	Quarterly bool // what is to do, once a quarter
}

// Told is an account that coordinates networks, and what it was told of last.
type Told struct {
	ID       directory.ID
	Networks []directory.ID
	Tellings
	Made     time.Time
	At       time.Time // zero: never
	Quarter  time.Time // the first day of the last quarter that it was told of; zero: none
	Standing int       // how much of what stands until it is corrected was told of
}

// ToTell returns the accounts that coordinate networks, have signed in before, want to be told something, and were not
// told anything in the seven days before today in Germany.
func (s *Store) ToTell(ctx context.Context, now time.Time) ([]Told, error) {
	return collect(ctx, s.db, "accounts to tell", func(row pgx.CollectableRow) (t Told, err error) {
		var at, quarter *time.Time
		err = row.Scan(&t.ID, &t.Networks, &t.Waiting, &t.Quarterly, &t.Made, &at, &quarter, &t.Standing)
		if at != nil {
			t.At = *at
		}
		if quarter != nil {
			t.Quarter = *quarter
		}
		return t, err
	}, `
		select a.id, array_agg(g.network_id order by g.network_id), a.tell_waiting, a.tell_quarterly, a.created_at, a.told_at,
			a.told_quarter, a.told_standing
		from desk.accounts a
		join desk.grants g on g.account_id = a.id and g.role = 'koordination'
		where a.closed_at is null and a.signed_in_at is not null and (a.tell_waiting or a.tell_quarterly)
			and (a.told_at is null or (a.told_at at time zone 'Europe/Berlin')::date <= $1::date - 7)
		group by a.id
		order by a.id`, string(directory.Today(now)))
}

// NoteTold records that an account is told now, for a quarter or, zero, for none, and reports whether nobody else did since
// ToTell.
func (s *Store) NoteTold(ctx context.Context, before Told, quarter time.Time, standing int, now time.Time) (bool, error) {
	var first, at *time.Time
	if !quarter.IsZero() {
		first = &quarter
	}
	if !before.At.IsZero() {
		at = &before.At
	}
	tag, err := s.db.Exec(ctx, `
		update desk.accounts set told_at = $3, told_quarter = coalesce($4::date, told_quarter), told_standing = $5
		where id = $1 and told_at is not distinct from $2`, before.ID, at, now, first, standing)
	if err != nil {
		return false, fmt.Errorf("note told: %w", err)
	}
	return tag.RowsAffected() == 1, nil
}

// LowerTold records that some of what an account was told of is gone: if it comes back, that is news.
func (s *Store) LowerTold(ctx context.Context, id directory.ID, standing int) error {
	_, err := s.db.Exec(ctx, `update desk.accounts set told_standing = $2 where id = $1 and told_standing > $2`, id, standing)
	if err != nil {
		return fmt.Errorf("lower told: %w", err)
	}
	return nil
}

// Tellings returns what an account wants to be told.
func (s *Store) Tellings(ctx context.Context, id directory.ID) (t Tellings, err error) {
	err = s.db.QueryRow(ctx, `select tell_waiting, tell_quarterly from desk.accounts where id = $1`, id).
		Scan(&t.Waiting, &t.Quarterly)
	if err != nil {
		return t, fmt.Errorf("tellings: %w", notFound(err))
	}
	return t, nil
}

// SetTellings changes what an account wants to be told.
func (s *Store) SetTellings(ctx context.Context, id directory.ID, t Tellings) error {
	_, err := s.db.Exec(ctx, `update desk.accounts set tell_waiting = $2, tell_quarterly = $3 where id = $1`,
		id, t.Waiting, t.Quarterly)
	if err != nil {
		return fmt.Errorf("set tellings: %w", err)
	}
	return nil
}

// AddUnsubscribeLink keeps the hash of a secret with which an account can end its e-mails without signing in.
func (s *Store) AddUnsubscribeLink(ctx context.Context, hash []byte, id directory.ID, now time.Time) error {
	_, err := s.db.Exec(ctx, `
		insert into desk.unsubscribe_links (hash, account_id, made_at) values ($1, $2, $3)`, hash, id, now)
	if err != nil {
		return fmt.Errorf("add unsubscribe link: %w", err)
	}
	return nil
}

// UnsubscribeLink returns the account that a secret with this hash was made for, or fault.NotFound.
func (s *Store) UnsubscribeLink(ctx context.Context, hash []byte) (id directory.ID, err error) {
	err = s.db.QueryRow(ctx, `
		select l.account_id from desk.unsubscribe_links l
		join desk.accounts a on a.id = l.account_id and a.closed_at is null
		where l.hash = $1`, hash).Scan(&id)
	if err != nil {
		return id, fmt.Errorf("unsubscribe link: %w", notFound(err))
	}
	return id, nil
}
