package memberlist

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/examples/published"
)

func TestSeedHerne(t *testing.T) {
	want := []struct{ name, parent, kind, sector string }{
		{"Beratungsstelle für Opfer von Menschenhandel", "", "institution", "fachberatung_menschenhandel"},
		{
			"Evangelische Beratungsstelle für Ehe-, Partnerschafts- und Lebensfragen sowie Schwangerschaftskonfliktberatung",
			"",
			"institution",
			"ehe_familien_lebensberatung",
		},
		{"Frauenhaus Herne", "", "institution", "frauenhaus"},
		{"Familienhilfezentrum Herne", "IFAK e. V.", "institution", "familienhilfe"},
		{"Kreispolizeibehörde", "", "institution", "polizei"},
		{
			"PLANB Ruhr e. V. – Interkulturelle Kinder- und Jugendhilfe, Niederlassung Herne",
			"PLANB Ruhr e. V.",
			"institution",
			"kinder_jugendhilfe_traeger",
		},
		{"Rechtsanwältinnen", "", "group", "rechtsanwaltschaft"},
		{"Schattenlicht – Beratungsstelle für Frauen und Mädchen e. V.", "", "institution", "frauenberatung"},
		{"Familien- und Schulberatungsstelle", "Stadt Herne", "institution", "familien_schulberatung"},
		{"Fachbereich Gesundheitsmanagement", "Stadt Herne", "institution", "gesundheit"},
		{"Fachbereich Kinder, Jugend und Familie", "Stadt Herne", "institution", "jugendamt_asd"},
		{"Fachbereich Öffentliche Ordnung", "Stadt Herne", "institution", "ordnung"},
		{"Büro für Gleichstellung und Vielfalt", "Stadt Herne", "institution", "gleichstellung"},
		{"Kommunales Integrationszentrum", "Stadt Herne", "institution", "integration"},
		{"Opferschutzbeauftragter der Stadt Herne", "Stadt Herne", "institution", "opferschutz_kommunal"},
		{"Stadtverordnete der im Rat vertretenen Parteien", "", "group", "politik"},
		{"Weißer Ring e. V.", "", "institution", "opferhilfe"},
	}
	got := Parse(published.Text(t, "herne")).Members
	if len(got) != len(want) {
		t.Fatalf("%d members, want %d", len(got), len(want))
	}
	repairs := 0
	for i, w := range want {
		m := got[i]
		if m.Name != w.name || m.Parent != w.parent || string(m.Kind) != w.kind || string(m.Sector) != w.sector {
			t.Errorf(
				"member %d is %q of %q, %s, %s; want %q of %q, %s, %s",
				i+1,
				m.Name,
				m.Parent,
				m.Kind,
				m.Sector,
				w.name,
				w.parent,
				w.kind,
				w.sector,
			)
		}
		repairs += len(m.Repairs)
	}
	if repairs != 3 {
		t.Errorf("%d repairs, want the 3 glued spellings", repairs)
	}
	if f := got[4].Function; f != "Opferschutzbeauftragte und Vertreterinnen" {
		t.Errorf("function is %q", f)
	}
}

func TestSeedsInRunningText(t *testing.T) {
	for _, test := range []struct {
		seed, want string
		stated     int
		note       string
	}{
		{"mettmann", "Gleichstellungsstellen|Polizei|Justiz|Jugendämter|Sozial- und Gesundheitsdienste|Beratungs- und Unterstützungsangebote", 0, ""},
		{"soest", "Jugendämter|Gerichte|Staatsanwaltschaft|Polizei|Gesundheitsamt|Frauenberatung Soest", 0, "angekündigt, aber leer: „Partner der Kreiskooperationsrunde"},
		{"braunschweig", "", 51, "51"},
		{"anhalt-bitterfeld", "Frauenhäuser|Frauenzentrum|Polizei|Opferberatung|Gericht|Beratungsstellen|Allgemeiner Sozialer Dienst|Gleichstellungsbeauftragte|Koordinatorin des Lokalen Netzwerkes Kinderschutz", 0, ""},
	} {
		t.Run(test.seed, func(t *testing.T) {
			r := Parse(published.Text(t, test.seed))
			var names []string
			for _, m := range r.Members {
				names = append(names, m.Name)
				if kind := KindGroup; m.Kind != kind && m.Name != "Frauenberatung Soest" {
					t.Errorf("%q is of kind %s, want %s", m.Name, m.Kind, kind)
				}
			}
			if got := strings.Join(names, "|"); got != test.want {
				t.Errorf("members are %q, want %q", got, test.want)
			}
			if r.StatedCount != test.stated {
				t.Errorf("stated count is %d, want %d", r.StatedCount, test.stated)
			}
			if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, test.note) {
				t.Errorf("notes are %q, want %q in them", notes, test.note)
			}
		})
	}
}

func TestSoestRepairsTheMissingComma(t *testing.T) {
	for _, m := range Parse(published.Text(t, "soest")).Members {
		if m.Name == "Gesundheitsamt" && len(m.Repairs) != 1 || m.Name != "Gesundheitsamt" && len(m.Repairs) != 0 {
			t.Errorf("%s: repairs are %q", m.Name, m.Repairs)
		}
	}
}

func TestReleaseReadsTheSoestEvent(t *testing.T) {
	e, p := Release(published.Text(t, "soest"))
	for _, test := range []struct{ what, got, want string }{
		{"title", e.Title, "Fachtag „Sexualisierte Gewalt – Interdisziplinäre Zusammenarbeit als gesellschaftliche Herausforderung“"},
		{"kind", string(e.Kind), string(directory.EventConference)},
		{"date", string(e.Date), "2023?-11-21"},
		{"start", e.Starts, "09:00"},
		{"end", e.Ends, "17:00"},
		{"venue", e.Venue, "Fachhochschule Südwestfalen in Soest"},
		{"cost", e.Cost, "kostenfrei"},
		{"registration as printed", e.RegistrationRaw, "www.kreis-soest.de/aktiongegengewalt"},
		{"registration", e.Registration, "https://www.kreis-soest.de/aktiongegengewalt"},
		{"kind of contact", string(p.Kind), string(directory.ContactPress)},
		{"press office", p.Office, "Pressestelle Kreis Soest"},
		{"person", p.Person, "Birgit Kalle"},
		{"telephone", p.Phone, "02921/302546"},
	} {
		if test.got != test.want {
			t.Errorf("%s is %q, want %q", test.what, test.got, test.want)
		}
	}
	if e.DateNote == "" {
		t.Error("nothing says that the year was inferred")
	}
}
