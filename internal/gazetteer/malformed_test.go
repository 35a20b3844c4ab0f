package gazetteer

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMalformedFilesAreRefusedAndNothingIsStored(t *testing.T) {
	const header, kreis = "plz,ort,ags_kreis,lat,lon\n", "ags,name,anzeige,land_ags,lat,lon\n"
	const ring = `[[[7,51],[8,51],[8,52],[7,51]]]`
	feature := func(id, kind, coordinates string) string {
		return fmt.Sprintf(`{"type":"FeatureCollection","features":[{"id":%q,"geometry":{"type":%q,"coordinates":%s}}]}`, id, kind, coordinates)
	}
	for _, test := range []struct {
		name, content string
		want          []string // in the error, besides the file's name
	}{
		{"an empty file", "", []string{"Zeile 1"}},
		{"no rows", "plz,ags_kreise\n", []string{"Zeile 2"}},
		{"unknown columns", "a,b\n1,2\n", []string{"Zeile 1", "a, b"}},
		{"a postcode of four digits", "plz,ags_kreise\n44623,05916\n1067,14612\n", []string{"Zeile 3", "Feld plz", "1067"}},
		{"a lost leading zero", "plz,ags_kreise\n44623,5916\n", []string{"Zeile 2", "Feld ags_kreise"}},
		{"no Kreis at all", "plz,ags_kreise\n44623, \n", []string{"Zeile 2", "Feld ags_kreise"}},
		{"an unknown Kreis", "plz,ags_kreise\n44623,05916\n44625,05999\n", []string{"Zeile 3", "Feld ags_kreise", "05999"}},
		{"a Land that is none", "plz,ags_kreise\n44623,17001\n", []string{"Zeile 2", "Feld ags_kreise"}},
		{"the same postcode twice", "plz,ags_kreise\n44623,05916\n44623,05158\n", []string{"Zeile 3", "Feld plz"}},
		{"a missing field", "plz,ags_kreise\n44623\n", []string{"Zeile 2"}},
		{"an open quote", "plz,ags_kreise\n\"44623,05916\n", []string{"Zeile"}},
		{"NaN for a latitude", header + "44623,Herne,05916,NaN,7.2\n", []string{"Zeile 2", "Feld lat"}},
		{"infinity for a longitude", header + "44623,Herne,05916,51.5,Inf\n", []string{"Zeile 2", "Feld lon"}},
		{"a huge number", header + "44623,Herne,05916,1e999,7.2\n", []string{"Zeile 2", "Feld lat"}},
		{"a point at sea", header + "44623,Herne,05916,0,0\n", []string{"Zeile 2", "Feld lat"}},
		{"an empty name", kreis + "05916,,Herne,05,51.5,7.2\n", []string{"Zeile 2", "Feld name"}},
		{"an endless name", kreis + "05916," + strings.Repeat("x", 1000) + ",Herne,05,51.5,7.2\n", []string{"Zeile 2", "Feld name"}},
		{"a line break in a name", kreis + "05916,\"Her\nne\",Herne,05,51.5,7.2\n", []string{"Zeile 2", "Feld name"}},
		{"a tabulator in a name", kreis + "05916,Her\tne,Herne,05,51.5,7.2\n", []string{"Zeile 2", "Feld name"}},
		{"bytes that are not UTF-8", "plz,ags_kreise\n44623,05916\n4462\xff,05916\n", []string{"Zeile 3", "UTF-8"}},
		{"a NUL", "plz,ags_kreise\n44623,059\x0016\n", []string{"Zeile 2", "Nullzeichen"}},
		{"broken JSON", "{\n\"type\":\n", []string{"Zeile 3", "GeoJSON"}},
		{"JSON of another type", `{"type":"Topology"}`, []string{"features"}},
		{"a number where a list should be", `{"type":"FeatureCollection","features":7}`, []string{"GeoJSON"}},
		{"a shape of no region", feature("x", "Polygon", ring), []string{"Fläche 1", "Feld id"}},
		{"a shape of an unknown Kreis", feature("05999", "Polygon", ring), []string{"Fläche 1", "05999"}},
		{"a point for a shape", feature("05916", "Point", "[7,51]"), []string{"Fläche 1", "Feld geometry"}},
		{"a shape without points", feature("05916", "Polygon", "[]"), []string{"Fläche 1", "Feld geometry"}},
		{"a ring of two points", feature("05916", "Polygon", "[[[7,51],[8,52]]]"), []string{"Fläche 1", "Feld geometry"}},
		{"a shape off the map", feature("05916", "Polygon", `[[[7,51],[8,51],[1e300,52],[7,51]]]`), []string{"Fläche 1", "Feld geometry"}},
		{"points without a latitude", feature("05916", "Polygon", `[[[7],[8],[8],[7]]]`), []string{"Fläche 1", "Feld geometry"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			good := write(t, "gut.csv", "plz,ort,ags,ags_kreis,lat,lon,coord_src\n44623,Herne,05916000,05916,51.5,7.2,B\n")
			bad := write(t, "schlecht.csv", test.content)
			_, err := ImportFiles(dir, good, bad)
			if err == nil {
				t.Fatal("it was imported")
			}
			for _, want := range append(test.want, "schlecht.csv") {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error is %q, want it to name %q", err, want)
				}
			}
			if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
				t.Errorf("something was stored: %v, %v", entries, err)
			}
		})
	}
}

func TestImportRefusesWhatIsNoFileOrTooLarge(t *testing.T) {
	dir := t.TempDir()
	large := write(t, "gross.csv", "")
	if err := os.Truncate(large, maxImport+1); err != nil { // a sparse file: it takes no room
		t.Fatal(err)
	}
	same := write(t, "a.csv", "plz,ags_kreise\n44623,05916\n")
	for name, files := range map[string][]string{
		"a folder":              {dir},
		"a file that is absent": {filepath.Join(dir, "fehlt.csv")},
		"a file too large":      {large},
		"no file":               {},
		"two files of one kind": {same, write(t, "b.csv", "plz,ags_kreise\n44623,05158\n")},
	} {
		if _, err := ImportFiles(t.TempDir(), files...); err == nil {
			t.Errorf("%s was imported", name)
		}
	}
	if _, err := ImportFiles("", same); err == nil {
		t.Error("a file was imported into no folder")
	}
}

func TestNoContentMakesTheImportPanic(t *testing.T) {
	starts := []string{
		"",
		"plz,ags_kreise\n",
		"plz,ort,ags_kreis,lat,lon\n44623,",
		"ags,name,kurz\n05,",
		"\uFEFFags;name;anzeige;land_ags;lat;lon\n",
		`{"type":"FeatureCollection","features":[`,
		`{"type":"FeatureCollection","features":[{"id":"05916","geometry":{"type":"Polygon","coordinates":[[[7,`,
	}
	path := write(t, "x.csv", "")
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		content := rapid.SampledFrom(starts).
			Draw(t, "start") +
			string(
				rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"),
			) + rapid.StringMatching(`[0-9,;"\n{}\[\].eE+-]{0,40}`).
			Draw(t, "rest")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ImportFiles(dir, path); err == nil {
			if _, err := Open(dir); err != nil {
				t.Fatalf("what was imported cannot be opened: %v", err)
			}
		}
	})
}
