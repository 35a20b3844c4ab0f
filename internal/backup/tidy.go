package backup

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/backup/archive"
)

// triggersOf are the tables of the directory with triggers of ours. They are for changes: what they would do now is in the
// backup already. Those that watch over references are PostgreSQL's own and stay.
const triggersOf = `
	select distinct n.nspname || '.' || c.relname
	from pg_trigger t
	join pg_class c on c.oid = t.tgrelid
	join pg_namespace n on n.oid = c.relnamespace
	where not t.tgisinternal and c.relkind in ('r', 'p') and n.nspname in ` + schemas + `
	order by 1`

// empty readies the tables for the rows of a backup, and keeps everybody else out of them until the transaction ends. It
// returns the number that the directory had.
func (r Restoring) empty(ctx context.Context, tx pgx.Tx, made archive.Header) (number int64, err error) {
	all, err := tables(ctx, tx)
	if err != nil {
		return 0, err
	}
	if err := wantColumns(all, made.Tables); err != nil {
		return 0, err
	}
	var names []string
	for _, t := range all {
		if leftOut[t.Name] != ofProgram {
			names = append(names, quoted(t.Name))
		}
	}
	if _, err := tx.Exec(ctx, `lock table `+strings.Join(names, ", ")+` in access exclusive mode`); err != nil {
		return 0, err
	}
	if !r.Replace { // somebody may have begun to work meanwhile
		if err := wantEmpty(ctx, tx); err != nil {
			return 0, err
		}
	}
	if err := tx.QueryRow(ctx, `select coalesce(max(number), 0) from public.directory_version`).Scan(&number); err != nil {
		return 0, err
	}
	if err := triggers(ctx, tx, "disable"); err != nil {
		return 0, err
	}
	if _, err := tx.Exec(ctx, `truncate `+strings.Join(names, ", ")); err != nil {
		return 0, err
	}
	_, err = tx.Exec(ctx, `set constraints all deferred`)
	return number, err
}

// wantColumns refuses a backup whose tables are not those that are here.
func wantColumns(here, made []archive.Table) error {
	for _, t := range made {
		at := slices.IndexFunc(here, func(h archive.Table) bool { return h.Name == t.Name })
		if at < 0 {
			return fmt.Errorf(sayNoTable, t.Name)
		}
		ours, theirs := slices.Clone(here[at].Columns), slices.Clone(t.Columns)
		slices.Sort(ours) // a database that was migrated step by step may have them in another order
		slices.Sort(theirs)
		if !slices.Equal(ours, theirs) {
			return fmt.Errorf(sayColumns, t.Name, strings.Join(theirs, ", "), strings.Join(ours, ", "))
		}
	}
	return nil
}

// triggers disables or enables our own ones. That is the owner's right; session_replication_role would be a superuser's.
func triggers(ctx context.Context, tx pgx.Tx, what string) error {
	rows, err := tx.Query(ctx, triggersOf)
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := tx.Exec(ctx, `alter table `+quoted(name)+` `+what+` trigger user`); err != nil {
			return err
		}
	}
	return nil
}

// slotsSince is the migration since which changes are counted in slots.
const slotsSince = 84

// settle is what is left when all rows are there. The number of the directory is one that it never had, neither here nor
// where the backup was made: so no program shows a page that it kept.
func settle(ctx context.Context, tx pgx.Tx, made archive.Header, number int64) error {
	if _, err := tx.Exec(ctx, `set constraints all immediate`); err != nil { // references that were put off are looked at now
		return err
	}
	if err := triggers(ctx, tx, "enable"); err != nil {
		return err
	}
	for _, s := range made.Sequences {
		if _, err := tx.Exec(ctx, `select setval($1::text::regclass, $2, $3)`, s.Name, s.Last, s.Called); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	count := `update public.change_slots set number = greatest($1, extract(epoch from clock_timestamp())::bigint) + 1 where slot = 1`
	if made.Schema() < slotsSince {
		count = `update public.directory_version set number = greatest(number, $1) + 1`
	}
	_, err := tx.Exec(ctx, count, number)
	return err
}

// clearAll takes everything of the directory out of a database, without what belongs to extensions.
const clearAll = `
	do $$ declare found text[]; sql text; begin
		drop schema if exists open, staff, coordination, desk, jobs cascade;
		select array_agg(format('drop %s if exists public.%I cascade', case c.relkind when 'v' then 'view'
				when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, c.relname))
		into found
		from pg_class c
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
			and not exists (
				select from pg_depend d
				where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'a', 'i'));
		foreach sql in array coalesce(found, '{}') loop execute sql; end loop;
		select array_agg(format('drop %s if exists %s cascade', kind, name))
		into found
		from (
			select oid, 'routine' as kind, oid::regprocedure::text as name from pg_proc
			where pronamespace = 'public'::regnamespace
			union all
			select oid, 'text search configuration', oid::regconfig::text from pg_ts_config
			where cfgnamespace = 'public'::regnamespace
			union all
			select oid, 'text search dictionary', oid::regdictionary::text from pg_ts_dict
			where dictnamespace = 'public'::regnamespace
			union all
			select oid, 'type', oid::regtype::text from pg_type
			where typnamespace = 'public'::regnamespace and typtype in ('d', 'e')
			union all
			select oid, 'collation', oid::regcollation::text from pg_collation
			where collnamespace = 'public'::regnamespace) other
		where not exists (select from pg_depend d where d.objid = other.oid and d.deptype = 'e');
		foreach sql in array coalesce(found, '{}') loop execute sql; end loop;
	end $$`
