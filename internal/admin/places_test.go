package admin_test

import (
	"bytes"
	"strings"
	"testing"

	"rundtisch/internal/admin"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
)

// shelterEvent is a network with an event that may tell where a shelter is.
func shelterEvent() directory.Dossier {
	return directory.Dossier{
		Network: directory.Network{Key: "n", Name: "Netzwerk Probe", Form: directory.FormRoundTable, Summary: "Ein Satz."},
		Region:  directory.Region{Key: "gebiet-n", Name: "Gebiet", Kind: directory.RegionKreis, State: "05"},
		Events:  []directory.Event{{Key: "tag", Title: "Tag der offenen Tür im Frauenhaus", Venue: "Quittenpfadstraße 5, 12345 Quittenstadt", Kind: directory.EventOther, Date: "2027-06-01"}},
		Institutions: []directory.Institution{{Key: "verein", Name: "Verein Frauenhaus Probe", Sectors: []directory.Sector{"opferhilfe"}, Website: "https://example.org/quittenpfadstrasse-5",
			Places: []directory.Place{{Key: "p", Street: "Quittenpfadstraße 5", Postcode: "12345", City: "Quittenstadt"}}}},
		Members: []directory.Membership{{Key: "m", Institution: "verein", Role: directory.RoleMember}},
	}
}

// The command names the line, the entry, what was found, and what to write instead; nothing is stored.
func TestLoadingRefusesWhatTellsWhereAShelterIs(t *testing.T) {
	t.Parallel()
	db := open(t)
	text, err := document.Encode(shelterEvent())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err = admin.Load(t.Context(), editing.New(store.New(db)), []admin.File{{Name: "n.yaml", Data: text}}, today, &out)
	if err == nil {
		t.Fatal("it is loaded")
	}
	for _, want := range []string{"n.yaml", "Zeile ", "termine[1].ort", "„Frauenhaus“", "„Quittenpfadstraße 5, 12345 Quittenstadt“", "wird nach Anmeldung mitgeteilt", "nur die Koordination", "Es wurde nichts gespeichert."} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("it does not say %q:\n%v", want, err)
		}
	}
}

// A whole directory that is loaded loses nothing and publishes nothing unasked: what may tell where a shelter is, is
// taken out in a revision that the coordination can take back.
func TestAWholeDirectoryPublishesNoPlaceUnasked(t *testing.T) {
	t.Parallel()
	first := open(t)
	editor := editing.New(store.New(first))
	harmless := shelterEvent()
	harmless.Events[0].Venue, harmless.Institutions[0].Places, harmless.Institutions[0].Website = "", nil, ""
	if _, err := editor.Load(t.Context(), harmless, today); err != nil {
		t.Fatal(err)
	}
	// As it may have been entered before the rule.
	if _, err := first.Exec(t.Context(), `update events set venue = 'Quittenpfadstraße 5, 12345 Quittenstadt'`); err != nil {
		t.Fatal(err)
	}
	kept := whole(t, first)
	second := open(t)
	if err := loadWhole(t, second, "", kept); err != nil {
		t.Fatal(err)
	}
	d, err := store.New(second).Dossier(t.Context(), "n")
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.Encode(d)
	if err != nil || strings.Contains(string(text), "Quitten") || !strings.Contains(string(text), "(Ort nicht veröffentlicht)") {
		t.Errorf("%v:\n%s", err, text)
	}
	revisions, err := store.New(second).Revisions(t.Context(), d.Network.ID(), 0, 10)
	if err != nil || len(revisions) < 2 || revisions[0].Kind != string(editing.KindLoad) || len(revisions[0].Changes) != 1 || !strings.Contains(revisions[0].Changes[0].Fields[0].Before, "Quitten") {
		t.Errorf("%v %+v", err, revisions)
	}
	if n := len(d.Uncleared()); n != 0 {
		t.Errorf("%d doubts are left", n)
	}
}

// Whatever an entry holds, nothing of the place is left of it, and the rest of the network stays.
func TestWithholdTakesThePlaceOutAndNothingElse(t *testing.T) {
	t.Parallel()
	d := shelterEvent()
	held := d.Withhold()
	text, err := document.Encode(held)
	if err != nil || strings.Contains(strings.ToLower(string(text)), "quitten") || held.Check() != nil {
		t.Errorf("%v %v:\n%s", err, held.Check(), text)
	}
	if held.Events[0].Title != d.Events[0].Title || held.Institutions[0].Name != d.Institutions[0].Name || len(held.Uncleared()) != 0 {
		t.Errorf("%s\n%+v", text, held.Uncleared())
	}
}
