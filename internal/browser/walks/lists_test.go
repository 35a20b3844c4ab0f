package walks_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

// Four lists as offices have them, made by real programs (testdata/README.md), go from the file to the published list without
// JavaScript: with two clicks, the corrections left
// aside. What the page says and what is stored are looked at.
func TestListsAsOfficesHaveThemAreTakenOver(t *testing.T) {
	for _, test := range []struct {
		name, file string
		says       []string // on the page that compares
		hushes     []string
		has, not   []string // names of members afterwards
	}{
		{
			name: "Word", file: "mitglieder.docx",
			says: []string{"Durchgestrichenes haben wir nicht gelesen: „IFAK e.V., Herr Muster", "Jugendamt (ASD)",
				"Ist das dieselbe Einrichtung?", "steht unter „Ehemalige Mitglieder“"},
			hushes: []string{"„Stadtverwaltung“", "„Beratung und Schutz“", "„Kinderschutzbund Herne e. V.“ übernehmen"},
			has:    []string{"SkF Herne e. V.", "Caritasverband Herne e. V.", "Fachbereich Kinder, Jugend und Familie"},
			not:    []string{"Stadtverwaltung", "Kinderschutzbund Herne e. V.", "Schatenlicht e. V.", "Jugendamt (ASD)"},
		},
		{
			name: "Excel", file: "liste.xlsx",
			says: []string{"Die Spalte „Wer kommt (Vertretung)“ haben wir nicht übernommen",
				"laut Text kein Mitglied mehr: „ausgeschieden 31.12.2025“"},
			has: []string{"Amtsgericht Herne", "Staatsanwaltschaft Bochum", "Jobcenter Herne"},
			not: []string{"Gesundheitsmanagement", "Schattenlicht e. V.", "PLANB Ruhr e. V. – NL Herne"},
		},
		{
			name: "an e-mail", file: "mail.txt",
			says: []string{"FHZ", "Ev. Beratungsstelle", "Ist das dieselbe Einrichtung?"},
			has:  []string{"Amtsgericht Herne", "Familienhilfezentrum Herne", "Kommunales Integrationszentrum"},
			not:  []string{"FHZ", "KI", "Ordnungsamt", "Ev. Beratungsstelle", "Sabine Muster"},
		},
		{
			name: "a web page", file: "webseite.txt",
			says:   []string{"15 gelesen: 14 wie bisher, 1 neu"},
			hushes: []string{"Fraglich"},
			has:    []string{"SkF Herne e. V.", "Beratungsstelle für Opfer von Menschenhandel"},
			not:    []string{"Startseite", "Gleichstellungsstelle"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := apptest.Start(t)
			site := apptest.ServeAs(t, r, r.AddCoordinator(t, "Anna", "herne"))
			b := browser.Open(t)
			b.WithoutJavaScript()
			browser.Run(b, chromedp.Navigate(site.Base+"/verwaltung/netzwerke/herne/mitglieder/einfuegen"))
			path, err := filepath.Abs(filepath.Join("testdata", test.file))
			if err != nil {
				t.Fatal(err)
			}
			if filepath.Ext(path) == ".txt" {
				text, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				b.Fills("Text", string(text))
			} else {
				browser.Run(b, chromedp.SetUploadFiles("#datei", []string{path}))
			}
			b.Answers(b.Chooses("Mit der heutigen Liste vergleichen"), 200)
			b.Unfolds("Nicht als Mitglied gelesen")
			b.Says(test.says...)
			b.Hushes(test.hushes...)
			b.Answers(b.Chooses("Übernehmen"), 200)
			b.Says("Gespeichert")
			d := r.Dossier(t, "herne")
			members := map[string]bool{}
			at := d.InstitutionsByKey()
			for _, m := range d.Members {
				members[m.Group], members[at[m.Institution].Name] = true, true
			}
			for _, name := range test.has {
				if !members[name] {
					t.Errorf("%s is no member", name)
				}
			}
			for _, name := range test.not {
				if members[name] {
					t.Errorf("%s is a member", name)
				}
			}
		})
	}
}
