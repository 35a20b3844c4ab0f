package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Helping returns the institutions that take part today in the networks with these keys and are there for people affected
// by violence, in the order of directory.Helping, each with its numbers for everybody. It takes one round trip.
func (s *Store) Helping(ctx context.Context, networks []string) ([]directory.Institution, error) {
	var rows helpRows
	b := &pgx.Batch{}
	rows.queue(b, `n.key = any($1)`, networks)
	if err := s.send(ctx, b); err != nil {
		return nil, err
	}
	return rows.institutions(), nil
}

// helpRows are institutions with one number each.
type helpRows struct{ rows []directory.Institution }

// queue asks for the institutions of the networks n that which selects.
func (h *helpRows) queue(b *pgx.Batch, which string, args ...any) {
	queue(b, &h.rows, func(row pgx.CollectableRow) (i directory.Institution, err error) {
		c := directory.Contact{Kind: directory.ContactHelp}
		var violence bool
		err = row.Scan(&i.Key, &i.Name, &i.Sectors, &violence, &c.Label, &c.Phone, &c.Hours, &c.CheckedOn, &c.CheckedBy)
		if c.Phone != "" {
			i.Contacts = []directory.Contact{c}
		}
		if violence {
			i.Services = []directory.Service{{Topics: []directory.Topic{"haeusliche_gewalt"}}}
		}
		return i, err
	}, `
		select i.key, i.name, array(select s.sector from institution_sectors s where s.institution_id = i.id order by s.position),
			coalesce(( -- "exists" would be answered for all services at once
				select true from services s where s.institution_id = i.id and s.visibility = 'oeffentlich'
					and s.topics @> '{haeusliche_gewalt}' and not s.audiences @> '{gewaltausuebende}' limit 1), false),
			coalesce(c.label, ''), coalesce(c.phone, ''), coalesce(c.hours, ''), coalesce(c.checked_on, ''), coalesce(c.checked_by, '')
		from institutions i
		left join lateral (
			select 0 as first, c.position, c.label, c.phone, c.hours, c.checked_on::text, c.checked_by from contacts c
			where c.institution_id = i.id and c.kind = 'hilfe' and c.phone <> '' and c.visibility = 'oeffentlich'
			union all
			select 1, c.position, c.label, c.phone, c.hours, c.checked_on::text, c.checked_by from service_contacts c
			join services s on s.id = c.service_id
			where s.institution_id = i.id and c.kind = 'hilfe' and c.phone <> '' and c.visibility = 'oeffentlich'
				and s.visibility = 'oeffentlich') c on true
		where i.visibility = 'oeffentlich' and i.id in (
			select m.institution_id from memberships m
			join networks n on n.id = m.network_id
			where m.visibility = 'oeffentlich' and `+stillMember+` and `+which+`)
		order by i.name, i.key, c.first, c.position`, args...)
}

// institutions joins the rows.
func (h *helpRows) institutions() []directory.Institution {
	var all []directory.Institution
	for _, row := range h.rows {
		if last := len(all) - 1; last >= 0 && all[last].Key == row.Key {
			all[last].Contacts = append(all[last].Contacts, row.Contacts...)
			continue
		}
		all = append(all, row)
	}
	return directory.Helping(all)
}
