package store

import (
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

const eventColumns = `e.key, e.title, e.kind, e.day, e.day_note, e.starts, e.ends, e.last_day, e.venue, e.audience, e.content, e.cost,
	e.registration, e.registration_raw, coalesce(e.series_key, ''), e.internal, e.status, e.sequence, e.changed_at,
	array(select h.name from event_hosts h where h.event_id = e.id order by h.position),
	array(select h.network_key from event_hosts h where h.event_id = e.id order by h.position)`

func eventFields(e *directory.Event, names, networks *[]string) []any {
	return []any{&e.Key, &e.Title, &e.Kind, &e.Date, &e.DateNote, &e.Starts, &e.Ends, &e.LastDay, &e.Venue, &e.Audience, &e.Content, &e.Cost,
		&e.Registration, &e.RegistrationRaw, &e.Series, &e.Internal, &e.Status, &e.Sequence, &e.ChangedAt, names, networks}
}

func withHosts(e directory.Event, names, networks []string) directory.Event {
	for i := range names {
		e.Hosts = append(e.Hosts, directory.Host{Name: names[i], Network: networks[i]})
	}
	return e
}

func scanEvent(row pgx.CollectableRow) (directory.Event, error) {
	var e directory.Event
	var names, networks []string
	err := row.Scan(eventFields(&e, &names, &networks)...)
	return withHosts(e, names, networks), err
}

func saveEvents(b *saving, d directory.Dossier, now time.Time) {
	network := d.Network.ID()
	replace(b, "series", "id, network_id, position, key, title, months, intended, note", "network_id", network,
		rowsOf(d.Series, func(at int, s directory.Series) []any {
			return []any{directory.NewID("series", network.String(), s.Key), network, at, s.Key, s.Title, s.Months, s.Intended, s.Note}
		}))
	id := func(e directory.Event) directory.ID { return directory.NewID("event", network.String(), e.Key) }
	replace(b, "events", "id, network_id, position, key, title, kind, day, day_note, starts, ends, last_day, venue, "+
		"audience, content, cost, registration, registration_raw, series_key, internal, status, sequence, changed_at",
		"network_id", network, rowsOf(d.Events, func(at int, e directory.Event) []any {
			return []any{id(e), network, at, e.Key, e.Title, e.Kind, e.Date, e.DateNote, e.Starts, e.Ends, e.LastDay, e.Venue,
				list(e.Audience), list(e.Content), e.Cost, e.Registration, e.RegistrationRaw, orNull(e.Series),
				e.Internal, e.Status, e.Sequence, changedAt(e.ChangedAt, now)}
		}))
	var ids []directory.ID
	var hosts [][]any
	for _, e := range d.Events {
		ids = append(ids, id(e))
		hosts = append(hosts, rowsOf(e.Hosts, func(at int, h directory.Host) []any { return []any{id(e), at, h.Name, h.Network} })...)
	}
	b.Queue(`delete from event_hosts where event_id = any($1)`, ids)
	insert(b, "event_hosts", "event_id, position, name, network_key", hosts)
}

// changedAt is when an entry was last changed; one that does not say is new. PostgreSQL stores microseconds.
func changedAt(at, now time.Time) time.Time {
	if at.IsZero() {
		at = now
	}
	return at.Truncate(time.Microsecond)
}
