package store_test

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

const newerSchema = "90001_newer.sql"

// A newer program adds something: this one may be started again, next to it or to go back, and leaves everything alone.
func TestAnOlderProgramStartsOnANewerSchemaThatLetsIt(t *testing.T) {
	t.Parallel()
	f := open(t)
	newer := store.Migration{}.WithFiles(withMigration(t, newerSchema, `
		create table newer (id integer);
		alter table networks add column newer text not null default '';`))
	if _, err := newer.Run(t.Context(), f.owner); err != nil {
		t.Fatal(err)
	}
	f.exec(`revoke usage on schema open from rundtisch_public`) // an older program does not know what is right now
	f.exec(`grant usage on schema open to rundtisch_public`)
	before := describe(t, f.owner)
	var said []string
	versions, err := store.Migration{Tell: func(s string) { said = append(said, s) }}.Run(t.Context(), f.owner)
	if err != nil || len(versions) > 0 {
		t.Fatalf("%v, %v", versions, err)
	}
	if len(said) != 1 || !strings.Contains(said[0], "90001") || !strings.Contains(said[0], "darf darauf laufen") {
		t.Errorf("the operator is told %q", said)
	}
	if after := describe(t, f.owner); after != before {
		t.Errorf("changed by the older program:\n%s", difference(before, after))
	}
	f.load(small("herne", institution("rat")))
	if networks, err := f.at(directory.Public).Networks(t.Context()); err != nil || len(networks) != 1 {
		t.Errorf("%d networks (%v)", len(networks), err)
	}
}

// A newer program takes something away: this one may not be started any more. An instance that runs goes on.
func TestAnOlderProgramIsRefusedOnANewerSchemaThatDoesNotLetIt(t *testing.T) {
	t.Parallel()
	f := open(t)
	running := f.load(small("herne", institution("rat"))).at(directory.Public)
	newer := store.Migration{}.WithFiles(withMigration(t, newerSchema, `
		update desk.compatibility set oldest = 90001;
		drop function desk.refold;`))
	if _, err := newer.Run(t.Context(), f.owner); err != nil {
		t.Fatal(err)
	}
	before := describe(t, f.owner)
	_, err := store.Migrate(t.Context(), f.owner)
	if err == nil || !strings.Contains(err.Error(), "Stand 90001") || !strings.Contains(err.Error(), "Bitte das neuere Programm starten") {
		t.Fatalf("the refusal is %v", err)
	}
	t.Log(err)
	if after := describe(t, f.owner); after != before {
		t.Errorf("changed by the older program:\n%s", difference(before, after))
	}
	if networks, err := running.Networks(t.Context()); err != nil || len(networks) != 1 {
		t.Errorf("the instance that runs reads %d networks (%v)", len(networks), err)
	}
	if _, err := newer.Run(t.Context(), f.owner); err != nil {
		t.Errorf("the newer program starts again: %v", err)
	}
	if _, err := store.New(storetest.Pool(t, f.url, directory.Staff, nil)).Networks(t.Context()); err != nil {
		t.Error(err)
	}
}
