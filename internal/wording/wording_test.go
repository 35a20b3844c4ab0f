package wording_test

import (
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
	"rundtisch/internal/wording"
)

func TestTheGermanCatalogueIsRead(t *testing.T) {
	if text := wording.German().T("date.inferred"); text == "date.inferred" || wording.German().Lang != locale.Default {
		t.Errorf("%q in %q", text, wording.German().Lang)
	}
	if text := locale.Wordless("de").T("date.inferred"); text != "date.inferred" {
		t.Errorf("without a catalogue: %q", text)
	}
}

func TestDatesAndSpans(t *testing.T) {
	german := wording.German()
	for d, want := range map[directory.PartialDate][2]string{
		"2023-11-21": {"21. November 2023", "21.11.2023"}, "2000-12": {"Dezember 2000", "12.2000"}, "2000": {"2000", "2000"},
		"2023?-04": {"April 2023 (Jahr erschlossen)", "04.2023"}, "": {"", ""}, "gestern": {"", ""},
	} {
		if got := [2]string{german.Date(d), wording.Digits(d)}; got != want {
			t.Errorf("%q: %q, want %q", d, got, want)
		}
	}
	for _, test := range []struct {
		from, to directory.PartialDate
		want     string
	}{{"2000", "2004", "von 2000 bis 2004"}, {"2000", "", "seit 2000"}, {"", "2004", "bis 2004"}, {"", "", ""}} {
		if got := german.Span(test.from, test.to); got != test.want {
			t.Errorf("%q–%q: %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

func TestHowFreshAValueIs(t *testing.T) {
	words := wording.German()
	words.Now = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	said := map[string]bool{}
	for _, on := range []directory.PartialDate{"", "2026-11-20", "2026-09-01", "2024-01-01"} {
		if text := words.Checked(on); text == "" || said[text] {
			t.Errorf("%q: %q", on, text)
		} else {
			said[text] = true
		}
	}
	if words.Stale("2026-11-20") || !words.Stale("2024-01-01") || !words.Stale("") {
		t.Error("what is stale")
	}
}

func TestAreas(t *testing.T) {
	words := wording.German()
	if got := words.Area("05916"); got != "05916" {
		t.Errorf("where nobody knows a Kreis: %q", got)
	}
	words.Kreis = func(ags string) string { return "Kreis " + ags }
	if got := words.ContentList(words.Areas([]string{"05916", "05", "DE"})); got != "Kreis 05916, Nordrhein-Westfalen und ganz Deutschland" {
		t.Error(got)
	}
}

func TestEveryLevelHasOneName(t *testing.T) {
	for level, want := range map[directory.Visibility][2]string{
		"": {"öffentlich", ""}, directory.Public: {"öffentlich", ""},
		directory.Staff: {"Fachkräfte", "nur Fachkräfte"}, directory.Coordination: {"Koordination", "nur Koordination"},
	} {
		if got := [2]string{wording.Level(level), wording.Restriction(level)}; got != want {
			t.Errorf("%q: %q, want %q", level, got, want)
		}
	}
	if got := wording.EventStatus(""); got != "angekündigt" {
		t.Errorf("an event of which nothing else is known: %q", got)
	}
}

func TestTexts(t *testing.T) {
	for got, want := range map[string]string{
		wording.Joined(" · ", " a ", "", "b"): "a · b", wording.Quoted("Das „eine“"): "„Das ‚eine‘“",
		wording.BareAddress("https://www.example.org/"): "example.org", wording.BareAddress("http://a.example.org/b"): "a.example.org/b",
		wording.Shortened("kurz  und\ngut", 20): "kurz und gut", wording.Shortened("Verein, der viele Namen hat", 14): "Verein, der …",
		wording.Chosen(wording.German().Mode, []directory.Mode{"telefon", "chat"}):                                 "Am Telefon · Im Chat",
		wording.Sectors(func(id string) string { return wording.German().T(id) }, "polizei", "", "frauenberatung"): "Polizei, Frauenberatung",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
