package site_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
)

func TestAFrameMayStandOnThePagesOfTheChosenSitesAndNoOthers(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.AllowOrigins(t, "herne", "https://www.kreis-herne.example", "https://netz.example:8443")
	for _, path := range apptest.EmbedAddresses("herne") {
		h := r.Get(t, path).Header()
		if got := apptest.Policy(h.Get("Content-Security-Policy")); got["frame-ancestors"] != "'self' https://www.kreis-herne.example https://netz.example:8443" || got["form-action"] != "'none'" || got["default-src"] != "'none'" || len(got) != 5 {
			t.Errorf("%s: %v", path, got)
		}
		if len(h.Values("X-Frame-Options")) != 0 || h.Get("Cross-Origin-Resource-Policy") != "cross-origin" || h.Get("Referrer-Policy") != "no-referrer" || h.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %v", path, h)
		}
	}
	for _, path := range []string{"/einbetten/soest", "/netzwerke/herne", "/einbetten/gibt-es-nicht", "/einbetten/herne?teil=alles"} {
		if h := r.Get(t, path).Header(); strings.Contains(h.Get("Content-Security-Policy"), "example") || h.Get("X-Frame-Options") == "" {
			t.Errorf("%s: %v", path, h)
		}
	}
}

func TestAKeptFrameForgetsASiteAtOnce(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	paths := append(apptest.EmbedAddresses("herne"), "/einbetten/herne?teil=mitglieder")
	for _, origin := range []string{"https://a.example", "https://b.example", ""} {
		var chosen []string
		if origin != "" {
			chosen = []string{origin}
		}
		r.AllowOrigins(t, "herne", chosen...)
		for _, path := range paths {
			for range 2 { // made, then kept
				if got := apptest.Policy(r.Get(t, path).Header().Get("Content-Security-Policy"))["frame-ancestors"]; got != strings.TrimSpace("'self' "+origin) {
					t.Errorf("%s: frame-ancestors %s, want %q", path, got, origin)
				}
			}
		}
	}
	r = apptest.Start(t)
	for path, kept := range map[string]bool{paths[0]: true, paths[len(paths)-2]: true, "/einbetten/herne?teil=mitglieder": false, "/einbetten/herne?teil=termine&x=1": false} {
		apptest.Trips(t, r, path)
		if n := apptest.Trips(t, r, path); (n == 1) != kept {
			t.Errorf("%s: asked again the database is asked %d times", path, n)
		}
	}
}

func TestAddressesOfFrames(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Exec(t, `insert into former_keys (kind, key, position, target) select 'network', 'herne-alt', 1, id from networks where key = 'herne'`)
	r.Exec(t, `insert into former_keys (kind, key) values ('network', 'war-einmal')`)
	for path, want := range map[string]string{
		"/einbetten/herne-alt": "/einbetten/herne", "/einbetten/herne-alt?teil=kontakt&sprache=en": "/einbetten/herne?sprache=en&teil=kontakt",
		"/einbetten/herne-alt?teil=mitglieder&x=//evil.example": "/einbetten/herne",
	} {
		if w := r.Get(t, path); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %q, want %q", path, w.Code, w.Header().Get("Location"), want)
		}
	}
	for path, status := range map[string]int{
		"/einbetten/war-einmal": http.StatusGone, "/einbetten/gibt-es-nicht": http.StatusNotFound, "/einbetten/herne?teil=alles": http.StatusBadRequest, "/einbetten/herne?sprache=fr": http.StatusBadRequest,
		"/einbetten/herne?teil=%3Czz%3E": http.StatusBadRequest, "/einbetten/herne?teil=%00": http.StatusOK, "/einbetten/herne?page=-1": http.StatusOK, "/en/einbetten/herne": http.StatusNotFound, "/einbetten": http.StatusNotFound,
	} {
		w := r.Get(t, path)
		if w.Code != status {
			t.Errorf("%s: status %d, want %d", path, w.Code, status)
		}
		if status != http.StatusOK && apptest.Policy(w.Header().Get("Content-Security-Policy"))["frame-ancestors"] != "'none'" {
			t.Errorf("%s: the error page may be framed", path)
		}
	}
}

func TestLinksOfAFrameLeadTheWholePageAwayAndTellNobodyFromWhere(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Exec(t, `update networks set name = '<zz>"Netz" [gallery]' where key = 'herne'`)
	for _, path := range apptest.EmbedAddresses("herne", "mettmann", "soest", "braunschweig", "anhalt-bitterfeld") {
		w := r.Get(t, path)
		doc := apptest.Document(t, w)
		if doc.Find("script, style, [style], form, iframe, img, zz").Length() != 0 || len(w.Header().Values("Set-Cookie")) != 0 {
			t.Errorf("%s holds more than text", path)
		}
		exit := doc.Find("body a").First()
		if exit.AttrOr("href", "") != r.Pages.ExitURL || exit.AttrOr("target", "") != "_top" || !strings.Contains(exit.AttrOr("rel", ""), "noreferrer") {
			t.Errorf("%s: the first link is %v", path, exit.Nodes)
		}
		links := doc.Find("a").Not(`a[href^="tel:"], a[href^="mailto:"]`)
		links.Each(func(_ int, a *goquery.Selection) {
			if rel := strings.Fields(a.AttrOr("rel", "")); a.AttrOr("target", "") != "_top" || !slices.Contains(rel, "noopener") || !slices.Contains(rel, "noreferrer") {
				t.Errorf("%s: %s stays in the frame or tells: %v", path, a.Text(), a.Nodes[0].Attr)
			}
			if to := a.AttrOr("href", ""); strings.HasPrefix(to, "/") {
				to, _, _ = strings.Cut(to, "#")
				if w := r.Get(t, to); w.Code != http.StatusOK {
					t.Errorf("%s leads to %s, which answers %d", path, to, w.Code)
				}
			}
		})
		text := apptest.Visible(t, w.Body.String())
		for _, words := range map[bool][]string{false: {"Dieses Netzwerk leistet keine Soforthilfe.", "110 Polizei", "116 016 Hilfetelefon", "Im Verzeichnis zuletzt geändert am 22. November 2026."},
			true: {"This network does not give emergency help.", "110", "116 016", "22 November 2026"}}[strings.Contains(path, "sprache=en")] {
			if !strings.Contains(text, words) {
				t.Errorf("%s does not say %q: %.300s", path, words, text)
			}
		}
		if strings.Contains(path, "sprache=en") != (doc.Find("html").AttrOr("lang", "") == "en") || doc.Find("h1").Length() != 1 {
			t.Errorf("%s: language or heading", path)
		}
	}
}

func TestAFrameShowsTheMembersEventsAndContactsOfThePublicPage(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.LoadSealed(t)
	r.Exec(t, `insert into contacts (id, network_id, position, key, kind, label, phone, email, website, function, hours, note, visibility, checked_on, checked_by)
		select gen_random_uuid(), id, 1, 'stelle', 'koordination', 'Geschäftsstelle <b>', '02323 1600', 'stelle@example.org', 'https://www.example.org/x', '', 'Mo 9 bis 12 Uhr', '', 'oeffentlich', '2026-05', 'Koordination' from networks where key = 'herne'`)
	page := apptest.Document(t, r.Get(t, "/netzwerke/herne"))
	frame := apptest.Document(t, r.Get(t, "/einbetten/herne"))
	members := page.Find("ul.members li a")
	if members.Length() < 10 {
		t.Fatalf("%d members on the page", members.Length())
	}
	members.Each(func(_ int, a *goquery.Selection) {
		if frame.Find(`main a[href="`+a.AttrOr("href", "")+`"]`).Text() != a.Text() {
			t.Errorf("the frame lacks %s", a.Text())
		}
	})
	if n := frame.Find("main li a").Length(); n != members.Length() {
		t.Errorf("%d members in the frame, %d on the page", n, members.Length())
	}
	contact := apptest.Visible(t, r.Get(t, "/einbetten/herne?teil=kontakt").Body.String())
	for _, want := range []string{"Geschäftsstelle <b>", "02323 1600", "stelle@example.org", "example.org/x", "Mo 9 bis 12 Uhr", "Bestätigt im Mai 2026"} {
		if !strings.Contains(contact, want) {
			t.Errorf("the contact lacks %q: %s", want, contact)
		}
	}
	if events := apptest.Visible(t, r.Get(t, "/einbetten/braunschweig?teil=termine").Body.String()); !strings.Contains(events, "Kein künftiger Termin bekannt.") {
		t.Errorf("events: %s", events)
	}
	r.Exec(t, `update events set day = '2027-03-01' where id = (select id from events where network_id = (select id from networks where key = 'soest') limit 1)`)
	if events := apptest.Visible(t, r.Get(t, "/einbetten/soest?teil=termine").Body.String()); !strings.Contains(events, "Montag, 1. März 2027") {
		t.Errorf("events: %s", events)
	}
	for _, choice := range apptest.EmbedAddresses("versiegelt") {
		if found := apptest.FindMark(apptest.AllText(r.Get(t, choice)), append(apptest.StaffSeal.Marks(), apptest.CoordinationSeal.Marks()...)); found != "" {
			t.Errorf("%s: …%s…", choice, found)
		}
	}
}
