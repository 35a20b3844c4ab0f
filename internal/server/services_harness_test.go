package server_test

import (
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
)

// counselling is a service with something in every field.
func counselling() directory.Service {
	return directory.Service{
		Key: "beratung", Name: "Beratung nach häuslicher Gewalt", NeutralLabel: "Beratung am Markt", Summary: "Gespräche unter vier Augen.",
		Topics: []directory.Topic{"recht", "haeusliche_gewalt"}, Audiences: []directory.Audience{"frauen"}, Languages: []directory.Tongue{"tr", "ar"},
		Interpreting: "per Video", Interpreted: []directory.Tongue{"fa"}, Access: []directory.Access{"stufenlos", "dgs"}, AccessNote: "Bitte klingeln.",
		Modes: []directory.Mode{"telefon", "vor_ort"}, Hours: []directory.Hours{"Mo–Fr 09:00–12:00", "Di, Do 14:00–17:30, nur mit Termin"}, HoursNote: "In den Ferien anders.",
		Cost: "kostenlos", Waiting: "meist zwei Wochen", Areas: []string{"05", "05974"}, AreaNote: "vorrangig aus Herne", Referral: "Bitte rufen Sie an.",
		Alert: "Im Dezember nur telefonisch", AlertUntil: "2026-12-31", CheckedOn: "2026-01-15", CheckedBy: directory.CheckedByCoordination,
		Contacts: []directory.Contact{{Key: "telefon", Kind: directory.ContactHelp, Phone: "02323 160"}, {Key: "intern", Kind: directory.ContactReferral, Phone: "02323 161", Visibility: directory.Coordination}},
		Prepare:  "Aktenzeichen bereitlegen", Official: &directory.Official{Name: "Eva Muster", Function: "Leitung", DeleteOn: "2031-12-31"}, Remark: "Nur für die Koordination gedacht",
	}
}

// offer lets institutions of a network offer services.
func (r *running) offer(t testing.TB, network string, services map[string][]directory.Service) {
	t.Helper()
	r.change(t, network, func(w *editing.Work) error {
		for key, list := range services {
			found := false
			for i := range w.Institutions {
				if w.Institutions[i].Key == key {
					w.Institutions[i].Services, found = list, true
				}
			}
			if !found {
				t.Fatalf("%s has no %q", network, key)
			}
		}
		return nil
	})
}

// join makes an institution of another network a member of this one.
func (r *running) join(t testing.TB, network, institution string) {
	t.Helper()
	r.change(t, network, func(w *editing.Work) error {
		w.Members = append(w.Members, directory.Membership{Key: "dazu", Institution: institution, Role: directory.RoleMember})
		return w.Adopt(institution)
	})
}

// change changes a network as the operator does.
func (r *running) change(t testing.TB, network string, apply func(*editing.Work) error) {
	t.Helper()
	by := account.Account{ID: directory.NewID("account", "offering"), Email: "offering@example.org", Grants: []account.Grant{{Role: account.Operator}}}
	if _, err := r.owner.Exec(t.Context(), `insert into desk.accounts (id, email, name, created_at) values ($1, $2, '', $3) on conflict do nothing`, by.ID, by.Email, today); err != nil {
		t.Fatal(err)
	}
	_, err := editing.New(store.New(r.owner)).Change(t.Context(), editing.Change{By: by, Network: network, Kind: editing.KindEdit, Apply: apply}, today)
	if err != nil {
		t.Fatal(err)
	}
}
