package walks_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
	"rundtisch/internal/discreet"
	"rundtisch/internal/editing"
)

// Somebody in an advice centre, with somebody across the desk: a postcode, three filters, two contacts, a sheet that
// tells nothing, and away. Without JavaScript and with the keyboard.
func TestWalkOfCounsellingStaff(t *testing.T) {
	w := walking(t)
	if _, err := editing.New(w.DB.Owner).Load(t.Context(), apptest.OfferingNetwork(), apptest.Today); err != nil {
		t.Fatal(err)
	}
	b := w.invited(t, "fach@example.org", account.Staff, "")
	b.At(w.Base + "/vermittlung")
	if !browser.Eval[bool](b, `document.getElementById("wo").autofocus`) {
		t.Error("the page does not begin in its field")
	}
	browser.Run(b, chromedp.Focus(chromedp.CSS("#wo"))) // the browser does so in its own time
	browser.Run(b, chromedp.KeyEvent("44623"))
	for _, filter := range [][2]string{{"#zielgruppe", "Kin"}, {"#sprache", "Ara"}} {
		b.TabTo(filter[0])
		browser.Run(b, chromedp.KeyEvent(filter[1]))
	}
	b.TabTo(`input[value="stufenlos"]`)
	browser.Run(b, chromedp.KeyEvent(" "))
	b.Snapshot("gang-vermittlung-suche")
	b.Follow(chromedp.KeyEvent("\r"))
	if !strings.HasPrefix(b.Where(), w.Base+"/vermittlung/suche/") {
		t.Errorf("the search leads to %s", b.Where())
	}
	found := func() {
		b.Says("2 Angebote", "Kinder× Arabisch× Stufenlos×", "Schutz und Unterkunft zur Probe", "Arabisch wird gesprochen", "Jetzt geöffnet", "030 23125199", "Nächster Schritt: Wer Sie berät, kann mit Ihnen zusammen anrufen.", "So vermitteln Sie: Rufen Sie zuerst gemeinsam an.",
			"Arabisch mit Dolmetschen", "Netzwerk zur Probe", "Opferschutz der Polizei")
		b.Hushes("Treppe")
	}
	found()
	browser.Run(b, chromedp.Reload())
	found()
	if strings.ContainsAny(b.Where(), "?4") && strings.Contains(b.Where(), "44623") {
		t.Errorf("what was looked for stands in the address: %s", b.Where())
	}

	b.TabTo(".hit h3 a")
	b.Follow(chromedp.KeyEvent("\r"))
	b.Says("Schutz und Unterkunft zur Probe", "Frauenhaus zur Probe", "Sprache und Zahl der Kinder", "wird hier nicht gespeichert")
	b.Snapshot("gang-vermittlung-angebot")
	b.Chooses("Merken")
	b.Says("Gemerkt.", "Merkliste: ein Angebot")
	b.Chooses("Zurück zur Suche")
	found()
	b.Hushes("Gemerkt.") // said once
	b.Chooses("Merken")  // the other one says „Gemerkt"
	b.Chooses("Merkliste")
	b.Says("Schutz und Unterkunft zur Probe", "Beratung zur Probe")
	b.Fills("Notiz für mich", "nachmittags anrufen")
	b.Chooses("Notizen merken")
	b.Says("Ihre Notizen stehen in der Merkliste, bis Sie sich abmelden.")
	b.Snapshot("gang-vermittlung-merkliste")

	b.Chooses("Unauffällige Kontaktliste")
	if title := browser.Eval[string](b, `document.title`); title != discreet.Title {
		t.Errorf("the sheet is called %q", title)
	}
	paper := browser.OnPaper(t, browser.Run(b, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize())))
	for _, word := range []string{"Kontaktliste", "Beratung am Kanal", "030 23125100", "Familienberatung", "030 23125101"} {
		if !strings.Contains(paper, word) {
			t.Errorf("the sheet lacks %q: %s", word, paper)
		}
	}
	if !discreet.Safe(paper) {
		t.Errorf("the sheet tells what it is: %s", paper)
	}
	for _, word := range []string{"Rundtisch", "localhost", "http", "23125199", "nachmittags", "Probe"} {
		if strings.Contains(paper, word) {
			t.Errorf("the sheet holds %q: %s", word, paper)
		}
	}

	b.Arrive(w.Pages.ExitURL, b.Click("#exit"))
	for table, sql := range map[string]string{"sessions": `select count(*) from desk.sessions where account_id is not null and ended_at is null`, "notes": `select count(*) from desk.collected`,
		"searches": `select count(*) from desk.sessions where position('44623'::bytea in data) > 0`} {
		if n := w.QueryInt(t, sql); n != 0 {
			t.Errorf("%d %s are left", n, table)
		}
	}
	if log := w.Log.String(); strings.Contains(log, "44623") || strings.Contains(log, "stufenlos") {
		t.Errorf("what was looked for is in the log:\n%s", log)
	}
	browser.Run(b, chromedp.Navigate(w.Base+"/vermittlung/merkliste"))
	b.At(w.Base + "/anmelden")
	w.wentWell(t, b)
}

func TestKeysOfTheSearch(t *testing.T) {
	site, _ := withMail(t)
	if _, err := editing.New(site.DB.Owner).Load(t.Context(), apptest.OfferingNetwork(), apptest.Today); err != nil {
		t.Fatal(err)
	}
	site.Invite(t, "fach@example.org", account.Staff, "")
	b := browser.Open(t)
	browser.Run(b, chromedp.Navigate(site.Base+site.SignInLink(t, "fach@example.org")))
	b.Follow(b.Click("main button"))
	browser.Run(b, chromedp.Navigate(site.Base+"/vermittlung"))
	focus := func() string {
		return browser.Eval[string](b, `document.activeElement.id || document.activeElement.textContent`)
	}
	if got := focus(); got != "wo" {
		t.Fatalf("the page opens at %q", got)
	}
	browser.Eval[any](b, `document.activeElement.blur()`)
	play(b, tap("/", 0)) // as a keyboard does it: what is typed comes with the key
	if got := focus(); got != "wo" {
		t.Fatalf("/ leads to %q", got)
	}
	browser.Run(b, chromedp.KeyEvent("44623/x"))
	if got := browser.Eval[string](b, `document.activeElement.value`); got != "44623/x" {
		t.Errorf("in the field stands %q", got)
	}
	browser.Run(b, chromedp.KeyEvent("\b\b"))
	b.Follow(chromedp.KeyEvent("\r"))
	hits := browser.Eval[[]string](b, `[...document.querySelectorAll(".hit h3 a")].map(a => a.textContent)`)
	if len(hits) < 3 {
		t.Fatalf("found %v: %s", hits, b.Text())
	}
	play(b, tap("/", 0)) // as a keyboard does it: what is typed comes with the key
	var seen []string
	for _, key := range []string{kb.ArrowDown, kb.ArrowDown, kb.ArrowUp, kb.ArrowUp} {
		browser.Run(b, chromedp.KeyEvent(key))
		seen = append(seen, focus())
	}
	if want := []string{hits[0], hits[1], hits[0], "wo"}; !slices.Equal(seen, want) {
		t.Errorf("the arrows lead to %q, want %q", seen, want)
	}
	browser.Run(b, chromedp.KeyEvent(kb.ArrowDown))
	b.Follow(chromedp.KeyEvent("\r"))
	b.Says(hits[0], "Zurück zur Suche")
}
