package pages_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

func TestTheReportOfAYearOnPaper(t *testing.T) {
	r := apptest.Start(t, apptest.Listening("localhost"))
	base := r.Address
	r.Invite(t, "anna@example.org", account.Coordinator, "herne")
	r.Met(t, "herne")
	b := browser.Open(t)
	browser.Run(b, chromedp.Navigate(base+r.SignInLink(t, "anna@example.org")))
	b.Follow(b.Click("main button"))
	b.Visit(apptest.Served{Program: r, Base: base}.Page(apptest.AtDesk + "herne/bericht"))
	pdf := browser.Run(b, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	paper := browser.OnPaper(t, pdf)
	for _, words := range []string{
		"Netzwerkbericht 2026", "Runder Tisch gegen häusliche Gewalt (Herne)", "Stadt Herne, kreisfreie Stadt, Nordrhein-Westfalen",
		"bisher, Stand heute: 22. November 2026", "Erstellt am", "MBl. NRW 2024 Nr. 23",
		"§ 8 Absatz 1", "keine Rechtsberatung", "Frauenhaus Herne",
		"3 Sitzungen haben stattgefunden.", "Sitzungen, von 3", "Die Fortbildung wird wiederholt",
		"Koordination, bis 31.12.2026", "Für die Koordination",
	} {
		if !strings.Contains(paper, words) {
			t.Errorf("%q is not printed", words)
		}
	}
	for _, words := range []string{
		apptest.Secretive, "Seite schnell verlassen", "Zum Inhalt", "Zu tun", "Abmelden",
		"116 016", "Als Excel-Datei", "Netzwerk bearbeiten", "Vierte Sitzung",
	} {
		if strings.Contains(paper, words) {
			t.Errorf("%q is printed", words)
		}
	}
	pages := browser.PagesOf(t, pdf)
	if pages < 4 || pages > 5 {
		t.Errorf("%d pages", pages)
	}
	for n := 1; n <= pages; n++ {
		if words := fmt.Sprintf("Seite %d von %d", n, pages); strings.Count(paper, words) != 1 {
			t.Errorf("%q stands there %d times", words, strings.Count(paper, words))
		}
	}
	if strings.Count(paper, "Fachrichtung Einrichtung oder Gruppe") != 2 {
		t.Error("the headings of the list are not repeated on its second page")
	}
}
