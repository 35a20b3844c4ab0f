package server_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
)

// answersOtherwise are the addresses inside that are asked for here and are no page of their own: what they wait for was
// not begun, or they lead on.
var answersOtherwise = map[string]int{
	"/weg": http.StatusSeeOther, "/verwaltung/konto/passkeys/neu": http.StatusSeeOther, "/anmelden/code": http.StatusGone,
	// Without a session nothing is put aside; there they lead to the empty list.
	"/vermittlung/merkliste/fachkraft": http.StatusSeeOther, "/vermittlung/merkliste/person": http.StatusSeeOther, "/vermittlung/merkliste/person/ar": http.StatusSeeOther,
	"/vermittlung/merkliste/kontaktliste": http.StatusSeeOther, "/vermittlung/merkliste/kontaktliste.vcf": http.StatusSeeOther, "/vermittlung/merkliste/kontakte.vcf": http.StatusSeeOther,
}

// filesInside are what is no page but a file to keep, by its ending.
var filesInside = map[string]string{".csv": "text/csv", ".vcf": "text/vcard", ".html": "text/html",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".yaml": "application/yaml", ".json": "application/json"}

func TestEveryPageInsideIsAPageThatProtects(t *testing.T) {
	t.Parallel()
	r := work(t)
	folder := t.TempDir()
	names := map[string]string{}
	keep := func(path string, w *httptest.ResponseRecorder) {
		name := filepath.Join(folder, fmt.Sprintf("%03d.html", len(names)))
		names[name] = path
		if err := os.WriteFile(name, w.Body.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, a := range r.InsideAddresses() {
		if !slices.Contains(a.Methods, http.MethodGet) {
			continue
		}
		for _, path := range r.Filled(t, a.Pattern) {
			w := r.Send(t, http.MethodGet, path, "", func(req *http.Request) { req.Header.Set("Accept-Encoding", "gzip, zstd, br") })
			want := http.StatusOK
			if status, ok := answersOtherwise[path]; ok {
				want = status
			}
			if w.Code != want {
				t.Errorf("%s: status %d, want %d", path, w.Code, want)
				continue
			}
			checkHeaders(t, apptest.Address{At: r.at(), Method: http.MethodGet, Path: path, HTML: true}, without(w.Header(), "Set-Cookie"))
			if got := w.Header().Values("Content-Encoding"); len(got) > 0 {
				t.Errorf("%s: what is secret is packed together with what was sent: %q", path, got)
			}
			if len(w.Header().Values("Set-Cookie")) > 0 && path != "/weg" && path != "/verwaltung/konto/code" {
				t.Errorf("%s: a cookie is set: %q", path, w.Header().Values("Set-Cookie"))
			}
			switch kind := w.Header().Get("Content-Type"); {
			case want == http.StatusSeeOther:
			case filesInside[filepath.Ext(path)] != "":
				if !strings.HasPrefix(kind, filesInside[filepath.Ext(path)]) || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") {
					t.Errorf("%s: %v", path, w.Header())
				}
			default:
				if kind != "text/html; charset=utf-8" {
					t.Errorf("%s: Content-Type %q", path, kind)
				}
				keep(path, w)
				r.checkPage(t, path, apptest.Document(t, w))
			}
		}
	}
	apptest.CheckMarkup(t, folder, func(file string) string { return names[file] })
	t.Logf("%d pages", len(names))
}

// at is the server as addresses name it.
func (w *atWork) at() apptest.Served { return apptest.Served{Program: w.Program} }

func without(h http.Header, name string) http.Header {
	h = h.Clone()
	h.Del(name)
	return h
}

// checkPage looks at what every page inside has, whatever it shows.
func (w *atWork) checkPage(t testing.TB, path string, doc *goquery.Document) {
	t.Helper()
	if n := doc.Find("h1").Length(); n != 1 {
		t.Errorf("%s: %d headings of the first level", path, n)
	}
	if lang := doc.Find("html").AttrOr("lang", ""); lang != "de" {
		t.Errorf("%s: the page is in %q", path, lang)
	}
	if to := doc.Find("#exit").AttrOr("href", ""); to != w.Leaves(path) {
		t.Errorf("%s: the exit leads to %q, want %q", path, to, w.Leaves(path))
	}
	if title := doc.Find("title").Text(); strings.HasPrefix(title, " –") || title == "" {
		t.Errorf("%s: the title is %q", path, title)
	}
	doc.Find("link[rel=alternate]").Each(func(_ int, s *goquery.Selection) { t.Errorf("%s: another language is promised", path) })
	if strings.HasSuffix(path, "/einbetten") {
		doc.Find(`iframe.preview[sandbox="allow-same-origin"][src^="/einbetten/"]`).Remove()
	}
	doc.Find("style, [style], script:not([src]), script:not([integrity]), iframe, object, embed, base").Each(func(_ int, s *goquery.Selection) {
		html, _ := goquery.OuterHtml(s)
		t.Errorf("%s holds %.200s", path, html)
	})
	doc.Find("a[target], a[ping], a[href^='http']:not([rel~=noreferrer])").Each(func(_ int, s *goquery.Selection) {
		html, _ := goquery.OuterHtml(s)
		t.Errorf("%s: a link that tells others or opens a window: %.200s", path, html)
	})
	doc.Find("input:not([type=hidden]), select, textarea").Each(func(_ int, s *goquery.Selection) {
		id := s.AttrOr("id", "")
		labelled := s.Closest("label").Length() > 0 || s.AttrOr("aria-label", "") != "" || s.AttrOr("aria-labelledby", "") != ""
		if !labelled && (id == "" || doc.Find("label").FilterFunction(func(_ int, l *goquery.Selection) bool { return l.AttrOr("for", "") == id }).Length() == 0) {
			t.Errorf("%s: the field %s has no label", path, s.AttrOr("name", ""))
		}
		for _, by := range strings.Fields(s.AttrOr("aria-describedby", "")) {
			if doc.Find("*").FilterFunction(func(_ int, e *goquery.Selection) bool { return e.AttrOr("id", "") == by }).Length() != 1 {
				t.Errorf("%s: the field %s is described by %q, which is not there", path, s.AttrOr("name", ""), by)
			}
		}
	})
	doc.Find("form").Each(func(_ int, s *goquery.Selection) {
		if method := s.AttrOr("method", "get"); method == "get" && s.Find("input[type=password], textarea").Length() > 0 {
			t.Errorf("%s: a form sends what is typed in its address: %s", path, s.AttrOr("action", ""))
		}
	})
}
