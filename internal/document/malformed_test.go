package document_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"rundtisch/internal/document"
)

// small is a valid document; the lines of the cases below count in it.
const small = `rundtisch: 1
netzwerk:
  kennung: probe
  name: Probe
  form: runder_tisch
  zusammenfassung: Ein Satz.
gebiet:
  kennung: stadt-probe
  name: Stadt Probe
  art: kreisfreie_stadt
  land: "05"
  einwohner_ca: 1000
mitglieder:
  - kennung: a
    einrichtung: a
    rolle: mitglied
termine:
  - kennung: t
    titel: Treffen
    art: sitzung
    datum: "2024-06-12"
    beginn: "09:00"
einrichtungen:
  - kennung: a
    name: Amt
    arten:
      - polizei
    website: https://example.org
`

func TestTheSmallDocumentIsValid(t *testing.T) {
	for name, text := range map[string]string{
		"as it is":                           small,
		"with the line ends of Windows":      strings.ReplaceAll(small, "\n", "\r\n"),
		"with a byte order mark in front":    "\ufeff" + small,
		"without a newline at the end":       strings.TrimSuffix(small, "\n"),
		"with a comment and a start of it":   "# Probe\n---\n" + small,
		"with an end of the document":        small + "...\n",
		"with a list that is empty":          small + "hintergrund: []\n",
		"with values in JSON":                strings.Replace(small, "      - polizei", "      [\"polizei\"]", 1),
		"with a string that is marked as it": strings.Replace(small, "name: Probe", "name: !!str Probe", 1),
	} {
		if _, err := document.Decode([]byte(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestMalformedDocumentsAreRefusedWithLineFieldAndReason(t *testing.T) {
	tail := func(text string) func(string) string { return func(s string) string { return s + text } }
	swap := func(old, new string) func(string) string {
		return func(s string) string {
			if !strings.Contains(s, old) {
				panic("no " + old)
			}
			return strings.Replace(s, old, new, 1)
		}
	}
	whole := func(text string) func(string) string { return func(string) string { return text } }
	for _, test := range []struct {
		name   string
		change func(string) string
		line   int
		field  string
		reason string
	}{
		{"empty", whole(""), 0, "", "leer"},
		{"only a comment", whole("# nichts\n"), 0, "", "leer"},
		{"only a null", whole("null\n"), 1, "", "benannte Felder"},
		{"a list instead of fields", whole("- a\n"), 1, "", "benannte Felder"},
		{"a word instead of fields", whole("Hallo\n"), 1, "", "benannte Felder"},
		{"two documents", tail("---\n" + small), 0, "", "genau ein Dokument"},
		{"a second document that is broken", tail("---\n[\n"), 0, "", "genau ein Dokument"},
		{"too large", tail("# " + strings.Repeat("x", document.MaxBytes)), 0, "", "größer als 2 MB"},
		{"version 2", swap("rundtisch: 1", "rundtisch: 2"), 1, "rundtisch", "Fassung 1"},
		{"no version", swap("rundtisch: 1\n", ""), 0, "rundtisch", "Fassung 1"},
		{"a version in quotes", swap("rundtisch: 1", `rundtisch: "1"`), 1, "rundtisch", "ganze Zahl"},
		{"a tab for indentation", swap("  name: Probe", "\tname: Probe"), 4, "", "Tabulator"},
		{"a tab within a list", swap("      - polizei", "\t- polizei"), 27, "", "Tabulator"},
		{"a missing colon", swap("  name: Probe", "  name Probe"), 4, "", "kein gültiges YAML"},
		{"a quote that is not closed", swap(`land: "05"`, `land: "05`), 22, "", "Anführungszeichen"},
		{"two colons in a line", swap("name: Probe", "name: Probe: zwei"), 4, "", "Doppelpunkt"},
		{"a bracket that is not closed", swap("      - polizei", "      [polizei"), 27, "", "kein gültiges YAML"},
		{"NUL", swap("name: Probe", "name: Pro\x00be"), 4, "", "Steuerzeichen"},
		{"NUL as an escape", swap("name: Probe", `name: "Pro\0be"`), 4, "netzwerk.name", "Steuerzeichen"},
		{"NUL in base64", swap("name: Probe", "name: !!binary AAAA"), 4, "netzwerk.name", "Typangabe"},
		{"an escape character", swap("name: Probe", "name: \x1b[31mrot"), 4, "", "Steuerzeichen"},
		{"invalid UTF-8", swap("name: Probe", "name: Pr\xfcfung"), 4, "", "UTF-8"},
		{"invalid UTF-8 in a comment", tail("# \xff\n"), 29, "", "UTF-8"},
		{"UTF-16", whole("\xff\xfer\x00u\x00"), 1, "", "UTF-8"},
		{"a replacement character", swap("name: Probe", "name: Pr\ufffdfung"), 4, "netzwerk.name", "Steuerzeichen"},
		{"an anchor", swap("name: Probe", "name: &n Probe"), 4, "netzwerk.name", "Verweise"},
		{"an anchor on a field's name", swap("  name: Probe", "  &n name: Probe"), 4, "netzwerk.name", "Verweise"},
		{"an alias", swap("name: Stadt Probe", "name: *n"), 9, "", "Verweis"},
		{"a merge", swap("  kennung: stadt-probe", "  <<: {kennung: x}"), 8, "gebiet.<<", "gibt es hier nicht"},
		{"aliases that multiply", whole(bomb()), 1, "a", ""},
		{"an unknown field", swap("  name: Probe", "  farbe: rot\n  name: Probe"), 4, "netzwerk.farbe", "gibt es hier nicht"},
		{"a field of another part", swap("    rolle: mitglied", "    rolle: mitglied\n    titel: T"), 17, "mitglieder[1].titel", "gibt es hier nicht"},
		{"a field that is a list", swap("  name: Probe", "  ? [a, b]\n  : c\n  name: Probe"), 4, "netzwerk", "Feldname"},
		{"a field twice", swap("  name: Probe", "  name: Probe\n  name: Probe"), 5, "netzwerk.name", "zweimal"},
		{"a part twice", tail("gebiet:\n  kennung: x\n"), 29, "gebiet", "zweimal"},
		{"a list for a single value", swap("name: Probe", "name: [a, b]"), 4, "netzwerk.name", "einzelne Angabe"},
		{"fields for a single value", swap("name: Probe", "name: {a: b}"), 4, "netzwerk.name", "einzelne Angabe"},
		{"a single value for a list", swap("    arten:\n      - polizei", "    arten: polizei"), 26, "einrichtungen[1].arten", "Liste"},
		{"a single value for fields", swap("  - kennung: t\n", "  - nur so\n  - kennung: t\n"), 18, "termine[1]", "benannte Felder"},
		{"nothing behind a colon", swap("name: Probe", "name:"), 4, "netzwerk.name", "leer"},
		{"nothing behind the colon of a list", swap("    arten:\n      - polizei\n", "    arten:\n"), 26, "einrichtungen[1].arten", "leer"},
		{"a word for a number", swap("einwohner_ca: 1000", "einwohner_ca: viele"), 12, "gebiet.einwohner_ca", "ganze Zahl"},
		{"a number in quotes", swap("einwohner_ca: 1000", `einwohner_ca: "1000"`), 12, "gebiet.einwohner_ca", "ganze Zahl"},
		{"a number with a leading zero", swap("einwohner_ca: 1000", "einwohner_ca: 0100"), 12, "gebiet.einwohner_ca", "ganze Zahl"},
		{"a broken number", swap("einwohner_ca: 1000", "einwohner_ca: 1.5"), 12, "gebiet.einwohner_ca", "ganze Zahl"},
		{"a number that is too large", swap("einwohner_ca: 1000", "einwohner_ca: 99999999999"), 12, "gebiet.einwohner_ca", "ganze Zahl"},
		{"a number below zero", swap("einwohner_ca: 1000", "einwohner_ca: -1"), 12, "gebiet.einwohner_ca", "negativ"},
		{"a word for yes or no", swap("    beginn: \"09:00\"", "    intern: vielleicht"), 22, "termine[1].intern", "true oder false"},
		{"yes in quotes", swap("    beginn: \"09:00\"", `    intern: "true"`), 22, "termine[1].intern", "true oder false"},
		{"a number for a text with a type of its own", swap("name: Probe", "name: !!float 1"), 4, "netzwerk.name", "Typangabe"},
		{"a type nobody knows", swap("name: Probe", "name: !boese Probe"), 4, "netzwerk.name", "Typangabe"},
		{"a type on a list", swap("    arten:\n", "    arten: !!set\n"), 26, "einrichtungen[1].arten", "Typangabe"},
		{"a text that is too long", swap("name: Probe", "name: "+strings.Repeat("ä", 5001)), 4, "netzwerk.name", "zu lang"},
		{"a missing field", swap("  name: Probe\n", ""), 2, "netzwerk.name", "fehlt"},
		{"an empty name", swap("name: Probe", `name: "  "`), 4, "netzwerk.name", "fehlt"},
		{"a kennung with a capital", swap("kennung: probe", "kennung: Probe"), 3, "netzwerk.kennung", "Kleinbuchstaben"},
		{"a kennung with a path", swap("kennung: probe", "kennung: ../probe"), 3, "netzwerk.kennung", "Kleinbuchstaben"},
		{"a kennung twice", swap("  - kennung: t\n", "  - kennung: t\n    titel: T\n    art: sitzung\n    datum: \"2024\"\n  - kennung: t\n"), 22, "termine[2].kennung", "schon"},
		{"an institution that is not there", swap("einrichtung: a", "einrichtung: b"), 15, "mitglieder[1].einrichtung", "nicht in diesem Dokument"},
		{"a series that is not there", swap("    beginn: \"09:00\"", "    reihe: r"), 22, "termine[1].reihe", "nicht in diesem Dokument"},
		{"an institution that is its own parent", swap("    name: Amt", "    name: Amt\n    uebergeordnet: a"), 26, "einrichtungen[1].uebergeordnet", "sich selbst"},
		{"the year 9999", swap(`"2024-06-12"`, `"9999-06-12"`), 21, "termine[1].datum", "Datum"},
		{"a day that does not exist", swap(`"2024-06-12"`, `"2023-02-29"`), 21, "termine[1].datum", "Datum"},
		{"a date as people write it", swap(`"2024-06-12"`, `12.06.2024`), 21, "termine[1].datum", "Datum"},
		{"a beginning at the end of the day", swap(`"09:00"`, `"24:00"`), 22, "termine[1].beginn", "Mitternacht"},
		{"the hour 25", swap(`"09:00"`, `"25:00"`), 22, "termine[1].beginn", "Uhrzeit"},
		{"a script for an address", swap("https://example.org", "javascript:alert(1)"), 28, "einrichtungen[1].website", "https://"},
		{"data for an address", swap("https://example.org", "data:text/html,x"), 28, "einrichtungen[1].website", "https://"},
		{"an address without its scheme", swap("https://example.org", "www.example.org"), 28, "einrichtungen[1].website", "https://"},
		{"an address with a blank", swap("https://example.org", "https://example.org/a b"), 28, "einrichtungen[1].website", "https://"},
		{"an address without a host", swap("https://example.org", "https:///pfad"), 28, "einrichtungen[1].website", "https://"},
		{"a Land that does not exist", swap(`land: "05"`, `land: "17"`), 11, "gebiet.land", "Land"},
		{"a sector twice", swap("      - polizei", "      - polizei\n      - polizei"), 28, "einrichtungen[1].arten[2]", "zweimal"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := test.change(small)
			_, err := document.Decode([]byte(text))
			var all document.Error
			if !errors.As(err, &all) || len(all) == 0 {
				t.Fatalf("not refused with problems: %v", err)
			}
			for _, p := range all {
				if p.Line == test.line && p.Field == test.field && strings.Contains(p.Reason, test.reason) {
					german(t, p.Reason)
					return
				}
			}
			t.Errorf("no line %d, field %q and reason with %q in:\n%v", test.line, test.field, test.reason, err)
		})
	}
}

var english = regexp.MustCompile(`(?i)\b(the|not|found|expected|cannot|invalid|unknown|character|error|line|mapping|unmarshal|allowed)\b`)

// german fails the test if a reason holds a word of the English messages of a library.
func german(t *testing.T, reason string) {
	t.Helper()
	if word := english.FindString(reason); word != "" {
		t.Errorf("%q is no German sentence: %q", reason, word)
	}
}

// bomb is nine lines that would grow to a thousand million words.
func bomb() string {
	text := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for name := 'b'; name <= 'i'; name++ {
		before := string(name - 1)
		text += string(name) + ": &" + string(name) + " [" + strings.Repeat("*"+before+", ", 9) + "*" + before + "]\n"
	}
	return text
}

func TestEverythingThatIsWrongIsSaidAtOnceInTheOrderOfTheLines(t *testing.T) {
	text := strings.NewReplacer("kennung: probe", "kennung: PROBE", "land: \"05\"", "land: \"99\"", "https://example.org", "ftp://example.org").Replace(small)
	_, err := document.Decode([]byte(text))
	want := "Zeile 3, netzwerk.kennung: "
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], want) || !strings.HasPrefix(lines[1], "Zeile 11, ") || !strings.HasPrefix(lines[2], "Zeile 28, ") {
		t.Errorf("want three lines, for 3, 11 and 28:\n%v", err)
	}
}

func TestAFieldsNameCannotSteerTheTerminal(t *testing.T) {
	_, err := document.Decode([]byte(strings.Replace(small, "  name: Probe", "  name: Probe\n  \"\\e[2J\\nZeile 1\": x", 1)))
	if err == nil || strings.ContainsAny(err.Error(), "\x1b\n") {
		t.Errorf("the message holds control characters of the file: %q", err)
	}
}

// A line is looked for in small files only: for a large one that would take minutes.
func TestALargeBrokenFileIsRefusedInFewWords(t *testing.T) {
	large := small + "hintergrund:\n" + strings.Repeat("  - kennung: a\n    titel: b\n    text: c\n", 45_000)
	for name, text := range map[string]string{"broken at the end": large + "  x: [\n", "the same key 45,000 times": large, "brackets": strings.Repeat("[", 1<<20), "deep fields": strings.Repeat("{a: ", 1<<18)} {
		if _, err := document.Decode([]byte(text)); err == nil || len(err.Error()) > 20_000 {
			t.Errorf("%s: %.300v", name, err)
		}
	}
}

func TestWhatCannotBeSeenIsTakenOffADocument(t *testing.T) {
	for name, text := range map[string]string{
		"a soft hyphen": "Pro\u00adbe", "a byte order mark": "\ufeffProbe", "marks of direction": "\u202aPro\u200ebe\u202c", "an Arabic letter mark": "Probe\u061c", "no width": "Pro\u200bbe\u2060", "full width": "Ｐrobe",
	} {
		d, err := document.Decode([]byte(strings.Replace(small, "name: Probe", "name: \""+text+"\"", 1)))
		if err != nil || d.Network.Name != "Probe" {
			t.Errorf("%s: %q, %v", name, d.Network.Name, err)
		}
	}
}

func TestTimesOfADocumentAreReadAsPeopleWriteThem(t *testing.T) {
	for typed, want := range map[string]string{"9:00": "09:00", "9 Uhr": "09:00", "20.30": "20:30", "20h": "20:00"} {
		d, err := document.Decode([]byte(strings.Replace(small, `"09:00"`, `"`+typed+`"`, 1)))
		if err != nil || d.Events[0].Starts != want {
			t.Errorf("%s: %v, %v", typed, d.Events, err)
		}
	}
}

func TestAnOldStateIsCleanedWhenItIsRestored(t *testing.T) {
	d, err := document.Decode([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	want, err := document.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	d.Network.Name, d.Institutions[0].Name = "Pro\u00adbe", d.Institutions[0].Name[:2]+"\u200b"+d.Institutions[0].Name[2:]
	old, err := document.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	again, err := document.Restore(old)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := document.Encode(again); string(got) == string(old) || string(got) != string(want) {
		t.Errorf("restored as %s", got)
	}
}
