package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// InventedDay returns the day that the dates of invented networks are relative to; the zero time if there are none.
func (s *Store) InventedDay(ctx context.Context) (time.Time, error) {
	var day *time.Time
	if err := s.db.QueryRow(ctx, `select min(day) from invented_networks`).Scan(&day); err != nil {
		return time.Time{}, fmt.Errorf("day of invented networks: %w", err)
	}
	if day == nil {
		return time.Time{}, nil
	}
	return *day, nil
}

// MarkInvented marks networks as invented.
func (s *Store) MarkInvented(ctx context.Context, networks []directory.ID, day time.Time) error {
	if _, err := s.db.Exec(ctx, `
		insert into invented_networks (network_id, day) select unnest($1::uuid[]), $2::date on conflict do nothing`,
		networks, day); err != nil {
		return fmt.Errorf("mark as invented: %w", err)
	}
	return nil
}

// RealNetworks returns the keys of the networks that are not invented.
func (s *Store) RealNetworks(ctx context.Context) ([]string, error) {
	return collect(ctx, s.db, "real networks", pgx.RowTo[string], `
		select key from networks n
		where not exists (select from invented_networks i where i.network_id = n.id)
		order by key`)
}

// inventedAtOnce is how many networks RemoveInvented removes in one transaction: others who write wait for it.
const inventedAtOnce = 200

// RemoveInvented deletes some of the invented networks with everything that only they have, and returns how many: 0 when
// none is left. Unlike RemoveNetwork it leaves no former address behind: they were never real.
func (s *Store) RemoveInvented(ctx context.Context) (int, error) {
	removed := 0
	err := s.InTx(ctx, func(tx *Store) error {
		if err := errors.Join(tx.lock(ctx), tx.unhurried(ctx)); err != nil {
			return err
		}
		var networks, regions, institutions []directory.ID
		if err := tx.db.QueryRow(ctx, `
			select array_agg(n.id), array_agg(distinct n.region_id)
			from networks n
			where n.id in (select network_id from invented_networks order by network_id limit $1)`,
			inventedAtOnce).Scan(&networks, &regions); err != nil {
			return err
		}
		if removed = len(networks); removed == 0 {
			return nil
		}
		if err := tx.db.QueryRow(ctx, `with recursive mine as (
				select institution_id as id from memberships where network_id = any($1) and institution_id is not null
				union select institution_id from initiators where network_id = any($1)
				union select u.parent_id from mine m
		cross join lateral (select i.parent_id from institutions i where i.id = m.id offset 0) u where u.parent_id is not null)
			select array_agg(id) from mine`, networks).Scan(&institutions); err != nil {
			return err
		}
		var kinds, keys []string // under which they stand or stood
		if err := tx.db.QueryRow(ctx, `
			select array_agg(kind), array_agg(key)
			from (
				select 'network' as kind, key::text as key from networks
				where id = any($1)
				union all
				select 'institution', key::text from institutions
				where id = any($2)
				union all
				select kind, key::text from former_keys
				where target = any($1) or target = any($2)) k`, networks, institutions).Scan(&kinds, &keys); err != nil {
			return err
		}
		b := &pgx.Batch{}
		b.Queue(`delete from networks where id = any($1)`, networks)
		b.Queue(removeUnused, institutions)
		b.Queue(`
			delete from former_keys f using unnest($1::text[], $2::text[]) k (kind, key)
			where f.kind = k.kind and f.key = k.key and f.target is null`, kinds, keys)
		b.Queue(`delete from regions r where r.id = any($1) and not exists (select from networks n where n.region_id = r.id)`, regions)
		return tx.send(ctx, b)
	})
	if err != nil {
		return 0, fmt.Errorf("remove invented networks: %w", err)
	}
	return removed, nil
}
