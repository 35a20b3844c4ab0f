package openreferral

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func object(t testing.TB, text string) map[string]any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var o map[string]any
	if err := decoder.Decode(&o); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestWhatIsNotToTheLetterIsUnderstoodAllTheSame(t *testing.T) {
	o := ReadOrganization(object(t, `{"id": 17, "name": "  Verein  ", "year_incorporated": "1998", "description": null, "unknown": {"a": [1]},
		"phones": {"number": 3023125001, "extension": "x"}, "services": [null, {"name": "Rat", "minimum_age": "16.5"}, "unfug"],
		"locations": [{"latitude": "51.5", "longitude": "NaN", "addresses": "hier"}], "x_netzwerk": {"form": "runder_tisch"}, "Name": "anders"}`))
	if o.ID != "17" || o.Name != "Verein" || o.Founded != 1998 || o.Description != "" || o.XNetwork != nil {
		t.Errorf("%+v", o)
	}
	if len(o.Phones) != 1 || o.Phones[0].Number != "3023125001" || len(o.Services) != 1 || o.Services[0].Name != "Rat" ||
		o.Services[0].MinimumAge != 16.5 {
		t.Errorf("%+v", o)
	}
	if len(o.Locations) != 1 || o.Locations[0].Latitude == nil || *o.Locations[0].Latitude != 51.5 || o.Locations[0].Longitude != nil {
		t.Errorf("%+v", o.Locations)
	}
}

func TestHowAServiceAndANetworkAreTold(t *testing.T) {
	for text, service := range map[string]bool{`{"name": "x", "status": "active"}`: true, `{"name": "x", "organization_id": "1"}`: true, `{"name": "x", "services": []}`: false} {
		if LooksLikeService(object(t, text)) != service {
			t.Errorf("%s: a service is %v", text, !service)
		}
	}
	if !IsNetwork(object(t, `{"x_netzwerk": {}}`)) || IsNetwork(object(t, `{"x_netzwerk": null}`)) {
		t.Error("a network is told by its extension")
	}
}

func TestTheExamplesOfTheStandardAreRead(t *testing.T) {
	const folder = "../../../shared/hsds/examples"
	_ = os.Getenv("RUNDTISCH_TEST_WORLD") // so that go test runs this again when the files are others
	read := func(name string) map[string]any {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if os.IsNotExist(err) && os.Getenv("CI") != "true" {
			t.Skip("the examples of the standard are not beside the project")
		}
		if err != nil {
			t.Fatal(err)
		}
		return object(t, string(data))
	}
	o := ReadOrganization(read("organization_full.json"))
	if o.Name != "Example Organization Inc." || o.Founded != 2011 || len(o.Contacts) != 1 || len(o.Contacts[0].Phones) != 1 ||
		len(o.Services) != 1 ||
		len(o.Identifiers) != 1 ||
		o.Locations[0].Addresses[0].Postcode != "ABC 1234" {
		t.Errorf("%+v", o)
	}
	s := ReadService(read("service_full.json"))
	if s.Status != StatusActive || s.Organization == nil || len(s.Schedules) != 1 || s.Schedules[0].ByDay != "TH,FR" ||
		len(s.AtLocations) != 1 ||
		s.AtLocations[0].Location == nil {
		t.Errorf("%+v", s)
	}
}
