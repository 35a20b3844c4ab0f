package server_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
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
	b.chooses("Vermittlung")
	b.at(w.base + "/vermittlung")
	b.tabTo("#wo")
	run(b, chromedp.KeyEvent("44623"))
	for _, filter := range [][2]string{{"#zielgruppe", "Kin"}, {"#sprache", "Ara"}} {
		b.tabTo(filter[0])
		run(b, chromedp.KeyEvent(filter[1]))
	}
	b.tabTo(`input[value="stufenlos"]`)
	run(b, chromedp.KeyEvent(" "))
	b.snapshot("gang-vermittlung-suche")
	b.follow(chromedp.KeyEvent("\r"))
	b.at(w.base + "/vermittlung")
	found := func() {
		b.says("2 Angebote", "Kinder · Arabisch · Stufenlos", "Schutz und Unterkunft zur Probe", "Arabisch wird gesprochen", "Jetzt geöffnet", "030 23125199", "Nächster Schritt: Rufen Sie zuerst gemeinsam an.",
			"Arabisch mit Dolmetschen", "Netzwerk zur Probe", "Opferschutz der Polizei")
		b.hushes("Treppe")
	}
	found()
	run(b, chromedp.Reload())
	found()
	if strings.ContainsAny(b.where(), "?4") && strings.Contains(b.where(), "44623") {
		t.Errorf("what was looked for stands in the address: %s", b.where())
	}

	b.tabTo(".hit h3 a")
	b.follow(chromedp.KeyEvent("\r"))
	b.says("Schutz und Unterkunft zur Probe", "Frauenhaus zur Probe", "Sprache und Zahl der Kinder", "wird hier nicht gespeichert")
	b.snapshot("gang-vermittlung-angebot")
	b.chooses("Merken")
	b.says("Gemerkt.", "ein Angebot")
	b.chooses("Zurück zur Suche")
	found()
	b.hushes("Gemerkt.") // said once
	b.chooses("Merken")  // the other one says „Gemerkt"
	b.chooses("Merkliste")
	b.says("Schutz und Unterkunft zur Probe", "Beratung zur Probe")
	b.fills("Notiz für mich", "nachmittags anrufen")
	b.chooses("Notiz merken")
	b.says("Die Notiz steht in der Merkliste, bis Sie sich abmelden.")
	b.snapshot("gang-vermittlung-merkliste")

	b.chooses("Unauffällige Kontaktliste")
	if title := eval[string](b, `document.title`); title != discreet.Title {
		t.Errorf("the sheet is called %q", title)
	}
	paper := onPaper(t, run(b, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize())))
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

	b.arrive(w.Pages.ExitURL, b.click("#exit"))
	for table, sql := range map[string]string{"sessions": `select count(*) from desk.sessions where account_id is not null and ended_at is null`, "notes": `select count(*) from desk.collected`,
		"searches": `select count(*) from desk.sessions where position('44623'::bytea in data) > 0`} {
		if n := w.QueryInt(t, sql); n != 0 {
			t.Errorf("%d %s are left", n, table)
		}
	}
	if log := w.Log.String(); strings.Contains(log, "44623") || strings.Contains(log, "stufenlos") {
		t.Errorf("what was looked for is in the log:\n%s", log)
	}
	run(b, chromedp.Navigate(w.base+"/vermittlung/merkliste"))
	b.at(w.base + "/anmelden")
	w.wentWell(t, b)
}

func TestKeysOfTheSearch(t *testing.T) {
	site, _ := withMail(t)
	if _, err := editing.New(site.DB.Owner).Load(t.Context(), apptest.OfferingNetwork(), apptest.Today); err != nil {
		t.Fatal(err)
	}
	site.Invite(t, "fach@example.org", account.Staff, "")
	b := openTab(t)
	run(b, chromedp.Navigate(site.base+site.SignInLink(t, "fach@example.org")))
	b.follow(b.click("main button"))
	run(b, chromedp.Navigate(site.base+"/vermittlung"))
	focus := func() string {
		return eval[string](b, `document.activeElement.id || document.activeElement.textContent`)
	}
	b.play(tap("/", 0)) // as a keyboard does it: what is typed comes with the key
	if got := focus(); got != "wo" {
		t.Fatalf("/ leads to %q", got)
	}
	run(b, chromedp.KeyEvent("44623/x"))
	if got := eval[string](b, `document.activeElement.value`); got != "44623/x" {
		t.Errorf("in the field stands %q", got)
	}
	run(b, chromedp.KeyEvent("\b\b"))
	b.follow(chromedp.KeyEvent("\r"))
	hits := eval[[]string](b, `[...document.querySelectorAll(".hit h3 a")].map(a => a.textContent)`)
	if len(hits) < 3 {
		t.Fatalf("found %v: %s", hits, b.text())
	}
	b.play(tap("/", 0)) // as a keyboard does it: what is typed comes with the key
	var seen []string
	for _, key := range []string{kb.ArrowDown, kb.ArrowDown, kb.ArrowUp, kb.ArrowUp} {
		run(b, chromedp.KeyEvent(key))
		seen = append(seen, focus())
	}
	if want := []string{hits[0], hits[1], hits[0], "wo"}; !slices.Equal(seen, want) {
		t.Errorf("the arrows lead to %q, want %q", seen, want)
	}
	run(b, chromedp.KeyEvent(kb.ArrowDown))
	b.follow(chromedp.KeyEvent("\r"))
	b.says(hits[0], "Zurück zur Suche")
}
