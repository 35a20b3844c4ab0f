package api_test

import (
	"encoding/json"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
)

// contract says, from our own reading of the standard, what each object must have and what its fields look like. Fields
// that are not named here are texts. An object is known by the name under which it stands.
var contract = map[string]struct {
	required string
	fields   map[string]string
}{
	"services":                 {"id name status", map[string]string{"id": "uuid", "status": "status", "organization_id": "uuid", "url": "uri", "email": "email", "assured_date": "date", "last_modified": "moment"}},
	"service":                  {"id name status", map[string]string{"id": "uuid", "status": "status", "url": "uri", "email": "email", "assured_date": "date", "last_modified": "moment"}},
	"organizations":            {"id name description", map[string]string{"id": "uuid", "website": "uri", "uri": "uri", "email": "email", "year_incorporated": "number", "parent_organization_id": "uuid"}},
	"organization":             {"id name description", map[string]string{"id": "uuid", "website": "uri", "uri": "uri", "email": "email", "year_incorporated": "number", "parent_organization_id": "uuid"}},
	"service_at_locations":     {"id", map[string]string{"id": "uuid", "service_id": "uuid"}},
	"locations":                {"id location_type", map[string]string{"id": "uuid", "location_type": "place", "organization_id": "uuid", "latitude": "number", "longitude": "number"}},
	"location":                 {"id location_type", map[string]string{"id": "uuid", "location_type": "place", "organization_id": "uuid", "latitude": "number", "longitude": "number"}},
	"addresses":                {"id address_1 city state_province postal_code country address_type", map[string]string{"id": "uuid", "location_id": "uuid", "address_type": "place", "country": "country"}},
	"accessibility":            {"id", map[string]string{"id": "uuid", "location_id": "uuid"}},
	"phones":                   {"id number", map[string]string{"id": "uuid", "service_id": "uuid", "organization_id": "uuid", "contact_id": "uuid", "extension": "number"}},
	"contacts":                 {"id", map[string]string{"id": "uuid", "organization_id": "uuid", "email": "email"}},
	"schedules":                {"id", map[string]string{"id": "uuid", "service_id": "uuid", "valid_from": "date", "valid_to": "date", "timezone": "number", "freq": "freq", "interval": "number", "opens_at": "clock", "closes_at": "clock", "byday": "days"}},
	"languages":                {"id", map[string]string{"id": "uuid", "service_id": "uuid", "code": "language"}},
	"service_areas":            {"id", map[string]string{"id": "uuid", "service_id": "uuid", "uri": "uri"}},
	"attributes":               {"id link_id link_entity", map[string]string{"id": "uuid", "link_id": "uuid"}},
	"taxonomies":               {"id name description", map[string]string{"id": "uuid"}},
	"taxonomy_detail":          {"id name description", map[string]string{"id": "uuid"}},
	"taxonomy_terms":           {"id name description", map[string]string{"id": "uuid", "parent_id": "uuid", "taxonomy_id": "uuid", "term_uri": "uri"}},
	"taxonomy_term":            {"id name description", map[string]string{"id": "uuid", "parent_id": "uuid", "taxonomy_id": "uuid", "term_uri": "uri"}},
	"service_at_location":      {"id", map[string]string{"id": "uuid", "service_id": "uuid"}},
	"x_netzwerk":               {"form leistet_soforthilfe geaendert_am", map[string]string{"leistet_soforthilfe": "boolean", "geaendert_am": "moment"}},
	"partner_zahl_laut_quelle": {"", map[string]string{"anzahl": "number"}},
}

var uuidText = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[58][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// fits reports whether a value is of a kind of the contract.
func fits(kind string, v any) bool {
	if kind == "number" {
		_, ok := v.(json.Number)
		return ok
	}
	if kind == "boolean" {
		_, ok := v.(bool)
		return ok
	}
	text, ok := v.(string)
	if !ok || text == "" {
		return false
	}
	switch kind {
	case "uuid":
		return uuidText.MatchString(text)
	case "uri":
		u, err := url.Parse(text)
		return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.String() == text && !strings.ContainsFunc(text, func(r rune) bool { return r > '~' })
	case "email":
		at, err := mail.ParseAddress(text)
		return err == nil && at.Address == text
	case "date":
		_, err := time.Parse(time.DateOnly, text)
		return err == nil
	case "moment":
		_, err := time.Parse("2006-01-02T15:04:05.000Z", text)
		return err == nil
	case "clock":
		return regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d\+0[12]:00$`).MatchString(text)
	case "days":
		return regexp.MustCompile(`^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$`).MatchString(text)
	case "language":
		return regexp.MustCompile(`^[a-z]{2,3}$`).MatchString(text)
	case "status":
		return slices.Contains([]string{"active", "inactive", "defunct", "temporarily closed"}, text)
	case "place":
		return slices.Contains([]string{"physical", "postal", "virtual"}, text)
	case "freq":
		return text == "WEEKLY" || text == "MONTHLY"
	case "country":
		return text == "DE"
	}
	return true
}

func TestEveryObjectOfTheExchangeStandardKeepsTheContract(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	seen := map[string]int{}
	for _, list := range apptest.HSDSLists {
		query := "?format=ndjson"
		switch list {
		case "/services", "/service_at_locations":
			query += "&full=true"
		case "/organizations":
			query += "&full_service=true"
		}
		for _, entry := range append(r.NDJSON(t, apptest.HSDS+list+query), r.NDJSON(t, apptest.HSDS+list+"?format=ndjson")...) {
			apptest.EachObject(entry, strings.TrimPrefix(list, "/"), func(name string, object map[string]any) {
				terms, known := contract[name]
				if !known {
					if !inExtension[name] {
						t.Errorf("%s: nobody has said what a %q is", list, name)
					}
					return
				}
				seen[name]++
				for required := range strings.FieldsSeq(terms.required) {
					if _, there := object[required]; !there {
						t.Errorf("%s: a %s without %s: %v", list, name, required, object)
					}
				}
				for field, v := range object {
					kind := terms.fields[field]
					switch v.(type) {
					case []any, map[string]any:
						if kind != "" {
							t.Errorf("%s: %s of a %s is %v", list, field, name, v)
						}
					default:
						if !fits(kind, v) {
							t.Errorf("%s: %s of a %s is %v, want %s", list, field, name, v, kind)
						}
					}
				}
			})
		}
	}
	for name := range contract {
		if seen[name] == 0 && name != "taxonomy_detail" && name != "service_at_location" {
			t.Errorf("no %s was met", name)
		}
	}
	t.Logf("%v", seen)
}

// inExtension are the objects of x_netzwerk, which has a schema of its own.
var inExtension = map[string]bool{"gebiet": true, "kreise": true, "zeitraeume": true, "ziele": true, "gremien": true, "vereinbarungen": true, "schirmherrschaft": true,
	"rhythmus": true, "mitgliedschaften": true, "veranstaltungen": true, "meldungen": true}
