package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

const reached = chosen + `
	, parties as (select distinct network_id, institution_id from present where institution_id is not null),
	reached as (
		select p.network_id, i.key, i.name,
			exists (select from contacts c where c.institution_id = p.institution_id and c.phone <> '')
				or exists (
					select from services s join service_contacts c on c.service_id = s.id
					where s.institution_id = p.institution_id and c.phone <> '') as number,
			` + recipient + ` is not null as mail,
			exists (select from services s where s.institution_id = p.institution_id) as offer
		from parties p join institutions i on i.id = p.institution_id)`

const beginnings = reached + `,
	counted as (
		select network_id, count(*) as named, count(*) filter (where not number) as no_number,
			count(*) filter (where not mail) as no_mail, count(*) filter (where not offer) as no_offer
		from reached
		group by network_id)
	select a.id, coalesce(c.named, 0), coalesce(c.no_number, 0), coalesce(c.no_mail, 0), coalesce(c.no_offer, 0),
		exists (select from contacts k where k.network_id = a.id),
		exists (select from goals g where g.network_id = a.id),
		array_remove(array[case when a.founded = '' then 'founded' end, case when a.audience = '{}' then 'audience' end,
			case when a.topics = '{}' then 'topics' end], null),
		exists (select from agreements g where g.network_id = a.id),
		exists (select from patronages p where p.network_id = a.id)
	from asked a
	left join counted c on c.network_id = a.id`

// Beginnings returns, for each of the networks, what is there of it. It takes one query.
func (s *Store) Beginnings(ctx context.Context, networks []directory.ID, now time.Time) (map[directory.ID]directory.Beginning, error) {
	found := map[directory.ID]directory.Beginning{}
	rows, err := s.db.Query(ctx, beginnings, list(networks), false, string(directory.Today(now)))
	if err == nil {
		var network directory.ID
		var b directory.Beginning
		_, err = pgx.ForEachRow(rows, []any{&network, &b.Named, &b.NoNumber, &b.NoMail, &b.NoOffer, &b.Coordination, &b.Goals,
			&b.Empty, &b.Agreement, &b.Patron}, func() error {
			found[network] = b
			return nil
		})
	}
	if err != nil {
		return nil, fmt.Errorf("beginnings: %w", err)
	}
	return found, nil
}

// Lacking returns the member institutions of a network that have no number, no mailbox or no offer, by their names.
func (s *Store) Lacking(ctx context.Context, network directory.ID, now time.Time) ([]directory.Lacking, error) {
	const lacking = reached + `
	select key, name, not number, not mail, not offer from reached where not (number and mail and offer) order by name, key`
	rows, err := s.db.Query(ctx, lacking, list([]directory.ID{network}), false, string(directory.Today(now)))
	if err != nil {
		return nil, fmt.Errorf("lacking: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[directory.Lacking])
	if err != nil {
		return nil, fmt.Errorf("lacking: %w", err)
	}
	return found, nil
}
