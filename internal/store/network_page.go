package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// NetworkPage returns what the page of a network shows; errors and cost as Dossier.
func (s *Store) NetworkPage(ctx context.Context, key string) (directory.NetworkPage, error) {
	return s.networkPage(ctx, key, func(*pgx.Batch, directory.ID) {})
}

func (s *Store) networkPage(ctx context.Context, key string, more func(*pgx.Batch, directory.ID)) (directory.NetworkPage, error) {
	var page directory.NetworkPage
	d, err := s.dossier(ctx, key, func(b *pgx.Batch, id directory.ID) {
		queue(b, &page.Hosted, scanEvent, `select `+eventColumns+` from events e where e.network_id <> $2 and e.id in (
			select h.event_id from event_hosts h where h.network_key = $1
				or h.network_key in (select f.key::text from former_keys f where f.kind = 'network' and f.target = $2))
			order by e.starts_on, e.id`, key, id)
		queue(b, &page.Linked, pgx.RowTo[string], `
			select n.key from related_networks r join networks n on n.key = r.network_key where r.network_id = $1`, id)
		more(b, id)
	})
	page.Dossier = d
	return page, err
}
