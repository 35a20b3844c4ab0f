package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// OffersByID returns services with who offers them, as far as they may be read at the store's level; those that no longer
// exist are missing. It takes one round trip.
func (s *Store) OffersByID(ctx context.Context, ids []directory.ID) (map[directory.ID]directory.Offer, error) {
	byID := make(map[directory.ID]directory.Offer, len(ids))
	err := s.offers(ctx, "", `s.id = any($1)`, ids, func(id directory.ID, o directory.Offer) { byID[id] = o })
	return byID, err
}

// OffersOfNetwork returns all services of a network's institutions, in the order of the institutions' keys.
func (s *Store) OffersOfNetwork(ctx context.Context, network directory.ID) ([]directory.Offer, error) {
	var offers []directory.Offer
	err := s.offers(ctx, ofNetwork, `
		s.institution_id = any(array(select id from mine))`,
		network, func(_ directory.ID, o directory.Offer) { offers = append(offers, o) })
	return offers, err
}

// offers returns the services that meet a condition on s, with all their parts.
func (s *Store) offers(ctx context.Context, with, which string, arg any, each func(directory.ID, directory.Offer)) error {
	const joined = ` from services s join institutions i on i.id = s.institution_id where `
	var services serviceParts
	var contacts []ownedContact
	var places []ownedPlace
	var around []surroundings
	var institutions directory.Dossier
	own := `i.id in (select s.institution_id from services s where ` + which + `)`
	b := &pgx.Batch{}
	queue(b, &services.services, scanService, with+` select `+serviceColumns+joined+which+` order by i.key collate "C", s.position`, arg)
	queue(b, &services.contacts, scanServiceContact, with+`
		select `+serviceContactColumns+` from service_contacts c
		join services s on s.id = c.service_id
		where `+which+`
		order by c.position`, arg)
	queue(b, &services.notes, scanServiceNote, with+`
		select n.service_id, n.kind, n.text, n.function, n.delete_on
		from service_notes n
		join services s on s.id = n.service_id
		where `+which, arg)
	queue(b, &institutions.Institutions, scanInstitution, with+`
		select `+institutionColumns+` from institutions i left join institutions p on p.id = i.parent_id where `+own, arg)
	queue(b, &contacts, scanContact, with+`
		select i.key, `+contactColumns+` from contacts c
		join institutions i on i.id = c.institution_id
		where `+own+`
		order by c.position`, arg)
	queue(b, &places, scanPlace, with+`
		select `+placeColumns+` from places p
		join institutions i on i.id = p.institution_id
		where `+own+`
		order by p.position`, arg)
	// The laterals force one index look-up after the other: otherwise the planner reads all networks each time.
	queue(b, &around, scanSurroundings, with+`
		select i.key, i.protected, coalesce(p.name, ''), n.networks, n.names, n.districts
		from institutions i
		left join institutions p on p.id = i.parent_id
		cross join lateral (
			with recursive line as (
				select i.id union select u.id from line l
		cross join lateral (select c.id from institutions c where c.parent_id = l.id offset 0) u),
				mine as (
					select distinct n.* from line l
					cross join lateral (
						select m.network_id as id, `+stillMember+` as current
						from memberships m
						where m.institution_id = l.id
						union
						select t.network_id, true from initiators t
						where t.institution_id = l.id) belongs
					cross join lateral (
						select n.id, n.key, n.name, n.region_id, belongs.current
						from networks n
						where n.id = belongs.id offset 0) n)
			select array(select distinct key::text from mine where current order by 1) as networks,
				array(select name from (select distinct key, name from mine where current) n order by key) as names,
				array(
					select distinct d.ags from mine
					cross join lateral (
						select d.ags from region_districts d where d.region_id = mine.region_id offset 0) d
					order by d.ags) as districts) n
		where `+own, arg)
	if err := s.send(ctx, b); err != nil {
		return fmt.Errorf("services: %w", err)
	}
	assembleContacts(&institutions, contacts, places)
	owners := offerers(institutions.Institutions, around)
	for _, service := range services.whole() {
		if o, ok := owners[service.owner]; ok { // it may have gone between two queries
			o.Service = service.Service
			each(service.id, o)
		}
	}
	return nil
}

// surroundings tells where an institution belongs.
type surroundings struct {
	owner, parent              string
	protected                  bool
	networks, names, districts []string
}

func scanSurroundings(row pgx.CollectableRow) (a surroundings, err error) {
	err = row.Scan(&a.owner, &a.protected, &a.parent, &a.networks, &a.names, &a.districts)
	return a, err
}

// offerers returns offers without a service, by the key of the institution.
func offerers(institutions []directory.Institution, around []surroundings) map[string]directory.Offer {
	at := map[string]directory.Offer{}
	for _, i := range institutions {
		at[i.Key] = directory.Offer{Institution: i}
	}
	for _, a := range around {
		o := at[a.owner]
		o.Protected, o.ParentName, o.Districts = a.protected, a.parent, a.districts
		for n, key := range a.networks {
			o.Networks = append(o.Networks, directory.Named{Key: key, Name: a.names[n]})
		}
		at[a.owner] = o
	}
	return at
}
