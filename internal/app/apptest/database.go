package apptest

import (
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// OfferSomething gives the pages of services something to show.
func (r *Program) OfferSomething(t testing.TB) {
	second := CounsellingService()
	second.Key, second.Name, second.Visibility = "begleitung", "Begleitung zu Gericht", directory.Staff
	r.Offer(t, "herne", map[string][]directory.Service{"schattenlicht": {CounsellingService(), second},
		"weisser-ring": {{Key: "rat", Name: "Rat und Hilfe"}}})
}

// Dossier returns a network with everything in it.
func (r *Program) Dossier(t testing.TB, key string) directory.Dossier {
	t.Helper()
	d, err := r.DB.Owner.Dossier(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Service returns the first service of an institution.
func (r *Program) Service(t testing.TB, network, institution string) directory.Service {
	t.Helper()
	d := r.Dossier(t, network)
	i, ok := d.Institution(institution)
	if !ok || len(i.Services) == 0 {
		t.Fatalf("%s has no service in %s", institution, network)
	}
	return i.Services[0]
}

// AllowOrigins lets pages of these origins show a network in a frame.
func (r *Program) AllowOrigins(t testing.TB, network string, origins ...string) {
	t.Helper()
	operator := account.Account{Grants: []account.Grant{{Role: account.Operator}},
		ID: r.Invite(t, "betrieb@example.org", account.Operator, "")}
	id, err := r.DB.Owner.NetworkID(t.Context(), network)
	if err != nil {
		t.Fatal(err)
	}
	today, err := r.DB.Owner.Embed(t.Context(), id)
	if err == nil {
		err = editing.New(r.DB.Owner).SetOrigins(t.Context(), operator, network, origins, today.Version, r.Pages.Now())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// AddInvented loads invented networks beside those that are there.
func (r *Program) AddInvented(t testing.TB, networks, members int) {
	t.Helper()
	editor := editing.New(r.DB.Owner)
	for number := range networks {
		if _, err := editor.Load(t.Context(), InventedNetwork(number+1, members), Today); err != nil {
			t.Fatal(err)
		}
	}
}

// Exec runs a statement as the owner of the database.
func (r *Program) Exec(t testing.TB, sql string, args ...any) {
	t.Helper()
	if _, err := r.SQL.Exec(t.Context(), sql, args...); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

// AddEmpty adds a network without members.
func (r *Program) AddEmpty(t testing.TB, key string) {
	t.Helper()
	d := directory.Dossier{
		Network: directory.Network{Key: key, Name: "Runder Tisch " + key, Form: directory.FormRoundTable, Summary: "Ein Satz."},
		Region:  directory.Region{Key: "gebiet-" + key, Name: "Kreis " + key, ShortName: key, Kind: directory.RegionKreis, State: "05"},
	}
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, Today); err != nil {
		t.Fatal(err)
	}
}

// ConfirmationLink returns the path of a link in an e-mail that asks an institution whether its entry is still right. The
// institution is made up; key is its key.
func (r *Program) ConfirmationLink(t testing.TB) (path, key string) {
	t.Helper()
	d := InventedNetwork(1, 1)
	d.Institutions[0].Contacts[0].Email = "post@example.org"
	owner := r.DB.Owner
	if _, err := editing.New(owner).Load(t.Context(), d, Today); err != nil {
		t.Fatal(err)
	}
	id, err := owner.AddConfirmation(t.Context(), d.Institutions[0].ID(), Today)
	token := editing.NewToken()
	if err == nil {
		_, err = owner.StartInquiry(t.Context(), id, editing.TokenHash(token), Today.Add(editing.LinkLifetime), Today)
	}
	if err != nil {
		t.Fatal(err)
	}
	return "/bestaetigung/" + token, d.Institutions[0].Key
}

// TellingsLink returns the path of a link that ends the e-mails to a coordination.
func (r *Program) TellingsLink(t testing.TB, email string) string {
	t.Helper()
	token, err := editing.UnsubscribeLink(t.Context(), r.DB.Owner, r.Account(t, email).ID, Today)
	if err != nil {
		t.Fatal(err)
	}
	return "/bestaetigung/emails/" + token
}

// Offer lets institutions of a network offer services.
func (r *Program) Offer(t testing.TB, network string, services map[string][]directory.Service) {
	t.Helper()
	r.Change(t, network, func(w *editing.Work) error {
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

// Join makes an institution of another network a member of this one.
func (r *Program) Join(t testing.TB, network, institution string) {
	t.Helper()
	r.Change(t, network, func(w *editing.Work) error {
		w.Members = append(w.Members, directory.Membership{Key: "dazu", Institution: institution, Role: directory.RoleMember})
		return w.Adopt(institution)
	})
}

// Change changes a network as the operator does who loads a file: nobody has looked at what is new in it.
func (r *Program) Change(t testing.TB, network string, apply func(*editing.Work) error) {
	t.Helper()
	by := account.Account{ID: directory.NewID("account", "offering"), Email: "offering@example.org",
		Grants: []account.Grant{{Role: account.Operator}}}
	if _, err := r.SQL.Exec(t.Context(),
		`insert into desk.accounts (id, email, name, created_at) values ($1, $2, '', $3) on conflict do nothing`, by.ID, by.Email,
		Today); err != nil {
		t.Fatal(err)
	}
	_, err := editing.New(r.DB.Owner).Change(t.Context(), editing.Change{By: by, Network: network, Kind: editing.KindLoad,
		Apply: apply}, Today)
	if err != nil {
		t.Fatal(err)
	}
}

// QueryInt asks for one number as the owner of the database.
func (r *Program) QueryInt(t testing.TB, sql string, args ...any) (n int) {
	t.Helper()
	if err := r.SQL.QueryRow(t.Context(), sql, args...).Scan(&n); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return n
}

// MarkInvented says of a network that it was made up. Pages say so once the program has heard of it: with the next page of
// the public that somebody asks for.
func (r *Program) MarkInvented(t testing.TB, network string) {
	t.Helper()
	id, err := r.DB.Owner.NetworkID(t.Context(), network)
	if err == nil {
		err = r.DB.Owner.MarkInvented(t.Context(), []directory.ID{id}, Today)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Relates returns a change that makes a network name this one as a related network, or none.
func Relates(key string) func(*editing.Work) error {
	return func(w *editing.Work) error {
		w.Related = nil
		if key != "" {
			w.Related = []directory.Related{{Key: "probe", Name: "Probe", Network: key}}
		}
		return nil
	}
}
