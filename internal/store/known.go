package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// KnownInstitutions returns all institutions that somebody may see, by key. To look up a great many names it is quicker
// to compare with all of them than to ask for each.
func (s *Store) KnownInstitutions(ctx context.Context, seen Seen) ([]directory.KnownInstitution, error) {
	return collect(ctx, s.db, "known institutions", pgx.RowToStructByName[directory.KnownInstitution], `
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
				where m.institution_id is not null and `+stillMember+` and (m.visibility <= 'fachkraefte' or $1 or m.network_id = any($2))
				group by 1)
		select i.key, i.name, coalesce(p.name, '') as parent, i.area, coalesce(s.list, '{}') as sectors,
			coalesce(n.list, '{}') as aliases, coalesce(r.list, '{}') as regions
		from institutions i
		left join institutions p on p.id = i.parent_id
		left join sectors s on s.id = i.id
		left join names n on n.id = i.id
		left join regions r on r.id = i.id
		where `+mayKnow("$1", "$2")+`
		order by i.key`, seen.All, list(seen.Networks))
}
