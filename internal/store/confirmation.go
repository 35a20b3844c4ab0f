package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// Confirmation is an institution that was asked whether its entry is right.
type Confirmation struct {
	ID             directory.ID
	InstitutionKey string
	Answered       bool
	ExpiresAt      time.Time // of the secret that led here
}

// ConfirmationByToken returns the confirmation that a secret with this hash belongs to, or fault.NotFound.
func (s *Store) ConfirmationByToken(ctx context.Context, hash []byte) (Confirmation, error) {
	var c Confirmation
	err := s.db.QueryRow(ctx, `
		select c.id, i.key, c.answered_at is not null, t.expires_at
		from desk.confirmation_tokens t
		join desk.confirmations c on c.id = t.confirmation_id
		join institutions i on i.id = c.institution_id
		where t.hash = $1`, hash).Scan(&c.ID, &c.InstitutionKey, &c.Answered, &c.ExpiresAt)
	if err != nil {
		return Confirmation{}, fmt.Errorf("confirmation: %w", notFound(err))
	}
	return c, nil
}

// AnswerConfirmation records an institution's answer ("stimmt" or "berichtigt"), and reports whether it was the first.
// Its secrets are void from then on.
func (s *Store) AnswerConfirmation(ctx context.Context, id directory.ID, answer string, now time.Time) (bool, error) {
	tag, err := s.db.Exec(ctx, `
		update desk.confirmations set answered_at = $3, answer = $2 where id = $1 and answered_at is null`, id, answer, now)
	if err != nil {
		return false, fmt.Errorf("answer confirmation: %w", err)
	}
	return tag.RowsAffected() == 1, nil
}

// AnswerConfirmations is AnswerConfirmation for everything an institution was asked and has not answered yet.
func (s *Store) AnswerConfirmations(ctx context.Context, institution directory.ID, answer string, now time.Time) error {
	_, err := s.db.Exec(ctx, `
		update desk.confirmations set answered_at = $3, answer = $2 where institution_id = $1 and answered_at is null`,
		institution, answer, now)
	if err != nil {
		return fmt.Errorf("answer confirmations: %w", err)
	}
	return nil
}

// recipient is the e-mail address to ask institution i at: never a press office, nor one that only the coordination sees and
// that is not the one for the network. directory.Institution.WrittenTo says the same.
const recipient = `
	(
		select c.email from contacts c
		where c.institution_id = i.id and c.email <> '' and c.kind <> 'presse'
			and (c.kind = 'koordination' or c.visibility <= 'fachkraefte')
		order by array_position(array['koordination', 'vermittlung', 'anmeldung', 'hilfe'], c.kind), c.position
		limit 1)`

// DueInstitutions returns the institutions to ask: members of a network that has not switched the mails off, is not
// dissolved and has somebody to read the answers; with an e-mail contact, not asked for twelve months, and with a value
// that they see themselves and that was not checked for as long: a membership, a contact, an offer. At most perNetwork of each
// network a day, the longest overdue first.
func (s *Store) DueInstitutions(ctx context.Context, now time.Time, perNetwork int) ([]directory.ID, error) {
	return collect(ctx, s.db, "due institutions", pgx.RowTo[directory.ID], `
		with asked as (
			select n.* from networks n
			where not exists (select from desk.settings s where s.network_id = n.id and not s.yearly_mails)
				and exists (
					select from desk.grants g
					join desk.accounts p on p.id = g.account_id
					where g.role = 'koordination' and g.network_id = n.id and p.closed_at is null)),
			due as (
				select distinct m.network_id, i.id,
					(select max(c.asked_at) from desk.confirmations c where c.institution_id = i.id) as last
				from memberships m
				join asked a on a.id = m.network_id
				join institutions i on i.id = m.institution_id
				where is_current(m.until, $3::date) and i.visibility <= 'fachkraefte'
					and m.visibility <= 'fachkraefte' and `+statusToday+` <> 'aufgeloest'
					and `+recipient+` is not null
					and not exists (
						select from desk.confirmations c
						where c.institution_id = i.id and c.asked_at > $1::timestamptz - interval '12 months')
					and exists (
						select
						from (
							select checked_on from contacts
							where institution_id = i.id and visibility <= 'fachkraefte'
							union all
							select checked_on from memberships
							where institution_id = i.id and is_current(until, $3::date) and visibility <= 'fachkraefte'
							union all
							select checked_on from services
							where institution_id = i.id and visibility <= 'fachkraefte'
							union all
							select c.checked_on from service_contacts c
							join services s on s.id = c.service_id
							where c.institution_id = i.id and s.visibility <= 'fachkraefte' and c.visibility <= 'fachkraefte') v
						where coalesce(
							(partial_date_end(v.checked_on) + interval '12 months')::date <= $3::date, true))),
			today as (
				select m.network_id, count(distinct c.id) as n
				from desk.confirmations c
				join memberships m on m.institution_id = c.institution_id
				where c.asked_at > $1::timestamptz - interval '20 hours' and is_current(m.until, $3::date)
				group by m.network_id),
			ranked as (
				select d.network_id, d.id,
					row_number() over (partition by d.network_id order by d.last nulls first, d.id) as rank
				from due d)
		select distinct r.id from ranked r
		left join today t on t.network_id = r.network_id
		group by r.id
		having bool_and(r.rank + coalesce(t.n, 0) <= $2)
		order by r.id`, now, perNetwork, string(directory.Today(now)))
}

// AddConfirmation records that an institution is to be asked. It returns fault.Stale if it was asked in the last thirty
// days and has not answered, and fault.NotFound if there is no address to ask at.
func (s *Store) AddConfirmation(ctx context.Context, institution directory.ID, now time.Time) (directory.ID, error) {
	var id directory.ID
	if err := s.lock(ctx); err != nil { // two at the same time must not both find that nobody has asked
		return id, err
	}
	var address, waiting bool
	err := s.db.QueryRow(ctx, `
		select `+recipient+` is not null,
			exists (
				select from desk.confirmations c
				where c.institution_id = i.id and c.answered_at is null
					and coalesce(c.sent_at, c.asked_at) > $2::timestamptz - interval '30 days')
		from institutions i
		where i.id = $1`, institution, now).Scan(&address, &waiting)
	switch {
	case err != nil:
		return id, fmt.Errorf("add confirmation: %w", notFound(err))
	case !address:
		return id, fmt.Errorf("add confirmation: no address: %w", fault.NotFound)
	case waiting:
		return id, fmt.Errorf("add confirmation: %w", fault.Stale)
	}
	err = s.db.QueryRow(ctx, `
		insert into desk.confirmations (institution_id, asked_at) values ($1, $2) returning id`, institution, now).Scan(&id)
	if err != nil {
		return id, fmt.Errorf("add confirmation: %w", err)
	}
	return id, nil
}

// RemindConfirmations returns the confirmations that were mailed three weeks ago or earlier, but not so long ago that
// nobody waits any more, and have neither been answered nor reminded of; from then on they count as reminded of.
func (s *Store) RemindConfirmations(ctx context.Context, now time.Time) ([]directory.ID, error) {
	return collect(ctx, s.db, "remind of confirmations", pgx.RowTo[directory.ID], `
		update desk.confirmations set reminded_at = $1
		where answered_at is null and reminded_at is null and sent_at <= $1::timestamptz - interval '21 days'
			and sent_at > $1::timestamptz - interval '60 days'
		returning id`, now)
}

// Inquiry is what a mail to an institution needs.
type Inquiry struct {
	Institution directory.ID
	Name        string
	Email       string
	By          Signature // of one network that it is a member of, and that asks
	Letter      directory.Letter
	Networks    int // how many there are
	Expires     time.Time
	Offers      []Offered
	OffersLeft  int // offers that are not among them: those that not everybody may see, and what is too much for a letter
}

// Offered is an offer as a letter names it, which others may read: only what everybody may see.
type Offered struct {
	Name   string
	Phones []string
	Hours  []directory.Hours
}

// offersInLetter is how many offers a letter names.
const offersInLetter = 8

// offered returns the offers of an institution for a letter, and how many it has besides that it may see itself.
func (s *Store) offered(ctx context.Context, institution directory.ID) ([]Offered, int, error) {
	offers, err := collect(ctx, s.db, "offers for a letter", pgx.RowToStructByPos[Offered], `
		select s.name, array(
				select c.phone from service_contacts c
				where c.institution_id = i.id and c.service_id = s.id and c.phone <> '' and c.visibility = 'oeffentlich'
				order by c.position), s.hours
		from services s
		join institutions i on i.id = s.institution_id
		where i.id = $1 and i.visibility = 'oeffentlich' and s.visibility = 'oeffentlich'
		order by s.position`, institution)
	if err != nil {
		return nil, 0, err
	}
	all := 0
	if err := s.db.QueryRow(ctx, `
		select count(*) from services where institution_id = $1 and visibility <= 'fachkraefte'`, institution).Scan(&all); err != nil {
		return nil, 0, fmt.Errorf("offers for a letter: %w", err)
	}
	offers = offers[:min(len(offers), offersInLetter)]
	return offers, all - len(offers), nil
}

// StartInquiry gives a confirmation a new secret, of which only the hash is kept, and says whom to ask. It returns
// fault.NotFound where nothing is to be sent any more: it was answered, or there is no address now.
func (s *Store) StartInquiry(ctx context.Context, id directory.ID, hash []byte, expires, now time.Time) (Inquiry, error) {
	q := Inquiry{Expires: expires}
	var email *string
	var network *directory.ID
	err := s.db.QueryRow(ctx, `
		update desk.confirmations f set sent_at = case when f.reminded_at is null then $2 else f.sent_at end
		from institutions i
		where f.id = $1 and i.id = f.institution_id and f.answered_at is null
		returning i.id, i.name, `+recipient+`,
			(
				select n.id from networks n
				join memberships m on m.network_id = n.id
				left join desk.settings s on s.network_id = n.id
				where m.institution_id = i.id and `+stillMember+`
				order by coalesce(s.yearly_mails, true) desc, exists (
						select from desk.grants g where g.role = 'koordination' and g.network_id = n.id) desc,
					n.name
				limit 1),
			(select count(distinct m.network_id) from memberships m where m.institution_id = i.id and `+stillMember+`)`,
		id, now).Scan(&q.Institution, &q.Name, &email, &network, &q.Networks)
	if err == nil && (email == nil || network == nil) {
		err = pgx.ErrNoRows
	}
	if err == nil {
		q.By, err = s.Signature(ctx, *network)
	}
	if err == nil {
		q.Letter, err = s.Letter(ctx, *network)
	}
	if err == nil {
		q.Offers, q.OffersLeft, err = s.offered(ctx, q.Institution)
	}
	if err != nil {
		return Inquiry{}, fmt.Errorf("start inquiry: %w", notFound(err))
	}
	q.Email = *email
	if _, err := s.db.Exec(ctx, `
		insert into desk.confirmation_tokens (hash, confirmation_id, expires_at) values ($1, $2, $3)`,
		hash, id, expires); err != nil {
		return Inquiry{}, fmt.Errorf("start inquiry: %w", err)
	}
	return q, nil
}

// Asked is a member institution and the state of its confirmation.
type Asked struct {
	Key, Name  string
	Reachable  bool // there is an address to ask at
	AskedAt    time.Time
	SentAt     time.Time // zero: not yet
	AnsweredAt time.Time
	Answer     string
}

// Asking returns the member institutions of a network in alphabetical order, and when each was last asked.
func (s *Store) Asking(ctx context.Context, network directory.ID) ([]Asked, error) {
	return collect(ctx, s.db, "asking", func(row pgx.CollectableRow) (a Asked, err error) {
		var asked, sent, answered *time.Time
		err = row.Scan(&a.Key, &a.Name, &a.Reachable, &asked, &sent, &answered, &a.Answer)
		for at, from := range map[*time.Time]*time.Time{&a.AskedAt: asked, &a.SentAt: sent, &a.AnsweredAt: answered} {
			if from != nil {
				*at = *from
			}
		}
		return a, err
	}, `
		select i.key, i.name, `+recipient+` is not null, c.asked_at, c.sent_at, c.answered_at, coalesce(c.answer, '')
		from institutions i
		left join lateral (
			select * from desk.confirmations c where c.institution_id = i.id order by c.asked_at desc limit 1)
			c on true
		where i.id in (select m.institution_id from memberships m where m.network_id = $1 and `+stillMember+`)
		order by i.name, i.key`, network)
}

// InstitutionNames returns the institutions with these IDs in alphabetical order.
func (s *Store) InstitutionNames(ctx context.Context, ids []directory.ID) ([]directory.Named, error) {
	return collect(ctx, s.db, "names of institutions", pgx.RowToStructByPos[directory.Named], `
		select key, name from institutions where id = any($1) order by name, key`, list(ids))
}

// YearlyMails reports whether the member institutions of a network are asked once a year.
func (s *Store) YearlyMails(ctx context.Context, network directory.ID) (bool, error) {
	on := true
	err := s.db.QueryRow(ctx, `select yearly_mails from desk.settings where network_id = $1`, network).Scan(&on)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return false, fmt.Errorf("yearly mails: %w", err)
	}
	return on, nil
}

// SetYearlyMails switches the yearly mails of a network on or off.
func (s *Store) SetYearlyMails(ctx context.Context, network directory.ID, on bool) error {
	_, err := s.db.Exec(ctx, `
		insert into desk.settings (network_id, yearly_mails)
		values ($1, $2)
		on conflict (network_id) do update set yearly_mails = excluded.yearly_mails`, network, on)
	if err != nil {
		return fmt.Errorf("set yearly mails: %w", err)
	}
	return nil
}

// Lock keeps everyone else from changing the directory until the transaction ends.
func (s *Store) Lock(ctx context.Context) error { return s.lock(ctx) }
