package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// GapNetworks returns networks, those in own first, then by Land and region, and how many there are in all. If state is
// not empty, only those of this Land. A limit of 0 means all.
func (s *Store) GapNetworks(
	ctx context.Context, own []directory.ID, state string, limit, offset int,
) ([]directory.NetworkGaps, int, error) {
	rows, err := s.db.Query(ctx, `select n.id, n.key, n.name, `+regionCalled+`, r.state, count(*) over ()
		from networks n join regions r on r.id = n.region_id where $2 = '' or r.state = $2
		order by n.id = any($1) desc, r.state, `+regionCalled+`, n.name, n.id limit nullif($3, 0) offset $4`, list(own), state, limit, offset)
	if err != nil {
		return nil, 0, fmt.Errorf("networks for gaps: %w", err)
	}
	total := 0
	networks, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (g directory.NetworkGaps, err error) {
		err = row.Scan(&g.ID, &g.Key, &g.Name, &g.RegionName, &g.State, &total)
		return g, err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("networks for gaps: %w", err)
	}
	return networks, total, nil
}

// takingPart are the current members of the networks $1 on the day $2, and the institutions among them with everything
// these are units of.
const takingPart = `with recursive present as (
		select m.network_id, m.institution_id, m.group_name, m.sector from memberships m
		where m.network_id = any($1) and is_current(m.until, $2::date)),
	line (network_id, id) as (
		select network_id, institution_id from present where institution_id is not null
		union select l.network_id, i.parent_id from line l join institutions i on i.id = l.id where i.parent_id is not null) `

// FillGaps adds to networks, as far as the store's level may read it, who takes part in them today and what these offer.
// It takes one round trip, however many networks there are.
func (s *Store) FillGaps(ctx context.Context, networks []directory.NetworkGaps, now time.Time) error {
	at := make(map[directory.ID]*directory.NetworkGaps, len(networks))
	ids := make([]directory.ID, len(networks))
	for i := range networks {
		g := &networks[i]
		g.Sectors, g.Topics = map[directory.Sector]directory.Presence{}, map[directory.Topic]bool{}
		at[g.ID], ids[i] = g, g.ID
	}
	if len(ids) == 0 {
		return nil
	}
	today := string(directory.Today(now))
	b := &pgx.Batch{}
	each := func(sql string, fn func(network directory.ID, word string, n int)) {
		b.Queue(takingPart+sql, ids, today).Query(func(rows pgx.Rows) error {
			var id directory.ID
			var word string
			var n int
			_, err := pgx.ForEachRow(rows, []any{&id, &word, &n}, func() error { fn(id, word, n); return nil })
			return err
		})
	}
	each(`select network_id, '', count(*) filter (where institution_id is not null or group_name <> '') from present group by network_id`,
		func(id directory.ID, _ string, n int) { at[id].Listed = n })
	each(`select network_id, '', 0 from present where institution_id is null and group_name = '' group by network_id`,
		func(id directory.ID, _ string, _ int) { at[id].More = true })
	each(`select network_id, sector, max(presence) from (
			select l.network_id, s.sector, 2 as presence from line l join institution_sectors s on s.institution_id = l.id
			union all select network_id, sector, 1 from present where group_name <> '' and sector <> '') x group by network_id, sector`,
		func(id directory.ID, sector string, n int) {
			at[id].Sectors[directory.Sector(sector)] = directory.Presence(n)
		})
	each(`select l.network_id, '', count(*) from line l join services v on v.institution_id = l.id group by l.network_id`,
		func(id directory.ID, _ string, n int) { at[id].Services = n })
	each(`
		select distinct l.network_id, t.topic, 0 from line l
		join services v on v.institution_id = l.id
		cross join unnest(v.topics) as t (topic)`,
		func(id directory.ID, topic string, _ int) { at[id].Topics[directory.Topic(topic)] = true })
	if err := s.send(ctx, b); err != nil {
		return fmt.Errorf("gaps: %w", err)
	}
	return nil
}
