package apptest

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/locale"
	"rundtisch/internal/server"
)

// Address is something a visitor can ask for, and the status of the answer.
type Address struct {
	At           Served
	Method, Path string
	Form         map[string]string
	Status       int
	HTML         bool
	Kind         string // the pattern that it belongs to, without its language
}

// Page is the address of a page of the program, with nothing known of the answer.
func (s Served) Page(path string) Address { return Address{At: s, Method: http.MethodGet, Path: path} }

// IsEmbed reports whether a page is made to be shown in a frame by others.
func (a Address) IsEmbed() bool { return strings.HasPrefix(a.Path, "/einbetten/") }

// String names the address for people.
func (a Address) String() string {
	name := a.Path
	for _, key := range slices.Sorted(maps.Keys(a.Form)) {
		name += " " + key + "=" + a.Form[key]
	}
	return name
}

// AllAddresses returns every address of the router in every language, with the parameters that the data has, and the
// pages that tell of an error. A new address is among them without anybody thinking of it; one with a new kind of
// parameter fails until it is said here what may stand there.
func (s *Site) AllAddresses(t testing.TB) []Address {
	t.Helper()
	values := map[string][]string{
		"/netzwerke/{key}":                   s.Keys(t, "networks"),
		"/einrichtungen/{key}":               s.Keys(t, "institutions"),
		"/netzwerke/{key}/hinweis":           {"herne"},
		"/netzwerke/{key}/hinweis/danke":     {"herne"},
		"/einrichtungen/{key}/hinweis":       {"weisser-ring", "beratung-herne"},
		"/einrichtungen/{key}/hinweis/danke": {"weisser-ring"},
		"/einrichtungen/{key}/eintrag":       {"weisser-ring", "beratung-herne"},
		"/einrichtungen/{key}/eintrag/danke": {"weisser-ring"},
		"/netzwerke/{key}/termine.ics":       s.Keys(t, "networks"),
		"/netzwerke/{key}/neues.atom":        {"herne"},
		"/regionen/{code}/termine.ics":       {"02", "05", "05916", "05974"},
		"/regionen/{code}/neues.atom":        {"02", "05", "05916", "05974"},
		"/einbetten/{key}": {"herne", "herne?teil=termine&sprache=en", "mettmann?teil=kontakt", "soest", "anhalt-bitterfeld",
			"braunschweig?teil=termine"},
		// Länder and Kreise with and without a network, read and inferred.
		"/regionen/{code}": {"02", "05", "05916", "05974", "03101", "03151", "15082", "09162"},
		"/static/{file}": {
			strings.TrimPrefix(s.Pages.Assets.Links.CSS, "/static/"), strings.TrimPrefix(s.Pages.Assets.Links.JS, "/static/"),
			strings.TrimPrefix(s.Pages.Assets.Links.Icon, "/static/"),
		},
	}
	forms := map[string]map[string]int{
		"/suche":      {"44623 Herne": http.StatusSeeOther, "": 422, strings.Repeat("x", 300): 422},
		"/angebote":   {"44623": http.StatusSeeOther},
		"/nachfragen": {"44623": http.StatusSeeOther, "": 422},
	}
	values["/suche/{word}"] = []string{"abgelaufen"}
	for _, words := range []string{
		"44623 Herne", "59494 Polizei", "40721", "99999", "Soset", "Frauenhauser", "Polizei Kinder", "<b>Xyzzy</b>", "Neustadt",
		"44623 arabisch türkisch dgs", "er hat ein Messer", "NRW Weißer Ring",
	} {
		found := Address{s.Served, http.MethodPost, "/suche", map[string]string{"wo": words}, http.StatusSeeOther, false, ""}.Ask(t)
		values["/suche/{word}"] = append(values["/suche/{word}"], strings.TrimPrefix(found.Header().Get("Location"), "/suche/"))
	}
	values["/nachfragen/{word}"] = []string{"abgelaufen"}
	for _, words := range []string{"59494", "44623 Herne", "Neustadt"} {
		found := Address{s.Served, http.MethodPost, "/nachfragen", map[string]string{"wo": words}, http.StatusSeeOther, false, ""}.Ask(t)
		values["/nachfragen/{word}"] = append(values["/nachfragen/{word}"], strings.TrimPrefix(found.Header().Get("Location"), "/nachfragen/"))
	}
	var all []Address
	err := chi.Walk(s.Router(), func(method, pattern string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		prefix, plain := "", strings.TrimSuffix(pattern, "/")
		if first, rest, _ := strings.Cut(strings.TrimPrefix(plain, "/"), "/"); slices.Contains(locale.Languages, first) {
			prefix, plain = "/"+first, strings.TrimSuffix("/"+rest, "/")
		}
		switch {
		case server.IsInside(pattern): // TestRights…, and the pictures of the desk
		case strings.HasPrefix(pattern, HSDS): // for programs: TestEveryAnswerCarriesTheHeaders, and tests of its own
		case method == http.MethodPost && strings.HasSuffix(plain, "/eintrag"): // a number is what it is for
			path := strings.Replace(plain, "{key}", values[plain][0], 1)
			for text, status := range map[string]int{"": 422, "Rufen Sie 02323 123456 an <b>": http.StatusSeeOther} {
				said := map[string]string{"text": text}
				all = append(all, Address{s.Served, method, prefix + path, said, status, status != http.StatusSeeOther, method + plain})
			}
		case method == http.MethodPost && strings.HasSuffix(plain, "/hinweis"):
			path := strings.Replace(plain, "{key}", values[plain][0], 1)
			for text, status := range map[string]int{"": 422, "Rufen Sie 02323 123456 an <b>": 422} {
				all = append(all, Address{s.Served, method, prefix + path, map[string]string{"text": text}, status, true, method + plain})
			}
		case method == http.MethodPost && forms[plain] != nil:
			for _, words := range slices.Sorted(maps.Keys(forms[plain])) {
				status := forms[plain][words]
				all = append(all, Address{s.Served, method, prefix + plain, map[string]string{"wo": words},
					status, status != http.StatusSeeOther, method + plain})
			}
		case plain == "/angebote": // it moved
			all = append(all, Address{s.Served, method, prefix + plain, nil, http.StatusMovedPermanently, false, method + plain})
		case method != http.MethodGet:
			t.Errorf("%s %s: no test knows what is posted there: add it to forms", method, pattern)
		case !strings.Contains(plain, "{"):
			all = append(all, Address{s.Served, method, max(prefix+plain, "/"), nil, http.StatusOK, isPage(plain), method + plain})
		case values[plain] == nil:
			t.Errorf("%s: no test knows what stands there: add it to values", pattern)
		default:
			for _, value := range values[plain] {
				path := plain[:strings.IndexByte(plain, '{')] + value + plain[strings.IndexByte(plain, '}')+1:]
				all = append(all, Address{s.Served, method, prefix + path, nil, http.StatusOK, isPage(plain), method + plain})
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"", "/en"} {
		all = append(all,
			Address{s.Served, "GET", lang + "/netzwerke?land=05&form=runder_tisch", nil, http.StatusOK, true, "chosen"},
			Address{s.Served, "GET", lang + "/netzwerke?land=02", nil, http.StatusOK, true, "chosen"}, // where none is
			Address{s.Served, "GET", lang + "/gibt-es-nicht", nil, http.StatusNotFound, true, "error"},
			Address{s.Served, "GET", lang + "/netzwerke/war-einmal", nil, http.StatusGone, true, "error"},
			Address{s.Served, "GET", lang + "/hilfe%00", nil, http.StatusNotFound, true, "error"},
			Address{s.Served, "POST", lang + "/hilfe", map[string]string{"q": ""}, http.StatusMethodNotAllowed, true, "error"},
			Address{s.Failing, "GET", lang + "/netzwerke", nil, http.StatusInternalServerError, true, "error"},
			Address{s.Away, "GET", lang + "/netzwerke", nil, http.StatusServiceUnavailable, true, "error"},
			Address{s.Away, "POST", lang + "/suche", map[string]string{"wo": "Polizei"}, http.StatusServiceUnavailable, true, "error"},
		)
	}
	return all
}

// isPage tells pages from what is for machines.
func isPage(pattern string) bool {
	return !slices.ContainsFunc([]string{".", "/static/", "/healthz", "/readyz", "/.well-known/"},
		func(part string) bool { return strings.Contains(pattern, part) })
}

// Keys returns the keys of all networks or institutions.
func (s *Site) Keys(t testing.TB, table string) []string {
	t.Helper()
	rows, err := s.SQL.Query(t.Context(), `select key::text from `+table+` order by key`)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// Ask asks for it without a browser.
func (a Address) Ask(t testing.TB) *httptest.ResponseRecorder {
	t.Helper()
	form := url.Values{}
	for key, value := range a.Form {
		form.Set(key, value)
	}
	r := httptest.NewRequestWithContext(t.Context(), a.Method, a.Path, strings.NewReader(form.Encode()))
	if a.Form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w := httptest.NewRecorder()
	a.At.ServeHTTP(w, r)
	return w
}
