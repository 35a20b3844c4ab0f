package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// What belongs to a server and not to a database (roles, their memberships, privileges, what public may do) is not part of
// a backup, and is lost or changed by many ways of restoring one. So it is not set up once but repaired at every start:
// each of these queries reads the catalogue and returns the statements that are missing, none if all is right.
const eachLevel = `
	with level (n, role, schema) as (
		values (1, 'rundtisch_public', 'open'), (2, 'rundtisch_staff', 'staff'),
			(3, 'rundtisch_coordination', 'coordination')) `

// missingRoles: one role per level, with no privileges of its own, a member of no other, that the program may assume. Since
// version 16 whoever creates a role is a member of it and yet may not assume it.
const missingRoles = eachLevel + `
	select format('create role %I nologin', role) from level
	where not exists (select from pg_roles where rolname = role)
	union all
	select format('alter role %I', rolname) || concat(
		case when rolcanlogin then ' nologin' end, case when rolsuper then ' nosuperuser' end,
		case when rolcreatedb then ' nocreatedb' end, case when rolcreaterole then ' nocreaterole' end,
		case when rolreplication then ' noreplication' end, case when rolbypassrls then ' nobypassrls' end)
	from pg_roles
	join level on role = rolname
	where rolcanlogin or rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls
	union all
	select format('revoke %I from %I', g.rolname, m.rolname)
	from pg_auth_members a
	join pg_roles g on g.oid = a.roleid
	join pg_roles m on m.oid = a.member
	join level on role = m.rolname
	union all
	select format('grant %s to %I', string_agg(quote_ident(role), ', ' order by n), session_user)
	from level
	left join pg_roles r on rolname = role
	where r.oid is null
		or not pg_has_role(
			session_user, r.oid,
			case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)
	having count(*) > 0
	union all
	select 'create schema public'
	where not exists (select from pg_namespace where nspname = 'public')`

// missingPrivileges: what changing the schema takes. Extensions may be in any schema; hosted servers have one for them.
const missingPrivileges = `
	select format('grant create on database %I to %I', current_database(), current_user)
	where not has_database_privilege(current_database(), 'create')
	union all
	select format('grant usage, create on schema public to %I', current_user)
	where not has_schema_privilege('public', 'usage') or not has_schema_privilege('public', 'create')
	union all
	select format('create extension if not exists %I with schema public', name)
	from unnest(array['pg_trgm', 'intarray']) name
	where not exists (select from pg_extension where extname = name)
	union all
	select distinct format('grant usage on schema %I to %I', nspname, current_user)
	from pg_extension
	join pg_namespace n on n.oid = extnamespace
	where extname in ('pg_trgm', 'intarray') and not has_schema_privilege(n.oid, 'usage')`

// ours are the tables, views and sequences of the directory, without those of extensions.
const ours = `
	, ours as (
		select c.oid, n.nspname, c.relname, c.relkind, c.relowner
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		where n.nspname in ('public', 'open', 'staff', 'coordination', 'desk', 'jobs')
			and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
			and not exists (
				select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))
		, mine as (select * from ours where pg_has_role(current_user, relowner, 'usage'))`

// missingRights: each level reads the views in its schema, calls functions that change nothing, and nothing else.
const missingRights = eachLevel + ours + `
	select format('grant connect on database %I to %I', current_database(), role)
	from level
	where not has_database_privilege(role, current_database(), 'connect')
	union all
	select format('revoke temporary, create on database %I from public, %I', current_database(), role)
	from level
	where has_database_privilege(role, current_database(), 'temporary, create')
	union all
	select distinct format('grant usage on schema %I to %I', n.nspname, role)
	from level
	join pg_namespace n on n.nspname in (schema, 'public')
		or n.oid in (select extnamespace from pg_extension where extname in ('pg_trgm', 'intarray'))
	where not has_schema_privilege(role, n.oid, 'usage')
	union all
	select format('revoke create on schema %I from public, %I', n.nspname, role)
	from level
	join pg_namespace n on n.nspname in ('public', 'open', 'staff', 'coordination', 'desk', 'jobs')
	where has_schema_privilege(role, n.oid, 'create')
	union all
	select format('revoke all on schema %I from public, %I', n.nspname, role)
	from level
	join pg_namespace n on n.nspname in ('open', 'staff', 'coordination', 'desk', 'jobs') and n.nspname <> schema
	where has_schema_privilege(role, n.oid, 'usage')
	union all
	select format('alter view %I.%I owner to %I', v.nspname, v.relname, pg_get_userbyid(t.relowner))
	from mine v
	join mine t on t.nspname = 'public' and t.relname = 'networks'
	where v.relkind = 'v' and v.nspname in ('open', 'staff', 'coordination') and v.relowner <> t.relowner
		and not has_table_privilege(v.relowner, t.oid, 'select')
	union all
	select format('grant select on %I.%I to %I', nspname, relname, role)
	from level
	join mine on nspname = schema and relkind = 'v'
	where not has_table_privilege(role, oid, 'select')
	union all
	select format(
		'revoke insert, update, delete, truncate, references, trigger on %I.%I from public, %I', nspname, relname,
		role)
	from level
	join mine on nspname = schema and relkind = 'v'
	where has_table_privilege(role, oid, 'insert, update, delete, truncate, references, trigger')
		or has_any_column_privilege(role, oid, 'insert, update, references')
	union all
	select format('revoke all on %I.%I from public, %I', nspname, relname, role)
	from level
	join mine on (nspname <> schema or relkind <> 'v') and relkind <> 'S'
	where has_table_privilege(role, oid, 'select, insert, update, delete, truncate, references, trigger')
		or has_any_column_privilege(role, oid, 'select, insert, update, references')
	union all
	select format('revoke all on sequence %I.%I from public, %I', nspname, relname, role)
	from level
	join mine on relkind = 'S'
	where case when relkind = 'S' then has_sequence_privilege(role, oid, 'usage, select, update') end
	union all
	select format('grant execute on function %s to %I', p.oid::regprocedure, role)
	from level
	join pg_proc p on p.prorettype <> 'trigger'::regtype
		and (
			p.pronamespace::regnamespace::text in ('public', schema) and p.prokind = 'f' and p.provolatile <> 'v'
				and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
				or exists (
					select from pg_depend d
					join pg_extension e on e.oid = d.refobjid
					where d.objid = p.oid and d.deptype = 'e' and extname in ('pg_trgm', 'intarray')))
	where not has_function_privilege(role, p.oid, 'execute')
	union all
	select format('revoke execute on function %s from public, %I', p.oid::regprocedure, role)
	from level
	join pg_proc p on p.pronamespace = 'public'::regnamespace and p.proname in ('expose', 'expose_rows')
	where has_function_privilege(role, p.oid, 'execute')`

// foreign selects the owners of objects that the program cannot alter, being neither them nor a member of them.
const foreign = `
	with level as (select 1)` + ours + `
	select distinct pg_get_userbyid(relowner) from ours
	where not pg_has_role(current_user, relowner, 'usage')
		and (
			nspname in ('open', 'staff', 'coordination', 'desk', 'jobs')
				or relname in ('networks', 'institutions', 'goose_db_version'))`

// rightsLock keeps two programs from repairing the same thing at once. What belongs to the whole server is repaired by
// programs on other databases as well; then repair tries again.
const rightsLock = `select pg_advisory_xact_lock(hashtextextended('rundtisch: rights of the database', 0))`

// repair executes the statements that the query says are missing, until there are none. It returns a needsAdmin if the
// program lacks the privilege.
func repair(ctx context.Context, conn *pgx.Conn, query string) error {
	var missing []string
	var err error
	for range 5 {
		if missing, err = statements(ctx, conn, query); err != nil || len(missing) == 0 {
			return err
		}
		err = pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
			if _, err := tx.Exec(ctx, rightsLock); err != nil {
				return err
			}
			if missing, err = statements(ctx, tx.Conn(), query); err != nil {
				return err
			}
			for _, sql := range missing {
				if _, err := tx.Exec(ctx, sql, pgx.QueryExecModeExec); err != nil {
					return err
				}
			}
			return nil
		})
		var pgErr *pgconn.PgError
		if err != nil && (!errors.As(err, &pgErr) || !slices.Contains([]string{"23505", "42710", "42704", "XX000", "40P01"}, pgErr.Code)) {
			break // these are what is left of another program that did the same at the same moment
		}
	}
	if len(missing) > 0 && (err == nil || notAllowed(err)) {
		return needsAdmin{missing, err}
	}
	return err
}

func statements(ctx context.Context, conn *pgx.Conn, query string) ([]string, error) {
	rows, err := conn.Query(ctx, query, pgx.QueryExecModeExec)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// notAllowed: no privilege (42501), or not granted by this role (0LP01); the files of an extension are missing (58P01,
// 0A000), or it must be created by an administrator.
func notAllowed(err error) bool {
	var pgErr *pgconn.PgError
	return errors.As(err, &pgErr) && slices.Contains([]string{"42501", "0LP01", "58P01", "0A000"}, pgErr.Code)
}

// needsAdmin is an error that lists the statements an administrator has to execute.
type needsAdmin struct {
	statements []string
	cause      error
}

func (m needsAdmin) Error() string {
	extension := slices.ContainsFunc(m.statements, func(s string) bool { return strings.HasPrefix(s, "create extension") })
	if extension && m.cause != nil && !strings.Contains(m.cause.Error(), "42501") {
		return "auf dem Datenbankserver fehlt eine Erweiterung; bitte dort installieren (Debian: " +
			"Paket postgresql-contrib) und als Verwalter ausführen:\n" + m.lines()
	}
	return "der Datenbankbenutzer darf nicht einrichten, was gebraucht wird; " +
		"bitte einmal als Verwalter in dieser Datenbank ausführen:\n" + m.lines()
}

func (m needsAdmin) lines() string { return "\t" + strings.Join(m.statements, ";\n\t") + ";" }

func (m needsAdmin) Unwrap() error { return m.cause }

// checkOwners refuses a database whose tables belong to a role the program cannot act for: it could neither migrate it nor
// repair its rights.
func checkOwners(ctx context.Context, conn *pgx.Conn) error {
	owners, err := statements(ctx, conn, foreign)
	if err != nil || len(owners) == 0 {
		return err
	}
	var me string
	if err := conn.QueryRow(ctx, `select quote_ident(current_user)`).Scan(&me); err != nil {
		return err
	}
	return fmt.Errorf("die Tabellen gehören „%s“ und nicht dem Datenbankbenutzer %s; "+
		"bitte einmal als Verwalter in dieser Datenbank ausführen:\n%s", strings.Join(owners, "“, „"), me, handOver(me))
}

// handOver is the statement that makes owner the owner of everything in the directory. "reassign owned" would not do: what
// a superuser has restored belongs to a role that the server itself needs.
func handOver(owner string) string {
	const ourSchemas = `('public', 'open', 'staff', 'coordination', 'desk', 'jobs')`
	const tables = `('public', 'desk', 'jobs')`
	return `	do $$ declare sql text; begin for sql in
		select format('alter %s %I.%I owner to ` + owner + `',
			case relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end, nspname, relname)
		from pg_class c
		join pg_namespace n on n.oid = relnamespace
		where nspname in ` + ourSchemas + ` and relkind in ('r', 'p', 'v', 'S')
			and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('e', 'a', 'i'))
		union all
		select format('alter routine %s owner to ` + owner + `', oid::regprocedure)
		from pg_proc p
		where pronamespace::regnamespace::text in ` + tables + `
			and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
		union all
		select format('alter %s %s owner to ` + owner + `', case typtype when 'd' then 'domain' else 'type' end, oid::regtype)
		from pg_type t
		where typnamespace::regnamespace::text in ` + tables + ` and typtype in ('d', 'e')
			and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')
		union all
		select format('alter text search configuration %s owner to ` + owner + `', oid::regconfig)
		from pg_ts_config where cfgnamespace = 'public'::regnamespace
		union all
		select format('alter schema %I owner to ` + owner + `', nspname)
		from pg_namespace where nspname in ('open', 'staff', 'coordination', 'desk', 'jobs')
		loop execute sql; end loop; end $$;`
}
