package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Incoming is what stands in the way of asking the members of a network once a year, and what came in last.
type Incoming struct {
	Newest      time.Time // when the last thing that waits came in; zero: nothing waits
	Unreachable int       // members without an e-mail address to ask at
	Switched    bool      // the yearly question is switched off
}

// Incomings returns that for networks, in one query.
func (s *Store) Incomings(ctx context.Context, networks []directory.ID, now time.Time) (map[directory.ID]Incoming, error) {
	found := map[directory.ID]Incoming{}
	rows, err := s.db.Query(ctx, chosen+`
		, open as (
			select p.network_id, p.created_at from desk.proposals p
			join asked a on a.id = p.network_id
			where p.decided_at is null
			union all
			select b.network_id, p.created_at from desk.proposals p
			join belonging b on b.id = p.institution_id
			where p.network_id is null and p.decided_at is null)
		select a.id, (select max(o.created_at) from open o where o.network_id = a.id),
			(
				select count(distinct i.id) from present m
				join institutions i on i.id = m.institution_id
				where m.network_id = a.id and `+recipient+` is null),
			not coalesce((select s.yearly_mails from desk.settings s where s.network_id = a.id), true)
		from asked a`, list(networks), false, string(directory.Today(now)))
	if err == nil {
		var id directory.ID
		var newest *time.Time
		var n Incoming
		_, err = pgx.ForEachRow(rows, []any{&id, &newest, &n.Unreachable, &n.Switched}, func() error {
			n.Newest = time.Time{}
			if newest != nil {
				n.Newest = *newest
			}
			found[id] = n
			return nil
		})
	}
	if err != nil {
		return nil, fmt.Errorf("incoming: %w", err)
	}
	return found, nil
}
