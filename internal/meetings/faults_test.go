package meetings_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// What is wrong is listed at the top, each with a link that ends at its field.
func TestEachFaultLeadsToItsField(t *testing.T) {
	t.Parallel()
	r := start(t)
	m := r.plans("10.12.2026")
	code, rest := r.sends(m+"/einladung", m+"/einladung")
	r.did("inviting", code, rest)
	answers := r.link(m, "eins@example.org")
	plan := url.Values{
		"titel": {""}, "anderer_tag": {"31.2.2027"}, "beginn": {"25 Uhr"}, "einladend": {""}, "antwort_an": {"b"}, "erinnerung": {"7"},
	}
	none := url.Values{"titel": {"Treffen"}, "erinnerung": {"7"}, "einladend": {"A"}, "antwort_an": {"a@example.org"}}
	check := func(what string, doc *goquery.Document, want int) {
		t.Helper()
		links := doc.Find(".summary a")
		if links.Length() != want {
			t.Errorf("%s: %d links, want %d: %s", what, links.Length(), want, doc.Find(".summary").Text())
		}
		links.Each(func(_ int, a *goquery.Selection) {
			to, err := url.PathUnescape(strings.TrimPrefix(a.AttrOr("href", ""), "#"))
			if err != nil || doc.FindMatcher(goquery.Single(`[id="`+to+`"]`)).Length() != 1 || a.Text() == "" {
				t.Errorf("%s: %q leads to nothing", what, a.AttrOr("href", ""))
			}
		})
	}
	check("a plan", apptest.Document(t, r.Do(t, r.by, r.at+"/neu", plan)), 5)
	check("no day", apptest.Document(t, r.Do(t, r.by, r.at+"/neu", none)), 1)
	check("no answer", apptest.Document(t, r.Ask(t, http.MethodPost, answers, "antwort=", nil)), 1)
	r.Clock.Set(time.Date(2026, 12, 10, 13, 0, 0, 0, directory.Germany()))
	form := apptest.FormValues(apptest.Document(t, r.Do(t, r.by, m+"/teilnahme", nil)).Find("main form"))
	form["name"][3], form["zahl"][3] = "Gast aus Bochum", "viele"
	check("attendance", apptest.Document(t, r.Do(t, r.by, m+"/teilnahme", form)), 1)
	form = apptest.FormValues(apptest.Document(t, r.Do(t, r.by, m+"/ergebnisse", nil)).Find("main form"))
	form["text"][0], form["bis"][0], form["text"][1] = "Flyer", "31.2.2027", "Frau K., geb. 12.3.1988, braucht einen Platz"
	check("results", apptest.Document(t, r.Do(t, r.by, m+"/ergebnisse", form)), 2)

	code, rest = r.sends(m+"/teilnahme", m+"/teilnahme", "da[1].da", "1")
	r.did("attendance before it begins", code, rest)
	w := r.Ask(t, http.MethodGet, answers, "", nil)
	if said := apptest.Said(t, w); !strings.Contains(said, "Antworten geht jetzt nicht mehr.") {
		t.Errorf("who follows the link once it is held reads nothing of it: %s", said)
	}
}
