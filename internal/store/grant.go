package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
)

// AddGrant gives an account a role; by is zero for commands. It returns the ID of the grant, and whether it is new.
func (s *Store) AddGrant(
	ctx context.Context, id directory.ID, g account.Grant, by directory.ID, now time.Time,
) (grant directory.ID, added bool, err error) {
	err = s.db.QueryRow(ctx, `
		with added as (
			insert into desk.grants (account_id, role, network_id, institution_id, granted_at, granted_by)
			values ($1, $2, $3, $4, $5, $6)
			on conflict do nothing
			returning id)
		select id, true from added
		union all
		select id, false from desk.grants
		where account_id = $1 and role = $2 and network_id is not distinct from $3
			and institution_id is not distinct from $4`,
		id, g.Role, noID(g.Network), noID(g.Institution), now, noID(by)).Scan(&grant, &added)
	if err != nil {
		return grant, false, fmt.Errorf("add grant: %w", err)
	}
	return grant, added, nil
}

// RemoveGrant revokes a role.
func (s *Store) RemoveGrant(ctx context.Context, grant directory.ID) error {
	if _, err := s.db.Exec(ctx, `delete from desk.grants where id = $1`, grant); err != nil {
		return fmt.Errorf("remove grant: %w", err)
	}
	return nil
}

// MoveGrants makes the contacts of one institution the contacts of another. Nobody ends up with the role twice.
func (s *Store) MoveGrants(ctx context.Context, from, to directory.ID) error {
	b := &pgx.Batch{}
	b.Queue(`delete from desk.grants g where g.institution_id = $1 and exists (
		select from desk.grants o where o.account_id = g.account_id and o.role = g.role and o.institution_id = $2)`, from, to)
	b.Queue(`update desk.grants set institution_id = $2 where institution_id = $1`, from, to)
	if err := s.send(ctx, b); err != nil {
		return fmt.Errorf("move grants: %w", err)
	}
	return nil
}

// AccountLine is an account as the list of accounts shows it.
type AccountLine struct {
	ID         directory.ID
	Email      string
	Name       string
	CreatedAt  time.Time
	SignedInAt *time.Time // nil: never
	ClosedAt   *time.Time
	Grants     []GrantLine
}

// GrantLine is a role in words.
type GrantLine struct {
	ID              directory.ID
	Account         directory.ID
	Role            account.Role
	Network         directory.ID // of a coordinator
	NetworkKey      string
	NetworkName     string
	Institution     directory.ID // of a contact
	InstitutionKey  string
	InstitutionName string
	Networks        []directory.ID // that the institution is a member of; of staff: those that whoever granted it coordinates
	By              directory.ID   // zero: a command, or the account is gone
}

// Accounts returns all accounts with their roles, by address. The caller decides who may see which of them.
func (s *Store) Accounts(ctx context.Context) ([]AccountLine, error) {
	accounts, err := collect(ctx, s.db, "accounts", func(row pgx.CollectableRow) (a AccountLine, err error) {
		err = row.Scan(&a.ID, &a.Email, &a.Name, &a.CreatedAt, &a.SignedInAt, &a.ClosedAt)
		return a, err
	}, `
		select id, email, name, created_at, signed_in_at, closed_at
		from desk.accounts
		order by closed_at is not null, email`)
	if err != nil {
		return nil, err
	}
	grants, err := s.grants(ctx, `true`)
	if err != nil {
		return nil, err
	}
	at := map[directory.ID]int{}
	for i, a := range accounts {
		at[a.ID] = i
	}
	for _, g := range grants {
		if i, ok := at[g.Account]; ok {
			accounts[i].Grants = append(accounts[i].Grants, g)
		}
	}
	return accounts, nil
}

// GrantOf returns one role of an account, or fault.NotFound.
func (s *Store) GrantOf(ctx context.Context, id, grant directory.ID) (GrantLine, error) {
	grants, err := s.grants(ctx, `g.account_id = $1 and g.id = $2`, id, grant)
	if err == nil && len(grants) == 0 {
		err = notFound(pgx.ErrNoRows)
	}
	if err != nil {
		return GrantLine{}, fmt.Errorf("grant: %w", err)
	}
	return grants[0], nil
}

// GrantsOf returns the roles of an account.
func (s *Store) GrantsOf(ctx context.Context, id directory.ID) ([]GrantLine, error) {
	return s.grants(ctx, `g.account_id = $1`, id)
}

func (s *Store) grants(ctx context.Context, condition string, args ...any) ([]GrantLine, error) {
	const none = `'00000000-0000-0000-0000-000000000000'::uuid`
	return collect(ctx, s.db, "grants", func(row pgx.CollectableRow) (g GrantLine, err error) {
		err = row.Scan(&g.ID, &g.Account, &g.Role, &g.Network, &g.NetworkKey, &g.NetworkName, &g.Institution,
			&g.InstitutionKey, &g.InstitutionName, &g.By, &g.Networks)
		return g, err
	}, `
		select g.id, g.account_id, g.role, coalesce(g.network_id, `+none+`), coalesce(n.key, ''),
			coalesce(`+networkTold+`, ''), coalesce(g.institution_id, `+none+`), coalesce(i.key, ''),
			coalesce(i.name, ''), coalesce(g.granted_by, `+none+`),
			case
				g.role
				when 'einrichtung' then array(
					select distinct m.network_id from memberships m where m.institution_id = g.institution_id)
				when 'fachkraft' then array(
					select b.network_id from desk.grants b
					where b.account_id = g.granted_by and b.network_id is not null) else '{}' end
		from desk.grants g
		left join networks n on n.id = g.network_id
		left join regions r on r.id = n.region_id
		left join institutions i on i.id = g.institution_id
		where `+condition+`
		order by g.role, n.name, i.name, g.id`, args...)
}

// InstitutionAt returns the ID and the name of the institution with this key and the networks it is a member of,
// or fault.NotFound.
func (s *Store) InstitutionAt(ctx context.Context, key string) (id directory.ID, name string, networks []directory.ID, err error) {
	err = s.db.QueryRow(ctx, `
		select i.id, i.name, array(select distinct m.network_id from memberships m where m.institution_id = i.id)
		from institutions i
		where i.key = $1`, key).
		Scan(&id, &name, &networks)
	if err != nil {
		return id, "", nil, fmt.Errorf("institution %q: %w", key, notFound(err))
	}
	return id, name, networks, nil
}

// NamedNetwork is a network to choose from.
type NamedNetwork struct {
	ID        directory.ID
	Key, Name string
}

// NamedNetworks returns all networks by name. No two names are equal.
func (s *Store) NamedNetworks(ctx context.Context) ([]NamedNetwork, error) {
	names, err := collect(ctx, s.db, "names of networks", pgx.RowToStructByPos[NamedNetwork], `
		select n.id, n.key, `+networkTold+` from networks n join regions r on r.id = n.region_id order by 3, 2`)
	if err != nil {
		return nil, err
	}
	labels, keys := make([]string, len(names)), make([]string, len(names))
	for i, n := range names {
		labels[i], keys[i] = n.Name, n.Key
	}
	for i, label := range directory.Disambiguate(labels, nil, keys) {
		names[i].Name = label
	}
	return names, nil
}

// NamedInstitution is an institution to choose from.
type NamedInstitution struct{ Key, Name string }

// NamedInstitutions returns the members of networks by name; of all networks if none are given. No two names are equal:
// those that would be are told apart by the areas of their networks, never by a place of their own.
func (s *Store) NamedInstitutions(ctx context.Context, networks []directory.ID) ([]NamedInstitution, error) {
	rows, err := s.db.Query(ctx, `
		select i.key, i.name,
			array_to_string(
				array(
					select distinct `+regionCalled+` from memberships m
					join networks n on n.id = m.network_id
					join regions r on r.id = n.region_id
					where m.institution_id = i.id
					order by 1), ', ')
		from institutions i
		where exists (
			select from memberships m
			where m.institution_id = i.id and (cardinality($1::uuid[]) = 0 or m.network_id = any($1)))
		order by i.name, i.key`, list(networks))
	if err != nil {
		return nil, fmt.Errorf("names of institutions: %w", err)
	}
	var names []NamedInstitution
	var labels, areas, keys []string
	var key, name, area string
	_, err = pgx.ForEachRow(rows, []any{&key, &name, &area}, func() error {
		names, labels, areas, keys = append(names, NamedInstitution{Key: key}), append(labels, name), append(areas, area), append(keys, key)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("names of institutions: %w", err)
	}
	for i, label := range directory.Disambiguate(labels, areas, keys) {
		names[i].Name = label
	}
	return names, nil
}
