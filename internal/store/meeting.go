package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
)

const meetingColumns = `m.id, m.network_id, to_char(m.day, 'YYYY-MM-DD'), m.starts, m.ends, m.title, m.place, m.link, m.agenda, m.message,
	m.organizer, m.reply_to, m.remind_days, m.keep_weeks, m.state, m.sequence, m.version, m.results_sent_at, m.forgotten_at, m.changed_at`

// Meetings returns the meetings of a network, the latest first.
func (s *Store) Meetings(ctx context.Context, network directory.ID) ([]meeting.Meeting, error) {
	return s.meetings(ctx, "meetings", `m.network_id = $1 order by m.day desc, m.starts desc, m.id`, network)
}

// Meeting returns a meeting of a network, or fault.NotFound.
func (s *Store) Meeting(ctx context.Context, network, id directory.ID) (meeting.Meeting, error) {
	found, err := s.meetings(ctx, "meeting", `m.network_id = $1 and m.id = $2`, network, id)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("meeting: %w", fault.NotFound)
	}
	if err != nil {
		return meeting.Meeting{}, err
	}
	return found[0], nil
}

func (s *Store) meetings(ctx context.Context, what, where string, args ...any) ([]meeting.Meeting, error) {
	var found []meeting.Meeting
	var present []held[meeting.Presence]
	var decided []held[meeting.Decision]
	b := &pgx.Batch{}
	queue(b, &found, scanMeeting, `select `+meetingColumns+` from desk.meetings m where `+where, args...)
	of := `(select m.id from desk.meetings m where ` + where + `)`
	queue(b, &present, scanPresence, `
		select a.meeting_id, a.institution_id, a.name, a.people, a.persons
		from desk.meeting_attendance a
		where a.meeting_id in `+of+`
		order by a.meeting_id, a.position`, args...)
	queue(b, &decided, scanDecision, `
		select d.meeting_id, d.id, d.text, d.who, coalesce(to_char(d.until, 'YYYY-MM-DD'), ''), d.state,
			coalesce(to_char(d.done_on, 'YYYY-MM-DD'), '')
		from desk.meeting_decisions d
		where d.meeting_id in `+of+`
		order by d.meeting_id, d.position`, args...)
	if err := s.send(ctx, b); err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	at := map[directory.ID]int{}
	for i, m := range found {
		at[m.ID] = i
	}
	for _, p := range present {
		if i, ok := at[p.of]; ok {
			found[i].Present = append(found[i].Present, p.one)
		}
	}
	for _, d := range decided {
		if i, ok := at[d.of]; ok {
			found[i].Decisions = append(found[i].Decisions, d.one)
		}
	}
	for i := range found {
		found[i].Record = found[i].Normal()
	}
	return found, nil
}

// held is something with the meeting that it belongs to.
type held[T any] struct {
	of  directory.ID
	one T
}

func scanMeeting(row pgx.CollectableRow) (m meeting.Meeting, err error) {
	var sent, forgotten *time.Time
	err = row.Scan(&m.ID, &m.Network, &m.Day, &m.Starts, &m.Ends, &m.Title, &m.Place, &m.Link, &m.Agenda, &m.Message, &m.Organizer,
		&m.ReplyTo, &m.RemindDays, &m.KeepWeeks, &m.State, &m.Sequence, &m.Version, &sent, &forgotten, &m.ChangedAt)
	m.ResultsSent, m.ForgottenAt = moment(sent), moment(forgotten)
	return m, err
}

func scanPresence(row pgx.CollectableRow) (p held[meeting.Presence], err error) {
	var institution *directory.ID
	err = row.Scan(&p.of, &institution, &p.one.Name, &p.one.People, &p.one.Persons)
	if institution != nil {
		p.one.Institution = *institution
	}
	return p, err
}

func scanDecision(row pgx.CollectableRow) (d held[meeting.Decision], err error) {
	err = row.Scan(&d.of, &d.one.ID, &d.one.Text, &d.one.Who, &d.one.Until, &d.one.State, &d.one.DoneOn)
	return d, err
}

// AddMeeting stores a new meeting, of which nobody has been invited.
func (s *Store) AddMeeting(ctx context.Context, m meeting.Meeting, now time.Time) error {
	_, err := s.db.Exec(ctx, `
		insert into desk.meetings (id, network_id, day, starts, ends, title, place, link, agenda, message, organizer, reply_to,
			remind_days, keep_weeks, state, created_at, changed_at)
		values ($1, $2, $3::text::date, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)`,
		m.ID, m.Network, m.Day, m.Starts, m.Ends, m.Title, m.Place, m.Link, list(m.Agenda), m.Message, m.Organizer, m.ReplyTo,
		m.RemindDays, m.KeepWeeks, m.State, now)
	if err != nil {
		return fmt.Errorf("add meeting: %w", err)
	}
	return nil
}

// SaveMeeting writes all that the coordination enters, if nobody has saved since version m.Version; otherwise fault.Stale. The
// version goes up by one. After names were deleted none are stored.
func (s *Store) SaveMeeting(ctx context.Context, m meeting.Meeting, now time.Time) error {
	tag, err := s.db.Exec(ctx, `
		update desk.meetings set day = $3::text::date, starts = $4, ends = $5, title = $6, place = $7, link = $8, agenda = $9, message = $10,
			organizer = $11, reply_to = $12, remind_days = $13, keep_weeks = $14, state = $15, sequence = $16, version = version + 1,
			changed_at = $17
		where id = $1 and version = $2`,
		m.ID, m.Version, m.Day, m.Starts, m.Ends, m.Title, m.Place, m.Link, list(m.Agenda), m.Message, m.Organizer, m.ReplyTo,
		m.RemindDays, m.KeepWeeks, m.State, m.Sequence, now)
	if err == nil && tag.RowsAffected() == 0 {
		err = fault.Stale
	}
	if err != nil {
		return fmt.Errorf("save meeting: %w", err)
	}
	b := &pgx.Batch{}
	b.Queue(`delete from desk.meeting_attendance where meeting_id = $1`, m.ID)
	for at, p := range m.Present {
		b.Queue(`
			insert into desk.meeting_attendance (meeting_id, position, institution_id, name, people, persons)
			select $1, $2, (select id from institutions where id = $3), $4, $5, case when m.forgotten_at is null then $6 else '' end
			from desk.meetings m
			where m.id = $1`, m.ID, at, p.Institution, p.Name, p.People, p.Persons)
	}
	b.Queue(`delete from desk.meeting_decisions where meeting_id = $1`, m.ID)
	for at, d := range m.Decisions {
		b.Queue(`
			insert into desk.meeting_decisions (id, meeting_id, position, text, who, until, state, done_on)
			values ($1, $2, $3, $4, $5, nullif($6, '')::date, $7, nullif($8, '')::date)`,
			d.ID, m.ID, at, d.Text, d.Who, d.Until, d.State, d.DoneOn)
	}
	if err := s.send(ctx, b); err != nil {
		return fmt.Errorf("save meeting: %w", err)
	}
	return nil
}

// RemoveMeeting deletes a meeting as it was at a version, if nobody was ever invited to it and it did not take place; otherwise
// fault.Stale.
func (s *Store) RemoveMeeting(ctx context.Context, id directory.ID, version int64) error {
	tag, err := s.db.Exec(ctx, `
		delete from desk.meetings m
		where m.id = $1 and m.version = $2 and m.state in ('geplant', 'abgesagt')
			and not exists (select from desk.meeting_invitations v where v.meeting_id = m.id)`, id, version)
	if err == nil && tag.RowsAffected() == 0 {
		err = fault.Stale
	}
	if err != nil {
		return fmt.Errorf("remove meeting: %w", err)
	}
	return nil
}

// SendResults notes that the results of a meeting are sent. It reports false if they were before.
func (s *Store) SendResults(ctx context.Context, id directory.ID, now time.Time) (bool, error) {
	tag, err := s.db.Exec(ctx, `update desk.meetings set results_sent_at = $2 where id = $1 and results_sent_at is null`, id, now)
	if err != nil {
		return false, fmt.Errorf("send results: %w", err)
	}
	return tag.RowsAffected() == 1, nil
}

// OpenDecisions returns what the meetings of a network left to do and nobody has done, the oldest first.
func (s *Store) OpenDecisions(ctx context.Context, network directory.ID) ([]meeting.Left, error) {
	return collect(ctx, s.db, "open decisions", func(row pgx.CollectableRow) (o meeting.Left, err error) {
		err = row.Scan(&o.Meeting, &o.Version, &o.Day, &o.ID, &o.Text, &o.Who, &o.Until, &o.State)
		return o, err
	}, `
		select m.id, m.version, to_char(m.day, 'YYYY-MM-DD'), d.id, d.text, d.who, coalesce(to_char(d.until, 'YYYY-MM-DD'), ''), d.state
		from desk.meeting_decisions d
		join desk.meetings m on m.id = d.meeting_id
		where m.network_id = $1 and d.state = 'offen'
		order by m.day, d.position`, network)
}

// MeetingNetwork is what planning a meeting needs to know of a network.
type MeetingNetwork struct {
	ID        directory.ID
	Key, Name string
	State     string // the Land, two digits
	Months    int    // how often it meets; 0: not known
}

// MeetingNetwork returns what planning a meeting needs to know of a network.
func (s *Store) MeetingNetwork(ctx context.Context, id directory.ID) (MeetingNetwork, error) {
	n := MeetingNetwork{ID: id}
	err := s.db.QueryRow(ctx, `
		select n.key, n.name, coalesce(r.state, ''), coalesce(n.cadence_months, 0)
		from networks n
		left join regions r on r.id = n.region_id
		where n.id = $1`, id).Scan(&n.Key, &n.Name, &n.State, &n.Months)
	if err != nil {
		return n, fmt.Errorf("network of meetings: %w", notFound(err))
	}
	return n, nil
}
