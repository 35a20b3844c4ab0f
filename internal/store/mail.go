package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Mail is the record of an e-mail: never its text, never the address it went to.
type Mail struct {
	ID          directory.ID
	Kind        string       // the kind of the task that sends it
	Account     directory.ID // who gets it, if it is an account
	Institution directory.ID // whom it is about, if it is an institution
}

// MailEnd is why an e-mail will not be sent (again).
type MailEnd string

// The ends of an e-mail that was not accepted, or whose fate is unknown.
const (
	MailNotSetUp MailEnd = "nicht_eingerichtet" // no mail server is set up
	MailRefused  MailEnd = "abgelehnt"          // the mail server refused it for good
	MailGivenUp  MailEnd = "aufgegeben"         // it could not be handed over in many tries
	MailUnknown  MailEnd = "ungewiss"           // it was handed over and no answer came
	MailDropped  MailEnd = "entfallen"          // when its turn came it was no longer wanted
)

// MailState is how far an e-mail has come.
type MailState int

// The states of an e-mail.
const (
	MailBegun MailState = iota // marked as handed over, by this call
	MailOpen                   // marked before, and nobody knows what became of it
	MailOver                   // sent, or it never will be
)

// stillThere is the account and the institution of a mail, null where they are gone by now.
const stillThere = `(select id from desk.accounts where id = $3), (select id from institutions where id = $4)`

// BeginMail marks an e-mail as handed over. It may be sent only if MailBegun is returned, and after that is committed.
func (s *Store) BeginMail(ctx context.Context, m Mail, now time.Time) (MailState, error) {
	tag, err := s.db.Exec(ctx, `
		insert into desk.mails (id, kind, account_id, institution_id, created_at, started_at)
		values ($1, $2, `+stillThere+`, $5, $5)
		on conflict (id) do update set started_at = excluded.started_at
		where desk.mails.started_at is null and desk.mails.failed is null`,
		m.ID, m.Kind, m.Account, m.Institution, now)
	if err != nil {
		return 0, fmt.Errorf("begin mail: %w", err)
	}
	if tag.RowsAffected() == 1 {
		return MailBegun, nil
	}
	var open bool
	if err := s.db.QueryRow(ctx, `select sent_at is null and failed is null from desk.mails where id = $1`, m.ID).Scan(&open); err != nil {
		return 0, fmt.Errorf("begin mail: %w", notFound(err))
	}
	if open {
		return MailOpen, nil
	}
	return MailOver, nil
}

// UnmarkMail removes the mark: the e-mail was certainly not accepted and may be tried again. trouble is what has to be put
// right first, as mail.Trouble names it, or "".
func (s *Store) UnmarkMail(ctx context.Context, id directory.ID, trouble string) error {
	if _, err := s.db.Exec(ctx, `
		update desk.mails set started_at = null, trouble = nullif($2, '') where id = $1 and sent_at is null`,
		id, trouble); err != nil {
		return fmt.Errorf("unmark mail: %w", err)
	}
	return nil
}

// MailSent notes that the mail server has accepted an e-mail.
func (s *Store) MailSent(ctx context.Context, id directory.ID, now time.Time) error {
	if _, err := s.db.Exec(ctx, `
		update desk.mails set sent_at = $2, failed = null, failed_at = null, trouble = null where id = $1`,
		id, now); err != nil {
		return fmt.Errorf("mail sent: %w", err)
	}
	return nil
}

// EndMail notes that an e-mail will not be sent (again), and why. One that was sent stays sent.
func (s *Store) EndMail(ctx context.Context, m Mail, why MailEnd, now time.Time) error {
	_, err := s.db.Exec(ctx, `
		insert into desk.mails (id, kind, account_id, institution_id, created_at, failed, failed_at)
		values ($1, $2, `+stillThere+`, $5, $6, $5)
		on conflict (id) do update set failed = excluded.failed, failed_at = excluded.failed_at,
			trouble = case when excluded.failed = $7 then desk.mails.trouble end
		where desk.mails.sent_at is null`,
		m.ID, m.Kind, m.Account, m.Institution, now, why, MailGivenUp)
	if err != nil {
		return fmt.Errorf("end mail: %w", err)
	}
	return nil
}

// MailCount is how many e-mails of one kind ended in one way.
type MailCount struct {
	Kind  string
	Ended MailEnd // "" if they were sent or are under way
	Sent  bool
	// Trouble is what has to be put right before they can be sent, as mail.Trouble names it; "" where nothing is known of that.
	Trouble string
	Number  int
	Last    time.Time // when the newest of them was made
}

// MailCounts counts the e-mails since a moment.
func (s *Store) MailCounts(ctx context.Context, since time.Time) ([]MailCount, error) {
	return collect(ctx, s.db, "count mails", pgx.RowToStructByName[MailCount], `
		select kind, coalesce(failed, '') as ended, sent_at is not null as sent, coalesce(trouble, '') as trouble,
			count(*) as number, max(created_at) as last
		from desk.mails
		where created_at >= $1
		group by 1, 2, 3, 4
		order by 1, 3 desc, 2, 4`, since)
}

// WaitingMail is a job of the background work that sends an e-mail and has not ended.
type WaitingMail struct {
	Job       int64
	Kind      string
	Args      []byte // of the task, as JSON
	CreatedAt time.Time
}

// WaitingMails returns the jobs of these kinds that have not ended.
func (s *Store) WaitingMails(ctx context.Context, kinds []string) ([]WaitingMail, error) {
	return collect(ctx, s.db, "waiting mails", pgx.RowToStructByPos[WaitingMail], `
		select id, kind, args, created_at from jobs.river_job where finalized_at is null and kind = any($1) order by id`, kinds)
}
