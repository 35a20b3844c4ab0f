package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Exchanged returns those of the institutions and networks with these IDs that exist, as other programs get them. whole
// asks for addresses, services and everything about a network as well. It takes one round trip, and the same number of
// queries however many IDs there are.
func (s *Store) Exchanged(
	ctx context.Context, ids []directory.ID, whole bool,
) (map[directory.ID]directory.Exchanged, map[directory.ID]directory.ExchangedNetwork, error) {
	i := exchangedInstitutions{byID: map[directory.ID]*directory.Exchanged{}}
	n := exchangedNetworks{}
	b := &pgx.Batch{}
	i.queue(b, ids, whole)
	n.queue(b, ids, whole)
	if err := s.send(ctx, b); err != nil {
		return nil, nil, fmt.Errorf("exchange: %w", err)
	}
	return i.assemble(), n.assemble(), nil
}

// ExchangedInstitutions is Exchanged for institutions, whole.
func (s *Store) ExchangedInstitutions(ctx context.Context, ids []directory.ID) (map[directory.ID]directory.Exchanged, error) {
	i := exchangedInstitutions{byID: map[directory.ID]*directory.Exchanged{}}
	b := &pgx.Batch{}
	i.queue(b, ids, true)
	if err := s.send(ctx, b); err != nil {
		return nil, fmt.Errorf("exchange institutions: %w", err)
	}
	return i.assemble(), nil
}

// exchangedInstitutions collects the rows of institutions while they are read.
type exchangedInstitutions struct {
	byID     map[directory.ID]*directory.Exchanged
	rows     []directory.Exchanged
	contacts []owned[ownedContact]
	places   []owned[ownedPlace]
	services serviceParts
}

func (x *exchangedInstitutions) queue(b *pgx.Batch, ids []directory.ID, whole bool) {
	queue(b, &x.rows, scanExchanged, `
		select i.id, p.id, i.protected, i.changed_at,
			array(
				select n.id from memberships m
				join networks n on n.id = m.network_id
				where m.institution_id = i.id and `+stillMember+`
				order by n.id),
			array(
				select n.key::text from memberships m
				join networks n on n.id = m.network_id
				where m.institution_id = i.id and `+stillMember+`
				order by n.id),
			array(
				select n.name from memberships m
				join networks n on n.id = m.network_id
				where m.institution_id = i.id and `+stillMember+`
				order by n.id), `+institutionColumns+`
		from institutions i
		left join institutions p on p.id = i.parent_id
		where i.id = any($1)`, ids)
	queue(b, &x.contacts, scanOwned(scanContact), `
		select i.id, i.key, `+contactColumns+` from contacts c
		join institutions i on i.id = c.institution_id
		where i.id = any($1)
		order by c.position`, ids)
	if !whole {
		return
	}
	queue(b, &x.places, scanOwned(scanPlace), `
		select i.id, `+placeColumns+` from places p
		join institutions i on i.id = p.institution_id
		where i.id = any($1) and not i.protected
		order by p.position`, ids)
	x.services.queue(b, "", `i.id = any($1)`, ids)
	// The laterals force one index look-up after the other: otherwise the planner reads all networks each time.
	b.Queue(`
		select i.id,
			array(
				with recursive line as (
					select i.id union select u.id from line l
					cross join lateral (select c.id from institutions c where c.parent_id = l.id offset 0) u),
					mine as (
						select distinct n.region_id from line l
						cross join lateral (
							select m.network_id as id from memberships m
							where m.institution_id = l.id
							union
							select t.network_id from initiators t
							where t.institution_id = l.id) belongs
						cross join lateral (select n.region_id from networks n where n.id = belongs.id offset 0) n)
				select distinct d.ags from mine
				cross join lateral (
					select d.ags from region_districts d where d.region_id = mine.region_id offset 0) d
				order by d.ags)
		from institutions i
		where i.id = any($1)`, ids).Query(func(rows pgx.Rows) error {
		x.index()
		var id directory.ID
		var districts []string
		_, err := pgx.ForEachRow(rows, []any{&id, &districts}, func() error {
			if i := x.byID[id]; i != nil {
				i.Districts = districts
			}
			districts = nil
			return nil
		})
		return err
	})
}

func scanExchanged(row pgx.CollectableRow) (x directory.Exchanged, err error) {
	var parent *directory.ID
	var ids []directory.ID
	var keys, names []string
	x.Institution, err = scanInstitution(behind{row, []any{&x.ID, &parent, &x.Protected, &x.ChangedAt, &ids, &keys, &names}})
	if parent != nil {
		x.ParentID = *parent
	}
	for i := range ids {
		x.Networks = append(x.Networks, directory.NetworkRef{ID: ids[i], Key: keys[i], Name: names[i]})
	}
	return x, err
}

// index finds the rows by their IDs.
func (x *exchangedInstitutions) index() {
	for i := range x.rows {
		x.byID[x.rows[i].ID] = &x.rows[i]
	}
}

func (x *exchangedInstitutions) assemble() map[directory.ID]directory.Exchanged {
	x.index()
	byKey := map[string]*directory.Exchanged{}
	for i := range x.rows {
		byKey[x.rows[i].Key] = &x.rows[i]
	}
	for _, c := range x.contacts {
		if i := x.byID[c.owner]; i != nil { // a missing one was added or removed between two queries
			i.Contacts = append(i.Contacts, c.thing.Contact)
		}
	}
	for _, p := range x.places {
		if i := x.byID[p.owner]; i != nil && !i.Protected {
			i.Places = append(i.Places, p.thing.Place)
		}
	}
	for _, s := range x.services.whole() {
		if i := byKey[s.owner]; i != nil {
			i.Services = append(i.Services, s.Service)
		}
	}
	found := make(map[directory.ID]directory.Exchanged, len(x.byID))
	for id, i := range x.byID {
		found[id] = *i
	}
	return found
}

// owned is a row with the ID of what it belongs to.
type owned[T any] struct {
	owner directory.ID
	thing T
}

// scanOwned reads rows that begin with the ID of what they belong to.
func scanOwned[T any](scan pgx.RowToFunc[T]) pgx.RowToFunc[owned[T]] {
	return func(row pgx.CollectableRow) (o owned[T], err error) {
		o.thing, err = scan(behind{row, []any{&o.owner}})
		return o, err
	}
}

// behind is a row whose first columns are scanned into destinations of their own.
type behind struct {
	pgx.CollectableRow
	first []any
}

// Scan reads the first columns, then the others into dest.
func (r behind) Scan(dest ...any) error { return r.CollectableRow.Scan(append(r.first, dest...)...) }
