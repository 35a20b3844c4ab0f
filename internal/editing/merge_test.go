package editing_test

import (
	"errors"
	"slices"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
)

// twice is the same organisation under two names: „ring" in n and m, „weisser-ring" in m and o.
func twice(t testing.TB) loaded {
	t.Helper()
	db := open(t)
	ring, white := institution("ring"), institution("weisser-ring")
	ring.Name, ring.Contacts = "Weißer Ring e. V.", []directory.Contact{{Key: "telefon", Kind: directory.ContactHelp, Phone: "116 006"}}
	white.Name, white.Aliases = "Weisser Ring", []string{"WR"}
	white.Contacts = []directory.Contact{{Key: "telefon", Kind: directory.ContactHelp, Phone: "02323 123456"}, {Key: "zwei", Kind: directory.ContactHelp, Phone: "116 006"}}
	o := small("o", white)
	o.Network.Initiators = []string{"weisser-ring"}
	o.Sources = []directory.Source{{Key: "q", Title: "Quelle"}}
	o.Statements = []directory.Statement{{Key: "b", Fields: []string{"einrichtungen/weisser-ring", "mitglieder/m-weisser-ring"}, Source: "q"}}
	db.load(t, small("n", ring), small("m", ring, white), o)
	return db
}

func TestMergingMakesTwoInstitutionsOne(t *testing.T) {
	t.Parallel()
	db := twice(t)
	anna := db.person(t, "anna@example.org", "m", "o")
	networks, err := db.editor.Merge(t.Context(), anna, "ring", "weisser-ring", tomorrow)
	if err != nil || !slices.Equal(networks, []string{"m", "o"}) {
		t.Fatalf("%v %v", networks, err)
	}
	for _, key := range []string{"n", "m", "o"} {
		d, err := db.store.Dossier(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := d.Institution("ring")
		if !ok || len(d.Institutions) != 1 || len(d.Members) != 1 || d.Members[0].Institution != "ring" {
			t.Errorf("%s: %+v %+v", key, d.Institutions, d.Members)
		}
		if !slices.Equal(got.Aliases, []string{"Weisser Ring", "WR"}) || len(got.Contacts) != 2 || got.Contacts[1].Phone != "02323 123456" {
			t.Errorf("%s: %+v", key, got)
		}
		if db.export(t, key) != db.kept(t, key, d.Network.Version) {
			t.Errorf("%s: the last revision is not the network", key)
		}
	}
	var moved fault.Moved
	if _, err := db.store.InstitutionPage(t.Context(), "weisser-ring"); !errors.As(err, &moved) || moved.To != "ring" {
		t.Errorf("the old address: %v", err)
	}
	db.edit(t, db.person(t, "berta@example.org", "n"), "n", func(w *editing.Work) { w.Network.Summary = "Anders." })
	if _, err := db.store.InstitutionPage(t.Context(), "weisser-ring"); !errors.As(err, &moved) {
		t.Errorf("the old address after another save: %v", err)
	}
}

func TestMergingWithAFormerMemberKeepsTheMembershipOfToday(t *testing.T) {
	t.Parallel()
	for name, ends := range map[string][2]directory.PartialDate{
		"one had left": {"2020", ""}, "one will leave": {"2999", ""}, "the other had left": {"", "2020"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := open(t)
			d := small("m", institution("ring"), institution("weisser-ring"))
			d.Members[0].Until, d.Members[1].Until = ends[0], ends[1]
			db.load(t, d)
			anna := db.person(t, "anna@example.org", "m")
			if _, err := db.editor.Merge(t.Context(), anna, "ring", "weisser-ring", tomorrow); err != nil {
				t.Fatal(err)
			}
			d, err := db.store.Dossier(t.Context(), "m")
			if err != nil {
				t.Fatal(err)
			}
			current := 0
			for _, m := range d.Members {
				if m.Current(tomorrow) {
					current++
				}
			}
			if current != 1 {
				t.Errorf("%d of %+v are current, want one", current, d.Members)
			}
		})
	}
}

func TestWhoAnsweredForTheDroppedInstitutionAnswersForTheOther(t *testing.T) {
	t.Parallel()
	db := twice(t)
	ring, white := institution("ring").ID(), institution("weisser-ring").ID()
	one, both, kept := db.person(t, "eine@example.org"), db.person(t, "beide@example.org"), db.person(t, "bleibt@example.org")
	grant := func(a account.Account, institution directory.ID) {
		t.Helper()
		if _, _, err := db.store.AddGrant(t.Context(), a.ID, account.Grant{Role: account.Contact, Institution: institution}, directory.ID{}, today); err != nil {
			t.Fatal(err)
		}
	}
	grant(one, white)
	grant(both, white)
	grant(both, ring)
	grant(kept, ring)
	if _, err := db.editor.Merge(t.Context(), db.person(t, "anna@example.org", "m", "o"), "ring", "weisser-ring", tomorrow); err != nil {
		t.Fatal(err)
	}
	for _, who := range []account.Account{one, both, kept} {
		a, err := db.store.Account(t.Context(), who.ID)
		if err != nil || len(a.Grants) != 1 || !a.MayAnswerFor(ring) || a.MayAnswerFor(white) {
			t.Errorf("%s: %+v %v", who.Email, a.Grants, err)
		}
	}
}

func TestMergingThatIsRefusedMovesNoGrants(t *testing.T) {
	t.Parallel()
	db := twice(t)
	contact, white := db.person(t, "eine@example.org"), institution("weisser-ring").ID()
	if _, _, err := db.store.AddGrant(t.Context(), contact.ID, account.Grant{Role: account.Contact, Institution: white}, directory.ID{}, today); err != nil {
		t.Fatal(err)
	}
	if _, err := db.editor.Merge(t.Context(), db.person(t, "anna@example.org", "m"), "ring", "weisser-ring", tomorrow); !errors.Is(err, fault.Forbidden) {
		t.Fatal(err)
	}
	if a, err := db.store.Account(t.Context(), contact.ID); err != nil || !a.MayAnswerFor(white) {
		t.Errorf("%+v %v", a.Grants, err)
	}
}

func TestMergingCanBeTakenBack(t *testing.T) {
	t.Parallel()
	db := twice(t)
	anna := db.person(t, "anna@example.org", "m", "o")
	if _, err := db.editor.Merge(t.Context(), anna, "ring", "weisser-ring", tomorrow); err != nil {
		t.Fatal(err)
	}
	number := db.revisions(t, "o")[0].Number
	if _, conflicts, err := db.editor.Undo(t.Context(), anna, "o", number, nil, tomorrow); err != nil || len(conflicts) != 0 {
		t.Fatalf("%+v %v", conflicts, err)
	}
	d, err := db.store.Dossier(t.Context(), "o")
	if _, ok := d.Institution("weisser-ring"); err != nil || !ok || d.Members[0].Institution != "weisser-ring" {
		t.Errorf("%+v %v", d.Members, err)
	}
	if _, err := db.store.InstitutionPage(t.Context(), "weisser-ring"); err != nil {
		t.Errorf("its address: %v", err)
	}
}

func TestMergingIsForThoseWhoMayEditAllItTouches(t *testing.T) {
	t.Parallel()
	db := twice(t)
	for _, test := range []struct {
		name string
		by   account.Account
		keep string
		drop string
		want error
	}{
		{"only one of two networks", db.person(t, "a@example.org", "m"), "ring", "weisser-ring", fault.Forbidden},
		{"none", account.Account{}, "ring", "weisser-ring", fault.Forbidden},
		{"not there", db.person(t, "b@example.org", "m", "o"), "ring", "nichts", fault.NotFound},
		{"into itself", db.person(t, "c@example.org", "n", "m"), "ring", "ring", fault.Invalid{}},
	} {
		_, err := db.editor.Merge(t.Context(), test.by, test.keep, test.drop, tomorrow)
		var invalid fault.Invalid
		if _, want := test.want.(fault.Invalid); want && !errors.As(err, &invalid) || !want && !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
	}
	if list := db.revisions(t, "m"); len(list) != 1 {
		t.Errorf("%d revisions", len(list))
	}
}
