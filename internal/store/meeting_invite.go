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

// Guests returns the members of a network and whoever else was invited to a meeting, in alphabetical order. The address of a
// member is the one that the yearly question goes to.
func (s *Store) Guests(ctx context.Context, network, id directory.ID) ([]meeting.Guest, error) {
	var guests []meeting.Guest
	var mails []held[meeting.Mail]
	b := &pgx.Batch{}
	queue(b, &guests, scanGuest, `
		with member as (
			select i.id, i.key::text as key, i.name::text as name, coalesce(`+recipient+`, '') as email,
				coalesce((
					select o.name::text from institutions o
					where o.id = i.parent_id and o.visibility = 'oeffentlich' and position(o.name in i.name) = 0), '') as part_of,
				i.visibility = 'koordination' or not exists (
					select from memberships m
					where m.network_id = $1 and m.institution_id = i.id and m.visibility <= 'fachkraefte' and `+stillMember+`) as hidden
			from institutions i
			where i.id in (select m.institution_id from memberships m where m.network_id = $1 and `+stillMember+`))
		select coalesce(m.id, v.institution_id), coalesce(m.key, ''), coalesce(m.name, v.name), coalesce(m.email, ''),
			coalesce(m.hidden, false), coalesce(m.part_of, ''),
			v.id, coalesce(v.name, ''), coalesce(v.email, ''), coalesce(v.answer, ''), coalesce(v.deputy, ''), v.answered_at, v.reminded_at
		from member m
		full join (select * from desk.meeting_invitations where meeting_id = $2) v on v.institution_id = m.id
		order by 3, 2, 6`, network, id)
	queue(b, &mails, func(row pgx.CollectableRow) (m held[meeting.Mail], err error) {
		var begun *time.Time
		var ended MailEnd
		err = row.Scan(&m.of, &m.one.Kind, &m.one.Sequence, &m.one.Email, &begun, &m.one.Sent, &ended)
		m.one.BegunAt, m.one.Unknown = moment(begun), ended == MailUnknown
		m.one.Failed = ended == MailRefused || ended == MailGivenUp || ended == MailNotSetUp
		return m, err
	}, `
		select q.invitation_id, q.kind, q.sequence, q.email, q.begun_at, d.sent_at is not null, coalesce(d.failed, '')
		from desk.meeting_mails q
		join desk.meeting_invitations v on v.id = q.invitation_id
		left join desk.mails d on d.id = q.mail_id
		where v.meeting_id = $1
		order by q.queued_at, q.id`, id)
	if err := s.send(ctx, b); err != nil {
		return nil, fmt.Errorf("guests: %w", err)
	}
	at := map[directory.ID]int{}
	for i, g := range guests {
		if g.Invitation != nil {
			at[g.Invitation.ID] = i
		}
	}
	for _, m := range mails {
		if i, ok := at[m.of]; ok {
			guests[i].Mails = append(guests[i].Mails, m.one)
		}
	}
	return guests, nil
}

func scanGuest(row pgx.CollectableRow) (g meeting.Guest, err error) {
	var v meeting.Invitation
	var institution, invited *directory.ID
	var answered, reminded *time.Time
	err = row.Scan(&institution, &g.Key, &g.Name, &g.Email, &g.Hidden, &g.Of, &invited, &v.Name, &v.Email,
		&v.Answer, &v.Deputy, &answered, &reminded)
	if institution != nil {
		g.Institution = *institution
	}
	if invited != nil {
		v.ID, v.Institution = *invited, g.Institution
		v.AnsweredAt, v.RemindedAt = moment(answered), moment(reminded)
		g.Invitation = &v
	}
	return g, err
}

// moment is the zero time for null.
func moment(at *time.Time) time.Time {
	if at == nil {
		return time.Time{}
	}
	return *at
}

// Invite notes that an institution is invited to a meeting at an address, and returns the invitation, which may be there.
func (s *Store) Invite(ctx context.Context, id directory.ID, g meeting.Guest) (directory.ID, error) {
	var invitation directory.ID
	err := s.db.QueryRow(ctx, `
		insert into desk.meeting_invitations (meeting_id, institution_id, name, email)
		values ($1, $2, $3, $4)
		on conflict (meeting_id, institution_id) do update set name = excluded.name, email = excluded.email
		returning id`, id, g.Institution, g.Name, g.Email).Scan(&invitation)
	if err != nil {
		return invitation, fmt.Errorf("invite: %w", err)
	}
	return invitation, nil
}

// AddMeetingMail orders an e-mail about a meeting. It reports false if this one was ordered before, unless that one surely did
// not arrive.
func (s *Store) AddMeetingMail(
	ctx context.Context, invitation directory.ID, kind meeting.MailKind, sequence int, email string, now time.Time,
) (directory.ID, bool, error) {
	id, err := collect(ctx, s.db, "add mail of a meeting", pgx.RowTo[directory.ID], `
		insert into desk.meeting_mails (invitation_id, kind, sequence, email, queued_at)
		values ($1, $2, $3, $4, $5)
		on conflict (invitation_id, kind, sequence, email) where email <> '' do update
			set id = gen_random_uuid(), queued_at = excluded.queued_at, begun_at = null, mail_id = null
			where exists (
				select from desk.mails d
				where d.id = meeting_mails.mail_id and d.failed in ('abgelehnt', 'aufgegeben', 'nicht_eingerichtet'))
		returning id`, invitation, kind, sequence, email, now)
	if err != nil || len(id) == 0 {
		return directory.ID{}, false, err
	}
	return id[0], true, nil
}

// BegunMeetingMail is what an e-mail about a meeting needs.
type BegunMeetingMail struct {
	Kind     meeting.MailKind
	Sequence int
	Email    string
	meeting.Invitation
	Network     directory.ID
	NetworkName string
	Meeting     directory.ID
	Told        bool // an invitation was handed over
}

// BeginMeetingMail marks an ordered e-mail as handed over and gives its invitation another secret, of which the hash is stored;
// hash may be nil. mail is its ID among all e-mails. It returns fault.NotFound for one that is not there any more.
func (s *Store) BeginMeetingMail(ctx context.Context, id, mail directory.ID, hash []byte, now time.Time) (BegunMeetingMail, error) {
	var m BegunMeetingMail
	var institution *directory.ID
	var answered *time.Time
	err := s.db.QueryRow(ctx, `
		update desk.meeting_mails q set begun_at = $3, mail_id = $2
		from desk.meeting_invitations v
		join desk.meetings t on t.id = v.meeting_id
		join networks n on n.id = t.network_id
		where q.id = $1 and v.id = q.invitation_id
		returning q.kind, q.sequence, q.email, v.id, v.institution_id, v.name, v.answer, v.deputy, v.answered_at, n.id, n.name, t.id,
			exists (
				select from desk.meeting_mails o
				where o.invitation_id = v.id and o.kind = 'einladung' and o.begun_at is not null)`,
		id, mail, now).Scan(&m.Kind, &m.Sequence, &m.Email, &m.ID, &institution, &m.Name, &m.Answer, &m.Deputy, &answered,
		&m.Network, &m.NetworkName, &m.Meeting, &m.Told)
	if err == nil && hash != nil {
		_, err = s.db.Exec(ctx, `insert into desk.meeting_tokens (hash, invitation_id) values ($1, $2)`, hash, m.ID)
	}
	if err != nil {
		return m, fmt.Errorf("begin mail of a meeting: %w", notFound(err))
	}
	if institution != nil {
		m.Institution = *institution
	}
	m.AnsweredAt, m.Invitation.Email = moment(answered), m.Email
	return m, nil
}

// InvitationByToken returns the invitation that a secret with this hash opens, and its meeting; or fault.NotFound.
func (s *Store) InvitationByToken(ctx context.Context, hash []byte) (meeting.Invitation, meeting.Meeting, string, error) {
	var v meeting.Invitation
	var network, id directory.ID
	var institution *directory.ID
	var name string
	var answered *time.Time
	err := s.db.QueryRow(ctx, `
		select v.id, v.institution_id, v.name, v.answer, v.deputy, v.answered_at, n.id, n.name, m.id
		from desk.meeting_tokens t
		join desk.meeting_invitations v on v.id = t.invitation_id
		join desk.meetings m on m.id = v.meeting_id
		join networks n on n.id = m.network_id
		where t.hash = $1`, hash).Scan(&v.ID, &institution, &v.Name, &v.Answer, &v.Deputy, &answered, &network, &name, &id)
	if err != nil {
		return v, meeting.Meeting{}, "", fmt.Errorf("invitation: %w", notFound(err))
	}
	if institution != nil {
		v.Institution = *institution
	}
	v.AnsweredAt = moment(answered)
	m, err := s.Meeting(ctx, network, id)
	return v, m, name, err
}

// AnswerInvitation stores what an institution says. It must have been checked that the meeting still is to come.
func (s *Store) AnswerInvitation(ctx context.Context, id directory.ID, answer meeting.Answer, deputy string, now time.Time) error {
	tag, err := s.db.Exec(ctx, `
		update desk.meeting_invitations set answer = $2, deputy = $3, answered_at = $4 where id = $1`, id, answer, deputy, now)
	if err == nil && tag.RowsAffected() == 0 {
		err = fault.NotFound
	}
	if err != nil {
		return fmt.Errorf("answer invitation: %w", err)
	}
	return nil
}

// RemindOfMeetings returns the invitations whose reminder is due: those that were mailed two days ago or earlier and have
// neither been answered nor reminded of. From then on they count as reminded of.
func (s *Store) RemindOfMeetings(ctx context.Context, now time.Time) ([]RemindedInvitation, error) {
	return collect(ctx, s.db, "remind of meetings", pgx.RowToStructByPos[RemindedInvitation], `
		update desk.meeting_invitations v set reminded_at = $1
		from desk.meetings m
		where m.id = v.meeting_id and m.state = 'eingeladen' and m.remind_days > 0 and v.answer = '' and v.reminded_at is null
			and v.email <> '' and m.day - m.remind_days <= $2::text::date and m.day > $2::text::date
			and exists (
				select from desk.meeting_mails q
				where q.invitation_id = v.id and q.kind = 'einladung' and q.begun_at <= $1::timestamptz - interval '2 days')
		returning v.id, v.email, m.sequence`, now, string(directory.Today(now)))
}

// RemindedInvitation is an invitation that was not answered.
type RemindedInvitation struct {
	ID       directory.ID
	Email    string
	Sequence int
}

// ForgetMeetingNames deletes the names of people and the addresses of all meetings whose period is over, and their secrets, and
// returns of how many meetings.
func (s *Store) ForgetMeetingNames(ctx context.Context, now time.Time) (int, error) {
	ids, err := collect(ctx, s.db, "forget names of meetings", pgx.RowTo[directory.ID], `
		update desk.meetings set forgotten_at = $1
		where forgotten_at is null and day + 7 * keep_weeks < $2::text::date
		returning id`, now, string(directory.Today(now)))
	if err != nil {
		return 0, err
	}
	const over = `(select m.id from desk.meetings m where m.forgotten_at is not null)`
	b := &pgx.Batch{}
	b.Queue(`update desk.meeting_attendance set persons = '' where persons <> '' and meeting_id in ` + over)
	b.Queue(`
		update desk.meeting_mails q set email = ''
		from desk.meeting_invitations v
		where v.id = q.invitation_id and q.email <> '' and q.begun_at is not null and v.meeting_id in ` + over)
	b.Queue(`
		update desk.meeting_invitations set deputy = '', email = '' where deputy || email <> '' and meeting_id in ` + over)
	b.Queue(`
		delete from desk.meeting_tokens
		where invitation_id in (select v.id from desk.meeting_invitations v where v.meeting_id in ` + over + `)`)
	if err := s.send(ctx, b); err != nil {
		return 0, fmt.Errorf("forget names of meetings: %w", err)
	}
	return len(ids), nil
}
