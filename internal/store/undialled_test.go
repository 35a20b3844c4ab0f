package store_test

import (
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
)

// What was stored before anybody asked is found wherever it stands: with the network, an institution, a service.
func TestNumbersNobodyCanBeSureOfAreFound(t *testing.T) {
	t.Parallel()
	f := open(t)
	owner := store.New(f.owner)
	var d directory.Dossier
	for n := 0; !slices.ContainsFunc(d.Members, func(m directory.Membership) bool { return m.Institution != "" }); n++ {
		d = dossiertest.Dossier().Example(n)
	}
	d.Contacts = []directory.Contact{
		{Key: "a", Kind: directory.ContactCoordination, Phone: "02921 302546 / 47"},
		{Key: "b", Kind: directory.ContactCoordination, Phone: "02921 302546"},
		{Key: "c", Kind: directory.ContactCoordination, Phone: "02921 30-0 Apparat 12"},
		{Key: "d", Kind: directory.ContactCoordination, Phone: "116 016"},
	}
	for i := range d.Institutions {
		d.Institutions[i].Contacts, d.Institutions[i].Services = nil, nil
	}
	at := slices.IndexFunc(d.Members, func(m directory.Membership) bool { return m.Institution != "" })
	house := slices.IndexFunc(d.Institutions, func(i directory.Institution) bool { return i.Key == d.Members[at].Institution })
	d.Institutions[house].Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "2921302546"},
		{Key: "l", Kind: directory.ContactHelp, Phone: "0171/1234567"}}
	d.Institutions[house].Services = []directory.Service{{Key: "rat", Name: "Rat",
		Contacts: []directory.Contact{{Key: "m", Kind: directory.ContactHelp, Phone: "02921 302546-48"}}}}
	d.Statements = nil
	if _, err := editing.New(owner).Load(t.Context(), d, today); err != nil {
		t.Fatal(err)
	}
	found, err := owner.Undialled(t.Context(), []directory.ID{d.Network.ID()}, today)
	if err != nil {
		t.Fatal(err)
	}
	inst := d.Institutions[house]
	want := []directory.Undialled{
		{Contact: "a", Name: d.Network.Name, Phone: "02921 302546 / 47"},
		{Institution: inst.Key, Contact: "k", Name: inst.Name, Phone: "2921302546"},
		{Institution: inst.Key, Service: "rat", Contact: "m", Name: "Rat", Phone: "02921 302546-48"},
	}
	if got := found[d.Network.ID()]; !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestThePlainestNumbersNeedNoCloserLook(t *testing.T) {
	t.Parallel()
	plain := regexp.MustCompile(store.PlainNumber)
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringMatching(store.PlainNumber).Draw(t, "number")
		if trouble := directory.PhoneTrouble(number); trouble != "" || !plain.MatchString(number) {
			t.Errorf("%q: %s", number, trouble)
		}
	})
}
