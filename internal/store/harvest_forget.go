package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// HarvestedMatching returns the records that mean one of these institutions, with their services, gone or not.
func (s *Store) HarvestedMatching(ctx context.Context, institutions []directory.ID) ([]Harvested, error) {
	return s.harvested(ctx, `
		where h.institution_id = any($1)
			or h.owner_id in (select o.id from desk.harvested o where o.institution_id = any($1))
		order by h.id`, institutions)
}

// HideHarvested writes what remains of records of which something must no longer be known. Whether they are still where
// they were read is left as it is.
func (s *Store) HideHarvested(ctx context.Context, records []Harvested) error {
	b := &pgx.Batch{}
	for _, h := range records {
		b.Queue(`
			update desk.harvested set name = $2, payload = $3, suspected = $4, left_out = $5 where id = $1`,
			h.ID, h.Name, h.payload(), h.Suspected, list(h.LeftOut))
	}
	if err := s.send(ctx, b); err != nil {
		return fmt.Errorf("hide harvested: %w", refused(err))
	}
	return nil
}

// ForgetProposedAddresses removes whatever tells where institutions are from everything ever proposed about them. An
// undecided proposal with nothing else in it is deleted.
func (s *Store) ForgetProposedAddresses(ctx context.Context, institutions []directory.ID) error {
	b := &pgx.Batch{}
	b.Queue(`
		update desk.proposals p set text = case when hold_address(p.text) then '' else p.text end,
			note = case when hold_address(p.note) then '' else p.note end,
			fields = coalesce((
				select jsonb_agg(f order by n)
				from jsonb_array_elements(p.fields)
				with ordinality one (f, n)
				where f -> 'place' is null and not (p.source = 'abgleich' and f ->> 'path' = 'ort')
					and not hold_address(f ->> 'before', f ->> 'after')
					and not exists (select from jsonb_each_text(f -> 'contact') c where hold_address(c.value))),
				'[]')
		where p.institution_id = any($1)`, institutions)
	b.Queue(`delete from desk.proposals where institution_id = any($1) and decided_at is null and fields = '[]' and text = ''`, institutions)
	if err := s.send(ctx, b); err != nil {
		return fmt.Errorf("forget proposed addresses: %w", err)
	}
	return nil
}
