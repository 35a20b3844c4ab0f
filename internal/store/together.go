package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// NetworkID returns the ID of the network with this key. Where the key is a former one it returns fault.Moved or
// fault.Gone, otherwise fault.NotFound.
func (s *Store) NetworkID(ctx context.Context, key string) (directory.ID, error) {
	var id directory.ID
	err := notFound(s.db.QueryRow(ctx, `select id from networks where key = $1`, key).Scan(&id))
	if err != nil {
		if err == notFound(pgx.ErrNoRows) {
			err = s.moved(ctx, "network", "networks", key)
		}
		return id, fmt.Errorf("network %q: %w", key, err)
	}
	return id, nil
}

// NetworksSharing returns the keys of the other networks that have one of the institutions, or work in the region with
// this key ("" for none), in alphabetical order.
func (s *Store) NetworksSharing(ctx context.Context, except directory.ID, institutions []directory.ID, region string) ([]string, error) {
	return collect(ctx, s.db, "networks sharing", pgx.RowTo[string], `with recursive line as (
			select id from institutions where id = any($2) union select u.id from line l
		cross join lateral (select c.id from institutions c where c.parent_id = l.id offset 0) u)
		select n.key from networks n where n.id <> $1 and (
			exists (select from memberships m where m.network_id = n.id and m.institution_id in (select id from line))
			or exists (select from initiators i where i.network_id = n.id and i.institution_id in (select id from line))
			or exists (select from regions r where r.id = n.region_id and r.key = $3)) order by n.key`, except, institutions, region)
}

// Touch increments the version of a network whose shared parts were changed through another one, and returns it.
func (s *Store) Touch(ctx context.Context, network directory.ID, now time.Time) (int64, error) {
	var version int64
	err := s.db.QueryRow(ctx, `
		update networks set version = version + 1, changed_at = $2 where id = $1 returning version`,
		network, now).Scan(&version)
	if err != nil {
		return 0, fmt.Errorf("touch network: %w", notFound(err))
	}
	return version, nil
}

// InstitutionLine returns the institution with this key and those above it, nearest first, or fault.NotFound.
func (s *Store) InstitutionLine(ctx context.Context, key string) ([]directory.Institution, error) {
	const line = `with recursive line as (
			select id, parent_id, 1 as level from institutions where key = $1
			union all select p.id, p.parent_id, l.level + 1 from institutions p join line l on p.id = l.parent_id where l.level < 50)`
	var d directory.Dossier
	var contacts []ownedContact
	var places []ownedPlace
	var services serviceParts
	b := &pgx.Batch{}
	queue(b, &d.Institutions, scanInstitution, line+`
		select `+institutionColumns+` from line l
		join institutions i on i.id = l.id
		left join institutions p on p.id = i.parent_id
		order by l.level`, key)
	queue(b, &places, scanPlace, line+`
		select `+placeColumns+` from line l
		join institutions i on i.id = l.id
		join places p on p.institution_id = i.id
		order by p.position`, key)
	queue(b, &contacts, scanContact, line+`
		select i.key, `+contactColumns+` from line l
		join institutions i on i.id = l.id
		join contacts c on c.institution_id = i.id
		order by c.position`, key)
	services.queue(b, line, `i.id in (select id from line)`, key)
	if err := s.send(ctx, b); err != nil {
		return nil, fmt.Errorf("institution %q: %w", key, err)
	}
	if len(d.Institutions) == 0 {
		return nil, fmt.Errorf("institution %q: %w", key, notFound(pgx.ErrNoRows))
	}
	assembleContacts(&d, contacts, places)
	services.assemble(d.Institutions)
	return d.Institutions, nil
}

// NetworksOf returns the networks that an institution belongs to; none where it does not exist.
func (s *Store) NetworksOf(ctx context.Context, institution string) ([]directory.ID, error) {
	return collect(ctx, s.db, "networks of an institution", pgx.RowTo[directory.ID], `with recursive line as (
			select id from institutions where key = $1 union select u.id from line l
		cross join lateral (select c.id from institutions c where c.parent_id = l.id offset 0) u)
		select network_id from memberships where institution_id in (select id from line)
		union select network_id from initiators where institution_id in (select id from line)`, institution)
}

// Redirect makes the address of something that was merged into target lead there.
func (s *Store) Redirect(ctx context.Context, kind, key string, target directory.ID) error {
	_, err := s.db.Exec(ctx, `insert into former_keys (kind, key, target, merged) values ($1, $2, $3, true)
		on conflict (kind, key) do update set target = excluded.target, merged = true`, kind, key, target)
	if err != nil {
		return fmt.Errorf("redirect: %w", err)
	}
	return nil
}

// NetworksNaming returns the keys of the networks that name people, or ever named any.
func (s *Store) NetworksNaming(ctx context.Context) ([]string, error) {
	return collect(ctx, s.db, "networks naming people", pgx.RowTo[string], `
		select n.key from networks n
		where exists (select from people p where p.network_id = n.id and p.delete_on <> '')
			or exists (
				select from memberships m
				join service_notes s on s.institution_id = m.institution_id
				where m.network_id = n.id and s.delete_on <> '')
			or exists (select from desk.revisions r where r.network_id = n.id and r.document like '%loeschen_am%')
			or exists (select from desk.drafts d where d.network_id = n.id and d.document like '%loeschen_am%')
		order by n.key`)
}
