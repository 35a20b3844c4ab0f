package gazetteer

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sharedFiles returns every official file that can be imported.
func sharedFiles(t testing.TB) []string {
	t.Helper()
	var files []string
	for _, name := range []string{
		"plz_kreis.csv", "plz.csv", "plz_supplement.csv", "plz_geonames.csv", "kreise.csv", "laender.csv", "gemeinden.csv",
		"geo/kreise.geojson", "geo/laender.geojson",
	} {
		files = append(files, sharedFile(t, name))
	}
	return files
}

// write writes a file into a new folder and returns its path.
func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// imported returns a gazetteer with the files imported, and their report.
func imported(t testing.TB, files ...string) (*Gazetteer, Report) {
	t.Helper()
	dir := t.TempDir()
	report, err := ImportFiles(dir, files...)
	if err != nil {
		t.Fatal(err)
	}
	return open(t, dir), report
}

// everything returns a gazetteer with all official files imported, and their report. The tests share it.
func everything(t testing.TB) (*Gazetteer, Report) {
	t.Helper()
	files := sharedFiles(t)
	all.Do(func() { all.g, all.report = imported(t, files...) })
	if all.g == nil {
		t.Fatal("the import has failed in another test")
	}
	return all.g, all.report
}

var all struct {
	sync.Once
	g      *Gazetteer
	report Report
}

// checkExact fails unless each postcode is answered with exactly the official Kreise, certain if it is one.
func checkExact(t *testing.T, g *Gazetteer, official map[string][]string) {
	t.Helper()
	for plz, kreise := range official {
		var got []string
		for _, c := range g.Postcode(plz) {
			got = append(got, c.AGS)
			if c.Certain != (len(kreise) == 1) {
				t.Errorf("%s in %v: certain is %v", plz, kreise, c.Certain)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, slices.Sorted(slices.Values(kreise))) {
			t.Errorf("%s lies in %v, want %v", plz, got, kreise)
		}
	}
}

func TestImportAnswersExactlyAsTheFilesSay(t *testing.T) {
	official := officialKreise(t)
	for name, files := range map[string][]string{
		"Kreise of the postcodes alone":           {"plz_kreis.csv"},
		"the longer list with its supplement":     {"plz.csv", "plz_supplement.csv"},
		"all three, in another order":             {"plz_supplement.csv", "plz.csv", "plz_kreis.csv"},
		"together with the less exact place list": {"plz_kreis.csv", "plz_geonames.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			var paths []string
			for _, file := range files {
				paths = append(paths, sharedFile(t, file))
			}
			g, report := imported(t, paths...)
			checkExact(t, g, official)
			if report.Postcodes != len(official) {
				t.Errorf("%d postcodes imported, want %d", report.Postcodes, len(official))
			}
		})
	}
	t.Run("everything there is", func(t *testing.T) {
		g, report := everything(t)
		checkExact(t, g, official)
		var kinds []string
		for _, f := range report.Files {
			kinds = append(kinds, fmt.Sprintf("%s %s %d", filepath.Base(f.File), f.Kind, f.Rows))
		}
		want := []string{
			"plz_kreis.csv plz_kreis 8212", "plz.csv plz 12854", "plz_supplement.csv plz_supplement 68", "plz_geonames.csv plz_geonames 16299",
			"kreise.csv kreise 400", "laender.csv laender 16", "gemeinden.csv gemeinden 10997", "kreise.geojson kreis_shapes 400", "laender.geojson land_shapes 16",
		}
		if diff := cmp.Diff(want, kinds); diff != "" {
			t.Errorf("report (-want +got):\n%s", diff)
		}
	})
}

func TestAmbiguousPostcodesAreNeverCertainAfterAnImport(t *testing.T) {
	g, _ := everything(t)
	for plz, want := range map[string][]string{"40472": {"05111", "05158"}, "40721": {"05111", "05158"}, "39264": {"15082", "15086"}} {
		var got []string
		for _, c := range g.Postcode(plz) {
			got = append(got, c.AGS)
			if c.Certain {
				t.Errorf("%s is certain of %s", plz, c.Name)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s lies in %v, want %v", plz, got, want)
		}
	}
}

func TestImportTellsPlacesShapesAndPoints(t *testing.T) {
	g, _ := everything(t)
	if got, want := names(g.Place("Achterwehr")), []string{"place Achterwehr 01058"}; !slices.Equal(got, want) {
		t.Errorf("Place(Achterwehr) = %q, want %q", got, want)
	}
	if list := g.Place("Werder (Havel)"); len(list) != 1 || !list[0].Certain || list[0].Population == 0 {
		t.Errorf("Place(Werder (Havel)) = %+v, want one with its inhabitants", list)
	}
	if lat, lon, ok := g.PostcodePoint("01062"); !ok || Distance(lat, lon, 51.0289, 13.7239) > 0.1 {
		t.Errorf("01062 lies at %v, %v, want the point of the supplement", lat, lon)
	}
	if got := g.PostcodePlaces("40472"); !slices.Equal(got, []string{"Düsseldorf", "Ratingen"}) {
		t.Errorf("places of 40472 are %q", got)
	}
	n := 0
	for _, k := range g.Kreise() {
		path, ok := g.Shape(k.AGS)
		if !ok {
			t.Errorf("%s has no shape", k.Title)
			continue
		}
		n++
		x, y := g.Project(k.Lat, k.Lon)
		if !inside(rings(t, path), x, y) {
			t.Errorf("the official inner point of %s is drawn outside its shape", k.Title)
		}
	}
	if want := decodeFeatures(t, sharedFile(t, "geo/kreise.geojson")); n != want {
		t.Errorf("%d shapes, want %d", n, want)
	}
}

func TestPostcodesThatAreNotImportedKeepTheirEmbeddedAnswer(t *testing.T) {
	file := write(t, "neu.csv", "plz,ags_kreise\n44623,05158\n12999,11000 12061\n")
	g, _ := imported(t, file)
	if got := g.Postcode("44623"); len(got) != 1 || got[0] != (Candidate{"05158", "Mettmann", true}) {
		t.Errorf("44623 is %+v, want what was imported", got)
	}
	if got := g.Postcode("12999"); len(got) != 2 || got[0].Certain {
		t.Errorf("12999 is %+v, want the two imported Kreise", got)
	}
	if got, want := g.Postcode("38100"), open(t, "").Postcode("38100"); !slices.Equal(got, want) {
		t.Errorf("38100 is %+v, want %+v as embedded", got, want)
	}
	if got := g.PostcodePlaces("44623"); !slices.Equal(got, []string{"Herne"}) {
		t.Errorf("44623 has lost its place: %q", got)
	}
}

func TestSupplementComesBeforeWhatItPutsRight(t *testing.T) {
	plz := write(t, "a.csv", "plz,ort,ags,ags_kreis,lat,lon,coord_src\n64754,Eberbach,08226013,08226,49.469,8.9914,B\n")
	supplement := write(t, "b.csv", "plz,ort,ags,ags_kreis,lat,lon,coord_src\n64754,Hesseneck,,06437,49.5699,9.0629,S\n")
	g, _ := imported(t, plz, supplement)
	want := []Candidate{{"06437", "Odenwaldkreis", false}, {"08226", "Rhein-Neckar-Kreis", false}}
	if got := g.Postcode("64754"); !slices.Equal(got, want) {
		t.Errorf("64754 is %+v, want %+v", got, want)
	}
}

func TestFilesFromASpreadsheetAreUnderstood(t *testing.T) {
	file := write(
		t,
		"tabelle.csv",
		"\uFEFFPLZ;Ort;AGS;AGS_Kreis;Lat;Lon;Coord_Src;Bemerkung\r\n44623;\"Herne; Mitte\";05916000;05916;51,5380;7,2250;B;x\r\n",
	)
	g, _ := imported(t, file)
	lat, lon, _ := g.PostcodePoint("44623")
	if got := g.PostcodePlaces("44623"); lat != 51.538 || lon != 7.225 || !slices.Equal(got, []string{"Herne; Mitte"}) {
		t.Errorf("44623 is %q at %v, %v", got, lat, lon)
	}
}

func TestImportingTwiceChangesNothing(t *testing.T) {
	dir := t.TempDir()
	file := write(t, "a.csv", "plz,ags_kreise\n44623,05158\n")
	if _, err := ImportFiles(dir, file); err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile(filepath.Join(dir, archiveName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ImportFiles(dir, file); err != nil {
		t.Fatal(err)
	}
	second, err := os.ReadFile(filepath.Join(dir, archiveName))
	if err != nil {
		t.Fatal(err)
	}
	if string(first) != string(second) {
		t.Error("the second import of the same file stored something else")
	}
}

func TestALaterImportReplacesThatOfTheSameKindOnly(t *testing.T) {
	dir := t.TempDir()
	kreise := write(t, "k.csv", "ags,name,anzeige,land_ags,lat,lon\n05916,Herne,Herne am Kanal,05,51.54,7.22\n")
	for _, files := range [][]string{
		{kreise, write(t, "a.csv", "plz,ags_kreise\n44623,05158\n")},
		{write(t, "b.csv", "plz,ags_kreise\n44625,05158\n")},
	} {
		if _, err := ImportFiles(dir, files...); err != nil {
			t.Fatal(err)
		}
	}
	g := open(t, dir)
	if got := g.Postcode("44623"); got[0].AGS != "05916" {
		t.Errorf("44623 is %+v, want the embedded answer again", got)
	}
	if got := g.Postcode("44625"); got[0].AGS != "05158" {
		t.Errorf("44625 is %+v, want the answer imported last", got)
	}
	if k, _ := g.Kreis("05916"); k.Title != "Herne am Kanal" || k.Population == 0 {
		t.Errorf("Herne is %+v, want the title imported first and the inhabitants", k)
	}
}

func TestDamagedImportsAreAnErrorAndNotAGuess(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, archiveName), []byte("no zip"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); err == nil {
		t.Error("a damaged file was opened")
	}
	if _, err := Open(filepath.Join(dir, "absent")); err != nil {
		t.Errorf("a folder without imports: %v", err)
	}
}

func TestKindsOfFilesAreToldByTheirColumns(t *testing.T) {
	for _, k := range kinds() {
		var header []string
		for _, c := range k.columns {
			header = append(header, c.name)
		}
		got, ok := kindOf(append(header, "noch_etwas"))
		switch k.name {
		case plzSupplement:
			if got.name != plzPlaces {
				t.Errorf("a supplement is taken for %q", got.name)
			}
		case kreisShapes, landShapes:
			if ok {
				t.Errorf("a CSV file is taken for %q", got.name)
			}
		default:
			if got.name != k.name {
				t.Errorf("%q is taken for %q", k.name, got.name)
			}
		}
	}
	if len(kreisColumn) != 6 {
		t.Error("not every kind that names Kreise is checked")
	}
}

func TestTheManualNamesTheColumnsOfEveryKind(t *testing.T) {
	manual, err := os.ReadFile("../../BETRIEB.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds() {
		if k.name == kreisShapes || k.name == landShapes {
			continue // GeoJSON
		}
		row := "`"
		for i, c := range k.columns {
			if i > 0 {
				row += "`, `"
			}
			row += c.name
		}
		if !bytes.Contains(manual, []byte(row+"`")) {
			t.Errorf("BETRIEB.md does not name the columns of %s: %s`", k.name, row)
		}
	}
}
