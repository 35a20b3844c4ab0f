package store

import (
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// exchangedNetworks collects the rows of networks while they are read.
type exchangedNetworks struct {
	rows       []owned[directory.Network]
	regions    []owned[directory.Region]
	periods    []owned[directory.Period]
	goals      []owned[directory.Goal]
	bodies     []owned[directory.Body]
	patronages []owned[directory.Patronage]
	agreements []owned[directory.Agreement]
	members    []owned[directory.Partner]
	contacts   []owned[ownedContact]
	events     []owned[directory.Event]
	notices    []owned[directory.Notice]
}

func (x *exchangedNetworks) queue(b *pgx.Batch, ids []directory.ID, whole bool) {
	queue(b, &x.rows, scanOwned(scanNetwork), `select n.id, `+networkColumns+` from networks n where n.id = any($1)`, ids)
	queue(b, &x.contacts, scanOwned(scanContact), `
		select c.network_id, '', `+contactColumns+` from contacts c
		where c.network_id = any($1)
		order by c.network_id, c.position`, ids)
	if !whole {
		return
	}
	const ofThem = ` where network_id = any($1) order by network_id, position`
	queue(b, &x.regions, scanOwned(scanRegion), `
		select n.id, `+regionColumns+` from networks n join regions r on r.id = n.region_id where n.id = any($1)`, ids)
	queue(b, &x.periods, scanOwned(scanPeriod), `select network_id, `+periodColumns+` from network_periods`+ofThem, ids)
	queue(b, &x.goals, scanOwned(scanGoal), `select network_id, key, kind, text, verbatim from goals`+ofThem, ids)
	queue(b, &x.bodies, scanOwned(scanBody), `select network_id, key, name, kind, tasks, note from bodies`+ofThem, ids)
	queue(b, &x.patronages, scanOwned(scanPatronage), `select network_id, key, '', function, since, until from patronages`+ofThem, ids)
	queue(b, &x.agreements, scanOwned(scanAgreement), `
		select network_id, key, title, concluded, at_the_latest, partners, partner_count, purposes, note, url
		from agreements`+ofThem, ids)
	queue(b, &x.members, scanOwned(scanPartner), `
		select m.network_id, i.id, coalesce(i.name, ''), `+membershipColumns+`
		from memberships m
		left join institutions i on i.id = m.institution_id
		where m.network_id = any($1) and `+stillMember+`
		order by m.network_id, m.position`, ids)
	queue(b, &x.events, scanOwned(scanEvent), `
		select e.network_id, `+eventColumns+` from events e
		where e.network_id = any($1)
		order by e.network_id, e.position`, ids)
	queue(b, &x.notices, scanOwned(scanNotice), `
		select network_id, key, title, subtitle, day, edition, publisher, medium, rubric, summary, media_note,
			changed_at, url
		from notices`+ofThem, ids)
}

func scanPartner(row pgx.CollectableRow) (p directory.Partner, err error) {
	var id *directory.ID
	p.Membership, err = scanMembership(behind{row, []any{&id, &p.InstitutionName}})
	if id != nil {
		p.InstitutionID = *id
	}
	return p, err
}

func (x *exchangedNetworks) assemble() map[directory.ID]directory.ExchangedNetwork {
	at := make(map[directory.ID]*directory.ExchangedNetwork, len(x.rows))
	for _, n := range x.rows {
		at[n.owner] = &directory.ExchangedNetwork{ID: n.owner, Dossier: directory.Dossier{Network: n.thing}}
	}
	give(at, x.regions, func(n *directory.ExchangedNetwork, r directory.Region) { n.Region = r })
	give(at, x.periods, func(n *directory.ExchangedNetwork, p directory.Period) {
		n.Network.Periods = append(n.Network.Periods, p)
	})
	give(at, x.goals, func(n *directory.ExchangedNetwork, g directory.Goal) { n.Goals = append(n.Goals, g) })
	give(at, x.bodies, func(n *directory.ExchangedNetwork, y directory.Body) { n.Bodies = append(n.Bodies, y) })
	give(at, x.patronages, func(n *directory.ExchangedNetwork, p directory.Patronage) { n.Patronages = append(n.Patronages, p) })
	give(at, x.agreements, func(n *directory.ExchangedNetwork, a directory.Agreement) { n.Agreements = append(n.Agreements, a) })
	give(at, x.contacts, func(n *directory.ExchangedNetwork, c ownedContact) { n.Contacts = append(n.Contacts, c.Contact) })
	give(at, x.events, func(n *directory.ExchangedNetwork, e directory.Event) { n.Events = append(n.Events, e) })
	give(at, x.notices, func(n *directory.ExchangedNetwork, m directory.Notice) { n.Notices = append(n.Notices, m) })
	give(at, x.members, func(n *directory.ExchangedNetwork, p directory.Partner) {
		if p.Institution == "" {
			n.Members = append(n.Members, p.Membership)
			return
		}
		n.Partners = append(n.Partners, p)
	})
	found := make(map[directory.ID]directory.ExchangedNetwork, len(at))
	for id, n := range at {
		found[id] = *n
	}
	return found
}

// give hands every row to the network it belongs to; a missing one was added or removed between two queries.
func give[T any](at map[directory.ID]*directory.ExchangedNetwork, rows []owned[T], to func(*directory.ExchangedNetwork, T)) {
	for _, row := range rows {
		if n := at[row.owner]; n != nil {
			to(n, row.thing)
		}
	}
}
