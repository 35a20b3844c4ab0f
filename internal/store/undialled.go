package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// undialled selects the numbers of networks that are not in the plainest form, which needs no closer look: area code,
// blank, number. A test ensures that directory.PhoneTrouble accepts that form.
const undialled = chosen + `
	, numbers as (
		select c.network_id, '' as institution, '' as service, c.key, a.name, c.phone, 1 as part, '' as sorting,
			c.position
		from contacts c
		join asked a on a.id = c.network_id
		union all
		select b.network_id, i.key, '', c.key, i.name, c.phone, 2, i.name, c.position
		from belonging b
		join institutions i on i.id = b.id
		join contacts c on c.institution_id = i.id
		union all
		select b.network_id, i.key, s.key, c.key, s.name, c.phone, 3, i.name, c.position
		from belonging b
		join institutions i on i.id = b.id
		join services s on s.institution_id = i.id
		join service_contacts c on c.service_id = s.id)
	select network_id, institution, service, key, name, phone
	from numbers
	where phone <> '' and phone !~ '` + PlainNumber + `'
	order by network_id, part, sorting, institution, service, position`

// PlainNumber is a pattern for numbers that can be dialled as they are.
const PlainNumber = `^0[2-9][0-9]{1,4} [1-9][0-9]{3,5}$`

// Undialled returns, for each of the networks, the contacts whose numbers are doubtful. It takes one query.
func (s *Store) Undialled(ctx context.Context, networks []directory.ID, now time.Time) (map[directory.ID][]directory.Undialled, error) {
	found := map[directory.ID][]directory.Undialled{}
	rows, err := s.db.Query(ctx, undialled, list(networks), false, string(directory.Today(now)))
	if err == nil {
		var network directory.ID
		var u directory.Undialled
		_, err = pgx.ForEachRow(rows, []any{&network, &u.Institution, &u.Service, &u.Contact, &u.Name, &u.Phone}, func() error {
			if u.Trouble() != "" {
				found[network] = append(found[network], u)
			}
			return nil
		})
	}
	if err != nil {
		return nil, fmt.Errorf("undialled: %w", err)
	}
	return found, nil
}
