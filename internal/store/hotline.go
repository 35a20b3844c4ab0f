package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Hotlines returns the nationwide numbers in the order in which they are to be shown.
func (s *Store) Hotlines(ctx context.Context) ([]directory.Hotline, error) {
	return collect(ctx, s.db, "hotlines", func(row pgx.CollectableRow) (h directory.Hotline, err error) {
		err = row.Scan(&h.Key, &h.Number, &h.Name, &h.Who, &h.Hours, &h.Cost, &h.Languages, &h.Website, &h.CheckedOn, &h.Source, &h.Recheck,
			&h.English, &h.Tongues)
		return h, err
	}, `
		select key, number, name, who, hours, cost, languages, website, checked_on, source, recheck, english, tongues
		from hotlines
		order by position`)
}
