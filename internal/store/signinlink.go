package store

import (
	"context"
	"fmt"
	"time"

	"rundtisch/internal/directory"
)

// SignInLink is a link that signs in once. Only hashes of it and of the browser's secret are stored.
type SignInLink struct {
	Hash              []byte // SHA-256 of the secret in the link
	Account           directory.ID
	Browser           []byte // SHA-256 of what the browser holds that asked for it; nil: any browser
	SkipsSecondFactor bool
	ExpiresAt         time.Time
	UsedAt            *time.Time
}

// AddSignInLink stores a link.
func (s *Store) AddSignInLink(ctx context.Context, l SignInLink, now time.Time) error {
	_, err := s.db.Exec(ctx, `
		insert into desk.sign_in_links (hash, account_id, browser, skips_second_factor, created_at, expires_at)
		values ($1, $2, $3, $4, $5, $6)`,
		l.Hash, l.Account, l.Browser, l.SkipsSecondFactor, now, l.ExpiresAt)
	if err != nil {
		return fmt.Errorf("add sign-in link: %w", err)
	}
	return nil
}

// SignInLink returns the link with this hash, or fault.NotFound. In a transaction it keeps others from using it meanwhile.
func (s *Store) SignInLink(ctx context.Context, hash []byte) (SignInLink, error) {
	l := SignInLink{Hash: hash}
	err := s.db.QueryRow(ctx, `
		select account_id, browser, skips_second_factor, expires_at, used_at
		from desk.sign_in_links
		where hash = $1
		for update`, hash).
		Scan(&l.Account, &l.Browser, &l.SkipsSecondFactor, &l.ExpiresAt, &l.UsedAt)
	if err != nil {
		return l, fmt.Errorf("sign-in link: %w", notFound(err))
	}
	return l, nil
}

// UseSignInLink records that a link was used, and deletes all others of the account: one sign-in needs one link.
func (s *Store) UseSignInLink(ctx context.Context, l SignInLink, now time.Time) error {
	if _, err := s.db.Exec(ctx, `
		update desk.sign_in_links set used_at = $2 where account_id = $1 and used_at is null`, l.Account, now); err != nil {
		return fmt.Errorf("use sign-in link: %w", err)
	}
	return nil
}

// SignInRequest is an address that somebody typed to be mailed a link; nobody knows yet whether it has an account.
type SignInRequest struct {
	ID      directory.ID
	Email   string
	Browser []byte // SHA-256 of what the browser holds that asked
	AskedAt time.Time
}

// AddSignInRequest stores a request until the mail job picks it up.
func (s *Store) AddSignInRequest(ctx context.Context, q SignInRequest) error {
	if _, err := s.db.Exec(ctx, `
		insert into desk.sign_in_requests (id, email, browser, asked_at) values ($1, $2, $3, $4)`,
		q.ID, q.Email, q.Browser, q.AskedAt); err != nil {
		return fmt.Errorf("add sign-in request: %w", err)
	}
	return nil
}

// SignInRequest returns a request, or fault.NotFound.
func (s *Store) SignInRequest(ctx context.Context, id directory.ID) (SignInRequest, error) {
	q := SignInRequest{ID: id}
	err := s.db.QueryRow(ctx, `
		select email, browser, asked_at from desk.sign_in_requests where id = $1`, id).Scan(&q.Email, &q.Browser, &q.AskedAt)
	if err != nil {
		return q, fmt.Errorf("sign-in request: %w", notFound(err))
	}
	return q, nil
}

// RemoveSignInRequest deletes a request that was answered.
func (s *Store) RemoveSignInRequest(ctx context.Context, id directory.ID) error {
	if _, err := s.db.Exec(ctx, `delete from desk.sign_in_requests where id = $1`, id); err != nil {
		return fmt.Errorf("remove sign-in request: %w", err)
	}
	return nil
}
