package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Freshness returns how up to date networks are, by name, in one query.
func (s *Store) Freshness(ctx context.Context, which Which, now time.Time) ([]directory.Freshness, error) {
	return collect(ctx, s.db, "freshness", func(row pgx.CollectableRow) (f directory.Freshness, err error) {
		err = row.Scan(&f.ID, &f.Key, &f.Name, &f.Region, &f.State, &f.Entries, &f.Fresh, &f.CheckedOn, &f.Open, &f.Next, &f.ChangedAt)
		return f, err
	}, chosen+`
		, `+checks+`,
		fresh as (
			select network_id, count(*) as entries, count(*) filter (where not stale) as fresh,
				coalesce(max(latest) filter (where latest <> ''), '') as checked
			from checks
			group by network_id),
		open as (
			select p.network_id from desk.proposals p
			join asked a on a.id = p.network_id
			where p.decided_at is null
			union all
			select b.network_id from desk.proposals p
			join belonging b on b.id = p.institution_id
			where p.network_id is null and p.decided_at is null),
		inbox as (select network_id, count(*) as waiting from open group by network_id),
		dates as (
			select e.network_id, e.day, e.starts_on, e.last_day, e.status from events e
			join asked a on a.id = e.network_id
			union all
			select a.id, e.day, e.starts_on, e.last_day, e.status from events e
			join event_hosts h on h.event_id = e.id
			join asked a on a.key = h.network_key),
		next as (
			select distinct on (network_id) network_id, day from dates
			where status <> 'abgesagt' and partial_date_end(coalesce(nullif(last_day, ''), day)) >= $3::date
			order by network_id, starts_on)
		select a.id, a.key, a.name, `+regionCalled+`, r.state, coalesce(f.entries, 0), coalesce(f.fresh, 0),
			coalesce(f.checked, ''), coalesce(i.waiting, 0), coalesce(n.day, ''), a.changed_at
		from asked a
		join regions r on r.id = a.region_id
		left join fresh f on f.network_id = a.id
		left join inbox i on i.network_id = a.id
		left join next n on n.network_id = a.id
		order by a.name, a.key`, list(which.Networks), which.All, string(directory.Today(now)))
}
