package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// MostCollected is how many services can be put aside in a session.
const MostCollected = 60

// Collected is a service that somebody put aside, with a note for themselves.
type Collected struct {
	Service directory.ID
	Note    string
}

// Collected returns what was put aside in a session, in its order.
func (s *Store) Collected(ctx context.Context, session directory.ID) ([]Collected, error) {
	return collect(ctx, s.db, "collected", pgx.RowToStructByName[Collected], `
		select service_id as service, note from desk.collected where session_id = $1 order by position, service_id`, session)
}

// Collect appends a service to what is put aside; one already there stays where it is. It reports false if there are
// MostCollected already, or no such service.
func (s *Store) Collect(ctx context.Context, session, service directory.ID) (bool, error) {
	_, err := s.db.Exec(ctx, `insert into desk.collected (session_id, service_id, position)
		select $1, s.id, coalesce((select max(position) from desk.collected where session_id = $1), 0) + 1 from services s where s.id = $2
			and (select count(*) from desk.collected where session_id = $1) < $3
		on conflict (session_id, service_id) do nothing`, session, service, MostCollected)
	there := false
	if err == nil {
		err = s.db.QueryRow(ctx, `
			select exists (select from desk.collected where session_id = $1 and service_id = $2)`,
			session, service).Scan(&there)
	}
	if err != nil {
		return false, fmt.Errorf("collect: %w", err)
	}
	return there, nil
}

// Discard removes a service from what is put aside; the zero ID removes everything.
func (s *Store) Discard(ctx context.Context, session, service directory.ID) error {
	_, err := s.db.Exec(ctx, `
		delete from desk.collected
		where session_id = $1 and ($2 = '00000000-0000-0000-0000-000000000000'::uuid or service_id = $2)`, session, service)
	if err != nil {
		return fmt.Errorf("discard: %w", err)
	}
	return nil
}

// NoteCollected stores notes with what is put aside, by service, each of at most 1,000 characters. Other notes stay.
func (s *Store) NoteCollected(ctx context.Context, session directory.ID, notes map[directory.ID]string) error {
	services, texts := make([]directory.ID, 0, len(notes)), make([]string, 0, len(notes))
	for service, note := range notes {
		services, texts = append(services, service), append(texts, note)
	}
	if _, err := s.db.Exec(ctx, `
		update desk.collected c set note = n.note
		from unnest($2::uuid[], $3::text[]) as n (service_id, note)
		where c.session_id = $1 and c.service_id = n.service_id`, session, services, texts); err != nil {
		return fmt.Errorf("notes: %w", err)
	}
	return nil
}

// MoveCollected puts a service one place up (-1) or down (1).
func (s *Store) MoveCollected(ctx context.Context, session, service directory.ID, by int) error {
	_, err := s.db.Exec(ctx, `with numbered as (
			select service_id, row_number() over (order by position, service_id)::int as n from desk.collected where session_id = $1),
		here as (select n from numbered where service_id = $2)
		update desk.collected c set position = 2 * numbered.n + case when c.service_id = $2 then 3 * $3::int else 0 end
		from numbered where c.session_id = $1 and c.service_id = numbered.service_id and exists (select from here)`, session, service, by)
	if err != nil {
		return fmt.Errorf("move collected: %w", err)
	}
	return nil
}
