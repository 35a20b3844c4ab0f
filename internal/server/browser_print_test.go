package server_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/chromedp"
)

func TestPrintedPagesKeepTheNumbersAndLoseTheExit(t *testing.T) {
	site := browse(t)
	b := openTab(t)
	for _, path := range []string{"/netzwerke/soest", "/netzwerke/herne", "/hilfe", "/en/hilfe"} {
		a := address{at: site.served, method: "GET", path: path}
		b.visit(a)
		paper := onPaper(t, run(b, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize())))
		numbers := 0
		parsed(t, a).Find(`main a[href^="tel:"] b, main a.phone[href^="tel:"]`).Each(func(_ int, s *goquery.Selection) {
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
		for _, words := range []string{"Seite schnell verlassen", "Leave this site", "Zum Inhalt", eval[string](b, `document.getElementById("exit").textContent`)} {
			if strings.Contains(paper, words) {
				t.Errorf("%s: %q is printed", path, words)
			}
		}
		t.Logf("%s: %d numbers", path, numbers)
	}
}

// pagesOf counts the sheets of a PDF.
func pagesOf(t testing.TB, pdf []byte) int {
	t.Helper()
	name := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.CommandContext(t.Context(), "pdftotext", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(text), "\f") // each ends with a form feed
}

// onPaper returns the words of a PDF, with single blanks.
func onPaper(t testing.TB, pdf []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", name, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v (Debian's package is called poppler-utils)", err)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}
