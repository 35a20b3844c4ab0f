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
