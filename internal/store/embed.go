package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// EmbeddedNetwork is NetworkPage with the origins of the pages that may show it in a frame.
func (s *Store) EmbeddedNetwork(ctx context.Context, key string) (directory.NetworkPage, []string, error) {
	var origins []string
	page, err := s.networkPage(ctx, key, func(b *pgx.Batch, id directory.ID) {
		queue(b, &origins, pgx.RowTo[string], `select unnest(e.origins)::text from embeds e where e.network_id = $1`, id)
	})
	return page, origins, err
}

// Embed says whose pages may show a network in a frame, and since when. Version 0 means that nobody has chosen any yet.
type Embed struct {
	Origins   []string
	Version   int64
	ChangedAt time.Time
	ChangedBy string // „" where the account is gone
}

// Embed returns what was chosen for a network; only the owner's level can read all of it.
func (s *Store) Embed(ctx context.Context, network directory.ID) (Embed, error) {
	var e Embed
	err := s.db.QueryRow(ctx, `
		select e.origins::text[], e.version, e.changed_at, coalesce(nullif(a.name, ''), a.email, '')
		from embeds e
		left join desk.accounts a on a.id = e.changed_by
		where e.network_id = $1`, network).Scan(&e.Origins, &e.Version, &e.ChangedAt, &e.ChangedBy)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return Embed{}, fmt.Errorf("embed: %w", err)
	}
	return e, nil
}

// SaveEmbed replaces the origins that were there at version seen; fault.Stale if somebody saved since. It must run in a
// transaction that holds LockNetwork.
func (s *Store) SaveEmbed(ctx context.Context, network directory.ID, origins []string, seen int64, by directory.ID, now time.Time) error {
	tag, err := s.db.Exec(ctx, `
		insert into embeds (network_id, origins, version, changed_at, changed_by)
		select $1, $2::text[]::origin[], 1, $4, $5
		where $3::bigint = (select coalesce(max(version), 0) from embeds where network_id = $1)
		on conflict (network_id) do update set origins = excluded.origins, version = embeds.version + 1,
			changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
		network, list(origins), seen, now, by)
	if err == nil && tag.RowsAffected() == 0 {
		err = fault.Stale
	}
	if err != nil {
		return fmt.Errorf("save embed: %w", err)
	}
	return nil
}
