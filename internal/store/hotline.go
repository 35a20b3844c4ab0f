package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

const hotlineQuery = `
	select key, number, name, who, hours, cost, languages, website, checked_on, source, recheck,
		topics, audiences, tongues, modes, access, week, fit_source
	from hotlines
	order by position`

func scanHotline(row pgx.CollectableRow) (h directory.Hotline, err error) {
	err = row.Scan(&h.Key, &h.Number, &h.Name, &h.Who, &h.Hours, &h.Cost, &h.Languages, &h.Website, &h.CheckedOn, &h.Source, &h.Recheck,
		&h.Topics, &h.Audiences, &h.Tongues, &h.Modes, &h.Access, &h.Week, &h.FitSource)
	return h, err
}

// Hotlines returns the nationwide numbers in the order in which they are to be shown.
func (s *Store) Hotlines(ctx context.Context) ([]directory.Hotline, error) {
	return collect(ctx, s.db, "hotlines", scanHotline, hotlineQuery)
}
