package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// Letter is what a coordination says in its own words in the yearly question; what is empty is said as usual.
type Letter struct{ Subject, Words string }

// Letter returns the words of a network.
func (s *Store) Letter(ctx context.Context, network directory.ID) (Letter, error) {
	var l Letter
	err := s.db.QueryRow(ctx, `select letter_subject, letter_words from desk.settings where network_id = $1`, network).
		Scan(&l.Subject, &l.Words)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return Letter{}, fmt.Errorf("letter: %w", err)
	}
	return l, nil
}

// SaveLetter replaces the words that somebody saw; fault.Stale if others were saved since.
func (s *Store) SaveLetter(ctx context.Context, network directory.ID, seen, l Letter) error {
	tag, err := s.db.Exec(ctx, `
		insert into desk.settings as s (network_id, yearly_mails, letter_subject, letter_words)
		select $1, true, $4, $5
		where ($2 = '' and $3 = '') or exists (select from desk.settings where network_id = $1)
		on conflict (network_id) do update set letter_subject = excluded.letter_subject,
			letter_words = excluded.letter_words
		where (s.letter_subject, s.letter_words) in (($2, $3), ($4, $5))`,
		network, seen.Subject, seen.Words, l.Subject, l.Words)
	if err == nil && tag.RowsAffected() == 0 {
		err = fault.Stale
	}
	if err != nil {
		return fmt.Errorf("save letter: %w", err)
	}
	return nil
}
