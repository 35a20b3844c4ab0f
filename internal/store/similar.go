package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Seen says of which networks somebody reads everything; of all others they read what is for staff.
type Seen struct {
	All      bool
	Networks []directory.ID
}

// mayKnow is the condition under which somebody may know of the institution i; all and networks are places of arguments.
func mayKnow(all, networks string) string {
	return `
		(
			i.visibility <= 'fachkraefte' or ` + all + `
				or exists (
					select from memberships m where m.institution_id = i.id and m.network_id = any(` + networks + `)))`
}

// SimilarInstitutions returns the institutions that are called nearly like one of the names, by trigrams over their
// names and other names: at most perName for each, every institution once, in alphabetical order. Only those who may see
// an institution are told that there is one.
func (s *Store) SimilarInstitutions(ctx context.Context, seen Seen, names []string, perName int) ([]directory.KnownInstitution, error) {
	rows, err := s.db.Query(ctx, `
		with wanted as (select distinct fold(name) as name from unnest($1::text[]) w (name)),
			near as (
				select distinct c.id from wanted w
				cross join lateral (
					select a.id
					from (
						select i.id, similarity(fold(i.name), w.name) as likeness
						from institutions i
						where fold(i.name) % w.name
						union all
						select n.institution_id, similarity(fold(n.name), w.name)
						from institution_names n
						where fold(n.name) % w.name
						union all
						select i.id, word_similarity(w.name, fold(i.name)) * 0.9
						from institutions i
						where w.name <% fold(i.name)) a
					group by a.id
					order by max(a.likeness) desc, a.id limit $2) c)
		select i.key, i.name, coalesce(p.name, ''), i.area,
			array(select s.sector from institution_sectors s where s.institution_id = i.id order by s.position),
			array(select n.name from institution_names n where n.institution_id = i.id order by n.position),
			array(
				select distinct `+regionCalled+`::text
				from memberships m
				join networks t on t.id = m.network_id
				join regions r on r.id = t.region_id
				where m.institution_id = i.id and (m.visibility <= 'fachkraefte' or $3 or m.network_id = any($4))
				order by 1)
		from near
		join institutions i on i.id = near.id
		left join institutions p on p.id = i.parent_id
		where `+mayKnow("$3", "$4")+`
		order by i.name, i.key`, names, perName, seen.All, list(seen.Networks))
	if err != nil {
		return nil, fmt.Errorf("similar institutions: %w", err)
	}
	known, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (k directory.KnownInstitution, err error) {
		err = row.Scan(&k.Key, &k.Name, &k.Parent, &k.Area, &k.Sectors, &k.Aliases, &k.Regions)
		return k, err
	})
	if err != nil {
		return nil, fmt.Errorf("similar institutions: %w", err)
	}
	return known, nil
}
