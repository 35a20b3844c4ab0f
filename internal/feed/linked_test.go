package feed_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/feed"
)

// vocabulary are the types of schema.org that may be used, with what each may have (schema.org, version 29).
var vocabulary = map[string]string{
	"Organization": "name alternateName description url identifier foundingDate areaServed member memberOf event sameAs parentOrganization subOrganization contactPoint address",
	"Event":        "name description url inLanguage eventStatus startDate endDate location organizer", "AdministrativeArea": "name identifier", "Country": "name identifier",
	"ContactPoint": "name contactType telephone", "PostalAddress": "addressCountry streetAddress postalCode addressLocality",
	"Service": "name description url identifier provider serviceType areaServed hoursAvailable audience availableChannel", "Audience": "audienceType",
	"ServiceChannel": "servicePhone availableLanguage", "OpeningHoursSpecification": "dayOfWeek opens closes",
}

// readLinked reads JSON-LD, checks every type and name in it, and returns the things that stand beside each other.
func readLinked(t failer, text string, err error) []map[string]any {
	t.Helper()
	if err != nil {
		t.Fatalf("%v", err)
	}
	if strings.ContainsAny(string(text), "<>&\u2028\u2029") {
		t.Fatalf("it could end the element that it stands in: %s", text)
	}
	var whole struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(text), &whole); err != nil || whole.Context != "https://schema.org" {
		t.Fatalf("%v in %q", err, text)
	}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				walk(one)
			}
		case map[string]any:
			kind, _ := v["@type"].(string)
			if _, only := v["@id"]; only && len(v) == 1 {
				return // a reference
			}
			kind = strings.NewReplacer("GovernmentService", "Service", "GovernmentOrganization", "Organization", "NGO", "Organization").Replace(kind)
			for name, value := range v {
				if !strings.HasPrefix(name, "@") && !slices.Contains(strings.Fields(vocabulary[kind]), name) {
					t.Errorf("a %s has no %s", kind, name)
				}
				walk(value)
			}
		}
	}
	for _, n := range whole.Graph {
		walk(n)
	}
	return whole.Graph
}

func institutionPage(d directory.Dossier, i directory.Institution) directory.InstitutionPage {
	page := directory.InstitutionPage{Institution: i, Protected: d.ProtectedKeys()[i.Key]}
	if parent, ok := d.Institution(i.Parent); ok {
		page.ParentName = parent.Name
	}
	for _, m := range d.Members {
		if m.Institution == i.Key {
			page.Memberships = append(page.Memberships, directory.MembershipAt{Membership: m, NetworkKey: d.Network.Key, NetworkName: d.Network.Name})
		}
	}
	return page
}

func TestAnInstitutionIsToldInTheWordsOfSchemaOrg(t *testing.T) {
	i := directory.InstitutionPage{
		Institution: directory.Institution{Key: "beratung", Name: "Beratung </script><b>", LegalForm: "e. V.", Sectors: []directory.Sector{"frauenberatung"}, Website: "https://example.org", Parent: "traeger",
			Places: []directory.Place{{Key: "a", Street: "Hauptstraße 1", Postcode: "44623", City: "Herne"}, {Key: "b", Street: "Geheimweg 2", City: "Herne", Visibility: directory.Staff}},
			Contacts: []directory.Contact{{Key: "h", Kind: directory.ContactHelp, Label: "Beratung", Phone: "02323 123456", Email: "x@example.org"}, {Key: "p", Kind: directory.ContactPress, Phone: "02323 999999"},
				{Key: "s", Kind: directory.ContactHelp, Phone: "02323 888888", Visibility: directory.Staff}},
			Services: []directory.Service{{Key: "s", Name: "Sprechstunde", Topics: []directory.Topic{"stalking"}, Languages: []directory.Tongue{"ar"}, Areas: []string{"05916", "05", "DE"},
				Hours: []directory.Hours{"Mo–Fr 09:00–12:00", "Di 14:00–16:00, nur mit Termin", "Mo–So 00:00–24:00"}, Audiences: []directory.Audience{"frauen"}}, {Key: "t", Name: "Verborgen", Visibility: directory.Staff}}},
		ParentName: "Träger", Units: []directory.Named{{Key: "stelle", Name: "Stelle"}},
		Memberships: []directory.MembershipAt{{NetworkKey: "herne", NetworkName: "Netz Herne"}, {NetworkKey: "alt", NetworkName: "Netz Alt", Membership: directory.Membership{Until: "2020"}}},
	}
	text, err := feed.InstitutionData(page(t), i)
	graph := readLinked(t, text, err)
	if len(graph) != 2 {
		t.Fatalf("%d things: %s", len(graph), text)
	}
	this, service := graph[0], graph[1]
	for _, test := range []struct {
		of   map[string]any
		name string
		want string
	}{
		{this, "@type", `"NGO"`}, {this, "name", `"Beratung \u003c/script\u003e\u003cb\u003e"`}, {this, "sameAs", `"https://example.org"`},
		{this, "contactPoint", `[{"@type":"ContactPoint","contactType":"Hilfe und Beratung","name":"Beratung","telephone":"+492323123456"}]`},
		{this, "address", `[{"@type":"PostalAddress","addressCountry":"DE","addressLocality":"Herne","postalCode":"44623","streetAddress":"Hauptstraße 1"}]`},
		{this, "memberOf", `[{"@id":"` + origin + `/netzwerke/herne","@type":"Organization","name":"Netz Herne","url":"` + origin + `/netzwerke/herne"}]`},
		{service, "@type", `"Service"`}, {service, "serviceType", `["Nachstellung (Stalking)"]`}, {service, "provider", `{"@id":"` + origin + `/einrichtungen/beratung"}`},
		{service, "areaServed", `[{"@type":"AdministrativeArea","identifier":"05916","name":"Kreis 05916"},{"@type":"AdministrativeArea","identifier":"05","name":"Nordrhein-Westfalen"},{"@type":"Country","identifier":"DE","name":"DE"}]`},
		{service, "availableChannel", `{"@type":"ServiceChannel","availableLanguage":["de","ar"],"servicePhone":[{"@type":"ContactPoint","contactType":"Hilfe und Beratung","name":"Beratung","telephone":"+492323123456"}]}`},
	} {
		if got, err := json.Marshal(test.of[test.name]); err != nil || string(got) != test.want {
			t.Errorf("%s is %s, want %s", test.name, got, test.want)
		}
	}
	hours, _ := service["hoursAvailable"].([]any)
	if len(hours) != 2 || fmt.Sprint(hours[1].(map[string]any)["closes"]) != "23:59" {
		t.Errorf("hours: %v", hours)
	}
	for _, never := range []string{"Geheimweg", "999999", "888888", "x@example.org", "Verborgen", "Netz Alt"} {
		if strings.Contains(string(text), never) {
			t.Errorf("it tells %q", never)
		}
	}
}

func TestEventsAreToldWithTheTimeOfTheirPlace(t *testing.T) {
	d := directory.Dossier{Network: directory.Network{Key: "n", Name: "Netz"}, Events: []directory.Event{
		{Key: "a", Title: "A", Date: "2026-12-01", Starts: "09:00", Ends: "10:00", Venue: "Saal", Status: directory.EventCancelled},
		{Key: "b", Title: "B", Date: "2027-07-01", LastDay: "2027-07-02", Hosts: []directory.Host{{Name: "H", Network: "herne"}}, Registration: "https://example.org/a"},
		{Key: "c", Title: "Intern", Date: "2026-12-03", Internal: true}, {Key: "d", Title: "Erschlossen", Date: "2026?-12-04"}, {Key: "e", Title: "Monat", Date: "2026-12"}}}
	var events []directory.Dated[directory.Event]
	for _, a := range calendarOf(d).Events {
		events = append(events, a.Dated)
	}
	text, err := feed.EventsData(page(t), events)
	graph := readLinked(t, text, err)
	if len(graph) != 4 {
		t.Fatalf("%d events: %s", len(graph), text)
	}
	for n, want := range []string{"2026-12-01T09:00:00+01:00 2026-12-01T10:00:00+01:00 https://schema.org/EventCancelled Saal " + origin + "/netzwerke/n#termin-a",
		"2027-07-01 2027-07-02 https://schema.org/EventScheduled <nil> https://example.org/a"} {
		if got := fmt.Sprint(graph[n]["startDate"], " ", graph[n]["endDate"], " ", graph[n]["eventStatus"], " ", graph[n]["location"], " ", graph[n]["url"]); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if c, d := fmt.Sprint(graph[2]["description"]), fmt.Sprint(graph[3]["description"]); !strings.Contains(c, "nur für Mitglieder") || !strings.Contains(d, "erschlossen") {
		t.Errorf("%q, %q", c, d)
	}
	if text, err := feed.EventsData(page(t), nil); err != nil || text != "" {
		t.Errorf("no events are %q (%v)", text, err)
	}
}

// What is protected has no place, whatever the directory holds; not even an area smaller than a Kreis.
func TestNothingProtectedHasAPlaceInLinkedData(t *testing.T) {
	p := page(t)
	rapid.Check(t, func(t *rapid.T) {
		d := dossiertest.Dossier().Draw(t, "dossier")
		protected := d.ProtectedKeys()
		for _, i := range d.Institutions {
			if protected[i.Key] { // as if the database let it through
				i.Places, i.Area = []directory.Place{{Key: "x", Street: "Geheimweg 1", Postcode: "44623", City: "Herne"}}, "Geheimort"
			}
			text, err := feed.InstitutionData(p, institutionPage(d, i))
			for _, n := range readLinked(t, text, err) {
				for _, name := range []string{"address", "geo", "location"} {
					if _, has := n[name]; has && protected[i.Key] {
						t.Fatalf("%s has %s", i.Key, name)
					}
				}
				areas, _ := n["areaServed"].([]any)
				for _, area := range areas {
					if key := fmt.Sprint(area.(map[string]any)["identifier"]); len(key) != 5 && len(key) != 2 {
						t.Fatalf("an area %q", key)
					}
				}
			}
			if protected[i.Key] && (strings.Contains(string(text), "Geheim") || strings.Contains(string(text), "44623")) {
				t.Fatalf("%s tells where it is: %s", i.Key, text)
			}
		}
		text, err := feed.NetworkData(p, directory.NetworkPage{Dossier: d})
		if graph := readLinked(t, text, err); len(graph) != 1 || graph[0]["contactPoint"] != nil {
			t.Fatalf("a network is %s", text)
		}
	})
}
