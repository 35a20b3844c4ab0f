package pages_test

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

func TestPrintedPagesKeepTheNumbersAndLoseTheExit(t *testing.T) {
	site := apptest.BrowseOnly(t)
	b := browser.Open(t)
	for _, path := range []string{"/netzwerke/soest", "/netzwerke/herne", "/hilfe", "/en/hilfe"} {
		a := site.Served.Page(path)
		b.Visit(a)
		paper := browser.OnPaper(t, browser.Run(b, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize())))
		numbers := 0
		apptest.Document(t, a.Ask(t)).Find(`main a[href^="tel:"] b, main a.phone[href^="tel:"]`).Each(func(_ int, s *goquery.Selection) {
			numbers++
			if number := strings.Join(strings.Fields(s.Text()), " "); !strings.Contains(paper, number) {
				t.Errorf("%s: %q is not printed", path, number)
			}
		})
		for _, number := range []string{"110", "116 016"} {
			if !strings.Contains(paper, number) {
				t.Errorf("%s: %q is not printed", path, number)
			}
		}
		if path == "/netzwerke/soest" && !strings.Contains(paper, "02921 302546") {
			t.Errorf("%s: the number of the press office is not printed", path)
		}
		for _, words := range []string{"Seite schnell verlassen", "Leave this site", "Zum Inhalt", browser.Eval[string](b, `document.getElementById("exit").textContent`)} {
			if strings.Contains(paper, words) {
				t.Errorf("%s: %q is printed", path, words)
			}
		}
		t.Logf("%s: %d numbers", path, numbers)
	}
}

// A sheet that is handed on is one, and says of which day it is; where it comes from stands only on sheets that tell no more by
// that.
func TestSheetsAreFewAndSayOfWhichDayTheyAre(t *testing.T) {
	program := apptest.Start(t)
	program.Pages.BaseURL = "http://rundtisch.test"
	site := apptest.Serve(t, program)
	asked := program.Ask(t, "POST", "/nachfragen", apptest.SearchForm("44623"), nil).Header().Get("Location")
	b := browser.Open(t)
	for _, sheet := range []struct {
		path   string
		sheets int
		from   bool
	}{
		{"/netzwerke/herne", 2, true}, {"/netzwerke/mettmann", 2, true}, {"/regionen/05974", 1, true},
		{"/einrichtungen/schattenlicht", 1, false}, {"/einrichtungen/beratung-herne", 1, false},
		{"/nachfragen", 1, false}, {"/en/nachfragen", 1, false}, {asked, 1, false},
	} {
		b.Visit(site.Page(sheet.path))
		pdf := browser.Run(b, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
		paper := browser.OnPaper(t, pdf)
		if n := browser.PagesOf(t, pdf); n > sheet.sheets {
			t.Errorf("%s: %d sheets, at most %d", sheet.path, n, sheet.sheets)
		}
		if !strings.Contains(paper, "Gedruckt am ") && !strings.Contains(paper, "Printed on ") {
			t.Errorf("%s does not say of which day it is: %s", sheet.path, paper)
		}
		if strings.Contains(paper, "rundtisch.test/") != sheet.from {
			t.Errorf("%s: that it says where it comes from is %v", sheet.path, !sheet.from)
		}
	}
}
