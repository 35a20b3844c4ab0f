package discreet_test

import (
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/discreet"
	"rundtisch/internal/document"
	"rundtisch/internal/examples"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/invented"
)

func TestWordsAreFoundInEverySpelling(t *testing.T) {
	for _, text := range []string{
		"Gewalt", "GEWALTSCHUTZ", "Gewaltschutzzentrum", "gegen häusliche Gewalt", "haeuslich", "HÄUSLICHE", "ha\u0308uslich",
		"Frauenhaus", "frauenhäuser", "Frauenhaeuser", "Frauen-Haus", "Frauen Haus", "Frauen\u00adhaus", "Frauen\u200bhaus", "F r a u e n h a u s", "ＦＲＡＵＥＮＨＡＵＳ",
		"Notaufnahme im Frauenhaus", "frauenhaus@example.org", "https://www.frauenhaus-soest.example", "kontakt@frauen-haus.example", "AWO-Frauenhauskoordination",
		"Täter", "Taeterarbeit", "TÄTERBERATUNG", "Gewalttäter", "Opferhilfe", "Kriminalitätsopfer", "Vergewaltigung", "vergewaltigt", "Mißbrauch", "missbraucht",
		"Schutzwohnung", "Männerschutzwohnung", "Zufluchtsort", "Übergriffe", "Uebergriff", "Traumazentrum", "Psychotraumatologie", "Weißer Ring", "WEISSER RING e. V.", "weisser-ring.example",
		"BISS", "B\u00adISS", "BISS-Stelle", "biss@example.org", "(BISS)", "Rape Crisis", "Krisenintervention", "Frauennotruf", "Menschenhandel", "Zwangsverheiratung", "Genitalverstümmelung", "Stalking", "Domestic Violence",
		"Scheidung", "Trennungsberatung", "Polizeipräsidium", "Staatsanwaltschaft", "Gewaltenteilung und Gewalt", "Hausnotruf", "Entscheidung Scheidung",
	} {
		if discreet.Safe(text) {
			t.Errorf("%q is called safe", text)
		}
	}
}

func TestWhatOnlySoundsAlikeIsSafe(t *testing.T) {
	for _, text := range []string{
		"", "Kontakt 1", "Beratungsstelle Soest", "Gewaltenteilung", "ein bisschen", "Imbiss", "Therapeutin", "Psychotherapie", "Theater", "Verwaltung", "Stadtverwaltung Herne",
		"Bewältigung", "Wohltäter", "Entscheidung", "Unterscheidungen", "Mülltrennung", "Häusliche Krankenpflege", "Datenschutz", "Klimaschutz", "Haus der Familie", "Jugendamt", "Volkshochschule", "Refugees Welcome",
		"Diakonie", "Caritasverband", "Mo–Fr 09:00–12:00, nur mit Termin", "Bitte sprechen Sie auf den Anrufbeantworter", "halbstündig", "Gleichstellungsstelle", "Kreis Soest",
	} {
		if !discreet.Safe(text) {
			t.Errorf("%q is called telling", text)
		}
	}
}

// plain are words that a person would stop at; they are looked for in another way than the package does.
var plain = []string{
	"gewalt",
	"frauenhaus",
	"frauenhäuser",
	"schutz",
	"zuflucht",
	"missbrauch",
	"mißbrauch",
	"opfer",
	"täter",
	"taeter",
	"stalking",
	"misshandl",
	"sexu",
	"menschenhandel",
	"zwangs",
	"notruf",
	"intervention",
	"biss",
	"trauma",
	"übergriff",
	"genital",
	"häuslich",
	"violen",
	"abuse",
	"shelter",
	"victim",
	"trafficking",
	"hilfetelefon",
	"weißer ring",
	"weisser ring",
	"wildwasser",
	"polizei",
	"frauen",
}

// texts joins all that a list says.
func texts(entries []discreet.Entry) string {
	var all []string
	for _, e := range entries {
		all = append(append(append(all, e.Label), e.Phones...), e.Hours...)
	}
	return strings.Join(all, "\n")
}

func wantPlain(t interface{ Errorf(string, ...any) }, what, text string) {
	lower := strings.ToLower(text)
	for _, word := range plain {
		if strings.Contains(lower, word) {
			t.Errorf("%s: %q stands on the list: %q", what, word, text)
		}
	}
}

// named returns names as institutions have them, with their sector.
func named(t *testing.T) [][2]string {
	t.Helper()
	data, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	var names [][2]string
	for line := range strings.Lines(string(data)) {
		if sector, name, ok := strings.Cut(strings.TrimSpace(line), ";"); ok && !strings.HasPrefix(line, "#") {
			names = append(names, [2]string{sector, name})
		}
	}
	if len(names) < 200 {
		t.Fatalf("only %d names", len(names))
	}
	return names
}

func TestNoTellingNameIsOnTheList(t *testing.T) {
	for _, row := range named(t) {
		institution := directory.Institution{
			Name:    row[1],
			Area:    row[1],
			Sectors: []directory.Sector{directory.Sector(row[0])},
			Aliases: []string{row[1]},
			Website: "https://example.org/" + row[1],
			Contacts: []directory.Contact{
				{
					Kind:     directory.ContactHelp,
					Label:    row[1],
					Phone:    "02921/302546",
					Email:    "x@example.org",
					Hours:    "Mo 9–12 " + row[1],
					Note:     row[1],
					Function: row[1],
				},
			},
		}
		service := directory.Service{
			Name:         row[1],
			NeutralLabel: row[1],
			Summary:      row[1],
			HoursNote:    row[1],
			Alert:        row[1],
			Referral:     row[1],
			Cost:         row[1],
		}
		if row[0] == "frauenhaus" { // whoever gives a shelter its own name as a neutral label wants it so; the list cannot know it
			service.NeutralLabel, service.HoursNote, institution.Area, institution.Contacts[0].Hours = "", "", "Soest", ""
		}
		for _, o := range []directory.Offer{{Service: service, Institution: institution}, {Service: service, Institution: institution, Protected: true}} {
			list := texts(discreet.Entries([]directory.Offer{o}))
			wantPlain(t, row[1], list)
			if strings.Contains(list, row[1]) {
				t.Errorf("%q stands on the list", row[1])
			}
			if !strings.Contains(list, "02921 302546") {
				t.Errorf("%q: its number is missing", row[1])
			}
		}
	}
}

func TestTheShippedNetworksMakeDiscreetLists(t *testing.T) {
	files, err := examples.Files.ReadDir("networks")
	if err != nil || len(files) < 5 {
		t.Fatal(len(files), err)
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
		offers := dossiertest.Offers(d)
		entries := discreet.Entries(offers)
		wantPlain(t, file.Name(), texts(entries))
		t.Logf("%s: %d of %d institutions: %s", file.Name(), len(entries), len(offers), strings.ReplaceAll(texts(entries), "\n", ", "))
	}
}

func TestTheMadeUpNetworksMakeDiscreetLists(t *testing.T) {
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	names := 0
	for d := range invented.Networks(atlas, 1, 120, time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)) {
		offers := dossiertest.Offers(d)
		names += len(offers)
		wantPlain(t, d.Network.Name, texts(discreet.Entries(offers)))
		for i := range offers { // without the labels they were given, by their names alone
			offers[i].NeutralLabel, offers[i].Institution.NeutralLabel = "", ""
		}
		wantPlain(t, d.Network.Name+", by name", texts(discreet.Entries(offers)))
	}
	if names < 2000 {
		t.Errorf("only %d offers", names)
	}
	t.Logf("%d offers", names)
}

func TestAListIsSafeWhateverTheDirectoryHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiertest.Dossier().Draw(t, "dossier")
		offers := dossiertest.Offers(d)
		labels := map[string]bool{}
		for _, e := range discreet.Entries(offers) {
			all := texts([]discreet.Entry{e})
			for _, word := range []string{"gewalt", "häuslich", "weißer ring"} { // what such dossiers are drawn from
				if strings.Contains(strings.ToLower(all), word) {
					t.Fatalf("%q holds %q", all, word)
				}
			}
			if !discreet.Safe(e.Label) || strings.ContainsAny(e.Label, "\n\r\t") || e.Label == "" || !utf8.ValidString(e.Label) || labels[e.Label] {
				t.Fatalf("%q is no label", e.Label)
			}
			labels[e.Label] = true
			for _, phone := range e.Phones {
				if directory.PhoneLink(phone) == "" {
					t.Fatalf("%q is no number", phone)
				}
			}
		}
	})
}

func TestLabelsAreTakenInTheirOrder(t *testing.T) {
	harmless := directory.Institution{
		Name:         "Jugendamt Soest",
		NeutralLabel: "Familienhilfe",
		Area:         "Soest",
		Sectors:      []directory.Sector{"jugendamt_asd"},
	}
	unlabelled := harmless
	unlabelled.NeutralLabel = ""
	shelter := unlabelled
	shelter.Name, shelter.Sectors = "Haus Regenbogen", []directory.Sector{directory.SectorShelter}
	crossing := shelter
	crossing.Area = "Soest, Lippstadt und Umgebung"
	for _, test := range []struct {
		name  string
		offer directory.Offer
		want  string
	}{
		{"that of the service first", directory.Offer{Service: directory.Service{NeutralLabel: "Sprechstunde"}, Institution: harmless}, "Sprechstunde"},
		{"not if it tells", directory.Offer{Service: directory.Service{NeutralLabel: "Sprechstunde Gewaltschutz"}, Institution: harmless}, "Familienhilfe"},
		{"a harmless name", directory.Offer{Institution: unlabelled}, "Jugendamt Soest"},
		{"not where something protected is above", directory.Offer{Institution: unlabelled, Protected: true}, "Beratungsstelle Soest"},
		{"not where what is above tells", directory.Offer{Institution: unlabelled, ParentName: "Opferhilfe"}, "Beratungsstelle Soest"},
		{"never that of a protected kind", directory.Offer{Institution: shelter}, "Beratungsstelle Soest"},
		{"a number where there is no place", directory.Offer{Institution: crossing}, "Kontakt 3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := discreet.Label(test.offer, 3); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestWhatIsNotPublicIsOnNoList(t *testing.T) {
	offer := directory.Offer{Service: directory.Service{Key: "a", Contacts: []directory.Contact{
		{Kind: directory.ContactReferral, Phone: "02921 1111", Visibility: directory.Staff}, {Kind: directory.ContactHelp, Phone: "02921 2222"},
	}}}
	hidden := offer
	hidden.Visibility = directory.Staff
	entries := discreet.Entries([]directory.Offer{offer, hidden})
	if len(entries) != 1 || len(entries[0].Phones) != 1 || entries[0].Phones[0] != "02921 2222" {
		t.Errorf("%+v", entries)
	}
}
