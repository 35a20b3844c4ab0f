package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// displaced returns the institutions whose services may be found elsewhere after a save, or as something else.
func (s *Store) displaced(ctx context.Context, before, after directory.Dossier, w writing, there []directory.ID) ([]directory.ID, error) {
	everything := w.differs(before.Members, after.Members) || w.differs(before.Network.Initiators, after.Network.Initiators)
	var ids []directory.ID
	if everything {
		ids = there // some may be in other networks only, now
	}
	for _, i := range after.Institutions {
		if everything || w.institutions[i.Key] {
			ids = append(ids, i.ID())
		}
	}
	if !w.differs(before.Region, after.Region) {
		return ids, nil
	}
	neighbours, err := s.institutionsIn(ctx, regionID(after.Region)) // other networks may work in it
	return append(ids, neighbours...), err
}

// institutionsIn returns the institutions of all networks that work in a region.
func (s *Store) institutionsIn(ctx context.Context, region directory.ID) ([]directory.ID, error) {
	return collect(ctx, s.db, "institutions of a region", pgx.RowTo[directory.ID], `
		with recursive mine as (
			select m.institution_id as id from memberships m
			join networks n on n.id = m.network_id
			where n.region_id = $1 and m.institution_id is not null
			union
			select t.institution_id from initiators t
			join networks n on n.id = t.network_id
			where n.region_id = $1
			union
			select i.parent_id from institutions i
			join mine m on m.id = i.id
			where i.parent_id is not null)
		select id from mine`, region)
}
