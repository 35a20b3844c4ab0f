package store

import (
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

const institutionColumns = `i.key, i.name, i.legal_form, coalesce(p.key, ''), i.area, i.neutral_label, i.website, i.note, i.visibility,
	array(select f.key::text from former_keys f where f.kind = 'institution' and f.target = i.id and not f.merged order by f.position),
	array(select s.sector from institution_sectors s where s.institution_id = i.id order by s.position),
	array(select a.name from institution_names a where a.institution_id = i.id order by a.position)`

func scanInstitution(row pgx.CollectableRow) (i directory.Institution, err error) {
	err = row.Scan(&i.Key, &i.Name, &i.LegalForm, &i.Parent, &i.Area, &i.NeutralLabel, &i.Website, &i.Note, &i.Visibility,
		&i.FormerKeys, &i.Sectors, &i.Aliases)
	if i.Visibility == directory.Public {
		i.Visibility = "" // as documents write it
	}
	return i, err
}

// ofNetwork selects the ids of a network's institutions and of everything they are units of. The lateral forces one index
// look-up after the other: otherwise every page reads all units of the directory. For the same reason the ids are used as
// an array, which is planned for a few: "= any(array(select id from mine))".
const ofNetwork = `with recursive mine as (
		select institution_id as id from memberships where network_id = $1 and institution_id is not null
		union select institution_id from initiators where network_id = $1
		union select u.parent_id from mine m
		cross join lateral (select i.parent_id from institutions i where i.id = m.id offset 0) u where u.parent_id is not null)`

type ownedPlace struct {
	owner string
	directory.Place
}

func scanPlace(row pgx.CollectableRow) (p ownedPlace, err error) {
	err = row.Scan(&p.owner, &p.Key, &p.Street, &p.Postcode, &p.City, &p.Lat, &p.Lon, &p.Note, &p.Visibility)
	if p.Visibility == directory.Public {
		p.Visibility = ""
	}
	return p, err
}

const placeColumns = `i.key, p.key, p.street, p.postcode, p.city, p.lat, p.lon, p.note, p.visibility`

// saveInstitutions writes the institutions of a dossier that differ, table by table. Units go before what they are units
// of, so that the foreign key, which is checked at the end, finds both in their new state whichever way a protection
// changes.
func saveInstitutions(b *saving, d directory.Dossier, w writing, now time.Time) {
	ids, keys := []directory.ID{}, []string{}
	var protectedIDs []directory.ID
	idOf := map[string]directory.ID{}
	protected := d.ProtectedKeys()
	var sectors, names, places, contacts [][]any
	var services serviceRows
	var contactIDs []directory.ID
	for _, i := range d.Institutions {
		id, protected := i.ID(), protected[i.Key]
		idOf[i.Key] = id
		if !w.institutions[i.Key] {
			continue
		}
		ids, keys = append(ids, id), append(keys, i.Key)
		if protected {
			protectedIDs = append(protectedIDs, id)
		}
		sectors = append(sectors, rowsOf(i.Sectors, func(at int, s directory.Sector) []any { return []any{id, protected, at, s} })...)
		names = append(names, rowsOf(i.Aliases, func(at int, name string) []any { return []any{id, protected, at, name} })...)
		places = append(places, rowsOf(i.Places, func(at int, p directory.Place) []any {
			return []any{directory.NewID("place", id.String(), p.Key), id, at, p.Key, p.Street, p.Postcode, p.City,
				p.Lat, p.Lon, p.Note, p.Visibility.OrPublic()}
		})...)
		for _, row := range contactRows(id, nil, id, protected, i.Contacts) {
			contacts, contactIDs = append(contacts, row), append(contactIDs, row[0].(directory.ID))
		}
		services.add(id, protected, i.Services)
	}
	if len(ids) == 0 {
		return
	}
	b.Queue(`delete from institution_sectors where institution_id = any($1)`, ids)
	b.Queue(`delete from institution_names where institution_id = any($1)`, ids)
	b.Queue(`delete from places where institution_id = any($1)`, ids)
	b.Queue(`delete from contacts where institution_id = any($1) and id not in (select unnest($2::uuid[]))`, ids, contactIDs)
	b.Queue(`delete from former_keys where kind = 'institution' and (target = any($1) and not merged or key = any($2))`, ids, keys)
	services.remove(b, ids)
	// What was said about an institution before it was protected may hold an address. It is written again further down.
	b.Queue(`delete from search_entries where institution_id = any($1)`, ids)
	b.Queue(`delete from contacts where institution_id = any($1) and not institution_protected`, protectedIDs)
	b.Queue(`
		delete from memberships where institution_id = any($1) and not institution_protected and network_id = $2`,
		protectedIDs, d.Network.ID())
	var rows [][]any
	for _, i := range unitsFirst(d) {
		if !w.institutions[i.Key] {
			continue
		}
		var parent, parentProtected any
		if i.Parent != "" {
			parent, parentProtected = idOf[i.Parent], protected[i.Parent]
		}
		rows = append(rows, []any{idOf[i.Key], i.Key, i.Name, i.LegalForm, parent, parentProtected, protected[i.Key], i.Area, i.NeutralLabel,
			i.Website, i.Note, i.Visibility.OrPublic(), now.Truncate(time.Microsecond)})
	}
	var stamps []string
	if w.whole { // then those that are there already, of other networks, are not known to differ
		stamps = []string{"changed_at"}
	}
	upsert(b, "institutions", "id, key, name, legal_form, parent_id, parent_protected, protected, area, "+
		"neutral_label, website, note, visibility, changed_at", rows, stamps...)
	for _, i := range d.Institutions {
		if w.institutions[i.Key] {
			addFormerKeys(b, "institution", idOf[i.Key], i.FormerKeys)
		}
	}
	insert(b, "institution_sectors", "institution_id, institution_protected, position, sector", sectors)
	insert(b, "institution_names", "institution_id, institution_protected, position, name", names)
	insert(b, "places", "id, institution_id, position, key, street, postcode, city, lat, lon, note, visibility", places)
	upsert(b, "contacts", contactTable, contacts)
	services.write(b)
}

// unitsFirst orders the institutions so that each comes before the one it is a unit of.
func unitsFirst(d directory.Dossier) []directory.Institution {
	var ordered []directory.Institution
	placed := map[string]bool{}
	units := map[string][]directory.Institution{}
	for _, i := range d.Institutions {
		units[i.Parent] = append(units[i.Parent], i)
	}
	var place func(i directory.Institution)
	place = func(i directory.Institution) {
		if placed[i.Key] {
			return
		}
		placed[i.Key] = true
		for _, unit := range units[i.Key] {
			place(unit)
		}
		ordered = append(ordered, i)
	}
	for _, i := range d.Institutions {
		place(i)
	}
	return ordered
}
