package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Networks returns all networks by Land and region, with what lists and maps need of the regions.
func (s *Store) Networks(ctx context.Context) ([]directory.Listed, error) { return s.networks(ctx, "") }

// NetworksIn returns those of Networks that work in one of the Kreise.
func (s *Store) NetworksIn(ctx context.Context, kreise []string) ([]directory.Listed, error) {
	return s.NetworksAround(ctx, kreise, nil, nil, 0)
}

// NetworksAround returns those of Networks that work in one of the Kreise or Länder, and so many others, if there are, of each of
// the Kreise near them: as many as it takes to find the nearest, however many networks there are.
func (s *Store) NetworksAround(ctx context.Context, kreise, laender, near []string, ofEach int) ([]directory.Listed, error) {
	// Which, found by indexes alone; "or" would read all of them.
	return s.networks(ctx, `
		where n.id = any(array(
			select n.id from region_districts d join networks n on n.region_id = d.region_id where d.ags = any($1)
			union
			select n.id from regions r join networks n on n.region_id = r.id where r.state = any($2)
			union
			select one.id from unnest($3::text[]) k(ags) cross join lateral (
				select n.id from region_districts d join networks n on n.region_id = d.region_id
				where d.ags = k.ags order by n.name, n.key limit $4) one))`, list(kreise), list(laender), list(near), ofEach)
}

func (s *Store) networks(ctx context.Context, which string, args ...any) ([]directory.Listed, error) {
	return collect(ctx, s.db, "networks", func(row pgx.CollectableRow) (l directory.Listed, err error) {
		var ags []string
		var inferred []bool
		r := &l.Region
		err = row.Scan(&l.Key, &l.Name, &l.Summary, &l.Form, &l.ChangedAt, &r.Key, &r.Name, &r.ShortName, &r.Kind, &r.State, &ags, &inferred)
		r.Districts = districts(ags, inferred)
		return l, err
	}, `select n.key, n.name, n.summary, n.form, n.changed_at, r.key, r.name, `+regionCalled+`, r.kind, r.state,
			array(select d.ags from region_districts d where d.region_id = r.id order by d.position),
			array(select d.inferred from region_districts d where d.region_id = r.id order by d.position)
		from networks n join regions r on r.id = n.region_id`+which+`
		order by r.state, `+regionCalled+`, n.name`, args...)
}

// NetworkRows returns the networks asked for by Land and region, and how many there are by Land and form.
func (s *Store) NetworkRows(
	ctx context.Context, choice directory.NetworkChoice,
) (networks []directory.Row, tallies []directory.Tally, err error) {
	b := &pgx.Batch{}
	queue(b, &tallies, scanTally, talliesQuery)
	queue(b, &networks, func(row pgx.CollectableRow) (n directory.Row, err error) {
		r := &n.Region
		err = row.Scan(&n.Key, &n.Name, &n.Form, &n.ChangedAt, &n.Founded, &n.Checked,
			&r.Key, &r.Name, &r.ShortName, &r.Kind, &r.State, &n.Members)
		return n, err
	}, `select p.key, p.name, p.form, p.changed_at, p.founded, p.checked_on, p.region, p.place, p.called, p.kind, p.state,
			(select count(*) from memberships m where m.network_id = p.id
				and (m.institution_id is not null or m.group_name <> '') -- a mere number is no entry
				and (m.until = '' or partial_date_end(m.until) >= (now() at time zone 'Europe/Berlin')::date))
		from ( -- members are counted of those on the page alone
			select n.id, n.key, n.name, n.form, n.changed_at, n.founded, n.checked_on,
				r.key as region, r.name as place, `+regionCalled+` as called, r.kind, r.state
			from networks n
			join regions r on r.id = n.region_id
			where ($1 = '' or r.state = $1) and ($2 = '' or n.form = $2)
			order by r.state, called, n.name
			limit nullif($3, 0) offset $4
		) p
		order by p.state, p.called, p.name`, choice.State, choice.Form, choice.Limit, choice.Skip)
	if err := s.send(ctx, b); err != nil {
		return nil, nil, fmt.Errorf("network rows: %w", err)
	}
	return networks, tallies, nil
}

const talliesQuery = `
	select r.state, n.form, count(*)
	from networks n
	join regions r on r.id = n.region_id
	group by r.state, n.form
	order by r.state, n.form`

func scanTally(row pgx.CollectableRow) (t directory.Tally, err error) {
	return t, row.Scan(&t.State, &t.Form, &t.Count)
}

// Tallies returns how many networks there are by Land and form.
func (s *Store) Tallies(ctx context.Context) ([]directory.Tally, error) {
	return collect(ctx, s.db, "tallies", scanTally, talliesQuery)
}

// Covered returns the AGS of all Kreise that a network works in.
func (s *Store) Covered(ctx context.Context) ([]string, error) {
	return collect(ctx, s.db, "covered", pgx.RowTo[string],
		`select distinct d.ags::text from region_districts d join networks n on n.region_id = d.region_id order by 1`)
}

// Events returns the public events of all networks, the latest first: not the meetings that only members may attend.
func (s *Store) Events(ctx context.Context) ([]directory.Dated[directory.Event], error) {
	return collect(ctx, s.db, "events", func(row pgx.CollectableRow) (d directory.Dated[directory.Event], err error) {
		var names, networks []string
		err = row.Scan(append([]any{&d.NetworkKey, &d.NetworkName, &d.RegionName}, eventFields(&d.Entry, &names, &networks)...)...)
		d.Entry = withHosts(d.Entry, names, networks)
		return d, err
	}, `select n.key, n.name, `+regionCalled+`, `+eventColumns+`
		from events e join networks n on n.id = e.network_id join regions r on r.id = n.region_id
		where not e.internal
		order by e.starts_on desc, n.key, e.key`)
}

// Notices returns the notices of all networks without quotations and media, the latest first.
func (s *Store) Notices(ctx context.Context) ([]directory.Dated[directory.Notice], error) {
	return collect(ctx, s.db, "notices", func(row pgx.CollectableRow) (d directory.Dated[directory.Notice], err error) {
		n := &d.Entry
		err = row.Scan(&d.NetworkKey, &d.NetworkName, &d.RegionName, &n.Key, &n.Title, &n.Subtitle, &n.Date, &n.Edition,
			&n.Publisher, &n.Medium, &n.Column, &n.Summary, &n.MediaNote)
		return d, err
	}, `
		select n.key, n.name, `+regionCalled+`, m.key, m.title, m.subtitle, m.day, m.edition, m.publisher, m.medium,
			m.rubric, m.summary, m.media_note
		from notices m
		join networks n on n.id = m.network_id
		join regions r on r.id = n.region_id
		order by partial_date_start(m.day) desc nulls last, m.edition desc, n.key, m.key`)
}

// Addresses returns the addresses of everything that has its own page, with the time of its last change: networks,
// institutions, the Länder and Kreise that a network works in, and the lists of events and notices.
func (s *Store) Addresses(ctx context.Context) (map[string]time.Time, error) {
	addresses := map[string]time.Time{}
	rows, err := s.db.Query(ctx, `
		select '/netzwerke/' || key, changed_at from networks
		union all
		select '/einrichtungen/' || key, changed_at from institutions
		union all
		select '/termine', max(changed_at) from events
		having count(*) > 0
		union all
		select '/meldungen', max(changed_at) from notices
		having count(*) > 0
		union all
		select '/regionen/' || r.state, max(n.changed_at)
		from networks n
		join regions r on r.id = n.region_id
		group by r.state
		union all
		select '/regionen/' || d.ags, max(n.changed_at) from networks n
		join region_districts d on d.region_id = n.region_id
		group by d.ags`)
	if err == nil {
		var path string
		var at time.Time
		_, err = pgx.ForEachRow(rows, []any{&path, &at}, func() error { addresses[path] = at; return nil })
	}
	if err != nil {
		return nil, fmt.Errorf("addresses: %w", err)
	}
	return addresses, nil
}
