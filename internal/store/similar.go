package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Seen tells of which networks somebody may read everything; of all others they read what is for staff.
type Seen struct {
	All      bool
	Networks []directory.ID
}

// mayKnow is the condition for somebody to know about institution i; all and networks are parameters like $1.
func mayKnow(all, networks string) string {
	return `
		(
			i.visibility <= 'fachkraefte' or ` + all + `
				or exists (
					select from memberships m where m.institution_id = i.id and m.network_id = any(` + networks + `)))`
}

// SimilarInstitutions returns the institutions with a name or alias similar to one of the names, by trigrams: at most
// perName for each, every institution once, in alphabetical order, and only those that seen allows.
func (s *Store) SimilarInstitutions(ctx context.Context, seen Seen, names []string, perName int) ([]directory.KnownInstitution, error) {
	return collect(ctx, s.db, "similar institutions", pgx.RowToStructByName[directory.KnownInstitution], `
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
		select i.key, i.name, coalesce(p.name, '') as parent, i.area,
			array(select s.sector from institution_sectors s where s.institution_id = i.id order by s.position) as sectors,
			array(select n.name from institution_names n where n.institution_id = i.id order by n.position) as aliases,
			array(
				select distinct `+regionCalled+`::text
				from memberships m
				join networks t on t.id = m.network_id
				join regions r on r.id = t.region_id
				where m.institution_id = i.id and `+stillMember+` and (m.visibility <= 'fachkraefte' or $3 or m.network_id = any($4))
				order by 1) as regions
		from near
		join institutions i on i.id = near.id
		left join institutions p on p.id = i.parent_id
		where `+mayKnow("$3", "$4")+`
		order by i.name, i.key`, names, perName, seen.All, list(seen.Networks))
}
