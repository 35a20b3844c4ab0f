package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// chosen selects the networks that are asked for (all where $2 is true), and belonging their institutions and everything
// these are units of. $3 is the day that it is in Germany.
const chosen = `with recursive asked as (select n.* from networks n where $2 or n.id = any($1)),
	belonging (network_id, id) as (
		select m.network_id, m.institution_id from memberships m join asked a on a.id = m.network_id where m.institution_id is not null
		union select t.network_id, t.institution_id from initiators t join asked a on a.id = t.network_id
		union select b.network_id, i.parent_id from institutions i join belonging b on b.id = i.id where i.parent_id is not null),
	present as (select m.* from memberships m join asked a on a.id = m.network_id where is_current(m.until, $3::date))`

// statusToday is the status of network a on the day $3, as directory.StatusOn tells it.
const statusToday = `coalesce((select p.status from network_periods p where p.network_id = a.id
	and (p.since = '' or partial_date_start(p.since) <= $3::date) and (p.until = '' or partial_date_end(p.until) >= $3::date)
	order by partial_date_start(p.since) desc nulls last, p.position limit 1), '')`

// checks are the memberships of today, the contacts and the offers of networks, and how they stand; directory.Checks is the
// rule. An offer stands as that of its parts does that nobody has looked at for longest.
const checks = `checks as (
		select network_id, is_stale(checked_on, $3::date) as stale, checked_on = '' as never, false as offer,
			checked_on::text as latest
		from (
			select network_id, checked_on from present
			union all
			select c.network_id, c.checked_on from contacts c
			join asked a on a.id = c.network_id
			union all
			select b.network_id, c.checked_on from belonging b
			join contacts c on c.institution_id = b.id) v
		union all
		select b.network_id, is_stale(s.checked_on, $3::date) or coalesce(
				bool_or(is_stale(c.checked_on, $3::date)) filter (where c.id is not null), false),
			s.checked_on = '' or coalesce(bool_or(c.checked_on = ''), false), true, s.checked_on::text
		from belonging b
		join services s on s.institution_id = b.id
		left join service_contacts c on c.institution_id = s.institution_id and c.service_id = s.id
		group by b.network_id, s.id)`

const overview = chosen + `
	, ` + checks + `,
	fresh as (
		select network_id, count(*) filter (where stale) as stale, count(*) filter (where never) as never,
			count(*) filter (where stale and offer) as offers
		from checks
		group by network_id),
	lists as (
		select m.network_id, sum(m.stated_count) as stated,
			count(*) filter (where m.institution_id is not null or m.group_name <> '') as listed,
			coalesce((
				array_agg(m.stated_text order by m.position desc)
					filter (where m.institution_id is null and m.group_name = ''))[1], '') as stated_text
		from present m
		group by m.network_id),
	parties as (
		select m.network_id,
			count(distinct m.institution_id) filter (
				where m.institution_id is not null
					and not exists (select from contacts c where c.institution_id = m.institution_id)) as no_contact,
			count(distinct m.institution_id)
				filter (
					where m.institution_id is not null
						and not exists (
							select from institution_sectors s
							where s.institution_id = m.institution_id and s.sector <> 'sonstige')) + count(*)
				filter (where m.group_name <> '' and m.sector in ('', 'sonstige')) as no_sector
		from present m
		group by m.network_id),
	open as (
		select p.network_id, p.source, p.created_at
		from desk.proposals p
		join asked a on a.id = p.network_id
		where p.decided_at is null
		union all
		select b.network_id, p.source, p.created_at
		from desk.proposals p
		join belonging b on b.id = p.institution_id
		where p.network_id is null and p.decided_at is null),
	inbox as (
		select network_id, count(*) filter (where source = 'besuch') as reports,
			min(created_at) filter (where source = 'besuch') as oldest,
			count(*) filter (where source = 'einrichtung') as answers,
			count(*) filter (where source = 'abgleich') as elsewhere
		from open
		group by network_id),
	silence as (
		select b.network_id, count(*) as silent from belonging b where ` + isSilent + ` group by b.network_id),
	found as (
		select a.id, a.key, a.name, ` + regionCalled + ` as short_name, a.changed_at, a.cadence_months,
			a.cadence_intended, a.cadence_text, exists (select from desk.drafts d where d.network_id = a.id) as draft,
			coalesce(f.stale, 0) as stale, coalesce(f.never, 0) as never, coalesce(f.offers, 0) as offers,
			coalesce(l.stated, 0) as stated,
			coalesce(l.stated_text, '') as stated_text, coalesce(l.listed, 0) as listed,
			coalesce(p.no_contact, 0) as no_contact, coalesce(p.no_sector, 0) as no_sector,
			` + statusToday + ` in ('', 'aktiv')
				and not exists (
					select from events e
					where (
						e.network_id = a.id
							or e.id in (
								select h.event_id from event_hosts h
								where h.network_key = a.key
									or h.network_key in (
										select k.key from former_keys k where k.kind = 'network' and k.target = a.id)))
						and e.status <> 'abgesagt' and length(replace(e.day, '?', '')) >= 7
						and partial_date_end(coalesce(nullif(e.last_day, ''), e.day)) >= $4::date)
				and not exists (
					select from desk.meetings m where m.network_id = a.id and m.state <> 'abgesagt' and m.day >= $4::date) as no_date,
			coalesce(i.reports, 0) as reports, i.oldest, coalesce(i.answers, 0) as answers,
			coalesce(i.elsewhere, 0) as elsewhere, coalesce(s.silent, 0) as silent,
			coalesce(u.entries, '[]') as doubtful
		from asked a
		join regions r on r.id = a.region_id
		left join fresh f on f.network_id = a.id
		left join lists l on l.network_id = a.id
		left join parties p on p.network_id = a.id
		left join inbox i on i.network_id = a.id
		left join silence s on s.network_id = a.id
		left join desk.doubtful u on u.network_id = a.id)
	select id, key, name, short_name, changed_at, cadence_months, cadence_intended, cadence_text, draft, stale, never,
		offers, stated, stated_text, listed, no_contact, no_sector, no_date, reports, oldest, answers, elsewhere, silent,
		doubtful, (select count(*) from asked)
	from found
	order by jsonb_array_length(doubtful) desc, reports + answers + elsewhere desc,
		stale + no_contact + no_sector + silent + draft::int + no_date::int + (
			stated > listed or stated = 0 and stated_text <> '' and listed = 0)::int desc, name
	limit $6 offset $7`

// isSilent is true of an institution b.id that was asked more than a month before $5, has not answered, and whose
// contacts nobody has checked since.
const isSilent = `
	exists (
		select
		from (
			select c.answered_at, c.sent_at from desk.confirmations c
			where c.institution_id = b.id
			order by c.asked_at desc limit 1) c
		where c.answered_at is null and c.sent_at <= $5::timestamptz - interval '30 days'
			and not exists (
				select from contacts k
				where k.institution_id = b.id and partial_date_start(k.checked_on) >= c.sent_at::date))`

// Which selects the networks of an overview.
type Which struct {
	All      bool
	Networks []directory.ID
}

// Overviews returns what there is to do in networks, those with the fullest inbox first, and how many networks there are
// in all. It takes one query, however many they are.
func (s *Store) Overviews(ctx context.Context, which Which, now time.Time, limit, offset int) ([]directory.Overview, int, error) {
	first := directory.QuarterStart(now)
	rows, err := s.db.Query(ctx, overview, list(which.Networks), which.All, string(directory.Today(now)), first, now, limit, offset)
	if err != nil {
		return nil, 0, fmt.Errorf("overviews: %w", err)
	}
	total := 0
	overviews, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (o directory.Overview, err error) {
		var months *int
		var cadence directory.Cadence
		var oldest *time.Time
		err = row.Scan(&o.ID, &o.Key, &o.Name, &o.RegionName, &o.ChangedAt, &months, &cadence.Intended,
			&cadence.Statement, &o.Draft, &o.Stale, &o.Never, &o.Offers,
			&o.Stated, &o.StatedText, &o.Listed, &o.NoContact, &o.NoSector, &o.NoDate, &o.Reports, &oldest, &o.Answers,
			&o.Elsewhere, &o.Silent, &o.Doubtful, &total)
		if months != nil {
			cadence.Months = *months
			o.Cadence = &cadence
		}
		if oldest != nil {
			o.OldestReport = *oldest
		}
		return o, err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("overviews: %w", err)
	}
	return overviews, total, nil
}

const stalest = chosen + `
	, entries as (
		select m.network_id, 'mitglied' as kind, m.key::text as key,
			coalesce(i.name, nullif(m.group_name, ''), m.stated_text) as name, '' as value, m.checked_on,
			m.checked_by, 1 as part, m.position
		from present m
		left join institutions i on i.id = m.institution_id
		union all
		select c.network_id, 'kontakt', c.key, a.name,
			concat_ws(' · ', nullif(c.label, ''), nullif(c.phone, ''), nullif(c.email, ''), nullif(c.website, '')),
			c.checked_on, c.checked_by, 2, c.position
		from contacts c
		join asked a on a.id = c.network_id
		union all
		select b.network_id, 'kontakt', i.key || '/' || c.key, i.name,
			concat_ws(' · ', nullif(c.label, ''), nullif(c.phone, ''), nullif(c.email, ''), nullif(c.website, '')),
			c.checked_on, c.checked_by, 3, c.position
		from belonging b
		join institutions i on i.id = b.id
		join contacts c on c.institution_id = i.id
		union all
		select b.network_id, 'angebot', i.key || '/' || s.key, s.name,
			concat_ws(' · ', i.name, (
					select string_agg(c.phone, ', ' order by c.position) from service_contacts c
					where c.institution_id = i.id and c.service_id = s.id and c.phone <> ''), nullif(array_to_string(s.hours, '; '), '')),
			o.checked_on, o.checked_by, 4, s.position
		from belonging b
		join institutions i on i.id = b.id
		join services s on s.institution_id = i.id
		cross join lateral (
			select v.checked_on, v.checked_by
			from (
				select s.checked_on, s.checked_by, -1 as position
				union all
				select c.checked_on, c.checked_by, c.position from service_contacts c
				where c.institution_id = i.id and c.service_id = s.id) v
			order by partial_date_end(v.checked_on) nulls first, v.position
			limit 1) o),
	ranked as (
		select e.*,
			row_number() over (
				partition by network_id order by partial_date_end(checked_on) nulls first, part, position, key)
				as rank
		from entries e
		where is_stale(checked_on, $3::date))
	select network_id, kind, key, name, value, checked_on, checked_by
	from ranked
	where rank <= $4
	order by network_id, rank`

// Stalest returns, for each of the networks, up to limit values that are due to be checked again, in the order of
// directory.Checks. It takes one query.
func (s *Store) Stalest(
	ctx context.Context, networks []directory.ID, now time.Time, limit int,
) (map[directory.ID][]directory.ToCheck, error) {
	found := map[directory.ID][]directory.ToCheck{}
	rows, err := s.db.Query(ctx, stalest, list(networks), false, string(directory.Today(now)), limit)
	if err == nil {
		var network directory.ID
		var c directory.ToCheck
		_, err = pgx.ForEachRow(rows, []any{&network, &c.Kind, &c.Key, &c.Name, &c.Value, &c.On, &c.By}, func() error {
			found[network] = append(found[network], c)
			return nil
		})
	}
	if err != nil {
		return nil, fmt.Errorf("stalest: %w", err)
	}
	return found, nil
}
