package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// InstitutionPage returns the institution with this key. A former key gives fault.Moved or fault.Gone.
// It takes two round trips.
func (s *Store) InstitutionPage(ctx context.Context, key string) (directory.InstitutionPage, error) {
	var page directory.InstitutionPage
	var id directory.ID
	b := &pgx.Batch{}
	b.Queue(`
		select i.id, i.protected, coalesce(p.name, '')
		from institutions i
		left join institutions p on p.id = i.parent_id
		where i.key = $1`, key).
		QueryRow(func(row pgx.Row) error { return notFound(row.Scan(&id, &page.Protected, &page.ParentName)) })
	queueOne(b, &page.Institution, scanInstitution, `
		select `+institutionColumns+` from institutions i
		left join institutions p on p.id = i.parent_id
		where i.key = $1`, key)
	if err := s.send(ctx, b); err != nil {
		if errors.Is(err, fault.NotFound) {
			err = s.moved(ctx, "institution", "institutions", key)
		}
		return directory.InstitutionPage{}, fmt.Errorf("institution %q: %w", key, err)
	}
	whole := directory.Dossier{Institutions: []directory.Institution{page.Institution}}
	var contacts []ownedContact
	var places []ownedPlace
	var services serviceParts
	var others helpRows
	b = &pgx.Batch{}
	others.queue(b, `m.institution_id <> $1 and m.network_id in (select t.network_id from memberships t where t.institution_id = $1)`, id)
	queue(b, &page.Units, func(row pgx.CollectableRow) (n directory.Named, err error) {
		var member bool
		if err = row.Scan(&n.Key, &n.Name, &member); err == nil && member {
			page.Through = append(page.Through, n)
		}
		return n, err
	}, `
		select i.key, i.name, exists (select from memberships m where m.institution_id = i.id and `+stillMember+`)
		from institutions i
		where i.parent_id = $1
		order by i.name`, id)
	queue(b, &page.Memberships, scanMembershipAt, `select n.key, n.name, `+regionCalled+`, r.state,
			exists (select from initiators t where t.network_id = n.id and t.institution_id = $1), `+membershipColumns+`
		from memberships m join institutions i on i.id = m.institution_id join networks n on n.id = m.network_id
			join regions r on r.id = n.region_id where m.institution_id = $1 order by n.name`, id)
	queue(b, &contacts, scanContact, `
		select i.key, `+contactColumns+` from contacts c
		join institutions i on i.id = c.institution_id
		where i.id = $1
		order by c.position`, id)
	services.queue(b, "", `i.id = $1`, id)
	queue(b, &places, scanPlace, `
		select `+placeColumns+` from places p
		join institutions i on i.id = p.institution_id
		where i.id = $1
		order by p.position`, id)
	const about = `with about as (
			select m.network_id, 'mitglieder/' || m.key as field from memberships m where m.institution_id = $1
			union select m.network_id, 'einrichtungen/' || $2 from memberships m where m.institution_id = $1
			union select t.network_id, 'initiative_von' from initiators t where t.institution_id = $1),
		told as (select distinct s.id from statements s join about a on a.network_id = s.network_id and a.field = any(s.fields)) `
	queue(b, &page.Statements, scanStatement, about+`
		select s.key, s.fields, coalesce(n.key || '/' || s.source_key, ''), s.passage, s.passage_start, s.passage_end,
			s.inferred, s.note, s.visibility
		from statements s
		join told on told.id = s.id
		join networks n on n.id = s.network_id
		order by n.key, s.position`, id, key)
	queue(b, &page.Sources, scanSource, about+`
		select distinct n.key || '/' || q.key, `+sourceColumns+`
		from statements s
		join told on told.id = s.id
		join networks n on n.id = s.network_id
		join sources q on q.network_id = s.network_id and q.key = s.source_key`, id, key)
	if err := s.send(ctx, b); err != nil {
		return directory.InstitutionPage{}, fmt.Errorf("institution %q: %w", key, err)
	}
	assembleContacts(&whole, contacts, places)
	services.assemble(whole.Institutions)
	page.Institution = whole.Institutions[0]
	page.Helping = others.institutions()
	return page, nil
}

func scanMembershipAt(row pgx.CollectableRow) (m directory.MembershipAt, err error) {
	err = row.Scan(&m.NetworkKey, &m.NetworkName, &m.RegionName, &m.State, &m.Initiator, &m.Key, &m.Institution,
		&m.Group, &m.Sector, &m.Count, &m.CountText, &m.Role, &m.Function,
		&m.Since, &m.Until, &m.Note, &m.Visibility, &m.CheckedOn, &m.CheckedBy)
	return m, err
}
