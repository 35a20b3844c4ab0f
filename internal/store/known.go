package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// KnownInstitutions returns all institutions that somebody may see, in the order of their keys. To look for very many
// names it is quicker to compare with all of them than to ask for each.
func (s *Store) KnownInstitutions(ctx context.Context, seen Seen) ([]directory.KnownInstitution, error) {
	rows, err := s.db.Query(ctx, `
		with sectors as (
			select institution_id as id, array_agg(sector order by position) as list
			from institution_sectors
			group by 1),
			names as (
				select institution_id as id, array_agg(name order by position) as list
				from institution_names
				group by 1),
			regions as (
				select m.institution_id as id, array_agg(distinct `+regionCalled+`::text) as list
				from memberships m
				join networks t on t.id = m.network_id
				join regions r on r.id = t.region_id
				where m.institution_id is not null and (m.visibility <= 'fachkraefte' or $1 or m.network_id = any($2))
				group by 1)
		select i.key, i.name, coalesce(p.name, ''), i.area, coalesce(s.list, '{}'), coalesce(n.list, '{}'),
			coalesce(r.list, '{}')
		from institutions i
		left join institutions p on p.id = i.parent_id
		left join sectors s on s.id = i.id
		left join names n on n.id = i.id
		left join regions r on r.id = i.id
		where `+mayKnow("$1", "$2")+`
		order by i.key`, seen.All, list(seen.Networks))
	if err != nil {
		return nil, fmt.Errorf("known institutions: %w", err)
	}
	known, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (k directory.KnownInstitution, err error) {
		err = row.Scan(&k.Key, &k.Name, &k.Parent, &k.Area, &k.Sectors, &k.Aliases, &k.Regions)
		return k, err
	})
	if err != nil {
		return nil, fmt.Errorf("known institutions: %w", err)
	}
	return known, nil
}
