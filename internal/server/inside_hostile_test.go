package server_test

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/signin"
)

// readsNone are the addresses that read no body: what is sent there does not matter.
var readsNone = map[string]bool{
	"/abmelden": true, "/anmelden/link/{token}": true, "/anmelden/passkey": true, "/verwaltung/konto/code/anfang": true,
	"/verwaltung/konto/code/ende": true, "/verwaltung/konto/passkeys/{id}/loeschung": true, "/verwaltung/konto/sitzungen/ende": true,
	"/verwaltung/konto/sitzungen/{id}/ende": true, "/verwaltung/konten/{id}/schliessung": true,
	"/verwaltung/konten/{id}/rollen/{grant}/ende": true, apptest.AtDesk + "{key}/verlauf/{number}/wiederherstellung": true,
}

// posts are the patterns inside that take a form, with one address each.
func (w *atWork) posts(t testing.TB) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, a := range w.InsideAddresses() {
		if slices.Contains(a.Methods, http.MethodPost) {
			found[a.Pattern] = w.Filled(t, a.Pattern)[0]
			if strings.Contains(a.Pattern, "{part}") {
				found[a.Pattern] = strings.NewReplacer("{key}", "herne", "{part}", "ziele", "{entry}", "aufklaerung").Replace(a.Pattern)
			}
		}
	}
	return found
}

// refused checks an answer to what no page of ours sends: it may be a page, lead on or refuse, and shows nothing of our inside.
func (w *atWork) refused(t testing.TB, what, path string, answer *httptest.ResponseRecorder) {
	t.Helper()
	switch {
	case answer.Code >= 500:
		t.Errorf("%s: status %d", what, answer.Code)
	case answer.Code == http.StatusSeeOther, answer.Code == http.StatusMovedPermanently:
		if to := answer.Header().Get("Location"); !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.Contains(to, sentinel) && answer.Code == http.StatusSeeOther {
			t.Errorf("%s: leads to %q", what, to)
		}
	case !strings.HasPrefix(answer.Header().Get("Content-Type"), "text/html"):
		t.Errorf("%s: status %d, Content-Type %q", what, answer.Code, answer.Header().Get("Content-Type"))
	default:
		w.calm(t, what, path, answer)
	}
}

// calm checks that a page, of whatever status, is one for people.
func (w *atWork) calm(t testing.TB, what, path string, answer *httptest.ResponseRecorder) {
	t.Helper()
	doc := apptest.Document(t, answer)
	for _, one := range []string{`a[href="tel:110"]`, `a[href="tel:116016"]`, `a#exit[href="` + w.Leaves(path) + `"]`, "h1", `html[lang=de]`} {
		if doc.Find(one).Length() != 1 && !(strings.HasPrefix(one, "a[") && doc.Find(one).Length() > 0) {
			t.Errorf("%s: status %d, %d of %s on the page", what, answer.Code, doc.Find(one).Length(), one)
		}
	}
	if n := doc.Find("zz, [onmouseover], main img[src=x]").Length(); n > 0 {
		t.Errorf("%s: what was typed became %d elements", what, n)
	}
	text := strings.NewReplacer("<select ", "", "insert-", "").Replace(apptest.Unsealed(answer.Body.String()))
	for _, word := range apptest.TellTales {
		if strings.Contains(text, word) {
			at := strings.Index(text, word)
			t.Errorf("%s: the page shows %q: …%s…", what, word, text[max(0, at-80):min(len(text), at+80)])
		}
	}
	if at := strings.IndexFunc(text, func(c rune) bool { return c == 0 || c == '\u202e' || c == utf8.RuneError }); at >= 0 {
		t.Errorf("%s: the page holds characters that cannot be read: …%q…", what, text[max(0, at-150):min(len(text), at+50)])
	}
}

// wantUntold fails if the log holds an error or anything that was typed, or a line that is not one of ours.
func (w *atWork) wantUntold(t testing.TB) {
	t.Helper()
	for line := range strings.Lines(w.Log.String()) {
		for _, word := range []string{sentinel, "Geheimnis", "198.51.100", "level=ERROR", "panic", w.Colleague.String(), strings.TrimPrefix(w.Confirmation, "/bestaetigung/"), strings.TrimPrefix(w.Link, "/anmelden/link/"), strings.TrimPrefix(w.Invitation, "/treffen/")} {
			if strings.Contains(line, word) {
				t.Errorf("the log holds %q: %.600s", word, line)
			}
		}
		if !strings.HasPrefix(line, "time=2") {
			t.Errorf("a line of the log is %q", line)
		}
	}
}

func TestBodiesThatNoFormInsideSends(t *testing.T) {
	t.Parallel()
	r := work(t)
	set := func(name, value string) func(*http.Request) {
		return func(req *http.Request) { req.Header.Set(name, value) }
	}
	tags := url.QueryEscape(`<zz>` + sentinel + `"'><img src=x onmouseover=1>`)
	for pattern, path := range r.posts(t) {
		for _, test := range []struct {
			name, body string
			prepare    func(*http.Request)
			want       int // 0: whatever is calm
		}{
			{"nothing", "", nil, 0},
			{"NUL", "text=%00&name=a%00b&mit=%00&eintrag=%00&urteil=%00&email=%00&answer=%00&code=%00&fassung=%00&stand=%00", nil, 0},
			{"invalid UTF-8", "text=%ff%fe&name=%ff&mit=%c3%28&netzwerk=%ed%a0%80&email=%ff&answer=%ff&kontakt=%ff&mitglied=%ff", nil, 0},
			{"turned direction", "text=%e2%80%ae" + sentinel + "&name=%e2%80%ae" + sentinel + "&email=%e2%80%ae&mit=%e2%80%ae", nil, 0},
			{"tags", strings.ReplaceAll("text=T&name=T&mit=T&email=T&institution=T&network=T&role=T&gesucht=T&eintrag=T&nach=T&vermerk=T&netzwerk=T&passkey=T&code=T&liste=&zurueck=T&_gesehen=T&_stand=T", "T", tags), nil, 0},
			{"numbers that are too large", "fassung=99999999999999999999&stand=99999999999999999999&number=-1&page=-1&code=-1&fassung=-1", nil, 0},
			{"a broken escape", "text=%zz", nil, http.StatusBadRequest},
			{"semicolons", "text=a;b=c", nil, http.StatusBadRequest},
			{"JSON", `{"text":"` + sentinel + `"}`, set("Content-Type", "application/json"), 0},
			{"no Content-Type", "text=" + sentinel, func(req *http.Request) { req.Header.Del("Content-Type") }, 0},
			{"a broken Content-Type", "text=" + sentinel, set("Content-Type", "application/x-www-form-urlencoded; charset"), http.StatusBadRequest},
			{"multipart without a boundary", "text=" + sentinel, set("Content-Type", "multipart/form-data"), 0},
			{"multipart nonsense", "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + sentinel, set("Content-Type", "multipart/form-data; boundary=x"), 0},
			{"an unknown encoding", "text=a", set("Content-Encoding", "gzip"), http.StatusBadRequest},
			{"more fields than any form has", strings.Repeat("a=b&", 40_001), nil, http.StatusBadRequest},
			{"too much", "text=" + strings.Repeat("a", 9<<20), nil, http.StatusRequestEntityTooLarge},
			{"broken cookies", "text=a", set("Cookie", `a="b; =; ;;; `+signin.CookieName+`="é; __Host-x`), 0},
		} {
			what := fmt.Sprintf("%s: POST %s", test.name, pattern)
			w := r.Send(t, http.MethodPost, path, test.body, test.prepare)
			r.refused(t, what, path, w)
			want := test.want
			if readsNone[pattern] && test.name != "an unknown encoding" {
				want = 0
			}
			switch {
			case want == 0, w.Code == want:
			case w.Code == http.StatusUnprocessableEntity && want == http.StatusBadRequest && (strings.HasPrefix(pattern, apptest.AtDesk+"{key}/mitglieder/") || strings.HasPrefix(pattern, apptest.AtDesk+"{key}/angebote/")): // says it on its own page
			case w.Code == http.StatusTooManyRequests: // at the sign-in, of one address
			case want == http.StatusBadRequest && w.Code == http.StatusRequestEntityTooLarge && test.name == "more fields than any form has":
			case w.Code == http.StatusGone && strings.HasPrefix(pattern, "/anmelden/"), w.Code == http.StatusNotFound && strings.HasPrefix(pattern, "/verwaltung/konten/"):
			default:
				t.Errorf("%s: status %d, want %d", what, w.Code, want)
			}
		}
	}
	posts := r.posts(t)
	for pattern := range readsNone {
		if posts[pattern] == "" {
			t.Errorf("%s is no address", pattern)
		}
	}
	r.wantUntold(t)
}

// Each form of each page is sent with something in every field that no keyboard types.
func TestEveryFieldInsideTakesAnythingCalmly(t *testing.T) {
	t.Parallel()
	r := work(t)
	type form struct{ fields, hidden url.Values }
	forms := map[string]form{}
	kinds := map[string]bool{}
	collect := func(pattern, path string, w *httptest.ResponseRecorder) {
		apptest.Document(t, w).Find("form[method=post]").Each(func(_ int, s *goquery.Selection) {
			action, _, _ := strings.Cut(s.AttrOr("action", path), "#")
			f := form{url.Values{}, url.Values{}}
			s.Find("[name]").Each(func(_ int, e *goquery.Selection) {
				into := f.fields
				if e.AttrOr("type", "") == "hidden" {
					into = f.hidden
				}
				into.Set(e.AttrOr("name", ""), e.AttrOr("value", ""))
			})
			// One form of a kind: entries of one part have the same fields.
			if kind := pattern + " " + strings.Join(slices.Sorted(maps.Keys(f.fields)), " "); !kinds[kind] && len(f.fields) > 0 {
				kinds[kind] = true
				forms[action] = f
			}
		})
	}
	for _, a := range r.InsideAddresses() {
		if !slices.Contains(a.Methods, http.MethodGet) {
			continue
		}
		for _, path := range r.Filled(t, a.Pattern) {
			w := r.Send(t, http.MethodGet, path, "", nil)
			if w.Code != http.StatusOK || strings.HasSuffix(path, ".csv") {
				continue
			}
			collect(a.Pattern, path, w)
		}
	}
	collect("pasted", "", r.Paste(t, r.Coordinator, "herne", "Polizei Herne\nStadt Herne, Jugendamt\nEine neue Stelle e. V."))
	if !slices.ContainsFunc(slices.Collect(maps.Keys(forms)), func(action string) bool { return strings.HasSuffix(action, "/uebernahme") }) {
		t.Error("the list that was pasted is not looked at")
	}
	count := 0
	for action, f := range forms {
		for _, typed := range []string{"a\x00b", "\xff\xfe", "\u202e" + sentinel, `<zz>` + sentinel + `"'><img src=x onmouseover=1>`, strings.Repeat("ä", 5000), "-99999999999999999999"} {
			for _, all := range []bool{false, true} { // with the hidden fields as they are, and with nonsense in them, too
				values := url.Values{}
				for name := range f.fields {
					values.Set(name, typed)
				}
				for name, value := range f.hidden {
					if values[name] = value; all {
						values[name] = []string{typed}
					}
				}
				count++
				r.refused(t, fmt.Sprintf("%.20q in POST %s", typed, action), action, r.Send(t, http.MethodPost, action, values.Encode(), nil))
			}
		}
	}
	r.wantUntold(t)
	t.Logf("%d forms, %d requests", len(forms), count)
}

func TestAddressesInsideThatNobodyLinks(t *testing.T) {
	t.Parallel()
	r := work(t)
	odd := []string{"%00", "%ff", "%e2%80%aeherne", strings.Repeat("a", 20_000), "%2e%2e", "'%20or%201=1--", "%25s", "-1", "0", "99999999999999999999", "9223372036854775807", "%D9%A3", "1e3", "0x10", "+1", sentinel, "%3Czz%3E" + sentinel}
	for _, a := range r.InsideAddresses() {
		for _, place := range apptest.Placeholder.FindAllString(a.Pattern, -1) {
			for _, what := range odd {
				path := strings.Replace(a.Pattern, place, what, 1)
				for _, filling := range []struct{ name, value string }{
					{"{key}", "herne"}, {"{part}", "ziele"}, {"{entry}", "aufklaerung"}, {"{number}", "1"}, {"{id}", r.Colleague.String()}, {"{grant}", r.Grant.String()},
				} {
					path = strings.Replace(path, filling.name, filling.value, 1)
				}
				for _, method := range a.Methods {
					u, err := url.ParseRequestURI(path)
					if err != nil {
						t.Fatal(err)
					}
					w := r.Ask(t, method, "/", "fassung=1&urteil=erledigt", func(req *http.Request) {
						req.URL, req.RequestURI = u, path
						*req = *apptest.As(req, r.Operator)
					})
					r.refused(t, method+" "+path[:min(len(path), 100)], u.Path, w)
					if w.Code == http.StatusOK && method == http.MethodGet && !strings.Contains(a.Pattern, "/{part}") {
						t.Errorf("GET %s: status 200", path)
					}
				}
			}
		}
	}
	for _, query := range []string{
		"vor=-1", "vor=0", "vor=99999999999999999999", "vor=9223372036854775807", "vor=x", "seite=-1", "seite=99999999999999999999", "seite=9223372036854775807", "page=-1", "am=0000-00-00",
		"am=0000-01-01", "am=0001-01-01", "am=9999-12-31", "am=2026-02-30", "am=-1", "am=" + strings.Repeat("9", 5000), "mit=" + sentinel, "mit=%3Czz%3E", "name=%3Czz%3E" + sentinel, "als=" + sentinel, "land=00", "land=%00", "land=%3Czz%3E" + sentinel, "familie=%3Czz%3E" + sentinel, "ansicht=%3Czz%3E" + sentinel,
		"als=%3Czz%3E", "erledigt=%3Czz%3E" + sentinel, "gespeichert=%3Czz%3E" + sentinel, "a;b", "&&&&", strings.Repeat("a=b&", 5000), "fassung=%3Czz%3E", "unveraendert=%3Czz%3E",
	} {
		for _, path := range []string{
			"/verwaltung", "/verwaltung/konten", "/verwaltung/konto", apptest.AtDesk + "herne", apptest.AtDesk + "herne/verlauf", apptest.AtDesk + "herne/verlauf/1", apptest.AtDesk + "herne/stand", apptest.AtDesk + "herne/eingang", apptest.AtDesk + "herne/pruefung",
			apptest.AtDesk + "herne/ziele", apptest.AtDesk + "herne/mitglieder/neu", apptest.AtDesk + "herne/mitglieder/einfuegen", apptest.AtDesk + "braunschweig/entwurf", "/verwaltung/einrichtungen/" + apptest.OwnKey + "/zusammenfuehrung", "/intern", "/intern/netzwerke/herne",
			"/verwaltung/luecken", "/intern/netzwerke/herne/uebersicht", "/intern/netzwerke/herne/abfrage",
			"/anmelden", r.Confirmation, r.Link, r.Invitation,
		} {
			w := r.Send(t, http.MethodGet, path+"?"+query, "", nil)
			r.refused(t, path+"?"+query[:min(len(query), 60)], path, w)
			if strings.Contains(w.Body.String(), "<zz>") {
				t.Errorf("%s?%.60s: the page repeats the query", path, query)
			}
		}
	}
	r.wantUntold(t)
}

func TestAddressesInsideRefuseOtherMethods(t *testing.T) {
	t.Parallel()
	r := work(t)
	count := 0
	for _, a := range r.InsideAddresses() {
		path := r.Filled(t, a.Pattern)[0]
		has := r.Has(path)
		for _, method := range a.Methods {
			if !slices.Contains(has, method) {
				t.Errorf("%s %s is hidden by another pattern", method, a.Pattern)
			}
		}
		for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "GARBAGE"} {
			if slices.Contains(has, method) {
				continue
			}
			count++
			w := r.Send(t, method, path, "text="+sentinel, nil)
			if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != strings.Join(has, ", ") {
				t.Errorf("%s %s: status %d, Allow %q, want 405 and %q", method, path, w.Code, w.Header().Get("Allow"), strings.Join(has, ", "))
				continue
			}
			if method != "HEAD" {
				r.calm(t, method+" "+path, path, w)
			}
		}
	}
	r.wantUntold(t)
	t.Logf("%d requests", count)
}

// contents is a sum over everything that the database holds, table by table.
func contents(t testing.TB, r *apptest.Program) map[string]string {
	t.Helper()
	rows, err := r.SQL.Query(t.Context(), `select table_schema || '.' || table_name from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'desk')`)
	if err != nil {
		t.Fatal(err)
	}
	var tables []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, name)
	}
	sums := map[string]string{}
	for _, name := range tables {
		var sum string
		if err := r.SQL.QueryRow(t.Context(), `select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from `+name+` t`).Scan(&sum); err != nil {
			t.Fatal(err)
		}
		sums[name] = sum
	}
	return sums
}

func TestFormsInsideThatOtherSitesSendChangeNothing(t *testing.T) {
	t.Parallel()
	r := work(t)
	anna := r.SignIn(t, "anna@example.org") // with a cookie, should a browser send it after all
	before := contents(t, r.Program)
	for pattern, path := range r.posts(t) {
		for name, prepare := range map[string]func(*http.Request){
			"cross-site":     func(req *http.Request) { req.Header.Set("Sec-Fetch-Site", "cross-site") },
			"same-site":      func(req *http.Request) { req.Header.Set("Sec-Fetch-Site", "same-site") },
			"foreign origin": func(req *http.Request) { req.Header.Set("Origin", "https://evil.example") },
			"origin null":    func(req *http.Request) { req.Header.Set("Origin", "null") },
		} {
			for _, a := range []account.Account{r.Operator, {}} {
				w := r.Ask(t, http.MethodPost, path, "urteil=erledigt&fassung=1&email=boese%40example.org&role=operator&an=nein", func(req *http.Request) {
					if a.ID != (directory.ID{}) {
						*req = *apptest.As(req, a)
					}
					for _, c := range anna.Cookies {
						req.AddCookie(c)
					}
					prepare(req)
				})
				what := name + ": POST " + pattern
				if w.Code != http.StatusForbidden {
					t.Errorf("%s: status %d", what, w.Code)
					continue
				}
				r.calm(t, what, path, w)
			}
		}
	}
	for table, sum := range contents(t, r.Program) {
		if before[table] != sum {
			t.Errorf("%s is not what it was", table)
		}
	}
	r.wantUntold(t)
	t.Logf("%d tables", len(before))
}

// Whoever is not signed in gets back what they typed, names and all: nothing of it may become part of the page.
func TestFormsInsideWithoutASessionAreHandedBackCalmly(t *testing.T) {
	t.Parallel()
	r := work(t)
	for pattern, path := range r.posts(t) {
		if !strings.HasPrefix(pattern, "/verwaltung") {
			continue
		}
		for name, test := range map[string]struct {
			body string
			want int
		}{
			"names of nonsense":     {"a%00b=1&%ff%fe=2&%e2%80%ae=3&%3Czz%3E=4&%22%3E%3Czz%3E=5&=6", http.StatusForbidden},
			"values of nonsense":    {"a=%00&b=%ff&c=%e2%80%ae" + sentinel + "&d=%3Czz%3E&e=%22%27%3E%3Czz%3E", http.StatusForbidden},
			"an end of the field":   {"a=%3C%2Ftextarea%3E%3Czz%3E" + sentinel, http.StatusForbidden},
			"nothing":               {"", http.StatusForbidden},
			"a broken escape":       {"a=%zz", http.StatusBadRequest},
			"too much":              {"a=" + strings.Repeat("a", 4<<20), http.StatusRequestEntityTooLarge},
			"too many fields":       {strings.Repeat("a=b&", 20_000), http.StatusBadRequest},
			"many short, odd names": {strings.Repeat("%00=%00&", 5_000), http.StatusForbidden},
		} {
			w := r.Found(t, path, test.body, nil)
			what := name + ": POST " + pattern + " without a session"
			if w.Code != test.want {
				t.Errorf("%s: status %d, want %d", what, w.Code, test.want)
			}
			r.calm(t, what, path, w)
		}
	}
	r.wantUntold(t)
}
