package takeover

import (
	"slices"
	"testing"

	"rundtisch/internal/directory"
)

// directoryOf are institutions as a directory has them, in Seefurt unless they say otherwise.
func directoryOf() []directory.KnownInstitution {
	here, there := []string{"Seefurt"}, []string{"Altenbrück"}
	return []directory.KnownInstitution{
		{Key: "lichtblick", Name: "Lichtblick – Beratungsstelle für Frauen und Mädchen e. V.", Regions: here},
		{Key: "stadt", Name: "Stadt Seefurt", Regions: here},
		{Key: "jugend", Name: "Fachbereich Kinder, Jugend und Familie", Parent: "Stadt Seefurt",
			Sectors: []directory.Sector{directory.SectorYouthOffice}, Regions: here},
		{Key: "gleich", Name: "Büro für Chancengleichheit", Parent: "Stadt Seefurt",
			Sectors: []directory.Sector{"gleichstellung"}, Regions: here},
		{Key: "fhz", Name: "Familienhilfezentrum Seefurt", Regions: here},
		{Key: "gesundheit", Name: "Fachbereich Gesundheitsmanagement", Parent: "Stadt Seefurt", Regions: here},
		{Key: "polizei", Name: "Kreispolizeibehörde Seefurt", Regions: here},
		{Key: "kk12", Name: "Kriminalkommissariat 12", Parent: "Kreispolizeibehörde Seefurt", Regions: here},
		{Key: "planb", Name: "Niederlassung Seefurt", Parent: "PLANB Ufer e. V.", Regions: here},
		{Key: "skf", Name: "Sozialdienst katholischer Frauen Seefurt e. V.", Regions: here},
		{Key: "ev", Name: "Evangelische Beratungsstelle für Ehe- und Lebensfragen", Regions: here},
		{Key: "caritas", Name: "Caritasverband Seefurt", Regions: here},
		{Key: "diakonie", Name: "Diakonisches Werk Seefurt", Regions: here},
		{Key: "frauenhaus", Name: "Frauenhaus Altenbrück", Regions: there},
		{Key: "ring", Name: "Weißer Ring e. V.", Regions: there},
	}
}

func TestTheFinderFindsWhatPeopleMean(t *testing.T) {
	f := NewFinder(directoryOf(), "Seefurt")
	for _, test := range []struct {
		name, first string // the key of the best; "" for none at all
		why         Why
	}{
		{"Weisser Ring e.V.", "ring", SameName},
		{"Jugendamt (ASD)", "jugend", 0},
		{"Jugendamt Seefurt", "jugend", 0},
		{"Gleichstellungsstelle", "gleich", SameOffice},
		{"FHZ", "fhz", Shortened},
		{"FHX", "", 0},
		{"Ev. Beratungsstelle", "ev", Shortened},
		{"Lichtblick", "lichtblick", Shortened},
		{"Lichtblick e.V.", "lichtblick", Shortened},
		{"Lichblick", "lichtblick", 0},
		{"Gesundheitsamt", "gesundheit", 0},
		{"Polizei", "polizei", 0},
		{"KK 12", "kk12", Shortened},
		{"KK 11", "", 0},
		{"PLANB Ufer e.V.", "planb", 0},
		{"SkF Seefurt e.V.", "skf", Shortened},
		{"SkF", "skf", Shortened},
		{"Ev. Beratungsstelle für Ehe- und Lebensfragen", "ev", 0},
		{"Caritas", "caritas", 0},
		{"Diakonie", "diakonie", 0},
		{"AWO Seefurt", "", 0},
		{"Zonta Seefurt", "", 0},
		{"Bürgerverein Seefurt e.V.", "", 0},
	} {
		hits := f.Find(test.name, "", 4)
		first, why := "", Why(0)
		if len(hits) > 0 {
			first, why = hits[0].Key, hits[0].Why
		}
		if first != test.first || test.why != 0 && why != test.why {
			t.Errorf("%q: %q because of %d, want %q because of %d; all: %+v", test.name, first, why, test.first, test.why, hits)
		}
	}
	for name, not := range map[string]string{"SkF Seefurt e.V.": "stadt", "Frauenhaus Seefurt": "lichtblick", "Stadtwerke Seefurt": "stadt"} {
		if slices.ContainsFunc(f.Find(name, "", 8), func(h Hit) bool { return h.Key == not }) {
			t.Errorf("%q is said to be %q", name, not)
		}
	}
}

func TestTheBetterNameStays(t *testing.T) {
	for _, test := range []struct{ today, pasted, want string }{
		{"Schattenlicht – Beratungsstelle für Frauen e. V.", "Schatenlicht", "Schattenlicht – Beratungsstelle für Frauen e. V."},
		{"Evangelische Beratungsstelle", "Ev. Beratungsstelle", "Evangelische Beratungsstelle"},
		{"Fachbereich Öffentliche Ordnung", "Fachbereich Öffentliche Ordnung und Sport", "Fachbereich Öffentliche Ordnung und Sport"},
		{"Weißer Ring", "Weißer Ring e. V.", "Weißer Ring e. V."},
		{"Familienzentrum", "Familienzentrum (FZ)", "Familienzentrum"},
		{"Familienzentrum", "Familienzentrum Ufer (FZ)", "Familienzentrum Ufer (FZ)"},
		{"Familienzentrum Ufer", "Familienzentrum Ufer (AWO e. V.)", "Familienzentrum Ufer"},
		{"Weißer Ring e. V.", "Weisser Ring", "Weißer Ring e. V."},
		{"Frauenberatung", "Frauenberattung Ufer", "Frauenberatung"},
		{"Polizei Seefurt", "Polizeiinspektion Seefurt", "Polizei Seefurt"},
	} {
		if got := keptName(test.today, test.pasted); got != test.want {
			t.Errorf("%q, %q: %q, want %q", test.today, test.pasted, got, test.want)
		}
	}
}

func TestDateIn(t *testing.T) {
	for text, want := range map[string]directory.PartialDate{
		"ausgeschieden zum 31.12.2025": "2025-12-31", "bis 3. März 2027": "2027-03-03", "Mai 2025": "2025-05", "12.2025": "2025-12",
		"2025": "2025", "3.3.27": "2027-03-03", "2025-12-31": "2025-12-31", "31.2.2026": "", "gestern": "", "": "", "12/25": "",
		"Ende 2025": "2025", "31.12.25": "2025-12-31",
	} {
		if got := DateIn(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
