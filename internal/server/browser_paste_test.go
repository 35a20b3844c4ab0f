package server_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
)

// checkPasted looks at a page from the sides that forms fail at.
func (b *tab) checkPasted(axe, name string) {
	b.Helper()
	for _, size := range []struct{ width, height int64 }{{390, 844}, {1280, 800}, {320, 640}} {
		b.size(size.width, size.height)
		b.checkLayout(size.width)
	}
	eval[any](b, axe)
	for _, scheme := range []string{"prefers-color-scheme: light", "prefers-color-scheme: dark", "forced-colors: active"} {
		b.checkAccessible(scheme)
	}
	b.media("")
	if folder := os.Getenv("RUNDTISCH_SCREENSHOTS"); folder != "" {
		for _, width := range []int64{390, 1280} {
			b.size(width, 844)
			for _, scheme := range []string{"light", "dark"} {
				b.media("", "prefers-color-scheme: "+scheme)
				picture := call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng, CaptureBeyondViewport: new(true)})
				if err := os.WriteFile(filepath.Join(folder, name+"_"+strconv.FormatInt(width, 10)+"_"+scheme+".png"), picture.Data, 0o644); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.media("")
	}
	b.size(390, 844)
}

const pastedList = `Mitglieder des Runden Tisches, insgesamt 51 Organisationen
- Beratungsstelle für Opfer von Menschenhandel
- Evangelische Beratungsstelle für Ehe-, Partnerschafts- undLebensfragen sowie Schwangerschaftskonfliktberatung
- Frauenhaus Herne
- Stadt Herne - Fachbereich Öffentliche Ordnung und Sport
- Stadt Herne - Büro für Gleichstellung und Vielfalt
- Stadt Herne - Wohnungsamt
- Landschaftsverband Westfalen-Lippe - Amt für Soziales Entschädigungsrecht
- Caritasverband Herne e.V., Frau Anna Sommer, Tel. 02323 123456, info@caritas.example, www.caritas.example
- Frauenberatung Soest
- Weißer Ring e.V.
- Schattenlicht - Beratungsstelle für Frauen und Mädchen e.V.
- Hebammen und Geburtshelfer

Der Fachtag „Gewalt erkennen“ findet am 21. Januar 2027 von 9 bis 17 Uhr im Kulturzentrum statt. Die Teilnahme ist kostenfrei. Anmeldung unter www.herne.example/fachtag.

Pressekontakt: Pressestelle Stadt Herne, Anna Winter, Telefon 02323/161234
`

func TestAListIsTakenOverWithTheKeyboardAndWithoutScript(t *testing.T) {
	r := apptest.Start(t)
	site := serveAs(t, r, r.AddCoordinator(t, "Anna", "herne"))
	axe := readAxe(t)
	b := openTab(t)
	script := func(on bool) {
		call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	}
	script(false)
	run(b, chromedp.Navigate(site.base+"/verwaltung/netzwerke/herne/mitglieder/einfuegen"))
	script(true) // for those who look, not for the page
	b.checkPasted(axe, "einfuegen")
	script(false)
	b.tabTo("#text")
	call(b, input.InsertText, input.InsertTextParams{Text: pastedList})
	b.tabTo("main form button")
	b.follow(chromedp.KeyEvent("\r"))
	if text := b.text(); !strings.Contains(text, "5 neu, 1 geändert, 6 unverändert, 10 nicht mehr in der Liste") {
		t.Fatalf("the page says %s", text)
	}
	script(true)
	b.checkPasted(axe, "vergleich")
	script(false)
	b.tabTo("#zeile6 input[type=checkbox]")
	run(b, chromedp.KeyEvent(" "))
	b.tabTo(".savebar button")
	b.follow(chromedp.KeyEvent("\r"))
	if at := b.where(); !strings.HasSuffix(at, "/verwaltung/netzwerke/herne/verlauf/2?gespeichert=1") {
		t.Fatalf("leads to %s: %s", at, b.text())
	}
	d := r.Dossier(t, "herne")
	if apptest.KeyOf(d, "Caritasverband Herne e. V.") == "" || apptest.KeyOf(d, "Wohnungsamt") != "" {
		t.Errorf("the row that was ticked is there: %q, the one that was not: %q", apptest.KeyOf(d, "Caritasverband Herne e. V."), apptest.KeyOf(d, "Wohnungsamt"))
	}
}
