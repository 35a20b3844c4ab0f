package jobs

import (
	"fmt"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

// Whom the program says that it writes to, and whom it does, is the same for every kind of contact at every level, alone and in
// pairs in either order.
func TestWhomThePageNamesIsWhoIsWrittenTo(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	kinds := []directory.ContactKind{directory.ContactHelp, directory.ContactReferral, directory.ContactCoordination,
		directory.ContactPress, directory.ContactRegistration}
	levels := []directory.Visibility{directory.Public, directory.Staff, directory.Coordination}
	var single []directory.Contact
	for _, kind := range kinds {
		for _, level := range levels {
			if kind == directory.ContactReferral && level == directory.Public {
				continue // refused
			}
			single = append(single, directory.Contact{Kind: kind, Visibility: level})
		}
	}
	want := map[string]string{}
	b.network("n", 0, func(d *directory.Dossier) {
		for x, first := range single {
			for y, second := range single {
				key := fmt.Sprintf("e-%d-%d", x, y)
				first.Key, first.Email = "erster", key+"-1@example.org"
				second.Key, second.Email = "zweiter", key+"-2@example.org"
				i := directory.Institution{Key: key, Name: key, Sectors: []directory.Sector{"opferhilfe"},
					Contacts: []directory.Contact{first, second}}
				d.Institutions = append(d.Institutions, i)
				d.Members = append(d.Members, directory.Membership{Key: key, Institution: key, Role: directory.RoleMember})
				c, _ := i.WrittenTo()
				want[key] = c.Email
			}
		}
	})
	id, err := store.New(b.pool).NetworkID(t.Context(), "n")
	if err != nil {
		t.Fatal(err)
	}
	guests, err := store.New(b.pool).Guests(t.Context(), id, directory.NewID("none"))
	if err != nil || len(guests) < len(want) {
		t.Fatalf("%d guests: %v", len(guests), err)
	}
	for _, g := range guests {
		if address, ok := want[g.Key]; ok && g.Email != address {
			t.Errorf("%s: the database writes to %q, the program says %q", g.Key, g.Email, address)
		}
	}
}
