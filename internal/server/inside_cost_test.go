package server_test

import (
	"fmt"
	"net/http"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
)

// Pages inside may show many rows, but do not ask once for each.
func TestPagesInsideAskNoMoreWhenThereAreManyRows(t *testing.T) {
	r := start(t)
	owner := store.New(r.owner)
	editor := editing.New(owner)
	few, many := invented(1, 3), invented(2, 100)
	for range 30 { // more of what a network has, beside its members
		n := len(many.Goals)
		many.Goals = append(many.Goals, directory.Goal{Key: fmt.Sprintf("probe-%d", n), Kind: "ziel", Text: fmt.Sprintf("Ein erfundenes Ziel %d.", n)})
		many.Events = append(many.Events, directory.Event{Key: fmt.Sprintf("probe-%d", n), Title: fmt.Sprintf("Erfundener Fachtag %d", n), Kind: directory.EventConference, Date: "2027-03-02"})
	}
	for _, d := range []directory.Dossier{few, many} {
		if _, err := editor.Load(t.Context(), d, today); err != nil {
			t.Fatal(err)
		}
	}
	operator := r.somebody(t, "betrieb@example.org", account.Grant{Role: account.Operator})
	little := r.somebody(t, "wenig@example.org", coordinates("erfunden-1")...)
	much := r.somebody(t, "viel@example.org", coordinates("erfunden-2")...)
	fill := func(d directory.Dossier, by account.Account, revisions, proposals, accounts int) {
		t.Helper()
		for n := range revisions {
			if _, err := editor.Change(t.Context(), editing.Change{By: by, Network: d.Network.Key, Kind: editing.KindEdit, Apply: func(w *editing.Work) error {
				w.Network.Summary = fmt.Sprintf("Ein Satz, Fassung %d.", n)
				return nil
			}}, today); err != nil {
				t.Fatal(err)
			}
		}
		for n := range proposals {
			for _, p := range []directory.Proposal{
				{Source: directory.FromVisitor, Text: fmt.Sprintf("Hinweis %d.", n), CreatedAt: today},
				{Source: directory.FromInstitution, Corrections: []directory.Correction{{Path: "ort", Label: "Ort", After: "Herne"}}, CreatedAt: today},
			} {
				of := d.Network.ID()
				if err := owner.AddProposal(t.Context(), of, d.Institutions[n%len(d.Institutions)].ID(), p); err != nil {
					t.Fatal(err)
				}
			}
		}
		for n := range accounts {
			r.execute(t, `with a as (insert into desk.accounts (email, name, created_at) values ($1, 'Frau Muster', now()) returning id)
				insert into desk.grants (account_id, role, network_id, granted_at) select id, 'koordination', $2, now() from a`, fmt.Sprintf("%s-%d@example.org", d.Network.Key, n), d.Network.ID())
			r.execute(t, `insert into desk.passkeys (account_id, credential_id, name, credential, created_at) values ($1, decode(md5($2), 'hex'), 'Gerät', '{}', now())`, by.ID, fmt.Sprint(d.Network.Key, n))
		}
	}
	fill(few, little, 2, 1, 1)
	fill(many, much, 40, 40, 40)

	counted := &queryCounter{}
	at := r.counting(t, counted)
	asks := func(by account.Account, path string) cost {
		t.Helper()
		least := cost{1 << 30, 1 << 30}
		for range 2 {
			before := cost{counted.trips.Load() + r.queries.trips.Load(), counted.queries.Load() + r.queries.queries.Load()}
			if w := at.asAccount(t, by, path, nil); w.Code != http.StatusOK {
				t.Errorf("%s: status %d", path, w.Code)
			}
			least.trips = min(least.trips, counted.trips.Load()+r.queries.trips.Load()-before.trips)
			least.queries = min(least.queries, counted.queries.Load()+r.queries.queries.Load()-before.queries)
		}
		return least
	}
	most, dearest := cost{}, ""
	for _, path := range []string{
		"", "/mitglieder", "/ziele", "/termine", "/einrichtungen", "/kontakte", "/quellen", "/belege", "/netzwerk", "/ziele/probe", "/termine/probe", "/mitglieder/neu", "/mitglieder/einfuegen",
		"/ziele/probe/loeschung", "/verlauf", "/verlauf/2", "/stand", "/stand?am=2026-11-22", "/eingang", "/abgleich", "/abgleich?alle=1", "/pruefung", "/entwurf", "/entwurf/vorschau",
	} {
		small, large := asks(little, atDesk+"erfunden-1"+path), asks(much, atDesk+"erfunden-2"+path)
		if large.trips > small.trips || large.queries > small.queries {
			t.Errorf("%s: %v for few rows, %v for many", path, small, large)
		}
		if large.queries > most.queries {
			most, dearest = large, path
		}
	}
	for _, path := range []string{"/verwaltung", "/verwaltung/konto", "/verwaltung/konten", "/intern"} {
		if small, large := asks(little, path), asks(much, path); large.trips > small.trips || large.queries > small.queries {
			t.Errorf("%s: %v for few rows, %v for many", path, small, large)
		}
	}
	for _, path := range []string{"", "/uebersicht", "/abfrage"} {
		small, large := asks(little, "/intern/netzwerke/erfunden-1"+path), asks(much, "/intern/netzwerke/erfunden-2"+path)
		if large.trips > small.trips || large.queries > small.queries {
			t.Errorf("/intern/netzwerke%s: %v for few rows, %v for many", path, small, large)
		}
	}
	everything := map[string]cost{}
	overall := []string{"/verwaltung/luecken", "/verwaltung/luecken?ansicht=angebote", "/verwaltung/luecken.csv", "/verwaltung", "/verwaltung/konten", "/intern", "/verwaltung/einrichtungen/" + few.Institutions[0].Key + "/zusammenfuehrung"}
	for _, path := range overall {
		everything[path] = asks(operator, path)
	}
	for number := range 40 {
		if _, err := editor.Load(t.Context(), invented(number+3, 3), today); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range overall {
		if large := asks(operator, path); large.trips > everything[path].trips || large.queries > everything[path].queries {
			t.Errorf("%s: %v grew to %v with forty more networks", path, everything[path], large)
		}
	}
	t.Logf("the page of a network that asks most is %s: %d round trips, %d queries", dearest, most.trips, most.queries)
}
