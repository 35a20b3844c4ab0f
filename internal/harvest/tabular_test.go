package harvest

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

func zipped(t *testing.T, files map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range files {
		file, err := w.Create(name)
		if err == nil {
			_, err = file.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The tables of HSDS 1.1, those of 3.0 and the same in one JSON object say what an API would.
func TestTablesAreReadWhateverTheyAreCalled(t *testing.T) {
	t.Parallel()
	old := map[string]string{
		"data/datapackage.json": `{"name": "hsds"}`,
		"data/organizations.csv": "\ufeffid,name,description,url\n1,Verein,\"Ein, Verein\",https://verein.example.org\n" +
			"2,\"Zwei\nZeilen\",,\n",
		"data/services.csv":             "id,organization_id,name,status\n7,1,Beratung,active\n8,1,Notruf,\n",
		"data/locations.csv":            "id,organization_id,name\n5,1,Haus\n",
		"data/services_at_location.csv": "id,service_id,location_id\n9,7,5\n",
		"data/phones.csv": "id,location_id,service_id,organization_id,contact_id,number\n1,5,,1,,02323 123456\n2,,7,1,,02323 123457\n" +
			"3,,,,4,02323 123458\n",
		"data/contacts.csv":              "id,organization_id,title\n4,1,Leitung\n",
		"data/physical_addresses.csv":    "id,location_id,address_1,city,postal_code,country\n1,5,Ring 1,Herne,44623,DE\n",
		"data/regular_schedules.csv":     "id,service_id,weekday,opens_at,closes_at\n1,7,Monday,09:00,12:00\n2,7,2,09:00,12:00\n",
		"data/taxonomies.csv":            "id,name\n1,Wort\n",
		"data/metadata.csv":              "",
		"data/languages.csv":             "id,service_id,language\n1,7,Arabisch\n",
		"data/bilder/haus.png":           "x",
		"data/organizations_readme.html": "<html>",
	}
	renamed := map[string]string{}
	for from, to := range map[string]string{
		"organizations": "organization", "services": "service", "locations": "location", "services_at_location": "service_at_location",
		"phones": "phone", "contacts": "contact", "physical_addresses": "address", "languages": "language", "taxonomies": "taxonomies",
	} {
		renamed[to+".csv"] = old["data/"+from+".csv"]
	}
	renamed["schedule.csv"] = "id,service_id,freq,byday,opens_at,closes_at\n1,7,WEEKLY,MO,09:00,12:00\n2,7,WEEKLY,TU,09:00,12:00\n"
	const object = `{"organization": [{"id": "1", "name": "Verein", "website": "https://verein.example.org"}, {"id": "2", "name": "Zwei"}],
		"service": [{"id": "7", "organization_id": "1", "name": "Beratung", "status": "active"}, 
			{"id": "8", "organization_id": "1", "name": "Notruf"}],
		"location": [{"id": "5", "organization_id": "1", "name": "Haus"}],
		"service_at_location": [{"id": "9", "service_id": "7", "location_id": "5"}],
		"phone": [{"id": "1", "location_id": "5", "number": "02323 123456"}, {"id": "2", "service_id": "7", "number": "02323 123457"},
			{"id": "3", "contact_id": "4", "number": "02323 123458"}], "contact": [{"id": "4", "organization_id": "1", "title": "Leitung"}],
		"address": [{"id": "1", "location_id": "5", "address_1": "Ring 1", "city": "Herne", "postal_code": "44623", "country": "DE"}],
		"schedule": [{"service_id": "7", "byday": "MO"}, {"service_id": "7", "byday": "TU"}],
		"language": [{"service_id": "7", "name": "Arabisch"}],
		"taxonomies": [{"id": "1", "name": "Wort"}]}`
	for name, body := range map[string]string{"1.1": zipped(t, old), "3.0": zipped(t, renamed), "an object": object} {
		reading, err := fileOf(body)
		if err != nil || len(reading.Organizations) != 2 || len(reading.Services) != 2 || len(reading.Skipped) != 0 ||
			len(reading.Notes) != 1 {
			t.Errorf("%s: %+v, %v", name, reading, err)
			continue
		}
		o, s := reading.Organizations[0], reading.Services[0]
		if o.Website != "https://verein.example.org" || len(o.Locations) != 1 || len(o.Locations[0].Phones) != 1 ||
			len(o.Locations[0].Addresses) != 1 || len(o.Contacts) != 1 || len(o.Contacts[0].Phones) != 1 || len(o.Phones) != 0 {
			t.Errorf("%s: %+v", name, o)
		}
		if s.OrganizationID != "1" || len(s.Phones) != 1 || len(s.Schedules) != 2 || s.Schedules[1].ByDay != "TU" ||
			len(s.Languages) != 1 || len(s.AtLocations) != 1 || s.AtLocations[0].Location == nil || s.AtLocations[0].Location.Name != "Haus" {
			t.Errorf("%s: %+v", name, s)
		}
		if !strings.Contains(reading.Notes[0], "„taxonomies“ (1)") {
			t.Errorf("%s does not say what was not read: %v", name, reading.Notes)
		}
	}
}

// One bad row spoils nothing, and where it is is said.
func TestARowThatDoesNotFitItsTableIsNamed(t *testing.T) {
	t.Parallel()
	reading, err := fileOf(zipped(t, map[string]string{
		"organizations.csv": "id;name\n1;Verein\n2;zu;viel\n3;Rat\n4\n", "phones.csv": "id;number\n1;02323 1\n",
	}))
	if err != nil || len(reading.Organizations) != 2 || len(reading.Skipped) != 2 ||
		!strings.Contains(reading.Skipped[0].Place, "organizations.csv, Zeile 3") {
		t.Errorf("%+v, %v", reading, err)
	}
}
