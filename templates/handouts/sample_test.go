package handouts_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
	"rundtisch/internal/wording"
	"rundtisch/templates"
	"rundtisch/templates/handouts"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func page(t testing.TB) handouts.Page {
	t.Helper()
	return handouts.Page{Back: "/zurueck", Page: templates.Page{
		Words: wording.Words{Printer: printer(t), Now: now}, Title: "Titel der Seite", Place: templates.Place{ExitURL: "/weg"},
		Deployment: templates.Deployment{
			Site: "Rundtisch", Assets: templates.Assets{CSS: "/static/site.css", Handout: "/static/handout.css", JS: "/static/leave.js"},
		},
	}}
}

func printer(t testing.TB) *locale.Printer {
	t.Helper()
	printers, err := locale.Open()
	if err != nil {
		t.Fatal(err)
	}
	return printers[locale.Default]
}

func rendered(t testing.TB, sheet templ.Component) string {
	var out strings.Builder
	if err := sheet.Render(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// offer is one that has everything, with a word at each level that tells what of it is shown.
func offer() directory.Offer {
	return directory.Offer{
		Service: directory.Service{
			Key: "beratung", Name: "Beratung", NeutralLabel: "Sprechstunde", Summary: "Persönliche Beratung für Frauen", Topics: []directory.Topic{"haeusliche_gewalt", "stalking"},
			Audiences: []directory.Audience{"frauen", "angehoerige"}, Languages: []directory.Tongue{"ar", "tr", "en"}, Interpreting: "nach Absprache", Interpreted: []directory.Tongue{"uk", "fa", "kmr"},
			Access: []directory.Access{"stufenlos", "wc"}, AccessNote: "Eingang im Hof", Modes: []directory.Mode{"vor_ort", "telefon"}, Hours: []directory.Hours{"Mo–Mi, Fr 09:00–12:00", "Do 14:00–17:30, nur mit Termin"},
			HoursNote: "Sonst Anrufbeantworter", Cost: "kostenlos", Waiting: "etwa eine Woche", Steps: []directory.Step{"termin", "anrufen"}, Referral: "Rufen Sie zuerst an. Wir vereinbaren dann einen Termin.", Alert: "Im November nur telefonisch", AlertUntil: "2026-11-30",
			CheckedOn: "2026-10-05", CheckedBy: directory.CheckedByInstitution, Prepare: "Nur für Fachkräfte: Aktenzeichen", Official: &directory.Official{Name: "Erika Muster", Function: "Leitung", DeleteOn: "2027-06-30"},
			Remark: "Geheim für Koordination",
		},
		Institution: directory.Institution{
			Key: "frauenberatung", Name: "Frauenberatung Musterstadt", Area: "Musterstadt", Sectors: []directory.Sector{"frauenberatung"}, Website: "https://beratung.example.org/",
			Contacts: []directory.Contact{
				{Key: "a", Kind: directory.ContactHelp, Phone: "02921/302546", Email: "info@example.org", CheckedOn: "2026-09"},
				{Key: "b", Kind: directory.ContactReferral, Label: "Durchwahl", Phone: "02921 30-11", Visibility: directory.Staff, Note: "Nur für Fachkräfte: nach 17 Uhr"},
				{Key: "c", Kind: directory.ContactHelp, Phone: "02921 999999", Note: "Geheim für Koordination", Visibility: directory.Coordination},
			},
			Places: []directory.Place{{Key: "a", Street: "Musterweg 1", Postcode: "99999", City: "Musterstadt"}},
		},
		ParentName: "Frauen e. V.", Networks: []directory.Named{{Key: "muster", Name: "Runder Tisch Musterstadt"}},
	}
}

// shelter is protected, with an address that should not be there at all.
func shelter() directory.Offer {
	o := offer()
	o.Protected, o.Institution.Key, o.Institution.Name, o.NeutralLabel = true, "frauenhaus", "Frauenhaus Musterstadt", ""
	o.Topics, o.Languages, o.Name = []directory.Topic{"schutzunterkunft"}, []directory.Tongue{"ru"}, "Aufnahme"
	o.Hours, o.HoursNote, o.Alert, o.AlertUntil = []directory.Hours{"Mo–So 00:00–24:00"}, "", "", ""
	o.Institution.Sectors = []directory.Sector{directory.SectorShelter}
	o.Institution.Website = "https://frauenhaus.example.org"
	return o
}

// many returns offers that differ.
func many(n int) []directory.Offer {
	offers := make([]directory.Offer, n)
	for i := range offers {
		o := offer()
		o.Key = fmt.Sprintf("angebot-%d", i)
		o.Institution.Name = fmt.Sprintf("Beratungsstelle Nummer %d", i/2)
		o.Institution.Key = fmt.Sprintf("stelle-%d", i/2)
		o.Name = []string{"Beratung", "Begleitung zum Gericht"}[i%2]
		o.Topics = []directory.Topic{directory.Topics[i%len(directory.Topics)], directory.Topics[(i*7+3)%len(directory.Topics)]}
		o.Audiences = []directory.Audience{directory.Audiences[i%len(directory.Audiences)]}
		o.Languages = directory.Tongues[i%20+1 : i%20+4]
		o.Institution.Contacts = append([]directory.Contact{}, o.Institution.Contacts...)
		o.Institution.Contacts[0].Phone = fmt.Sprintf("02921/30%04d", i)
		offers[i] = o
	}
	return offers
}

func wantIn(t testing.TB, what, text string, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("%s: %q is missing", what, word)
		}
	}
}

func wantNotIn(t testing.TB, what, text string, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(text, word) {
			t.Errorf("%s: %q stands on it", what, word)
		}
	}
}
