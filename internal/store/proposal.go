package store

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
)

const proposalColumns = `
	p.id, coalesce(p.network_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(i.key, ''),
	coalesce(i.name, ''), p.source, p.fields, p.text, p.created_at, p.decision, p.decided_at,
	coalesce(nullif(a.name, ''), a.email, ''), p.decided_role, p.note,
	coalesce(p.record_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(s.name, ''),
	coalesce(s.address, ''), s.read_at, coalesce(h.left_out, '{}')`

const proposalTables = `
	from desk.proposals p
	left join institutions i on i.id = p.institution_id
	left join desk.accounts a on a.id = p.decided_by
	left join desk.harvested h on h.id = p.record_id
	left join desk.harvest_sources s on s.id = h.source_id `

// inInbox is true of proposals in the inbox of network $1; it needs ofNetwork before it.
const inInbox = `(p.network_id = $1 or p.network_id is null and p.institution_id in (select id from mine))`

func scanProposal(row pgx.CollectableRow) (p directory.Proposal, err error) {
	var decided, read *time.Time
	err = row.Scan(&p.ID, &p.Network, &p.InstitutionKey, &p.InstitutionName, &p.Source, &p.Corrections, &p.Text,
		&p.CreatedAt, &p.Decision, &decided, &p.DecidedBy, &p.DecidedRole, &p.Note,
		&p.Record, &p.Origin.Name, &p.Origin.Address, &read, &p.LeftOut)
	if decided != nil {
		p.DecidedAt = *decided
	}
	if read != nil {
		p.Origin.ReadAt = *read
	}
	return p, err
}

// AddProposal stores a proposal about a network, an institution, or the one in the other (a zero ID is none).
func (s *Store) AddProposal(ctx context.Context, network, institution directory.ID, p directory.Proposal) error {
	_, err := s.db.Exec(ctx, `
		insert into desk.proposals (network_id, institution_id, source, fields, text, created_at, record_id)
		values ($1, $2, $3, $4, $5, $6, $7)`,
		noID(network), noID(institution), p.Source, list(p.Corrections), p.Text, p.CreatedAt, noID(p.Record))
	if err != nil {
		return fmt.Errorf("add proposal: %w", refused(err))
	}
	return nil
}

// Proposals returns up to limit proposals in the inbox of a network: the open ones, the oldest first, or those that
// are decided, the latest first.
func (s *Store) Proposals(ctx context.Context, network directory.ID, open bool, limit int) ([]directory.Proposal, error) {
	order := ` and p.decided_at is null order by p.created_at, p.id`
	if !open {
		order = ` and p.decided_at is not null order by p.decided_at desc, p.id`
	}
	return collect(ctx, s.db, "proposals", scanProposal, ofNetwork+`
		select `+proposalColumns+proposalTables+`where `+inInbox+order+` limit $2`, network, limit)
}

// Proposal returns a proposal in the inbox of a network, or fault.NotFound.
func (s *Store) Proposal(ctx context.Context, network, id directory.ID) (directory.Proposal, error) {
	rows, err := s.db.Query(ctx, ofNetwork+` select `+proposalColumns+proposalTables+`where `+inInbox+` and p.id = $2`, network, id)
	if err != nil {
		return directory.Proposal{}, fmt.Errorf("proposal: %w", err)
	}
	p, err := pgx.CollectExactlyOneRow(rows, scanProposal)
	if err != nil {
		return directory.Proposal{}, fmt.Errorf("proposal: %w", notFound(err))
	}
	return p, nil
}

// DecideProposal records the decision on an open proposal, and reports whether it was still open.
func (s *Store) DecideProposal(
	ctx context.Context, id directory.ID, decision directory.Decision, by directory.ID, role account.Role, note string,
	now time.Time,
) (bool, error) {
	tag, err := s.db.Exec(ctx, `
		update desk.proposals set decision = $2, decided_by = $3, decided_role = $4, note = $5, decided_at = $6
		where id = $1 and decided_at is null`,
		id, decision, noID(by), role, note, now)
	if err != nil {
		return false, fmt.Errorf("decide proposal: %w", err)
	}
	return tag.RowsAffected() == 1, nil
}

// MoveInbox moves the proposals about one institution, what it was asked and where it met, to another.
func (s *Store) MoveInbox(ctx context.Context, from, to directory.ID) error {
	b := &pgx.Batch{}
	b.Queue(`update desk.proposals set institution_id = $2 where institution_id = $1`, from, to)
	b.Queue(`update desk.confirmations set institution_id = $2 where institution_id = $1`, from, to)
	b.Queue(`update desk.harvested set institution_id = $2 where institution_id = $1`, from, to)
	b.Queue(`
		update desk.meeting_invitations v set institution_id = $2
		where v.institution_id = $1 and not exists (
			select from desk.meeting_invitations o where o.meeting_id = v.meeting_id and o.institution_id = $2)`, from, to)
	b.Queue(`update desk.meeting_attendance set institution_id = $2 where institution_id = $1`, from, to)
	if err := s.send(ctx, b); err != nil {
		return fmt.Errorf("move inbox: %w", err)
	}
	return nil
}

// Subject is what a public page is about: enough for a form to link back to it.
type Subject struct {
	ID                    directory.ID
	Key, Name, RegionName string
	Protected             bool
}

// NetworkSubject returns a network; errors as Dossier.
func (s *Store) NetworkSubject(ctx context.Context, key string) (Subject, error) {
	return s.subject(ctx, "network", key, `
		select n.id, n.key, n.name, `+regionCalled+`, false
		from networks n
		join regions r on r.id = n.region_id
		where n.key = $1`)
}

// InstitutionSubject returns an institution; errors as InstitutionPage.
func (s *Store) InstitutionSubject(ctx context.Context, key string) (Subject, error) {
	return s.subject(ctx, "institution", key, `
		select i.id, i.key, i.name,
			coalesce((
				select `+regionCalled+` from memberships m
				join networks n on n.id = m.network_id
				join regions r on r.id = n.region_id
				where m.institution_id = i.id
				order by `+stillMember+` desc, 1 limit 1), ''), i.protected
		from institutions i
		where i.key = $1`)
}

func (s *Store) subject(ctx context.Context, kind, key, sql string) (Subject, error) {
	var found Subject
	err := notFound(s.db.QueryRow(ctx, sql, key).Scan(&found.ID, &found.Key, &found.Name, &found.RegionName, &found.Protected))
	if found.ID == uuid.Nil && err == notFound(pgx.ErrNoRows) {
		err = s.moved(ctx, kind, kind+"s", key)
	}
	if err != nil {
		return Subject{}, fmt.Errorf("%s %q: %w", kind, key, err)
	}
	return found, nil
}
