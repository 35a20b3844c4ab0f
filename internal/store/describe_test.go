package store_test

import (
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// ours is a condition on an object of the catalogue: it is in one of our schemas and no extension brought it.
const oursIn = `%s::regnamespace::text in ('public', 'open', 'staff', 'coordination', 'desk')
	and not exists (select from pg_depend e where e.objid = %s and e.deptype = 'e')`

func ours(namespace, oid string) string {
	return strings.Replace(strings.Replace(oursIn, "%s", namespace, 1), "%s", oid, 1)
}

// described are the queries whose rows, one text each, describe the schema.
var described = []string{
	`select format('create schema %I;', nspname) || coalesce(E'\n' || format('comment on schema %I is ', nspname)
		|| quote_literal(obj_description(oid, 'pg_namespace')) || ';', '')
	from pg_namespace where nspname in ('open', 'staff', 'coordination', 'desk') order by nspname collate "C"`,

	`select format('create extension %I;', extname) from pg_extension where extname <> 'plpgsql' order by extname collate "C"`,

	`select format('create type %s as enum (%s);', t.oid::regtype,
		(select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid))
	from pg_type t where typtype = 'e' and ` + ours("typnamespace", "t.oid") + ` order by typname collate "C"`,

	`select concat_ws(E'\n', format('create domain %s as %s%s;', t.oid::regtype, format_type(typbasetype, typtypmod),
		(select string_agg(E'\n\t' || pg_get_constraintdef(oid), '' order by conname collate "C")
			from pg_constraint where contypid = t.oid and contype = 'c')),
		format('comment on domain %s is ', t.oid::regtype) || quote_literal(obj_description(t.oid, 'pg_type')) || ';')
	from pg_type t where typtype = 'd' and ` + ours("typnamespace", "t.oid") + ` order by typname collate "C"`,

	`select concat_ws(E'\n', rtrim(pg_get_functiondef(p.oid), E'\n ') || ';',
		format('comment on function %s is ', p.oid::regprocedure) || quote_literal(obj_description(p.oid, 'pg_proc')) || ';')
	from pg_proc p where prokind = 'f' and ` + ours("pronamespace", "p.oid") + `
	order by pronamespace::regnamespace::text collate "C", proname collate "C"`,

	`select format('create text search configuration %s;', c.oid::regconfig) || (
		select string_agg(E'\n' || format('-- %s: %s', tokens.alias, names), '' order by tokens.tokid)
		from ts_token_type(c.cfgparser) tokens join (
			select maptokentype, string_agg(mapdict::regdictionary::text, ', ' order by mapseqno) as names
			from pg_ts_config_map where mapcfg = c.oid group by 1) mapped on maptokentype = tokens.tokid)
	from pg_ts_config c where ` + ours("cfgnamespace", "c.oid") + ` order by cfgname collate "C"`,

	`select concat_ws(E'\n', format(E'create table %I.%I (\n%s\n);', nspname, relname, (
		select string_agg(E'\t' || line, E',\n' order by kind, n, line collate "C") from (
			select 1 as kind, a.attnum as n, concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
				'collate ' || quote_ident(nullif(co.collname, 'default')), case when attnotnull then 'not null' end,
				case attgenerated when 's' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
					else 'default ' || pg_get_expr(d.adbin, d.adrelid) end) as line
			from pg_attribute a
			left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
			left join pg_collation co on co.oid = a.attcollation
			where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			union all
			select 2, 0, format('constraint %I %s', conname, pg_get_constraintdef(oid))
			from pg_constraint where conrelid = c.oid and contype in ('p', 'u', 'f', 'c')) lines)),
		(select string_agg(pg_get_indexdef(indexrelid) || ';', E'\n' order by indexrelid::regclass::text collate "C")
			from pg_index where indrelid = c.oid and not exists (
				select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))),
		(select string_agg(pg_get_triggerdef(oid) || ';', E'\n' order by tgname collate "C")
			from pg_trigger where tgrelid = c.oid and not tgisinternal),
		format('comment on table %I.%I is ', nspname, relname) || quote_literal(obj_description(c.oid, 'pg_class')) || ';',
		(select string_agg(format('comment on column %I.%I.%I is %L;', nspname, relname, attname, col_description(c.oid, attnum)),
				E'\n' order by attnum)
			from pg_attribute where attrelid = c.oid and attnum > 0 and col_description(c.oid, attnum) is not null))
	from pg_class c join pg_namespace n on n.oid = relnamespace
	where relkind = 'r' and relname <> 'goose_db_version' and ` + ours("relnamespace", "c.oid") + `
	order by nspname collate "C", relname collate "C"`,
}

const describedViews = `
	select nspname, relname, format('create view LEVEL.%I%s as', relname,
		' with (' || array_to_string(reloptions, ', ') || ')') || E'\n' || pg_get_viewdef(c.oid, true)
	from pg_class c join pg_namespace n on n.oid = relnamespace
	where relkind = 'v' and nspname in ('open', 'staff', 'coordination')
	order by relname collate "C", array_position(array['open', 'staff', 'coordination'], nspname::text)`

var levelOf = map[string]string{"open": "oeffentlich", "staff": "fachkraefte", "coordination": "koordination"}

// describe returns the schema of a database as text: everything but rights, and the same for all versions of PostgreSQL.
func describe(t testing.TB, pool *pgxpool.Pool) string {
	t.Helper()
	var texts []string
	for _, sql := range described {
		rows, err := pool.Query(t.Context(), sql)
		if err == nil {
			var some []string
			some, err = pgx.CollectRows(rows, pgx.RowTo[string])
			texts = append(texts, some...)
		}
		if err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	rows, err := pool.Query(t.Context(), describedViews)
	if err != nil {
		t.Fatal(err)
	}
	var schema, name, sql, lastName, lastText string
	_, err = pgx.ForEachRow(rows, []any{&schema, &name, &sql}, func() error {
		text := leveled(schema, sql)
		if name != lastName || text != lastText {
			texts = append(texts, text)
		}
		lastName, lastText = name, text
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(texts, "\n\n") + "\n"
}

// leveled puts LEVEL in the place of the level that a view is for.
func leveled(schema, sql string) string {
	sql = strings.ReplaceAll(sql, "<= '"+levelOf[schema]+"'", "<= LEVEL")
	if !strings.Contains(sql, " JOIN ") {
		sql = unqualified(sql)
	}
	return sql
}

// unqualified takes the name of the only table from its columns, outside of subqueries: before version 16 PostgreSQL
// wrote it there.
func unqualified(sql string) string {
	var b strings.Builder
	depth := []bool{false} // for each bracket that is open, whether it is in a subquery
	for len(sql) > 0 {
		inside := depth[len(depth)-1]
		switch {
		case sql[0] == '(':
			depth = append(depth, inside || strings.HasPrefix(sql, "( SELECT"))
		case sql[0] == ')' && len(depth) > 1:
			depth = depth[:len(depth)-1]
		case !inside && strings.HasPrefix(sql, "base."):
			sql = sql[len("base."):]
			continue
		}
		b.WriteByte(sql[0])
		sql = sql[1:]
	}
	return b.String()
}
