package intake

import (
	"os"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/harvest"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func records(t testing.TB, text string) []Record {
	t.Helper()
	reading, err := harvest.New(harvest.Usual, harvest.Public, func(string) {}).File("x", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	list, _ := Records(reading, atlas, now)
	return list
}

func TestForeignTextsBecomePlainAndShort(t *testing.T) {
	for given, want := range map[string]string{
		"  Ein \t Verein ":                           "Ein Verein",
		"<p>Hallo <b>Welt</b></p><script>x</script>": "Hallo Welt x",
		"a &amp; b &lt;c&gt;":                        "a & b <c>",
		"von \u202egedreht":                          "von gedreht",
		"1 < 2 und 3 > 2":                            "1 < 2 und 3 > 2",
		"Zeile\x1b[31m rot":                          "Zeile[31m rot",
		strings.Repeat("ä", 300):                     strings.Repeat("ä", 199) + "…",
	} {
		if got := line(given); got != want {
			t.Errorf("%q becomes %q, want %q", given, got, want)
		}
	}
	for given, want := range map[string]string{"javascript:alert(1)": "", "https://example.org/a": "https://example.org/a", "www.example.org": "https://www.example.org", "http://a:b@example.org": "",
		"data:text/html,x": "", "https://example.org/ x": "", "//example.org": "", "mailto:a@example.org": "", "http://localhost/": "", "HTTPS://example.org": "HTTPS://example.org"} {
		if got := link(given); got != want {
			t.Errorf("%q becomes %q, want %q", given, got, want)
		}
	}
}

func TestNamesOfPeopleAndFaxNumbersAreNotTakenIn(t *testing.T) {
	r := records(t, `{"id": "1", "name": "Verein", "phones": [{"number": "\"+49 30 23125 001\"", "type": "voice"}, {"number": "030 23125 002", "type": "fax"}, {"number": "anrufen!"}, {"number": "030/23125-001"}],
		"contacts": [{"name": "Erika Mustermann", "title": "Leitung", "email": "leitung@verein.example.org"}, {"name": "Max Muster", "department": "Pressestelle", "phones": [{"number": "030 23125003"}]},
			{"title": "Koordination", "phones": [{"number": "030 23125004", "description": "Koordination, keine Beratung"}]}]}`)[0]
	var all []string
	for _, c := range r.Institution.Contacts {
		all = append(all, string(c.Kind)+": "+c.Summary())
	}
	if got := strings.Join(all, "; "); got != "hilfe: +49 30 23125001; hilfe: Leitung · leitung@verein.example.org; presse: Pressestelle · 030 23125003; koordination: Koordination · 030 23125004" {
		t.Error(got)
	}
}

func TestWhatSoundsLikeAShelterHasNoAddressInAnyField(t *testing.T) {
	const inside = `"website": "https://example.org/geheimweg-5", "email": "haus@example.org", "phones": [{"number": "030 23125001", "description": "Geheimweg 5"}],
		"locations": [{"name": "Geheimweg 5", "latitude": 51.51, "longitude": 7.21, "addresses": [{"address_1": "Geheimweg 5", "city": "Herne", "postal_code": "44623", "country": "DE"}]}],
		"services": [{"id": "s", "name": "Aufnahme Geheimweg 5", "status": "active", "description": "Geheimweg 5, 44623 Herne", "application_process": "Kommen Sie in den Geheimweg 5.",
			"schedules": [{"description": "Geheimweg 5"}], "service_areas": [{"name": "Herne"}], "phones": [{"number": "030 23125002", "description": "Geheimweg 5"}],
			"service_at_locations": [{"location": {"addresses": [{"address_1": "Geheimweg 5", "city": "Herne", "postal_code": "44623"}]}}]}]`
	for _, named := range []string{
		`"name": "Frauenhaus Beispiel"`, `"name": "Verein", "alternate_name": "Schutzwohnung"`, `"name": "Verein", "description": "Wir tragen ein Frauenhaus."`, `"name": "Women's Shelter"`,
		`"name": "Verein", "attributes": [{"taxonomy_term": {"code": "frauenhaus", "name": "x"}}]`, `"name": "Verein", "attributes": [{"taxonomy_term": {"name": "Domestic Violence Shelter"}}]`,
		`"name": "Zufluchtswohnung Geheimweg 5"`,
	} {
		r := records(t, `{"id": "1", `+named+`, `+inside+`}`)[0]
		if !r.Suspected || len(r.Institution.Places) > 0 || r.Institution.Area != "" || len(r.LeftOut) == 0 {
			t.Errorf("%s: %+v", named, r)
		}
		texts := []*string{&r.Institution.Name, &r.Institution.Note, &r.Institution.Website}
		for _, c := range r.Institution.Contacts {
			texts = append(texts, &c.Label, &c.Website)
		}
		for i := range r.Services {
			texts = append(texts, r.Services[i].Service.Texts()...)
		}
		for _, text := range texts {
			if directory.LooksLikeAddress(*text) || strings.Contains(*text, "Geheim") {
				t.Errorf("%s: an address stands in %q", named, *text)
			}
		}
		if len(r.Districts) != 1 || r.Districts[0] != "05916" {
			t.Errorf("%s: %v: the Kreis is what it says itself that it is there for", named, r.Districts)
		}
	}
	if r := records(t, `{"id": "1", "name": "Verein für Beratung", `+strings.ReplaceAll(inside, "Aufnahme", "Rat")+`}`)[0]; r.Suspected || len(r.Institution.Places) != 1 || *r.Institution.Places[0].Lat != 51.51 {
		t.Errorf("what sounds like no shelter keeps its address: %+v", r)
	}
}

func TestHoursAndAreasAreUnderstood(t *testing.T) {
	s := records(t, `[{"id": "o", "name": "Verein"}, {"id": "s", "name": "Rat", "status": "active", "organization_id": "o", "schedules": [
		{"freq": "WEEKLY", "byday": "MO,TU,WE", "opens_at": "09:00:00+01:00", "closes_at": "12:30:00+01:00", "valid_from": "2026-10-25", "valid_to": "2027-03-28"},
		{"freq": "WEEKLY", "byday": "MO,TU,WE", "opens_at": "09:00+02:00", "closes_at": "12:30+02:00", "valid_from": "2027-03-28"},
		{"freq": "WEEKLY", "byday": "FR", "opens_at": "15:00", "description": "freitags nach Absprache"},
		{"freq": "WEEKLY", "byday": "SA", "opens_at": "10:00", "closes_at": "11:00", "valid_to": "2020-01-01"}],
		"service_areas": [{"uri": "https://example.org/ags/05916"}, {"name": "Nordrhein-Westfalen"}, {"name": "Kreis Soest"}, {"name": "rund um den Kirchturm"}, {"name": "bundesweit"}, {"uri": "99999"}]}]`)[0].Services[0].Service
	if len(s.Hours) != 1 || s.Hours[0] != "Mo–Mi 09:00–12:30" || s.HoursNote != "Fr ab 15:00, freitags nach Absprache" {
		t.Errorf("%v, %q", s.Hours, s.HoursNote)
	}
	if got := strings.Join(s.Areas, " "); got != "05916 05 05974 DE" || s.AreaNote != "rund um den Kirchturm" {
		t.Errorf("%v, %q", got, s.AreaNote)
	}
}

func TestARecordIsTakenForOneOfOursOnlyForGoodReasons(t *testing.T) {
	ours := func(key, name, website, phone string, districts ...string) Known {
		i := directory.Institution{Key: key, Name: name, Website: website}
		if phone != "" {
			i.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: phone}}
		}
		return Known{ID: i.ID(), Institution: i, Districts: districts}
	}
	known := []Known{
		ours("a", "Frauenberatungsstelle Kanal e. V.", "https://www.kanal.example.org/", "030 23125001", "05916"),
		ours("b", "Amtsgericht", "", "", "05916"), ours("c", "Amtsgericht", "", "", "05974"),
		ours("d", "Stadt Beispiel, Jugendamt", "https://stadt.example.org", "030 23125100", "05916"), ours("e", "Stadt Beispiel, Ordnungsamt", "https://stadt.example.org", "030 23125100", "05916"),
		ours("f", "Wegweiser für Betroffene", "", "", "05916"),
	}
	m := NewMatcher(known)
	for _, test := range []struct {
		name string
		r    Record
		want string
	}{
		{"the website and nearly the name", Record{Institution: directory.Institution{Name: "Frauenberatung Kanal", Website: "http://kanal.example.org"}}, "a"},
		{"the number and nearly the name", Record{Institution: directory.Institution{Name: "Frauenberatung am Kanal", Contacts: []directory.Contact{{Phone: "+49 30 23125001"}}}}, "a"},
		{"the number of a switchboard", Record{Institution: directory.Institution{Name: "Bürgertelefon", Contacts: []directory.Contact{{Phone: "030 23125100"}}}}, ""},
		{"the website of a town", Record{Institution: directory.Institution{Name: "Schwimmbad", Website: "https://stadt.example.org/"}}, ""},
		{"a name that many have", Record{Institution: directory.Institution{Name: "Amtsgericht"}}, ""},
		{"a name that many have, and the Kreis", Record{Institution: directory.Institution{Name: "Amtsgericht"}, Districts: []string{"05974"}}, "c"},
		{"a name that one has", Record{Institution: directory.Institution{Name: "Wegweiser für Betroffene e. V."}}, "f"},
		{"a name that one has elsewhere", Record{Institution: directory.Institution{Name: "Wegweiser für Betroffene"}, Districts: []string{"09162"}}, ""},
		{"our own id", Record{RemoteID: strings.ToUpper(known[4].ID.String()), Institution: directory.Institution{Name: "ganz anders"}}, "e"},
		{"nothing", Record{Institution: directory.Institution{Name: "Kegelverein"}}, ""},
	} {
		found := m.Find(test.r, directory.ID{})
		got := ""
		if found.At >= 0 {
			got = known[found.At].Institution.Key
		}
		if got != test.want {
			t.Errorf("%s: means %q (%s), want %q", test.name, got, found.How, test.want)
		}
	}
	if found := m.Find(Record{Institution: directory.Institution{Name: "ganz anders"}}, known[1].ID); found.At != 1 {
		t.Errorf("what was decided before holds: %+v", found)
	}
}

func TestContactsArePairedBeforeTheyAreCompared(t *testing.T) {
	contact := func(key, phone, email string) directory.Contact {
		return directory.Contact{Key: key, Kind: directory.ContactHelp, Phone: phone, Email: email}
	}
	staff := contact("s", "030 23125900", "")
	staff.Kind, staff.Visibility = directory.ContactReferral, directory.Staff
	for _, test := range []struct {
		name         string
		ours, theirs []directory.Contact
		want         string
	}{
		{"the same", []directory.Contact{contact("k", "030 23125001", "")}, []directory.Contact{contact("", "+49 30 23125-001", "")}, ""},
		{"one changed", []directory.Contact{contact("k", "030 23125001", "")}, []directory.Contact{contact("", "030 23125002", "")}, "kontakte/k/telefon=030 23125002"},
		{"a mailbox besides", []directory.Contact{contact("k", "030 23125001", "")}, []directory.Contact{contact("", "030 23125001", "a@example.org")}, "kontakte/k/e_mail=a@example.org"},
		{"the mailbox says whose number changed", []directory.Contact{contact("k", "030 23125001", "a@example.org"), contact("l", "030 23125003", "")},
			[]directory.Contact{contact("", "030 23125002", "A@example.org")}, "kontakte/k/telefon=030 23125002"},
		{"one more", []directory.Contact{contact("k", "030 23125001", "")}, []directory.Contact{contact("", "030 23125001", ""), contact("", "030 23125002", "")}, "kontakte/neu-tel:+493023125002=030 23125002"},
		{"what only staff know is nothing new", []directory.Contact{staff}, []directory.Contact{contact("", "030 23125900", "")}, ""},
		{"nothing there", []directory.Contact{contact("k", "030 23125001", "")}, nil, ""},
	} {
		var got []string
		for _, c := range contactDifferences(directory.Institution{Contacts: test.ours}, test.theirs) {
			got = append(got, c.Path+"="+c.After)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestTheExamplesOfTheStandardAreUnderstood(t *testing.T) {
	for name, services := range map[string]int{"organization_full.json": 1, "service_full.json": 1, "organization_list.json": 0} {
		_ = os.Getenv("RUNDTISCH_TEST_WORLD") // so that go test runs this again when the files are others
		data, err := os.ReadFile("../../../shared/hsds/examples/" + name)
		if os.IsNotExist(err) && os.Getenv("CI") != "true" {
			t.Skip("the examples of the standard are not beside the project")
		}
		if err != nil {
			t.Fatal(err)
		}
		list := records(t, string(data))
		if len(list) != 1 || len(list[0].Services) != services || list[0].Institution.Name != "Example Organization Inc." {
			t.Errorf("%s: %+v", name, list)
		}
	}
}
