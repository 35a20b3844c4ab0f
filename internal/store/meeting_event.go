package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// EventOfMeeting returns the event by which everybody knows of the meeting of a network on a day, without a key if there is
// none. published is the key of the one that says no more than the month.
func (s *Store) EventOfMeeting(ctx context.Context, network directory.ID, day, published string) (directory.Event, error) {
	var e directory.Event
	err := s.db.QueryRow(ctx, `
		select key, title, day, status
		from events
		where network_id = $1 and (key = $3 or kind = 'sitzung' and status <> 'abgesagt' and day in ($2, left($2, 7)))
		order by key = $3, length(day) desc, key
		limit 1`, network, day, published).Scan(&e.Key, &e.Title, &e.Date, &e.Status)
	if errors.Is(err, pgx.ErrNoRows) {
		return directory.Event{}, nil
	}
	if err != nil {
		return directory.Event{}, fmt.Errorf("event of a meeting: %w", err)
	}
	return e, nil
}

// PublishedMeetings returns the days of the meetings of a network whose month these events tell, by their keys.
func (s *Store) PublishedMeetings(ctx context.Context, network directory.ID, events []string) (map[string]string, error) {
	type told struct{ key, day string }
	all, err := collect(ctx, s.db, "published meetings", func(row pgx.CollectableRow) (t told, err error) {
		err = row.Scan(&t.key, &t.day)
		return t, err
	}, `
		select 'treffen-' || left(m.id::text, 8), to_char(m.day, 'YYYY-MM-DD')
		from desk.meetings m
		where m.network_id = $1 and 'treffen-' || left(m.id::text, 8) = any ($2)`, network, events)
	days := map[string]string{}
	for _, t := range all {
		days[t.key] = t.day
	}
	return days, err
}
