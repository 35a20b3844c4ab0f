package store

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
)

// AddMeetingRevision adds a change to the history of a meeting. Names of people are not in it.
func (s *Store) AddMeetingRevision(ctx context.Context, id directory.ID, r meeting.Revision) error {
	before, err := json.Marshal(r.Before.Normal())
	if err != nil {
		return fmt.Errorf("add revision of a meeting: %w", err)
	}
	after, err := json.Marshal(r.After.Normal())
	if err != nil {
		return fmt.Errorf("add revision of a meeting: %w", err)
	}
	if _, err := s.db.Exec(ctx, `
		insert into desk.meeting_revisions (meeting_id, number, at, account_id, role, kind, undoes, before, after)
		values ($1, $2, $3, $4, $5, $6, nullif($7, 0), $8, $9)`,
		id, r.Number, r.At, noID(r.Account), r.Role, r.Kind, r.Undoes, before, after); err != nil {
		return fmt.Errorf("add revision of a meeting: %w", err)
	}
	return nil
}

const meetingRevisionColumns = `r.number, r.at, coalesce(nullif(a.name, ''), a.email, ''), r.role, r.kind, coalesce(r.undoes, 0),
	r.before, r.after`

func scanMeetingRevision(row pgx.CollectableRow) (r meeting.Revision, err error) {
	var before, after []byte
	if err = row.Scan(&r.Number, &r.At, &r.By, &r.Role, &r.Kind, &r.Undoes, &before, &after); err != nil {
		return r, err
	}
	if err = json.Unmarshal(before, &r.Before); err == nil {
		err = json.Unmarshal(after, &r.After)
	}
	return r, err
}

// MeetingRevisions returns the changes of a meeting, the newest first, at most 100.
func (s *Store) MeetingRevisions(ctx context.Context, id directory.ID) ([]meeting.Revision, error) {
	return collect(ctx, s.db, "revisions of a meeting", scanMeetingRevision, `
		select `+meetingRevisionColumns+`
		from desk.meeting_revisions r
		left join desk.accounts a on a.id = r.account_id
		where r.meeting_id = $1
		order by r.number desc
		limit 100`, id)
}

// MeetingRevision returns one change of a meeting, or fault.NotFound.
func (s *Store) MeetingRevision(ctx context.Context, id directory.ID, number int64) (meeting.Revision, error) {
	found, err := collect(ctx, s.db, "revision of a meeting", scanMeetingRevision, `
		select `+meetingRevisionColumns+`
		from desk.meeting_revisions r
		left join desk.accounts a on a.id = r.account_id
		where r.meeting_id = $1 and r.number = $2`, id, number)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("revision of a meeting: %w", fault.NotFound)
	}
	if err != nil {
		return meeting.Revision{}, err
	}
	return found[0], nil
}
