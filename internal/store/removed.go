package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// RemovedNetwork is a network that was removed on a page.
type RemovedNetwork struct {
	ID        directory.ID
	Key, Name string
	At        time.Time
	By        string // "" if the account is gone
}

// RemovedFor is for how many days a network that was removed is kept.
const RemovedFor = 30

// KeepRemoved keeps the last state of a network that is about to be removed.
func (s *Store) KeepRemoved(ctx context.Context, d directory.Dossier, document []byte, by directory.ID, now time.Time) error {
	_, err := s.db.Exec(ctx, `
		insert into desk.removed_networks (id, key, name, document, removed_at, removed_by) values ($1, $2, $3, $4, $5, $6)
		on conflict (id) do update set key = excluded.key, name = excluded.name, document = excluded.document,
			removed_at = excluded.removed_at, removed_by = excluded.removed_by`,
		d.Network.ID(), d.Network.Key, d.Network.Name, string(document), now, noID(by))
	if err != nil {
		return fmt.Errorf("keep removed: %w", err)
	}
	return nil
}

// Removed returns the networks that can be taken back, the latest first.
func (s *Store) Removed(ctx context.Context, now time.Time) ([]RemovedNetwork, error) {
	return collect(ctx, s.db, "removed networks", pgx.RowToStructByPos[RemovedNetwork], `
		select r.id, r.key::text, r.name, r.removed_at, coalesce(nullif(a.name, ''), a.email, '')
		from desk.removed_networks r
		left join desk.accounts a on a.id = r.removed_by
		where r.removed_at > $1::timestamptz - make_interval(days => $2)
		order by r.removed_at desc, r.name`, now, RemovedFor)
}

// TakeRemoved returns the last state of a network that was removed, and forgets it; fault.NotFound where it is not kept.
func (s *Store) TakeRemoved(ctx context.Context, id directory.ID, now time.Time) ([]byte, error) {
	var document string
	err := s.db.QueryRow(ctx, `
		delete from desk.removed_networks where id = $1 and removed_at > $2::timestamptz - make_interval(days => $3)
		returning document`, id, now, RemovedFor).Scan(&document)
	if err != nil {
		return nil, fmt.Errorf("take removed: %w", notFound(err))
	}
	return []byte(document), nil
}

// ReferringTo returns the names of other networks that name this one: as a related network, or as the host of an event.
func (s *Store) ReferringTo(ctx context.Context, network directory.ID) ([]directory.Named, error) {
	return collect(ctx, s.db, "networks referring to", pgx.RowToStructByPos[directory.Named], `
		with keys as (
			select key from networks where id = $1
			union
			select key from former_keys where kind = 'network' and target = $1)
		select n.key::text, n.name from networks n
		where n.id <> $1 and (
			exists (select from related_networks r where r.network_id = n.id and r.network_key in (select key from keys))
			or exists (
				select from events e
				join event_hosts h on h.event_id = e.id
				where e.network_id = n.id and h.network_key in (select key from keys)))
		order by n.name, n.key`, network)
}

// RegionCovering returns the region of a network that is this one: it covers exactly its Kreise and, unless both are one Kreis or
// town, has its name; else a zero Region. What is only a part of a Kreis names the Kreis, too.
func (s *Store) RegionCovering(ctx context.Context, like directory.Region) (directory.Region, error) {
	var ags []string
	for _, k := range like.Districts {
		ags = append(ags, k.AGS)
	}
	var key string
	err := s.db.QueryRow(ctx, `
		select r.key::text from regions r
		where exists (select from networks n where n.region_id = r.id)
			and (fold(r.name) = fold($2) or r.kind <> 'region' and $3 <> 'region')
			and array(select d.ags::text from region_districts d where d.region_id = r.id order by 1)
				= array(select unnest($1::text[]) order by 1)
		order by fold(r.name) = fold($2) desc, r.key limit 1`, ags, like.Name, like.Kind).Scan(&key)
	if errors.Is(err, pgx.ErrNoRows) {
		return directory.Region{}, nil
	}
	if err != nil {
		return directory.Region{}, fmt.Errorf("region covering: %w", err)
	}
	region, _, err := s.SharedRegion(ctx, directory.ID{}, key)
	return region, err
}

// NetworkCalled reports whether a network of a region has this name, however it is spelled.
func (s *Store) NetworkCalled(ctx context.Context, name, region string) (there bool, err error) {
	err = s.db.QueryRow(ctx, `
		select exists (
			select from networks n
			join regions r on r.id = n.region_id
			where fold(n.name) = fold($1) and r.key = $2)`, name, region).Scan(&there)
	if err != nil {
		return false, fmt.Errorf("network called: %w", err)
	}
	return there, nil
}
