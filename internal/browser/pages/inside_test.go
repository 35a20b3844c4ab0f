package pages_test

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

// seenElsewhere are the patterns whose pages another test looks at in a browser.
var seenElsewhere = map[string]string{
	"/verwaltung/netzwerke/{key}": "TestPagesOfTheDesk", "/verwaltung/netzwerke/{key}/{part}": "TestPagesOfTheDesk", "/verwaltung/netzwerke/{key}/{part}/neu": "TestPagesOfTheDesk",
	"/verwaltung/netzwerke/{key}/{part}/{entry}": "TestPagesOfTheDesk", "/verwaltung/netzwerke/{key}/{part}/{entry}/loeschung": "TestPagesOfTheDesk",
	"/verwaltung/einrichtungen/{key}": "TestPagesOfFreshness", "/verwaltung/konto": "TestSigningInWithAPasskey", "/verwaltung/konto/code": "TestSigningInWithAPasskey",
	"/anmelden": "TestSigningInWithAPasskey", "/anmelden/passkey": "TestSigningInWithAPasskey", "/verwaltung/konto/passkeys/neu": "TestSigningInWithAPasskey",
	"/weg": "TestTheExitOfAPageInsideSignsOut", "/verwaltung/netzwerke/{key}/mitglieder.csv": "no page", "/verwaltung/netzwerke/{key}/angebote/vorlage.csv": "no page", "/verwaltung/luecken.csv": "no page",
	"/verwaltung/netzwerke/{key}/export/liste.xlsx": "no page", "/verwaltung/netzwerke/{key}/export/liste.yaml": "no page", "/verwaltung/netzwerke/{key}/export/liste.json": "no page",
	"/verwaltung/netzwerke/{key}/export/einrichtungen.csv": "no page", "/verwaltung/netzwerke/{key}/export/kontakte.csv": "no page", "/verwaltung/netzwerke/{key}/export/termine.csv": "no page",
	"/verwaltung/netzwerke/{key}/export/ziele.csv": "no page", "/verwaltung/netzwerke/{key}/export/gremien.csv": "no page", "/verwaltung/netzwerke/{key}/export/quellen.csv": "no page",
	"/verwaltung/netzwerke/{key}/bericht/liste.xlsx": "no page", "/verwaltung/netzwerke/{key}/bericht/liste.csv": "no page",
	"/vermittlung/angebote/{id}/kontakt.vcf": "no page", "/vermittlung/merkliste/kontakte.vcf": "no page", "/vermittlung/merkliste/kontaktliste.vcf": "no page",
	"/verwaltung/netzwerke.csv": "no page", "/vermittlung/netzwerke/{key}/kontakte.csv": "no page", "/vermittlung/netzwerke/{key}/kontakte.html": "package handouts looks at it, opened from a disk",
}

func TestPagesInsideInABrowser(t *testing.T) {
	r := apptest.Work(t)
	r.Program = r.Again(t, apptest.Listening("localhost"), func(s *apptest.Setup) { s.Now = time.Now })
	base := r.Address
	b, stranger := browser.Open(t), browser.Open(t)
	browser.Run(b, chromedp.Navigate(base+r.SignInLink(t, "anna@example.org")))
	b.Follow(b.Click("main button"))
	if b.Where() != base+"/verwaltung" {
		t.Fatalf("at %s: %s", b.Where(), b.Text())
	}
	operator := browser.Open(t)
	browser.Run(operator, chromedp.Navigate(base+r.SignInLink(t, r.Operator.Email)))
	operator.Follow(operator.Click("main button"))
	r.Link = r.SignInLink(t, "anna@example.org")
	// Something is put aside by whoever is signed in, so that there is something to hand over.
	if _, err := r.SQL.Exec(t.Context(), `insert into desk.collected (session_id, service_id, position) select id, $1, 1 from desk.sessions where ended_at is null`, r.Service); err != nil {
		t.Fatal(err)
	}
	look := func(t *testing.T, b *browser.Tab, name, path string, status int) {
		t.Helper()
		b = b.During(t)
		b.Size(390, 844)
		if got := b.Visit(apptest.Served{Program: r.Program, Base: base}.Page(path)); got != int64(status) {
			t.Fatalf("status %d, want %d", got, status)
		}
		for _, complaint := range b.Seen().Console {
			t.Errorf("the console: %s", complaint)
		}
		if to := browser.Eval[string](b, `document.getElementById("exit").getAttribute("href")`); to != r.Leaves(path) {
			t.Errorf("the exit leads to %q", to)
		}
		b.CheckExitIsFirst()
		b.Inspect(false, 320, 390, 640, 1280)
		if pictures := os.Getenv("RUNDTISCH_SCREENSHOTS"); pictures != "" {
			b.Photograph(filepath.Join(pictures, "inside_"+strings.Trim(strings.NewReplacer("/", "_", "{", "", "}", "").Replace(name), "_")))
		}
	}
	for _, a := range r.InsideAddresses() {
		if !slices.Contains(a.Methods, http.MethodGet) || seenElsewhere[a.Pattern] != "" {
			continue
		}
		paths := r.Filled(t, a.Pattern)
		path := paths[0]
		if strings.Contains(a.Pattern, "/entwurf") {
			path = paths[len(paths)-1] // of Braunschweig, where a draft waits
		}
		t.Run(a.Pattern, func(t *testing.T) {
			who, status := b, http.StatusOK
			if strings.HasPrefix(path, "/anmelden") || apptest.WithoutSession(path) {
				who = stranger
			}
			if strings.HasSuffix(path, "/entfernung") || path == "/verwaltung/neues-netzwerk" {
				who = operator
			}
			if a.Pattern == "/anmelden/code" {
				status = http.StatusGone
			}
			look(t, who, a.Pattern, path, status)
		})
	}
	for name, path := range map[string]string{"a day": apptest.AtDesk + "herne/stand?am=" + time.Now().Format(time.DateOnly), "two institutions": "/verwaltung/einrichtungen/" + apptest.OwnKey + "/zusammenfuehrung?mit=schattenlicht"} {
		t.Run(name, func(t *testing.T) { look(t, b, name, path, http.StatusOK) })
	}
	t.Run("not theirs", func(t *testing.T) { look(t, b, "not theirs", apptest.AtDesk+"soest/verlauf", http.StatusForbidden) })
}
