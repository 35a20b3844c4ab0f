package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// mostOffices is how many offices are listed for a Kreis.
const mostOffices = 40

// Responsible returns who is responsible for Kreise, by office, as far as that was entered. It takes one round trip.
func (s *Store) Responsible(ctx context.Context, districts []string) (directory.Responsible, error) {
	var found directory.Responsible
	var networks []directory.Coordinated
	var coordination []ownedContact
	var offices directory.Dossier
	var contacts []ownedContact
	const here = `with here as (select n.id from networks n join region_districts d on d.region_id = n.region_id where d.ags = any($1)) `
	const office = `i.id in (select m.institution_id from memberships m join institution_sectors t on t.institution_id = m.institution_id
		where m.network_id in (select id from here) and t.sector = any($2) and ` + stillMember + `
		order by m.institution_id limit $3)`
	b := &pgx.Batch{}
	queue(b, &networks, func(row pgx.CollectableRow) (c directory.Coordinated, err error) {
		err = row.Scan(&c.Key, &c.Name, &c.RegionName, &c.Districts)
		return c, err
	}, here+`
		select n.key, n.name, `+regionCalled+`,
			array(select d.ags::text from region_districts d where d.region_id = n.region_id and d.ags = any($1) order by 1)
		from networks n
		join regions r on r.id = n.region_id
		where n.id in (select id from here)
		order by n.name limit $2`, districts, mostOffices)
	queue(b, &coordination, scanContact, here+`select n.key, `+contactColumns+` from contacts c join networks n on n.id = c.network_id
		where n.id in (select id from here) and c.kind in ('koordination', 'vermittlung', 'hilfe') order by c.position`, districts)
	queue(b, &offices.Institutions, scanInstitution, here+`
		select `+institutionColumns+` from institutions i
		left join institutions p on p.id = i.parent_id
		where `+office+`
		order by i.name, i.id`,
		districts, directory.ResponsibleSectors, mostOffices)
	queue(b, &contacts, scanContact, here+`
		select i.key, `+contactColumns+` from contacts c
		join institutions i on i.id = c.institution_id
		where `+office+` and c.kind <> 'presse'
		order by c.position`,
		districts, directory.ResponsibleSectors, mostOffices)
	covered := map[string][]string{} // by the key of the office
	b.Queue(here+`
		select i.key, array(
			select distinct d.ags::text from memberships m
			join networks n on n.id = m.network_id
			join region_districts d on d.region_id = n.region_id
			where m.institution_id = i.id and d.ags = any($1) and `+stillMember+`
			order by 1)
		from institutions i
		where `+office,
		districts, directory.ResponsibleSectors, mostOffices).Query(func(rows pgx.Rows) error {
		var key string
		var covers []string
		_, err := pgx.ForEachRow(rows, []any{&key, &covers}, func() error {
			covered[key] = slices.Clone(covers)
			return nil
		})
		return err
	})
	if err := s.send(ctx, b); err != nil {
		return found, fmt.Errorf("responsible: %w", err) // without the place: it stays out of the log
	}
	for i := range networks {
		for _, c := range coordination {
			if c.owner == networks[i].Key {
				networks[i].Contacts = append(networks[i].Contacts, c.Contact)
			}
		}
	}
	assembleContacts(&offices, contacts, nil)
	rank := func(i directory.Institution) int {
		return slices.IndexFunc(directory.ResponsibleSectors, i.Has)
	}
	slices.SortStableFunc(offices.Institutions, func(a, b directory.Institution) int { return rank(a) - rank(b) })
	found.Networks = networks
	for _, i := range offices.Institutions {
		found.Offices = append(found.Offices, directory.Office{Institution: i, Districts: covered[i.Key]})
	}
	return found, nil
}
