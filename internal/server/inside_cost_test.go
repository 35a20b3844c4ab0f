package server_test

import (
	"fmt"
	"net/http"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// Pages inside may show many rows, but do not ask once for each.
func TestPagesInsideAskNoMoreWhenThereAreManyRows(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	owner := r.DB.Owner
	editor := editing.New(owner)
	few, many := apptest.InventedNetwork(1, 3), apptest.InventedNetwork(2, 100)
	for range 30 { // more of what a network has, beside its members
		n := len(many.Goals)
		many.Goals = append(many.Goals, directory.Goal{Key: fmt.Sprintf("probe-%d", n), Kind: "ziel", Text: fmt.Sprintf("Ein erfundenes Ziel %d.", n)})
		many.Events = append(many.Events, directory.Event{Key: fmt.Sprintf("probe-%d", n), Title: fmt.Sprintf("Erfundener Fachtag %d", n), Kind: directory.EventConference, Date: "2027-03-02"})
	}
	for _, d := range []directory.Dossier{few, many} {
		if _, err := editor.Load(t.Context(), d, apptest.Today); err != nil {
			t.Fatal(err)
		}
	}
	operator := r.AddAccount(t, "betrieb@example.org", account.Grant{Role: account.Operator})
	little := r.AddAccount(t, "wenig@example.org", apptest.CoordinatorOf("erfunden-1")...)
	much := r.AddAccount(t, "viel@example.org", apptest.CoordinatorOf("erfunden-2")...)
	fill := func(d directory.Dossier, by account.Account, revisions, proposals, accounts int) {
		t.Helper()
		for n := range revisions {
			if _, err := editor.Change(t.Context(), editing.Change{By: by, Network: d.Network.Key, Kind: editing.KindEdit, Apply: func(w *editing.Work) error {
				w.Network.Summary = fmt.Sprintf("Ein Satz, Fassung %d.", n)
				return nil
			}}, apptest.Today); err != nil {
				t.Fatal(err)
			}
		}
		for n := range proposals {
			for _, p := range []directory.Proposal{
				{Source: directory.FromVisitor, Text: fmt.Sprintf("Hinweis %d.", n), CreatedAt: apptest.Today},
				{Source: directory.FromInstitution, Corrections: []directory.Correction{{Path: "ort", Label: "Ort", After: "Herne"}}, CreatedAt: apptest.Today},
			} {
				of := d.Network.ID()
				if err := owner.AddProposal(t.Context(), of, d.Institutions[n%len(d.Institutions)].ID(), p); err != nil {
					t.Fatal(err)
				}
			}
		}
		for n := range accounts {
			r.Exec(t, `with a as (insert into desk.accounts (email, name, created_at) values ($1, 'Frau Muster', now()) returning id)
				insert into desk.grants (account_id, role, network_id, granted_at) select id, 'koordination', $2, now() from a`, fmt.Sprintf("%s-%d@example.org", d.Network.Key, n), d.Network.ID())
			r.Exec(t, `insert into desk.passkeys (account_id, credential_id, name, credential, created_at) values ($1, decode(md5($2), 'hex'), 'Gerät', '{}', now())`, by.ID, fmt.Sprint(d.Network.Key, n))
		}
	}
	fill(few, little, 2, 1, 1)
	fill(many, much, 40, 40, 40)

	one, _ := r.Convene(t, little, "erfunden-1", "Probe")
	another, _ := r.Convene(t, much, "erfunden-2", "Probe")
	for range 10 {
		r.Convene(t, much, "erfunden-2", "Probe")
	}

	counted := &apptest.Counter{}
	at := r.Beside(t, apptest.CountWrites(counted))
	asks := func(by account.Account, path string) apptest.Cost {
		t.Helper()
		least := apptest.NewCost(1<<30, 1<<30)
		for range 2 {
			before := apptest.NewCost(counted.Trips.Load()+at.Queries.Trips.Load(), counted.Queries.Load()+at.Queries.Queries.Load())
			if w := at.Do(t, by, path, nil); w.Code != http.StatusOK {
				t.Errorf("%s: status %d", path, w.Code)
			}
			least.Trips = min(least.Trips, counted.Trips.Load()+at.Queries.Trips.Load()-before.Trips)
			least.Queries = min(least.Queries, counted.Queries.Load()+at.Queries.Queries.Load()-before.Queries)
		}
		return least
	}
	most, dearest := apptest.Cost{}, ""
	for _, path := range []string{
		"", "/mitglieder", "/ziele", "/termine", "/einrichtungen", "/kontakte", "/quellen", "/belege", "/netzwerk", "/ziele/probe", "/termine/probe", "/mitglieder/neu", "/mitglieder/einfuegen",
		"/ziele/probe/loeschung", "/verlauf", "/verlauf/2", "/stand", "/stand?am=2026-11-22", "/eingang", "/abgleich", "/abgleich?alle=1", "/pruefung", "/nummern", "/adressen", "/schritte", "/entwurf", "/entwurf/vorschau",
		"/treffen", "/treffen/neu", "/bericht", "/bericht/liste.csv",
	} {
		small, large := asks(little, apptest.AtDesk+"erfunden-1"+path), asks(much, apptest.AtDesk+"erfunden-2"+path)
		if large.Trips > small.Trips || large.Queries > small.Queries {
			t.Errorf("%s: %v for few rows, %v for many", path, small, large)
		}
		if large.Queries > most.Queries {
			most, dearest = large, path
		}
	}
	for _, path := range []string{"", "/plan", "/einladung", "/absage", "/versand", "/loeschung", "/liste", "/teilnahme", "/ergebnisse"} {
		small := asks(little, apptest.AtDesk+"erfunden-1/treffen/"+one.String()+path)
		large := asks(much, apptest.AtDesk+"erfunden-2/treffen/"+another.String()+path)
		if large.Trips > small.Trips || large.Queries > small.Queries {
			t.Errorf("/treffen/…%s: %v for few rows, %v for many", path, small, large)
		}
	}
	for _, path := range []string{"/verwaltung", "/verwaltung/netzwerke", "/verwaltung/konto", "/verwaltung/konten", "/intern"} {
		if small, large := asks(little, path), asks(much, path); large.Trips > small.Trips || large.Queries > small.Queries {
			t.Errorf("%s: %v for few rows, %v for many", path, small, large)
		}
	}
	for _, path := range []string{"", "/uebersicht", "/abfrage"} {
		small, large := asks(little, "/intern/netzwerke/erfunden-1"+path), asks(much, "/intern/netzwerke/erfunden-2"+path)
		if large.Trips > small.Trips || large.Queries > small.Queries {
			t.Errorf("/intern/netzwerke%s: %v for few rows, %v for many", path, small, large)
		}
	}
	everything := map[string]apptest.Cost{}
	overall := []string{"/verwaltung/netzwerke", "/verwaltung/netzwerke.csv", "/verwaltung/neues-netzwerk", "/verwaltung/luecken", "/verwaltung/luecken?ansicht=angebote", "/verwaltung/luecken.csv", "/verwaltung", "/verwaltung/konten", "/intern", "/verwaltung/einrichtungen/" + few.Institutions[0].Key + "/zusammenfuehrung"}
	for _, path := range overall {
		everything[path] = asks(operator, path)
	}
	for number := range 40 {
		if _, err := editor.Load(t.Context(), apptest.InventedNetwork(number+3, 3), apptest.Today); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range overall {
		if large := asks(operator, path); large.Trips > everything[path].Trips || large.Queries > everything[path].Queries {
			t.Errorf("%s: %v grew to %v with forty more networks", path, everything[path], large)
		}
	}
	t.Logf("the page of a network that asks most is %s: %d round trips, %d queries", dearest, most.Trips, most.Queries)
}
