package history_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// lines writes changes down, one a line: part/key, kind, entry and below it the fields.
func lines(changes []history.Change) string {
	var out strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&out, "%s/%s %s: %s\n", c.Part, c.Key, c.Kind, c.Entry)
		for _, f := range c.Fields {
			fmt.Fprintf(&out, "  %s | %s | %s → %s\n", f.Path, f.Label, f.Before, f.After)
		}
	}
	return strings.TrimSpace(out.String())
}

func TestDiffInWords(t *testing.T) {
	for _, test := range []struct {
		name, network string
		change        func(d *directory.Dossier)
		want          string
	}{
		{"nothing", "soest", func(*directory.Dossier) {}, ""},
		{"a level that holds anyway is no change", "soest", func(d *directory.Dossier) { d.Members[0].Visibility = directory.Public }, ""},
		{"what documents do not have is no change", "soest", func(d *directory.Dossier) { d.Network.Version, d.Events[0].Sequence = 7, 7 }, ""},
		{"the order of institutions means nothing", "herne", func(d *directory.Dossier) { slices.Reverse(d.Institutions) }, ""},
		{"a telephone number", "soest", func(d *directory.Dossier) { d.Contacts[0].Phone = "02921 302500" },
			"kontakte/pressestelle geaendert: Pressestelle Kreis Soest\n  telefon | Telefon | 02921/302546 → 02921 302500"},
		{"dates in words", "soest", func(d *directory.Dossier) {
			d.Events[0].Date, d.Members[0].CheckedOn, d.Members[0].Since, d.Members[0].Until = "2024-02-29", "2026-11-22", "2000-12", "2025?"
		}, `mitglieder/jugendaemter geaendert: Jugendämter
  seit | Seit |  → Dezember 2000
  bis | Bis |  → 2025 (Jahr erschlossen)
  geprueft_am | Geprüft am |  → 22. November 2026
termine/fachtag-2023 geaendert: Fachtag „Sexualisierte Gewalt – Interdisziplinäre …
  datum | Datum | 21. November 2023 (Jahr erschlossen) → 29. Februar 2024`},
		{"a date that is none stays as it is", "soest", func(d *directory.Dossier) { d.Network.Founded = "bald" },
			"netzwerk/ geaendert: Kreiskooperationsrunde\n  gegruendet | Gegründet |  → bald"},
		{"yes and no", "soest", func(d *directory.Dossier) { d.Goals[0].Verbatim, d.Agreements[0].AtTheLatest = true, false },
			`ziele/hilfsangebote geaendert: Hilfsangebote weiter ausbauen
  woertlich | Wörtlich | nein → ja
vereinbarungen/kooperationsvereinbarung geaendert: Vereinbarung „Häusliche Gewalt und Kinderschutz“
  spaetestens | Spätestens an diesem Tag | ja → nein`},
		{"words of a list", "soest", func(d *directory.Dossier) {
			d.Network.Form, d.Region.Kind, d.Region.State = directory.FormRoundTable, directory.RegionLandkr, "01"
			d.Members[0].Role, d.Members[0].Visibility = directory.RoleGuest, directory.Coordination
			d.Institutions[0].Sectors = []directory.Sector{"frauenhaus", "kunst"}
		}, `netzwerk/ geaendert: Kreiskooperationsrunde
  form | Form | Kooperationsrunde → Runder Tisch
gebiet/ geaendert: Kreis Soest
  art | Art | Kreis → Landkreis
  land | Land | Nordrhein-Westfalen → Schleswig-Holstein
mitglieder/jugendaemter geaendert: Jugendämter
  rolle | Rolle | Kooperationspartner → Gast
  sichtbarkeit | Sichtbarkeit | öffentlich → Koordination
einrichtungen/beratung-soest geaendert: Frauenberatung Soest
  arten | Arten | Frauenberatung → Frauenhaus; kunst`},
		{"names instead of keys, in the words of each state", "herne", func(d *directory.Dossier) {
			d.Members[1].Institution = "weisser-ring"
			d.Institutions[slices.IndexFunc(d.Institutions, func(i directory.Institution) bool { return i.Key == "weisser-ring" })].Name = "Opferhilfe Herne"
			d.Statements[0].Source, d.Statements[0].Fields = "", []string{"gegruendet", "ziele", "ziele/aufklaerung", "gebiet", "gebiet/kreise", "gebiet/land", "kontakte/x"}
		}, `mitglieder/evangelische-beratungsstelle-herne geaendert: Opferhilfe Herne
  einrichtung | Einrichtung | Evangelische Beratungsstelle für Ehe-, Partnerschafts- und Lebensfragen sowie Schwangerschaftskonfliktberatung → Opferhilfe Herne
einrichtungen/weisser-ring geaendert: Opferhilfe Herne
  name | Name | Weißer Ring e. V. → Opferhilfe Herne
belege/name geaendert: Runde Tisch gegen häusliche Gewalt
  fuer | Belegt | Name; Form; Themen → Gegründet; Ziele; Ziel „Rückgang häuslicher Gewalt durch intensive Aufklärungs- und …“; Gebiet; Gebiet: Kreise; Gebiet: Land; Kontakt „x“
  quelle | Quelle | Seit Dezember 2000 →`},
		{"two institutions that people call the same", "herne", func(d *directory.Dossier) {
			i, _ := d.Institution("weisser-ring")
			i.Key = "weisser-ring-2"
			d.Institutions = append(d.Institutions, i)
			d.Members[len(d.Members)-1].Institution = "weisser-ring-2"
		}, `mitglieder/weisser-ring geaendert: Weißer Ring e. V.
  einrichtung | Einrichtung | Weißer Ring e. V. (weisser-ring) → Weißer Ring e. V. (weisser-ring-2)
einrichtungen/weisser-ring-2 neu: Weißer Ring e. V.
  name | Name |  → Weißer Ring e. V.
  rechtsform | Rechtsform |  → e. V.
  arten | Arten |  → Opferhilfe
  neutrale_bezeichnung | Neutrale Bezeichnung |  → Verein`},
		{"a new entry with what is filled in, and one that goes", "soest", func(d *directory.Dossier) {
			d.Goals = slices.Insert(slices.Delete(d.Goals, 1, 2), 0, directory.Goal{Key: "neu", Kind: directory.GoalMean, Text: "Neues wagen"})
			d.Members = append(d.Members, directory.Membership{Key: "viele", Count: 1051, CountText: "Partner", Role: directory.RolePartner})
		}, `ziele/neu neu: Neues wagen
  art | Art |  → Weg dorthin
  text | Text |  → Neues wagen
ziele/vorbeugen entfaellt: Häuslicher Gewalt durch Präventionsarbeit vorbeugen
  art | Art | Ziel → 
  text | Text | Häuslicher Gewalt durch Präventionsarbeit vorbeugen → 
mitglieder/viele neu: 1051 Partner
  anzahl | Anzahl |  → 1.051
  anzahl_text | Was gezählt wird |  → Partner
  rolle | Rolle |  → Kooperationspartner`},
		{"only the order, and only what moved", "soest", func(d *directory.Dossier) { d.Goals[1], d.Goals[2] = d.Goals[2], d.Goals[1] },
			`ziele/ verschoben: 
   | Reihenfolge der Ziele | …; Häuslicher Gewalt durch Präventionsarbeit vorbeugen; Versorgung und Beratung der Betroffenen verbessern; … → …; Versorgung und Beratung der Betroffenen verbessern; Häuslicher Gewalt durch Präventionsarbeit vorbeugen; …`},
		{"lists within an entry", "soest", func(d *directory.Dossier) {
			lat, lon := 51.5, 8.1
			d.Institutions[0].Contacts = []directory.Contact{{Key: "zentrale", Kind: directory.ContactHelp, Label: "Zentrale", Phone: "02921 1234567"}}
			d.Institutions[0].Places = []directory.Place{{Key: "haus", City: "Soest", Lat: &lat, Lon: &lon}}
			d.Notices[0].Quotations[0].Function = "Leitung"
			d.Notices[0].Figures[0] = directory.Figure{Key: "neu", Claim: "Eine von drei.", Origin: "Umfrage"}
			d.Notices[0].Quotations[0], d.Notices[0].Quotations[1] = d.Notices[0].Quotations[1], d.Notices[0].Quotations[0]
			d.Events[0].Hosts = []directory.Host{{Name: "Kreis Soest"}}
			d.Region.Districts = append(d.Region.Districts, directory.District{AGS: "05978", Inferred: true})
			d.Region.Authority.Employees = 1500
			d.Network.Cadence = &directory.Cadence{Months: 3, Intended: true}
			d.Network.Periods[0].From = "2019"
		}, `netzwerk/ geaendert: Kreiskooperationsrunde
  rhythmus/alle_monate | Rhythmus: Wie oft |  → alle 3 Monate
  rhythmus/angestrebt | Rhythmus: Angestrebt |  → ja
  zeitraeume/aktiv/von | Zeitraum „aktiv“: Von |  → 2019
gebiet/ geaendert: Kreis Soest
  kreise/05978/ags | Kreis „05978“: Kreisschlüssel |  → 05978
  kreise/05978/erschlossen | Kreis „05978“: Erschlossen |  → ja
  verwaltung/bedienstete_ca | Verwaltung: Bedienstete (etwa) | 1.400 → 1.500
termine/fachtag-2023 geaendert: Fachtag „Sexualisierte Gewalt – Interdisziplinäre …
  veranstalter/Kreis Soest/name | Veranstalter „Kreis Soest“: Name |  → Kreis Soest
meldungen/vereinbarung-2023 geaendert: Vereinbarung „Häusliche Gewalt und Kinderschutz“ geschlossen
  zitate/sauerland/funktion | Zitat „Wir alle wollen bestmöglich zusammenarbeiten, um dieser …“: Funktion | Frauenberatung Soest → Leitung
  zitate | Reihenfolge der Zitate | Wir alle wollen bestmöglich zusammenarbeiten, um dieser …; Sexualisierte Gewalt ist in unserer Gesellschaft leider … → Sexualisierte Gewalt ist in unserer Gesellschaft leider …; Wir alle wollen bestmöglich zusammenarbeiten, um dieser …
  zahlen/schulklasse/aussage | Zahl „Rund ein bis zwei Kinder in jeder Schulklasse mussten …“: Aussage | Rund ein bis zwei Kinder in jeder Schulklasse mussten sexualisierte Gewalt erfahren. → 
  zahlen/schulklasse/herkunft | Zahl „Rund ein bis zwei Kinder in jeder Schulklasse mussten …“: Herkunft | Einschätzung von Experten der Weltgesundheitsorganisation (WHO), wiedergegeben in der Meldung → 
  zahlen/neu/aussage | Zahl „Eine von drei.“: Aussage |  → Eine von drei.
  zahlen/neu/herkunft | Zahl „Eine von drei.“: Herkunft |  → Umfrage
einrichtungen/beratung-soest geaendert: Frauenberatung Soest
  anschriften/haus/ort | Anschrift „Soest“: Ort |  → Soest
  anschriften/haus/breite | Anschrift „Soest“: Geografische Breite |  → 51,5
  anschriften/haus/laenge | Anschrift „Soest“: Geografische Länge |  → 8,1
  kontakte/zentrale/art | Kontakt „Zentrale“: Art |  → Hilfe und Beratung
  kontakte/zentrale/bezeichnung | Kontakt „Zentrale“: Bezeichnung |  → Zentrale
  kontakte/zentrale/telefon | Kontakt „Zentrale“: Telefon |  → 02921 1234567`},
		{"something that is there and says nothing", "soest", func(d *directory.Dossier) { d.Network.Cadence = &directory.Cadence{} },
			"netzwerk/ geaendert: Kreiskooperationsrunde\n  rhythmus | Rhythmus |  → (ohne Angaben)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := example(t, test.network)
			after := copied(t, before)
			test.change(&after)
			if diff := cmp.Diff(test.want, lines(history.Diff(before, after))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestTheExamplesDifferFromNothingAndFromEachOther(t *testing.T) {
	all := allExamples(t)
	for i, d := range all {
		if changes := history.Diff(d, copied(t, d)); len(changes) > 0 {
			t.Errorf("%s differs from itself: %s", d.Network.Key, lines(changes))
		}
		for _, c := range history.Diff(directory.Dossier{}, d) {
			if c.Kind != history.New || len(c.Fields) == 0 || c.Entry == "" {
				t.Errorf("%s from nothing: %+v", d.Network.Key, c)
			}
		}
		if len(history.Diff(d, all[(i+1)%len(all)])) == 0 {
			t.Errorf("%s does not differ from the next", d.Network.Key)
		}
	}
}
