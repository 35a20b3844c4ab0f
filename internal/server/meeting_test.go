package server_test

import (
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// meeting is a network with something of each level, and a member that has left.
func meeting() directory.Dossier {
	d := apptest.InventedNetwork(1, 3)
	d.Statements = nil
	d.Institutions[0].Services = []directory.Service{{
		Key: "beratung", Name: "Erfundene Beratung", Summary: "Ein Satz dazu.", Audiences: []directory.Audience{"frauen"}, Referral: "Bitte vorher anrufen.",
		Contacts: []directory.Contact{{Key: "eins", Kind: directory.ContactReferral, Phone: "02323 111111", Visibility: directory.Staff},
			{Key: "zwei", Kind: directory.ContactReferral, Phone: "02323 222222", Visibility: directory.Coordination}},
		Prepare: "Nur intern bereithalten.", Remark: "Nur für die Koordination vermerkt.",
	}, {Key: "gruppe", Name: "Erfundene Gruppe", Visibility: directory.Coordination}}
	d.Members[1].Until = "2026-11-21"
	d.Members[2].Visibility = directory.Coordination
	d.Members = append(d.Members, directory.Membership{Key: "anwaelte", Group: "Rechtsanwältinnen", Sector: "rechtsanwaltschaft", Role: directory.RoleMember},
		directory.Membership{Key: "zahl", Count: 51, CountText: "Partner", Role: directory.RoleMember})
	return d
}

// What is printed is handed round: nobody gets more of it than counselling staff.
func TestTheSheetForAMeetingHoldsWhatStaffMayRead(t *testing.T) {
	r := apptest.Start(t)
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), meeting(), apptest.Today); err != nil {
		t.Fatal(err)
	}
	for name, who := range map[string]account.Account{
		"staff":       r.AddAccount(t, "fach@example.org", account.Grant{Role: account.Staff}),
		"coordinator": r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("erfunden-1")...),
		"operator":    r.AddAccount(t, "betrieb@example.org", account.Grant{Role: account.Operator}),
	} {
		text := apptest.Said(t, r.Do(t, who, "/intern/netzwerke/erfunden-1/uebersicht", nil))
		for _, want := range []string{
			"Erfundener Runder Tisch 1", "Nur für Fachkräfte.", "Stand: 22. November 2026", "Erfundene Stelle 1.0", "Erfundene Beratung", "Ein Satz dazu.", "Frauen", "Bitte vorher anrufen.", "02323 111111",
			"Rechtsanwältinnen als Gruppe genannt", "51 Partner laut Quelle.", "Bedarf (von Hand eintragen)",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the sheet lacks %q:\n%s", name, want, text)
			}
		}
		for _, hidden := range []string{"02323 222222", "Erfundene Gruppe", "Stelle 1.1", "Stelle 1.2", "vermerkt"} {
			if strings.Contains(text, hidden) {
				t.Errorf("%s: the sheet shows %q", name, hidden)
			}
		}
		doc := apptest.Document(t, r.Do(t, who, "/intern/netzwerke/erfunden-1/abfrage", nil))
		if n := doc.Find(".page").Length(); n != 3 { // a member, a group, and one without a name
			t.Errorf("%s: %d sheets to fill in", name, n)
		}
		if n := doc.Find(".blankfield").Length(); n != 12 {
			t.Errorf("%s: %d fields to fill in", name, n)
		}
		if text := apptest.Said(t, r.Do(t, who, "/intern/netzwerke/erfunden-1", nil)); !strings.Contains(text, "Für ein Treffen: wer macht was") || !strings.Contains(text, "Abfragebogen") {
			t.Errorf("%s: the page of the network does not lead to the sheets", name)
		}
	}
	anna := r.AddAccount(t, "eva@example.org", apptest.CoordinatorOf("herne")...)
	if text := apptest.Said(t, r.Do(t, anna, "/intern/netzwerke/braunschweig/uebersicht", nil)); !strings.Contains(text, "51 fachliche Organisationen") || !strings.Contains(text, "Noch ist kein Mitglied aufgeführt.") {
		t.Errorf("a network without members:\n%s", text)
	}
	for path, want := range map[string]string{"/verwaltung": "/verwaltung/luecken", "/verwaltung/netzwerke/herne": "/intern/netzwerke/herne/uebersicht"} {
		if apptest.Document(t, r.Do(t, anna, path, nil)).Find(`main a[href="`+want+`"]`).Length() != 1 {
			t.Errorf("%s does not lead to %s", path, want)
		}
	}
}
