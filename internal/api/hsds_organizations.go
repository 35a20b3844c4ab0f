package api

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/openreferral"
)

func (a *API) organizations() lister[openreferral.Organization] {
	return lister[openreferral.Organization]{
		page: func(ctx context.Context, q asked) ([]any, int, error) {
			ids, total, err := a.store.Organizations(ctx, q.filter, q.window())
			if err != nil {
				return nil, 0, err
			}
			entries, err := a.organizationEntries(ctx, q, ids)
			return entries, total, err
		},
		next: func(ctx context.Context, q asked, count int, after *cursor) ([]any, bool, error) {
			ids, _, err := a.store.Organizations(ctx, q.filter, directory.Window{Count: count, After: after})
			if err != nil {
				return nil, false, err
			}
			if len(ids) > 0 {
				after.ID = ids[len(ids)-1].ID
			}
			entries, err := a.organizationEntries(ctx, q, ids)
			return entries, len(ids) == count, err
		},
	}
}

// organizationEntries are organizations as far as they are asked for; what has gone meanwhile is left out.
func (a *API) organizationEntries(ctx context.Context, q asked, ids []directory.Stamped) ([]any, error) {
	var entries []any
	if q.minimal || len(ids) == 0 {
		for _, id := range ids {
			entries = append(entries, openreferral.NewMinimal(id.ID, id.ChangedAt))
		}
		return entries, nil
	}
	whole := q.full || q.fullService
	institutions, networks, err := a.store.Exchanged(ctx, plainIDs(ids), whole)
	if err != nil {
		return nil, err
	}
	m := a.mapper(q.words)
	for _, id := range ids {
		if o, ok := organization(m, institutions, networks, id.ID, whole, q.fullService); ok {
			entries = append(entries, o)
		}
	}
	return entries, nil
}

func organization(
	m openreferral.Mapper, institutions map[directory.ID]directory.Exchanged, networks map[directory.ID]directory.ExchangedNetwork,
	id directory.ID, whole, services bool,
) (openreferral.Organization, bool) {
	i, isInstitution := institutions[id]
	n, isNetwork := networks[id]
	switch {
	case isInstitution && whole:
		return m.WholeOrganization(i, services), true
	case isInstitution:
		return m.Organization(i), true
	case isNetwork && whole:
		return m.WholeNetwork(n), true
	case isNetwork:
		return m.NetworkOrganization(n), true
	}
	return openreferral.Organization{}, false
}

func (a *API) organization(ctx context.Context, q asked, text string) (openreferral.Organization, error) {
	id, err := entryID(text)
	if err != nil {
		return openreferral.Organization{}, err
	}
	institutions, networks, err := a.store.Exchanged(ctx, []directory.ID{id}, true)
	if err != nil {
		return openreferral.Organization{}, err
	}
	o, ok := organization(a.mapper(q.words), institutions, networks, id, true, q.fullService)
	if !ok {
		return o, fmt.Errorf("organization: %w", fault.NotFound)
	}
	return o, nil
}

// entryID reads the ID in an address. What is none names nothing.
func entryID(text string) (directory.ID, error) {
	id, err := uuid.Parse(text)
	if err != nil || len(text) != 36 {
		return id, fmt.Errorf("entry: %w", fault.NotFound)
	}
	return id, nil
}

func plainIDs(ids []directory.Stamped) []directory.ID {
	all := make([]directory.ID, len(ids))
	for i, id := range ids {
		all[i] = id.ID
	}
	return all
}
