package store_test

import (
	"testing"
)

// Replacing fold leaves what was made with it as it was, until desk.refold makes it anew.
func TestRefoldMakesAnewWhatIsKeptOfFoldedWords(t *testing.T) {
	t.Parallel()
	f := open(t).load(small("herne", institution("rat")))
	depending := f.names(`
		select distinct objid::regclass::text collate "C" from pg_depend
		where classid = 'pg_class'::regclass and refobjid = 'fold(text)'::regprocedure
		and objid in (select indexrelid from pg_index) order by 1`)
	if len(depending) < 3 {
		t.Fatalf("only %v depend on fold", depending)
	}
	f.exec(`
		create or replace function fold(words text) returns text language sql immutable strict parallel safe
		as $$ select replace(lower(words), 'einrichtung', 'zwiebel') $$`)
	f.owner.Reset() // a connection that knows the indexes from before has the old function in them
	found := func() (byIndex, byColumn int) {
		t.Helper()
		tx, err := f.owner.Begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = tx.Rollback(t.Context()) }() // it only reads
		if _, err := tx.Exec(t.Context(), `
			set local enable_seqscan = off; set local enable_indexscan = off; set local enable_indexonlyscan = off`); err != nil {
			t.Fatal(err)
		}
		err = tx.QueryRow(t.Context(), `
			select (select count(*) from institutions where fold(name) like '%zwiebel%'),
				(select count(*) from search_entries where folded like '%zwiebel%')`).Scan(&byIndex, &byColumn)
		if err != nil {
			t.Fatal(err)
		}
		return byIndex, byColumn
	}
	if byIndex, byColumn := found(); byIndex != 0 || byColumn != 0 {
		t.Fatalf("found before: %d, %d; the test proves nothing", byIndex, byColumn)
	}
	f.exec(`select desk.refold()`)
	if byIndex, byColumn := found(); byIndex == 0 || byColumn == 0 {
		t.Errorf("found afterwards: %d by index, %d by column", byIndex, byColumn)
	}
}
