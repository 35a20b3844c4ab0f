package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Passkey is a passkey that somebody's device or app holds for them.
type Passkey struct {
	ID           directory.ID
	Account      directory.ID
	CredentialID []byte
	Name         string          // as its owner calls it
	Credential   json.RawMessage // what the library keeps of it
	CreatedAt    time.Time
	UsedAt       *time.Time
}

// AddPasskey stores a new passkey.
func (s *Store) AddPasskey(ctx context.Context, p Passkey) error {
	_, err := s.db.Exec(ctx, `insert into desk.passkeys (account_id, credential_id, name, credential, created_at) values ($1, $2, $3, $4, $5)`,
		p.Account, p.CredentialID, p.Name, p.Credential, p.CreatedAt)
	if err != nil {
		return fmt.Errorf("add passkey: %w", err)
	}
	return nil
}

// Passkeys returns the passkeys of an account, the oldest first. In a transaction nobody else can change them meanwhile.
func (s *Store) Passkeys(ctx context.Context, account directory.ID) ([]Passkey, error) {
	return collect(ctx, s.db, "passkeys", pgx.RowToStructByName[Passkey], `
		select id, account_id as account, credential_id, name, credential, created_at, used_at
		from desk.passkeys
		where account_id = $1
		order by created_at, id
		for update`, account)
}

// UsePasskey stores what changed about a passkey when somebody signed in with it: its counter.
func (s *Store) UsePasskey(ctx context.Context, credentialID []byte, credential json.RawMessage, now time.Time) error {
	if _, err := s.db.Exec(ctx, `
		update desk.passkeys set credential = $2, used_at = $3 where credential_id = $1`,
		credentialID, credential, now); err != nil {
		return fmt.Errorf("use passkey: %w", err)
	}
	return nil
}

// RemovePasskey deletes a passkey of an account, or returns fault.NotFound.
func (s *Store) RemovePasskey(ctx context.Context, account, id directory.ID) error {
	done, err := s.db.Exec(ctx, `delete from desk.passkeys where account_id = $1 and id = $2`, account, id)
	if err == nil && done.RowsAffected() == 0 {
		err = notFound(pgx.ErrNoRows)
	}
	if err != nil {
		return fmt.Errorf("remove passkey: %w", err)
	}
	return nil
}
