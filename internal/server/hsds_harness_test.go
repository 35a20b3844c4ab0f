package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	madeup "rundtisch/internal/invented"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

const hsds = "/hsds/v3"

// hsdsLists are the lists of the exchange standard.
var hsdsLists = []string{"/services", "/organizations", "/service_at_locations", "/taxonomies", "/taxonomy_terms"}

// exchanging is the server over the five networks, three made-up ones, the sealed one and one with something in every
// field of a service.
func exchanging(t testing.TB) *running {
	t.Helper()
	url := storetest.Filled(t, "exchange", func(url string) error {
		if err := loadFive(url); err != nil {
			return err
		}
		ctx := context.Background()
		pool, err := store.Open(ctx, url, store.Owner, nil)
		if err != nil {
			return err
		}
		defer pool.Close()
		atlas, err := openAtlas()
		if err != nil {
			return err
		}
		editor := editing.New(store.New(pool))
		if _, err := editor.Invent(ctx, slices.Collect(madeup.Networks(atlas, 1, 3, today)), today, today); err != nil {
			return err
		}
		for _, d := range []directory.Dossier{sealedNetwork(), rich()} {
			if _, err := editor.Load(ctx, d, today); err != nil {
				return err
			}
		}
		return nil
	})
	r := &running{url: url, owner: storetest.Pool(t, url, store.Owner, nil), queries: &queryCounter{}, log: &lockedBuffer{}}
	r.pool = storetest.Pool(t, url, directory.Public, r.queries)
	r.build(t, r.pool)
	return r
}

// rich is a network whose institution has several places and a service with everything, and a shelter below it.
func rich() directory.Dossier {
	lat, lon := 51.541, 7.219
	services := counselling()
	services.Contacts = append(services.Contacts, directory.Contact{Key: "presse", Kind: directory.ContactPress, Phone: "02323 999"})
	house := directory.Service{Key: "zuflucht", Name: "Zuflucht", Areas: []string{"05916"}, Contacts: []directory.Contact{{Key: "telefon", Kind: directory.ContactHelp, Phone: "02323 17", Email: "hilfe@haus.example.org"}}}
	return directory.Dossier{
		Network: directory.Network{Key: "reich", Name: "Netzwerk Fülle", Form: directory.FormCouncil, Summary: "Alles darin.", Founded: "1999-03", Cadence: &directory.Cadence{Months: 3, Intended: true},
			Periods: []directory.Period{{Key: "jetzt", Status: directory.Active, From: "1999"}}},
		Region: directory.Region{Key: "gebiet-reich", Name: "Stadt Herne", ShortName: "Herne", Kind: directory.RegionCity, State: "05", Districts: []directory.District{{AGS: "05916"}}},
		Goals:  []directory.Goal{{Key: "ziel", Kind: directory.GoalAim, Text: "Schutz", Verbatim: true}},
		Bodies: []directory.Body{{Key: "lenkung", Kind: directory.BodySteering, Name: "Lenkungskreis", Tasks: []string{"lenken"}}},
		People: []directory.Person{{Key: "erika", Name: "Erika Beispielperson", Function: "Koordinatorin", Basis: "Amtsblatt"}},
		Contacts: []directory.Contact{
			{Key: "koordination", Kind: directory.ContactCoordination, Label: "Erika Beispielperson", Person: "erika", Function: "Koordinatorin", Phone: "02323 18", Email: "erika.beispielperson@stadt.example.org"},
			{Key: "presse", Kind: directory.ContactPress, Phone: "02323 998", Email: "presse@stadt.example.org"}},
		Patronages: []directory.Patronage{{Key: "schirm", Person: "erika", Function: "Schirmfrau"}},
		Events:     []directory.Event{{Key: "tag", Title: "Fachtag", Kind: directory.EventConference, Date: "2027-03-01", Starts: "09:00", Registration: "https://stadt.example.org/änmeldung?a=ö"}},
		Members: []directory.Membership{{Key: "verein", Institution: "reich-verein", Role: directory.RoleMember}, {Key: "wohnung", Institution: "reich-wohnung", Role: directory.RoleMember},
			{Key: "frueher", Institution: "reich-frueher", Role: directory.RoleMember, Until: "2020"}, {Key: "gruppe", Group: "Ärztinnen", Sector: "aerzteschaft", Role: directory.RoleGuest}, {Key: "zahl", Count: 7, CountText: "Partner", Role: directory.RoleMember}},
		Institutions: []directory.Institution{
			{Key: "reich-verein", Name: "Verein <Fülle>", LegalForm: "e. V.", Sectors: []directory.Sector{"frauenberatung", "opferhilfe"}, Aliases: []string{"Fülle", "Die Fülle"}, Website: "https://verein.example.org/über-uns",
				Places:   []directory.Place{{Key: "markt", Street: "Marktplatz 1", Postcode: "44623", City: "Herne", Lat: &lat, Lon: &lon, Note: "im Hof"}, {Key: "ohne", City: "Herne"}, {Key: "nur-plz", Street: "Am Kanal 2", Postcode: "44649", City: "Herne"}},
				Services: []directory.Service{services}},
			{Key: "reich-haus", Name: "Haus Fülle", Parent: "reich-verein", Sectors: []directory.Sector{directory.SectorShelter}, Services: []directory.Service{house}},
			{Key: "reich-wohnung", Name: "Wohnung Fülle", Parent: "reich-haus", Sectors: []directory.Sector{"frauenberatung"}, Services: []directory.Service{house}},
			{Key: "reich-frueher", Name: "Früher dabei", Sectors: []directory.Sector{"gericht"}},
		},
	}
}

// value asks for an address of the exchange standard and reads the answer.
func (r *running) value(t testing.TB, path string) any {
	t.Helper()
	w := r.get(t, path)
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json" {
		t.Fatalf("%s: status %d, %s: %s", path, w.Code, w.Header().Get("Content-Type"), w.Body)
	}
	return decoded(t, path, w.Body.Bytes())
}

func decoded(t testing.TB, what string, body []byte) any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		t.Fatalf("%s: %v: %s", what, err, body)
	}
	return v
}

// walk goes through all pages of a list.
func (r *running) walk(t testing.TB, path string) (pages []map[string]any, contents []any) {
	t.Helper()
	between := "?"
	if strings.Contains(path, "?") {
		between = "&"
	}
	for number := 1; ; number++ {
		page, ok := r.value(t, path+between+"page="+strconv.Itoa(number)).(map[string]any)
		if !ok {
			t.Fatalf("%s is no page", path)
		}
		entries, _ := page["contents"].([]any)
		pages, contents = append(pages, page), append(contents, entries...)
		if page["last_page"] == true {
			return pages, contents
		}
	}
}

// lines asks for a list as ndjson and returns its entries.
func (r *running) lines(t testing.TB, path string) []any {
	t.Helper()
	w := r.get(t, path)
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/x-ndjson" {
		t.Fatalf("%s: status %d, %s", path, w.Code, w.Header().Get("Content-Type"))
	}
	return linesOf(t, path, w)
}

func linesOf(t testing.TB, what string, w *httptest.ResponseRecorder) []any {
	t.Helper()
	var all []any
	for line := range bytes.SplitSeq(bytes.TrimSuffix(w.Body.Bytes(), []byte("\n")), []byte("\n")) {
		if len(line) > 0 {
			all = append(all, decoded(t, what, line))
		}
	}
	return all
}

// field is a text in an entry; "" where it is not there.
func field(entry any, names ...string) string {
	for _, name := range names {
		object, _ := entry.(map[string]any)
		entry = object[name]
	}
	text, _ := entry.(string)
	return text
}

// each calls do for every object in a value, with the name it has there.
func each(v any, name string, do func(name string, object map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		do(name, v)
		for key, inner := range v {
			each(inner, key, do)
		}
	case []any:
		for _, inner := range v {
			each(inner, name, do)
		}
	}
}

// post asks a list by POST from a page of another site; the query is sent as a form or as a JSON object.
func (r *running) post(t testing.TB, path, kind, query string) *httptest.ResponseRecorder {
	t.Helper()
	body := query
	if kind == "application/json" {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		object := map[string]any{}
		for name := range values {
			object[name] = values.Get(name)
			if values.Get(name) == "true" {
				object[name] = true
			}
		}
		text, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		body = string(text)
	}
	return r.ask(t, http.MethodPost, path, body, func(req *http.Request) {
		req.Header.Set("Content-Type", kind)
		req.Header.Set("Origin", "https://anderswo.example.org")
		req.Header.Set("Sec-Fetch-Site", "cross-site")
	})
}
