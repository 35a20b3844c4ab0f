package editing_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
)

// person adds somebody who coordinates the networks with these keys.
func (l loaded) person(t testing.TB, email string, networks ...string) account.Account {
	t.Helper()
	a := account.Account{Email: email, Name: "Frau " + email}
	if err := l.pool.QueryRow(t.Context(), `insert into desk.accounts (email, name, created_at) values ($1, $2, $3) returning id`, email, a.Name, today).Scan(&a.ID); err != nil {
		t.Fatal(err)
	}
	for _, key := range networks {
		id, err := l.store.NetworkID(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		a.Grants = append(a.Grants, account.Grant{Role: account.Coordinator, Network: id})
	}
	return a
}

// edit changes a network and fails the test if that is refused.
func (l loaded) edit(t testing.TB, by account.Account, key string, apply func(w *editing.Work)) editing.Saved {
	t.Helper()
	saved, err := l.editor.Change(t.Context(), changing(by, key, apply), tomorrow)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func changing(by account.Account, key string, apply func(w *editing.Work)) editing.Change {
	return editing.Change{By: by, Network: key, Kind: editing.KindEdit, Apply: func(w *editing.Work) error {
		apply(w)
		return nil
	}}
}

// revisions returns the history of a network, the newest first.
func (l loaded) revisions(t testing.TB, key string) []history.Revision {
	t.Helper()
	id, err := l.store.NetworkID(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	list, err := l.store.Revisions(t.Context(), id, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// kept returns the document that a revision keeps.
func (l loaded) kept(t testing.TB, key string, number int64) string {
	t.Helper()
	id, err := l.store.NetworkID(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	text, err := l.store.RevisionDocument(t.Context(), id, number)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAChangeKeepsWhoWhenAndWhat(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("n", institution("a")))
	anna := db.person(t, "anna@example.org", "n")
	before := db.export(t, "n")
	saved := db.edit(t, anna, "n", func(w *editing.Work) { w.Network.Summary = "Anders." })
	list := db.revisions(t, "n")
	if saved.Number != 2 || len(list) != 2 {
		t.Fatalf("revision %d, %d in all", saved.Number, len(list))
	}
	r := list[0]
	if r.Number != 2 || r.Account != anna.ID || r.By != anna.Name || r.Role != account.Coordinator || r.Kind != string(editing.KindEdit) || !r.At.Equal(tomorrow) {
		t.Errorf("revision %+v", r)
	}
	if len(r.Changes) != 1 || len(r.Changes[0].Fields) != 3 || // and that it is checked
		r.Changes[0].Fields[0].Before != "Ein Satz." || r.Changes[0].Fields[0].After != "Anders." {
		t.Errorf("changes %+v", r.Changes)
	}
	if diff := cmp.Diff(db.export(t, "n"), db.kept(t, "n", 2)); diff != "" {
		t.Errorf("the kept document is not the network:\n%s", diff)
	}
	if diff := cmp.Diff(before, db.kept(t, "n", 1)); diff != "" {
		t.Errorf("the document before:\n%s", diff)
	}
}

func TestAChangeThatChangesNothingLeavesNothing(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("n", institution("a")))
	anna := db.person(t, "anna@example.org", "n")
	before := db.state(t)
	if saved := db.edit(t, anna, "n", func(*editing.Work) {}); saved.Number != 0 {
		t.Errorf("revision %d", saved.Number)
	}
	if diff := cmp.Diff(before, db.state(t)); diff != "" || len(db.revisions(t, "n")) != 1 {
		t.Errorf("rows were written:\n%s", diff)
	}
}

func TestWhatIsRefusedLeavesNothing(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("n", institution("a")), small("m", institution("b")))
	anna := db.person(t, "anna@example.org", "n")
	before := db.state(t)
	summary := func(w *editing.Work) { w.Network.Summary = "Anders." }
	for _, test := range []struct {
		name string
		editing.Change
		want error
	}{
		{"the network of others", changing(anna, "m", summary), fault.Forbidden},
		{"nobody", changing(account.Account{}, "n", summary), fault.Forbidden},
		{"staff", changing(account.Account{Grants: []account.Grant{{Role: account.Staff}}}, "n", summary), fault.Forbidden},
		{"no such network", changing(anna, "gibt-es-nicht", summary), fault.NotFound},
		{"seen otherwise", editing.Change{By: anna, Network: "n", Kind: editing.KindEdit, Apply: func(w *editing.Work) error {
			w.Network.Summary = "Anders."
			return fault.Stale
		}}, fault.Stale},
		{"against a rule", changing(anna, "n", func(w *editing.Work) { w.Network.Name = "" }), fault.Invalid{}},
		{"a key of others", changing(anna, "n", func(w *editing.Work) {
			w.Institutions[0].Key, w.Members[0].Institution = "b", "b"
			w.Institutions[0].FormerKeys = []string{"a"}
		}), fault.Invalid{}},
		{"another identity", changing(anna, "n", func(w *editing.Work) { w.Network.Key = "x" }), fault.Invalid{}},
		{"an unused institution", changing(anna, "n", func(w *editing.Work) { w.Members = nil }), fault.Invalid{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := db.editor.Change(t.Context(), test.Change, tomorrow)
			var invalid fault.Invalid
			if _, want := test.want.(fault.Invalid); want && !errors.As(err, &invalid) || !want && !errors.Is(err, test.want) {
				t.Errorf("%v, want %v", err, test.want)
			}
			if diff := cmp.Diff(before, db.state(t)); diff != "" || len(db.revisions(t, "n")) != 1 {
				t.Errorf("something was stored:\n%s", diff)
			}
		})
	}
}

func TestANetworkThatSharesAnInstitutionHearsOfItsChange(t *testing.T) {
	t.Parallel()
	db := open(t)
	shared := institution("ring")
	db.load(t, small("n", shared), small("m", shared, institution("b")))
	anna := db.person(t, "anna@example.org", "n")
	db.edit(t, anna, "n", func(w *editing.Work) { w.Institutions[0].Name = "Weißer Ring" })
	list := db.revisions(t, "m")
	if len(list) != 2 || list[0].Kind != string(editing.KindShared) || list[0].Account != anna.ID || len(list[0].Changes) != 1 {
		t.Fatalf("history of the other: %+v", list)
	}
	d, err := db.store.Dossier(t.Context(), "m")
	if err != nil {
		t.Fatal(err)
	}
	if ring, _ := d.Institution("ring"); ring.Name != "Weißer Ring" || d.Network.Version != 2 {
		t.Errorf("the other has %q at version %d", ring.Name, d.Network.Version)
	}
	if diff := cmp.Diff(db.export(t, "m"), db.kept(t, "m", 2)); diff != "" {
		t.Errorf("the kept document is not the network:\n%s", diff)
	}
	db.edit(t, anna, "n", func(w *editing.Work) { w.Network.Summary = "Anders." })
	if list := db.revisions(t, "m"); len(list) != 2 {
		t.Errorf("a change that is not shared is in the history of the other: %+v", list[0])
	}
}

func TestAHistoryBeginsWithWhatWasThereBeforeIt(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("n", institution("a")))
	if _, err := db.pool.Exec(t.Context(), `delete from desk.revisions`); err != nil { // a database from before there was a history
		t.Fatal(err)
	}
	anna := db.person(t, "anna@example.org", "n")
	before := db.export(t, "n")
	db.edit(t, anna, "n", func(w *editing.Work) { w.Network.Summary = "Anders." })
	if list := db.revisions(t, "n"); len(list) != 2 || list[1].Kind != string(editing.KindStart) || db.kept(t, "n", 1) != before {
		t.Errorf("%+v", list)
	}
}

func TestHistoryAndDraftsForgetTheAddressOfWhatBecomesProtected(t *testing.T) {
	t.Parallel()
	db := open(t)
	house := institution("haus")
	house.Places = []directory.Place{{Key: "sitz", Street: "Verborgene Straße 5", Postcode: "44623", City: "Herne"}}
	house.Note = "Der Eingang liegt am Geheimen Weg 7."
	db.load(t, small("n", house), small("m", house))
	anna := db.person(t, "anna@example.org", "n")
	draft := changing(anna, "n", func(w *editing.Work) { w.Network.Summary = "Im Entwurf." })
	draft.Draft = true
	if _, err := db.editor.Change(t.Context(), draft, tomorrow); err != nil {
		t.Fatal(err)
	}
	db.edit(t, anna, "n", func(w *editing.Work) {
		w.Institutions[0].Sectors = []directory.Sector{directory.SectorShelter}
		w.Institutions[0].Places, w.Institutions[0].Note = nil, ""
	})
	var found int
	err := db.pool.QueryRow(t.Context(), `select count(*) from (select document || changes::text as text from desk.revisions union all select base || document from desk.drafts) x
		where text ~ 'Verborgene|Geheimen|44623'`).Scan(&found)
	if err != nil || found != 0 {
		t.Errorf("%d kept texts name the address (%v)", found, err)
	}
	if list := db.revisions(t, "m"); len(list) != 2 {
		t.Errorf("%d revisions of the other network", len(list))
	}
	if d, err := document.Restore([]byte(db.kept(t, "n", 1))); err != nil || len(d.Institutions) != 1 || d.Institutions[0].Name != house.Name {
		t.Errorf("what may be known is gone, too: %+v (%v)", d.Institutions, err)
	}
}
