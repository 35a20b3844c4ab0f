package directory_test

import (
	"encoding/json"
	"strings"
	"testing"

	"rundtisch/internal/directory"
)

func TestAnOfferShowsNothingAboveItsLevel(t *testing.T) {
	lines := []directory.Contact{
		{Key: "a", Kind: directory.ContactHelp, Note: "für alle"},
		{Key: "b", Kind: directory.ContactHelp, Note: "für Fachkräfte", Visibility: directory.Staff},
		{Key: "c", Kind: directory.ContactHelp, Note: "für Koordination", Visibility: directory.Coordination},
		{Key: "d", Kind: directory.ContactReferral, Note: "für Fachkräfte, ohne Stufe"},
	}
	places := []directory.Place{{Key: "a", Note: "für alle"}, {Key: "b", Note: "für Fachkräfte", Visibility: directory.Staff}}
	service := directory.Service{Name: "Beratung", Contacts: lines, Prepare: "für Fachkräfte", Official: &directory.Official{Name: "für Fachkräfte"}, Remark: "für Koordination"}
	offers := []directory.Offer{
		{Service: service, Institution: directory.Institution{Name: "Haus", Contacts: lines, Places: places, Services: []directory.Service{service}}},
		{Service: directory.Service{Name: "für Fachkräfte", Visibility: directory.Staff}},
		{Service: directory.Service{Name: "x"}, Institution: directory.Institution{Name: "für Koordination", Visibility: directory.Coordination}},
	}
	before, _ := json.Marshal(offers)
	for level, want := range map[directory.Visibility]struct{ offers, alle, staff, coordination int }{
		"": {1, 3, 0, 0}, directory.Public: {1, 3, 0, 0}, directory.Staff: {2, 3, 8, 0}, directory.Coordination: {3, 3, 8, 4},
	} {
		shown := directory.UpTo(level, offers)
		data, err := json.Marshal(shown)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if got := strings.Count(text, "für alle"); len(shown) != want.offers || got != want.alle {
			t.Errorf("%q: %d offers, %d texts for all, want %+v", level, len(shown), got, want)
		}
		if staff, coordination := strings.Count(text, "für Fachkräfte"), strings.Count(text, "für Koordination"); staff != want.staff || coordination != want.coordination {
			t.Errorf("%q: %d texts for staff, %d for coordinators, want %+v", level, staff, coordination, want)
		}
	}
	if after, _ := json.Marshal(offers); string(after) != string(before) {
		t.Error("the offers themselves were changed")
	}
}

func TestAProtectedOfferHasNoAddressAtAnyLevel(t *testing.T) {
	places := []directory.Place{{Key: "a", Street: "Hauptstraße 1"}}
	for _, offer := range []directory.Offer{
		{Protected: true, Institution: directory.Institution{Places: places}},
		{Institution: directory.Institution{Places: places, Sectors: []directory.Sector{directory.SectorShelter}}},
	} {
		for _, level := range []directory.Visibility{directory.Public, directory.Staff, directory.Coordination} {
			if shown := directory.UpTo(level, []directory.Offer{offer}); len(shown[0].Institution.Places) != 0 || !shown[0].Protected {
				t.Errorf("%s: %+v", level, shown[0])
			}
		}
	}
}
