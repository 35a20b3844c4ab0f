package harvest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

func fileOf(text string) (Reading, error) {
	return New(Usual, Public, quiet).File("daten.json", strings.NewReader(text))
}

// One entry that makes no sense does not spoil the others, and is named with why.
func TestWhatIsNeitherInstitutionNorServiceIsNamedAndTheRestIsRead(t *testing.T) {
	t.Parallel()
	const good = `{"id": "a", "name": "Verein"}`
	for text, reason := range map[string]string{
		`{"id": "t", "name": "Beratung", "description": "x", "taxonomy": "Themen", "code": "b"}`: "Schlagwort",
		`{"id": "t", "name": "Beratung", "taxonomy_id": "x", "parent_id": "y"}`:                  "Schlagwort",
		`{"id": "t", "name": "Themen", "description": "x", "version": "1"}`:                      "Liste von Schlagwörtern",
		`{"id": "l", "name": "MyCity Civic Center", "location_type": "physical"}`:                "nur ein Ort",
		`{"id": "l", "name": "Rathaus", "latitude": 51, "longitude": 7}`:                         "nur ein Ort",
		`{"id": "c", "name": "Erika Mustermann", "department": "Empfang"}`:                       "Teil von etwas anderem",
		`{"id": "c", "name": "Erika Mustermann", "service_id": "s"}`:                             "Teil von etwas anderem",
		`{"id": "p", "number": "02921 302546", "location_id": "l"}`:                              "Teil von etwas anderem",
		`{"id": "x", "name": null}`:       "Es fehlt „name“",
		`{"id": "x", "name": 7.5e}`:       "kein gültiges JSON",
		`{"id": "x", "name": "a\u0000b"}`: "NUL",
		`[1]`:                             "kein Objekt",
		`"hallo"`:                         "kein Objekt",
		`{"id": "sl", "service_id": "fehlt", "location_id": "l"}`: "das Angebot selbst steht nicht dabei",
	} {
		lines := good + "\n" + text + "\n" + `{"id": "b", "name": "Stelle"}`
		array := "[" + strings.ReplaceAll(lines, "\n", ",\n") + "]"
		for shape, whole := range map[string]string{"lines": lines, "array": array} {
			if reason == "kein gültiges JSON" && shape == "array" {
				continue
			}
			reading, err := fileOf(whole)
			if err != nil || len(reading.Organizations) != 2 || len(reading.Services) != 0 || len(reading.Skipped) != 1 {
				t.Errorf("%s of %s: %+v, %v", shape, text, reading, err)
				continue
			}
			if s := reading.Skipped[0]; !strings.Contains(s.Reason, reason) || !strings.Contains(s.Place, "2") {
				t.Errorf("%s of %s: %+v", shape, text, s)
			}
		}
	}
}

func TestAServiceAtAPlaceIsReadAsTheServiceWithThePlace(t *testing.T) {
	t.Parallel()
	at := func(id, service, location string) string {
		return fmt.Sprintf(
			`{"id": %q, "service": %s, "location": {"id": %q, "name": "Ort", "location_type": "physical", "phones": [{"number": "02921 302546"}]}}`,
			id,
			service,
			location,
		)
	}
	const service = `{"id": "s", "name": "Rat", "status": "active", "organization": {"id": "o", "name": "Verein"}}`
	for name, test := range map[string]struct {
		text   string
		places int
	}{
		"two places":         {"[" + at("1", service, "l1") + "," + at("2", service, "l2") + "]", 2},
		"the same twice":     {"[" + at("1", service, "l1") + "," + at("1", service, "l1") + "]", 1},
		"a page":             {`{"contents": [` + at("1", service, "l1") + `]}`, 1},
		"behind its service": {"[" + service + `, {"id": "1", "service_id": "s", "location_id": "l1", "phones": [{"number": "1"}]}]`, 1},
		"before its service": {`[{"id": "1", "service_id": "s", "location": {"id": "l1"}}, ` + service + `]`, 1},
		"lists by name":      {`{"services": [` + service + `], "service_at_locations": [` + at("1", service, "l1") + `]}`, 1},
	} {
		reading, err := fileOf(test.text)
		if err != nil || len(reading.Services) != 1 || len(reading.Services[0].AtLocations) != test.places || len(reading.Organizations) != 0 {
			t.Errorf("%s: %+v, %v", name, reading, err)
		}
	}
}

func TestListsByNameAreReadAndOthersNamed(t *testing.T) {
	t.Parallel()
	reading, err := fileOf(
		`{"organizations": [{"id": "o", "name": "Verein"}], "services": [{"id": "s", "name": "Rat", "organization_id": "o"}], "phones": [{"id": "p", "number": "1"}], "taxonomies": []}`,
	)
	if err != nil || len(reading.Organizations) != 1 || len(reading.Services) != 1 || len(reading.Notes) != 1 ||
		!strings.Contains(reading.Notes[0], "„phone“ (1)") {
		t.Errorf("%+v, %v", reading, err)
	}
	for text, says := range map[string]string{
		`{"data": [{"id": "o", "name": "Verein"}]}`:                                                                      "eine Liste unter dem Namen „data“ (1); erwartet wird „contents“",
		`{"taxonomies": [{"id": "t", "name": "x"}]}`:                                                                     "„taxonomies“ (1)",
		`{"contents": [{"id": "t", "name": "x", "term_uri": "y"}]}`:                                                      "Schlagwort",
		`[{"id": "t", "name": "x", "location_type": "physical"}, {"id": "u", "name": "y", "location_type": "physical"}]`: "nur ein Ort",
	} {
		if _, err := fileOf(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestOnePageOfSeveralSaysSoAndIsNotTheWhole(t *testing.T) {
	t.Parallel()
	for head, says := range map[string]string{
		`"total_items": 241, "total_pages": 5, "page_number": 1,`:     "Seite 1 von 5: 1 von 241",
		`"total_items": "241", "total_pages": "5", "page_number": 3,`: "Seite 3 von 5",
		`"total_pages": 2,`: "Seite 1 von 2",
		`"total_items": 7,`: "nur 1 von 7",
		`"total_items": 1, "total_pages": 1, "page_number": 1,`: "",
		``: "",
	} {
		reading, err := fileOf(`{` + head + `"contents": [{"id": "o", "name": "Verein", "phones": [{"number": "02921 302546"}]}]}`)
		if err != nil || reading.Partial != (says != "") || says != "" && (len(reading.Notes) != 1 || !strings.Contains(reading.Notes[0], says)) {
			t.Errorf("%s: %+v, %v", head, reading, err)
		}
	}
}

// A list in short has no numbers and no hours: whoever reads it must know that there are more.
func TestAListInShortSaysThatItIs(t *testing.T) {
	t.Parallel()
	for text, short := range map[string]bool{
		`{"contents": [{"id": "o", "name": "Verein"}]}`: true, `{"contents": [{"id": "s", "name": "Rat", "status": "active", "organization": {"id": "o", "name": "Verein"}}]}`: true,
		`{"contents": [{"id": "o", "name": "Verein"}, {"id": "p", "name": "Stelle", "phones": [{"number": "1"}]}]}`: false, `[{"id": "o", "name": "Verein"}]`: false,
	} {
		reading, err := fileOf(text)
		if err != nil || (len(reading.Notes) == 1) != short || short && !strings.Contains(reading.Notes[0], "kurzer Form") {
			t.Errorf("%s: %q, %v", text, reading.Notes, err)
		}
	}
}

func TestWhereAFileIsWrongIsSaid(t *testing.T) {
	t.Parallel()
	packed := func(names ...string) string {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, name := range names {
			if _, err := w.Create(name); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	var zipped bytes.Buffer
	gz := gzip.NewWriter(&zipped)
	_, _ = gz.Write([]byte("{}"))
	_ = gz.Close()
	for text, says := range map[string]string{
		"[\n  {\"id\": \"a\", \"name\": \"A\"},\n  {\"id\": \"b\", \"na": "bricht am Ende ab (Zeile 3, Zeichen 18). Die Datei ist nicht vollständig",
		"{\"id\": \"a\"}\n{\"id\": \"b\", ":                              "bricht am Ende ab (Zeile 2",
		"{\"id\": \"a\", \"name\": \"M\xc3":                              "bricht am Ende ab",
		"[\n{\"id\": \"a\"},\n{\"id\": \"b\" \"name\": 1}]":              "Der Fehler steht in Zeile 3, Zeichen 12",
		"[{\"id\": \"a\",}]":                                             "Der Fehler steht in Zeile 1, Zeichen 13",
		"id;name\n1;Verein":                                              "Es beginnt so: „id;name",
		"<!DOCTYPE html><html>":                                          "Webseite",
		"%PDF-1.7":                                                       "PDF",
		zipped.String():                                                  "gepackt",
		packed("datapackage.json", "organizations.csv"):                  "keine Organisation und kein Angebot",
		packed("LIESMICH.txt", "netzwerke.csv", "netzwerke/eins.yaml"):   "Adresse seiner Schnittstelle",
		packed("[Content_Types].xml"):                                    "Excel",
		packed("daten.json"):                                             "packen Sie es zuerst aus",
		"PK\x03\x04 abgebrochen":                                         "nicht vollständig angekommen",
		"":                                                               "hier steht nichts",
		`{"version": "3.0", "name": "Verzeichnis", "profile": "x"}`:      "Selbstauskunft",
		`{"version": "3.0"}`:                                             "Selbstauskunft",
	} {
		if _, err := fileOf(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40q: %v, want %q", text, err, says)
		}
	}
}

func TestEveryUsualEncodingIsRead(t *testing.T) {
	t.Parallel()
	const text = `{"id": "a", "name": "Müller & Söhne – Straße"}`
	units := utf16.Encode([]rune(text))
	little, big := []byte("\xff\xfe"), []byte("\xfe\xff")
	for _, u := range units {
		little, big = binary.LittleEndian.AppendUint16(little, u), binary.BigEndian.AppendUint16(big, u)
	}
	windows := strings.NewReplacer("ü", "\xfc", "ö", "\xf6", "–", "\x96", "ß", "\xdf").Replace(text)
	mixed := strings.Replace(text, "ü", "\xfc", 1)
	for name, body := range map[string]struct {
		bytes string
		noted bool
	}{"UTF-8": {text, false}, "with a mark": {"\xef\xbb\xbf" + text, false}, "UTF-16": {string(little), false}, "UTF-16, the other way round": {string(big), false}, "Windows": {windows, true}, "in part": {mixed, true}} {
		reading, err := fileOf(body.bytes)
		if err != nil || len(reading.Organizations) != 1 || reading.Organizations[0].Name != "Müller & Söhne – Straße" ||
			(len(reading.Notes) == 1) != body.noted {
			t.Errorf("%s: %+v, %v", name, reading, err)
		}
	}
}
