package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// undecided is true of an institution of a source that is unknown here and on which network $1 has not decided.
const undecided = `
	h.kind = 'einrichtung' and h.institution_id is null and h.gone_at is null
		and not exists (
			select from desk.harvest_decisions d
			where d.record_id = h.id and d.network_id = $1 and d.decision = 'abgelehnt' and d.sum = h.sum)`

// nearby is true of a record that seems to belong to the region of network $1.
const nearby = `
	h.districts && (
		select array_agg(k.ags) || array_agg(left(k.ags, 2)) || array_agg(r.state)
		from networks n
		join regions r on r.id = n.region_id
		join region_districts k on k.region_id = r.id
		where n.id = $1)`

// UnknownHarvested returns institutions of sources that are not in the directory and on which a network has not decided,
// in alphabetical order: those that seem to belong to its region, or all; and how many there are of both.
func (s *Store) UnknownHarvested(
	ctx context.Context, network directory.ID, all bool, limit, offset int,
) (list []Harvested, near, total int, err error) {
	which := ` and ` + nearby
	if all {
		which = ""
	}
	b := &pgx.Batch{}
	queue(b, &list, scanHarvested, `
		select `+harvestedColumns+harvestedTables+`where `+undecided+which+`
		order by h.name collate "de-x-icu", h.id limit $2 offset $3`, network, limit, offset)
	b.Queue(`select count(*) filter (where `+nearby+`), count(*) from desk.harvested h where `+undecided, network).
		QueryRow(func(row pgx.Row) error { return row.Scan(&near, &total) })
	if err := s.send(ctx, b); err != nil {
		return nil, 0, 0, fmt.Errorf("unknown harvested: %w", err)
	}
	return list, near, total, nil
}

// HarvestedServices returns the services that sources list for the institutions of a network, as far as nobody has decided
// on their current state. Whether they say anything new is for the caller to find out.
func (s *Store) HarvestedServices(ctx context.Context, network directory.ID, limit int) ([]Harvested, error) {
	return collect(ctx, s.db, "harvested services", scanHarvested, ofNetwork+`
		select `+harvestedColumns+` from desk.harvested h
		join desk.harvested o on o.id = h.owner_id
		join desk.harvest_sources s on s.id = h.source_id
		join institutions i on i.id = o.institution_id
		where h.kind = 'angebot' and h.gone_at is null and o.gone_at is null and i.id in (select id from mine)
			and not exists (select from desk.harvest_decisions d where d.record_id = h.id and d.sum = h.sum)
		order by i.name, h.name collate "de-x-icu", h.id limit $2`, network, limit)
}

// ServicesOfHarvested returns the services of one record that are still there.
func (s *Store) ServicesOfHarvested(ctx context.Context, owner directory.ID) ([]Harvested, error) {
	return s.harvested(ctx, `where h.owner_id = $1 and h.gone_at is null order by h.name, h.id`, owner)
}

// HarvestedProposals returns what was ever proposed because of the records of a source, the oldest first.
func (s *Store) HarvestedProposals(ctx context.Context, source directory.ID) ([]directory.Proposal, error) {
	return s.proposals(ctx, `where h.source_id = $1 order by p.created_at, p.id`, source)
}

// ProposalsOfRecord returns what was ever proposed because of one record, the oldest first.
func (s *Store) ProposalsOfRecord(ctx context.Context, record directory.ID) ([]directory.Proposal, error) {
	return s.proposals(ctx, `where p.record_id = $1 order by p.created_at, p.id`, record)
}

func (s *Store) proposals(ctx context.Context, which string, args ...any) ([]directory.Proposal, error) {
	return collect(ctx, s.db, "proposals", scanProposal, `select `+proposalColumns+proposalTables+which, args...)
}

// ReplaceProposal replaces the corrections of an open proposal; without any it is deleted.
func (s *Store) ReplaceProposal(ctx context.Context, id directory.ID, corrections []directory.Correction) error {
	sql, args := `update desk.proposals set fields = $2 where id = $1 and decided_at is null`, []any{id, corrections}
	if len(corrections) == 0 {
		sql, args = `delete from desk.proposals where id = $1 and decided_at is null`, []any{id}
	}
	if _, err := s.db.Exec(ctx, sql, args...); err != nil {
		return fmt.Errorf("replace proposal: %w", err)
	}
	return nil
}

// Comparable is an institution to compare records of other directories with.
type Comparable struct {
	Institution directory.Institution
	Protected   bool
	Districts   []string
}

// Comparables returns all institutions with all their parts, or only the one with this ID (zero: all).
func (s *Store) Comparables(ctx context.Context, only directory.ID) ([]Comparable, error) {
	const which = ` ($1::uuid is null or i.id = $1)`
	var d directory.Dossier
	var contacts []ownedContact
	var places []ownedPlace
	var services serviceParts
	more := map[string]Comparable{}
	id := noID(only)
	b := &pgx.Batch{}
	queue(b, &d.Institutions, scanInstitution, `
		select `+institutionColumns+` from institutions i
		left join institutions p on p.id = i.parent_id where`+which+`
		order by i.key`, id)
	queue(b, &places, scanPlace, `
		select `+placeColumns+` from places p
		join institutions i on i.id = p.institution_id where`+which+`
		order by p.position`, id)
	queue(b, &contacts, scanContact, `
		select i.key, `+contactColumns+` from contacts c
		join institutions i on i.id = c.institution_id where`+which+`
		order by c.position`, id)
	services.queue(b, "", which, id)
	b.Queue(`
		select i.key, i.protected, coalesce(array_agg(distinct k.ags) filter (where k.ags is not null), '{}')
		from institutions i
		left join memberships m on m.institution_id = i.id
		left join networks n on n.id = m.network_id
		left join region_districts k on k.region_id = n.region_id where`+which+`
		group by i.id`, id).Query(func(rows pgx.Rows) error {
		var key string
		var c Comparable
		_, err := pgx.ForEachRow(rows, []any{&key, &c.Protected, &c.Districts}, func() error {
			more[key] = Comparable{Protected: c.Protected, Districts: append([]string(nil), c.Districts...)}
			return nil
		})
		return err
	})
	if err := s.send(ctx, b); err != nil {
		return nil, fmt.Errorf("comparables: %w", err)
	}
	assembleContacts(&d, contacts, places)
	services.assemble(d.Institutions)
	all := make([]Comparable, len(d.Institutions))
	for i, inst := range d.Institutions {
		all[i] = more[inst.Key]
		all[i].Institution = inst
	}
	return all, nil
}
