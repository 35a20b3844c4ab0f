package intake

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/directory"
)

// everything is what is taken of a record and what is said of the rest, as one text.
func everything(t testing.TB, r Record) string {
	t.Helper()
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(`\u0026`, "&", `\u003c`, "<", `\u003e`, ">").Replace(string(text))
}

// Whatever stands in a record comes out of it: in a field of ours, or in a sentence that says what was left out. The
// examples of the standard have every field there is; each text in them is replaced by a word of its own.
func TestNothingOfARecordIsLeftOutInSilence(t *testing.T) {
	// What only joins or dates things, what another field says as well, what is never taken in on purpose, and what has to
	// be of a certain form to be understood at all.
	silent := []string{"id", "metadata", "last_modified", "link_type", "link_entity", "version", "openapi_url", "wkst", "state_province", "region", "attention",
		"freq", "byday", "opens_at", "closes_at", "valid_from", "valid_to", "dtstart", "until", "status", "location_type", "address_type", "country", "type", "taxonomy_detail"}
	for _, name := range []string{"organization_full.json", "service_full.json", "service_at_location_full.json"} {
		_ = os.Getenv("RUNDTISCH_TEST_WORLD") // so that go test runs this again when the files are others
		data, err := os.ReadFile("../../../shared/hsds/examples/" + name)
		if os.IsNotExist(err) && os.Getenv("CI") != "true" {
			t.Skip("the examples of the standard are not beside the project")
		}
		if err != nil {
			t.Fatal(err)
		}
		var whole any
		if err := json.Unmarshal(data, &whole); err != nil {
			t.Fatal(err)
		}
		words := map[string]string{}
		var mark func(value any, path string) any
		mark = func(value any, path string) any {
			last := path[strings.LastIndex(path, ".")+1:]
			switch {
			case last == "id":
				return fmt.Sprintf("id%d", len(path)) + path
			case last == "valid_to", last == "until":
				return nil // or else it is over
			case last == "number":
				return fmt.Sprintf("02921 30%04d", len(words)+2000)
			}
			identifier := path == ".uri" || strings.HasSuffix(path, "organization.uri") || strings.HasSuffix(path, "service_areas.uri") || strings.HasSuffix(path, "phones.languages.code") // beside a name
			if identifier ||
				slices.Contains(silent, last) || strings.HasSuffix(last, "_id") || strings.HasSuffix(path, "contacts.name") || strings.Contains(path, "attributes.taxonomy_term.") && last != "name" {
				return value
			}
			switch v := value.(type) {
			case map[string]any:
				for _, name := range slices.Sorted(func(yield func(string) bool) {
					for name := range v {
						if !yield(name) {
							return
						}
					}
				}) {
					v[name] = mark(v[name], path+"."+name)
				}
			case []any:
				for i := range v {
					v[i] = mark(v[i], path)
				}
			case string:
				word := fmt.Sprintf("wort%dx", len(words))
				words[word] = path
				switch {
				case strings.Contains(last, "email"):
					return word + "@example.org"
				case last == "url", last == "website", last == "uri", last == "schedule_link":
					return "https://" + word + ".example.org"
				}
				return word
			}
			return value
		}
		text, err := json.Marshal(mark(whole, ""))
		if err != nil {
			t.Fatal(err)
		}
		var all string
		for _, r := range records(t, string(text)) {
			all += everything(t, r)
		}
		if len(words) < 60 {
			t.Fatalf("%s: only %d words", name, len(words))
		}
		for word, path := range words {
			if !strings.Contains(all, word) {
				t.Errorf("%s: %s is gone without a word", name, path)
			}
		}
	}
}

func TestAnAddressIsWhereSomebodyCanGo(t *testing.T) {
	address := func(street, kind, more string) string {
		return fmt.Sprintf(`{"address_1": %q, "city": "Soest", "postal_code": "59494", "address_type": %q%s}`, street, kind, more)
	}
	location := func(kind string, addresses ...string) string {
		return fmt.Sprintf(`{"id": "o", "name": "B", "locations": [{"location_type": %q, "addresses": [%s]}]}`, kind, strings.Join(addresses, ","))
	}
	for name, test := range map[string]struct{ text, streets, left string }{
		"physical":                       {location("physical", address("Markt 1", "physical", "")), "Markt 1", ""},
		"of no kind":                     {location("", address("Markt 1", "", `, "country": "Deutschland"`)), "Markt 1", ""},
		"a mailbox before it":            {location("physical", address("Postfach 12 34", "postal", ""), address("Markt 1", "physical", "")), "Markt 1", "Postanschrift „Postfach 12 34, 59494 Soest“"},
		"a mailbox called physical":      {location("physical", address("Postfach 12 34", "physical", "")), "", "Postanschrift"},
		"a mailbox in English":           {location("physical", address("P.O. Box 12", "", "")), "", "Postanschrift"},
		"postal alone":                   {location("physical", address("Markt 1", "postal", "")), "", "Postanschrift „Markt 1, 59494 Soest“"},
		"a place for letters":            {location("postal", address("Markt 1", "physical", "")), "", "Postanschrift"},
		"a place in the net":             {location("virtual", address("Markt 1", "physical", "")), "", "Ort im Netz"},
		"two":                            {location("physical", address("Markt 1", "physical", ""), address("Ring 2", "physical", "")), "Markt 1|Ring 2", ""},
		"the same twice":                 {location("physical", address("Markt 1", "physical", ""), address("Markt 1 ", "physical", "")), "Markt 1", ""},
		"abroad":                         {location("physical", address("Main Street 1", "physical", `, "country": "GB"`)), "", "außerhalb von Deutschland: „Main Street 1"},
		"without a street":               {location("physical", address("", "physical", "")), "", "Unvollständige Anschrift „59494 Soest“"},
		"a place in the net and no more": {`{"id": "o", "name": "B", "locations": [{"name": "Chat", "location_type": "virtual", "url": "https://chat.example.org"}]}`, "", "nur im Netz („https://chat.example.org“)"},
		"a point and no more":            {`{"id": "o", "name": "B", "locations": [{"name": "Haus", "latitude": 51.5, "longitude": 7.2}]}`, "", "Koordinaten ohne Anschrift"},
	} {
		r := records(t, test.text)[0]
		var streets []string
		for _, p := range r.Institution.Places {
			streets = append(streets, p.Street)
		}
		if said := strings.Join(r.LeftOut, " "); strings.Join(streets, "|") != test.streets || !strings.Contains(said, test.left) || (said == "") != (test.left == "") {
			t.Errorf("%s: %q, said %q", name, streets, said)
		}
	}
}

func TestWhatIsClosedForNowSaysSoAndWhatIsOverIsLeftOut(t *testing.T) {
	const schedule = `"schedules": [{"freq": "WEEKLY", "byday": "MO", "opens_at": "9:00", "closes_at": "12:00"}]`
	for status, want := range map[string]string{"active": "Mo 09:00–12:00/", "": "Mo 09:00–12:00/", "temporarily closed": "/Vorübergehend geschlossen. Sonst: Mo 09:00–12:00", "temporarily_closed": "/Vorübergehend geschlossen. Sonst: Mo 09:00–12:00",
		"unsinn": "Mo 09:00–12:00/", "inactive": "-", "defunct": "-", "Defunct": "-"} {
		r := records(t, fmt.Sprintf(`{"id": "o", "name": "B", "services": [{"id": "s", "name": "Rat", "status": %q, %s}]}`, status, schedule))[0]
		got, said := "-", strings.Join(r.LeftOut, " ")
		if len(r.Services) > 0 {
			s := r.Services[0].Service
			got = "/" + s.HoursNote
			if len(s.Hours) > 0 {
				got = string(s.Hours[0]) + got
			}
			said = strings.Join(r.Services[0].LeftOut, " ")
		}
		if got != want || (want == "-" || status == "unsinn" || closed(status)) != (said != "") || want == "-" && !strings.Contains(said, "Angebot „Rat“") {
			t.Errorf("%q: %q, said %q", status, got, said)
		}
	}
	closedThere := directory.Service{HoursNote: "Vorübergehend geschlossen. Sonst: Mo 09:00–12:00"}
	open := directory.Service{Hours: []directory.Hours{"Mo 09:00–12:00"}}
	for name, test := range map[string]struct {
		ours, theirs directory.Service
		want         string
	}{
		"closes": {open, closedThere, "zeiten zeiten_anmerkung"}, "stays closed": {closedThere, closedThere, ""}, "opens": {closedThere, open, "zeiten zeiten_anmerkung"}, "stays open": {open, open, ""},
	} {
		keys := ChangedFields(test.ours, test.theirs)
		after, _ := TakeFields(test.ours, test.theirs, keys)
		if strings.Join(keys, " ") != test.want || len(ChangedFields(after, test.theirs)) > 0 || after.HoursNote != test.theirs.HoursNote {
			t.Errorf("%s: %q, then %+v", name, keys, after)
		}
	}
}

func TestForWhomAndInWhichLanguagesIsUnderstood(t *testing.T) {
	for given, want := range map[string]string{
		`"eligibility_description": "Für: Frauen, Jugendliche"`:                                                                   "[frauen jugendliche] []  ",
		`"eligibility_description": "Für: Lesben, Schwule, bi, trans*, inter* und queere Menschen, Menschen, die Gewalt ausüben"`: "[lsbtiq gewaltausuebende] []  ",
		`"eligibility_description": "Für: Frauen und ihre Pferde"`:                                                                "[frauen] [] Für wen: Für: Frauen und ihre Pferde ",
		`"eligibility_description": "Alle", "minimum_age": 16, "maximum_age": "27"`:                                               "[] [] Für wen: Alle; von 16 bis 27 Jahre ",
		`"languages": [{"code": "tr"}, {"code": "tur"}, {"code": "ar-SY"}, {"name": "Polnisch"}, {"code": "de"}]`:                 "[] [tr ar pl]  ",
		`"languages": [{"code": "tlh", "name": "Klingonisch"}]`:                                                                   "[] []  Sprache „Klingonisch (tlh)“: diese Sprache kennt das Verzeichnis nicht.",
	} {
		r := records(t, `{"id": "o", "name": "B", "services": [{"id": "s", "name": "Rat", `+given+`}]}`)[0].Services[0]
		if got := fmt.Sprintf("%v %v %s %s", r.Service.Audiences, r.Service.Languages, r.Service.Summary, strings.Join(r.LeftOut, " ")); got != want {
			t.Errorf("%s: %q, want %q", given, got, want)
		}
	}
}

// What is left out of a record that could be a shelter's is named without what it says.
func TestWhatIsLeftOutOfAShelterTellsNoPlace(t *testing.T) {
	r := records(t, `{"id": "1", "name": "Frauenhaus Beispiel", "logo": "Geheimweg 5", "Geheimweg 6, 44623 Herne": "x", "phones": [{"number": "Geheimweg 7"}, {"number": "030 23125001", "type": "fax", "description": "Geheimweg 8"}],
		"locations": [{"name": "Geheimweg 9", "location_type": "postal", "latitude": 51.51, "longitude": 7.21, "addresses": [{"address_1": "Geheimweg 5", "city": "Herne", "postal_code": "44623"}], "schedules": [{"description": "Geheimweg 5"}]},
			{"name": "Geheimweg 9", "latitude": 51.51, "longitude": 7.21}],
		"services": [{"id": "s", "name": "Aufnahme Geheimweg 5", "status": "defunct"}, {"id": "t", "name": "Rat", "status": "active", "alert": "Geheimweg 5", "fees": "Geheimweg 5", "service_at_locations": [{"location": {"transportation": "Geheimweg"}}]}]}`)[0]
	if text := everything(t, r); strings.Contains(text, "Geheim") || strings.Contains(text, "51.5") {
		t.Errorf("it tells the place: %s", text)
	}
	if said := strings.Join(r.LeftOut, "\n"); !strings.Contains(said, "Postanschrift") || !strings.Contains(said, "Fax 030 23125001") || len(r.Services[0].LeftOut) < 2 {
		t.Errorf("it does not say what is missing: %q, %q", r.LeftOut, r.Services[0].LeftOut)
	}
}

// Lines of hours in words are words in the standard, too: what comes back is no difference, and taking the times keeps them.
func TestHoursInWordsComeBackAsTheyAre(t *testing.T) {
	ours := directory.Service{Hours: []directory.Hours{"Mo 09:00–12:00", "1. Mittwoch im Monat nachmittags"}, HoursNote: "Bitte klingeln; zweimal."}
	theirs := directory.Service{Hours: []directory.Hours{"Mo 09:00–12:00"}, HoursNote: "1. Mittwoch im Monat nachmittags; Bitte klingeln; zweimal."}
	if keys := ChangedFields(ours, theirs); len(keys) > 0 {
		t.Errorf("%q differ", keys)
	}
	theirs.Hours = []directory.Hours{"Di 09:00–12:00"}
	if after, _ := TakeFields(ours, theirs, []string{"zeiten"}); len(after.Hours) != 2 || after.Hours[1] != ours.Hours[1] {
		t.Errorf("taken over: %q", after.Hours)
	}
	theirs.HoursNote = "Bitte anrufen."
	if keys := strings.Join(ChangedFields(ours, theirs), " "); keys != "zeiten zeiten_anmerkung" {
		t.Errorf("%q differ", keys)
	}
}
