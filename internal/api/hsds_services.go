package api

import (
	"context"
	"fmt"
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/openreferral"
)

// refs reads parts of a list of services, or of services at places.
type refs func(context.Context, directory.Filter, directory.Window) ([]directory.ServiceRef, int, error)

func (a *API) services() lister[openreferral.Service] {
	return serviceLister[openreferral.Service](
		a, a.store.Services,
		func(m openreferral.Mapper, q asked, i directory.Exchanged, r directory.ServiceRef) (any, bool) {
			s, ok := serviceOf(i, r.ID)
			switch {
			case !ok:
				return nil, false
			case q.full:
				return m.WholeService(i, s), true
			}
			return m.Service(i, s), true
		},
	)
}

func (a *API) servicesAtLocations() lister[openreferral.ServiceAtLocation] {
	return serviceLister[openreferral.ServiceAtLocation](
		a, a.store.ServicesAtPlaces,
		func(m openreferral.Mapper, q asked, i directory.Exchanged, r directory.ServiceRef) (any, bool) {
			s, there := serviceOf(i, r.ID)
			p, placed := placeOf(i, r.Place)
			switch {
			case !there || !placed:
				return nil, false
			case q.full:
				return m.WholeServiceAtLocation(i, s, p), true
			}
			return m.ServiceAtLocation(i, s, p), true
		},
	)
}

// serviceLister lists what entry makes of services that are found; false means that one has gone meanwhile.
func serviceLister[T any](
	a *API, find refs, entry func(openreferral.Mapper, asked, directory.Exchanged, directory.ServiceRef) (any, bool),
) lister[T] {
	entries := func(ctx context.Context, q asked, found []directory.ServiceRef) ([]any, error) {
		var entries []any
		if q.minimal {
			for _, r := range found {
				entries = append(entries, openreferral.NewMinimal(minimalID(r), r.ChangedAt))
			}
			return entries, nil
		}
		institutions, err := a.store.ExchangedInstitutions(ctx, owners(found))
		if err != nil {
			return nil, err
		}
		m := a.mapper(q.words)
		for _, r := range found {
			if one, ok := entry(m, q, institutions[r.Institution], r); ok {
				entries = append(entries, one)
			}
		}
		return entries, nil
	}
	return lister[T]{
		page: func(ctx context.Context, q asked) ([]any, int, error) {
			found, total, err := find(ctx, q.filter, q.window())
			if err != nil || len(found) == 0 {
				return nil, total, err
			}
			all, err := entries(ctx, q, found)
			return all, total, err
		},
		next: func(ctx context.Context, q asked, count int, after *cursor) ([]any, bool, error) {
			found, _, err := find(ctx, q.filter, directory.Window{Count: count, After: after})
			if err != nil || len(found) == 0 {
				return nil, false, err
			}
			last := found[len(found)-1]
			*after = cursor{ID: last.ID, Place: last.Place, Metres: last.Metres}
			all, err := entries(ctx, q, found)
			return all, len(found) == count, err
		},
	}
}

func minimalID(r directory.ServiceRef) directory.ID {
	if r.Place == (directory.ID{}) {
		return r.ID
	}
	return openreferral.AtLocationID(r.ID, r.Place)
}

// owners are the institutions of services, each once.
func owners(found []directory.ServiceRef) []directory.ID {
	ids := make([]directory.ID, len(found))
	for i, r := range found {
		ids[i] = r.Institution
	}
	slices.SortFunc(ids, func(a, b directory.ID) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(ids)
}

func serviceOf(i directory.Exchanged, id directory.ID) (directory.Service, bool) {
	at := slices.IndexFunc(i.Services, func(s directory.Service) bool { return s.ID(i.ID) == id })
	if at < 0 {
		return directory.Service{}, false
	}
	return i.Services[at], true
}

// placeOf is false for what is protected, too.
func placeOf(i directory.Exchanged, id directory.ID) (directory.Place, bool) {
	if i.Protected || i.Institution.Protected() {
		return directory.Place{}, false
	}
	at := slices.IndexFunc(i.Places, func(p directory.Place) bool { return openreferral.PlaceID(i.ID, p) == id })
	if at < 0 {
		return directory.Place{}, false
	}
	return i.Places[at], true
}

func (a *API) service(ctx context.Context, q asked, text string) (openreferral.Service, error) {
	id, err := entryID(text)
	if err != nil {
		return openreferral.Service{}, err
	}
	owner, err := a.store.InstitutionOfService(ctx, id)
	if err != nil {
		return openreferral.Service{}, err
	}
	institutions, err := a.store.ExchangedInstitutions(ctx, []directory.ID{owner})
	if err != nil {
		return openreferral.Service{}, err
	}
	i := institutions[owner]
	s, ok := serviceOf(i, id)
	if !ok {
		return openreferral.Service{}, fmt.Errorf("service: %w", fault.NotFound)
	}
	return a.mapper(q.words).WholeService(i, s), nil
}

func (a *API) serviceAtLocation(ctx context.Context, q asked, text string) (openreferral.ServiceAtLocation, error) {
	id, err := entryID(text)
	if err != nil {
		return openreferral.ServiceAtLocation{}, err
	}
	first, last := openreferral.ServicesLike(id)
	found, err := a.store.ServicesAtPlacesBetween(ctx, first, last)
	if err != nil {
		return openreferral.ServiceAtLocation{}, err
	}
	at := slices.IndexFunc(found, func(r directory.ServiceRef) bool { return minimalID(r) == id })
	if at < 0 {
		return openreferral.ServiceAtLocation{}, fmt.Errorf("service at location: %w", fault.NotFound)
	}
	institutions, err := a.store.ExchangedInstitutions(ctx, []directory.ID{found[at].Institution})
	if err != nil {
		return openreferral.ServiceAtLocation{}, err
	}
	i := institutions[found[at].Institution]
	s, there := serviceOf(i, found[at].ID)
	p, placed := placeOf(i, found[at].Place)
	if !there || !placed {
		return openreferral.ServiceAtLocation{}, fmt.Errorf("service at location: %w", fault.NotFound)
	}
	return a.mapper(q.words).WholeServiceAtLocation(i, s, p), nil
}
