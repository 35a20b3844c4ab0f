package store_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// hide writes GEHEIM into every word of what only the coordination may see.
func (f fixture) hide() fixture {
	f.t.Helper()
	f.load(layered())
	for _, sql := range []string{
		`update institutions set name = 'GEHEIM', legal_form = 'GEHEIM', area = 'GEHEIM', neutral_label = 'GEHEIM',
				note = 'GEHEIM'
			where visibility = 'koordination'`,
		`update institution_names n set name = 'GEHEIM' from institutions i where i.id = n.institution_id and i.visibility = 'koordination'`,
		`update places p set street = 'GEHEIM', city = 'GEHEIM', note = 'GEHEIM'
			from institutions i
			where i.id = p.institution_id and 'koordination' in (i.visibility, p.visibility)`,
		`update memberships m set function = 'GEHEIM', note = 'GEHEIM'
			where visibility = 'koordination'
				or exists (select from institutions i where i.id = m.institution_id and i.visibility = 'koordination')`,
		`update contacts c set label = 'GEHEIM', phone = 'GEHEIM', email = 'GEHEIM', function = 'GEHEIM',
				hours = 'GEHEIM', note = 'GEHEIM'
			where visibility = 'koordination' and network_id is not null`,
		`update contacts c set label = 'GEHEIM', phone = 'GEHEIM'
			where visibility = 'koordination'
				or exists (select from institutions i where i.id = c.institution_id and i.visibility = 'koordination')`,
		`update statements set note = 'GEHEIM', passage = 'GEHEIM' where visibility = 'koordination'`,
		`update search_entries e set title = 'GEHEIM', body = 'GEHEIM', keywords = 'GEHEIM', path = 'GEHEIM' where visibility = 'koordination'`,
		`update institutions set key = 'geheim' where visibility = 'koordination'`,
		`update former_keys set key = 'geheim-frueher' where kind = 'institution' and key = 'frueher-koord'`,
		`insert into services (
				id, institution_id, institution_protected, position, key, name, neutral_label, summary, topics,
				audiences, languages, interpreting, interpreted, access, access_note, modes, hours, hours_note,
				holidays, cost, waiting, areas, area_note, referral, alert, alert_until, checked_on, checked_by,
				visibility)
			select gen_random_uuid(), i.id, false, n, 'geheim-' || n, 'GEHEIM', '', 'GEHEIM', '{}', '{}', '{}',
				'GEHEIM', '{}', '{}', 'GEHEIM', '{}', '{GEHEIM}', 'GEHEIM', false, 'GEHEIM', '', '{}', '', 'GEHEIM',
				'', '', '', 'GEHEIM', (array['oeffentlich', 'koordination'])[n]::visibility
			from institutions i, generate_series(1, 2) n
			where i.visibility = 'koordination' or n = 2`,
		`insert into service_contacts (
				id, service_id, institution_id, institution_protected, position, key, kind, label, phone, email,
				website, function, hours, note, visibility, checked_on, checked_by)
			select gen_random_uuid(), s.id, s.institution_id, false, 1, 'geheim', 'hilfe', 'GEHEIM', 'GEHEIM',
				'GEHEIM', '', 'GEHEIM', 'GEHEIM', 'GEHEIM', 'oeffentlich', '', 'GEHEIM'
			from services s`,
		`insert into service_notes (id, service_id, institution_id, institution_protected, kind, text, visibility)
			select gen_random_uuid(), s.id, s.institution_id, false, 'vermerk', 'GEHEIM', 'koordination'
			from services s`,
		`insert into service_spots (
				service_id, position, institution_id, institution_protected, exact, district, spot, attributes, week,
				holidays, known_hours, visibility)
			select s.id, 1, s.institution_id, false, true, '66666', point(6, 6), '{666666}', '{[666,667)}', false,
				true, 'koordination'
			from services s`,
		`insert into people (
				id, network_id, position, key, title, name, function, organisation, since, until, basis, delete_on)
			select gen_random_uuid(), id, 99, 'geheim', '', 'GEHEIM', 'GEHEIM', '', '', '', 'GEHEIM', '2020'
			from networks`,
	} {
		f.exec(sql)
	}
	return f
}

// A condition that fails shows in its error what it failed on. None may be looked at before it is known that the row
// is one that the level sees.
func TestNoErrorShowsWhatALevelMayNotSee(t *testing.T) {
	t.Parallel()
	f := open(t).hide()
	columns := f.names(`select format('%s.%s', c.relname, a.attname) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
		where c.relnamespace = 'open'::regnamespace and c.relkind = 'v' order by 1`)
	if len(columns) < 300 {
		t.Fatalf("only %d columns", len(columns))
	}
	for _, level := range []directory.Visibility{directory.Public, directory.Staff} {
		pool := storetest.Pool(t, f.url, level, nil)
		for _, name := range columns {
			view, column, _ := cut(name)
			for _, sql := range []string{
				`select count(*) from ` + view + ` x where x.` + column + `::text ~* 'geheim|666|\(6,6\)' and ('!' || x.` + column + `::text)::int > 0`,
				`select count(*) from ` + view + ` x where x.` + column + `::text ~* 'geheim' and ('!' || x.` + column + `::text)::int > 0`,
			} {
				rows, err := pool.Query(t.Context(), sql, pgx.QueryExecModeExec)
				if err == nil {
					_, err = pgx.CollectExactlyOneRow(rows, pgx.RowTo[int])
				}
				if err != nil && containsAny(err.Error(), "geheim", "66666", "(6,6)", "[666") {
					t.Errorf("%s: %s: %v", level, sql, err)
				}
			}
		}
	}
	var seen int // and that there was something to be seen
	if err := storetest.Pool(t, f.url, directory.Coordination, nil).QueryRow(t.Context(), `
		select (select count(*) from institutions where name = 'GEHEIM') + (select count(*) from services where name = 'GEHEIM') + (
			select count(*) from service_contacts where label = 'GEHEIM')
			+ (select count(*) from search_entries where title = 'GEHEIM') + (
				select count(*) from service_spots where district = '66666')`).Scan(&seen); err != nil || seen < 10 {
		t.Errorf("only %d hidden things (%v)", seen, err)
	}
}

func cut(name string) (view, column string, ok bool) {
	i := slices.Index([]byte(name), '.')
	return name[:i], name[i+1:], i > 0
}

// hiddenColumns are the columns of tables with views that a level does not see. A new column belongs here, or into its view.
var hiddenColumns = []string{
	"cleared_texts.id", "contacts.institution_protected", "downloads.expires_on", "embeds.changed_at", "embeds.changed_by",
	"embeds.version", "former_keys.visibility", "institution_names.institution_protected",
	"institution_sectors.institution_protected", "institutions.parent_protected", "invented_networks.day",
	"memberships.institution_protected", "places.institution_protected", "search_entries.institution_protected",
	"search_entries.visibility", "service_contacts.institution_protected", "service_notes.institution_protected",
	"service_spots.institution_id", "service_spots.institution_protected", "service_spots.visibility",
	"services.institution_protected",
}

// hiddenMore are the columns that only some levels do not see. What a row of them shows is decided by its visibility.
var hiddenMore = map[directory.Visibility][]string{
	directory.Public:       {},
	directory.Staff:        {},
	directory.Coordination: {},
}

// hiddenTables are the tables that no level sees anything of, apart from those of the schemas desk and jobs.
var hiddenTables = []string{"goose_db_version"}

func TestOfEveryColumnItIsDecidedWhetherALevelSeesIt(t *testing.T) {
	t.Parallel()
	f := open(t)
	for level, schema := range map[directory.Visibility]string{
		directory.Public: "open", directory.Staff: "staff", directory.Coordination: "coordination",
	} {
		decided := slices.Sorted(slices.Values(slices.Concat(hiddenColumns, hiddenMore[level])))
		hidden := f.names(`
			select format('%s.%s', c.relname, a.attname) collate "C"
			from pg_class c
			join pg_class v on v.relname = c.relname and v.relkind = 'v' and v.relnamespace::regnamespace::text = '` + schema + `'
			join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
			and not exists (select from pg_attribute w where w.attrelid = v.oid and w.attname = a.attname)
			order by 1`)
		if diff := cmp.Diff(decided, hidden); diff != "" {
			t.Errorf("%s: hidden columns (-decided +found):\n%s", level, diff)
		}
		views := f.names(`select viewname::text collate "C" from pg_views where schemaname = '` + schema + `' order by 1`)
		if diff := cmp.Diff(store.Views, views); diff != "" {
			t.Errorf("%s: /readyz asks for other views than there are (-asked +there):\n%s", level, diff)
		}
	}
	tables := f.names(`select tablename::text collate "C" from pg_tables where schemaname = 'public' order by 1`)
	tables = slices.DeleteFunc(tables, func(name string) bool { return slices.Contains(store.Views, name) })
	if diff := cmp.Diff(hiddenTables, tables); diff != "" {
		t.Errorf("tables without a view (-decided +found):\n%s", diff)
	}
}

// Deleting a row looks for those that refer to it, in each table. A partial index does not serve that: the look-up has
// no condition but the key.
func TestEveryForeignKeyHasAnIndex(t *testing.T) {
	t.Parallel()
	without := open(t).names(`
		select format('%s (%s)', c.conrelid::regclass, string_agg(a.attname, ', ' order by k.n)) collate "C"
		from pg_constraint c
		cross join unnest(c.conkey) with ordinality k (attnum, n)
		join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
		where c.contype = 'f' and c.connamespace::regnamespace::text in ('public', 'desk')
		and not exists (
			select from pg_index i
			where i.indrelid = c.conrelid and i.indkey[0] = any(c.conkey) and i.indpred is null and i.indisvalid)
		group by c.oid, c.conrelid
		order by 1`)
	if len(without) > 0 {
		t.Errorf("without an index that begins with a column of theirs:\n%s", strings.Join(without, "\n"))
	}
}
