package editing_test

import (
	"errors"
	"reflect"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
)

// offering is an institution with services of which it does not see everything.
func offering(key string) directory.Institution {
	i := institution(key)
	i.Services = []directory.Service{
		{Key: "geheim", Name: "Nur für die Koordination", Visibility: directory.Coordination},
		{Key: "rat", Name: "Rat", Remark: "Ein Vermerk", Prepare: "Akte", Contacts: []directory.Contact{
			{Key: "intern", Kind: directory.ContactReferral, Phone: "02323 161", Visibility: directory.Coordination}, {Key: "hilfe", Kind: directory.ContactHelp, Phone: "02323 160"}}},
		{Key: "tat", Name: "Tat"},
	}
	return i
}

// contactOf is an account that answers for an institution.
func (l loaded) contactOf(t testing.TB, key string) account.Account {
	t.Helper()
	a := l.person(t, key+"@example.org")
	a.Grants = []account.Grant{{Role: account.Contact, Institution: directory.NewID("institution", key)}}
	return a
}

func services(w *editing.Work, key string) *[]directory.Service {
	for i := range w.Institutions {
		if w.Institutions[i].Key == key {
			return &w.Institutions[i].Services
		}
	}
	return nil
}

func TestAnInstitutionChangesWhatItOffersInAllItsNetworks(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("eins", offering("a"), institution("b")), small("zwei", offering("a")))
	by := db.contactOf(t, "a")
	_, err := db.editor.ChangeServices(t.Context(), by, "a", func(w *editing.Work) error {
		list := services(w, "a")
		if len(*list) != 2 || (*list)[0].Remark != "" || len((*list)[0].Contacts) != 1 || (*list)[0].Prepare != "Akte" {
			t.Errorf("it sees %+v", *list)
		}
		(*list)[0].Name = "Guter Rat"
		(*list)[0].Contacts = append((*list)[0].Contacts, directory.Contact{Key: "intern", Kind: directory.ContactHelp, Phone: "02323 162"})
		*list = append((*list)[:1], directory.Service{Key: "geheim", Name: "Neu"})
		return w.CheckService("a.rat")
	}, today)
	if err != nil {
		t.Fatal(err)
	}
	want := offering("a").Services
	want[1].Name, want[1].CheckedOn, want[1].CheckedBy = "Guter Rat", "2026-11-22", directory.CheckedByInstitution
	today, own := directory.PartialDate("2026-11-22"), directory.CheckedByInstitution
	want[1].Contacts[1].CheckedOn, want[1].Contacts[1].CheckedBy = today, own // it sees that one; not the first
	want[1].Contacts = append(want[1].Contacts,
		directory.Contact{Key: "intern-2", Kind: directory.ContactHelp, Phone: "02323 162", CheckedOn: today, CheckedBy: own})
	want[2] = directory.Service{Key: "geheim-2", Name: "Neu", CheckedOn: today, CheckedBy: own}
	for _, network := range []string{"eins", "zwei"} {
		d, err := db.store.Dossier(t.Context(), network)
		if err != nil {
			t.Fatal(err)
		}
		if i, _ := d.Institution("a"); !reflect.DeepEqual(i.Services, want) {
			t.Errorf("%s: %+v", network, i.Services)
		}
		last := db.revisions(t, network)[0]
		kind := map[string]editing.Kind{"eins": editing.KindEdit, "zwei": editing.KindShared}[network]
		if last.Role != account.Contact || last.Account != by.ID || last.Kind != string(kind) {
			t.Errorf("%s: the revision is %+v", network, last)
		}
	}
}

func TestAnInstitutionChangesNothingButItsServices(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("eins", offering("a"), offering("b")), small("zwei"))
	before := db.export(t, "eins")
	revisions := len(db.revisions(t, "eins"))
	own := db.contactOf(t, "a")
	for name, change := range map[string]func(*editing.Work){
		"its name": func(w *editing.Work) { w.Institutions[0].Name = "Anders" },
		"a contact of its own": func(w *editing.Work) {
			w.Institutions[0].Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "110"}}
		},
		"services of another":      func(w *editing.Work) { (*services(w, "b"))[1].Name = "Anders" },
		"the network":              func(w *editing.Work) { w.Network.Summary = "Anders" },
		"the members":              func(w *editing.Work) { w.Members = w.Members[:1] },
		"itself gone":              func(w *editing.Work) { w.Institutions = w.Institutions[1:] },
		"a remark on a new one":    func(w *editing.Work) { (*services(w, "a"))[0].Key = "neu"; (*services(w, "a"))[0].Remark = "Hallo" },
		"a contact it cannot see":  func(w *editing.Work) { (*services(w, "a"))[0].Contacts[0].Visibility = directory.Coordination },
		"a service nobody can see": func(w *editing.Work) { (*services(w, "a"))[0].Visibility = directory.Coordination },
	} {
		_, err := db.editor.ChangeServices(t.Context(), own, "a", func(w *editing.Work) error { change(w); return nil }, today)
		if !errors.Is(err, fault.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, by := range map[string]account.Account{
		"nobody": {}, "staff": {Grants: []account.Grant{{Role: account.Staff}}}, "another institution": db.contactOf(t, "b"), "another network": db.person(t, "zwei@example.org", "zwei"),
	} {
		_, err := db.editor.ChangeServices(t.Context(), by, "a", func(*editing.Work) error { t.Error(name + " comes in"); return nil }, today)
		if !errors.Is(err, fault.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := db.editor.OwnServices(t.Context(), by, "a"); !errors.Is(err, fault.Forbidden) {
			t.Errorf("%s reads: %v", name, err)
		}
	}
	if _, err := db.editor.OwnServices(t.Context(), own, "gibt-es-nicht"); !errors.Is(err, fault.NotFound) {
		t.Errorf("what is not there: %v", err)
	}
	if db.export(t, "eins") != before || len(db.revisions(t, "eins")) != revisions {
		t.Error("something changed")
	}
}

func TestNamesOfOfficialsAreForgottenWhenTheirDayComes(t *testing.T) {
	t.Parallel()
	db := open(t)
	i := institution("a")
	i.Services = []directory.Service{{Key: "rat", Name: "Rat", Official: &directory.Official{Name: "Eva Muster", Function: "Leitung", DeleteOn: directory.PartialDate(tomorrow.Format("2006-01-02"))}}}
	db.load(t, small("eins", i), small("zwei", i))
	if n, err := db.editor.ForgetNames(t.Context(), today); n != 0 || err != nil {
		t.Errorf("%d networks on the day before (%v)", n, err)
	}
	if _, err := db.editor.ForgetNames(t.Context(), tomorrow); err != nil {
		t.Fatal(err)
	}
	var left int
	if err := db.pool.QueryRow(t.Context(), `select (select count(*) from desk.revisions where document || changes::text like '%Muster%') + (select count(*) from service_notes where text like '%Muster%')`).Scan(&left); err != nil || left != 0 {
		t.Errorf("%d places still have the name (%v)", left, err)
	}
	if n, err := db.editor.ForgetNames(t.Context(), tomorrow); n != 0 || err != nil {
		t.Errorf("a second run finds %d (%v)", n, err)
	}
}
