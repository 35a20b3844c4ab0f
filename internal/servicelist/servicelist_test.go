package servicelist_test

import (
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/editing"
	"rundtisch/internal/locale"
	"rundtisch/internal/servicelist"
	"rundtisch/internal/upload"
	"rundtisch/internal/web"
)

func german(t testing.TB) func(string) string {
	t.Helper()
	printers, err := locale.Open()
	if err != nil {
		t.Fatal(err)
	}
	return func(id string) string { return printers[locale.Default].T(id) }
}

func institutions() []directory.Institution {
	return []directory.Institution{
		{Key: "a", Name: "Beratung A", Services: []directory.Service{{Key: "rat", Name: "Rat", Cost: "kostenlos", Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "02323 160"}}}, {Key: "x", Name: "Zwei"}, {Key: "y", Name: "Zwei"}}},
		{Key: "b", Name: "Doppelt"}, {Key: "c", Name: "Doppelt"},
	}
}

// rows are read as the program does with a file.
func rows(t testing.TB, text string) []servicelist.Row {
	t.Helper()
	read, err := upload.Rows("liste.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var list []servicelist.Row
	for _, r := range read.Rows {
		list = append(list, servicelist.Row(r))
	}
	return list
}

func TestWhatStandsInACell(t *testing.T) {
	known := servicelist.Known{Institutions: institutions(), Word: german(t), Areas: map[string]string{directory.Fold("Kreis Soest"): "05974", directory.Fold("Herne"): "05916", directory.Fold("Berlin"): "11000"}}
	topics := func(s directory.Service) any { return s.Topics }
	languages := func(s directory.Service) any { return s.Languages }
	areas := func(s directory.Service) any { return s.Areas }
	phones := func(s directory.Service) any {
		var all []string
		for _, c := range s.Contacts {
			if c.Note != "" {
				c.Phone += " (" + c.Note + ")"
			}
			all = append(all, c.Phone)
		}
		return all
	}
	for _, test := range []struct {
		column, cell string
		of           func(directory.Service) any
		want         any
		fault        string
	}{
		{"Sprachen", "Türkisch, arabisch", languages, []directory.Tongue{"tr", "ar"}, ""},
		{"Sprachen", "tr|ar|tr", languages, []directory.Tongue{"tr", "ar"}, ""},
		{"Sprachen", "Farsi; Kurmandschi", languages, []directory.Tongue{"fa", "kmr"}, ""},
		{"Sprachen", "Kurdisch", languages, nil, "Zeile 2, Spalte „Sprachen“: „Kurdisch“ ist nicht bekannt."}, // which of the two?
		{"Sprachen", "Deutsch, Klingonisch", languages, nil, "„Klingonisch“ ist nicht bekannt."},
		{"Themen", "Häusliche Gewalt, Gewalt in Partnerschaften, Wohnen", topics, []directory.Topic{"haeusliche_gewalt", "wohnen"}, ""},
		{"Themen", "haeusliche_gewalt,Stalking, Geld", topics, []directory.Topic{"haeusliche_gewalt", "stalking", "geld"}, ""},
		{"Zielgruppen", "Lesben, Schwule, bi, trans*, inter* und queere Menschen, Kinder", func(s directory.Service) any { return s.Audiences }, []directory.Audience{"lsbtiq", "kinder"}, ""},
		{"Zeiten", "Mo-Fr 9-12 Uhr\nDi 14-16, nur mit Termin|Sa 10-11", func(s directory.Service) any { return s.Hours }, []directory.Hours{"Mo–Fr 09:00–12:00", "Di 14:00–16:00, nur mit Termin", "Sa 10:00–11:00"}, ""},
		{"Zeiten", "vormittags", nil, nil, "Zeile 2, Spalte „Zeiten“: „vormittags“ verstehen wir nicht."},
		{"Zeiten", "Mo–Fr 22–6 Uhr|Mo-Fr 9‑12 und 14-16|1. Mittwoch im Monat 14–16 Uhr; n. V.", func(s directory.Service) any { return s.Hours },
			[]directory.Hours{"Mo–Fr 22:00–06:00", "Mo–Fr 09:00–12:00", "Mo–Fr 14:00–16:00", "1. Mittwoch im Monat 14–16 Uhr; n. V."}, ""},
		{"Auch an Feiertagen", "Ja", func(s directory.Service) any { return s.Holidays }, true, ""},
		{"Auch an Feiertagen", "manchmal", nil, nil, "„ja“ oder „nein“"},
		{"Einzugsgebiet", "Kreis Soest, 5916; Nordrhein-Westfalen", areas, []string{"05974", "05916", "05"}, ""},
		{"Einzugsgebiet", "Berlin, Land Berlin, bundesweit", areas, []string{"11000", "11", "DE"}, ""},
		{"Einzugsgebiet", "Atlantis", nil, nil, "„Atlantis“ ist weder"},
		{"Hinweis bis", "31.8.2026", func(s directory.Service) any { return s.AlertUntil }, directory.PartialDate("2026-08-31"), ""},
		{"Sichtbarkeit", "Fachkräfte", func(s directory.Service) any { return s.Visibility }, directory.Staff, ""},
		{"Sichtbarkeit", "geheim", nil, nil, "„öffentlich“, „Fachkräfte“"},
		{"Telefon", "02323 170", func(s directory.Service) any { return s.Contacts[0].Phone }, "02323 170", ""},
		{"Telefon", "02323 170, 02323 171", phones, []string{"02323 170", "02323 171"}, ""},
		{"Telefon", "02323 16-2546 / 2547 (Mo 9-12 Uhr)", phones, []string{"02323 16-2546", "02323 16-2547 (Mo 9-12 Uhr)"}, ""},
		{"Telefon", "02323 170 App. 12, Fax 02323 171", phones, []string{"02323 170 Apparat 12 (Fax: 02323 171)"}, ""},
		{"Telefon", "'+49 2323 170", phones, []string{"+49 2323 170"}, ""},
		{"Telefon", "2323302546", phones, nil, "Zeile 2, Spalte „Telefon“: Hier fehlt vielleicht die Null: 2323302546"},
		{"Telefon", "02323 302546-48", phones, nil, "Zeile 2, Spalte „Telefon“: Hier stehen vielleicht mehrere Nummern:"},
		{"Telefon", "keine Nummer", phones, nil, "Zeile 2, Spalte „Telefon“: Das ist keine Telefonnummer."},
		{"Kosten", "=1+1", func(s directory.Service) any { return s.Cost }, "=1+1", ""},
		{"Kosten", "'=1+1", func(s directory.Service) any { return s.Cost }, "=1+1", ""},
		{"Kosten", "", func(s directory.Service) any { return s.Cost }, "kostenlos", ""}, // nothing is said of it
		{"Themen", strings.Repeat("a", directory.MaxText+1), nil, nil, "zu lang"},
	} {
		t.Run(test.column+" "+test.cell[:min(len(test.cell), 20)], func(t *testing.T) {
			table := servicelist.Read(rows(t, "Einrichtung\tName\t"+test.column+"\na\tRat\t\""+test.cell+"\"\n"), known)
			if test.fault != "" {
				if len(table.Faults) != 1 || !strings.Contains(table.Faults[0].String(), test.fault) {
					t.Errorf("the faults are %v", table.Faults)
				}
				return
			}
			if len(table.Faults) > 0 || len(table.Proposals) != 1 {
				t.Fatalf("%+v", table)
			}
			p := table.Proposals[0]
			if got := test.of(p.After); !reflect.DeepEqual(got, test.want) || p.Institution != "a" || p.Before == nil || p.After.Key != "rat" {
				t.Errorf("%v of %+v", got, p)
			}
		})
	}
	if got := known.Institutions; !reflect.DeepEqual(got, institutions()) {
		t.Error("what it was compared with was changed")
	}
}

func TestWhichServiceARowIsAbout(t *testing.T) {
	known := servicelist.Known{Institutions: institutions(), Word: german(t)}
	for _, test := range []struct{ name, rows, want string }{
		{"by the name of the institution", "Beratung A;;Rat", "a/rat"},
		{"by the key of the service", "a;x;Ganz neu genannt", "a/x"},
		{"a new one", "b;;Neu", "b/"},
		{"an institution of elsewhere", "Unbekannt;;Rat", "Zeile 2, Spalte „Einrichtung“: „Unbekannt“ gehört nicht zu diesem Netzwerk. Der Name muss genau so geschrieben sein wie im Verzeichnis."},
		{"a name that two have", "Doppelt;;Rat", "Zeile 2, Spalte „Einrichtung“: „Doppelt“ gibt es hier mehrmals. Bitte schreiben Sie die Kennung der Einrichtung hin."},
		{"no institution", ";;Rat", "Zeile 2, Spalte „Einrichtung“: Hier fehlt die Einrichtung."},
		{"no name", "a;;", "Zeile 2, Spalte „Name“: Hier fehlt der Name."},
		{"a service that two are called", "a;;Zwei", "Zeile 2, Spalte „Name“: „Zwei“ gibt es bei dieser Einrichtung mehrmals. Bitte schreiben Sie die Kennung hin."},
		{"a key that there is not", "a;z;Rat", "Zeile 2, Spalte „Kennung“: „z“ gibt es bei dieser Einrichtung nicht. Wenn das Angebot neu ist, lassen Sie die Zelle bitte leer."},
		{"twice", "a;;Rat\n\na;rat;Rat", "a/rat Zeile 4, Spalte „Name“: Dieses Angebot steht schon in Zeile 2."},
		{"twice new", "b;;Neu\nb;;neu", "b/ Zeile 3, Spalte „Name“: Dieses Angebot steht schon in Zeile 2."},
		{"a remark", "# so geht es;;Rat\na;;Rat", "a/rat"},
		{"nothing", "#;;", "Unter den Überschriften steht nichts."},
	} {
		t.Run(test.name, func(t *testing.T) {
			table := servicelist.Read(rows(t, "Einrichtung;Kennung;NAME\n"+test.rows+"\n"), known)
			var got []string
			for _, p := range table.Proposals {
				got = append(got, p.Institution+"/"+p.After.Key)
			}
			for _, f := range table.Faults {
				got = append(got, f.String())
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("%q", got)
			}
		})
	}
}

func TestHeadings(t *testing.T) {
	known := servicelist.Known{Institutions: institutions(), Word: german(t)}
	for _, test := range []struct{ name, rows, fault, ignored string }{
		{"columns that nobody knows", "Einrichtung;Name;Laune\na;Rat;gut", "", "Laune"},
		{"the name under its other heading", "Einrichtung;Angebot\na;Rat", "", ""},
		{"no name", "Einrichtung;Laune\na;gut", "Die Spalte „Name“ fehlt.", "Laune"},
		{"one twice", "Einrichtung;Name;Kosten;kosten\na;Rat;1;2", "Zeile 1, Spalte „Kosten“: Diese Spalte steht zweimal da.", ""},
		{"no table", "Guten Tag", "Die Spalte „Einrichtung“ fehlt.", "Guten Tag"},
	} {
		table := servicelist.Read(rows(t, test.rows), known)
		var faults []string
		for _, f := range table.Faults {
			faults = append(faults, f.String())
		}
		if !strings.Contains(strings.Join(faults, " "), test.fault) || (test.fault == "") != (len(faults) == 0) || strings.Join(table.Ignored, " ") != test.ignored {
			t.Errorf("%s: %q, ignored %q", test.name, faults, table.Ignored)
		}
	}
}

func TestWhatTheRulesRefuseIsSaidByRowAndColumn(t *testing.T) {
	d := dossiertest.Dossier().Example(1)
	d.Institutions = append(d.Institutions, directory.Institution{Key: "haus", Name: "Haus", Sectors: []directory.Sector{directory.SectorShelter}})
	d.Members = append(d.Members, directory.Membership{Key: "haus", Institution: "haus", Role: directory.RoleMember})
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	table := servicelist.Read(rows(t, "Einrichtung;Name;Beschreibung;Hinweis;E-Mail\nhaus;Eins;Musterstraße 12, 44623 Herne;;\nhaus;Zwei;;Nur heute;\nhaus;Drei;;;keine Adresse\n"),
		servicelist.Known{Institutions: d.Institutions, Word: german(t)})
	var got []string
	for _, f := range servicelist.Apply(&d, table.Proposals, editing.NewServiceKey) {
		got = append(got, strings.Join(strings.Fields(f.String())[:4], " "))
	}
	want := []string{"Zeile 2, Spalte „Beschreibung“:", "Zeile 3, Spalte „Hinweis", "Zeile 4, Spalte „E-Mail“:"}
	if !slices.EqualFunc(got, want, strings.HasPrefix) {
		t.Errorf("%q of %+v", got, table)
	}
}

// Who downloads the table and reads it in again changes nothing.
func TestATableOfServicesReadInAgainChangesNothing(t *testing.T) {
	word := german(t)
	rapid.Check(t, func(t *rapid.T) {
		d := dossiertest.Dossier().Draw(t, "dossier")
		services := 0
		for _, i := range d.Institutions {
			for _, s := range i.Services {
				if directory.Stricter(i.Visibility, s.Visibility) != directory.Coordination { // what is for it alone is not in the file
					services++
				}
			}
		}
		if services == 0 {
			return
		}
		w := httptest.NewRecorder()
		if err := web.CSV(w, "vorlage", servicelist.Cells(d.Institutions, word)); err != nil {
			t.Fatal(err)
		}
		read, err := upload.Rows("vorlage.csv", w.Body.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		var list []servicelist.Row
		for _, r := range read.Rows {
			list = append(list, servicelist.Row(r))
		}
		table := servicelist.Read(list, servicelist.Known{Institutions: d.Institutions, Word: word})
		if len(table.Faults) > 0 || len(table.Proposals) != services || len(table.Ignored) > 0 {
			t.Fatalf("%d of %d: %v\n%s", len(table.Proposals), services, table.Faults, w.Body.String())
		}
		after := d.Clone()
		if faults := servicelist.Apply(&after, table.Proposals, editing.NewServiceKey); len(faults) > 0 {
			t.Fatal(faults)
		}
		if editing.Fingerprint(after) != editing.Fingerprint(d) {
			for _, p := range table.Proposals {
				if diff := cmp.Diff(*p.Before, p.After); diff != "" {
					t.Errorf("%d: %s", p.Row, diff)
				}
			}
			t.Fatalf("something differs:\n%s", w.Body.String())
		}
	})
}

// The file stays among the downloads; what is not in it is not overwritten either.
func TestATableKeepsOutWhatOnlyTheCoordinationMayRead(t *testing.T) {
	d := dossiertest.Dossier().Example(1)
	only := []directory.Contact{{Key: "intern", Kind: directory.ContactHelp, Phone: "02323 9", Visibility: directory.Coordination}}
	d.Institutions = append(d.Institutions, directory.Institution{Key: "probe", Name: "Probe", Sectors: []directory.Sector{"opferhilfe"}, Services: []directory.Service{
		{Key: "eins", Name: "Eins", Contacts: only}, {Key: "zwei", Name: "GEHEIM", Visibility: directory.Coordination},
	}})
	for _, row := range servicelist.Cells(d.Institutions, german(t)) {
		if text := strings.Join(row, ";"); strings.Contains(text, "02323 9") || strings.Contains(text, "GEHEIM") {
			t.Errorf("in the table: %s", text)
		}
	}
	table := servicelist.Read(rows(t, "Einrichtung;Name;Telefon\nprobe;Eins;116 016\n"), servicelist.Known{Institutions: d.Institutions, Word: german(t)})
	if len(table.Faults) > 0 || len(table.Proposals) != 1 {
		t.Fatalf("%+v", table)
	}
	if got := table.Proposals[0].After.Contacts; len(got) != 2 || got[0] != only[0] || got[1].Phone != "116 016" || got[1].Key == "intern" {
		t.Errorf("contacts %+v", got)
	}
}
