package store_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// The statements below go past the program: whatever it may forget, the database must refuse.
const (
	open1   = `'00000000-0000-0000-0000-000000000001'` // an ordinary institution with a place
	open2   = `'00000000-0000-0000-0000-000000000002'` // an ordinary one without
	shelter = `'00000000-0000-0000-0000-000000000003'`
	unit    = `'00000000-0000-0000-0000-000000000004'` // of the shelter
	child   = `'00000000-0000-0000-0000-000000000005'` // an ordinary unit of open1
)

// houses holds an ordinary institution with a place and a unit, another one, and a shelter with a unit.
func houses(t testing.TB) fixture {
	f := open(t)
	for _, sql := range []string{
		`insert into regions (id, key, name, kind, state) values ('00000000-0000-0000-0000-00000000000a', 'g', 'G', 'kreis', '05')`,
		`insert into networks (id, key, region_id, name, form, summary, changed_at)
			values (
				'00000000-0000-0000-0000-00000000000b', 'n', '00000000-0000-0000-0000-00000000000a', 'N',
				'runder_tisch', 'S', now())`,
		`insert into institutions (id, key, name, parent_id, parent_protected, protected, changed_at)
			values (` + open1 + `, 'open1', 'O', null, null, false, now()),
				(` + open2 + `, 'open2', 'O', null, null, false, now()),
				(` + shelter + `, 'shelter', 'S', null, null, true, now()),
				(` + unit + `, 'unit', 'U', ` + shelter + `, true, true, now()),
				(` + child + `, 'child', 'C', ` + open1 + `, false, false, now())`,
		`insert into institution_sectors (institution_id, institution_protected, position, sector)
			values (` + open1 + `, false, 1, 'polizei'), (` + open2 + `, false, 1, 'polizei'),
				(` + shelter + `, true, 1, 'frauenhaus'), (` + child + `, false, 1, 'polizei')`,
		`insert into places (id, institution_id, key, street, postcode, city)
			values (gen_random_uuid(), ` + open1 + `, 'p', 'Hauptstraße 1', '44623', 'Herne')`,
		`insert into places (id, institution_id, key, postcode) values (gen_random_uuid(), ` + child + `, 'p', '44623')`,
		`insert into memberships (
				id, network_id, position, key, institution_id, institution_protected, group_name, sector,
				stated_count, stated_text, role, function, since, until, note, checked_on, checked_by)
			values (
				gen_random_uuid(), '00000000-0000-0000-0000-00000000000b', 1, 'm', ` + open2 + `, false, '', '', 0,
				'', 'mitglied', '', '', '', 'Hauptstraße 1', '', '')`,
		`insert into search_entries (id, institution_id, institution_protected, kind, path, title, body, keywords, weight)
			values (gen_random_uuid(), ` + child + `, false, 'institution', '/x', 'C', 'Hauptstraße 1', '', 1)`,
	} {
		f.exec(sql)
	}
	return f
}

func place(institution, protected, columns, values string) string {
	return fmt.Sprintf(`
		insert into places (id, institution_id, institution_protected, key%s)
		values (gen_random_uuid(), %s, %s, 'q'%s)`, columns, institution, protected, values)
}

func contact(column, text string) string {
	columns := []string{"label", "phone", "email", "website", "function", "hours", "note"}
	values := make([]string, len(columns))
	for i, c := range columns {
		values[i] = `''`
		if c == column {
			values[i] = `'` + text + `'`
		}
	}
	return `
		insert into contacts (
			id, institution_id, institution_protected, position, key, kind, ` + strings.Join(columns, ", ") + `,
			checked_on, checked_by)
		values (gen_random_uuid(), ` + shelter + `, true, 1, 'k', 'hilfe', ` + strings.Join(values, ", ") + `, '', '')`
}

func TestTheDatabaseRefusesAnAddressOfAProtectedInstitution(t *testing.T) {
	t.Parallel()
	f := houses(t)
	upsert := ` on conflict (institution_id, key) do update set institution_id = ` + shelter
	type attempt struct {
		name       string
		statements []string
	}
	attempts := []attempt{
		{"a place with an address", []string{place(shelter, "true", ", street, postcode, city", ", 'Weg 1', '44623', 'Herne'")}},
		{"a place that claims not to be protected", []string{place(shelter, "false", ", street", ", 'Weg 1'")}},
		{"a place that claims nothing", []string{place(shelter, "default", ", street", ", 'Weg 1'")}},
		{"a place that leaves it open", []string{place(shelter, "null", ", street", ", 'Weg 1'")}},
		{"only a postcode", []string{place(shelter, "false", ", postcode", ", '44623'")}},
		{"only coordinates", []string{place(shelter, "false", ", lat, lon", ", 51.5, 7.2")}},
		{"only a town", []string{place(shelter, "false", ", city", ", 'Herne'")}},
		{"only a note", []string{place(shelter, "false", ", note", ", 'am Kanal'")}},
		{"an empty place", []string{place(shelter, "false", "", "")}},
		{"a place for the staff only", []string{place(shelter, "false", ", street, visibility", ", 'Weg 1', 'fachkraefte'")}},
		{"a place for the coordination only", []string{place(shelter, "false", ", street, visibility", ", 'Weg 1', 'koordination'")}},
		{"a place of its unit", []string{place(unit, "false", ", street", ", 'Weg 1'")}},
		{"a place moved to it", []string{`update places set institution_id = ` + shelter + ` where institution_id = ` + open1}},
		{"a place moved to it as protected", []string{`
			update places set institution_id = ` + shelter + `, institution_protected = true where institution_id = ` + open1}},
		{"a place that is there already", []string{place(open1, "false", ", street", ", 'Weg 1'") + upsert,
			place(open1, "false", ", street", ", 'Weg 1'") + upsert}},
		{"a sector added", []string{`insert into institution_sectors values (` + open1 + `, false, 2, 'frauenhaus')`}},
		{"a sector added as protected", []string{`insert into institution_sectors values (` + open1 + `, true, 2, 'schutzwohnung')`}},
		{"a sector changed", []string{`update institution_sectors set sector = 'zufluchtswohnung' where institution_id = ` + open1}},
		{"protected afterwards", []string{`update institutions set protected = true where id = ` + open1}},
		{"protected, then the sector", []string{`
			update institutions set protected = true where id = ` + open1, `
			update institution_sectors set sector = 'frauenhaus', institution_protected = true where institution_id = ` + open1}},
		{"a shelter that is so no more", []string{`update institutions set protected = false where id = ` + shelter}},
		{"a shelter and its unit that are so no more", []string{`
			update institutions set protected = false where id in (` + shelter + `, ` + unit + `)`}},
		{"made a unit of a shelter", []string{`update institutions set parent_id = ` + shelter + ` where id = ` + open1}},
		{"made a unit that claims an open parent", []string{`
			update institutions set parent_id = ` + shelter + `, parent_protected = false where id = ` + open1}},
		{"made a unit of a protected parent", []string{`
			update institutions set parent_id = ` + shelter + `, parent_protected = true where id = ` + open1}},
		{"made a protected unit", []string{`
			update institutions set parent_id = ` + shelter + `, parent_protected = true, protected = true where id = ` + open1}},
		{"the parent becomes protected", []string{`
			delete from places where institution_id = ` + open1, `
			update institutions set protected = true where id = ` + open1}},
		{"parent and unit become protected", []string{`
			delete from places where institution_id = ` + open1, `
			update institutions set protected = true where id in (` + open1 + `, ` + child + `)`}},
		{"the unit of a shelter is open", []string{`update institutions set protected = false where id = ` + unit}},
		{"a ring of parents without protection", []string{`
			update institutions set parent_id = ` + unit + `, parent_protected = false where id = ` + shelter}},
		{"a new shelter that is not marked", []string{`
			insert into institutions (id, key, name, protected, changed_at)
			values ('00000000-0000-0000-0000-0000000000ff', 'x', 'X', false, now())`,
			place(`'00000000-0000-0000-0000-0000000000ff'`, "false", ", street", ", 'Weg 1'"), `
				insert into institution_sectors
				values ('00000000-0000-0000-0000-0000000000ff', false, 1, 'frauenhaus')`}},
		{"constraints deferred", []string{`set constraints all deferred`, place(shelter, "false", ", street", ", 'Weg 1'")}},
		{"in the name", []string{`update institutions set name = 'Frauenhaus, Hauptstraße 5, 44623 Herne' where id = ` + shelter}},
		{"in the area", []string{`update institutions set area = '44623 Herne' where id = ` + shelter}},
		{"in the neutral label", []string{`update institutions set neutral_label = 'Weg 5' where id = ` + shelter}},
		{"in the note", []string{`update institutions set note = 'Koordinaten 51.5391, 7.2261' where id = ` + shelter}},
		{"in the link to a map", []string{`update institutions set website = 'https://maps.example/@51.5391,7.2261,17z' where id = ` + shelter}},
		{"in the note of a unit", []string{`update institutions set note = 'Hauptstr. 5' where id = ` + unit}},
		{"in another name", []string{`insert into institution_names values (` + shelter + `, true, 1, 'Haus Hauptstraße 5')`}},
		{"in another name that claims not to be protected", []string{`
			insert into institution_names values (` + shelter + `, false, 1, 'Haus Hauptstraße 5')`}},
		{"a membership with an address becomes one of a shelter", []string{`update institutions set protected = true where id = ` + open2}},
		{"a group of shelters with an address", []string{`
			update memberships set institution_id = null, institution_protected = null, group_name = 'Frauenhäuser',
				sector = 'frauenhaus'`}},
		{"a membership moved to a shelter", []string{`update memberships set institution_id = ` + shelter + `, institution_protected = true`}},
		{"words to search for that claim not to be protected", []string{`
			insert into search_entries (
				id, institution_id, institution_protected, kind, path, title, body, keywords, weight)
			values (gen_random_uuid(), ` + shelter + `, false, 'institution', '/x', 'S', 'Hauptstraße 5', '', 1)`}},
		{"words to search for that hold an address from before", []string{`delete from places`, `
			update institutions set protected = true where id = ` + child}},
	}
	for _, column := range []string{"label", "phone", "email", "function", "hours", "note"} {
		attempts = append(attempts, attempt{"in the " + column + " of a contact", []string{contact(column, "Hauptstraße 5, 44623 Herne")}})
	}
	attempts = append(attempts, attempt{"in the website of a contact", []string{contact("website", "https://maps.example/?q=51.5391,7.2261")}})
	for _, a := range attempts {
		err := in(t.Context(), f.owner, a.statements...)
		if class := code(err); class != "23514" && class != "23503" && class != "23502" { // check, foreign key, not null
			t.Errorf("%s: %v", a.name, err)
		}
	}
	if n := f.count(`
		select count(*) from places p
		join institutions i on i.id = p.institution_id
		where i.protected or p.institution_protected`); n != 0 {
		t.Errorf("%d places of protected institutions", n)
	}
	if n := f.count(`
		select count(*) from institution_sectors s
		join institutions i on i.id = s.institution_id
		where is_protected_sector(s.sector) and not i.protected`); n != 0 {
		t.Errorf("%d institutions of a protected sector are not protected", n)
	}
	f.exec(contact("phone", "116 016")) // it is not that nothing could be stored at all
}

// Two transactions, each of which is right when looked at alone, and both of which together would give a shelter an address.
func TestTwoTransactionsAtOnceCannotGiveAShelterAnAddress(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, first, second string }{
		{"a place, then the protection", place(open2, "false", ", street", ", 'Weg 1'"), `
			update institutions set protected = true where id = ` + open2},
		{"the protection, then a place", `
			update institutions set protected = true where id = ` + open2, place(open2, "false", ", street", ", 'Weg 1'")},
		{"a unit of it, then its protection", `
			update institutions set parent_id = ` + open2 + `, parent_protected = false where id = ` + open1, `
			update institutions set protected = true where id = ` + open2},
		{"its protection, then a unit of it", `
			update institutions set protected = true where id = ` + open2, `
			update institutions set parent_id = ` + open2 + `, parent_protected = false where id = ` + open1},
		{"a sector, then a place", `
			update institutions set protected = true
			where id = ` + open2 + `;
			insert into institution_sectors
			values (` + open2 + `, true, 2, 'frauenhaus')`, place(open2, "false", ", lat, lon", ", 51, 7")},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := houses(t)
			f.exec(`delete from memberships`) // its note is not what this is about
			first, second := begin(t, f), begin(t, f)
			if _, err := first.Exec(t.Context(), test.first, pgx.QueryExecModeSimpleProtocol); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() {
				_, err := second.Exec(t.Context(), test.second)
				if err == nil {
					err = second.Commit(t.Context())
				}
				ended <- err
			}()
			f.waitUntilBlockedOr(ended)
			errFirst := first.Commit(t.Context())
			errSecond := <-ended
			if errFirst == nil && errSecond == nil {
				t.Error("both were accepted")
			}
			if errFirst != nil && errSecond != nil {
				t.Errorf("neither was accepted: %v, %v", errFirst, errSecond)
			}
			if n := f.count(`select count(*) from places p join institutions i on i.id = p.institution_id where i.protected`); n != 0 {
				t.Errorf("%d places of protected institutions", n)
			}
			if n := f.count(`
				select count(*) from institutions i
				join institutions p on p.id = i.parent_id
				where p.protected and not i.protected`); n != 0 {
				t.Errorf("%d open units of protected institutions", n)
			}
		})
	}
}

func begin(t *testing.T, f fixture) pgx.Tx {
	t.Helper()
	tx, err := f.owner.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tx.Rollback(context.Background()) }) // nothing is left of it after a commit
	return tx
}

// waitUntilBlockedOr returns when a statement waits for a lock in this database or something came through ended.
func (f fixture) waitUntilBlockedOr(ended chan error) {
	f.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); {
		if len(ended) > 0 || f.count(`
			select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`) > 0 {
			return
		}
	}
	f.t.Fatal("the second transaction neither ends nor waits")
}

// The other way round: an institution that is no shelter any more may have an address again.
func TestAnAddressComesBackWithTheProtectionGone(t *testing.T) {
	t.Parallel()
	before := institution("haus", directory.SectorShelter)
	after := institution("haus", "frauenberatung")
	after.Places = []directory.Place{{Key: "p", Street: "Weg 1"}}
	after.Note = "Weg 1, 44623 Herne"
	after.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "116 016", Note: "Weg 1"}}
	told := small("n", after)
	told.Members[0].Note = "Treffen im Weg 1"
	f := open(t).load(small("n", before)).load(told).load(small("n", before))
	if n := f.count(`select count(*) from places`); n != 0 {
		t.Errorf("%d places are left of a shelter", n)
	}
	if n := f.count(`select count(*) from institutions where protected`); n != 1 {
		t.Errorf("%d protected institutions, want 1", n)
	}
}
