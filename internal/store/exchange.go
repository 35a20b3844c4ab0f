package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Organizations returns the networks and institutions that pass a filter, by ID, and how many there are in all, which
// is counted only for a window without After. It takes one round trip.
func (s *Store) Organizations(ctx context.Context, f directory.Filter, w directory.Window) ([]directory.Stamped, int, error) {
	networks, institutions := conditions{}, conditions{}
	networks.networks(f)
	institutions.args = networks.args
	institutions.institutions(f)
	if w.After != nil {
		after := w.After.ID
		institutions.add(`i.id > %[1]s`, after)
		networks.all = append(networks.all, fmt.Sprintf(`n.id > $%d`, len(institutions.args)))
	}
	sql := `
		select n.id, n.changed_at from networks n
		where ` + networks.where() + `
		union all
		select i.id, i.changed_at from institutions i
		where ` + institutions.where()
	return window(ctx, s, "organizations", w, pgx.RowToStructByName[directory.Stamped], sql, `id`, institutions.args)
}

// Services returns the services that pass a filter, by ID, and how many there are in all, as Organizations does. It takes
// one round trip.
func (s *Store) Services(ctx context.Context, f directory.Filter, w directory.Window) ([]directory.ServiceRef, int, error) {
	c := conditions{}
	c.services(f)
	if w.After != nil {
		c.add(`s.id > %[1]s`, w.After.ID)
	}
	sql := `
		select s.id, s.institution_id, null::uuid as place_id, i.changed_at, 0::float8 as metres
		from services s
		join institutions i on i.id = s.institution_id
		where ` + c.where()
	return window(ctx, s, "services", w, scanServiceRef, sql, `id`, c.args)
}

// ServicesAtPlaces returns the services with each address where they are offered, as Services does: by the IDs of services, then
// places; within a circle by their distance first. Protected institutions have no address, so none of them is here.
func (s *Store) ServicesAtPlaces(ctx context.Context, f directory.Filter, w directory.Window) ([]directory.ServiceRef, int, error) {
	c := conditions{}
	c.services(f)
	metres, order := c.places(f), `id, place_id`
	switch {
	case w.After != nil && f.Near != nil:
		c.add(`(far.metres, s.id, p.id) > (%[1]s, %[2]s, %[3]s)`, w.After.Metres, w.After.ID, w.After.Place)
	case w.After != nil:
		c.add(`(s.id, p.id) > (%[1]s, %[2]s)`, w.After.ID, w.After.Place)
	}
	if f.Near != nil {
		order = `metres, id, place_id`
	}
	sql := `
		select s.id, s.institution_id, p.id as place_id, i.changed_at, far.metres
		from services s
		join institutions i on i.id = s.institution_id and not i.protected
		join places p on p.institution_id = i.id
		cross join lateral (select ` + metres + ` as metres offset 0) far
		where ` + c.where()
	return window(ctx, s, "services at places", w, scanServiceRef, sql, order, c.args)
}

// NetworkTerms returns the networks as terms of a taxonomy, by ID.
func (s *Store) NetworkTerms(ctx context.Context, f directory.Filter, w directory.Window) ([]directory.Stamped, int, error) {
	c := conditions{}
	c.networks(f)
	if w.After != nil {
		c.add(`n.id > %[1]s`, w.After.ID)
	}
	return window(ctx, s, "networks", w, pgx.RowToStructByName[directory.Stamped], `
		select n.id, n.changed_at from networks n where `+c.where(), `id`, c.args)
}

// window reads part of a list and, unless it continues after an entry, counts the whole.
func window[T any](
	ctx context.Context, s *Store, what string, w directory.Window, scan pgx.RowToFunc[T], sql, order string,
	args []any,
) ([]T, int, error) {
	var found []T
	var total int
	b := &pgx.Batch{}
	limit := fmt.Sprintf(` order by %s limit %d`, order, max(w.Count, 0))
	if w.After == nil {
		limit += fmt.Sprintf(` offset %d`, max(w.From, 0))
		b.Queue(`select count(*) from (`+sql+`) counted`, args...).QueryRow(func(row pgx.Row) error { return row.Scan(&total) })
	}
	queue(b, &found, scan, `select listed.* from (`+sql+`) listed`+limit, args...)
	if err := s.send(ctx, b); err != nil {
		return nil, 0, fmt.Errorf("list %s: %w", what, err) // without what was asked: it stays out of the log
	}
	return found, total, nil
}

func scanServiceRef(row pgx.CollectableRow) (r directory.ServiceRef, err error) {
	var place *directory.ID
	err = row.Scan(&r.ID, &r.Institution, &place, &r.ChangedAt, &r.Metres)
	if place != nil {
		r.Place = *place
	}
	return r, err
}

// InstitutionOfService returns the institution that offers the service with this ID, or fault.NotFound.
func (s *Store) InstitutionOfService(ctx context.Context, id directory.ID) (directory.ID, error) {
	var institution directory.ID
	err := s.db.QueryRow(ctx, `select institution_id from services where id = $1`, id).Scan(&institution)
	if err != nil {
		return institution, fmt.Errorf("institution of a service: %w", notFound(err))
	}
	return institution, nil
}

// ServicesAtPlacesBetween returns the services whose IDs lie between two, both included, with each address where they are
// offered. It is meant for IDs that begin alike: no more than a hundred are returned.
func (s *Store) ServicesAtPlacesBetween(ctx context.Context, first, last directory.ID) ([]directory.ServiceRef, error) {
	return collect(ctx, s.db, "services at places", scanServiceRef, `
		select s.id, s.institution_id, p.id, i.changed_at, 0::float8
		from services s
		join institutions i on i.id = s.institution_id and not i.protected
		join places p on p.institution_id = i.id
		where s.id between $1 and $2
		order by s.id, p.id limit 100`, first, last)
}
