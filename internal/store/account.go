package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
)

const accountColumns = `
	a.id, a.email, a.name,
	coalesce((
		select jsonb_agg(
			jsonb_build_object('role', g.role, 'network', g.network_id, 'institution', g.institution_id)
			order by g.granted_at, g.id)
		from desk.grants g
		where g.account_id = a.id), '[]')`

func scanAccount(row pgx.CollectableRow) (a account.Account, err error) {
	var grants []struct {
		Role                 account.Role
		Network, Institution *directory.ID
	}
	err = row.Scan(&a.ID, &a.Email, &a.Name, &grants)
	for _, g := range grants {
		grant := account.Grant{Role: g.Role}
		if g.Network != nil {
			grant.Network = *g.Network
		}
		if g.Institution != nil {
			grant.Institution = *g.Institution
		}
		a.Grants = append(a.Grants, grant)
	}
	return a, err
}

// Account returns an account with its grants, or fault.NotFound if there is none or it was closed.
func (s *Store) Account(ctx context.Context, id directory.ID) (account.Account, error) {
	return s.account(ctx, `a.id = $1`, id)
}

// AccountByEmail is like Account but looks it up by address, ignoring case.
func (s *Store) AccountByEmail(ctx context.Context, email string) (account.Account, error) {
	return s.account(ctx, `a.email = lower($1)`, email)
}

func (s *Store) account(ctx context.Context, condition string, arg any) (account.Account, error) {
	rows, err := s.db.Query(ctx, `select `+accountColumns+` from desk.accounts a where a.closed_at is null and `+condition, arg)
	if err != nil {
		return account.Account{}, fmt.Errorf("account: %w", err)
	}
	a, err := pgx.CollectExactlyOneRow(rows, scanAccount)
	if err != nil {
		return account.Account{}, fmt.Errorf("account: %w", notFound(err))
	}
	return a, nil
}

// SaveAccount returns the account with this address, creating it if necessary. The name is only set if there was none;
// a closed account is opened again, without its former roles.
func (s *Store) SaveAccount(ctx context.Context, email, name string, now time.Time) (id directory.ID, made bool, err error) {
	err = s.db.QueryRow(ctx, `
		insert into desk.accounts as a (email, name, created_at)
		values (lower($1), $2, $3)
		on conflict (email) do update set name = case when a.name = '' then excluded.name else a.name end,
			closed_at = null
		returning id, xmax = 0`, email, name, now).Scan(&id, &made)
	if err != nil {
		return id, false, fmt.Errorf("save account: %w", err)
	}
	return id, made, nil
}

// AccountClosed reports whether there is an account with this address that was closed.
func (s *Store) AccountClosed(ctx context.Context, email string) (closed bool, err error) {
	err = s.db.QueryRow(ctx, `
		select exists (select from desk.accounts where email = lower($1) and closed_at is not null)`, email).Scan(&closed)
	if err != nil {
		return false, fmt.Errorf("closed account: %w", err)
	}
	return closed, nil
}

// NameAccount changes the name that colleagues see.
func (s *Store) NameAccount(ctx context.Context, id directory.ID, name string) error {
	if _, err := s.db.Exec(ctx, `update desk.accounts set name = $2 where id = $1`, id, name); err != nil {
		return fmt.Errorf("name account: %w", err)
	}
	return nil
}

// NoteSignIn records when somebody signed in.
func (s *Store) NoteSignIn(ctx context.Context, id directory.ID, now time.Time) error {
	if _, err := s.db.Exec(ctx, `update desk.accounts set signed_in_at = $2 where id = $1`, id, now); err != nil {
		return fmt.Errorf("note sign-in: %w", err)
	}
	return nil
}

// CloseAccount closes an account and deletes its roles, sessions, links, passkeys and second factor.
// The row stays, so that the history knows who did what.
func (s *Store) CloseAccount(ctx context.Context, id directory.ID, now time.Time) error {
	done, err := s.db.Exec(ctx, `update desk.accounts set closed_at = $2 where id = $1 and closed_at is null`, id, now)
	if err == nil && done.RowsAffected() == 0 {
		err = notFound(pgx.ErrNoRows)
	}
	for _, table := range []string{"grants", "sessions", "sign_in_links", "passkeys", "second_factors"} {
		if err == nil {
			_, err = s.db.Exec(ctx, `delete from desk.`+table+` where account_id = $1`, id)
		}
	}
	if err != nil {
		return fmt.Errorf("close account: %w", err)
	}
	return nil
}
