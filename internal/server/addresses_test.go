package server_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
	"rundtisch/templates"
)

// paths fills the places of a pattern so that the address exists.
func (r *running) paths(pattern string) []string {
	institution := strings.Contains(pattern, "/einrichtungen/")
	if list, ok := strings.CutPrefix(strings.TrimSuffix(pattern, "/{id}"), hsds); ok && list != strings.TrimPrefix(pattern, hsds) {
		return exchanged(list)
	}
	switch {
	case pattern == "/static/{file}":
		return []string{r.pages.Assets.Links.CSS, r.pages.Assets.Links.JS, r.pages.Assets.Links.Icon}
	case pattern == "/einbetten/{key}":
		return embeds("herne", "soest")
	case institution && strings.Contains(pattern, "/hinweis"):
		return []string{strings.Replace(pattern, "{key}", "weisser-ring", 1)}
	case strings.Contains(pattern, "/netzwerke/{key}/hinweis"):
		return []string{strings.Replace(pattern, "/netzwerke/{key}", hernePage, 1)}
	case institution:
		return []string{strings.Replace(pattern, "{key}", "weisser-ring", 1)}
	case strings.Contains(pattern, "{code}"):
		return []string{strings.Replace(pattern, "{code}", "05916", 1), strings.Replace(pattern, "{code}", "05", 1)}
	case strings.HasSuffix(pattern, "/hinweis"), strings.HasSuffix(pattern, "/danke"):
		return []string{strings.Replace(pattern, "/netzwerke/{key}", hernePage, 1)}
	case strings.HasSuffix(pattern, "{key}"), strings.HasSuffix(pattern, "/termine.ics") && pattern != "/termine.ics", strings.HasSuffix(pattern, "/neues.atom") && pattern != "/neues.atom":
		var all []string
		for _, network := range []string{hernePage, mettmannPage, soestPage, braunschweigPage, anhaltBitterfeldPage} {
			all = append(all, strings.Replace(pattern, "/netzwerke/{key}", network, 1))
		}
		return all
	case pattern == "/en/":
		return []string{"/en", "/en/"}
	}
	return []string{pattern}
}

// embeds are the addresses of the parts of networks that pages of others may show.
func embeds(keys ...string) []string {
	var all []string
	for _, key := range keys {
		for _, part := range templates.EmbedParts {
			for _, lang := range locale.Languages {
				all = append(all, templates.EmbedChoice{Part: part, Lang: lang}.Path(key))
			}
		}
	}
	return all
}

func isEmbed(path string) bool { return strings.HasPrefix(path, "/einbetten/") }

// every returns every address of the program that answers, filled in.
func (r *running) every() []string {
	var all []string
	for _, a := range r.Addresses() {
		all = append(all, r.paths(a.Pattern)...)
	}
	return all
}

// ask sends a request; prepare may be nil.
func (r *running) ask(t testing.TB, method, target, body string, prepare func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	req := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if prepare != nil {
		prepare(req)
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	return w
}

// document reads an answer as HTML.
func document(t testing.TB, w *httptest.ResponseRecorder) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(w.Body.String()))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// inside are words that only somebody who reads our code or our tables should ever meet.
var inside = []string{
	"panic", "goroutine", ".go:", "SQLSTATE", "pgx", "pgconn", "runtime", "select ", "insert ", "_pkey", "_fkey", "_check",
	"relation ", "constraint", "context deadline", "dial ", "/internal/", "nil pointer", "5432", "strconv", "net/http",
}

// wantCalm checks that an answer is a page for people: the numbers, the way out, and nothing of our inside.
func (r *running) wantCalm(t testing.TB, what string, w *httptest.ResponseRecorder, status int, lang string) {
	t.Helper()
	r.wantCalmLeaving(t, what, w, status, lang, r.pages.ExitURL)
}

// wantCalmLeaving is wantCalm for a page whose way out leads somewhere else.
func (r *running) wantCalmLeaving(t testing.TB, what string, w *httptest.ResponseRecorder, status int, lang, exit string) {
	t.Helper()
	if w.Code != status {
		t.Errorf("%s: status %d, want %d", what, w.Code, status)
		return
	}
	if kind := w.Header().Get("Content-Type"); kind != "text/html; charset=utf-8" {
		t.Errorf("%s: Content-Type %q", what, kind)
		return
	}
	doc := document(t, w)
	if got := doc.Find("html").AttrOr("lang", ""); got != lang {
		t.Errorf("%s: page in %q, want %q", what, got, lang)
	}
	for _, one := range []string{`a[href="tel:110"]`, `a[href="tel:116016"]`, `a#exit[href="` + exit + `"]`, "h1"} {
		if doc.Find(one).Length() == 0 {
			t.Errorf("%s: no %s on the page", what, one)
		}
	}
	doc.Find(`a[href], link[href], form[action], script[src]`).Each(func(_ int, s *goquery.Selection) {
		to := s.AttrOr("href", s.AttrOr("action", s.AttrOr("src", "")))
		own := strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !strings.HasPrefix(to, `/\`) && !strings.ContainsAny(to, "\t\r\n")
		own = own || strings.HasPrefix(to, r.pages.BaseURL+"/") && goquery.NodeName(s) == "link"
		if !own && to != "#inhalt" && !strings.HasPrefix(to, "tel:") && to != "https://www.example.org/" {
			t.Errorf("%s: the page leads to %q", what, to)
		}
	})
	for _, word := range inside {
		if strings.Contains(w.Body.String(), word) {
			t.Errorf("%s: the page shows %q", what, word)
		}
	}
}

// exchanged are addresses of entries of the exchange standard, made from the five networks. None of their services is at an
// address that is known.
func exchanged(list string) []string {
	institution := directory.NewID("institution", "beratung-herne")
	ids := map[string][]directory.ID{
		"/services":       {directory.NewID("service", institution.String(), "unterkunft")},
		"/organizations":  {institution, directory.NewID("network", "herne")},
		"/taxonomies":     {directory.NewID("taxonomy", directory.TaxonomySectors)},
		"/taxonomy_terms": {directory.NewID("network", "herne"), directory.NewID("taxonomy-term", directory.TaxonomySectors, "frauenhaus")},
	}
	var paths []string
	for _, id := range ids[list] {
		paths = append(paths, hsds+list+"/"+id.String())
	}
	return paths
}
