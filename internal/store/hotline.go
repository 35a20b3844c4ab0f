package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Hotlines returns the nationwide numbers in the order in which they are to be shown.
func (s *Store) Hotlines(ctx context.Context) ([]directory.Hotline, error) {
	rows, err := s.db.Query(ctx, `
		select key, number, name, who, hours, cost, languages, website, checked_on, source, recheck
		from hotlines
		order by position`)
	if err != nil {
		return nil, fmt.Errorf("hotlines: %w", err)
	}
	lines, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (h directory.Hotline, err error) {
		err = row.Scan(&h.Key, &h.Number, &h.Name, &h.Who, &h.Hours, &h.Cost, &h.Languages, &h.Website, &h.CheckedOn, &h.Source, &h.Recheck)
		return h, err
	})
	if err != nil {
		return nil, fmt.Errorf("hotlines: %w", err)
	}
	return lines, nil
}
