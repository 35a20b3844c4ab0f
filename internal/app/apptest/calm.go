package apptest

import (
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// TellTales are words that only somebody who reads our code or our tables should ever meet.
var TellTales = []string{
	"panic", "goroutine", ".go:", "SQLSTATE", "pgx", "pgconn", "runtime", "select ", "insert ", "_pkey", "_fkey", "_check",
	"relation ", "constraint", "context deadline", "dial ", "/internal/", "nil pointer", "5432", "strconv", "net/http",
}

// sealed is a secret of an address: what is drawn by lot holds any short word sooner or later.
var sealed = regexp.MustCompile(`[A-Za-z0-9_-]{40,}`)

// Unsealed returns a text without the secrets in its addresses, to look for TellTales in.
func Unsealed(text string) string { return sealed.ReplaceAllString(text, "") }

// WantCalm checks that an answer is a page for people: the numbers, the way out, and nothing of our inside.
func (r *Program) WantCalm(t testing.TB, what string, w *httptest.ResponseRecorder, status int, lang string) {
	t.Helper()
	r.WantCalmLeaving(t, what, w, status, lang, r.Pages.ExitURL)
}

// WantCalmLeaving is WantCalm for a page whose way out leads somewhere else.
func (r *Program) WantCalmLeaving(t testing.TB, what string, w *httptest.ResponseRecorder, status int, lang, exit string) {
	t.Helper()
	if w.Code != status {
		t.Errorf("%s: status %d, want %d", what, w.Code, status)
		return
	}
	if kind := w.Header().Get("Content-Type"); kind != "text/html; charset=utf-8" {
		t.Errorf("%s: Content-Type %q", what, kind)
		return
	}
	doc := Document(t, w)
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
		own = own || strings.HasPrefix(to, r.Pages.BaseURL+"/") && goquery.NodeName(s) == "link"
		if !own && to != "#inhalt" && !strings.HasPrefix(to, "tel:") && to != "https://www.example.org/" {
			t.Errorf("%s: the page leads to %q", what, to)
		}
	})
	for _, word := range TellTales {
		if strings.Contains(strings.ReplaceAll(Unsealed(w.Body.String()), "<select ", ""), word) {
			t.Errorf("%s: the page shows %q", what, word)
		}
	}
}
