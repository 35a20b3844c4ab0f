package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// EntryChanges returns which entries of some parts of a network came and went after its first revision, the oldest revision first.
// Of the changes only part, key and kind are filled in.
func (s *Store) EntryChanges(ctx context.Context, network directory.ID, parts []string) ([]history.Revision, error) {
	return collect(ctx, s.db, "changes of entries", func(row pgx.CollectableRow) (r history.Revision, err error) {
		err = row.Scan(&r.Number, &r.At, &r.Kind, &r.Changes)
		return r, err
	}, `
		select r.number, r.at, r.kind, c.changes from desk.revisions r
		cross join lateral (
			select jsonb_agg(jsonb_build_object('part', e -> 'part', 'key', e -> 'key', 'kind', e -> 'kind') order by n) as changes
			from jsonb_array_elements(r.changes) with ordinality as x (e, n)
			where e ->> 'part' = any($2) and e ->> 'kind' in ('neu', 'entfaellt') and e ->> 'key' <> '') c
		where r.network_id = $1 and c.changes is not null and r.number > (select min(number) from desk.revisions where network_id = $1)
		order by r.number`, network, parts)
}

// DocumentsBefore returns the documents of a network as they were before revisions, by the numbers of these.
func (s *Store) DocumentsBefore(ctx context.Context, network directory.ID, revisions []int64) (map[int64][]byte, error) {
	before := map[int64][]byte{}
	if len(revisions) == 0 {
		return before, nil
	}
	kept, err := collect(ctx, s.db, "documents before revisions", func(row pgx.CollectableRow) (d KeptDocument, err error) {
		var text string
		err = row.Scan(&d.Number, &text)
		d.Document = []byte(text)
		return d, err
	}, `
		select n, (select document from desk.revisions where network_id = $1 and number < n order by number desc limit 1)
		from unnest($2::bigint[]) as u (n)`, network, revisions)
	for _, d := range kept {
		before[d.Number] = d.Document
	}
	return before, err
}

// KeptReport is the report of a year as it was at its end.
type KeptReport struct {
	Year   int
	MadeAt time.Time
	Report []byte // JSON
}

func scanKeptReport(row pgx.CollectableRow) (r KeptReport, err error) {
	err = row.Scan(&r.Year, &r.MadeAt, &r.Report)
	return r, err
}

// KeptReports returns the reports of a network that were kept, the oldest year first.
func (s *Store) KeptReports(ctx context.Context, network directory.ID) ([]KeptReport, error) {
	return collect(ctx, s.db, "reports", scanKeptReport,
		`select year, made_at, report from desk.year_reports where network_id = $1 order by year`, network)
}

// KeepReport keeps the report of a year, unless one is kept already: it reports whether it did.
func (s *Store) KeepReport(ctx context.Context, network directory.ID, r KeptReport) (bool, error) {
	done, err := s.db.Exec(ctx, `
		insert into desk.year_reports (network_id, year, made_at, report) values ($1, $2, $3, $4)
		on conflict (network_id, year) do nothing`, network, r.Year, r.MadeAt, string(r.Report))
	if err != nil {
		return false, fmt.Errorf("keep a report: %w", refused(err))
	}
	return done.RowsAffected() == 1, nil
}

// RewriteReport replaces a report of which something may no longer be known.
func (s *Store) RewriteReport(ctx context.Context, network directory.ID, year int, report []byte) error {
	if _, err := s.db.Exec(ctx, `
		update desk.year_reports set report = $3 where network_id = $1 and year = $2`, network, year, string(report)); err != nil {
		return fmt.Errorf("rewrite a report: %w", err)
	}
	return nil
}

// NetworksToReport returns the networks that have no report of a year and whose history began before its end.
func (s *Store) NetworksToReport(ctx context.Context, year int, end time.Time) ([]directory.ID, error) {
	return collect(ctx, s.db, "networks to report on", pgx.RowTo[directory.ID], `
		select n.id from networks n
		where exists (select from desk.revisions r where r.network_id = n.id and r.at < $2)
			and not exists (select from desk.year_reports y where y.network_id = n.id and y.year = $1)
		order by n.id`, year, end)
}

// HeldMeetings are the meetings of a network that took place within some days, without any name of a person.
type HeldMeetings struct {
	Meetings []HeldMeeting
	Present  []PresentInstitution
	Results  []MeetingResult
}

// HeldMeeting is one meeting.
type HeldMeeting struct {
	Day, Title           string
	Event                string // the key of the event that may say publicly that it was held, as internal/meetings makes it
	Institutions, People int    // 0: nobody noted who was there
}

// PresentInstitution is how often an institution took part; ID is "" where it is not in the directory.
type PresentInstitution struct {
	ID, Name string
	Times    int
}

// MeetingResult is a result or a decision.
type MeetingResult struct{ Day, Text, Who, Until, State string }

// HeldMeetings returns the meetings of a network that took place from one day up to another.
func (s *Store) HeldMeetings(ctx context.Context, network directory.ID, from, to string) (HeldMeetings, error) {
	const held = `m.network_id = $1 and m.state = 'stattgefunden' and m.day between $2::text::date and $3::text::date`
	const day = `to_char(m.day, 'YYYY-MM-DD')`
	var h HeldMeetings
	b := &pgx.Batch{}
	queue(b, &h.Meetings, pgx.RowToStructByPos[HeldMeeting], `
		select `+day+`, m.title, 'treffen-' || left(m.id::text, 8),
			count(distinct coalesce(a.institution_id::text, a.name)), coalesce(sum(a.people), 0)
		from desk.meetings m
		left join desk.meeting_attendance a on a.meeting_id = m.id
		where `+held+` group by m.id order by m.day, m.id`, network, from, to)
	queue(b, &h.Present, pgx.RowToStructByPos[PresentInstitution], `
		select coalesce(a.institution_id::text, ''), (array_agg(a.name order by m.day desc))[1], count(distinct m.id)
		from desk.meetings m
		join desk.meeting_attendance a on a.meeting_id = m.id
		where `+held+` group by a.institution_id, case when a.institution_id is null then a.name end
		order by 3 desc, 2, 1`, network, from, to)
	queue(b, &h.Results, pgx.RowToStructByPos[MeetingResult], `
		select `+day+`, d.text, d.who, coalesce(to_char(d.until, 'YYYY-MM-DD'), ''), d.state
		from desk.meetings m
		join desk.meeting_decisions d on d.meeting_id = m.id
		where `+held+` order by m.day, m.id, d.position`, network, from, to)
	if err := s.send(ctx, b); err != nil {
		return h, fmt.Errorf("meetings that took place: %w", err)
	}
	return h, nil
}
