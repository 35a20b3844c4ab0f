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

// Dossier returns the network with this key and everything about it that may be read at the store's level.
// Where the key is a former one it returns fault.Moved or fault.Gone, otherwise fault.NotFound.
// It takes two round trips, however long the lists are.
func (s *Store) Dossier(ctx context.Context, key string) (directory.Dossier, error) {
	return s.dossier(ctx, key, func(*pgx.Batch, directory.ID) {})
}

func (s *Store) dossier(ctx context.Context, key string, more func(*pgx.Batch, directory.ID)) (directory.Dossier, error) {
	var d directory.Dossier
	var id directory.ID
	b := &pgx.Batch{}
	b.Queue(`select n.id from networks n where n.key = $1`, key).QueryRow(func(row pgx.Row) error { return notFound(row.Scan(&id)) })
	queueOne(b, &d.Network, scanNetwork, `select `+networkColumns+` from networks n where n.key = $1`, key)
	queueOne(b, &d.Region, scanRegion, `select `+regionColumns+` from networks n join regions r on r.id = n.region_id where n.key = $1`, key)
	if err := s.send(ctx, b); err != nil {
		if errors.Is(err, fault.NotFound) {
			err = s.moved(ctx, "network", "networks", key)
		}
		return directory.Dossier{}, fmt.Errorf("network %q: %w", key, err)
	}
	var notices noticeParts
	var contacts []ownedContact
	var places []ownedPlace
	var services serviceParts
	b = &pgx.Batch{}
	queue(b, &d.Network.Periods, scanPeriod, `select `+periodColumns+` from network_periods where network_id = $1 order by position`, id)
	queue(b, &d.Members, scanMembership, `
		select `+membershipColumns+` from memberships m
		left join institutions i on i.id = m.institution_id
		where m.network_id = $1
		order by m.position`, id)
	queue(b, &d.Institutions, scanInstitution, ofNetwork+`
		select `+institutionColumns+` from institutions i
		left join institutions p on p.id = i.parent_id
		where i.id = any(array(select id from mine))
		order by i.key collate "C"`, id)
	queue(b, &places, scanPlace, ofNetwork+`
		select `+placeColumns+` from places p
		join institutions i on i.id = p.institution_id
		where i.id = any(array(select id from mine))
		order by i.key, p.position`, id)
	queue(b, &contacts, scanContact, ofNetwork+`
		select coalesce(i.key, ''), `+contactColumns+` from contacts c
		left join institutions i on i.id = c.institution_id
		where c.network_id = $1 or c.institution_id = any(array(select id from mine))
		order by c.position`, id)
	services.queue(b, ofNetwork, `i.id = any(array(select id from mine))`, id)
	queue(b, &d.Series, pgx.RowToStructByName[directory.Series], `
		select key, title, months, intended, note from series where network_id = $1 order by position`, id)
	queue(b, &d.Events, scanEvent, `select `+eventColumns+` from events e where e.network_id = $1 order by e.position`, id)
	queueWork(b, id, &d)
	queueNotices(b, id, &d, &notices)
	queueSources(b, id, &d)
	queueCleared(b, id, &d)
	more(b, id)
	if err := s.send(ctx, b); err != nil {
		return directory.Dossier{}, fmt.Errorf("network %q: %w", key, err)
	}
	assembleNotices(&d, notices)
	assembleContacts(&d, contacts, places)
	services.assemble(d.Institutions)
	return d, nil
}

func assembleContacts(d *directory.Dossier, contacts []ownedContact, places []ownedPlace) {
	at := map[string]int{}
	for n, i := range d.Institutions {
		at[i.Key] = n
	}
	for _, c := range contacts {
		if c.owner == "" {
			d.Contacts = append(d.Contacts, c.Contact)
			continue
		}
		// A missing owner was added or removed between two queries.
		if n, ok := at[c.owner]; ok {
			d.Institutions[n].Contacts = append(d.Institutions[n].Contacts, c.Contact)
		}
	}
	for _, p := range places {
		if n, ok := at[p.owner]; ok {
			d.Institutions[n].Places = append(d.Institutions[n].Places, p.Place)
		}
	}
}

// SaveDossier writes a whole network: what the dossier no longer has is deleted, including institutions that no network
// has any more. It must run in a transaction that holds LockNetwork. before is the network as it is stored, or empty:
// what is the same there is not written again. What the database refuses is returned as fault.Invalid.
func (s *Store) SaveDossier(ctx context.Context, before, d directory.Dossier, now time.Time) error {
	if err := s.enough(ctx, before, d); err != nil {
		return err
	}
	there, err := s.institutionsOf(ctx, d.Network.ID())
	if err != nil {
		return err
	}
	w := newWriting(before, d)
	b := &saving{}
	b.Queue(`set constraints all deferred`)
	saveParts(b, before, d, w, now)
	b.Queue(removeUnused, there)
	b.Queue(`set constraints all immediate`)
	if err := s.send(ctx, &b.batch); err != nil {
		return fmt.Errorf("save network %q: %w", d.Network.Key, refused(err))
	}
	displaced, err := s.displaced(ctx, before, d, w, there)
	if err != nil {
		return err
	}
	return s.saveSpots(ctx, displaced)
}

// saveParts queues what is to be written of a network.
func saveParts(b *saving, before, d directory.Dossier, w writing, now time.Time) {
	if w.differs(before.Region, d.Region) {
		saveRegion(b, d.Region)
	}
	saveNetwork(b, d, regionID(d.Region), now)
	if w.differs(before.People, d.People) {
		savePeople(b, d)
	}
	saveInstitutions(b, d, w, now)
	if w.differs(before.Members, d.Members) || w.differs(before.Network.Initiators, d.Network.Initiators) || w.protection {
		saveMembers(b, d)
	}
	if w.differs(before.Contacts, d.Contacts) {
		saveContacts(b, d.Network.ID(), d.Contacts)
	}
	saveWork(b, d, before, w)
	if w.differs(before.Events, d.Events) || w.differs(before.Series, d.Series) {
		saveEvents(b, d, now)
	}
	if w.differs(before.Notices, d.Notices) || w.differs(before.Media, d.Media) {
		saveNotices(b, d, now)
	}
	if w.differs(before.Sources, d.Sources) || w.differs(before.Statements, d.Statements) {
		saveSources(b, d)
	}
	if w.differs(before.Cleared, d.Cleared) {
		saveCleared(b, d)
	}
	saveSearch(b, d, before, w)
}

// RemoveNetwork deletes a network for good; its address answers with fault.Gone from then on.
// So do the addresses of its institutions, unless another network has them too.
func (s *Store) RemoveNetwork(ctx context.Context, key string) error {
	err := s.InTx(ctx, func(tx *Store) error {
		if err := tx.lock(ctx); err != nil {
			return err
		}
		var id directory.ID
		if err := tx.db.QueryRow(ctx, `select id from networks where key = $1`, key).Scan(&id); err != nil {
			return notFound(err)
		}
		institutions, err := tx.institutionsOf(ctx, id)
		if err != nil {
			return err
		}
		b := &pgx.Batch{}
		b.Queue(`delete from networks where id = $1`, id)
		b.Queue(dropDownload)
		b.Queue(dropDownloadChunks)
		b.Queue(removeUnused, institutions)
		if err := tx.send(ctx, b); err != nil {
			return err
		}
		return tx.saveSpots(ctx, institutions)
	})
	if err != nil {
		return fmt.Errorf("remove network %q: %w", key, err)
	}
	return nil
}

// removeUnused deletes those of the institutions that no network has, nor any of their units.
const removeUnused = `delete from institutions i where i.id = any($1) and not exists (
	with recursive line as (select i.id union select u.id from line l
		cross join lateral (select c.id from institutions c where c.parent_id = l.id offset 0) u)
	select from line l where exists (select from memberships m where m.institution_id = l.id)
		or exists (select from initiators t where t.institution_id = l.id))`

func (s *Store) institutionsOf(ctx context.Context, network directory.ID) ([]directory.ID, error) {
	return collect(ctx, s.db, "institutions of a network", pgx.RowTo[directory.ID], ofNetwork+` select id from mine`, network)
}

// SharedInstitutions returns those of the institutions that also belong to another network, as they are stored, and the
// names of those networks.
func (s *Store) SharedInstitutions(
	ctx context.Context, network directory.ID, ids []directory.ID,
) (map[directory.ID]directory.Institution, map[directory.ID]string, error) {
	var contacts []ownedContact
	var places []ownedPlace
	var services serviceParts
	var shared directory.Dossier
	others := map[directory.ID]string{}
	b := &pgx.Batch{}
	const isShared = ` i.id = any($2) and exists (
		with recursive line as (select i.id union select u.id from line l
		cross join lateral (select c.id from institutions c where c.parent_id = l.id offset 0) u)
		select from line l where exists (select from memberships m where m.institution_id = l.id and m.network_id <> $1)
			or exists (select from initiators t where t.institution_id = l.id and t.network_id <> $1))`
	queue(b, &shared.Institutions, scanInstitution, `
		select `+institutionColumns+` from institutions i left join institutions p on p.id = i.parent_id where`+isShared, network, ids)
	queue(b, &places, scanPlace, `
		select `+placeColumns+` from places p
		join institutions i on i.id = p.institution_id where`+isShared+`
		order by p.position`, network, ids)
	queue(b, &contacts, scanContact, `
		select i.key, `+contactColumns+` from contacts c
		join institutions i on i.id = c.institution_id where`+isShared+`
		order by c.position`, network, ids)
	services.queue(b, "", isShared, network, ids)
	b.Queue(`select i.id, min(n.name) from institutions i join memberships m on m.institution_id = i.id join networks n on n.id = m.network_id
		where n.id <> $1 and i.id = any($2) group by i.id`, network, ids).Query(func(rows pgx.Rows) error {
		var id directory.ID
		var name string
		_, err := pgx.ForEachRow(rows, []any{&id, &name}, func() error { others[id] = name; return nil })
		return err
	})
	if err := s.send(ctx, b); err != nil {
		return nil, nil, fmt.Errorf("shared institutions: %w", err)
	}
	assembleContacts(&shared, contacts, places)
	services.assemble(shared.Institutions)
	byID := map[directory.ID]directory.Institution{}
	for _, i := range shared.Institutions {
		byID[i.ID()] = i
	}
	return byID, others, nil
}
