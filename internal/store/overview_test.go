package store_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// The rule stands twice: in directory for one network, in SQL for many.
func TestTheDatabaseCountsWhatANetworkLacksAsTheRuleDoes(t *testing.T) {
	t.Parallel()
	f := open(t)
	owner := store.New(f.owner)
	editor := editing.New(owner)
	f.loadExamples()
	compare := func(t interface {
		Errorf(string, ...any)
		Fatal(...any)
	}, key string) {
		page, err := owner.NetworkPage(f.t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		which := store.Which{Networks: []directory.ID{page.Network.ID()}}
		overviews, total, err := owner.Overviews(f.t.Context(), which, today, 50, 0)
		if err != nil || len(overviews) != 1 || total != 1 {
			t.Fatal(err, overviews, total)
		}
		want := page.Lacking(today)
		if diff := cmp.Diff(want, overviews[0].Lack); diff != "" {
			t.Errorf("%s: %s", key, diff)
		}
		stalest, err := owner.Stalest(f.t.Context(), which.Networks, today, 1000)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(stalest[page.Network.ID()]); got != want.Stale {
			t.Errorf("%s: %d stale entries, %d counted", key, got, want.Stale)
		}
	}
	networks, err := owner.Networks(t.Context())
	if err != nil || len(networks) != 5 {
		t.Fatal(err, len(networks))
	}
	for _, n := range networks {
		compare(t, n.Key)
	}
	rapid.Check(t, func(rt *rapid.T) {
		d := dossiertest.Dossier().Draw(rt, "dossier")
		if _, err := editor.Load(t.Context(), d, today); err != nil {
			return // it contradicts one of those before
		}
		compare(rt, d.Network.Key)
		if err := owner.RemoveNetwork(t.Context(), d.Network.Key); err != nil {
			rt.Fatal(err)
		}
		f.exec(`delete from former_keys`)
	})
}

func TestStalestComesInTheOrderOfTheRule(t *testing.T) {
	t.Parallel()
	f := open(t)
	a := institution("a")
	a.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Label: "Zentrale", Phone: "116 006",
		CheckedOn: "2024-05"}, {Key: "k2", Kind: directory.ContactHelp, Phone: "116 006", CheckedOn: "2026-11-01"}}
	a.Services = []directory.Service{
		{Key: "rat", Name: "Beratung", CheckedOn: "2026-11-01", CheckedBy: "Koordination", Hours: []directory.Hours{"Mo 09:00–12:00", "Di 14:00–16:00"},
			Contacts: []directory.Contact{
				{Key: "l", Kind: directory.ContactHelp, Phone: "116 007", CheckedOn: "2026-10"},
				{Key: "m", Kind: directory.ContactHelp, Phone: "116 008", CheckedOn: "2025-02", CheckedBy: "Einrichtung"},
				{Key: "n", Kind: directory.ContactHelp, Email: "b@example.org", CheckedOn: "2025-02-28", CheckedBy: "Betrieb"},
			}},
		{Key: "gruppe", Name: "Gruppe"}, {Key: "frisch", Name: "Neu", CheckedOn: "2026-11-02"},
	}
	d := small("eins", a)
	d.Members[0].CheckedOn, d.Members[0].CheckedBy = "2025-01-01", "Koordination"
	d.Contacts = []directory.Contact{{Key: "n", Kind: directory.ContactCoordination, Email: "a@example.org"}}
	f.load(d)
	found, err := store.New(f.owner).Stalest(t.Context(), []directory.ID{d.Network.ID()}, today, 9)
	if err != nil {
		t.Fatal(err)
	}
	want := []directory.ToCheck{
		{Kind: "kontakt", Key: "n", Name: "Netzwerk eins", Value: "a@example.org"},
		{Kind: "angebot", Key: "a/gruppe", Name: "Gruppe", Value: "Einrichtung a"},
		{Kind: "kontakt", Key: "a/k", Name: "Einrichtung a", Value: "Zentrale · 116 006", On: "2024-05"},
		{Kind: "mitglied", Key: "m-a", Name: "Einrichtung a", On: "2025-01-01", By: "Koordination"},
		{Kind: "angebot", Key: "a/rat", Name: "Beratung", Value: "Einrichtung a · 116 007, 116 008 · Mo 09:00–12:00; Di 14:00–16:00",
			On: "2025-02", By: "Einrichtung"},
	}
	checks := d.Checks(today)
	if diff := cmp.Diff(want, checks[:len(want)]); diff != "" {
		t.Error("the rule:", diff)
	}
	if diff := cmp.Diff(want, found[d.Network.ID()]); diff != "" {
		t.Error(diff)
	}
}

func TestOverviewsAreCountedAndPaged(t *testing.T) {
	t.Parallel()
	f := open(t)
	for n := range 7 {
		f.load(small(fmt.Sprintf("n%d", n), institution(fmt.Sprintf("i%d", n))))
	}
	owner := store.New(f.owner)
	f.exec(`
		insert into desk.proposals (network_id, source, text, created_at)
		select id, 'besuch', 'Da fehlt etwas.', $1 from networks
		where key = 'n5'`, today.AddDate(0, 0, -40))
	f.exec(`
		insert into desk.proposals (institution_id, source, text, created_at)
		select id, 'einrichtung', 'Da fehlt etwas.', $1
		from institutions
		where key = 'i3'`, today)
	f.exec(`
		insert into desk.confirmations (institution_id, asked_at, sent_at)
		select id, $1, $1 from institutions
		where key = 'i2'`, today.AddDate(0, 0, -31))
	f.exec(`
		insert into desk.confirmations (institution_id, asked_at, sent_at)
		select id, $1, $1 from institutions
		where key = 'i1'`, today.AddDate(0, 0, -29))
	var order []string
	for offset := 0; offset < 7; offset += 3 {
		page, total, err := owner.Overviews(t.Context(), store.Which{All: true}, today, 3, offset)
		if err != nil || total != 7 {
			t.Fatal(err, total)
		}
		for _, o := range page {
			order = append(order, o.Key)
			if want := (o.Key == "n5"); (o.Reports == 1) != want || o.OldestReport.IsZero() == want {
				t.Errorf("%s: %d reports, the oldest of %s", o.Key, o.Reports, o.OldestReport)
			}
			if want := o.Key == "n3"; (o.Answers == 1) != want {
				t.Errorf("%s: %d answers", o.Key, o.Answers)
			}
			if want := o.Key == "n2"; (o.Silent == 1) != want {
				t.Errorf("%s: %d silent", o.Key, o.Silent)
			}
		}
	}
	if diff := cmp.Diff([]string{"n3", "n5", "n2", "n0", "n1", "n4", "n6"}, order); diff != "" {
		t.Error(diff)
	}
	if page, _, err := owner.Overviews(t.Context(), store.Which{}, today, 50, 0); err != nil || len(page) != 0 {
		t.Errorf("without a network %d are shown: %v", len(page), err)
	}
}

// A coordinator's first page must not get slow with the directory.
func BenchmarkOverviews(b *testing.B) {
	url := storetest.URL(b)
	pool := storetest.Pool(b, url, store.Owner, nil)
	owner := store.New(pool)
	for n := range 400 {
		var all []directory.Institution
		for i := range 20 {
			all = append(all, institution(fmt.Sprintf("i%d-%d", n, i)))
		}
		if _, err := editing.New(owner).Load(b.Context(), small(fmt.Sprintf("n%d", n), all...), today); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := pool.Exec(b.Context(), `analyze`); err != nil { // as PostgreSQL does of itself within a minute
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := owner.Overviews(b.Context(), store.Which{All: true}, today, 50, 0); err != nil {
			b.Fatal(err)
		}
	}
}
