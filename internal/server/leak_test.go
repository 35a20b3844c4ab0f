package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/parts"
)

// mayStand is what may stand at the places of a pattern: everything that the database has, whoever may read it.
func mayStand(t testing.TB, r *apptest.Program) map[string][]string {
	t.Helper()
	column := func(sql string) []string {
		rows, err := r.SQL.Query(t.Context(), sql)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		var all []string
		for rows.Next() {
			var one string
			if err := rows.Scan(&one); err != nil {
				t.Fatal(err)
			}
			all = append(all, one)
		}
		return all
	}
	var slugs []string
	for _, p := range parts.All() {
		slugs = append(slugs, p.Slug)
	}
	links := r.Pages.Assets.Links
	return map[string][]string{
		"/netzwerke/{key}": column(`select key::text from networks`), "/einrichtungen/{key}": column(`select key::text from institutions`),
		"/einbetten/{key}": framed(column(`select key::text from networks`)),
		"{code}":           {"05916", "05", "03101"}, "{id}": append(column(`select id::text from services union select id::text from desk.meetings`), column(`select id::text from institutions union select id::text from networks`)...), "{part}": slugs,
		"{entry}":  column(`select key::text from memberships where network_id = (select id from networks where key = 'versiegelt')`),
		"{number}": {"1"}, "{token}": {"ABC"}, "{grant}": {"00000000-0000-0000-0000-000000000001"}, "{sprache}": {"de", "ar"}, "{service}": {"angebot"},
		"{word}": {"abgelaufen"}, "{file}": {strings.TrimPrefix(links.CSS, "/static/"), strings.TrimPrefix(links.Handout, "/static/")},
	}
}

// framed are what may stand behind /einbetten/: every network, part and language.
func framed(networks []string) []string {
	all := apptest.EmbedAddresses(networks...)
	for i := range all {
		all[i] = strings.TrimPrefix(all[i], "/einbetten/")
	}
	return all
}

// filledWith returns the addresses of a pattern. One with a place of a new kind fails until it is said what may stand there.
func filledWith(t testing.TB, pattern string, values map[string][]string) []string {
	t.Helper()
	paths := []string{pattern}
	for _, place := range []string{"/netzwerke/{key}", "/einrichtungen/{key}", "/einbetten/{key}", "{code}", "{id}", "{part}", "{entry}", "{number}", "{token}", "{grant}", "{sprache}", "{service}", "{file}", "{word}"} {
		if !strings.Contains(pattern, place) {
			continue
		}
		var all []string
		for _, path := range paths {
			for _, value := range values[place] {
				all = append(all, strings.Replace(path, place, place[:strings.IndexByte(place, '{')]+value, 1))
			}
		}
		paths = all
	}
	if left := apptest.Placeholder.FindString(paths[0]); left != "" {
		t.Fatalf("%s: no test knows what may stand at %s: say it in mayStand", pattern, left)
	}
	return paths
}

// questions are posted wherever something can be posted: whoever searches must not find more than whoever reads.
var questions = []url.Values{
	{}, {"q": {"Probe"}, "wo": {"Probe 44623"}, "text": {"Probe"}, "email": {"probe@example.org"}},
	{"q": {"44623"}, "wo": {"44623"}}, {"q": {"Gericht"}, "wo": {"Herne Stalking"}}, {"q": {"Geheim"}, "wo": {"44623"}, "sprache": {"ar"}, "umkreis": {"0"}},
	{"full": {"true"}}, {"search": {"Geheim"}, "postcode": {"44623"}}, {"search": {"Probe"}},
	{"q": {"gehei"}, "wo": {""}, "thema": {"stalking"}, "offen": {"jetzt"}}, {"wo": {"44623"}, "seite": {"2"}}, {"wo": {"44623"}, "barrierefreiheit": {"dgs"}, "sprache": {"ti"}},
}

// crawl asks for every address of the router with everything that may stand in it, posts every question, follows every
// link of ours, and calls seen with each answer. It returns how many patterns, addresses and answers there were.
func crawl(t testing.TB, r *apptest.Program, addresses []address2, do func(method, path string, form url.Values) *httptest.ResponseRecorder, seen func(what string, w *httptest.ResponseRecorder)) (asked, answers int) {
	t.Helper()
	values := mayStand(t, r)
	known := map[string]bool{}
	var queue []string
	visit := func(path string) {
		if path, _, _ = strings.Cut(path, "#"); path != "" && !known[path] {
			known[path] = true
			queue = append(queue, path)
		}
	}
	for _, a := range addresses {
		paths := filledWith(t, a.pattern, values)
		if slices.Contains(a.methods, http.MethodGet) {
			for _, path := range paths {
				visit(path)
			}
		}
		if slices.Contains(a.methods, http.MethodPost) {
			for _, path := range paths[:min(len(paths), 3)] {
				for _, form := range questions {
					answers++
					w := do(http.MethodPost, path, form)
					seen("POST "+path+" "+form.Encode(), w)
					if to := w.Header().Get("Location"); strings.Contains(to, "/suche/") || strings.Contains(to, "/nachfragen/") {
						visit(to)
					}
				}
			}
		}
	}
	for _, list := range apptest.HSDSLists {
		for _, query := range []string{"?per_page=200", "?format=ndjson", "?full=true&per_page=100", "?full=true&format=ndjson", "?full_service=true&format=ndjson", "?minimal=true", "?search=Probe", "?postcode=44623"} {
			visit(apptest.HSDS + list + query)
		}
	}
	for _, path := range []string{"/gibt-es-nicht", "/netzwerke/gibt-es-nicht", "/en/einrichtungen/gibt-es-nicht", "/hilfe?%00", "/netzwerke?seite=-1"} {
		visit(path)
	}
	for ; len(queue) > 0; queue = queue[1:] {
		answers++
		w := do(http.MethodGet, queue[0], nil)
		seen("GET "+queue[0], w)
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			for _, link := range linksOf(t, w) {
				visit(link)
			}
		}
	}
	return len(known), answers
}

type address2 struct {
	pattern string
	methods []string
}

func linksOf(t testing.TB, w *httptest.ResponseRecorder) []string {
	t.Helper()
	var links []string
	apptest.Document(t, w).Find("a[href], link[href], form[method=get][action]").Each(func(_ int, s *goquery.Selection) {
		to := s.AttrOr("href", s.AttrOr("action", ""))
		if strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !strings.HasPrefix(to, "/weg") && !strings.HasPrefix(to, "/abmelden") {
			links = append(links, to)
		}
	})
	return links
}

func addressList(r *apptest.Program) []address2 {
	var all []address2
	for _, a := range append(r.Addresses(), r.InsideAddresses()...) {
		all = append(all, address2{a.Pattern, a.Methods})
	}
	return all
}

func TestNobodyReadsWhatIsForStaffOrCoordination(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.LoadSealed(t)
	marks := append(apptest.StaffSeal.Marks(), apptest.CoordinationSeal.Marks()...)
	public, packed := 0, false
	asked, answers := crawl(t, r, addressList(r), func(method, path string, form url.Values) *httptest.ResponseRecorder {
		return r.Ask(t, method, path, form.Encode(), nil)
	}, func(what string, w *httptest.ResponseRecorder) {
		if found := apptest.FindMark(apptest.AllText(w), marks); found != "" {
			t.Errorf("%s (%d): …%s…", what, w.Code, found)
		}
		if strings.Contains(apptest.Unpacked(w), "Probe") {
			public++
			if strings.HasSuffix(what, "rundtisch.zip") {
				packed = true
			}
		}
	})
	if !packed {
		t.Error("the download does not speak of the sealed network")
	}
	if public < 10 {
		t.Errorf("only %d answers speak of the sealed network at all", public)
	}
	t.Logf("%d patterns, %d addresses, %d answers, %d of them about the sealed network", len(addressList(r)), asked, answers, public)
}

// Staff of any network read what is for staff; what is for one coordination they never do, nor do the coordinators of
// another network. What they hand to a person holds neither.
func TestStaffReadNothingThatIsForOneCoordination(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.LoadSealed(t)
	r.Invite(t, "fach@example.org", account.Staff, "")
	r.Invite(t, "soest@example.org", account.Coordinator, "soest")
	for _, email := range []string{"fach@example.org", "soest@example.org"} {
		v := r.SignIn(t, email)
		for _, id := range mayStand(t, r)["{id}"] {
			v.Post("/vermittlung/merkliste", "angebot", id)
		}
		reads, handed := 0, 0
		asked, answers := crawl(t, r, addressList(r), func(method, path string, form url.Values) *httptest.ResponseRecorder {
			switch {
			case path == "/weg", method == http.MethodPost && (!strings.HasPrefix(path, "/vermittlung") || strings.HasPrefix(path, "/vermittlung/merkliste")):
				return httptest.NewRecorder() // leaving and changing is what other tests are about
			case method == http.MethodPost:
				w := v.Do(method, path, form)
				if w.Code != http.StatusSeeOther {
					return w
				}
				return v.Get(w.Header().Get("Location"))
			}
			return v.Get(path)
		}, func(what string, w *httptest.ResponseRecorder) {
			if found := apptest.FindMark(apptest.AllText(w), apptest.CoordinationSeal.Marks()); found != "" {
				t.Errorf("%s, %s (%d): …%s…", email, what, w.Code, found)
			}
			found := apptest.FindMark(apptest.AllText(w), apptest.StaffSeal.Marks())
			if found != "" {
				reads++
			}
			if path := strings.TrimPrefix(what, "GET /vermittlung/merkliste/"); path != what && !strings.HasPrefix(path, "fachkraft") && path != "kontakte.vcf" {
				handed++
				if found != "" {
					t.Errorf("%s, %s is for a person: …%s…", email, what, found)
				}
			}
		})
		if reads < 20 || handed < 4 {
			t.Errorf("%s read what is for staff in %d answers only, %d sheets for persons", email, reads, handed)
		}
		t.Logf("%s: %d addresses, %d answers, %d with what is for staff, %d for persons", email, asked, answers, reads, handed)
	}
}
