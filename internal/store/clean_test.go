package store_test

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// What an older program stored is cleaned when the database is brought up to date, and what was made of it is made anew.
func TestWhatWasStoredWithHiddenCharactersIsCleanedOnUpgrade(t *testing.T) {
	t.Parallel()
	url := empty(t, "unclean", "")
	pool := storetest.Pool(t, url, store.Owner, nil)
	if _, err := store.Migrate(t.Context(), pool); err != nil {
		t.Fatal(err)
	}
	f := fixture{t, url, pool}
	equality, shelter := institution("gleichstellung"), institution("haus", directory.SectorShelter)
	equality.Name, equality.Aliases = "Gleichstellungsstelle Bördeland", []string{"GSB", "Haus A-Z"}
	equality.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "02921 30-2546",
		Email: "info@example.org", Note: "erste Zeile\n  zweite Zeile"}}
	equality.Services = []directory.Service{{Key: "rat", Name: "Beratung", Summary: "Ein Text."}}
	d := small("herne", equality, shelter)
	d.Network.Topics = []string{"Schutz", "Rat-Haus"}
	f.load(d)
	provider := gooseOn(t, pool)
	if _, err := provider.DownTo(t.Context(), 28); err != nil {
		t.Fatal(err)
	}
	hide := strings.NewReplacer("chs", "ch\u00ads", "A-Z", "A\u2011Z", "-2546", "\u20112546", "@", "@\u200b", "zweite ",
		"zweite\u00a0", "Rat-", "\u202aRat\u2010", "Beratung", "Berat\u200dung", "Ein ", "Ein\u2009")
	f.exec(`update institutions set name = $1 where key = 'gleichstellung'`, hide.Replace(equality.Name))
	f.exec(`update institution_names set name = $1 where name = 'Haus A-Z'`, hide.Replace("Haus A-Z"))
	f.exec(`
		update contacts set phone = $1, email = $2, note = $3 where key = 'k'`,
		hide.Replace("02921 30-2546"), hide.Replace("info@example.org"), hide.Replace("erste Zeile\n  zweite Zeile"))
	f.exec(`update services set name = $1, summary = $2`, hide.Replace("Beratung"), hide.Replace("Ein Text."))
	f.exec(`update networks set topics = $1`, []string{"Schutz", hide.Replace("Rat-Haus")})
	f.exec(`update networks set stance = 'zwei  Blanks' || chr(9) || 'und ein Tab'`)
	f.exec(`update institutions set note = $1 where key = 'haus'`, "Haupt\u00adstra\u200bße 5") // so that nobody saw an address
	f.exec(`update search_entries set title = $1 where path = '/einrichtungen/gleichstellung'`, hide.Replace(equality.Name))
	if n := f.count(`select count(*) from search_entries where words @@ to_tsquery('simple', 'gleichstellungsstell')`); n != 0 {
		t.Fatalf("%d entries found before: the test proves nothing", n)
	}
	if _, err := provider.Up(t.Context()); err != nil {
		t.Fatal(err)
	}
	after, err := store.New(pool).Dossier(t.Context(), "herne")
	if err != nil {
		t.Fatal(err)
	}
	got, _ := after.Institution("gleichstellung")
	c := got.Contacts[0]
	if got.Name != equality.Name || got.Aliases[1] != "Haus A-Z" || c.Phone != "02921 30-2546" ||
		c.Email != "info@example.org" || c.Note != "erste Zeile\n  zweite Zeile" {
		t.Errorf("the institution is %+q, %+q, %+v", got.Name, got.Aliases, c)
	}
	if got.Services[0].Name != "Beratung" || got.Services[0].Summary != "Ein Text." || after.Network.Topics[1] != "Rat-Haus" {
		t.Errorf("%+v, %q", got.Services[0], after.Network.Topics)
	}
	if after.Network.Stance != "zwei Blanks und ein Tab" {
		t.Errorf("a line is %q", after.Network.Stance)
	}
	found, err := f.at(directory.Public).Search(t.Context(), store.LookUp("Gleichstellungsstelle"))
	if err != nil || len(found) != 1 || found[0].Title != equality.Name || found[0].Fuzzy {
		t.Errorf("found %+v, %v", found, err)
	}
	f.exec(`set enable_seqscan = off`)
	if n := f.count(`select count(*) from institutions where fold(name) % fold($1)`, equality.Name); n != 1 {
		t.Errorf("by what sounds like it: %d", n)
	}
	if note := f.names(`select note from institutions where key = 'haus'`); len(note) != 1 || !strings.Contains(note[0], "\u00ad") {
		t.Errorf("what must not be written was written: %q", note)
	}
}
