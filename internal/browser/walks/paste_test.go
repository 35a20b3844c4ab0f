package walks_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

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
	site := apptest.ServeAs(t, r, r.AddCoordinator(t, "Anna", "herne"))
	b := browser.Open(t)
	scripts := func(on bool) {
		browser.Call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	}
	scripts(false)
	browser.Run(b, chromedp.Navigate(site.Base+"/verwaltung/netzwerke/herne/mitglieder/einfuegen"))
	scripts(true) // for those who look, not for the page
	b.Looks("einfuegen")
	scripts(false)
	b.TabTo("#text")
	browser.Call(b, input.InsertText, input.InsertTextParams{Text: pastedList})
	b.TabTo("main form button")
	b.Follow(chromedp.KeyEvent("\r"))
	if text := b.Text(); !strings.Contains(text, "12 gelesen: 6 wie bisher, 5 neu, 1 geändert; 10 nicht mehr in der Liste") {
		t.Fatalf("the page says %s", text)
	}
	scripts(true)
	b.Looks("vergleich")
	scripts(false)
	b.TabTo("#zeile6 input[type=checkbox]")
	browser.Run(b, chromedp.KeyEvent(" "))
	b.TabTo(".savebar button")
	b.Follow(chromedp.KeyEvent("\r"))
	if at := b.Where(); !strings.HasSuffix(at, "/verwaltung/netzwerke/herne/verlauf/2?gespeichert=1") {
		t.Fatalf("leads to %s: %s", at, b.Text())
	}
	d := r.Dossier(t, "herne")
	if apptest.KeyOf(d, "Caritasverband Herne e. V.") == "" || apptest.KeyOf(d, "Wohnungsamt") != "" {
		t.Errorf("the row that was ticked is there: %q, the one that was not: %q", apptest.KeyOf(d, "Caritasverband Herne e. V."), apptest.KeyOf(d, "Wohnungsamt"))
	}
}
