package handouts_test

import (
	"context"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/discreet"
	"rundtisch/internal/document"
	"rundtisch/internal/examples"
	"rundtisch/internal/locale"
	"rundtisch/templates"
	"rundtisch/templates/handouts"
)

func TestTheFullSheetHasWhatStaffMayReadAndNoMore(t *testing.T) {
	text := rendered(t, handouts.Full(page(t), []handouts.Entry{{Offer: offer(), Note: "Frau K. fragen", QR: true}, {Offer: shelter()}}))
	wantIn(t, "full", text, "Frauenberatung Musterstadt – Beratung", "Frau K. fragen", `href="tel:+492921302546"`, "02921 302546", "02921 30-11", "Nur für Fachkräfte: Aktenzeichen", "Erika Muster, Leitung",
		"Geprüft: 5. Oktober 2026 (durch die Einrichtung selbst)", "Geprüft: September 2026", "Musterweg 1", "Stand: 22. November 2026", "Im November nur telefonisch", "Nachstellung (Stalking)", "Arabisch", "Stufenlos", "<svg", "<title>Kontakte</title>")
	wantNotIn(t, "full", text, "Geheim", "999999", "Rundtisch", "Titel der Seite", "style=")
	if strings.Count(text, "Musterweg") != 1 || strings.Count(text, "<svg") != 1 {
		t.Error("the shelter has an address, or a code that nobody asked for")
	}
	p := page(t)
	p.Now = time.Date(2027, 6, 30, 12, 0, 0, 0, time.UTC)
	wantNotIn(t, "later", rendered(t, handouts.Full(p, []handouts.Entry{{Offer: offer()}})), "Erika", "Im November")
}

func TestTheSheetForAPersonHasHeadingsInTheirLanguage(t *testing.T) {
	all, err := handouts.Open()
	if err != nil {
		t.Fatal(err)
	}
	lines := handouts.Lines(nil, nil, nil)
	rightToLeft := []string{"ar", "fa", "prs", "ps", "ckb"}
	for _, lang := range handouts.Languages {
		w := all[lang]
		text := rendered(t, handouts.Person(page(t), w, []handouts.Entry{{Offer: offer(), Note: "Frau K. fragen", QR: true}, {Offer: shelter()}}, lines))
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if html := doc.Find("html"); html.AttrOr("lang", "") != lang || html.AttrOr("dir", "") != map[bool]string{true: "rtl", false: "ltr"}[slices.Contains(rightToLeft, lang)] {
			t.Errorf("%s: lang %q, dir %q", lang, html.AttrOr("lang", ""), html.AttrOr("dir", ""))
		}
		wantIn(t, lang, text, ">"+w.Contacts+"<", ">"+w.Phone+"<", ">"+w.Address+"<", ">"+w.Hours+"<", ">"+w.Languages+"<", w.CallFirst, w.NextStep, w.Steps["anrufen"], w.Steps["termin"], w.Free, w.Always, w.Day1+" – "+w.Day3, w.Police,
			`href="tel:110"`, `href="tel:112"`, `href="tel:116016"`, `href="tel:+492921302546"`, "02921 302546", "العربية", "22.11.2026", "<title>Kontakte</title>", "role=\"img\"")
		wantNotIn(t, lang, text, "Rufen Sie zuerst an", "Fachkräfte", "Geheim", "Frau K.", "30-11", "Erika", "Rundtisch", "style=", "Nachstellung")
		if strings.Count(text, "Musterweg") != 1 {
			t.Errorf("%s: the shelter has an address", lang)
		}
		doc.Find("h2, .given bdi, .alert bdi, address bdi").Each(func(_ int, s *goquery.Selection) {
			if s.Closest(".emergency").Length() == 0 && s.Closest("[lang]").AttrOr("lang", "") != "de" {
				t.Errorf("%s: not marked as German: %q", lang, s.Text())
			}
		})
	}
	staff := offer()
	staff.Visibility = directory.Staff
	entries := []handouts.Entry{{Offer: staff}, {Offer: offer()}}
	if handouts.Public(entries) != 1 || strings.Count(rendered(t, handouts.Person(page(t), all["de"], entries, lines)), "<article") != 1 {
		t.Error("an offer for staff is on the sheet for a person")
	}
}

// What cannot be reached is no heading without anything below it, and the help lines are those of the person.
func TestTheSheetForAPersonFitsThem(t *testing.T) {
	all, err := handouts.Open()
	if err != nil {
		t.Fatal(err)
	}
	bare := directory.Offer{Service: directory.Service{Key: "a", Name: "Ohne alles"}, Institution: directory.Institution{Key: "b", Name: "Leer"}}
	text := rendered(t, handouts.Person(page(t), all["de"], []handouts.Entry{{Offer: bare}, {Offer: offer()}}, nil))
	if strings.Count(text, "<article") != 1 {
		t.Error("an entry that cannot be reached is on the sheet")
	}
	known := []directory.Hotline{
		{Key: "116-016", Number: "116 016", Name: "Frauen", Hours: "rund um die Uhr", Cost: "kostenfrei"},
		{Key: "hilfe-telefon-missbrauch", Number: "0800 22 55 530", Name: "Missbrauch"},
		{Key: "hilfetelefon-maenner", Number: "0800 123 99 00", Name: "Männer", Hours: "Montag 8 bis 20 Uhr"},
		{Key: "116-111", Number: "116 111", Name: "Kinder"},
	}
	for _, test := range []struct {
		audience directory.Audience
		topic    directory.Topic
		want     []string
	}{
		{"", "", []string{"Frauen"}}, {"frauen", "", []string{"Frauen"}}, {"maenner", "stalking", []string{"Männer"}},
		{"kinder", "", []string{"Frauen", "Kinder"}}, {"frauen", "sexualisierte_gewalt", []string{"Frauen", "Missbrauch"}},
	} {
		lines := handouts.Lines(known, []directory.Audience{test.audience}, []directory.Topic{test.topic})
		text := rendered(t, handouts.Person(page(t), all["so"], nil, lines))
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		got := doc.Find(`.emergency bdi[lang="de"]`).FilterFunction(func(_ int, s *goquery.Selection) bool { return s.Parent().Is("li") })
		if names := got.Map(func(_ int, s *goquery.Selection) string { return s.Text() }); !slices.Equal(names, test.want) {
			t.Errorf("for %q and %q: %q, want %q", test.audience, test.topic, names, test.want)
		}
	}
}

// Where labels are neutral, nothing else on the paper would tell that the numbers on it are nobody's.
func TestASheetOfMadeUpDataSaysSoAndTheDiscreetOneNoMoreThanThat(t *testing.T) {
	all, err := handouts.Open()
	if err != nil {
		t.Fatal(err)
	}
	entries := []handouts.Entry{{Offer: offer()}}
	for _, holds := range []bool{false, true} {
		p := page(t)
		if holds {
			p.Caution = templates.Caution{Title: p.T("invented.title"), Text: p.T("invented.text")}
		}
		for name, sheet := range map[string]templ.Component{
			"full": handouts.Full(p, entries), "person": handouts.Person(p, all["ar"], entries, nil), "discreet": handouts.Discreet(p, []directory.Offer{offer()}),
		} {
			doc, err := goquery.NewDocumentFromReader(strings.NewReader(rendered(t, sheet)))
			if err != nil {
				t.Fatal(err)
			}
			banner := doc.Find("main > p.invented")
			said := strings.Join(strings.Fields(banner.Text()), " ")
			want := ""
			if holds {
				want = p.T("invented.title")
				if name != "discreet" {
					want += " " + strings.Join(strings.Fields(p.T("invented.text")), " ")
				}
			}
			if said != want || holds && banner.Closest("[lang]").AttrOr("lang", "") != "de" {
				t.Errorf("%s, made up %v: it says %q in %q, want %q", name, holds, said, banner.Closest("[lang]").AttrOr("lang", ""), want)
			}
		}
	}
}

func TestEveryWordIsThereInEveryLanguage(t *testing.T) {
	all, err := handouts.Open()
	if err != nil {
		t.Fatal(err)
	}
	printers, err := locale.Open()
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir("words")
	if err != nil || len(files) != len(handouts.Languages) || len(all) != len(files) {
		t.Errorf("%d files, %d languages, %v", len(files), len(all), err)
	}
	for lang, w := range all {
		v := reflect.ValueOf(*w)
		for i := range v.NumField() {
			if text := v.Field(i).String(); text == "" || strings.TrimSpace(text) != text {
				t.Errorf("%s: %s is %q", lang, v.Type().Field(i).Name, text)
			}
		}
		for _, step := range directory.Steps {
			text := w.Steps[step]
			if text == "" || strings.TrimSpace(text) != text || lang != "de" && text == all["de"].Steps[step] {
				t.Errorf("%s: the step %s is %q", lang, step, text)
			}
			if p := printers[lang]; p != nil && p.T("step."+string(step)) != text {
				t.Errorf("%s: the page and the sheet say the step %s in two ways", lang, step)
			}
		}
		if len(w.Steps) != len(directory.Steps) {
			t.Errorf("%s: %d steps", lang, len(w.Steps))
		}
		days := map[string]bool{w.Day1: true, w.Day2: true, w.Day3: true, w.Day4: true, w.Day5: true, w.Day6: true, w.Day7: true}
		if len(days) != 7 {
			t.Errorf("%s: two days have one name", lang)
		}
		if lang != "en" && lang != "de" && (w.CallFirst == all["de"].CallFirst || w.Hours == all["de"].Hours) {
			t.Errorf("%s is German", lang)
		}
	}
	for _, tongue := range directory.Tongues {
		o := offer()
		o.Languages = []directory.Tongue{tongue}
		if text := rendered(t, handouts.Person(page(t), all["en"], []handouts.Entry{{Offer: o}}, nil)); strings.Contains(text, `lang="`+string(tongue)+`">`+string(tongue)+"<") {
			t.Errorf("the language %q has no name for itself", tongue)
		}
	}
}

// telling are words that a person would stop at.
var telling = []string{"gewalt", "frauen", "schutz", "zuflucht", "missbrauch", "mißbrauch", "opfer", "täter", "taeter", "stalking", "misshandl", "sexu", "menschenhandel", "zwangs", "notruf", "intervention",
	"biss", "trauma", "übergriff", "genital", "häuslich", "violen", "abuse", "shelter", "victim", "trafficking", "hilfetelefon", "weißer ring", "wildwasser", "polizei", "rundtisch", "@", "runder tisch", "musterweg"}

func wantDiscreet(t testing.TB, what, text string) {
	t.Helper()
	wantNotIn(t, what, strings.ToLower(text), telling...)
	if !discreet.Safe(text) {
		t.Errorf("%s: there is a word of the list on it", what)
	}
	wantIn(t, what, text, "<title>Kontaktliste</title>")
}

func TestTheDiscreetSheetTellsNothing(t *testing.T) {
	p := page(t)
	text := rendered(t, handouts.Discreet(p, []directory.Offer{offer(), shelter()}))
	wantDiscreet(t, "sample", text)
	wantIn(t, "sample", text, "Sprechstunde", "02921 302546", `href="tel:+492921302546"`, "Mo–Mi, Fr 09:00–12:00", "Vor Ort · Am Telefon", "Beratungsstelle Musterstadt")
	wantNotIn(t, "sample", text, "30-11", "example.org", "svg+xml\"/><svg", "style=")
	data, err := os.ReadFile("../../internal/discreet/testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []directory.Offer
	for line := range strings.Lines(string(data)) {
		if sector, name, ok := strings.Cut(strings.TrimSpace(line), ";"); ok && !strings.HasPrefix(line, "#") {
			o := offer()
			o.Institution.Name, o.Institution.Sectors, o.Name, o.Protected = name, []directory.Sector{directory.Sector(sector)}, name, sector == "frauenhaus"
			if !o.Protected {
				o.NeutralLabel, o.HoursNote, o.Institution.Area = name, name, name
			}
			all = append(all, o)
		}
	}
	if len(all) < 200 {
		t.Fatalf("%d names", len(all))
	}
	wantDiscreet(t, "names", rendered(t, handouts.Discreet(p, all)))
	files, err := examples.Files.ReadDir("networks")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := examples.Files.ReadFile("networks/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		d, err := document.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		wantDiscreet(t, file.Name(), rendered(t, handouts.Discreet(p, dossiertest.Offers(d))))
	}
	rapid.Check(t, func(r *rapid.T) {
		var out strings.Builder
		if err := handouts.Discreet(p, dossiertest.Offers(dossiertest.Dossier().Draw(r, "dossier"))).Render(context.Background(), &out); err != nil {
			r.Fatal(err)
		}
		for _, word := range []string{"gewalt", "häuslich", "weißer ring", "rundtisch", "<b>"} {
			if strings.Contains(strings.ToLower(out.String()), word) {
				r.Fatalf("%q stands on %s", word, out.String())
			}
		}
	})
}
