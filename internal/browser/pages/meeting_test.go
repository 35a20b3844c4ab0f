package pages_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

func TestTheSheetsForAMeetingOnPaper(t *testing.T) {
	r := apptest.Start(t, apptest.Listening("localhost"))
	base := r.Address
	r.Invite(t, "anna@example.org", account.Coordinator, "herne")
	b := browser.Open(t)
	browser.Run(b, chromedp.Navigate(base+r.SignInLink(t, "anna@example.org")))
	b.Follow(b.Click("main button"))
	for path, want := range map[string]struct {
		words  []string
		repeat string // stands on each page
		pages  int
	}{
		"/uebersicht": {[]string{"Wer macht was", "Runder Tisch gegen häusliche Gewalt (Herne)", "Nur für Fachkräfte.", "Stand: 22. November 2026", "Frauenhaus Herne", "Schwangerschaftskonfliktberatung", "Bedarf"}, "So vermitteln Sie", 3},
		"/abfrage":    {[]string{"Frauenhaus Herne", "Angebot", "Zielgruppe", "Bedarf", "Im Verzeichnis steht: Familienberatung; Schulberatung."}, "Weg der Vermittlung", 18},
	} {
		b.Visit(apptest.Served{Program: r, Base: base}.Page("/intern/netzwerke/herne" + path))
		pdf := browser.Run(b, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
		paper := browser.OnPaper(t, pdf)
		for _, words := range want.words {
			if !strings.Contains(paper, words) {
				t.Errorf("%s: %q is not printed", path, words)
			}
		}
		if n := strings.Count(paper, want.repeat); n != want.pages {
			t.Errorf("%s: %q stands there %d times, want %d", path, want.repeat, n, want.pages)
		}
		if n := browser.PagesOf(t, pdf); n != want.pages {
			t.Errorf("%s: %d pages, want %d", path, n, want.pages)
		}
		for _, words := range []string{"Seite schnell verlassen", "Zum Inhalt", "Zu tun", "Abmelden", "116 016", "Diese Seite ist zum Ausdrucken"} {
			if strings.Contains(paper, words) {
				t.Errorf("%s: %q is printed", path, words)
			}
		}
	}
}
