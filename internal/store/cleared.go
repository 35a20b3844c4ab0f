package store

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

func queueCleared(b *pgx.Batch, id directory.ID, d *directory.Dossier) {
	queue(b, &d.Cleared, pgx.RowToStructByName[directory.Clearance], `
		select key, about, sum, cleared_on as "on", cleared_by as by from cleared_texts where network_id = $1 order by position`, id)
}

func saveCleared(b *saving, d directory.Dossier) {
	n := d.Network.ID()
	replace(b, "cleared_texts", "id, network_id, position, key, about, sum, cleared_on, cleared_by", "network_id", n,
		rowsOf(d.Cleared, func(at int, c directory.Clearance) []any {
			return []any{directory.NewID("cleared", n.String(), c.Key), n, at, c.Key, c.About, c.Sum, c.On, c.By}
		}))
}

// ClearedSums returns those of the sums that the coordination of any network has cleared: an institution shared by
// several networks is asked about once.
func (s *Store) ClearedSums(ctx context.Context, sums []string) (map[string]bool, error) {
	found, err := collect(ctx, s.db, "cleared sums", pgx.RowTo[string], `select distinct sum from cleared_texts where sum = any($1)`, sums)
	if err != nil {
		return nil, err
	}
	cleared := map[string]bool{}
	for _, sum := range found {
		cleared[sum] = true
	}
	return cleared, nil
}

// SaveDoubtful records which entries in the current version of a network may give away where a shelter is.
func (s *Store) SaveDoubtful(ctx context.Context, network directory.ID, entries []directory.DoubtfulEntry) error {
	text, err := json.Marshal(list(entries))
	if err == nil {
		_, err = s.db.Exec(ctx, `
			insert into desk.doubtful (network_id, version, rule, entries)
			select id, version, $2, $3::text::jsonb from networks
			where id = $1
			on conflict (network_id) do update set version = excluded.version, rule = excluded.rule,
				entries = excluded.entries`, network, directory.RuleOfPlaces, string(text))
	}
	if err != nil {
		return fmt.Errorf("save what is doubtful: %w", err)
	}
	return nil
}

// NotLookedThrough returns up to limit keys of networks whose current version has not been scanned with today's rule of
// places. Invented networks are left out: they give nobody away.
func (s *Store) NotLookedThrough(ctx context.Context, limit int) ([]string, error) {
	return collect(ctx, s.db, "networks to look through", pgx.RowTo[string], `
		select n.key::text from networks n
		where not exists (
			select from desk.doubtful d where d.network_id = n.id and d.version = n.version and d.rule = $1)
			and not exists (select from invented_networks i where i.network_id = n.id)
		order by n.key limit $2`, directory.RuleOfPlaces, limit)
}
