package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// Letter returns the words of a network.
func (s *Store) Letter(ctx context.Context, network directory.ID) (directory.Letter, error) {
	var l directory.Letter
	err := s.db.QueryRow(ctx, `select subject, words from desk.letters where network_id = $1`, network).
		Scan(&l.Subject, &l.Words)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return directory.Letter{}, fmt.Errorf("letter: %w", err)
	}
	return l, nil
}

// SaveLetter replaces the words that somebody saw; fault.Stale if others were saved since.
func (s *Store) SaveLetter(ctx context.Context, network directory.ID, seen, l directory.Letter) error {
	tag, err := s.db.Exec(ctx, `
		insert into desk.letters as l (network_id, subject, words)
		select $1, $4, $5
		where ($2 = '' and $3 = '') or exists (select from desk.letters where network_id = $1)
		on conflict (network_id) do update set subject = excluded.subject, words = excluded.words
		where (l.subject, l.words) in (($2, $3), ($4, $5))`,
		network, seen.Subject, seen.Words, l.Subject, l.Words)
	if err == nil && tag.RowsAffected() == 0 {
		err = fault.Stale
	}
	if err != nil {
		return fmt.Errorf("save letter: %w", err)
	}
	return nil
}
