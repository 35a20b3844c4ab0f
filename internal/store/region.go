package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// regionCalled is directory.Region.Called of r, and networkTold the name of the network n in it, told from others of the
// same name: most are called "Runder Tisch gegen häusliche Gewalt".
const (
	regionCalled = `coalesce(nullif(r.short_name, ''), r.name)`
	networkTold  = `case when strpos(lower(n.name), lower(` + regionCalled +
		`)) > 0 then n.name else n.name || ' (' || ` + regionCalled + ` || ')' end`
)

const regionColumns = `r.key, r.name, r.short_name, r.kind, r.state, r.inhabitants, r.basis, r.authority,
	array(select d.ags from region_districts d where d.region_id = r.id order by d.position),
	array(select d.inferred from region_districts d where d.region_id = r.id order by d.position)`

func scanRegion(row pgx.CollectableRow) (r directory.Region, err error) {
	var ags []string
	var inferred []bool
	err = row.Scan(&r.Key, &r.Name, &r.ShortName, &r.Kind, &r.State, &r.Inhabitants, &r.Basis, &r.Authority, &ags, &inferred)
	r.Districts = districts(ags, inferred)
	return r, err
}

func districts(ags []string, inferred []bool) []directory.District {
	var found []directory.District
	for i := range ags {
		found = append(found, directory.District{AGS: ags[i], Inferred: inferred[i]})
	}
	return found
}

func regionID(r directory.Region) directory.ID { return directory.NewID("region", r.Key) }

func saveRegion(b *saving, r directory.Region) {
	id := regionID(r)
	upsert(b, "regions", "id, key, name, short_name, kind, state, inhabitants, basis, authority",
		[][]any{{id, r.Key, r.Name, r.ShortName, r.Kind, r.State, r.Inhabitants, r.Basis, r.Authority}})
	b.Queue(`delete from region_districts where region_id = $1`, id)
	insert(b, "region_districts", "region_id, position, ags, inferred", rowsOf(r.Districts, func(at int, d directory.District) []any {
		return []any{id, at, d.AGS, d.Inferred}
	}))
}

// SharedRegion returns the region with this key and the name of another network that works there;
// the name is empty if there is none.
func (s *Store) SharedRegion(ctx context.Context, network directory.ID, key string) (directory.Region, string, error) {
	var owner string
	err := s.db.QueryRow(ctx, `
		select n.name from networks n
		join regions r on r.id = n.region_id
		where r.key = $1 and n.id <> $2
		order by n.name limit 1`, key, network).Scan(&owner)
	if errors.Is(err, pgx.ErrNoRows) {
		return directory.Region{}, "", nil
	}
	if err != nil {
		return directory.Region{}, "", fmt.Errorf("region %q: %w", key, err)
	}
	rows, err := s.db.Query(ctx, `select `+regionColumns+` from regions r where r.key = $1`, key)
	if err != nil {
		return directory.Region{}, "", fmt.Errorf("region %q: %w", key, err)
	}
	region, err := pgx.CollectExactlyOneRow(rows, scanRegion)
	if err != nil {
		return directory.Region{}, "", fmt.Errorf("region %q: %w", key, err)
	}
	return region, owner, nil
}
