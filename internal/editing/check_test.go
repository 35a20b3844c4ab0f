package editing_test

import (
	"errors"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
)

// dated is a network with an institution, a group and contacts, none of them ever checked.
func dated(key string, institutions ...directory.Institution) directory.Dossier {
	d := small(key, institutions...)
	d.Members = append(d.Members, directory.Membership{Key: "g", Group: "Rechtsanwältinnen", Role: directory.RoleMember},
		directory.Membership{Key: "weg", Group: "Ehemalige", Role: directory.RoleMember, Until: "2025"})
	d.Contacts = []directory.Contact{{Key: "n", Kind: directory.ContactCoordination, Email: "runder-tisch@example.org"}}
	return d
}

// checked lists what was checked by whom: „m-a Koordination".
func (l loaded) checked(t testing.TB, key string) map[string]string {
	t.Helper()
	d, err := l.store.Dossier(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	add := func(name string, on directory.PartialDate, by string) {
		if on != "" || by != "" {
			found[name] = string(on) + " " + by
		}
	}
	add("netzwerk", d.Network.CheckedOn, d.Network.CheckedBy)
	for _, m := range d.Members {
		add(m.Key, m.CheckedOn, m.CheckedBy)
	}
	for _, c := range d.Contacts {
		add(c.Key, c.CheckedOn, c.CheckedBy)
	}
	for _, i := range d.Institutions {
		for _, c := range i.Contacts {
			add(i.Key+"/"+c.Key, c.CheckedOn, c.CheckedBy)
		}
	}
	return found
}

func same(a, b map[string]string) bool {
	for key, value := range a {
		if b[key] != value {
			return false
		}
	}
	return len(a) == len(b)
}

func TestConfirmingWithoutChangeCounts(t *testing.T) {
	t.Parallel()
	const day = "2026-11-22"
	for _, test := range []struct {
		name   string
		looked editing.CheckedItems
		want   map[string]string
	}{
		{"one member", editing.CheckedItems{Members: []string{"g"}}, map[string]string{"g": day + " Koordination"}},
		{"a member sent twice", editing.CheckedItems{Members: []string{"g", "g"}}, map[string]string{"g": day + " Koordination"}},
		{"one that has left, because it was named", editing.CheckedItems{Members: []string{"weg"}},
			map[string]string{"weg": day + " Koordination"}},
		{"a contact of the network", editing.CheckedItems{Contacts: []string{"n"}}, map[string]string{"n": day + " Koordination"}},
		{"a contact of an institution", editing.CheckedItems{Contacts: []string{"weisser-ring/k"}},
			map[string]string{"weisser-ring/k": day + " Koordination"}},
		{"the list, without those who have left", editing.CheckedItems{AllMembers: true},
			map[string]string{"g": day + " Koordination", "m-weisser-ring": day + " Koordination"}},
		{"all lists but the offers are not the whole network", editing.CheckedItems{AllMembers: true, AllContacts: true},
			map[string]string{"g": day + " Koordination", "m-weisser-ring": day + " Koordination", "n": day + " Koordination",
				"weisser-ring/k": day + " Koordination"}},
		{"everything", editing.CheckedItems{AllMembers: true, AllContacts: true, AllServices: true},
			map[string]string{"g": day + " Koordination", "m-weisser-ring": day + " Koordination",
				"n": day + " Koordination", "weisser-ring/k": day + " Koordination", "netzwerk": day + " Koordination"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			db := open(t)
			db.load(t, dated("eins", ring()))
			anna := db.person(t, "anna@example.org", "eins")
			saved, err := db.editor.Check(t.Context(), anna, "eins", test.looked, today)
			if err != nil {
				t.Fatal(err)
			}
			if got := db.checked(t, "eins"); !same(got, test.want) {
				t.Errorf("checked is %v, want %v", got, test.want)
			}
			if r := db.revisions(t, "eins"); r[0].Kind != string(editing.KindCheck) || r[0].Number != saved.Number {
				t.Errorf("the history says %+v", r[0])
			}
			again, err := db.editor.Check(t.Context(), anna, "eins", test.looked, today)
			if err != nil || again.Number != 0 {
				t.Errorf("a second click on the same day makes revision %d: %v", again.Number, err)
			}
		})
	}
}

func TestWhoCheckedIsARole(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, dated("eins", ring()))
	operator := db.person(t, "betrieb@example.org")
	operator.Grants = append(operator.Grants, account.Grant{Role: account.Operator})
	if _, err := db.editor.Check(t.Context(), operator, "eins", editing.CheckedItems{Members: []string{"g"}}, today); err != nil {
		t.Fatal(err)
	}
	if got := db.checked(t, "eins")["g"]; got != "2026-11-22 Betrieb" {
		t.Error(got)
	}
}

func TestWhatIsNotThereCannotBeChecked(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, dated("eins", ring()), dated("zwei", institution("b")))
	anna := db.person(t, "anna@example.org", "eins")
	for name, looked := range map[string]editing.CheckedItems{
		"a member":               {Members: []string{"gibt-es-nicht"}},
		"one of two":             {Members: []string{"g", "gibt-es-nicht"}},
		"a contact":              {Contacts: []string{"weisser-ring/gibt-es-nicht"}},
		"a contact of elsewhere": {Contacts: []string{"b/k"}},
		"nonsense":               {Contacts: []string{"", "/", "a/b/c"}},
	} {
		if _, err := db.editor.Check(t.Context(), anna, "eins", looked, today); !errors.Is(err, fault.Stale) {
			t.Errorf("%s: %v, want fault.Stale", name, err)
		}
	}
	if _, err := db.editor.Check(t.Context(), anna, "zwei", editing.CheckedItems{AllMembers: true}, today); !errors.Is(err, fault.Forbidden) {
		t.Errorf("another network: %v", err)
	}
	if got := db.checked(t, "eins"); len(got) != 0 {
		t.Errorf("checked all the same: %v", got)
	}
}
