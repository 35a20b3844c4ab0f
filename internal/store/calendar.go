package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// maxAppointments is the most events a calendar holds; beyond it the oldest are left out.
const maxAppointments = 5000

// Conditions on networks n and their regions r that select the networks of a calendar or feed.
const (
	ofAll      = `$1 = ''`
	ofKey      = `n.key = $1`
	ofLand     = `r.state = $1`
	ofDistrict = `exists (select from region_districts d where d.region_id = r.id and d.ags = $1)`
)

// heldBy selects the events of networks; an event belongs to every network that hosts it, as on their pages.
func heldBy(networks string) string {
	return `
		with mine as (select n.id, n.key from networks n join regions r on r.id = n.region_id where ` + networks + `),
			named as (
				select key::text from mine
				union
				select f.key::text from former_keys f
				join mine on mine.id = f.target
				where f.kind = 'network'),
			held as (
				select e.id from events e
				where e.network_id in (select id from mine)
				union
				select h.event_id from event_hosts h
				where h.network_key in (select key from named)) `
}

// datedEvent reads the events held that somebody may attend: those for members only are on the pages of their networks.
const datedEvent = `
	select n.key, n.name, ` + regionCalled + `, e.id, coalesce(s.key, ''), coalesce(s.title, ''),
		coalesce(s.months, 0), coalesce(s.intended, false), coalesce(s.note, ''), ` + eventColumns + `
	from events e
	join networks n on n.id = e.network_id
	join regions r on r.id = n.region_id
	left join series s on s.network_id = e.network_id and s.key = e.series_key
	where e.id in (select id from held) and not e.internal `

func scanAppointment(row pgx.CollectableRow) (a directory.Appointment, err error) {
	var names, networks []string
	s := &a.Series
	err = row.Scan(append([]any{&a.NetworkKey, &a.NetworkName, &a.RegionName, &a.ID, &s.Key, &s.Title, &s.Months, &s.Intended, &s.Note},
		eventFields(&a.Entry, &names, &networks)...)...)
	a.Entry = withHosts(a.Entry, names, networks)
	return a, err
}

// Calendar returns the events of all networks.
func (s *Store) Calendar(ctx context.Context) (directory.Calendar, error) {
	return s.calendar(ctx, ofAll, "")
}

// RegionCalendar returns the events of the networks of a Land (two digits) or a Kreis (five).
func (s *Store) RegionCalendar(ctx context.Context, code string) (directory.Calendar, error) {
	if len(code) == 2 {
		return s.calendar(ctx, ofLand, code)
	}
	return s.calendar(ctx, ofDistrict, code)
}

// NetworkCalendar returns the events a network hosts or co-hosts, and its rhythm; errors as Dossier.
func (s *Store) NetworkCalendar(ctx context.Context, key string) (directory.Calendar, error) {
	return s.calendar(ctx, ofKey, key)
}

func (s *Store) calendar(ctx context.Context, networks, which string) (directory.Calendar, error) {
	var c directory.Calendar
	b := &pgx.Batch{}
	if networks == ofKey {
		queueNetworkOf(b, &c.Network, &c.Region, which)
		queue(b, &c.Series, pgx.RowToStructByName[directory.Series], `
			select s.key, s.title, s.months, s.intended, s.note
			from series s
			join networks n on n.id = s.network_id
			where n.key = $1
			order by s.position`, which)
	}
	queue(b, &c.Events, scanAppointment, heldBy(networks)+datedEvent+`order by e.starts_on desc, e.id limit $2`, which, maxAppointments)
	if err := s.send(ctx, b); err != nil {
		return directory.Calendar{}, s.networkFault(ctx, which, err)
	}
	return c, nil
}

// News returns the most recently changed events and notices, at most most of each, of the network with this key or of
// all (""); errors as Dossier.
func (s *Store) News(ctx context.Context, key string, most int) (directory.News, error) {
	if key == "" {
		return s.news(ctx, ofAll, "", most)
	}
	return s.news(ctx, ofKey, key, most)
}

// RegionNews is News for the networks of a Land (two digits) or a Kreis (five).
func (s *Store) RegionNews(ctx context.Context, code string, most int) (directory.News, error) {
	if len(code) == 2 {
		return s.news(ctx, ofLand, code, most)
	}
	return s.news(ctx, ofDistrict, code, most)
}

func (s *Store) news(ctx context.Context, networks, key string, most int) (directory.News, error) {
	var n directory.News
	var events []directory.Appointment
	b := &pgx.Batch{}
	if networks == ofKey {
		queueNetworkOf(b, &n.Network, new(string), key)
	}
	queue(b, &events, scanAppointment, heldBy(networks)+datedEvent+`order by e.changed_at desc, e.starts_on desc, e.id limit $2`, key, most)
	queue(b, &n.Notices, func(row pgx.CollectableRow) (d directory.Dated[directory.Notice], err error) {
		m := &d.Entry
		err = row.Scan(&d.NetworkKey, &d.NetworkName, &d.RegionName, &d.ID, &m.Key, &m.Title, &m.Subtitle, &m.Date,
			&m.Edition, &m.Publisher, &m.Medium, &m.Column, &m.Summary, &m.ChangedAt)
		return d, err
	}, `
		select n.key, n.name, `+regionCalled+`, m.id, m.key, m.title, m.subtitle, m.day, m.edition, m.publisher,
			m.medium, m.rubric, m.summary, m.changed_at
		from notices m
		join networks n on n.id = m.network_id
		join regions r on r.id = n.region_id
		where `+networks+`
		order by m.changed_at desc, partial_date_start(m.day) desc nulls last, m.id
		limit $2`, key, most)
	if err := s.send(ctx, b); err != nil {
		return directory.News{}, s.networkFault(ctx, key, err)
	}
	for _, e := range events {
		n.Events = append(n.Events, e.Dated)
	}
	return n, nil
}

// queueNetworkOf reads what calendars and feeds say about a network, and the name of its region.
func queueNetworkOf(b *pgx.Batch, n *directory.Network, region *string, key string) {
	queueOne(b, n, scanNetwork, `select `+networkColumns+` from networks n where n.key = $1`, key)
	queueOne(b, region, pgx.RowTo[string], `
		select `+regionCalled+` from networks n join regions r on r.id = n.region_id where n.key = $1`, key)
}

func (s *Store) networkFault(ctx context.Context, key string, err error) error {
	if errors.Is(err, fault.NotFound) {
		err = s.moved(ctx, "network", "networks", key)
	}
	return fmt.Errorf("network %q: %w", key, err)
}
